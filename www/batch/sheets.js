/** Reliability sheets: a sample of passages for coders who see neither the program’s values nor each other’s. In: rows of articles; coded sheets. Out: tables; agreement. Knows no DOM. */
import { table } from "../exports/tables.js";
import { CERTAINTY, FORM_NAMES, TYPE_NAMES } from "../labels.js";
import { agreement, alpha, kappa } from "./agreement.js";

/** @typedef {import("../types").BatchRow} BatchRow */
/** @typedef {import("./agreement.js").Value} Value */
/** What is coded: its column, what it is called, its values by the report's codes, what a coder is told. @typedef {{id: string, name: string, values: Record<string, string>, says: string}} Variable */
/** One passage of the sample. @typedef {{id: string, file: string, context: string, passage: string, program: Record<string, string>}} Unit */

const plain = (/** @type {string} */ text) => text.toLowerCase().replaceAll("_", " ").replaceAll("’", "'").replace(/\s+/g, " ").trim();

/** The codebook: each variable is a field of the report. @type {Variable[]} */
export const VARIABLES = [
  { id: "somebody_says_it", name: "Somebody says it", values: { yes: "yes", no: "no" }, says: "Does the article give the words in brackets as what somebody says, writes, thinks, wants or denies?" },
  { id: "source_type", name: "Source type", values: Object.fromEntries(Object.entries(TYPE_NAMES).map(([code, name]) => [code, name.toLowerCase()])), says: "On whose word do the words in brackets stand?" },
  { id: "form", name: "Form", values: FORM_NAMES, says: "Are the words in brackets quoted, wholly or in part?" },
  { id: "certainty", name: "How sure", values: CERTAINTY, says: "How certain is the main statement, as its source puts it?" },
];

/** Numbers that look random and are the same for the same seed (mulberry32). @param {number} seed */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @template T @param {T[]} rows @param {number} seed @returns {T[]} in an order that the seed decides */
export function shuffled(rows, seed) {
  const next = dice(seed);
  const out = [...rows];
  for (let n = out.length - 1; n > 0; n--) {
    const other = Math.floor(next() * (n + 1));
    [out[n], out[other]] = [out[other], out[n]];
  }
  return out;
}

/** So many passages of all articles, every one as likely as another. @param {BatchRow[]} rows @param {number} many @param {number} seed @returns {Unit[]} */
export function sampleOf(rows, many, seed) {
  const units = rows.flatMap(({ label, units: own }) => own.map((unit) => ({ ...unit, file: label, id: `${label} ${unit.id}` })));
  return shuffled(units, seed).slice(0, many);
}

const HEAD = ["id", "file", "context", ...VARIABLES.map(({ id }) => id)];

/** A sheet to be filled in; each coder has an order of their own. @param {Unit[]} sample @param {number} seed @param {number} coder */
export const sheetCsv = (sample, seed, coder) => table(HEAD, shuffled(sample, seed + 7919 * coder).map(({ id, file, context }) => [id, file, context, ...VARIABLES.map(() => "")]));

/** What the coders are told. */
export const codebook = () => ["CODEBOOK", "", "Each row is a sentence with a passage in [brackets]. Fill in every column with one of its values. Do not look at the program’s marks or at another coder’s sheet.", "",
  ...VARIABLES.flatMap(({ id, says, values }) => [`${id}: ${says}`, ...Object.values(values).map((name) => `  - ${name}`), ""])].join("\n");

/** Cells of a table, parted by commas, semicolons or tabs as its first line has them (RFC 4180). @param {string} text @returns {string[][]} */
export function cellsOf(text) {
  const words = text.replace(/^\ufeff/, "");
  const [line] = words.split(/\r?\n/, 1);
  const mark = [",", ";", "\t"].sort((a, b) => line.split(b).length - line.split(a).length)[0];
  /** @type {string[][]} */ const rows = [[]];
  let at = 0;
  while (at < words.length) {
    let cell = "";
    if (words[at] === '"') {
      for (at++; at < words.length && (words[at] !== '"' || words[at + 1] === '"'); at++) {
        if (words[at] === '"') at++;
        cell += words[at];
      }
      at++;
    } else for (; at < words.length && words[at] !== mark && words[at] !== "\n"; at++) cell += words[at];
    rows[rows.length - 1].push(cell.replace(/\r$/, ""));
    if (words[at] === "\r") at++;
    if (words[at] === "\n") rows.push([]);
    at++;
  }
  return rows.filter((row) => row.some((value) => value.trim()));
}

/** A coded sheet: values by passage and variable. @typedef {{name: string, values: Map<string, Record<string, Value>>, unknown: string[]}} Coded */

/** @param {string} name @param {string} text @returns {Coded | null} nothing where it is no such sheet */
export function codedFrom(name, text) {
  const [head = [], ...rows] = cellsOf(text);
  const at = head.map(plain).indexOf("id");
  const columns = VARIABLES.map(({ id }) => head.map(plain).indexOf(plain(id)));
  if (at < 0 || columns.every((column) => column < 0)) return null;
  const unknown = new Set();
  const values = new Map(rows.map((row) => [row[at], Object.fromEntries(VARIABLES.map(({ id, values: all }, n) => {
    const given = plain(row[columns[n]] ?? "");
    const code = Object.entries(all).find(([key, words]) => plain(key) === given || plain(words) === given)?.[0] ?? null;
    if (given && code === null) unknown.add(row[columns[n]]);
    return [id, code];
  }))]));
  return { name, values, unknown: [...unknown] };
}

/**
 * Agreement in each variable: of every two coders, of all together, of each coder and the program.
 * @param {Unit[]} sample @param {Coded[]} coded
 * @returns {{variable: string, who: string, many: number, agreement: number | null, kappa: number | null, alpha: number | null}[]}
 */
export function resultsOf(sample, coded) {
  const of = (/** @type {Coded} */ { values }, /** @type {Unit} */ unit, /** @type {string} */ id) => values.get(unit.id)?.[id] ?? null;
  return VARIABLES.flatMap(({ id, name }) => {
    const row = (/** @type {string} */ who, /** @type {Value[][]} */ units) => {
      const pairs = units.filter((unit) => unit.length === 2).map(([a, b]) => /** @type {[Value, Value]} */ ([a, b]));
      const used = units.filter((unit) => unit.filter((value) => value !== null).length > 1).length;
      return { variable: name, who, many: used, agreement: pairs.length ? agreement(pairs) : null, kappa: pairs.length ? kappa(pairs) : null, alpha: alpha(units) };
    };
    const two = coded.flatMap((a, n) => coded.slice(n + 1).map((b) => row(`${a.name} and ${b.name}`, sample.map((unit) => [of(a, unit, id), of(b, unit, id)]))));
    const all = coded.length > 2 ? [row("All coders", sample.map((unit) => coded.map((coder) => of(coder, unit, id))))] : [];
    return [...two, ...all, ...coded.map((coder) => row(`${coder.name} and the program`, sample.map((unit) => [of(coder, unit, id), unit.program[id] ?? null])))];
  });
}

/** @param {ReturnType<typeof resultsOf>} results */
export const resultsCsv = (results) => table(["variable", "coders", "units", "agreement", "cohen_kappa", "krippendorff_alpha"],
  results.map(({ variable, who, many, agreement: same, kappa: k, alpha: a }) => [variable, who, many, same?.toFixed(3), k?.toFixed(3), a?.toFixed(3)]));
