/**
 * The readers' side of the bridge. In: {id, whole, file} or {id, paste}. Out: {id, done, what} on the way, then {id, found} or {id, refusal};
 * {id, shut} where this browser lets no worker open the file: then it is sent again with its bytes, {id, name, size, bytes}.
 * It holds nothing between two files, so it can be ended at any time.
 */
import { readFile, readPaste } from "./readers.js";
import { Refusal } from "./refusal.js";

/** How often it is said how far it is, in milliseconds. */
const PACE = 50;

/** Whether this worker may read the file at all. @param {File} file */
const opens = (file) => file.slice(0, 1).arrayBuffer().then(() => true, () => false);

/** Bytes as a file is read. @param {{name: string, size: number, bytes: ArrayBuffer}} message */
const held = ({ name, size, bytes }) => ({ name, size, slice: (/** @type {number} */ start, /** @type {number} */ end) => /** @type {any} */ ({ arrayBuffer: async () => bytes.slice(start, end) }), arrayBuffer: async () => bytes });

self.addEventListener("message", async ({ data }) => {
  const { id, whole, file, paste, bytes } = data;
  if (!id) return; // a library's own
  if (file && !await opens(file)) return self.postMessage({ id, shut: true });
  let told = 0;
  const progress = (/** @type {number} */ done, /** @type {string} */ what) => {
    const now = performance.now();
    if (now - told < PACE) return;
    told = now;
    self.postMessage({ id, done, what });
  };
  try {
    self.postMessage({ id, found: await (paste ? readPaste(paste, progress) : readFile(bytes ? held(data) : file, progress, undefined, whole)) });
  } catch (error) {
    self.postMessage({ id, refusal: error instanceof Refusal ? error.message : String(error) });
  }
});
