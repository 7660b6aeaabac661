/**
 * Stretches of a text kept by their words, as W3C's TextQuoteSelector does, so that they are found again after the text
 * around them has changed. In: a text and offsets. Out: quotes, and the way back. Knows no report.
 */

/** @typedef {import("./types").Quote} Quote */

/** Characters kept before and behind. */
const AROUND = 32;
/** So many places of the same words are looked at; more would be a text that repeats one phrase. */
const MOST = 200;

/** @param {string} text @param {number} start @param {number} end @returns {Quote} */
export function quoteOf(text, start, end) {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - AROUND), start), suffix: text.slice(end, end + AROUND), start };
}

/** How many characters two strings share at their ends. @param {string} a @param {string} b */
function sharedEnd(a, b) {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

/** How many characters two strings share at their beginnings. @param {string} a @param {string} b */
function sharedStart(a, b) {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** Whether a quote stands where it says, with what it says around it. @param {string} text @param {Quote} quote */
export function standsAt(text, { exact, prefix, suffix, start }) {
  const end = start + exact.length;
  return exact !== "" && start >= 0 && text.startsWith(exact, start) &&
    prefix === text.slice(Math.max(0, start - AROUND), start) && suffix === text.slice(end, end + AROUND);
}

/**
 * Where the quote stands now: of all places with the same words the one whose surroundings fit best, then the nearest.
 * @param {string} text @param {Quote} quote @returns {{start: number, end: number} | null}
 */
export function findQuote(text, quote) {
  const { exact, prefix, suffix, start } = quote;
  if (!exact) return null;
  // no other place can fit better; looking for one costs much in a text that repeats itself
  if (standsAt(text, quote)) return { start, end: start + exact.length };
  const length = exact.length;
  /** @type {{start: number, fit: number, far: number} | null} */
  let best = null;
  let seen = 0;
  for (let at = text.indexOf(exact); at >= 0 && seen < MOST; at = text.indexOf(exact, at + 1), seen++) {
    const fit = sharedEnd(text.slice(Math.max(0, at - AROUND), at), prefix) + sharedStart(text.slice(at + length, at + length + AROUND), suffix);
    const far = Math.abs(at - start);
    if (!best || fit > best.fit || (fit === best.fit && far < best.far)) best = { start: at, fit, far };
  }
  return best && { start: best.start, end: best.start + length };
}
