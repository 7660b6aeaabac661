/** Links from the findings to places in the article; the inspector listens for all of them. */
import { h } from "../../dom.js";
import { clip } from "../../format.js";
import { lineAt } from "../../reading.js";

/** @typedef {import("../../types").Reading} Reading */

/** A link to a stretch of the text. @param {Reading} reading @param {number} start @param {number} end @param {string} [label] */
export function link(reading, start, end, label) {
  const line = lineAt(reading, start);
  return h("a", { class: "find", href: line < 0 ? "#article" : `#s${line + 1}`, "data-start": start, "data-end": end },
    label ?? clip(reading.text.slice(start, end), 120));
}

/** Which sentence an offset stands in: "s7", or the headline. @param {Reading} reading @param {number} start */
export function where(reading, start) {
  const line = lineAt(reading, start);
  const inside = line >= 0 && start < reading.lines[line].end;
  return h("span", { class: "where" }, inside ? `s${line + 1}` : line < 0 ? "head" : "aside");
}

/** The link with its sentence number. @param {Reading} reading @param {number} start @param {number} end @param {string} [label] */
export function placed(reading, start, end, label) {
  return h("span", null, link(reading, start, end, label), " ", where(reading, start));
}

/** Leads to places of one kind, each in its line. @param {string} name @param {import("../../types").Pair[]} pairs */
export function inContext(name, pairs) {
  const button = h("button", { type: "button", class: "inline in-context", "aria-label": `in context: ${name}` }, "in context");
  button.addEventListener("click", () => button.dispatchEvent(new CustomEvent("kwic", { bubbles: true, detail: { name, pairs } })));
  return button;
}

/** Nothing here: what was looked for, plainly. @param {string} text */
export const nothing = (text) => h("p", { class: "lead" }, text);
