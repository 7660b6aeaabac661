/** Tables besides those of `tables.js`, and all of them in two spellings. In: a Reading. Out: text with offsets in code points. Knows no DOM. */
import { summary } from "../corrections.js";
import { codePoints } from "../offsets.js";
import * as tables from "./tables.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Pair} Pair */
/** @typedef {string | number | boolean | null | undefined} Cell */

/** Every table says what a reader changed. @param {Reading} reading @param {string[]} head @param {Cell[][]} rows */
function tableOf({ report }, head, rows) {
  const changed = report.corrections?.length ? summary(report.corrections) : "";
  return tables.table([...head, "changed_by_hand"], rows.map((row) => [...row, changed]));
}

/** The words of places, on one line. @param {string} text @param {Pair[]} spans */
const words = (text, spans) => spans.map(([start, end]) => text.slice(start, end).replace(/\s+/g, " ").trim()).join(" … ");

/** Who stands behind an attribution, by the name in the list of sources; the writer where nobody does. @param {Reading} reading @param {number | null} id */
function whose({ byId, speakers }, id) {
  const passage = id === null ? undefined : byId.get(id);
  return passage ? speakers[passage.source]?.name ?? passage.name : "writer";
}

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

/** One row a wording signal, with the voice in which it stands. @param {Reading} reading */
function wording(reading) {
  const { text, report } = reading;
  const at = codePoints(text);
  const rows = [...report.signals.map((row) => ({ row, quoted: "false" })), ...report.quoted_signals.map((row) => ({ row, quoted: "true" }))];
  const voice = (/** @type {number} */ start) => report.voices.find((one) => one.start <= start && start < one.end)?.attribution ?? null;
  return tableOf(reading, ["kind", "start", "end", "text", "who", "quoted", "why"], rows.sort((a, b) => a.row.start - b.row.start).map(({ row, quoted }) =>
    [row.kind, at(row.start), at(row.end), text.slice(row.start, row.end), whose(reading, voice(row.start)), quoted, row.why]));
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

/** @type {{id: string, name: string, says: string, make: (reading: Reading) => string}[]} */
export const TABLES = [
  { id: "passages", name: "Passages", says: "who says what, one row a passage", make: tables.asCsv },
  { id: "sources", name: "Sources", says: "by share of words", make: tables.sourcesCsv },
  { id: "claims", name: "Claims", says: "how certain, on how many sources", make: claims },
  { id: "accusations", name: "Accusations", says: "who is accused, and what they answer", make: accusations },
  { id: "links", name: "Links", says: "addresses and document numbers, with their claims", make: references },
  { id: "names", name: "Names", says: "one row a mention", make: tables.namesCsv },
  { id: "figures", name: "Figures and dates", says: "with their values", make: tables.figuresCsv },
  { id: "contradictions", name: "Contradictions", says: "figures that don’t add up", make: consistency },
  { id: "checks", name: "Checks", says: "what isn’t here", make: tables.checksCsv },
  { id: "wording-by-voice", name: "Wording by voice", says: "one row a mark, and whose words it is in", make: wording },
  { id: "statistics", name: "Statistics", says: "counts, readability, diversity", make: statistics },
];

/** The cells of a table as this page writes it. @param {string} csv @returns {string[][]} */
function cells(csv) {
  /** @type {string[][]} */ const rows = [];
  /** @type {string[]} */ let row = [];
  for (let at = 0; at < csv.length;) {
    let cell = "";
    if (csv[at] === '"') {
      for (at += 1; ; at += 2) {
        const end = csv.indexOf('"', at);
        cell += csv.slice(at, end);
        at = end;
        // two marks are one of the text's own
        if (csv[at + 1] !== '"') break;
        cell += '"';
      }
      at += 1;
    } else {
      const [comma, line] = [csv.indexOf(",", at), csv.indexOf("\r\n", at)];
      const end = comma < 0 ? line : Math.min(comma, line);
      cell = csv.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (csv[at] === ",") {
      at += 1;
      continue;
    }
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The same table with tabs: what would break a row becomes a space. @param {string} csv */
export const asTsv = (csv) => cells(csv).map((row) => `${row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")}\n`).join("");
