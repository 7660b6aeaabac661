/**
 * How much work it is to read a file: run as a thread, so that its memory has a bound. In: {name, bytes} or {paste}. Out: what came
 * of it, what was counted on the way, and how often the blocks of the readers' and the libraries' code were run, as the engine
 * counts them: the same on every machine.
 */
import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";

/** Newer than the oldest Node that builds the page; browsers have them. */
Promise.withResolvers ??= /** @type {any} */ (() => {
  /** @type {any} */ const out = {};
  out.promise = new Promise((resolve, reject) => Object.assign(out, { resolve, reject }));
  return out;
});
console.warn = () => {};
console.log = () => {};

const session = new Session();
session.connect();
/** @param {string} method @param {object} [parameters] @returns {Promise<any>} */
const ask = (method, parameters) => new Promise((done, fail) => session.post(method, parameters, (error, answer) => (error ? fail(error) : done(answer))));
await ask("Profiler.enable");
// counted from before the readers are loaded: what is compiled earlier is counted by whole functions only
if (workerData.counted) await ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const { readFile, readPaste } = await import("../../../www/import/readers.js");
const { Bounds } = await import("../../../www/import/bounds.js");
/** @param {{result: {url: string, functions: {ranges: {count: number}[]}[]}[]}} coverage */
function blocks({ result }) {
  let sum = 0;
  for (const { url, functions } of result) if (/\/www\//.test(url)) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  return sum;
}

parentPort?.on("message", async ({ name, bytes, paste }) => {
  const bounds = new Bounds();
  if (workerData.counted) await ask("Profiler.takePreciseCoverage"); // from nought
  /** @type {any} */ let out;
  /** @type {string[]} */ const said = [];
  const progress = (/** @type {number} */ _, /** @type {string} */ what) => { if (said.length < 50) said.push(what); };
  try {
    const { text, kind, notes, removed } = paste ? await readPaste(paste, progress, bounds) : await readFile(new File([bytes], name), progress, bounds);
    out = { text: text.slice(0, 200), length: text.length, kind, notes, removed: removed.length };
  } catch (error) {
    out = { refusal: error instanceof Error ? error.message : String(error) };
  }
  const effort = workerData.counted ? blocks(await ask("Profiler.takePreciseCoverage")) : 0;
  parentPort?.postMessage({ ...out, effort, used: bounds.used, said });
});
parentPort?.postMessage("ready");
