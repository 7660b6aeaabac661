/** Wire copy told from own words: how much of each article stands word for word in another. In: texts, and their stretches inside quotation marks. Out: shares. Knows no DOM. */

import { turns } from "./turn.js";

/** @typedef {import("../types").Pair} Pair */
/** What an article shares. `share` is of its words outside quotation marks. @typedef {{words: number, shared: number, share: number, most: number, with: number, text: string}} Shared */

/** So many words in a row are no chance. */
const RUN = 8;
/** More words are not compared. */
export const MOST_WORDS = 500_000;

/** The words outside quotation marks, which whoever quotes the same speech shares. @param {string} text @param {Pair[]} quoted ascending */
function ownWords(text, quoted) {
  const out = [];
  let next = 0;
  let reach = 0;
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+(?:['’.,\-][\p{L}\p{N}]+)*/gu)) {
    for (; next < quoted.length && quoted[next][0] <= index; next++) reach = Math.max(reach, quoted[next][1]);
    out.push({ word: index < reach ? "" : word.toLowerCase().replaceAll("’", "'"), index, end: index + word.length });
  }
  return out;
}

/**
 * @param {{text: string, quoted: Pair[]}[]} articles
 * @returns {Promise<(Shared | null)[] | null>} in their order; null where all of them together are too long
 */
export async function sharedWords(articles) {
  const turn = turns();
  /** Which articles hold a run of words. @type {Map<string, Set<number>>} */ const runs = new Map();
  const all = [];
  let total = 0;
  for (const [n, { text, quoted }] of articles.entries()) {
    const words = ownWords(text, quoted);
    total += words.length;
    if (total > MOST_WORDS) return null;
    all.push(words);
    for (let at = 0; at + RUN <= words.length; at++) {
      const run = words.slice(at, at + RUN);
      if (run.some(({ word }) => !word)) continue;
      const key = run.map(({ word }) => word).join(" ");
      const known = runs.get(key);
      if (known) known.add(n);
      else runs.set(key, new Set([n]));
      if (at % 64 === 0) await turn();
    }
  }
  const out = [];
  for (const [n, words] of all.entries()) {
    const own = words.filter(({ word }) => word).length;
    const shared = new Uint8Array(words.length);
    /** Words shared with each other article. @type {Map<number, Uint8Array>} */ const by = new Map();
    for (let at = 0; at + RUN <= words.length; at++) {
      if (at % 64 === 0) await turn();
      for (const other of runs.get(words.slice(at, at + RUN).map(({ word }) => word).join(" ")) ?? []) {
        if (other === n) continue;
        shared.fill(1, at, at + RUN);
        const row = by.get(other) ?? new Uint8Array(words.length);
        row.fill(1, at, at + RUN);
        by.set(other, row);
      }
    }
    const count = (/** @type {Uint8Array} */ row) => row.reduce((sum, one) => sum + one, 0);
    const [best] = [...by].map(([other, row]) => ({ other, many: count(row) })).sort((a, b) => b.many - a.many);
    const first = shared.indexOf(1);
    const last = first < 0 ? -1 : shared.indexOf(0, first) < 0 ? shared.length : shared.indexOf(0, first);
    out.push(own ? { words: own, shared: count(shared), share: count(shared) / own, most: best ? best.many / own : 0, with: best?.other ?? -1,
      text: first < 0 ? "" : articles[n].text.slice(words[first].index, words[last - 1].end).replace(/\s+/g, " ") } : null);
  }
  return out;
}
