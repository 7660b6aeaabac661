/**
 * The page's side of the bridge: promises over numbered messages. Starts the worker when first asked, replaces it when it fails,
 * falls silent or is aborted, does once more what a dead one was asked for, and lets nobody wait in vain. Knows no view and no report.
 */
import { moduleWorker } from "./module-worker.js";
import { Watch, whenFree } from "./watch.js";

/** The engine's worker. */
const WORKER = new URL("./worker.js", import.meta.url).href;

/** The error of a call. `kind`: input (a sentence for the reader), engine, load (`address` could not be fetched), crash (twice), aborted. */
export class EngineError extends Error {
  /** @param {"input" | "engine" | "load" | "crash" | "aborted"} kind @param {string} message @param {string} [address] */
  constructor(kind, message, address = WORKER) {
    super(message);
    this.kind = kind;
    this.address = address;
  }
}

/** @typedef {{resolve: (value: any) => void, reject: (error: EngineError) => void, message: {action: string} & Record<string, any>, tries: number}} Call */

/** Characters that a call is about. @param {Call["message"]} message */
const sizeOf = ({ text = "", a = "", b = "" }) => text.length + a.length + b.length;

export class Client {
  /** @type {Worker | null} */ #worker = null;
  /** Calls without an answer, in the order in which the worker takes them. @type {Map<number, Call>} */ #pending = new Map();
  #next = 1;
  /** Whether the present worker has ever answered. */
  #heard = false;
  /** Whether it can read. */
  #ready = false;
  #watch = new Watch(() => this.#worker?.postMessage({ action: "beat" }), () => this.#stop(new EngineError("crash", "the engine fell silent")));

  /** Starts the engine and waits until it can read. @returns {Promise<{outside: number}>} */
  load() {
    return this.#call({ action: "load" });
  }

  /**
   * @param {string} text
   * @param {import("./types").AnalyzeOptions} [options]
   * @param {boolean} [steps] whether what a long text counts is told before it is read
   * @returns {Promise<{report: import("./types").Report, ms: number, outside: number}>}
   */
  async analyze(text, options = {}, steps = false) {
    const { json, ...rest } = await this.#call({ action: "analyze", text, options, steps });
    return { report: JSON.parse(json), ...rest };
  }

  /**
   * The tokens of every sentence that a stretch of the text touches; `head` is an index into this list, or -1.
   * @param {string} text @param {number} start @param {number} end
   * @returns {Promise<import("./types").Token[]>}
   */
  words(text, start, end) {
    return this.#call({ action: "words", text, start, end });
  }

  /** @param {string} text @param {import("./types").Question} [question] @returns {Promise<import("./types").Study>} */
  study(text, question = {}) {
    return this.#call({ action: "study", text, question });
  }

  /** @param {string} a @param {string} b @param {{a: import("./types").ComparisonSide, b: import("./types").ComparisonSide}} sides @returns {Promise<import("./types").Comparison>} */
  compare(a, b, sides) {
    return this.#call({ action: "compare", a, b, sides });
  }

  /** The rules of wording: name, kind, reason, origin, a sentence that each marks and one that it leaves alone. @returns {Promise<[string, string, string, string, string, string][]>} */
  rules() {
    return this.#call({ action: "rules" });
  }

  /** The statistics of parts of a text. @param {string} text @param {import("./types").Pair[][]} parts @returns {Promise<import("./types").Statistics[]>} */
  measure(text, parts) {
    return this.#call({ action: "measure", text, parts });
  }

  /** Stops whatever runs; the next call starts a fresh worker. */
  abort() {
    this.#stop(new EngineError("aborted", "stopped for a newer text"));
  }

  /** @param {Call["message"]} message @returns {Promise<any>} */
  #call(message) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#pending.set(id, { resolve, reject, message, tries: 0 });
      this.#send(id, message);
    });
  }

  /** @param {number} id @param {Call["message"]} message */
  #send(id, message) {
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage({ id, ...message });
      this.#watch.wait();
    } catch (error) {
      this.#stop(new EngineError("load", String(error)));
    }
  }

  #start() {
    const worker = moduleWorker(WORKER, "engine");
    const broke = (/** @type {string} */ why) => {
      if (worker === this.#worker) this.#stop(new EngineError(this.#heard ? "crash" : "load", why));
    };
    this.#heard = this.#ready = false;
    this.#watch.begin();
    worker.addEventListener("message", ({ data }) => this.#answer(worker, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      broke(event.message || "the worker could not be started");
    });
    worker.addEventListener("messageerror", () => broke("an answer could not be read"));
    const lock = `sourcelight-engine-${performance.now()}-${Math.random()}`;
    worker.addEventListener("message", ({ data }) => { if (data.holds) whenFree(lock, () => broke("the engine is gone")); });
    worker.postMessage({ action: "hold", lock });
    return worker;
  }

  /** @param {Worker} worker @param {{id: number, fetched?: number, counted?: NonNullable<import("./types").State["counted"]>, ok?: unknown, error?: {kind: any, message: string, fatal: boolean, address?: string}, beat?: boolean}} data */
  #answer(worker, { id, ok, error, beat, fetched, counted }) {
    if (worker !== this.#worker) return;
    if (fetched !== undefined) return this.onfetched?.(fetched);
    if (counted) return this.oncounted?.(counted);
    this.#heard = true;
    // it says so before it works, and only what can read works or has an answer
    this.#ready ||= Boolean(beat || ok);
    // what it works on is the first in line
    const [first] = this.#pending.values();
    this.#watch.heard(beat && first ? sizeOf(first.message) : null, this.#ready);
    const waiting = this.#pending.get(id);
    if (!waiting) return; // a late answer of an aborted call
    const failure = error && new EngineError(error.kind, error.message, error.address);
    // what it was asked for is done once more by the next worker
    if (failure && error?.fatal) return this.#stop(failure);
    this.#pending.delete(id);
    if (!this.#pending.size) this.#watch.rest();
    if (failure) waiting.reject(failure);
    else waiting.resolve(ok);
  }

  /** @param {EngineError} error */
  #stop(error) {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#pending];
    this.#pending.clear();
    this.#watch.rest();
    if (error.kind === "crash") {
      // the first in line is what it died of, if anything is; the others only stood behind it
      const [first] = waiting;
      if (first && ++first[1].tries > 1) /** @type {[number, Call]} */ (waiting.shift())[1].reject(error);
      for (const [id, call] of waiting) this.#pending.set(id, call);
      for (const [id, { message }] of waiting) if (this.#pending.has(id)) this.#send(id, message);
      this.onrestart?.();
    } else for (const [, { reject }] of waiting) reject(error);
  }

  /** Called with the bytes of the engine that have come. @type {((bytes: number) => void) | null} */
  onfetched = null;

  /** Called with what a long text counts, before it is read. @type {((counted: NonNullable<import("./types").State["counted"]>) => void) | null} */
  oncounted = null;

  /** Called when the worker died and what waited for it is done once more. @type {(() => void) | null} */
  onrestart = null;
}
