/**
 * Workers that read, each one file at a time. In: a file or a paste. Out: what the readers found. A worker that is no longer
 * wanted, that fails or that is silent for too long is ended, whatever it is doing; the next file gets a fresh one.
 */
import { moduleWorker } from "../module-worker.js";
import { MAX_FILE } from "./bounds.js";
import { Refusal } from "./refusal.js";

/** The readers. */
const WORKER = new URL("./worker.js", import.meta.url).href;
/** So long a worker may say nothing, in milliseconds: by then something is wrong that no bound foresaw. */
const PATIENCE = 90_000;
/** So long a worker without work is kept, in milliseconds. */
const IDLE = 5000;

/** What is said of a file that cannot be opened at all. @param {string} name */
const SHUT = (name) => `“${name}” could not be opened. If it is a folder, drop it as a folder or choose the files inside it.`;

/** Sends a file's bytes to a worker that may not open it: one of a page that was opened from the disk, in WebKit. @param {Worker} to @param {number} id @param {File} file @param {boolean} whole */
async function handOver(to, id, file, whole) {
  const { name, size } = file;
  const bytes = size > MAX_FILE ? new ArrayBuffer(0) : await file.arrayBuffer();
  to.postMessage({ id, whole, name, size, bytes }, [bytes]);
}

/** @type {Set<Worker>} */ const idle = new Set();
let next = 1;

/** @param {Worker} worker */
function rest(worker) {
  idle.add(worker);
  setTimeout(() => { if (idle.delete(worker)) worker.terminate(); }, IDLE);
}

/** A worker at rest, or a new one. */
function worker() {
  for (const one of idle) {
    idle.delete(one);
    return one;
  }
  return moduleWorker(WORKER, "import");
}

/**
 * @param {string} name what the reader calls it
 * @param {{file: File} | {paste: import("./types").Clip}} job
 * @param {Required<import("./types").ReadOptions>} options
 * @returns {Promise<import("./types").Imported>}
 * @throws {Refusal} with one sentence for the reader; an `AbortError` when cancelled
 */
export function run(name, job, { signal, progress, whole }) {
  return new Promise((done, fail) => {
    if (signal.aborted) return fail(new DOMException("cancelled", "AbortError"));
    const id = next++;
    const mine = worker();
    const control = new AbortController();
    /** @type {ReturnType<typeof setTimeout>} */ let timer;
    const end = () => {
      clearTimeout(timer);
      control.abort();
    };
    const lost = (/** @type {Error} */ error) => {
      end();
      mine.terminate();
      fail(error);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => lost(new Refusal(`“${name}” takes too long to read: open it, copy the article and paste it here.`)), PATIENCE);
    };
    const broke = (/** @type {Event} */ event) => {
      event.preventDefault();
      lost(new Refusal(`“${name}” was not read: the reader of files stopped. Open the file again, or copy the article and paste it here.`));
    };
    mine.addEventListener("message", ({ data }) => {
      if (data.id !== id) return;
      wait();
      if (data.shut && "file" in job) return void handOver(mine, id, job.file, whole).catch(() => lost(new Refusal(SHUT(name))));
      if (data.what) return progress(data.done, data.what);
      end();
      // after a refusal nobody knows what a library has left behind
      if (data.refusal) mine.terminate();
      else rest(mine);
      if (data.refusal) fail(new Refusal(data.refusal));
      else done(data.found);
    }, { signal: control.signal });
    mine.addEventListener("error", broke, { signal: control.signal });
    mine.addEventListener("messageerror", broke, { signal: control.signal });
    signal.addEventListener("abort", () => lost(new DOMException("cancelled", "AbortError")), { signal: control.signal });
    wait();
    mine.postMessage({ id, whole, ...job });
  });
}
