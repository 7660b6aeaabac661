/** How large a text may be, and what is said when it is larger. */

/** The largest text that is read, in UTF-8 bytes. */
export const MAX_BYTES = 5_000_000;

/** The sentence for a text of so many bytes. @param {number} bytes */
export function tooLarge(bytes) {
  return `This text has ${(bytes / 1e6).toFixed(1)} MB. Sourcelight reads up to ${MAX_BYTES / 1e6} MB at once: cut it into parts.`;
}

/** UTF-8 bytes of a text; a lower bound where it is surely small enough. @param {string} text */
export function byteLength(text) {
  return text.length * 3 <= MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
}
