/** Finds words in the article: how often, next and before, all of them marked. In: what is typed. Out: highlights and a place. */
import { byId, h } from "../dom.js";
import { count } from "../format.js";

/** More ranges than this are counted but not drawn. */
const DRAWN = 2000;

/** Every place of some words, whatever their case; white space stands for any. @param {string} text @param {string} wanted */
export function placesOf(text, wanted) {
  const words = wanted.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’]/g, "['’]").replace(/["“”]/g, "[\"“”]"));
  if (!words.length) return [];
  return [...text.matchAll(new RegExp(words.join("\\s+"), "giu"))].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

/**
 * @param {import("../store.js").Store} store @param {import("./article.js").ArticleView} article @param {import("./places.js").Places} places
 * @returns {() => void} opens it
 */
export function mountFind(store, article, places) {
  const bar = byId("find");
  const field = h("input", { type: "search", id: "find-words", placeholder: "Find in the article", "aria-label": "Find in the article", autocomplete: "off", spellcheck: "false" });
  const said = h("span", { class: "found", role: "status" });
  const step = (/** @type {string} */ words, /** @type {string} */ sign, /** @type {number} */ by) =>
    h("button", { type: "button", class: "plain-act", "aria-label": words, title: words, on: { click: () => go(by) } }, sign);
  const close = h("button", { type: "button", class: "plain-act", on: { click: () => show(false) } }, "Close");
  bar.append(field, step("Before", "↑", -1), step("Next", "↓", 1), said, close);
  /** @type {{start: number, end: number}[]} */ let hits = [];
  let at = -1;

  function look() {
    const { reading } = store.state;
    hits = reading && !bar.hidden ? placesOf(reading.text, field.value) : [];
    at = -1;
    const ranges = hits.slice(0, DRAWN).map(({ start, end }) => article.marked?.rangeOf(start, end)).filter((range) => range instanceof Range);
    if (ranges.length) CSS.highlights?.set("hits", new Highlight(...ranges));
    else CSS.highlights?.delete("hits");
    said.textContent = field.value.trim() ? (hits.length ? count(hits.length, "place") : "Not found") : "";
  }
  /** @param {number} by */
  function go(by) {
    if (!hits.length) return;
    at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    said.textContent = `${at + 1} of ${hits.length}`;
    places.show(hits[at].start, hits[at].end);
  }
  /** @param {boolean} open */
  function show(open) {
    bar.hidden = !open;
    look();
    if (open) {
      field.focus();
      field.select();
    } else {
      places.clear();
      byId("article").focus({ preventScroll: true });
    }
  }
  field.addEventListener("input", look);
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
    else if (event.key === "Enter" && event.target === field) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
  byId("find-open").addEventListener("click", () => show(bar.hidden === true));
  store.subscribe((state) => state.reading, () => { if (!bar.hidden) look(); });
  store.subscribe((state) => [state.editing, state.view], () => {
    if (!store.state.editing && store.state.view === "read") return;
    bar.hidden = true;
    look();
  });
  return () => show(true);
}
