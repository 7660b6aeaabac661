/**
 * Bytes to text. In: bytes, and the encoding that the file itself declares. Out: the text, and the encoding's name when
 * it was guessed. Knows no format.
 */
import { library } from "./libraries.js";

/** How much is looked at for a guess. */
const SAMPLE = 65_536;

/** @param {Uint8Array} bytes @param {number[]} starts */
export const begins = (bytes, starts) => starts.every((byte, index) => bytes[index] === byte);

/** @param {string} name @param {Uint8Array} bytes @param {boolean} [fatal] */
function as(name, bytes, fatal = false) {
  try {
    return new TextDecoder(name, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark at its head: every other byte of English is zero. @param {Uint8Array} bytes */
function wide(bytes) {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => { if (!byte) zeros[index % 2]++; });
  const most = sample.length / 2;
  if (zeros[1] > most * 0.3 && zeros[0] < most * 0.05) return "utf-16le";
  return zeros[0] > most * 0.3 && zeros[1] < most * 0.05 ? "utf-16be" : "";
}

/** Occurrences of quotation marks and apostrophes where text has them, as two encodings spell them. @param {Uint8Array} bytes */
function marks(bytes) {
  const letter = (/** @type {number} */ byte) => (byte | 32) >= 97 && (byte | 32) <= 122;
  let [windows, mac] = [0, 0];
  for (let at = 1; at < bytes.length - 1; at++) {
    const [before, byte, after] = [bytes[at - 1], bytes[at], bytes[at + 1]];
    const apostrophe = letter(before) && letter(after);
    const opening = (before === 32 || before === 10) && letter(after);
    if ((byte === 0x92 && apostrophe) || ((byte === 0x93 || byte === 0x91) && opening)) windows++;
    if ((byte === 0xd5 && apostrophe) || ((byte === 0xd2 || byte === 0xd4) && opening)) mac++;
  }
  return { windows, mac };
}

/**
 * UTF-8 with a few bytes that are none, as a file cut short or patched together has them: far more of its signs are whole
 * than broken, which text in another encoding hardly ever looks like.
 * @param {Uint8Array} bytes
 */
function patched(bytes) {
  const text = as("utf-8", bytes) ?? "";
  let [whole, broken] = [0, 0];
  for (const letter of text) {
    if (letter === "\ufffd") broken++;
    else if (letter > "\x7f") whole++;
  }
  return whole >= 3 * broken || (broken === 1 && whole > 0 && text.endsWith("\ufffd")) ? text : null;
}

/** @param {Uint8Array} bytes */
async function guess(bytes) {
  const sample = bytes.subarray(0, SAMPLE);
  const { windows, mac } = marks(sample);
  if (windows > mac) return "windows-1252";
  if (mac) return "macintosh";
  const high = sample.reduce((sum, byte) => sum + Number(byte > 127), 0);
  // a word with an accent here and there: western; more is for the frequency tables
  if (high < sample.length * 0.1) return "windows-1252";
  const { analyse } = await library("charset");
  const found = analyse(sample).find(({ name }) => as(name, bytes) !== null);
  return found && found.confidence > 20 ? found.name.toLowerCase() : "windows-1252";
}

/**
 * @param {Uint8Array} bytes
 * @param {string} [declared]
 * @returns {Promise<{text: string, guessed: string}>} `guessed` is empty where the bytes or the file say it
 */
export async function decode(bytes, declared = "") {
  if (begins(bytes, [0xff, 0xfe])) return { text: as("utf-16le", bytes) ?? "", guessed: "" };
  if (begins(bytes, [0xfe, 0xff])) return { text: as("utf-16be", bytes) ?? "", guessed: "" };
  const utf16 = wide(bytes);
  if (utf16) return { text: as(utf16, bytes) ?? "", guessed: utf16 };
  const utf8 = as("utf-8", bytes, true);
  if (utf8 !== null) return { text: utf8, guessed: "" };
  const mended = !declared || /^utf-?8$/i.test(declared) ? patched(bytes) : null;
  if (mended !== null) return { text: mended, guessed: "utf-8" };
  const said = declared && !/^utf-?8$/i.test(declared) ? as(declared, bytes) : null;
  if (said !== null) return { text: said, guessed: "" };
  const guessed = await guess(bytes);
  return { text: as(guessed, bytes) ?? "", guessed };
}

/** What is said about a guess. @param {string} guessed */
export function guessNote(guessed) {
  if (guessed === "utf-8") return ["Some bytes of the file are no letters; “\ufffd” stands for each of them."];
  return guessed ? [`The file does not say how its letters are stored; ${guessed} was taken. If accents or quotation marks look wrong, save it as UTF-8.`] : [];
}
