/**
 * Messages as they travel (MIME). In: bytes. Out: fields of the head, the texts in their order, what is attached. A reader of our
 * own: every byte is passed a fixed number of times, parts and their nesting are bounded, and what is no text is not decoded.
 */
import { decode } from "./decode.js";
import { Refusal } from "./refusal.js";

/** @typedef {{type: string, parameters: Map<string, string>}} Typed */
/** @typedef {{type: string, markup: boolean, text: string}} Words */
/** @typedef {{name: string, type: string, bytes: () => Uint8Array}} Attachment */

/** The longest head of a part that is read, in bytes, and the most fields in it. */
const HEAD = 200_000;
const FIELDS = 1000;
/** How deep parts may stand in one another, and how many there may be. */
const NESTED = 10;
const PARTS = 1000;

const ascii = (/** @type {Uint8Array} */ bytes) => new TextDecoder("latin1").decode(bytes);

/** A head's bytes as text: in UTF-8, or else as its letters are. @param {Uint8Array} bytes */
function headText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return ascii(bytes);
  }
}

/** What stands for a byte in base64; 64 for what is not of it. */
const SIX = new Uint8Array(256).fill(64);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((letter, value) => { SIX[letter.charCodeAt(0)] = value; });

/** @param {Uint8Array} bytes */
function base64(bytes) {
  const out = new Uint8Array(Math.ceil(bytes.length * 0.75));
  let [at, held, bits] = [0, 0, 0];
  for (const byte of bytes) {
    const six = SIX[byte];
    if (six === 64) continue;
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[at++] = (held >> bits) & 255;
  }
  return out.subarray(0, at);
}

const HEX = (/** @type {number | undefined} */ byte) => (byte === undefined ? -1 : "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase()));

/** @param {Uint8Array} bytes @param {boolean} [head] of a field: there an underscore is a space */
function quotedPrintable(bytes, head = false) {
  const out = new Uint8Array(bytes.length);
  let to = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 61) {
      out[to++] = head && byte === 95 ? 32 : byte;
      continue;
    }
    const [high, low] = [HEX(bytes[at + 1]), HEX(bytes[at + 2])];
    if (high >= 0 && low >= 0) {
      out[to++] = high * 16 + low;
      at += 2;
    } else if (bytes[at + 1] === 10) at += 1;
    else if (bytes[at + 1] === 13 && bytes[at + 2] === 10) at += 2;
    else out[to++] = byte;
  }
  return out.subarray(0, to);
}

/** Words of a field that are written in another alphabet ("=?utf-8?q?…?="). @param {string} value */
export function unworded(value) {
  /** @type {string[]} */ const out = [];
  /** Whether no mark stands before the part at hand, and whether a word does. */
  let [bare, worded] = [true, false];
  // between two marks of five a word has four: its letters' alphabet, how it is written, and the letters
  const parts = value.split("?");
  for (let at = 0; at < parts.length; at++) {
    const [charset, how, words, end] = parts.slice(at + 1, at + 5);
    const read = parts[at].endsWith("=") && end?.startsWith("=") ? word(charset.split("*")[0], how, words) : null;
    const before = (bare ? "" : "?") + (read === null ? parts[at] : parts[at].slice(0, -1));
    // the space between two words is none
    if (read === null || !worded || before.trim()) out.push(before);
    bare = worded = read !== null;
    if (read === null) continue;
    out.push(read);
    parts[at + 4] = end.slice(1);
    at += 3;
  }
  return out.join("");
}

/** One such word's letters, or null where it is none. @param {string} charset @param {string} how @param {string} words */
function word(charset, how, words) {
  if (!/^[bq]$/i.test(how)) return null;
  const bytes = Uint8Array.from(words, (letter) => letter.charCodeAt(0) & 255);
  try {
    return new TextDecoder(charset).decode(/b/i.test(how) ? base64(bytes) : quotedPrintable(bytes, true));
  } catch {
    return null;
  }
}

/** The parts of a field between semicolons, those within quotation marks left whole. @param {string} value */
function parted(value) {
  const out = [];
  let [from, quoted] = [0, false];
  for (let at = 0; at <= value.length; at++) {
    const letter = value[at];
    if (letter === "\\" && quoted) at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (at >= value.length || (letter === ";" && !quoted)) {
      out.push(value.slice(from, at).trim());
      from = at + 1;
    }
  }
  return out;
}

/** A field with parameters: `text/plain; charset="utf-8"`. @param {string} value @returns {Typed} */
function typed(value) {
  const [type = "", ...rest] = parted(value.slice(0, 20_000));
  /** @type {Map<string, string>} */ const parameters = new Map();
  for (const part of rest) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const [name, said] = [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
    const bare = said.startsWith('"') ? said.slice(1, said.lastIndexOf('"') || undefined).replace(/\\(.)/g, "$1") : said;
    // a long value is written in numbered pieces, one in another alphabet with its name before it
    const [plain] = name.split("*");
    const piece = name.endsWith("*") ? unescaped(bare) : bare;
    parameters.set(plain, name === plain ? bare : (parameters.get(plain) ?? "") + piece);
  }
  return { type: type.toLowerCase(), parameters };
}

/** "utf-8''caf%C3%A9" @param {string} value */
function unescaped(value) {
  const words = value.slice(value.lastIndexOf("'") + 1);
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

class Part {
  /** @type {Map<string, string>} the first of each name */ fields = new Map();
  body;

  /** @param {Uint8Array} bytes @param {boolean} [whole] a message and no part of one: only a part may be without a head */
  constructor(bytes, whole = false) {
    let at = 0;
    while ((whole || at === 0) && (bytes[at] === 10 || bytes[at] === 13)) at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1;
    if (!whole && at > 0) {
      this.body = bytes.subarray(at);
      return;
    }
    const from = at;
    let end = -1;
    for (; at < bytes.length && at - from < HEAD; at++) {
      if (bytes[at] !== 10) continue;
      const next = bytes[at + 1] === 13 ? at + 2 : at + 1;
      if (bytes[next] === 10) {
        end = at + 1;
        this.#head(bytes.subarray(from, end));
        at = next + 1;
        break;
      }
    }
    if (end < 0) this.#head(bytes.subarray(from, at));
    this.body = bytes.subarray(at);
  }

  /** @param {Uint8Array} bytes */
  #head(bytes) {
    /** @type {string[][]} */ const rows = [];
    for (const row of headText(bytes).split(/\r?\n/)) {
      if (/^[ \t]/.test(row)) rows[rows.length - 1]?.push(row);
      else if (rows.length < FIELDS) rows.push([row]);
    }
    for (const row of rows) {
      const field = row.join(" ");
      const colon = field.indexOf(":");
      const key = field.slice(0, colon).trim().toLowerCase();
      if (colon > 0 && !this.fields.has(key)) this.fields.set(key, field.slice(colon + 1).trim());
    }
  }

  /** @param {string} name */
  field(name) {
    return this.fields.get(name) ?? "";
  }

  /** The body's bytes as they were before they were made fit to travel. */
  get bytes() {
    const encoding = this.field("content-transfer-encoding").toLowerCase();
    return encoding.includes("base64") ? base64(this.body) : encoding.includes("quoted-printable") ? quotedPrintable(this.body) : this.body;
  }
}

/** Stretches of a body between its boundary lines. @param {Uint8Array} body @param {string} boundary */
function split(body, boundary) {
  const mark = new TextEncoder().encode(`--${boundary.slice(0, 200)}`);
  /** @type {Uint8Array[]} */ const out = [];
  let from = -1;
  for (let at = 0; at >= 0 && at < body.length && out.length < PARTS; at = body.indexOf(10, at) + 1 || -1) {
    if (!mark.every((byte, index) => body[at + index] === byte)) continue;
    // the line's end before the mark is the mark's
    if (from >= 0) out.push(body.subarray(from, Math.max(from, at - (body[at - 2] === 13 ? 2 : 1))));
    const last = body[at + mark.length] === 45 && body[at + mark.length + 1] === 45;
    from = last ? -1 : body.indexOf(10, at) + 1 || -1;
    if (from < 0) break;
  }
  if (from >= 0 && from < body.length && out.length < PARTS) out.push(body.subarray(from));
  return out;
}

/** Lines that were broken for the way and say so (RFC 3676). @param {string} text @param {boolean} closed whether the space at a break was put in */
function flowed(text, closed) {
  /** @type {string[]} */ const out = [];
  /** @type {string[]} */ let open = [];
  let depth = 0;
  const end = () => {
    if (open.length) out.push(">".repeat(depth) + (depth ? " " : "") + open.join(""));
    open = [];
  };
  for (const row of text.split(/\r?\n/)) {
    let quotes = 0;
    while (row[quotes] === ">") quotes += 1;
    const words = row[quotes] === " " ? row.slice(quotes + 1) : row.slice(quotes);
    if (quotes !== depth || words === "-- ") end();
    depth = Math.min(quotes, 100);
    const soft = words.endsWith(" ") && words !== "-- ";
    open.push(soft && closed ? words.slice(0, -1) : words);
    if (!soft) end();
  }
  end();
  return out.join("\n");
}

/** A message, as far as it is read. */
export class Message {
  /** @type {Words[]} texts that are shown, in their order */ texts = [];
  /** @type {Attachment[]} */ files = [];
  #parts = 0;
  #bounds;
  root;

  /** @param {Uint8Array} bytes @param {import("./types").Bounded} bounds */
  constructor(bytes, bounds) {
    this.#bounds = bounds;
    this.root = new Part(bytes, true);
  }

  /** @param {Uint8Array} bytes @param {import("./types").Bounded} bounds @returns {Promise<Message>} */
  static async read(bytes, bounds) {
    const message = new Message(bytes, bounds);
    message.texts = await message.#walk(message.root, 0);
    return message;
  }

  /** A field of the head in plain letters. @param {string} name */
  field(name) {
    return unworded(this.root.field(name));
  }

  /** Who wrote it: the name, else the address. */
  get from() {
    const value = this.root.field("from").slice(0, 2000);
    const [name, address] = [value.slice(0, value.indexOf("<") + 1 || undefined).replace(/<$/, "").trim(), /<([^<>]{1,400})>/.exec(value)?.[1]];
    return unworded(name.replace(/^"(.*)"$/, "$1").replace(/\\(.)/g, "$1")).trim() || address;
  }

  /** @param {Part} part @param {number} depth @returns {Promise<Words[]>} */
  async #walk(part, depth) {
    if (++this.#parts > PARTS) throw new Refusal(`has more than ${PARTS} parts: open it in your mail program, copy the text and paste it here.`);
    if (depth > NESTED) throw new Refusal("is broken: its parts stand too deep in one another.");
    const { type, parameters } = typed(part.field("content-type") || "text/plain");
    const placed = typed(part.field("content-disposition"));
    const boundary = parameters.get("boundary");
    if (type.startsWith("multipart/") && boundary) {
      const rows = [];
      for (const bytes of split(part.body, boundary)) rows.push(await this.#walk(new Part(bytes), depth + 1));
      if (type === "multipart/alternative") return rows.findLast((row) => row.some(({ markup }) => markup)) ?? rows.find((row) => row.length) ?? [];
      // what belongs to a text, such as its pictures, is no text of its own
      if (type === "multipart/related") return rows.find((row) => row.length) ?? [];
      return rows.flat();
    }
    const name = unworded(placed.parameters.get("filename") ?? parameters.get("name") ?? "");
    if (placed.type !== "attachment" && (type === "text/html" || type === "text/plain" || !type.includes("/")) && !(name && placed.type)) {
      const bytes = part.bytes;
      this.#bounds.unpacked(bytes.length);
      const { text } = await decode(bytes, parameters.get("charset"));
      const soft = parameters.get("format")?.toLowerCase() === "flowed";
      return [{ type, markup: type === "text/html", text: soft ? flowed(text, parameters.get("delsp")?.toLowerCase() === "yes") : text }];
    }
    this.files.push({ name, type, bytes: () => part.bytes });
    return [];
  }
}
