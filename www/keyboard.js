/** Single keys. Ignored in fields, with modifiers, and when switched off in help (WCAG 2.1.4). */
import { byId } from "./dom.js";
import { LAYERS, toggle, togglePlain } from "./views/layers.js";
import { nextTheme } from "./views/shell.js";

/** @typedef {{start: number, end: number}} Span */

/**
 * @param {import("./store.js").Store} store
 * @param {import("./views/places.js").Places} places
 * @param {{span: () => Span | null, selected: () => Span | null}} picked
 * @param {{add: (span: Span) => unknown, why: (span: Span) => unknown, word: (span: Span) => unknown, copy: (span: Span) => unknown}} acts
 * @param {{help: () => void, exports: () => void, find: () => void}} open
 */
export function listen(store, places, picked, acts, open) {
  const step = (/** @type {number} */ by) => {
    const { reading, at } = store.state;
    if (reading) places.toLine(Math.max(0, Math.min(reading.lines.length - 1, at + by)));
  };
  const nextSource = () => {
    const { reading, lit } = store.state;
    if (!reading?.speakers.length) return;
    const order = [...reading.speakers].sort((a, b) => b.share - a.share || a.index - b.index).map(({ index }) => index);
    store.update({ lit: order[(order.indexOf(lit) + 1) % order.length] });
  };
  const putOut = () => {
    store.update({ lit: -1, at: -1, hot: -1, notice: "" });
    places.clear();
  };
  /** From passage to passage, in reading order, each with its source in the light. @param {number} by */
  const passage = (by) => {
    const { reading } = store.state;
    if (!reading?.passages.length) return;
    const last = reading.passages.length - 1;
    const index = reading.passages.findIndex(({ id }) => id === passed);
    const next = reading.passages[index < 0 ? (by > 0 ? 0 : last) : Math.max(0, Math.min(last, index + by))];
    passed = next.id;
    store.update({ lit: next.source });
    places.show(next.start, next.end);
  };
  let passed = -1;
  /** @param {(span: Span) => unknown} act @param {Span | null} span @param {string} advice */
  const on = (act, span, advice) => (span ? act(span) : store.update({ notice: advice }));
  const choose = "Go to a sentence with J, or select words, first.";
  /** @type {Record<string, () => void>} */
  const keys = {
    "/": open.find, n: () => passage(1), p: () => passage(-1),
    a: () => on(acts.add, picked.selected(), "Select the words that somebody says first."),
    c: () => on(acts.copy, picked.span(), choose),
    w: () => on(acts.why, picked.span(), choose), g: () => on(acts.word, picked.span(), choose),
    j: () => step(1), k: () => step(-1), s: nextSource, escape: putOut, e: open.exports, 0: () => togglePlain(store) };
  LAYERS.forEach(({ layer }, index) => { keys[index + 1] = () => toggle(store, layer); });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("textarea, input, select, dialog, .card")) return;
    const key = event.key.toLowerCase();
    if (!store.state.keys && key !== "escape") return;
    if (key === "?") open.help();
    else if (key === "t") nextTheme(store);
    else if (key === "l") store.update({ large: !store.state.large });
    else if (store.state.view === "read" && byId("export-menu").hidden && Object.hasOwn(keys, key)) {
      event.preventDefault();
      keys[key]();
    }
  });
}
