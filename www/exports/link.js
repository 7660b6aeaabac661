/**
 * An article as a link that carries it: packed into the part of an address behind the “#”, which browsers never send to
 * anyone. In: an article. Out: that part, and the way back. What a link holds is a stranger's: everything is checked. Knows no DOM.
 */
import { TYPE_NAMES } from "../labels.js";
import { MAX_BYTES } from "../limits.js";

/** @typedef {import("../types").Article} Article */
/** @typedef {import("../types").Correction} Correction */

/** What the part behind the “#” begins with. */
export const MARK = "article=";
/** The longest link that is made: browsers take more, but hardly anything passes it on. */
export const LONGEST = 60_000;
/** Longer links are cut by some programs for mail and messages. */
export const CUT = 8000;

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
      throw new RangeError("too large");
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

/** The part of an address that carries an article. @param {Article} article @returns {Promise<string>} */
export async function asFragment({ text, date, origin, corrections }) {
  const plain = JSON.stringify({ v: 1, text, ...(date ? { date } : {}), label: origin.label, ...(corrections?.length ? { corrections } : {}) });
  const packed = await through(new TextEncoder().encode(plain), "deflate-raw", CompressionStream, Infinity);
  let letters = "";
  for (let at = 0; at < packed.length; at += 8192) letters += String.fromCharCode(...packed.subarray(at, at + 8192));
  return MARK + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRow = (value) => typeof value === "object" && value !== null;
/** @param {unknown} value */
const isQuote = (value) => isRow(value) && ["exact", "prefix", "suffix"].every((key) => typeof value[key] === "string") && Number.isInteger(value.start);
/** @param {unknown} value */
const isSource = (value) => isRow(value) && typeof value.name === "string" && Object.hasOwn(TYPE_NAMES, String(value.source_type)) && (value.mention === undefined || isQuote(value.mention));

/** @param {unknown} value @returns {value is Correction} */
function isCorrection(value) {
  if (!isRow(value)) return false;
  switch (value.action) {
    case "reassign": return isQuote(value.passage) && isSource(value.to);
    case "drop": return isQuote(value.passage);
    case "add": return isQuote(value.content) && (value.cue === null || isQuote(value.cue)) && isSource(value.to);
    case "merge": return isQuote(value.name) && isQuote(value.into);
    case "split": return isQuote(value.from) && typeof value.form === "string";
    default: return false;
  }
}

/** The article that a part of an address carries, or null where it is damaged or none. @param {string} fragment without “#” @returns {Promise<Article | null>} */
export async function fromFragment(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const letters = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), "deflate-raw", DecompressionStream, 2 * MAX_BYTES);
    const found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!isRow(found) || found.v !== 1 || typeof found.text !== "string" || !found.text.trim()) return null;
    const { text, date, label, corrections } = found;
    return {
      text, origin: { label: typeof label === "string" ? `From a link: ${label.slice(0, 80)}` : "From a link" },
      ...(typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? { date } : {}),
      ...(Array.isArray(corrections) ? { corrections: corrections.filter(isCorrection) } : {}),
    };
  } catch {
    return null; // cut short, or never a link of this page
  }
}
