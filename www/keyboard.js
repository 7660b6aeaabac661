/** Single keys. Ignored in fields, with modifiers, and when switched off in help (WCAG 2.1.4). */
import { byId } from "./dom.js";
import { LAYERS, toggle, togglePlain } from "./views/layers.js";
import { nextTheme } from "./views/shell.js";

/**
 * @param {import("./store.js").Store} store
 * @param {import("./views/places.js").Places} places
 * @param {{help: () => void, exports: () => void}} open
 */
export function listen(store, places, open) {
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
  /** @type {Record<string, () => void>} */
  const keys = { j: () => step(1), k: () => step(-1), s: nextSource, escape: putOut, e: open.exports, 0: () => togglePlain(store) };
  LAYERS.forEach(({ layer }, index) => { keys[index + 1] = () => toggle(store, layer); });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("textarea, input, select, dialog")) return;
    const key = event.key.toLowerCase();
    if (!store.state.keys && key !== "escape") return;
    if (key === "?") open.help();
    else if (key === "t") nextTheme(store);
    else if (store.state.view === "read" && byId("export-menu").hidden && Object.hasOwn(keys, key)) {
      event.preventDefault();
      keys[key]();
    }
  });
}
