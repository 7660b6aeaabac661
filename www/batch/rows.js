/** Many articles as rows of one table. In: readings. Out: rows, their order, and tables to download. Knows no DOM. */
import { passageRows, PASSAGE_HEAD, table } from "../exports/tables.js";
import { quotedIn } from "../wording-rules.js";
import { wholeShares } from "../shares.js";
import { stretchesOf } from "../views/parts.js";

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

/** So much of the text on each side of a passage is shown to a coder. */
const AROUND = 160;

/** Passages for a reliability sample: each in its surroundings, in brackets. @param {Reading} reading @returns {BatchRow["units"]} */
export function unitsOf({ text, passages }) {
  return passages.filter(({ attribution: { content, scare } }) => content.length && !scare).map(({ start, end, quote, attribution: row }) => {
    const from = Math.max(0, row.content[0][0] - AROUND);
    let at = from;
    let context = from ? "…" : "";
    for (const [first, last] of row.content) {
      context += `${text.slice(at, first)}[${text.slice(first, last)}]`;
      at = last;
    }
    context += text.slice(at, at + AROUND) + (at + AROUND < text.length ? "…" : "");
    return { id: `${start}-${end}`, context: context.replace(/\s+/g, " "), passage: quote, program: { somebody_says_it: "yes", source_type: row.source_type, form: row.form, certainty: row.certainty } };
  });
}

/** Marks of a row's ribbon. */
const MARKS = 40;

/** @param {string} label @param {Reading} reading @returns {Omit<BatchRow, "index" | "label" | "error">} */
export function rowOf(label, reading) {
  return { title: reading.report.title ?? label, date: reading.report.date ?? "", figures: figuresOf(reading), passages: passageRows(reading), whole: wholeShares(reading.shares),
    ribbon: stretchesOf(reading.lines, MARKS), sources: reading.speakers.filter(({ kind }) => kind !== "none").map(({ index, name, kind, passages, words, role }) => {
      const { source_type: type, kind: own, role: span } = reading.report.sources[index];
      const first = Math.min(...passages.map(({ start }) => start));
      return { name, kind, passages: passages.length, words, type, class: own, role: span ? reading.text.slice(...span).replace(/\s+/g, " ") : role, place: passages.length ? first / Math.max(1, reading.text.length) : 0 };
    }),
    claims: reading.report.claims.map(({ start, end, sources }) => ({ text: reading.text.slice(start, end).replace(/\s+/g, " "), sources: sources.map((index) => reading.speakers[index]?.name ?? "").filter(Boolean) })),
    units: unitsOf(reading), quoted: quotedIn(reading.text, reading.report) };
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

/** What the rows can be narrowed to. @type {{id: string, name: string, is: (row: BatchRow) => boolean}[]} */
export const FACETS = [
  { id: "all", name: "All articles", is: () => true },
  { id: "unnamed", name: "With unnamed sources", is: ({ sources }) => sources.some(({ kind }) => kind === "anon") },
  { id: "nobody", name: "Without a named source", is: ({ figures, sources }) => figures !== null && !sources.some(({ kind }) => kind !== "anon") },
  { id: "one", name: "With one source", is: ({ sources }) => sources.length === 1 },
  { id: "missing", name: "With something missing", is: ({ figures }) => (figures?.missing ?? 0) > 0 },
  { id: "unread", name: "That could not be read", is: ({ figures }) => figures === null },
];

/** The rows of a facet that hold all of some words in their headline, file name or sources. @param {BatchRow[]} rows @param {string} words @param {string} facet */
export function narrowed(rows, words, facet) {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const { is } = FACETS.find(({ id }) => id === facet) ?? FACETS[0];
  return rows.filter((row) => {
    const text = parts.length ? `${row.title}\n${row.label}\n${row.date}\n${row.sources.map(({ name }) => name).join("\n")}`.toLowerCase() : "";
    return is(row) && parts.every((part) => text.includes(part));
  });
}

/** What the rows come to together: counts as sums, shares by words. @param {BatchRow[]} rows @returns {import("../types").BatchFigures | null} */
export function summed(rows) {
  const read = rows.flatMap(({ figures }) => figures ?? []);
  if (!read.length) return null;
  const words = read.reduce((sum, row) => sum + row.words, 0);
  return /** @type {import("../types").BatchFigures} */ (/** @type {unknown} */ (Object.fromEntries(COLUMNS.map(({ id, share }) =>
    [id, share ? (words ? read.reduce((sum, row) => sum + row[id] * row.words, 0) / words : 0) : read.reduce((sum, row) => sum + row[id], 0)]))));
}

/** The same source in whichever article. @param {{name: string, kind: import("../types").Kind}} source */
export const distinctKey = ({ name, kind }) => `${kind === "anon"} ${name.toLowerCase()}`;

/** Who is cited in which articles, and how often: the most widely cited first. @param {BatchRow[]} rows */
export function acrossOf(rows) {
  /** @type {Map<string, {name: string, kind: import("../types").Kind, articles: {index: number, title: string, passages: number}[], passages: number, words: number}>} */
  const found = new Map();
  for (const { index, title, sources } of rows) {
    for (const { name, kind, passages, words } of sources) {
      const key = distinctKey({ name, kind });
      const row = found.get(key) ?? { name, kind, articles: [], passages: 0, words: 0 };
      const last = row.articles.at(-1);
      if (last?.index === index) last.passages += passages;
      else row.articles.push({ index, title, passages });
      row.passages += passages;
      row.words += words;
      found.set(key, row);
    }
  }
  return [...found.values()].sort((a, b) => b.articles.length - a.articles.length || b.words - a.words || (a.name < b.name ? -1 : 1));
}

/** Every source of all rows. @param {BatchRow[]} rows */
export function acrossCsv(rows) {
  return table(["source", "kind", "articles", "passages", "words", "headlines"], acrossOf(rows).map(({ name, kind, articles, passages, words }) =>
    [name, kind, articles.length, passages, words, articles.map(({ title }) => title).join("; ")]));
}
