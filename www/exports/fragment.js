/** Links that open a page at a passage: URL text fragments (WICG Scroll to Text Fragment), as `src/export/link.rs` makes them. Knows no report. */

/** Words at each end that name a long passage. */
const ENDS = 5;
/** The longest passage, in words, that is named whole. */
const WHOLE = 12;

/** All but letters, digits and three marks: "-", "," and "&" mean something there. @param {string} text */
const encoded = (text) => [...new TextEncoder().encode(text)].map((byte) => {
  const letter = String.fromCharCode(byte);
  return /[A-Za-z0-9._~]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}).join("");

/**
 * The address that opens an article at a passage; nothing where the address is no web address. A passage over several paragraphs is
 * named by its two ends, for no browser finds one stretch across them.
 * @param {string | undefined} address @param {string} passage @returns {string | undefined}
 */
export function textFragment(address, passage) {
  if (!address || !/^https?:\/\//i.test(address) || /\s/u.test(address)) return undefined;
  const lines = passage.split(/[\r\n]+/).map((line) => line.split(/\s+/u).filter(Boolean)).filter((words) => words.length);
  const [first = [], last = first] = [lines[0], lines.at(-1)];
  const base = address.split(":~:")[0];
  const whole = lines.length < 2 && first.length <= WHOLE;
  const named = whole ? encoded(first.join(" ")) : `${encoded(first.slice(0, ENDS).join(" "))},${encoded(last.slice(-ENDS).join(" "))}`;
  return `${base}${base.includes("#") ? "" : "#"}:~:text=${named}`;
}
