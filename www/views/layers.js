/**
 * The layers: each switch is legend, filter and count in one, and two arrows go from mark to mark of the layer that was pressed last.
 * Beside them plain text, "Read first", which hides all answers until a class reveals them, and the key to the marks.
 */
import { byId, h } from "../dom.js";
import { grammar } from "./grammar.js";

/** @typedef {import("../types").Layer} Layer */
/** @typedef {import("../types").Reading} Reading */
/** @typedef {{start: number, end: number}} Span */

/**
 * `of`: what its marks are made from, so that they are found once though the reading is corrected.
 * @type {{layer: Layer, name: string, nothing: string, of: (reading: Reading) => object, marks: (reading: Reading) => Span[]}[]}
 */
export const LAYERS = [
  { layer: "who", name: "Who", nothing: "nobody is cited", of: (r) => r.passages, marks: (r) => r.passages.filter(({ attribution }) => !attribution.scare) },
  { layer: "sure", name: "How sure", nothing: "every passage is stated as fact", of: (r) => r.passages, marks: (r) => r.passages.filter(({ style, attribution }) => style !== "stated" && !attribution.scare) },
  { layer: "names", name: "Names", nothing: "no name was found", of: (r) => r.report.entities, marks: (r) => inOrder(r.report.entities.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === "name"))) },
  { layer: "figs", name: "Figures", nothing: "no figure or date was found", of: (r) => r.report.quantities, marks: (r) => inOrder([...r.report.quantities, ...r.report.dates]) },
  { layer: "word", name: "Wording", nothing: "no wording is marked", of: (r) => r.report.signals, marks: (r) => inOrder(r.report.signals) },
];

/** @param {Span[]} spans */
const inOrder = (spans) => [...spans].sort((a, b) => a.start - b.start);

/** Marks in reading order, by what they are made from and layer: they are counted and stepped through. @type {WeakMap<object, Map<Layer, Span[]>>} */
const known = new WeakMap();

/** @param {Reading} reading @param {Layer} layer @returns {Span[]} */
export function marksOf(reading, layer) {
  const row = /** @type {typeof LAYERS[number]} */ (LAYERS.find((one) => one.layer === layer));
  const from = row.of(reading);
  const of = known.get(from) ?? new Map();
  known.set(from, of);
  const marks = of.get(layer) ?? row.marks(reading);
  of.set(layer, marks);
  return marks;
}

const NONE = { who: false, sure: false, names: false, figs: false, word: false };

/** Turns one layer on or off. @param {import("../store.js").Store} store @param {Layer} layer */
export function toggle(store, layer) {
  const { layers, plain } = store.state;
  const all = plain ? NONE : layers;
  store.update({ layers: { ...all, [layer]: !all[layer] }, plain: false });
}

/** @param {import("../store.js").Store} store */
export function togglePlain(store) {
  store.update({ plain: !store.state.plain });
}

/** @param {import("../store.js").Store} store @param {import("./places.js").Places} places */
export function mountLayers(store, places) {
  const root = byId("layers");
  /** Where the arrows are. */
  let at = -1;
  const buttons = LAYERS.map(({ layer, name }, index) =>
    h("button", { type: "button", "data-layer": layer, on: { click: () => { at = -1; store.update({ layer }); toggle(store, layer); say(); } } },
      h("kbd", null, index + 1), h("i", { class: `t-${layer}` }, name), h("sup")));
  const where = h("span", { class: "at" });
  const step = (/** @type {number} */ by) => {
    const { reading, layers, layer: current } = store.state;
    if (!reading) return;
    const marks = marksOf(reading, current);
    if (!marks.length) return;
    if (!layers[current]) toggle(store, current);
    at = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    places.show(marks[at].start, marks[at].end);
    say();
  };
  const arrow = (/** @type {string} */ sign, /** @type {string} */ words, /** @type {number} */ by) =>
    h("button", { type: "button", class: "arrow", "aria-label": words, title: words, on: { click: () => step(by) } }, sign);
  const arrows = h("span", { class: "arrows", role: "group" }, arrow("‹", "Previous mark", -1), where, arrow("›", "Next mark", 1));
  const plain = h("button", { type: "button", class: "plain", on: { click: () => togglePlain(store) } }, h("kbd", null, 0), h("span", null, "Plain text"));
  const first = h("button", { type: "button", class: "first", title: "Hides the answers, to be revealed layer by layer", on: { click: () => readFirst(store) } }, "Read first");
  const legend = h("dl", { class: "grammar legend", id: "legend", hidden: true }, grammar().map(([sample, means]) => h("div", null, h("dt", null, sample), h("dd", null, means))));
  const key = h("button", { type: "button", "aria-expanded": "false", "aria-controls": "legend", on: { click: () => {
    legend.hidden = !legend.hidden;
    key.setAttribute("aria-expanded", String(!legend.hidden));
  } } }, "Key");
  root.append(...buttons, arrows, plain, first, key);
  root.after(legend);

  function say() {
    const { reading, layer: current } = store.state;
    const name = LAYERS.find(({ layer }) => layer === current)?.name ?? "";
    const many = reading ? marksOf(reading, current).length : 0;
    where.textContent = at < 0 ? `${many}` : `${at + 1} of ${many}`;
    arrows.setAttribute("aria-label", `Marks of the layer ${name}`);
    arrows.hidden = many === 0;
  }
  store.subscribe((state) => state.reading, () => { at = -1; });
  store.subscribe((state) => [state.layers, state.plain, state.reading, state.first], () => {
    const { layers, plain: off, reading, first: hidden } = store.state;
    LAYERS.forEach(({ layer, nothing }, index) => {
      const many = reading ? marksOf(reading, layer).length : 0;
      const empty = reading !== null && many === 0;
      const button = buttons[index];
      button.setAttribute("aria-pressed", String(layers[layer] && !off));
      button.classList.toggle("empty", empty);
      button.title = empty ? `Nothing to show: ${nothing}` : "";
      const mark = button.querySelector("sup");
      // a count is an answer too
      if (mark) mark.textContent = hidden && !layers[layer] ? "" : String(many);
    });
    plain.setAttribute("aria-pressed", String(off));
    first.setAttribute("aria-pressed", String(hidden));
    say();
  });
  store.subscribe((state) => state.editing, (editing) => { root.hidden = editing; });
  root.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const all = [...root.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
    const from = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (!way || from < 0) return;
    event.preventDefault();
    all[(from + way + all.length) % all.length].focus();
  });
}

/** The layers as they were before the answers were hidden. @type {import("../types").State["layers"] | null} */
let before = null;

/** Hides the answers, or shows them all again. @param {import("../store.js").Store} store */
export function readFirst(store) {
  const { first, layers } = store.state;
  if (!first) before = layers;
  store.update(first ? { first: false, missing_shown: false, layers: before ?? layers, plain: false } : { first: true, missing_shown: false, layers: NONE, plain: false, lit: -1, at: -1 });
}
