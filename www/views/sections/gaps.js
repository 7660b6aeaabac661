/** What isn't here: each check that found nothing, why, and the question a reader would ask; then the checks that found what they looked for. */
import { h } from "../../dom.js";
import { count, longDate } from "../../format.js";
import { lineAt } from "../../reading.js";
import { link, nothing, where } from "./link.js";
import { accused, references } from "./rests.js";

/** @typedef {import("../../types").Reading} Reading */

/** What a check found, as far as the report shows it. @type {Record<string, (reading: Reading) => string>} */
const FOUND = {
  no_publication_date: ({ report }) => (report.date ? longDate(report.date) : ""),
  no_event_date: ({ report }) => count(report.dates.length, "expression") + " of time",
  no_named_source: (reading) => named(reading),
  single_source: (reading) => named(reading),
  mostly_unnamed: ({ shares }) => `${Math.round(shares.named * 100)}% of the words against ${Math.round(shares.unnamed * 100)}%`,
  unlinked_document: () => "or no document is quoted",
  no_reply: ({ report }) => (report.accusations.length ? "" : "no accusation was found"),
  no_source: (reading) => named(reading),
};

/** The named sources, a few of them. @param {Reading} reading */
function named({ speakers }) {
  const names = speakers.filter(({ kind }) => kind === "person" || kind === "org" || kind === "doc").map(({ name }) => name);
  return names.slice(0, 4).join(", ") + (names.length > 4 ? ` and ${names.length - 4} more` : "");
}

/** @param {Reading} reading @param {import("../../types").Gap} gap */
function missing(reading, { why, ask, evidence }) {
  return h("div", { class: "gap row" }, h("div", null,
    h("b", null, h("span", { class: "unseen" }, "Not found: "), why),
    ask && h("p", { class: "ask" }, ask),
    evidence.length > 0 && h("p", { class: "places" }, evidence.slice(0, 6).map(([start, end]) =>
      h("span", null, link(reading, start, end), " ", lineAt(reading, start) >= 0 && where(reading, start))),
      evidence.length > 6 && h("span", null, `and ${evidence.length - 6} more`))));
}

/** @type {import("../inspector.js").Section} */
export const gaps = {
  id: "gaps",
  title: "What isn’t here",
  chip: "Missing",
  sum: ({ report }) => (report.gaps.length ? `${report.gaps.length} of ${report.checks.length} not found` : `all ${report.checks.length} found`),
  count: ({ report }) => report.gaps.length,
  fill(reading) {
    const { gaps: rows, checks } = reading.report;
    const kept = checks.filter(({ found }) => found);
    return [
      h("p", { class: "lead" }, `${count(checks.length, "check")} ran: what a careful reader would look for, and whether it was found. An absence is not an error.`),
      ...rows.map((gap) => missing(reading, gap)),
      ...accused(reading), ...references(reading),
      rows.length === 0 && nothing("Nothing that was looked for is missing."),
      kept.length > 0 && h("h3", { class: "sub" }, "Looked for and nothing to report"),
      kept.length > 0 && h("ul", { class: "checks" }, kept.map(({ kind, looks_for: what }) => {
        const how = FOUND[kind]?.(reading);
        return h("li", { class: "gap found" }, h("div", null, h("span", { class: "unseen" }, "Found: "), what, how && h("span", { class: "how" }, ` ${how}`)));
      })),
    ];
  },
};
