/**
 * What a file is, by its bytes; its name only breaks a tie between plain text and Markdown. In: bytes and name. Out: a
 * kind that is read, or a refusal that says what to do instead.
 */
import { begins } from "./decode.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Kind} Kind */

const COPY = "open it, select the article, copy it and paste it here.";
const PICTURE = "is a picture: Sourcelight reads text, not pictures of text.";

/** First bytes that tell. @type {{starts: number[], kind?: Kind | "zip", say?: string}[]} */
const KNOWN = [
  { starts: [0x50, 0x4b, 0x03, 0x04], kind: "zip" },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: "rtf" },
  { starts: [0x89, 0x50, 0x4e, 0x47], say: PICTURE },
  { starts: [0xff, 0xd8, 0xff], say: PICTURE },
  { starts: [0x47, 0x49, 0x46, 0x38], say: PICTURE },
  { starts: [0x49, 0x49, 0x2a, 0x00], say: PICTURE },
  { starts: [0x1f, 0x8b], say: "is compressed: unpack it first." },
  { starts: [0x37, 0x7a, 0xbc, 0xaf], say: "is an archive: unpack it and drop the files inside." },
  { starts: [0x52, 0x61, 0x72, 0x21], say: "is an archive: unpack it and drop the files inside." },
  { starts: [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74], say: "is a web archive of Safari: save the page as “Page Source”, or copy the article and paste it here." },
];

/** ASCII of some bytes, for looking at. @param {Uint8Array} bytes @param {number} [most] */
export const ascii = (bytes, most = 4096) => new TextDecoder("latin1").decode(bytes.subarray(0, most));

/** An old Office file, or a new one that is encrypted: both are compound files. @param {Uint8Array} bytes */
function compound(bytes) {
  // stream names are stored as UTF-16 within the first sectors
  const names = ascii(bytes, 1 << 20).replaceAll("\0", "");
  if (names.includes("EncryptedPackage")) return "is protected by a password: open it, save a copy without one and drop that.";
  if (names.includes("WordDocument")) return "is a Word document of the old kind (.doc): save it as .docx and drop that.";
  if (names.includes("__substg1.0")) return "is an Outlook message (.msg): save it as .eml, or copy its text and paste it here.";
  return `is an Office file of the old kind: ${COPY}`;
}

/** Markdown by its marks: a head of settings, headings, links. @param {string} text @param {string} name */
function markdown(text, name) {
  const marks = [/^---\r?\n(?:[\w-]+:.*\r?\n)+---\r?\n/, /^#{1,6} \S/m, /\[[^\]\n]+\]\((?:https?:)?\/[^)\s]+\)/, /^(?:\*\*|__)\S.*(?:\*\*|__)\s*$/m, /^\[[^\]\n]+\]:\s+https?:/m, /^>\s/m];
  const found = marks.filter((mark) => mark.test(text)).length;
  return found > 1 || (found > 0 && /\.(?:md|markdown|mdown)$/i.test(name));
}

/** What may stand before the first element: as bytes, a mark of UTF-8 is three letters. */
const BEFORE = "^(?:\\s|\u00ef\u00bb\u00bf|<!--[\\s\\S]*?-->|<\\?xml[^>]*>)*";
const PAGE = new RegExp(`${BEFORE}<(?:!doctype\\s+html|html|head|body|article|div|p)\\b|^(?:\\s|\u00ef\u00bb\u00bf)*<\\?xml\\b`, "i");
const ROOT = new RegExp(`${BEFORE}<(svg|rss|feed|rdf:RDF)[\\s>]`, "i");
/** Of text so few bytes are signals for machines. */
const SIGNALS = 0.03;
const LETTER = /^(?:(?:from|to|date|subject|received|return-path|mime-version|message-id|delivered-to|content-type|snapshot-content-location|dkim-signature|x-[\w-]+): ?.*\r?\n(?:[ \t].*\r?\n)*){2,}/i;

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Kind | "zip"}
 */
export function kindOf(bytes, name) {
  if (!bytes.length) throw new Refusal("is empty.");
  const wide = begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);
  const head = wide ? new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes.subarray(0, 8192)) : ascii(bytes);
  const known = KNOWN.find(({ starts }) => begins(bytes, starts));
  if (known?.say) throw new Refusal(known.say);
  if (known?.kind) return known.kind;
  if (/%PDF-\d/.test(head.slice(0, 1024))) return "pdf";
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refusal(compound(bytes));
  if (/^RIFF....WEBP|^....ftyp(?:avif|heic|mif1)/s.test(head)) throw new Refusal(PICTURE);
  const letter = LETTER.exec(head.replace(/^\s+/, ""));
  if (letter && /^(?:from|received|return-path|mime-version|message-id|subject|content-type): /im.test(letter[0]) && /:\s/.test(letter[0])) {
    const enough = /^(?:mime-version|message-id|received|return-path):/im.test(letter[0]) || (/^from:.*@/im.test(letter[0]) && /^(?:date|subject):/im.test(letter[0]));
    if (enough) return "mail";
  }
  const [, root] = ROOT.exec(head) ?? [];
  if (root === "svg") throw new Refusal(PICTURE);
  if (root) throw new Refusal("is a list of articles for programs (a feed), not an article: open the article itself, copy it and paste it here.");
  if (PAGE.test(head)) return "page";
  const zeros = bytes.subarray(0, 4096).filter((byte) => byte === 0).length;
  const half = Math.min(bytes.length, 4096) * 0.3;
  if (zeros && !wide && zeros < half) throw new Refusal("does not hold text.");
  if (zeros && !wide && bytes.subarray(0, 4096).some((byte, index) => byte === 0 && bytes[index + 1] === 0)) throw new Refusal("does not hold text.");
  const signal = (/** @type {number} */ byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;
  const sample = bytes.subarray(0, 4096);
  if (!zeros && !wide && sample.filter(signal).length > sample.length * SIGNALS) throw new Refusal("does not hold text.");
  return markdown(new TextDecoder().decode(bytes.subarray(0, 65_536)), name) ? "markdown" : "text";
}
