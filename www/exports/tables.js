/** The reading as tables, one a kind of row, as CSV (RFC 4180) or with tabs. In: a Reading. Out: text with offsets in code points. Knows no DOM. */
import { outcomeOf } from "../checks.js";
import { summary } from "../corrections.js";
import { codePoints } from "../offsets.js";
import { toldRules } from "../wording-rules.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {string | number | boolean | null | undefined} Cell */
/** @typedef {{head: string[], rows: Cell[][]}} Table */

/** The words of a cell. A leading = + - @, full-width ones too, would be a formula in a spreadsheet; control characters are no words. @param {Cell} value */
function words(value) {
  const text = String(value ?? "").replace(/[^\P{Cc}\t\r\n]/gu, " ");
  return typeof value === "string" && /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text;
}

/** @param {Cell} value */
function cell(value) {
  const safe = words(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string[]} head @param {Cell[][]} rows */
export const table = (head, rows) => `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** @param {Table} table */
export const csv = ({ head, rows }) => table(head, rows);

/** With tabs: what would break a row becomes a space. @param {Table} table */
export const tsv = ({ head, rows }) => [head, ...rows].map((row) => `${row.map((value) => words(value).replace(/[\t\r\n]+/g, " ")).join("\t")}\n`).join("");

/** A table of one article. Its last column says what a reader changed by hand: also where nothing in the row itself shows it. @param {Reading} reading @param {string[]} head @param {Cell[][]} rows @returns {Table} */
export function tableOf({ report }, head, rows) {
  const changed = [report.corrections?.length && summary(report.corrections), report.wording_rules && `wording rules: ${toldRules(report.wording_rules)}`].filter(Boolean).join("; ");
  return { head: [...head, "changed_by_hand"], rows: rows.map((row) => [...row, changed]) };
}

/** Who stands behind an attribution, by the name in the list of sources; the writer where nobody does. @param {Reading} reading @param {number | null} id */
export function whose({ byId, speakers }, id) {
  const passage = id === null ? undefined : byId.get(id);
  return passage ? speakers[passage.source]?.name ?? passage.name : "writer";
}

/** @param {number} share */
const round = (share) => Math.round(share * 1000) / 1000;

/** One row a passage. @param {Reading} reading @returns {Cell[][]} */
export function passageRows(reading) {
  const at = codePoints(reading.text);
  return reading.passages.map(({ attribution: row, key, name, verb, quote, sentence, start, end, source }) => [
    row.id, key, reading.speakers[source]?.name ?? name, row.source_type, verb, quote, row.form, row.cue_class, row.certainty,
    row.flags.join(" "), sentence + 1, at(start), at(end), row.nested_in, round(row.confidence), row.by_hand ?? "",
  ]);
}

export const PASSAGE_HEAD = ["id", "key", "source", "source_type", "cue", "content", "form", "cue_class", "certainty", "flags", "sentence", "start", "end", "nested_in", "confidence", "by_hand"];

/** @param {Reading} reading */
export const passages = (reading) => tableOf(reading, PASSAGE_HEAD, passageRows(reading));

/** One row a source. @param {Reading} reading */
export function sources(reading) {
  const { speakers, report, text } = reading;
  const of = (/** @type {import("../types").Pair | null} */ span) => (span ? text.slice(...span) : "");
  return tableOf(reading, ["key", "source", "source_type", "kind", "passages", "words", "share", "role", "described", "anonymity", "reason", "cues"],
    speakers.map(({ key, name, words, share, role, passages, index }) => {
      const row = report.sources[index];
      return [key, name, row.source_type, row.kind, passages.length, words, round(share), of(row.role) || role, of(row.described), of(row.anonymity), of(row.reason),
        row.cues.map(({ word, count }) => `${word} ${count}`).join("; ")];
    }));
}

/** One row a mention. @param {Reading} reading */
export function names(reading) {
  const { text, report } = reading;
  const at = codePoints(text);
  return tableOf(reading, ["entity", "name", "label", "titles", "mention", "start", "end", "text", "by_hand"], report.entities.flatMap((entity) =>
    entity.mentions.map(({ start, end, kind }) => [entity.id, entity.name, entity.label, entity.titles.join("; "), kind, at(start), at(end), text.slice(start, end), entity.by_hand ?? ""])));
}

/** One row a figure or an expression of time. @param {Reading} reading */
export function figures(reading) {
  const { text, report } = reading;
  const at = codePoints(text);
  const figures = report.quantities.map((row) => [at(row.start), at(row.end), text.slice(row.start, row.end), row.kind, row.value, row.value_end, row.unit ?? row.iso,
    row.si?.value, row.si?.unit, row.hedge, row.of && text.slice(...row.of), ""]);
  const dates = report.dates.map((row) => [at(row.start), at(row.end), text.slice(row.start, row.end), row.type, row.value ?? row.from, row.to, "", null, "", "", "", row.timex]);
  const rows = [...figures, ...dates].sort((a, b) => Number(a[0]) - Number(b[0]));
  return tableOf(reading, ["start", "end", "text", "kind", "value", "value_end", "unit", "si_value", "si_unit", "hedge", "of", "timex"], rows);
}

/** One row a wording signal, with the voice in which it stands. @param {Reading} reading */
export function wording(reading) {
  const { text, report } = reading;
  const at = codePoints(text);
  const rows = [...report.signals.map((row) => ({ row, quoted: false })), ...report.quoted_signals.map((row) => ({ row, quoted: true }))].sort((a, b) => a.row.start - b.row.start);
  let voice = 0;
  return tableOf(reading, ["kind", "start", "end", "text", "who", "quoted", "why"], rows.map(({ row: { kind, start, end, why }, quoted }) => {
    while (voice < report.voices.length && report.voices[voice].end <= start) voice++;
    const own = report.voices[voice]?.start <= start ? report.voices[voice].attribution : null;
    return [kind, at(start), at(end), text.slice(start, end), whose(reading, own), quoted, why];
  }));
}

/** One row a check, with what it found missing. @param {Reading} reading */
export function checks(reading) {
  const { text, report } = reading;
  return tableOf(reading, ["check", "looks_for", "outcome", "why", "ask", "evidence"], report.checks.map((check) => {
    const { kind, looks_for: what } = check;
    const gap = report.gaps.find((row) => row.kind === kind);
    return [kind, what, { missing: "missing", found: "found", absent: "does not arise" }[outcomeOf(reading, check).outcome], gap?.why, gap?.ask, gap?.evidence.map(([start, end]) => text.slice(start, end)).join(" … ")];
  }));
}

/** The same as CSV. @param {Reading} reading */
export const asCsv = (reading) => csv(passages(reading));
/** @param {Reading} reading */
export const sourcesCsv = (reading) => csv(sources(reading));
/** @param {Reading} reading */
export const namesCsv = (reading) => csv(names(reading));
/** @param {Reading} reading */
export const figuresCsv = (reading) => csv(figures(reading));
/** @param {Reading} reading */
export const wordingCsv = (reading) => csv(wording(reading));
/** @param {Reading} reading */
export const checksCsv = (reading) => csv(checks(reading));
