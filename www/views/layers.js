/** The layers' switches: legend, filter and count in one. A layer with nothing to show says so. */
import { byId, h } from "../dom.js";

/** @typedef {import("../types").Layer} Layer */

/** @type {{layer: Layer, name: string, nothing: string, count: (reading: import("../types").Reading) => number}[]} */
export const LAYERS = [
  { layer: "who", name: "Who", nothing: "nobody is cited", count: (r) => r.passages.length },
  { layer: "sure", name: "How sure", nothing: "no passage to grade", count: (r) => r.passages.length },
  { layer: "names", name: "Names", nothing: "no name was found", count: (r) => r.report.entities.length },
  { layer: "figs", name: "Figures", nothing: "no figure or date was found",
    count: (r) => r.report.quantities.length + r.report.dates.length },
  { layer: "word", name: "Wording", nothing: "no wording is marked", count: (r) => r.report.signals.length },
];

/** Turns one layer on or off. @param {import("../store.js").Store} store @param {Layer} layer */
export function toggle(store, layer) {
  const { layers, plain } = store.state;
  const all = plain ? { who: false, sure: false, names: false, figs: false, word: false } : layers;
  store.update({ layers: { ...all, [layer]: !all[layer] }, plain: false });
}

/** @param {import("../store.js").Store} store */
export function togglePlain(store) {
  store.update({ plain: !store.state.plain });
}

/** @param {import("../store.js").Store} store */
export function mountLayers(store) {
  const root = byId("layers");
  const buttons = LAYERS.map(({ layer, name }, index) =>
    h("button", { type: "button", "data-layer": layer, on: { click: () => toggle(store, layer) } },
      h("kbd", null, index + 1), h("i", { class: `t-${layer}` }, name), h("sup")));
  const plain = h("button", { type: "button", class: "plain", on: { click: () => togglePlain(store) } },
    h("kbd", null, 0), h("span", null, "Plain text"));
  root.append(...buttons, plain);
  store.subscribe((state) => [state.layers, state.plain, state.reading], () => {
    const { layers, plain: off, reading } = store.state;
    LAYERS.forEach(({ layer, nothing, count }, index) => {
      const empty = reading !== null && count(reading) === 0;
      const button = buttons[index];
      button.setAttribute("aria-pressed", String(layers[layer] && !off));
      button.classList.toggle("empty", empty);
      button.title = empty ? `Nothing to show: ${nothing}` : "";
      const mark = button.querySelector("sup");
      if (mark) mark.textContent = empty ? "0" : "";
    });
    plain.setAttribute("aria-pressed", String(off));
  });
  store.subscribe((state) => state.editing, (editing) => { root.hidden = editing; });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const all = [...buttons, plain];
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (!step || at < 0) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length].focus();
  });
}
