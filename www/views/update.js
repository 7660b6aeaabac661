/** A line that says a newer version is ready. In: what starts it. Nothing is loaded anew until the reader asks. */
import { byId, h } from "../dom.js";

/** @param {() => void} update starts the newer version and loads the page anew */
export function offerUpdate(update) {
  const bar = byId("update");
  const later = h("button", { type: "button", class: "inline", on: { click: () => { bar.hidden = true; } } }, "Later");
  const now = h("button", { type: "button", class: "inline", on: { click: update } }, "Load it");
  bar.replaceChildren(h("p", null, "A newer version is ready. Loading it closes this article."), now, later);
  bar.hidden = false;
}
