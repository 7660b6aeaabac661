/**
 * Two articles, or two versions of one, side by side. In: two readings and a difference of lists. Out: which sources are
 * in both, which quotations were kept, changed or dropped, which figures differ, where certainty changed, which words are
 * shared. Knows no DOM.
 */
import { changedFigures, changedGrades } from "./lines.js";
import { sharedRuns } from "./shared.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Passage} Passage */
/** @typedef {import("../types").Speaker} Speaker */
/** @typedef {import("../types").Change} Change */
/** A difference of two lists, as the library `diff` gives it. @typedef {(a: string[], b: string[]) => {value: string[], added?: boolean, removed?: boolean, count?: number}[]} DiffLists */

/** Quotations with fewer words in common are two quotations. */
const ALIKE = 0.5;
/** So many quotations of a side are matched with each other. */
const MOST = 600;

const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;

/** The words of a text, lower-cased, apostrophes made alike. @param {string} text */
export const wordsOf = (text) => [...text.matchAll(WORD)].map(([word]) => word.toLowerCase().replaceAll("’", "'"));

/** Shared words over all words (Dice), each word counted as often as it stands there. @param {string[]} a @param {string[]} b */
export function likeness(a, b) {
  if (!a.length || !b.length) return 0;
  const left = new Map();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const n = left.get(word) ?? 0;
    if (n) shared++;
    if (n) left.set(word, n - 1);
  }
  return (2 * shared) / (a.length + b.length);
}

/** A name without title and article. @param {string} name */
const bare = (name) => wordsOf(name).filter((word) => !/^(?:the|a|an|mr|mrs|ms|dr|sir|dame|prof|professor)$/.test(word));

/** Whether two names mean the same source: equal, or a person's surname for the full name. @param {Speaker} a @param {Speaker} b */
function sameSource(a, b) {
  const [x, y] = [bare(a.name), bare(b.name)];
  if (x.join(" ") === y.join(" ")) return x.length > 0;
  if (a.kind !== "person" || b.kind !== "person") return false;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length === 1 && short[0].length > 2 && long.at(-1) === short[0];
}

/** @param {Reading} a @param {Reading} b @returns {{a: Speaker | null, b: Speaker | null}[]} */
export function matchSources(a, b) {
  const left = new Set(b.speakers.filter(({ kind }) => kind !== "none"));
  const rows = a.speakers.filter(({ kind }) => kind !== "none").map((one) => {
    const other = [...left].find((speaker) => sameSource(one, speaker)) ?? null;
    if (other) left.delete(other);
    return { a: one, b: other };
  });
  const most = (/** @type {{a: Speaker | null, b: Speaker | null}} */ row) => Math.max(row.a?.share ?? 0, row.b?.share ?? 0);
  return [...rows, ...[...left].map((speaker) => ({ a: null, b: speaker }))].sort((x, y) => Number(!x.a || !x.b) - Number(!y.a || !y.b) || most(y) - most(x));
}

/** The words two texts share and those they do not. @param {string} a @param {string} b @param {DiffLists} diff @returns {Change[]} */
export function changesOf(a, b, diff) {
  const pieces = (/** @type {string} */ text) => text.match(/\s*[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*|\s*[^\s\p{L}\p{N}]/gu) ?? [];
  return diff(pieces(a), pieces(b)).map(({ value, added, removed }) => ({ text: value.join(""), how: added ? "b" : removed ? "a" : "both" }));
}

/**
 * Quotations: kept word for word, changed, only in one. Matched greedily, the likest first.
 * @param {Reading} a @param {Reading} b @param {DiffLists} diff
 */
export function matchQuotes(a, b, diff) {
  const quoted = (/** @type {Reading} */ { passages }) => passages.filter(({ attribution: row }) => row.form === "direct" || row.form === "mixed").slice(0, MOST);
  const [left, right] = [quoted(a), quoted(b)].map((list) => list.map((passage) => ({ passage, words: wordsOf(passage.quote) })));
  const pairs = left.flatMap((x, i) => right.map((y, j) => ({ i, j, like: likeness(x.words, y.words) }))).filter(({ like }) => like >= ALIKE);
  pairs.sort((x, y) => y.like - x.like || x.i - y.i || Math.abs(x.i - x.j) - Math.abs(y.i - y.j));
  const usedA = new Set();
  const usedB = new Set();
  /** @type {{a: Passage | null, b: Passage | null, how: "kept" | "changed" | "a" | "b", changes: Change[]}[]} */
  const rows = [];
  for (const { i, j, like } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    const [one, other] = [left[i].passage, right[j].passage];
    const kept = like === 1 && left[i].words.join(" ") === right[j].words.join(" ");
    rows.push({ a: one, b: other, how: kept ? "kept" : "changed", changes: kept ? [] : changesOf(one.quote, other.quote, diff) });
  }
  left.forEach(({ passage }, i) => { if (!usedA.has(i)) rows.push({ a: passage, b: null, how: "a", changes: [] }); });
  right.forEach(({ passage }, j) => { if (!usedB.has(j)) rows.push({ a: null, b: passage, how: "b", changes: [] }); });
  const order = { changed: 0, a: 1, b: 2, kept: 3 };
  return rows.sort((x, y) => order[x.how] - order[y.how] || (x.a ?? x.b ?? { start: 0 }).start - (y.a ?? y.b ?? { start: 0 }).start);
}

/**
 * Sentences of both, in order: the same, changed, only in one.
 * @param {Reading} a @param {Reading} b @param {DiffLists} diff @returns {{a: number, b: number, changes: Change[] | null}[]} line numbers, -1 where there is none; `changes` is null where nothing changed
 */
export function matchLines(a, b, diff) {
  const texts = (/** @type {Reading} */ { lines, text }) => lines.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ").trim());
  const [left, right] = [texts(a), texts(b)];
  /** @type {{a: number, b: number, changes: Change[] | null}[]} */
  const rows = [];
  /** @type {number[]} */ let gone = [];
  /** @type {number[]} */ let come = [];
  const flush = () => {
    // within a changed stretch a sentence goes with the likest of the other side that does not cross an earlier pair
    let from = 0;
    const words = come.map((j) => wordsOf(right[j]));
    for (const i of gone) {
      const mine = wordsOf(left[i]);
      let best = -1;
      let most = 0.4;
      for (let n = from; n < come.length; n++) {
        const like = likeness(mine, words[n]);
        if (like > most) [best, most] = [n, like];
      }
      if (best < 0) {
        rows.push({ a: i, b: -1, changes: [] });
        continue;
      }
      while (from < best) rows.push({ a: -1, b: come[from++], changes: [] });
      rows.push({ a: i, b: come[from++], changes: changesOf(left[i], right[come[best]], diff) });
    }
    while (from < come.length) rows.push({ a: -1, b: come[from++], changes: [] });
    gone = [];
    come = [];
  };
  let i = 0;
  let j = 0;
  for (const { value, added, removed } of diff(left, right)) {
    for (const _ of value) {
      if (removed) gone.push(i++);
      else if (added) come.push(j++);
      else {
        flush();
        rows.push({ a: i++, b: j++, changes: null });
      }
    }
  }
  flush();
  return rows;
}

/** @param {Reading} a @param {Reading} b @param {DiffLists} diff */
export function compare(a, b, diff) {
  const lines = matchLines(a, b, diff);
  return {
    sources: matchSources(a, b), quotes: matchQuotes(a, b, diff), lines, figures: changedFigures(a, b, lines), grades: changedGrades(a, b, lines),
    shared: sharedRuns(a, b),
  };
}
