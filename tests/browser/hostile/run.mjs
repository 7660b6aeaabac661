/** Reads a file in a thread whose memory is bounded, and counts the work: see `effort.mjs`. */
import { Worker } from "node:worker_threads";

/** The most that reading any file may hold in the engine's own memory, in MB; bytes out of containers are counted by themselves. */
export const MEMORY = 600;

/**
 * @typedef {{text?: string, length?: number, kind?: string, notes?: string[], removed?: number, refusal?: string, effort: number,
 *   used: {text: number, unpacked: number, nodes: number, steps: number}, said: string[]}} Outcome
 */

/** A thread that reads one file after another. */
export class Reading {
  /** @type {Worker | null} */ #worker = null;
  #counted;

  /** @param {{counted: boolean}} options whether the work is counted, which is slow */
  constructor({ counted }) {
    this.#counted = counted;
  }

  /** @param {{name?: string, bytes?: Uint8Array, paste?: object}} job @returns {Promise<Outcome>} */
  async read(job) {
    if (!this.#worker) {
      this.#worker = new Worker(new URL("./effort.mjs", import.meta.url), { workerData: { counted: this.#counted }, resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
      await this.#next();
    }
    this.#worker.postMessage(job);
    return this.#next();
  }

  /** @returns {Promise<any>} */
  #next() {
    const worker = /** @type {Worker} */ (this.#worker);
    return new Promise((done, fail) => {
      const answered = (/** @type {unknown} */ answer) => {
        worker.off("error", failed);
        done(answer);
      };
      const failed = (/** @type {unknown} */ error) => {
        worker.off("message", answered);
        this.#worker = null;
        fail(error);
      };
      worker.once("message", answered).once("error", failed);
    });
  }

  /** The next file gets a fresh thread. */
  async end() {
    await this.#worker?.terminate();
    this.#worker = null;
  }
}
