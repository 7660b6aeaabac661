/** Many articles as rows of one table. In: readings. Out: rows, their order, and tables to download. Knows no DOM. */
import { passageRows, PASSAGE_HEAD, table } from "../exports/tables.js";

/** @typedef {import("../types").BatchRow} BatchRow */
/** @typedef {import("../types").Reading} Reading */

/** The columns that are figures, with what they are called. @type {{id: keyof import("../types").BatchFigures, name: string, share?: boolean, says: string}[]} */
export const COLUMNS = [
  { id: "words", name: "Words", says: "words" },
  { id: "sources", name: "Sources", says: "sources, named and unnamed" },
  { id: "named", name: "Named", share: true, says: "share of words on somebody named" },
  { id: "unnamed", name: "Unnamed", share: true, says: "share of words on somebody unnamed" },
  { id: "writer", name: "Writer", share: true, says: "share of words on the writer alone" },
  { id: "passages", name: "Passages", says: "passages that somebody says" },
  { id: "direct", name: "Quoted", says: "direct quotations" },
  { id: "stated", name: "As fact", share: true, says: "share of words stated as fact" },
  { id: "figures", name: "Figures", says: "figures and dates" },
  { id: "wording", name: "Wording", says: "wording signals" },
  { id: "missing", name: "Missing", says: "checks that found nothing" },
  { id: "unsure", name: "Unsure", says: "marks the program is not sure of" },
];

/** @param {Reading} reading @returns {import("../types").BatchFigures} */
export function figuresOf(reading) {
  const { report, passages, speakers, shares, matrix } = reading;
  const words = Object.values(matrix).map((row) => row);
  const all = words.reduce((sum, row) => sum + row.stated + row.rep + row.spec, 0);
  return {
    words: report.statistics.words ?? reading.words, sources: speakers.filter(({ kind }) => kind !== "none").length,
    named: shares.named, unnamed: shares.unnamed, writer: shares.writer, passages: passages.length,
    direct: passages.filter(({ attribution }) => attribution.form === "direct").length,
    stated: all ? words.reduce((sum, row) => sum + row.stated, 0) / all : 0,
    figures: report.quantities.length + report.dates.length, wording: report.signals.length, missing: report.gaps.length,
    unsure: passages.filter(({ unsure }) => unsure).length,
  };
}

/** @param {string} label @param {Reading} reading @returns {Pick<BatchRow, "title" | "date" | "figures" | "passages">} */
export function rowOf(label, reading) {
  return { title: reading.report.title ?? label, date: reading.report.date ?? "", figures: figuresOf(reading), passages: passageRows(reading) };
}

/**
 * The rows in an order; those that could not be read come last.
 * @param {BatchRow[]} rows @param {string} by a column, `title`, `label` or `date` @param {boolean} down
 */
export function sorted(rows, by, down) {
  const value = (/** @type {BatchRow} */ row) => (by === "title" || by === "label" || by === "date" ? row[by] : (row.figures?.[/** @type {keyof import("../types").BatchFigures} */ (by)] ?? NaN));
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (!a.figures || !b.figures) return Number(!a.figures) - Number(!b.figures) || a.index - b.index;
    const [x, y] = [value(a), value(b)];
    const order = typeof x === "string" ? x.localeCompare(String(y), "en", { numeric: true }) : x - Number(y);
    return order ? sign * order : a.index - b.index;
  });
}

/** Every row with all its figures. @param {BatchRow[]} rows */
export function rowsCsv(rows) {
  const cells = rows.map(({ label, title, date, figures, error }) => [label, title, date, ...COLUMNS.map(({ id, share }) => {
    const value = figures?.[id];
    return share && value !== undefined ? Math.round(value * 1000) / 1000 : value;
  }), error]);
  return table(["file", "headline", "date", ...COLUMNS.map(({ id }) => id), "error"], cells);
}

/** Every passage of every row. @param {BatchRow[]} rows */
export function passagesCsv(rows) {
  return table(["file", ...PASSAGE_HEAD], rows.flatMap(({ label, passages }) => passages.map((row) => [label, ...row])));
}
