/** UTF-16 offsets to code points, as W3C Web Annotation counts. One table of the pairs, then a look-up each. */

/** @param {string} text @returns {(offset: number) => number} */
export function codePoints(text) {
  /** @type {number[]} Offsets just after each surrogate pair. */
  const pairs = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index + 2);
  if (!pairs.length) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

/** Keys whose value is one pair of offsets, or a list of them. */
const PAIRS = new Set(["source", "cue", "content", "evidence", "places", "numeral", "of", "role", "described", "anonymity", "reason", "long_sentences"]);

/** A copy of the report with every offset in code points. @param {import("./types").Report} report @param {string} text */
export function inCodePoints(report, text) {
  const count = codePoints(text);
  /** @param {unknown} value @param {string} key @returns {unknown} */
  const walk = (value, key) => {
    if (Array.isArray(value)) {
      const isPair = value.length === 2 && typeof value[0] === "number" && PAIRS.has(key);
      return value.map((item) => (isPair ? count(item) : walk(item, key)));
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]));
    }
    return typeof value === "number" && (key === "start" || key === "end") ? count(value) : value;
  };
  return /** @type {import("./types").Report} */ (walk(report, ""));
}
