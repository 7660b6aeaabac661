/** Word counts of any range of a text, from one pass over it. Knows only the text. */

const WORD = /[\p{L}\p{N}]+(?:[’'.,\-‐‑][\p{L}\p{N}]+)*/gu;

/** The text that was asked for last: one reading asks several times. */
let last = { text: "", starts: new Uint32Array() };

/** Where each word begins, ascending. @param {string} text */
export function wordStarts(text) {
  if (last.text === text) return last.starts;
  const starts = [];
  for (const { index } of text.matchAll(WORD)) starts.push(index);
  last = { text, starts: Uint32Array.from(starts) };
  return last.starts;
}

/** How many of the ascending numbers lie below `limit`. @param {Uint32Array} sorted @param {number} limit */
function below(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words that begin in [start, end). @param {Uint32Array} starts @param {number} start @param {number} end */
export function countWords(starts, start, end) {
  return end <= start ? 0 : below(starts, end) - below(starts, start);
}
