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

/** Words of both and of one; “…” where words of the article between them are left out. @param {Reading} one @param {Reading} other @param {import("../types").ComparisonRow} row @returns {Change[]} */
function changesOf(one, other, { pieces = [] }) {
  let last = -1;
  return pieces.map(({ kind, start, end }) => {
    if (kind === "added") return { text: other.text.slice(start, end), how: SIDE[kind] };
    // A's own pieces follow each other, but where a quotation is broken off
    const gap = last >= 0 && /\S/.test(one.text.slice(last, start)) ? " … " : "";
    last = end;
    return { text: gap + one.text.slice(start, end), how: SIDE[kind] };
  });
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
  const rows = sentences.map((row) => ({ a: line(left, row.a), b: line(right, row.b), changes: row.kind === "same" ? null : changesOf(one, other, row) }));
  const stay = inOrder(rows.map(({ b }) => b));
  return rows.map((row) => ({ ...row, moved: row.a >= 0 && row.b >= 0 && !stay.has(row.b) }));
}

/** The longest run of numbers that rise: what does not belong to it has moved. @param {number[]} places negative ones are none */
function inOrder(places) {
  /** @type {number[]} the smallest end of a run of each length */ const ends = [];
  /** @type {Map<number, number>} */ const before = new Map();
  for (const place of places) {
    if (place < 0) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
    if (low) before.set(place, ends[low - 1]);
  }
  /** @type {Set<number>} */ const out = new Set();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) out.add(at);
  return out;
}

/** Figures that differ, then days and lengths of time. @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
function figuresOf(one, other, { figures, times }) {
  /** @template {{start: number}} Row @param {Row[]} rows */
  const at = (rows) => new Map(rows.map((row) => [row.start, row]));
  /** @template {{start: number, end: number}} Row @param {Map<number, Row>} left @param {Map<number, Row>} right @param {{a: Pair, b: Pair}[]} rows @param {(row: Row, reading: Reading) => string} words */
  const pairs = (left, right, rows, words) => rows.flatMap(({ a, b }) => {
    const [x, y] = [left.get(a[0]), right.get(b[0])];
    return x && y ? [{ a: x, b: y, says: `${words(x, one)} against ${words(y, other)}` }] : [];
  });
  const plain = (/** @type {import("../types").TimeExpression} */ { start, end }, /** @type {Reading} */ { text }) => text.slice(start, end).replace(/\s+/g, " ");
  return [...pairs(at(one.report.quantities), at(other.report.quantities), figures, normalised),
    ...pairs(at(one.report.dates), at(other.report.dates), times, plain)].sort((x, y) => x.a.start - y.a.start);
}

/** @param {import("../types").Comparison} found */
function gradesOf({ wording }) {
  return wording.flatMap(({ from, a, b, place, why = "" }) => {
    const side = /** @type {"a" | "b"} */ (from ? "a" : "b");
    const line = from ? a : b;
    return place && line ? [{ side, line: span(line), cause: { ...span(place), why }, together: a !== null && b !== null }] : [];
  });
}

/** The headlines where they differ. @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
function headlineOf(one, other, { headline }) {
  if (!headline || headline.kind === "same") return null;
  const words = (/** @type {Reading} */ reading, /** @type {Pair | null} */ pair) => (pair ? reading.text.slice(...pair) : "");
  return { a: words(one, headline.a), b: words(other, headline.b), changes: changesOf(one, other, headline) };
}

/** @param {Reading} one @param {Reading} other @param {import("../types").Comparison} found */
export function joined(one, other, found) {
  const sources = found.sources.map(({ rows: [a, b] }) => ({ a: a === null ? null : one.speakers[a] ?? null, b: b === null ? null : other.speakers[b] ?? null }));
  const runs = found.passages.flatMap(({ a, b }) => (a && b ? [{ a: span(a), b: span(b), words: countWords(one.wordStarts, ...a) }] : []));
  return {
    headline: headlineOf(one, other, found),
    sources: sources.filter(({ a, b }) => a || b), quotes: quotesOf(one, other, found), lines: linesOf(one, other, found),
    figures: figuresOf(one, other, found), grades: gradesOf(found), shared: { runs: runs.sort((x, y) => y.words - x.words), ...found.shared },
  };
}
