/**
 * What a file is, by its bytes; its name only breaks a tie between plain text and Markdown. In: bytes and name. Out: a
 * kind that is read, or a refusal that says what to do instead.
 */
import { begins } from "./decode.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Format} Format */

const COPY = "open it, select the article, copy it and paste it here.";
const PICTURE = "is a picture: Sourcelight reads text, not pictures of text.";

/** First bytes that tell. @type {{starts: number[], kind?: Format, say?: string}[]} */
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
  { starts: [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74], say: "is a Safari web archive: save the page as “Page Source”, or copy the article and paste it here." },
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
export function isMarkdown(text, name) {
  const rows = text.split(/\r?\n/);
  const end = rows.indexOf("---", 1);
  const settings = rows[0] === "---" && end > 1 && rows.slice(1, end).every((row) => /^[\w-]+:/.test(row));
  const whole = (/** @type {string} */ row) => ["**", "__"].some((mark) => row.length > 5 && row.startsWith(mark) && row[2] !== " " && row.trimEnd().endsWith(mark));
  const marks = [settings, ...[/^#{1,6} \S/, /\]\((?:https?:\/)?\/[^()\s\]]/, /^\[[^[\]]{1,200}\]: {1,9}https?:/, /^>\s/].map((mark) => rows.some((row) => mark.test(row))), rows.some(whole)];
  const found = marks.filter(Boolean).length;
  return found > 1 || (found > 0 && /\.(?:md|markdown|mdown)$/i.test(name));
}

/**
 * What a page begins with, behind space, remarks and the line that says which XML it is.
 * @param {string} head
 */
function beginning(head) {
  // as bytes, a mark of UTF-8 is three letters
  let rest = head.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  const xml = /^<\?xml\b/i.test(rest);
  for (;;) {
    const end = rest.startsWith("<!--") ? rest.indexOf("-->", 2) + 3 : /^<\?xml\b/i.test(rest) ? rest.indexOf(">") + 1 : 0;
    if (end < 4) return { rest, xml };
    rest = rest.slice(end).trimStart();
  }
}
const PAGE = /^<(?:!doctype\s{1,9}html|html|head|body|article|div|p)\b/i;
const ROOT = /^<(svg|rss|feed|rdf:RDF)[\s>]/i;
/** Of text so few bytes are signals for machines. */
const SIGNALS = 0.03;
const FIELDS = new Set("from to date subject received return-path mime-version message-id delivered-to content-type snapshot-content-location dkim-signature".split(" "));

/** Whether a line is a field of a letter. @param {string} row */
function isField(row) {
  const name = row.slice(0, Math.max(row.indexOf(":"), 0)).toLowerCase();
  return FIELDS.has(name) || /^x-[\w-]+$/.test(name);
}

/** The head of a letter: its first lines, where they are fields of one. @param {string} head */
function letterhead(head) {
  const rows = head.trimStart().split(/\r?\n/);
  const end = rows.findIndex((row) => !isField(row) && !/^[ \t]/.test(row));
  const fields = rows.slice(0, end < 0 ? rows.length : end);
  return fields.filter(isField).length > 1 && isField(rows[0]) ? fields : [];
}

/** Whether a file is an e-mail, or a page saved as one. @param {string} head */
function isMail(head) {
  const fields = letterhead(head);
  const some = (/** @type {RegExp} */ pattern) => fields.some((row) => pattern.test(row));
  return some(/^(?:mime-version|message-id|received|return-path):/i) || (fields.some((row) => /^from:/i.test(row) && row.includes("@")) && some(/^(?:date|subject):/i));
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Format}
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
  if (/^[\s\u00ef\u00bb\u00bf]*\{\s*"schema":\s*"sourcelight-report\/1"/.test(head)) return "report";
  if (isMail(head)) return "mail";
  const { rest, xml } = beginning(head);
  const [, root] = ROOT.exec(rest) ?? [];
  if (root === "svg") throw new Refusal(PICTURE);
  if (root) throw new Refusal("is a list of articles for programs (a feed), not an article: open the article itself, copy it and paste it here.");
  if (xml || PAGE.test(rest)) return "page";
  const zeros = bytes.subarray(0, 4096).filter((byte) => byte === 0).length;
  const half = Math.min(bytes.length, 4096) * 0.3;
  if (zeros && !wide && zeros < half) throw new Refusal("does not hold text.");
  if (zeros && !wide && bytes.subarray(0, 4096).some((byte, index) => byte === 0 && bytes[index + 1] === 0)) throw new Refusal("does not hold text.");
  const signal = (/** @type {number} */ byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;
  const sample = bytes.subarray(0, 4096);
  if (!zeros && !wide && sample.filter(signal).length > sample.length * SIGNALS) throw new Refusal("does not hold text.");
  return isMarkdown(new TextDecoder().decode(bytes.subarray(0, 65_536)), name) ? "markdown" : "text";
}
