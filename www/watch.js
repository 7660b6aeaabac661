/**
 * Notices that a worker is gone, though no event says so. A worker that is idle or fetches something answers a beat; while it works
 * on a text it cannot, and says so before: then it has time by the length of the text. Counts beats and not seconds, so that a page
 * that the browser put to sleep wakes up in peace. Knows no worker.
 */

/** Milliseconds from one beat to the next. */
const PACE = 2500;
/** Beats that may stay without an answer: 20 seconds. */
const SILENCE = 8;
/** The same before its first answer, while its script is still fetched: two minutes. */
const FIRST = 48;
/** Beats that a text may take, however short: a minute; and for each million characters of it: three minutes. */
const WORK = 24;
const WORK_PER_MILLION = 72;

export class Watch {
  #beat;
  #gone;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;
  #missed = 0;
  /** Beats that may stay without an answer now. */
  #patience = FIRST;

  /** @param {() => void} beat asks for an answer @param {() => void} gone is told that none came */
  constructor(beat, gone) {
    this.#beat = beat;
    this.#gone = gone;
  }

  /** A new worker: its script is still to be fetched. */
  begin() {
    this.#missed = 0;
    this.#patience = FIRST;
  }

  /** Somebody waits for an answer. */
  wait() {
    this.#timer ??= setInterval(() => this.#look(), PACE);
  }

  /** Nobody waits any more. */
  rest() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#missed = 0;
  }

  /** The worker said something. @param {number | null} work characters of the text that it begins to work on, or null */
  heard(work) {
    this.#missed = 0;
    this.#patience = work === null ? SILENCE : WORK + WORK_PER_MILLION * (work / 1e6);
  }

  #look() {
    if (this.#missed++ < this.#patience) return this.#beat();
    this.rest();
    this.#gone();
  }
}
