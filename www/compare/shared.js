/** Passages that two texts share word for word. In: two readings. Out: runs of words, longest first, and how much of each text they are. Linear in the texts. */

/** @typedef {import("../types").Reading} Reading */
/** @typedef {{start: number, end: number}} Span */
/** @typedef {{a: Span, b: Span, words: number}} Run */

/** Fewer words in a row are a phrase that anybody may use. */
const LEAST = 8;
/** A phrase that begins so often is no sign of anything. */
const OFTEN = 20;

const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;

/** @param {string} text */
function tokens(text) {
  return [...text.matchAll(WORD)].map((found) => ({ word: found[0].toLowerCase().replaceAll("’", "'"), start: found.index, end: found.index + found[0].length }));
}

/** @param {Reading} one @param {Reading} other @returns {{runs: Run[], a: number, b: number}} `a` and `b`: shares of each text's words */
export function sharedRuns(one, other) {
  const [left, right] = [tokens(one.text), tokens(other.text)];
  /** @type {Map<string, number[]>} */
  const places = new Map();
  const gram = (/** @type {typeof left} */ list, /** @type {number} */ at) => list.slice(at, at + LEAST).map(({ word }) => word).join(" ");
  for (let i = 0; i + LEAST <= left.length; i++) {
    const key = gram(left, i);
    const known = places.get(key);
    if (!known) places.set(key, [i]);
    else if (known.length < OFTEN) known.push(i);
  }
  /** @type {Run[]} */
  const runs = [];
  const used = new Uint8Array(left.length);
  let taken = 0;
  for (let j = 0; j + LEAST <= right.length;) {
    let best = -1;
    let most = 0;
    for (const i of places.get(gram(right, j)) ?? []) {
      let n = LEAST;
      while (i + n < left.length && j + n < right.length && left[i + n].word === right[j + n].word) n++;
      if (n > most) [best, most] = [i, n];
    }
    if (best < 0) {
      j++;
      continue;
    }
    runs.push({ a: { start: left[best].start, end: left[best + most - 1].end }, b: { start: right[j].start, end: right[j + most - 1].end }, words: most });
    used.fill(1, best, best + most);
    taken += most;
    j += most;
  }
  const share = (/** @type {number} */ part, /** @type {number} */ all) => (all ? part / all : 0);
  return { runs: runs.sort((x, y) => y.words - x.words), a: share(used.reduce((sum, on) => sum + on, 0), left.length), b: share(taken, right.length) };
}
