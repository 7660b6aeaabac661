/**
 * The readers' side of the bridge. In: {id, file} or {id, paste}. Out: {id, done, what} on the way, then {id, found} or {id, refusal}.
 * It holds nothing between two files, so it can be ended at any time.
 */
import { readFile, readPaste } from "./readers.js";
import { Refusal } from "./refusal.js";

/** How often it is said how far it is, in milliseconds. */
const PACE = 50;

self.addEventListener("message", async ({ data: { id, file, paste } }) => {
  if (!id) return; // a library's own
  let told = 0;
  const progress = (/** @type {number} */ done, /** @type {string} */ what) => {
    const now = performance.now();
    if (now - told < PACE) return;
    told = now;
    self.postMessage({ id, done, what });
  };
  try {
    self.postMessage({ id, found: await (file ? readFile(file, progress) : readPaste(paste, progress)) });
  } catch (error) {
    self.postMessage({ id, refusal: error instanceof Refusal ? error.message : String(error) });
  }
});
