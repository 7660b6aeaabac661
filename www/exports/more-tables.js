/** Tables besides those of `tables.js`, and a list of all. In: a Reading. Out: tables with offsets in code points. Knows no DOM. */
import { codePoints } from "../offsets.js";
import { checks, figures, names, passages, sources, tableOf, whose, wording } from "./tables.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Pair} Pair */
/** @typedef {import("./tables.js").Cell} Cell */

/** The words of places, on one line. @param {string} text @param {Pair[]} spans */
const words = (text, spans) => spans.map(([start, end]) => text.slice(start, end).replace(/\s+/g, " ").trim()).join(" … ");

/** One row a claim. @param {Reading} reading */
function claims(reading) {
  const { text, report } = reading;
  const at = codePoints(text);
  return tableOf(reading, ["start", "end", "who", "certainty", "flags", "sources", "text"], report.claims.map((row) =>
    [at(row.start), at(row.end), whose(reading, row.attribution), row.certainty, row.flags.join(" "),
      row.sources.map((id) => report.sources[id]?.name).filter(Boolean).join("; "), words(text, [[row.start, row.end]])]));
}

/** One row an accused. @param {Reading} reading */
function accusations(reading) {
  const { text, report } = reading;
  return tableOf(reading, ["accused", "by", "answer", "replies", "responses", "words"], report.accusations.map((row) =>
    [row.name, words(text, row.by), row.answer, row.replies.length, words(text, row.responses), words(text, row.places)]));
}

/** One row a link, address or number of a document. @param {Reading} reading */
function references(reading) {
  const { text, report } = reading;
  const at = codePoints(text);
  return tableOf(reading, ["kind", "start", "end", "text", "host", "site", "claims"], report.references.map((row) =>
    [row.kind, at(row.start), at(row.end), text.slice(row.start, row.end), row.host, row.site,
      row.claims.map((id) => report.claims[id]).filter(Boolean).map((claim) => words(text, [[claim.start, claim.end]])).join(" | ")]));
}

/** One row a contradiction between the text's own figures. @param {Reading} reading */
function consistency(reading) {
  const { text, report } = reading;
  return tableOf(reading, ["kind", "why", "evidence"], report.consistency.map(({ kind, why, evidence }) => [kind, why, words(text, evidence)]));
}

/** One row a measure. @param {Reading} reading */
function statistics(reading) {
  /** @type {Cell[][]} */ const rows = [];
  for (const [name, value] of Object.entries(reading.report.statistics)) {
    if (typeof value === "number") rows.push(["counts", name, value]);
    else if (value && typeof value === "object" && !Array.isArray(value)) {
      for (const [measure, number] of Object.entries(value)) if (typeof number === "number") rows.push([name, measure, number]);
    }
  }
  return tableOf(reading, ["group", "measure", "value"], rows);
}

/** @type {{id: string, name: string, says: string, make: (reading: Reading) => import("./tables.js").Table}[]} */
export const TABLES = [
  { id: "passages", name: "Passages", says: "who says what, one row a passage", make: passages },
  { id: "sources", name: "Sources", says: "by share of words", make: sources },
  { id: "claims", name: "Claims", says: "how certain, on how many sources", make: claims },
  { id: "accusations", name: "Accusations", says: "who is accused, and what they answer", make: accusations },
  { id: "links", name: "Links", says: "addresses and document numbers, with their claims", make: references },
  { id: "names", name: "Names", says: "one row a mention", make: names },
  { id: "figures", name: "Figures and dates", says: "with their values", make: figures },
  { id: "contradictions", name: "Contradictions", says: "figures that don’t add up", make: consistency },
  { id: "checks", name: "Checks", says: "what isn’t here", make: checks },
  { id: "wording-by-voice", name: "Wording by voice", says: "one row a mark, and whose words it is in", make: wording },
  { id: "statistics", name: "Statistics", says: "counts, readability, diversity", make: statistics },
];
