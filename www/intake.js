/**
 * Files to texts. In: files, dropped or chosen. Out: texts, or one clear sentence for each file that is no text yet.
 * The kind is told by content, not by name.
 */
import { MAX_BYTES, tooLarge } from "./limits.js";

/** @typedef {{name: string, text: string}} TextFile */

/** First bytes of kinds that are not read yet, and what to do instead. @type {{starts: number[], say: string}[]} */
const KNOWN = [
  { starts: [0x25, 0x50, 0x44, 0x46], say: "is a PDF: open it, select the article, copy it and paste it here." },
  { starts: [0x50, 0x4b, 0x03, 0x04], say: "is a document or an archive: open it, select the article, copy it and paste it here." },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], say: "is an old Word document: open it, select the article, copy it and paste it here." },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], say: "is rich text: open it, select the article, copy it and paste it here." },
  { starts: [0x89, 0x50, 0x4e, 0x47], say: "is a picture: Sourcelight reads text, not pictures of text." },
  { starts: [0xff, 0xd8, 0xff], say: "is a picture: Sourcelight reads text, not pictures of text." },
];
const PAGE = /^\s*<(?:!doctype html|html|head|body)\b/i;
const LETTER = /^(?:(?:from|received|return-path|mime-version|message-id): .*\r?\n(?:[ \t].*\r?\n)*){2,}/i;

/** @param {Uint8Array} bytes @param {number[]} starts */
const begins = (bytes, starts) => starts.every((byte, index) => bytes[index] === byte);

/** UTF-8 if it is; else by its byte order mark; else Windows-1252. @param {Uint8Array} bytes */
export function decode(bytes) {
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Why these bytes are not read, or an empty string. @param {Uint8Array} bytes @param {string} text */
function refusal(bytes, text) {
  const known = KNOWN.find(({ starts }) => begins(bytes, starts));
  if (known) return known.say;
  if (PAGE.test(text)) return "is a web page: open it in the browser, select the article, copy it and paste it here.";
  if (LETTER.test(text)) return "is an e-mail: open it, select the article, copy it and paste it here.";
  const utf16 = begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);
  if (!utf16 && bytes.subarray(0, 4096).includes(0)) return "does not hold text.";
  return text.trim() ? "" : "is empty.";
}

/** @param {File} file @returns {Promise<{text: string} | {refused: string}>} */
async function readFile(file) {
  if (file.size > MAX_BYTES) return { refused: tooLarge(file.size) };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = decode(bytes);
    const why = refusal(bytes, text);
    return why ? { refused: `“${file.name}” ${why}` } : { text };
  } catch {
    return { refused: `“${file.name}” could not be opened. If it is a folder, choose the files inside it.` };
  }
}

/** Reads all files. @param {Iterable<File>} files @returns {Promise<{texts: TextFile[], refused: string[]}>} */
export async function readFiles(files) {
  /** @type {TextFile[]} */ const texts = [];
  /** @type {string[]} */ const refused = [];
  for (const file of files) {
    const result = await readFile(file);
    if ("text" in result) texts.push({ name: file.name, text: result.text });
    else refused.push(result.refused);
  }
  return { texts, refused };
}
