/** What isn't here: each check that found nothing, why, and the question a reader would ask; then the checks that found what they looked for. */
import { h } from "../../dom.js";
import { outcomeOf } from "../../checks.js";
import { count } from "../../format.js";
import { lineAt } from "../../reading.js";
import { link, nothing, where } from "./link.js";
import { accused, references } from "./rests.js";

/** @typedef {import("../../types").Reading} Reading */

/** @param {Reading} reading @param {import("../../types").Gap} gap */
function missing(reading, { why, ask, evidence }) {
  return h("div", { class: "gap row" }, h("div", null,
    h("b", null, h("span", { class: "unseen" }, "Not found: "), why),
    ask && h("p", { class: "ask" }, ask),
    evidence.length > 0 && h("p", { class: "places" }, evidence.map(([start, end]) =>
      h("span", null, link(reading, start, end), " ", lineAt(reading, start) >= 0 && where(reading, start))))));
}

/** @type {import("../inspector.js").Section} */
export const gaps = {
  id: "gaps",
  title: "What isn’t here",
  chip: "Missing",
  sum(reading) {
    const { gaps: rows, checks } = reading.report;
    const absent = checks.filter((check) => outcomeOf(reading, check).outcome === "absent").length;
    const arise = checks.length - absent;
    return rows.length ? `${rows.length} of ${arise} not found` : `all ${arise} found`;
  },
  count: ({ report }) => report.gaps.length,
  fill(reading) {
    const { gaps: rows, checks, corrections = [] } = reading.report;
    const outcomes = checks.map((check) => ({ check, ...outcomeOf(reading, check) }));
    const [kept, absent] = ["found", "absent"].map((wanted) => outcomes.filter(({ outcome }) => outcome === wanted));
    return [
      h("p", { class: "lead" }, `${count(checks.length, "check")} ran: what a careful reader would look for, and whether it was found. An absence is not an error.`),
      corrections.length > 0 && h("p", { class: "lead" }, "The checks are of the text as the program read it, without your changes."),
      ...rows.map((gap) => missing(reading, gap)),
      ...accused(reading), ...references(reading),
      rows.length === 0 && nothing("Nothing that was looked for is missing."),
      ...list("Found", kept, "found"), ...list("Does not arise here", absent, "absent"),
    ];
  },
};

/** @param {string} title @param {{check: import("../../types").Check, how: string}[]} rows @param {"found" | "absent"} state */
function list(title, rows, state) {
  if (!rows.length) return [];
  return [h("h3", { class: "sub" }, title), h("ul", { class: "checks" }, rows.map(({ check, how }) =>
    h("li", { class: `gap ${state}` }, h("div", null, h("span", { class: "unseen" }, `${title}: `), check.looks_for, how && h("span", { class: "how" }, ` ${how}`)))))];
}
