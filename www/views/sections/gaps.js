/** What isn't here: each check that found nothing, why, and the question a reader would ask. */
import { h } from "../../dom.js";
import { lineAt } from "../../reading.js";
import { link, nothing, where } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */

/** What stands in the text, as far as the report itself shows it. @param {Reading} reading */
function present({ report, speakers, text }) {
  const named = speakers.filter(({ kind }) => ["person", "org", "doc"].includes(kind));
  const direct = report.attributions.filter(({ form }) => form === "direct").length;
  const found = [];
  if (report.date) found.push({ what: "A date of publication", how: report.date });
  if (named.length > 1) found.push({ what: `${named.length} named sources`, how: named.slice(0, 4).map(({ name }) => name).join(", ") });
  if (direct) found.push({ what: direct === 1 ? "A full direct quotation" : `${direct} full direct quotations`, how: "" });
  if (/\bhttps?:\/\/|\bwww\.\w/.test(text)) found.push({ what: "A web address", how: "" });
  if (report.attributions.some(({ cue_class: cue }) => cue === "denial" || cue === "silence")) {
    found.push({ what: "A denial or a refusal to comment", how: "somebody was asked" });
  }
  return found;
}

/** @type {import("../inspector.js").Section} */
export const gaps = {
  id: "gaps",
  title: "What isn’t here",
  chip: "Missing",
  sum: ({ report }) => (report.gaps.length ? `${report.gaps.length} not found` : "nothing missing found"),
  count: ({ report }) => report.gaps.length,
  fill(reading) {
    const { gaps: rows } = reading.report;
    const found = present(reading);
    return [
      h("p", { class: "lead" }, "What a reader might look for and whether it was found. An absence is not an error."),
      rows.length === 0 && nothing("No check reported an absence."),
      ...rows.map(({ why, ask, evidence }) => h("div", { class: "gap row" }, h("div", null,
        h("b", null, h("span", { class: "unseen" }, "Not found: "), why),
        ask && h("p", { class: "ask" }, ask),
        evidence.length > 0 && h("p", { class: "places" }, evidence.slice(0, 6).map(([start, end]) =>
          h("span", null, link(reading, start, end), " ", lineAt(reading, start) >= 0 && where(reading, start))),
          evidence.length > 6 && h("span", null, `and ${evidence.length - 6} more`))))),
      ...found.map(({ what, how }) => h("div", { class: "gap found row" }, h("div", null,
        h("b", null, h("span", { class: "unseen" }, "Found: "), what), how && h("p", null, how)))),
    ];
  },
};
