/** A reader's own words and phrases: read from lines, found in a text. In: lines; a text. Out: rows; places. Knows no DOM and no report. */

/** @typedef {import("./types").OwnWords} OwnWords */

/** A word, with the hyphens and apostrophes inside it. */
const WORD = /[\p{L}\p{N}]+(?:['’\-‐‑.][\p{L}\p{N}]+)*/gu;
/** So many rows are taken, so many words in one. */
export const MOST = 2000;
const LONGEST = 12;

/** @param {string} word */
const plain = (word) => word.toLowerCase().normalize("NFC").replace(/’/g, "'").replace(/[‐‑]/g, "-");

/** The words of a phrase; one that ends in * stands for every word that begins so. @param {string} phrase */
function partsOf(phrase) {
  return [...phrase.matchAll(WORD)].map(({ 0: word, index }) => ({ word: plain(word), open: phrase[index + word.length] === "*" }));
}

/**
 * Rows out of lines: a word or phrase, then behind a semicolon or a tab why it is marked. Lines without a word, comments and what
 * is there already are left out.
 * @param {string} lines @param {OwnWords[]} [before] @returns {{rows: OwnWords[], left: number}} `left`: lines that could not be taken
 */
export function rowsOf(lines, before = []) {
  const seen = new Set(before.map(({ words }) => plain(words)));
  /** @type {OwnWords[]} */ const rows = [];
  let left = 0;
  for (const line of lines.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)) {
    if (!line.trim() || line.trimStart().startsWith("#")) continue;
    const [first, ...rest] = line.split(/[;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1").trim());
    const words = first.replace(/\s+/g, " ").slice(0, 200);
    const { length } = partsOf(words);
    if (!length || length > LONGEST || before.length + rows.length >= MOST) left++;
    else if (!seen.has(plain(words))) {
      seen.add(plain(words));
      rows.push({ words, why: rest.join("; ").slice(0, 300) });
    }
  }
  return { rows, left };
}

/** The lines that give these rows again. @param {OwnWords[]} rows */
export const linesOf = (rows) => rows.map(({ words, why }) => `${words}${why ? `; ${why}` : ""}\n`).join("");

/** @typedef {{parts: ReturnType<typeof partsOf>, why: string}} Pattern */

/** @typedef {{word: string, start: number, end: number}} Word */

/** Whether a pattern stands at one of some words, and nothing but a space or a comma between them. @param {Pattern} pattern @param {Word[]} words @param {number} at @param {string} text */
function fits({ parts }, words, at, text) {
  return parts.every(({ word, open }, n) => {
    const here = words[at + n];
    if (!here || !(open ? plain(here.word).startsWith(word) : plain(here.word) === word)) return false;
    const last = n && words[at + n - 1];
    return !last || /^[^\p{L}\p{N}.!?\n]{1,3}$/u.test(text.slice(last.end, here.start));
  });
}

/**
 * Finds rows in a stretch of a text, the longest at each place.
 * @param {OwnWords[]} rows @returns {(text: string, start: number, end: number) => {start: number, end: number, why: string}[]}
 */
export function matcher(rows) {
  /** By their first word whole, and by what it begins with. @type {Map<string, Pattern[]>} */
  const whole = new Map();
  /** @type {Map<string, Pattern[]>} */
  const begun = new Map();
  for (const { words, why } of rows) {
    const parts = partsOf(words);
    if (!parts.length) continue;
    const index = parts[0].open ? begun : whole;
    index.set(parts[0].word, [...(index.get(parts[0].word) ?? []), { parts, why }]);
  }
  const lengths = [...new Set([...begun.keys()].map(({ length }) => length))];
  /** What may begin with a word, by the word as it is written: most come back. @type {Map<string, Pattern[] | null>} */
  const known = new Map();
  const beginning = (/** @type {string} */ word) => {
    const there = known.get(word);
    if (there !== undefined) return there;
    const here = plain(word);
    const all = [...(whole.get(here) ?? []), ...lengths.flatMap((n) => (n <= here.length ? begun.get(here.slice(0, n)) ?? [] : []))];
    known.set(word, all.length ? all : null);
    return all.length ? all : null;
  };
  return (text, start, end) => {
    /** @type {Word[]} */ const words = [];
    const part = text.slice(start, end);
    for (let match = WORD.exec(part); match; match = WORD.exec(part)) words.push({ word: match[0], start: start + match.index, end: start + match.index + match[0].length });
    const out = [];
    for (let at = 0; at < words.length; at++) {
      const all = beginning(words[at].word);
      if (!all) continue;
      const best = all.filter((pattern) => fits(pattern, words, at, text)).sort((a, b) => b.parts.length - a.parts.length)[0];
      if (!best) continue;
      out.push({ start: words[at].start, end: words[at + best.parts.length - 1].end, why: best.why });
      at += best.parts.length - 1;
    }
    return out;
  };
}
