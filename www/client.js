/**
 * The page's side of the bridge: promises over numbered messages. Starts the worker when first asked, replaces it
 * when it fails or is aborted, and lets nobody wait in vain. Knows no view and no report.
 */
import { moduleWorker } from "./module-worker.js";

/** The error of a call. `kind`: input (a sentence for the reader), engine, crash, aborted. */
export class EngineError extends Error {
  /** @param {"input" | "engine" | "crash" | "aborted"} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** The engine's worker. */
const WORKER = new URL("./worker.js", import.meta.url).href;

export class Client {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: EngineError) => void}>} */ #pending = new Map();
  #next = 1;

  /** Starts the engine and waits until it can read. @returns {Promise<{outside: number}>} */
  load() {
    return this.#call({ action: "load" });
  }

  /**
   * @param {string} text
   * @param {import("./types").AnalyzeOptions} [options]
   * @returns {Promise<{report: import("./types").Report, ms: number, outside: number}>}
   */
  async analyze(text, options = {}) {
    const { json, ...rest } = await this.#call({ action: "analyze", text, options });
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

  /** Stops whatever runs; the next call starts a fresh worker. */
  abort() {
    this.#stop(new EngineError("aborted", "stopped for a newer text"));
  }

  /** @param {Record<string, unknown>} message @returns {Promise<any>} */
  #call(message) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#pending.set(id, { resolve, reject });
      try {
        this.#worker ??= this.#start();
        this.#worker.postMessage({ id, ...message });
      } catch (error) {
        this.#stop(new EngineError("crash", String(error)));
      }
    });
  }

  #start() {
    const worker = moduleWorker(WORKER, "engine");
    const broke = (/** @type {string} */ why) => {
      if (worker === this.#worker) this.#stop(new EngineError("crash", why));
    };
    worker.addEventListener("message", ({ data }) => this.#answer(worker, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      broke(event.message || "the worker could not be started");
    });
    worker.addEventListener("messageerror", () => broke("an answer could not be read"));
    return worker;
  }

  /** @param {Worker} worker @param {{id: number, ok?: unknown, error?: {kind: any, message: string, fatal: boolean}}} data */
  #answer(worker, { id, ok, error }) {
    const waiting = worker === this.#worker ? this.#pending.get(id) : undefined;
    if (!waiting) return; // a late answer of an aborted call
    this.#pending.delete(id);
    if (!error) return waiting.resolve(ok);
    const failure = new EngineError(error.kind, error.message);
    waiting.reject(failure);
    if (error.fatal) this.#stop(failure);
  }

  /** @param {EngineError} error */
  #stop(error) {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(error);
    if (!waiting.length && error.kind === "crash") this.onidlecrash?.(error);
  }

  /** Called when the worker dies while nobody waits. @type {((error: EngineError) => void) | null} */
  onidlecrash = null;
}
