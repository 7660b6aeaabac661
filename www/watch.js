/**
 * Notices that a worker is gone, though no event says so. It holds a lock as long as it lives: when this page gets the lock, the
 * worker is gone. A worker that lives but hangs, and one in a browser without locks, is known by its silence: while it is idle or
 * fetches something it answers a beat; while it works on a text it cannot, and says so before: then it has time by the length of the
 * text. Beats are counted and not seconds, so that a page that the browser put to sleep wakes up in peace. Knows no worker.
 */

/**
 * Waits until a lock that a worker holds is free. @param {string} name @param {() => void} gone
 */
export function whenFree(name, gone) {
  // a page without a host may be given no locks
  navigator.locks?.request(name, gone).catch(() => {});
}

/** Milliseconds from one beat to the next. */
const PACE = 2500;
/** Beats that may stay without an answer once it can read: twenty seconds. It answers or says that it begins before it does anything else. */
const SILENCE = 8;
/** The same while it is made ready: two minutes, since compiling the engine takes long where much else is done. */
const MAKING = 48;
/** The same before its first answer, while its script is still fetched: four minutes. */
const FIRST = 96;
/** Beats that a text may take, however short: four minutes; and for each million characters of it: six minutes. */
const WORK = 96;
const WORK_PER_MILLION = 144;

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

  /**
   * The worker said something.
   * @param {number | null} work characters of the text that it begins to work on, or null @param {boolean} ready whether it can read
   */
  heard(work, ready) {
    const idle = ready ? SILENCE : MAKING;
    this.#missed = 0;
    this.#patience = work === null ? idle : WORK + WORK_PER_MILLION * (work / 1e6);
  }

  #look() {
    if (this.#missed++ < this.#patience) return this.#beat();
    this.rest();
    this.#gone();
  }
}
