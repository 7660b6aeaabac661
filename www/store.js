/**
 * The one state of the page. In: patches. Out: calls to those who look at what changed.
 * Knows no view and no engine.
 */

import { NO_RULES } from "./wording-rules.js";

/** @typedef {import("./types").State} State */

/** @type {State} */
const FIRST = {
  phase: "idle", view: "start", editing: false, article: null, earlier: null, reading: null, shown: null, ms: 0, error: "", notice: "",
  layers: { who: true, sure: true, names: false, figs: true, word: true }, plain: false, lit: -1, at: -1, hot: -1,
  first: false, missing_shown: false, rules: NO_RULES, rules_before: [], rules_undone: [], rules_kept: false, layer: "who", large: false, keys: true, theme: "auto", remember: false, outside: 0, missing: false, stopped: false, fetched: 0, counted: null,
};

/** Same value, or two lists of the same values. @param {unknown} a @param {unknown} b */
function same(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
  return Object.is(a, b);
}

export class Store {
  /** @type {State} */ #state = { ...FIRST };
  /** @type {Set<{select: (state: State) => unknown, run: (value: any, state: State) => void, last: unknown}>} */
  #watchers = new Set();

  get state() {
    return this.#state;
  }

  /** @param {Partial<Omit<State, "shown">>} patch */
  update(patch) {
    const next = { ...this.#state, ...patch };
    this.#state = next.editing ? next : { ...next, shown: next.reading };
    for (const watcher of this.#watchers) {
      const value = watcher.select(this.#state);
      if (same(value, watcher.last)) continue;
      watcher.last = value;
      watcher.run(value, this.#state);
    }
  }

  /**
   * Calls `run` now and whenever what `select` picks changes (a list is compared item by item).
   * @template T
   * @param {(state: State) => T} select
   * @param {(value: T, state: State) => void} run
   * @param {AbortSignal} [signal]
   */
  subscribe(select, run, signal) {
    const watcher = { select, run, last: /** @type {unknown} */ (select(this.#state)) };
    this.#watchers.add(watcher);
    signal?.addEventListener("abort", () => this.#watchers.delete(watcher));
    run(/** @type {T} */ (watcher.last), this.#state);
  }
}
