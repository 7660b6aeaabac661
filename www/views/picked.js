/** What can be done with the words a reader selects: say who says them, ask why, look at their grammar. With the pointer and with keys. */
import { byId, h } from "../dom.js";

/** @typedef {{start: number, end: number}} Span */

/**
 * @param {import("../store.js").Store} store @param {import("./article.js").ArticleView} article
 * @param {{add: (span: Span) => unknown, why: (span: Span) => unknown, word: (span: Span) => unknown, copy: (span: Span) => unknown}} acts
 */
export function mountPicked(store, article, acts) {
  const root = byId("picked");
  /** @type {Span | null} */ let span = null;
  let down = false;
  const run = (/** @type {(span: Span) => unknown} */ act) => () => {
    if (!span) return;
    root.hidden = true;
    act(span);
  };
  const button = (/** @type {string} */ words, /** @type {string} */ key, /** @type {(span: Span) => unknown} */ act) =>
    h("button", { type: "button", on: { click: run(act) } }, words, " ", h("kbd", null, key));
  root.append(button("Who says this?", "A", acts.add), button("Why?", "W", acts.why), button("Grammar", "G", acts.word), button("Copy with source", "C", acts.copy));
  // a press must not take the selection away
  root.addEventListener("pointerdown", (event) => event.preventDefault());

  store.subscribe((state) => [state.reading, state.editing], () => {
    span = null;
    root.hidden = true;
  });

  function place() {
    const range = span && !down ? article.marked?.rangeOf(span.start, span.end) : null;
    root.hidden = !range || store.state.editing || !byId("card").hidden;
    if (!range || root.hidden) return;
    const rects = range.getClientRects();
    const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
    const column = byId("read-main").getBoundingClientRect();
    root.style.setProperty("top", `${last.bottom - column.top + 6}px`);
    root.style.setProperty("left", `${Math.max(0, Math.min(last.right - 60, innerWidth - root.offsetWidth - 16) - column.left)}px`);
  }
  document.addEventListener("pointerdown", (event) => {
    down = !(event.target instanceof Element && event.target.closest("#picked"));
    if (down) root.hidden = true;
  });
  for (const type of ["pointerup", "pointercancel"]) {
    document.addEventListener(type, () => {
      down = false;
      setTimeout(place);
    });
  }
  return {
    /** @param {Span | null} now */
    select(now) {
      span = now;
      place();
    },
    /** The selected words, or the current sentence. @returns {Span | null} */
    span() {
      const { reading, at } = store.state;
      return span ?? reading?.lines[at] ?? null;
    },
    /** The words themselves must be selected. @returns {Span | null} */
    selected: () => span,
  };
}
