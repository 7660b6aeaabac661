/** An audit of sources over the articles of the table: summed by what the program knows of them, and by columns that the user adds. In: rows; a table of the user's. Out: sums, tables. Knows no DOM. */
import { cellsOf } from "./sheets.js";
import { distinctKey } from "./rows.js";
import { table } from "../exports/tables.js";
import { TYPE_NAMES } from "../labels.js";

/** @typedef {import("../types").BatchRow} BatchRow */
/** A source in one article. @typedef {BatchRow["sources"][number] & {key: string, article: number}} Citation */
/** What the user knows of sources: by source its values, column by column. @typedef {{columns: string[], values: Map<string, string[]>}} Own */

/** @type {Record<import("../types").Source["kind"], string>} */
const CLASSES = { official: "official", company: "company", expert: "expert", witness: "witness", document: "document", other: "other" };
const PLACES = ["first third of the story", "middle third", "last third"];
/** The columns that the program fills in; every other one is the user's own. */
const HEAD = ["source", "named", "type", "class", "role", "articles", "passages", "words", "first_place"];
/** What is summed of sources for which the user gave no value. */
const NONE = "not given";

/** What citations can be summed by. @type {{id: string, name: string, of: (citation: Citation) => string}[]} */
export const GROUPS = [
  { id: "type", name: "Type of source", of: ({ type }) => TYPE_NAMES[type] },
  { id: "class", name: "What they are, as far as the text tells", of: ({ class: own }) => CLASSES[own] },
  { id: "place", name: "Where they are first cited", of: ({ place }) => PLACES[Math.min(2, Math.floor(place * 3))] },
];

/** @param {BatchRow[]} rows @returns {Citation[]} */
export const citationsOf = (rows) => rows.flatMap(({ index, sources }) => sources.map((source) => ({ ...source, article: index, key: distinctKey(source) })));

/** The sources with what is known of them, for columns to be added. @param {Citation[]} citations @param {Own} own */
export function auditCsv(citations, own) {
  /** @type {Map<string, Citation[]>} */ const all = new Map();
  for (const citation of citations) all.set(citation.key, [...(all.get(citation.key) ?? []), citation]);
  const sum = (/** @type {Citation[]} */ rows, /** @type {"passages" | "words"} */ what) => rows.reduce((total, row) => total + row[what], 0);
  const sorted = [...all].sort((a, b) => sum(b[1], "words") - sum(a[1], "words"));
  return table([...HEAD, ...own.columns], sorted.map(([key, list]) => [list[0].name, list[0].kind === "anon" ? "no" : "yes", TYPE_NAMES[list[0].type], CLASSES[list[0].class], list.find(({ role }) => role)?.role ?? "", list.length, sum(list, "passages"), sum(list, "words"),
    PLACES[Math.min(2, Math.floor(list[0].place * 3))], ...(own.values.get(key) ?? own.columns.map(() => ""))]));
}

/** The user's columns out of a table that was downloaded and filled in. @param {string} text @returns {Own | null} nothing where it is no such table */
export function ownFrom(text) {
  const [head = [], ...rows] = cellsOf(text);
  const names = head.map((name) => name.trim());
  const [at, named] = [names.indexOf("source"), names.indexOf("named")];
  const own = names.flatMap((name, n) => (name && !HEAD.includes(name) ? [n] : []));
  if (at < 0 || named < 0 || !own.length) return null;
  // a spreadsheet's guard against formulas is no part of a name
  const nameOf = (/** @type {string} */ cell) => cell.replace(/^'(?=[=+\-@])/, "").trim();
  return { columns: own.map((n) => names[n].slice(0, 60)),
    values: new Map(rows.map((row) => [distinctKey({ name: nameOf(row[at] ?? ""), kind: /^\s*no\s*$/i.test(row[named] ?? "") ? "anon" : "person" }), own.map((n) => (row[n] ?? "").trim().slice(0, 80))])) };
}

/** @typedef {{value: string, sources: number, articles: number, passages: number, words: number, share: number}} Sum */

/** Citations summed by a value. @param {Citation[]} citations @param {(citation: Citation) => string} of @returns {Sum[]} */
export function summedBy(citations, of) {
  /** @type {Map<string, Citation[]>} */ const groups = new Map();
  for (const citation of citations) {
    const value = of(citation) || NONE;
    groups.set(value, [...(groups.get(value) ?? []), citation]);
  }
  const all = citations.reduce((sum, { words }) => sum + words, 0);
  return [...groups].map(([value, rows]) => {
    const words = rows.reduce((sum, row) => sum + row.words, 0);
    return { value, sources: new Set(rows.map(({ key }) => key)).size, articles: new Set(rows.map(({ article }) => article)).size,
      passages: rows.reduce((sum, row) => sum + row.passages, 0), words, share: all ? words / all : 0 };
  }).sort((a, b) => Number(a.value === NONE) - Number(b.value === NONE) || b.words - a.words);
}

/** @param {string} by @param {Sum[]} sums */
export const sumsCsv = (by, sums) => table([by, "sources", "articles", "passages", "words", "share_of_attributed_words"], sums.map(({ value, sources, articles, passages, words, share }) => [value, sources, articles, passages, words, Math.round(share * 1000) / 1000]));
