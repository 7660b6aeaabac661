/**
 * Rich Text (.rtf). In: bytes. Out: blocks with their links, title, author and date. A reader of our own: those that exist
 * are far larger than everything else here, or need Node.
 *
 * RTF is groups in braces, control words after a backslash, and text in the code page of the font at hand.
 */
import { MAX_DEPTH } from "./bounds.js";
import { linkOf, target } from "./html.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */

/** Groups whose text is not the document's. */
const ASIDE = new Set(("fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl themedata colorschememapping latentstyles datastore generator " +
  "pict object objdata header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc xmlnstbl filetbl mmathPr wgrffmtfilter listtext pntext " +
  "annotation atnauthor atnid atndate atnref bkmkstart bkmkend tc xe nonshppict shpinst blipuid userprops operator company keywords comment doccomm category subject").split(" "));
/** @type {Record<string, string>} */
const LITERAL = { tab: "\t", line: "\n", emdash: "—", endash: "–", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "•", emspace: " ", enspace: " ", "~": "\u00a0", _: "‑" };
/** Windows' numbers for character sets, to code pages. @type {Record<number, string>} */
const CHARSETS = { 0: "windows-1252", 77: "macintosh", 128: "shift_jis", 129: "euc-kr", 134: "gb18030", 136: "big5", 161: "windows-1253", 162: "windows-1254", 163: "windows-1258",
  177: "windows-1255", 178: "windows-1256", 186: "windows-1257", 204: "windows-1251", 222: "windows-874", 238: "windows-1250" };

/** @param {number} page */
const codePage = (page) => (page === 10000 ? "macintosh" : page === 65001 ? "utf-8" : page === 932 ? "shift_jis" : page === 936 ? "gb18030" : page === 949 ? "euc-kr" : page === 950 ? "big5" : `windows-${page}`);

/** @param {number[]} bytes @param {string} charset */
function decode(bytes, charset) {
  try {
    return new TextDecoder(charset).decode(new Uint8Array(bytes));
  } catch {
    return new TextDecoder("windows-1252").decode(new Uint8Array(bytes));
  }
}

/** Between the cells of a table's row. */
const CELL = " | ";

/** What a group inherits and may change for itself. */
const START = { aside: false, into: "text", skip: 1, font: 0, hidden: false, href: /** @type {string | undefined} */ (undefined) };

class Reader {
  #bounds;
  /** @type {Block[]} */ blocks = [];
  /** @type {Record<string, string>} */ info = {};
  #state = { ...START };
  /** @type {(typeof START)[]} */ #outer = [];
  /** @type {Map<number, string>} */ #fonts = new Map();
  #charset = "windows-1252";
  /** @type {number[]} bytes not decoded yet: a letter may have two */ #bytes = [];
  /** @type {Block} */ #block = { kind: "body", runs: [] };
  #instruction = "";
  /** @type {{depth: number, href: string | undefined}[]} */ #fields = [];
  #ignore = 0;
  /** Whether the next word opens a group that may be passed over. */ #starred = false;
  #date = { yr: 0, mo: 0, dy: 0 };
  /** Whether the paragraph stands in a table: there it ends no block. */ #table = false;

  /** @param {import("./types").Bounded} bounds */
  constructor(bounds) {
    this.#bounds = bounds;
  }

  /** @param {string} text */
  #say(text) {
    if (!text || this.#state.aside) return;
    this.#bounds.text(text.length);
    const { href } = this.#state;
    const last = this.#block.runs[this.#block.runs.length - 1];
    if (this.#state.into === "text") {
      if (this.#state.hidden) return;
      if (last && last.href === href && last.text !== CELL && text !== CELL) last.text += text;
      else this.#block.runs.push(href ? { text, href } : { text });
    } else if (this.#state.into === "fldinst") this.#instruction += text;
    else this.info[this.#state.into] = (this.info[this.#state.into] ?? "") + text;
  }

  #flush() {
    if (this.#bytes.length) this.#say(decode(this.#bytes, this.#fonts.get(this.#state.font) ?? this.#charset));
    this.#bytes = [];
  }

  /** A cell of a row ends. */
  #cell() {
    const last = this.#block.runs[this.#block.runs.length - 1];
    if (last && last.text !== CELL) last.text = last.text.trimEnd();
    this.#say(CELL);
  }

  #paragraph() {
    this.#flush();
    if (this.#state.aside || this.#state.into !== "text") return;
    const last = this.#block.runs[this.#block.runs.length - 1];
    const row = last?.text === CELL;
    if (row) this.#block.runs.pop();
    this.blocks.push(row ? { kind: "row", runs: this.#block.runs } : this.#block);
    this.#block = { ...this.#block, runs: [] };
  }

  open() {
    this.#flush();
    this.#ignore = 0;
    if (this.#outer.length >= MAX_DEPTH) throw new Refusal("is broken: its groups stand too deep in one another.");
    this.#outer.push(this.#state);
    this.#state = { ...this.#state };
  }

  close() {
    this.#flush();
    this.#ignore = 0;
    const { into } = this.#state;
    this.#state = this.#outer.pop() ?? { ...START };
    if (into === "fldinst" && this.#state.into !== "fldinst") {
      const field = this.#fields[this.#fields.length - 1];
      if (field) field.href = target(linkOf(this.#instruction) ?? null);
    }
    if (this.#fields.length && this.#outer.length < this.#fields[this.#fields.length - 1].depth) this.#fields.pop();
  }

  /** A byte of the text. @param {number} byte */
  byte(byte) {
    if (this.#ignore > 0) this.#ignore -= 1;
    else if (!this.#state.aside) this.#bytes.push(byte);
  }

  /** @param {string} word @param {number | undefined} value */
  control(word, value) {
    if (word !== "u" && Object.hasOwn(LITERAL, word)) {
      this.#flush();
      if (this.#ignore > 0) this.#ignore -= 1;
      else this.#say(LITERAL[word]);
      return;
    }
    if (word === "*") {
      this.#state.aside = this.#starred = true;
      return;
    }
    this.#flush();
    const state = this.#state;
    if (this.#starred) {
      this.#starred = false;
      // the few starred groups that hold what we want
      if (word === "fldinst" || word === "shptxt") state.aside = this.#outer[this.#outer.length - 1]?.aside ?? false;
    }
    if (ASIDE.has(word)) state.aside = true;
    switch (word) {
      case "par": if (this.#table) this.#say(" "); else this.#paragraph(); break;
      case "sect": case "page": case "row": this.#paragraph(); break;
      case "cell": case "nestcell": this.#cell(); break;
      case "pard": this.#table = false; this.#block = { kind: "body", runs: this.#block.runs }; break;
      case "intbl": this.#table = true; break;
      case "plain": state.hidden = false; break;
      case "v": case "deleted": state.hidden = value !== 0; break;
      case "outlinelevel": if ((value ?? 9) < 6) this.#block = { ...this.#block, kind: "heading", level: (value ?? 0) + 1 }; break;
      case "ls": if (this.#block.kind === "body") this.#block = { ...this.#block, kind: "item", level: 1 }; break;
      case "ansicpg": this.#charset = codePage(value ?? 1252); break;
      case "mac": this.#charset = "macintosh"; break;
      case "uc": state.skip = value ?? 1; break;
      case "u":
        this.#say(String.fromCharCode(((value ?? 63) + 65536) % 65536));
        this.#ignore = state.skip;
        break;
      case "f": state.font = value ?? 0; break;
      case "fcharset": if (CHARSETS[value ?? 0]) this.#fonts.set(state.font, CHARSETS[value ?? 0]); break;
      case "footnote": state.into = "footnote"; break;
      case "field": this.#fields.push({ depth: this.#outer.length, href: undefined }); break;
      case "fldinst": state.into = "fldinst"; this.#instruction = ""; break;
      case "fldrslt": state.href = this.#fields[this.#fields.length - 1]?.href; break;
      case "info": state.into = "info"; break;
      case "title": case "author": if (state.into === "info") state.into = word; break;
      case "creatim": state.into = "creatim"; this.#date = { yr: 0, mo: 0, dy: 0 }; break;
      case "yr": case "mo": case "dy": if (state.into === "creatim") this.#date[word] = value ?? 0; break;
      default: break; // faces, colours, measures
    }
  }
  end() {
    this.#paragraph();
    const { yr, mo, dy } = this.#date;
    return { blocks: this.blocks, info: this.info, date: yr > 1600 && mo && dy ? `${yr}-${String(mo).padStart(2, "0")}-${String(dy).padStart(2, "0")}` : undefined };
  }
}

/** @type {import("./types").FormatReader} */
export async function read({ bytes, bounds }) {
  const reader = new Reader(bounds);
  const letter = (/** @type {number} */ byte) => (byte | 32) >= 97 && (byte | 32) <= 122;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x7b) depth++, reader.open();
    else if (byte === 0x7d) {
      reader.close();
      if (--depth <= 0) break;
    } else if (byte === 13 || byte === 10) continue;
    else if (byte !== 0x5c) reader.byte(byte);
    else if (letter(bytes[at + 1])) {
      let end = at + 1;
      while (letter(bytes[end])) end++;
      const word = String.fromCharCode(...bytes.subarray(at + 1, Math.min(end, at + 33)));
      let from = end;
      if (bytes[end] === 0x2d) end++;
      while (bytes[end] >= 48 && bytes[end] <= 57) end++;
      const value = end > from ? Number(String.fromCharCode(...bytes.subarray(from, Math.min(end, from + 11)))) : undefined;
      if (word === "bin") end += Math.max(0, value ?? 0);
      reader.control(word, value);
      at = bytes[end] === 32 ? end : end - 1;
    } else {
      const sign = String.fromCharCode(bytes[at + 1] ?? 32);
      if (sign === "'") {
        reader.byte(Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 48, bytes[at + 3] ?? 48), 16) || 63);
        at += 3;
        continue;
      }
      if (sign === "\\" || sign === "{" || sign === "}") reader.byte(bytes[at + 1]);
      else if (sign === "\n" || sign === "\r") reader.control("par", undefined);
      else reader.control(sign, undefined);
      at += 1;
    }
  }
  const { blocks, info, date } = reader.end();
  if (depth > 0 && !blocks.some((block) => block.runs.length)) throw new Refusal("is broken: it ends in the middle.");
  const footnote = info.footnote?.trim();
  if (footnote) blocks.push({ kind: "body", runs: [{ text: footnote }], removed: "footnotes" });
  return { kind: "rtf", blocks, details: { title: info.title, byline: info.author, made: date }, notes: depth > 0 ? ["The file ends in the middle: what was there is here."] : [] };
}
