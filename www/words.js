/** Word counts of any range of a text, from one pass over it. Knows only the text. */

const WORD = /[\p{L}\p{N}]+(?:[’'.,\-‐‑][\p{L}\p{N}]+)*/gu;

/** The text that was asked for last: one reading asks several times. */
let last = { text: "", starts: new Uint32Array() };

/** How many words begin before each offset, for texts in which that is asked often. @type {WeakMap<Uint32Array, Uint32Array>} */
const counts = new WeakMap();

/** Where each word begins, ascending. @param {string} text */
export function wordStarts(text) {
  if (last.text === text) return last.starts;
  const starts = [];
  for (const { index } of text.matchAll(WORD)) starts.push(index);
  last = { text, starts: Uint32Array.from(starts) };
  return last.starts;
}

/** @param {Uint32Array} starts @returns {Uint32Array} */
function countsOf(starts) {
  const table = new Uint32Array((starts.at(-1) ?? -1) + 2);
  let at = 0;
  starts.forEach((start, words) => {
    table.fill(words, at, start + 1);
    at = start + 1;
  });
  table.fill(starts.length, at);
  counts.set(starts, table);
  return table;
}

/** Words that begin in [start, end). @param {Uint32Array} starts @param {number} start @param {number} end */
export function countWords(starts, start, end) {
  if (end <= start) return 0;
  const table = counts.get(starts) ?? countsOf(starts);
  const last = table.length - 1;
  return table[Math.min(end, last)] - table[Math.min(Math.max(0, start), last)];
}
