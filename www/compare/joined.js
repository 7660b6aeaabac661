/**
 * The engine's comparison joined with the two readings it is about. In: two readings, the engine's rows. Out: rows that hold
 * speakers, passages, figures and lines, ready to be shown. Compares nothing itself. Knows no DOM.
 */
import { normalised } from "../format.js";
import { countWords } from "../words.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Passage} Passage */
/** @typedef {import("../types").Change} Change */
/** @typedef {import("../types").Pair} Pair */

const HOW = /** @type {const} */ ({ same: "kept", changed: "changed", dropped: "a", added: "b" });
const SIDE = /** @type {const} */ ({ same: "both", dropped: "a", added: "b" });
/** Quotations in the order in which they matter. */
const ORDER = { changed: 0, a: 1, b: 2, kept: 3 };

/** @param {Pair} pair */
const span = ([start, end]) => ({ start, end });

/** Words of both and of one. @param {Reading} one @param {Reading} other @param {import("../types").ComparisonRow} row @returns {Change[]} */
function changesOf(one, other, { pieces = [] }) {
  return pieces.map(({ kind, start, end }) => ({ text: (kind === "added" ? other : one).text.slice(start, end), how: SIDE[kind] }));
}

/** @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
function quotesOf(one, other, { quotes }) {
  const rows = quotes.map((row) => {
    const [a, b] = row.ids ?? [null, null];
    return { a: a === null ? null : one.byId.get(a) ?? null, b: b === null ? null : other.byId.get(b) ?? null, how: HOW[row.kind], changes: changesOf(one, other, row) };
  });
  return rows.sort((x, y) => ORDER[x.how] - ORDER[y.how]);
}

/** @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
function linesOf(one, other, { sentences }) {
  const [left, right] = [one, other].map(({ lines }) => new Map(lines.map(({ start, index }) => [start, index])));
  const line = (/** @type {Map<number, number>} */ of, /** @type {Pair | null} */ pair) => (pair ? of.get(pair[0]) ?? -1 : -1);
  return sentences.map((row) => ({ a: line(left, row.a), b: line(right, row.b), changes: row.kind === "same" ? null : changesOf(one, other, row) }));
}

/** @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
function figuresOf(one, other, { figures }) {
  const at = (/** @type {Reading} */ { report }) => new Map(report.quantities.map((row) => [row.start, row]));
  const [left, right] = [at(one), at(other)];
  return figures.flatMap(({ a, b }) => {
    const [x, y] = [left.get(a[0]), right.get(b[0])];
    return x && y ? [{ a: x, b: y, says: `${normalised(x)} against ${normalised(y)}` }] : [];
  });
}

/** @param {import("../types").Comparison} found */
function gradesOf({ wording }) {
  return wording.flatMap(({ from, a, b, place, why = "" }) => {
    const side = /** @type {"a" | "b"} */ (from ? "a" : "b");
    const line = from ? a : b;
    return place && line ? [{ side, line: span(line), cause: { ...span(place), why }, together: a !== null && b !== null }] : [];
  });
}

/** @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
export function joined(one, other, found) {
  const sources = found.sources.map(({ rows: [a, b] }) => ({ a: a === null ? null : one.speakers[a] ?? null, b: b === null ? null : other.speakers[b] ?? null }));
  const runs = found.passages.flatMap(({ a, b }) => (a && b ? [{ a: span(a), b: span(b), words: countWords(one.wordStarts, ...a) }] : []));
  return {
    sources: sources.filter(({ a, b }) => a || b), quotes: quotesOf(one, other, found), lines: linesOf(one, other, found),
    figures: figuresOf(one, other, found), grades: gradesOf(found), shared: { runs: runs.sort((x, y) => y.words - x.words), ...found.shared },
  };
}
