/** Marks that the program is not sure of: left out of the list and the shares until the reader asks for them. In: a reading. Out: a line. */
import { h } from "../../dom.js";
import { count } from "../../format.js";

/** @typedef {import("../../types").Reading} Reading */

/** Asks for unsure marks to count, or not. @param {Element} from @param {boolean} unsure */
const wish = (from, unsure) => from.dispatchEvent(new CustomEvent("unsure", { bubbles: true, detail: unsure }));

/** @param {Reading} reading @returns {HTMLElement | false} nothing where the program is sure of all */
export function unsureMarks({ passages, report }) {
  const marks = passages.filter(({ unsure, attribution }) => unsure && !attribution.scare && !attribution.by_hand);
  if (!marks.length) return false;
  const listed = new Set(report.sources.flatMap(({ attributions }) => attributions));
  const counted = marks.some(({ id }) => listed.has(id));
  const many = marks.length > 1;
  const says = counted
    ? `${count(marks.length, "mark")} that the program is not sure of ${many ? "are" : "is"} counted too. `
    : `${count(marks.length, "mark")} that the program is not sure of ${many ? "are" : "is"} left out here. `;
  const button = h("button", { type: "button", class: "inline", id: "unsure" }, counted ? (many ? "Leave them out" : "Leave it out") : (many ? "Count them too" : "Count it too"));
  button.addEventListener("click", () => wish(button, !counted));
  return h("p", { class: "unsure-marks" }, says, button);
}
