/**
 * An article as a link that carries it: packed into the part of an address behind the “#”, which browsers never send to
 * anyone. In: an article. Out: that part, and the way back. What a link holds is a stranger's: everything is checked. Knows no DOM.
 */
import { checksIn, fits, isRow, MOST_CORRECTIONS } from "../correction-guard.js";
import { byteLength, MAX_BYTES, tooLarge } from "../limits.js";
import { findQuote, quoteOf } from "../quotes.js";

/** @typedef {import("../types").Article} Article */
/** @typedef {import("../types").Correction} Correction */

/** What the part behind the “#” begins with. */
export const MARK = "article=";
/** The longest link that is made: browsers take more, but hardly anything passes it on. */
export const LONGEST = 60_000;
/** Longer links are cut by some programs for mail and messages. */
export const CUT = 8000;
/** A text that unpacks to more than is read. */
class TooLarge extends RangeError {}

/** @param {Uint8Array} bytes @param {"deflate-raw"} form @param {typeof CompressionStream | typeof DecompressionStream} Stream @param {number} most */
async function through(bytes, form, Stream, most) {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new Stream(form)).getReader();
  /** @type {Uint8Array[]} */ const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    // a small link may unpack to a huge text
    if (size > most) {
      await reader.cancel();
      throw new TooLarge();
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Corrections and notes with their quotes where they stand in the present text: whoever opens a link takes no other. @template T @param {string} text @param {T[]} rows @returns {T[]} */
const anchored = (text, rows) => JSON.parse(JSON.stringify(rows), (_, value) => {
  const place = isRow(value) && typeof value.exact === "string" && findQuote(text, /** @type {import("../types").Quote} */ (/** @type {unknown} */ (value)));
  return place ? quoteOf(text, place.start, place.end) : value;
});

/** The part of an address that carries an article. @param {Article} article @returns {Promise<string>} */
export async function asFragment({ text, date, origin, corrections, checks }) {
  const plain = JSON.stringify({ v: 1, text, ...(date ? { date } : {}), label: origin.label, ...(corrections?.length ? { corrections: anchored(text, corrections) } : {}), ...(checks?.length ? { checks: anchored(text, checks) } : {}) });
  const packed = await through(new TextEncoder().encode(plain), "deflate-raw", CompressionStream, Infinity);
  let letters = "";
  for (let at = 0; at < packed.length; at += 8192) letters += String.fromCharCode(...packed.subarray(at, at + 8192));
  return MARK + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What stands in an address. @typedef {{article: Article | null, bytes: number, left: number, refusal: string}} Opened */

/** @param {string} refusal @returns {Opened} */
const refused = (refusal) => ({ article: null, bytes: 0, left: 0, refusal });

const TORN = "This link carries no article that can be read: it may have been cut on its way. Ask for the file instead.";

/**
 * The article that a part of an address carries. Its text is bounded as a pasted one is, and its corrections are.
 * @param {string} fragment without “#”
 * @returns {Promise<Opened>} `bytes`: of its text; `left`: corrections that were not taken; `refusal`: a sentence where there is no article
 */
export async function fromFragment(fragment) {
  if (!fragment.startsWith(MARK)) return refused(TORN);
  try {
    const letters = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const unpacked = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), "deflate-raw", DecompressionStream, 2 * MAX_BYTES);
    const found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unpacked));
    if (!isRow(found) || found.v !== 1 || typeof found.text !== "string" || !found.text.trim()) return refused(TORN);
    const { text, date, label, corrections, checks } = found;
    const bytes = byteLength(text);
    if (bytes > MAX_BYTES) return refused(tooLarge(bytes));
    const rows = Array.isArray(corrections) ? corrections : [];
    const good = rows.slice(0, MOST_CORRECTIONS).filter(fits(text));
    const noted = checksIn(text, checks);
    return {
      article: {
        text, origin: { label: typeof label === "string" ? `From a link: ${label.slice(0, 80)}` : "From a link" },
        ...(typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? { date } : {}),
        ...(good.length ? { corrections: good } : {}), ...(noted.length ? { checks: noted } : {}),
      },
      bytes, left: rows.length - good.length, refusal: "",
    };
  } catch (error) {
    // cut short, or never a link of this page
    return refused(error instanceof TooLarge ? `This link holds more than the ${MAX_BYTES / 1e6} MB of text that Sourcelight reads at once. Ask for the article in parts.` : TORN);
  }
}
