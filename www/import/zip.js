/**
 * Zipped containers. In: bytes. Out: what they list, and each file's bytes when it is asked for. Nothing that the list says of
 * sizes is believed: bytes are counted as they come out of the browser's own decompression.
 */
import { MAX_ENTRIES } from "./bounds.js";
import { Refusal } from "./refusal.js";

/** @typedef {{name: string, at: number, packed: number, method: number, locked: boolean}} Entry */

/** Sizes of the fixed part of the list's end, of a row of the list and of the head before a file's bytes. */
const [END, ROW, HEAD] = [22, 46, 30];
/** The longest remark behind the list. */
const REMARK = 65_535;
/** A number that stands elsewhere because it is too large for its place. */
const ELSEWHERE = 0xffff_ffff;
const BROKEN = "is broken: it can’t be unpacked. Open it in the program that made it and save it again.";

/** Where the list's end begins. @param {DataView} view */
function endOf(view) {
  for (let at = view.byteLength - END; at >= Math.max(0, view.byteLength - END - REMARK); at--) if (view.getUint32(at, true) === 0x0605_4b50) return at;
  throw new Refusal(BROKEN);
}

/** The numbers of a row that did not fit into it, in their order. @param {DataView} view @param {number} from @param {number} to @param {number[]} short */
function long(view, from, to, short) {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    return short.map((value) => {
      if (value !== ELSEWHERE || place + 8 > to) return value;
      place += 8;
      return Number(view.getBigUint64(place - 8, true));
    });
  }
  return short;
}

/** Bytes handed on piece by piece, so that what comes out can be counted; no blob, which WebKit lets no worker of a page from the disk read. @param {Uint8Array<ArrayBuffer>} bytes */
function piecesOf(bytes) {
  let at = 0;
  return new ReadableStream({
    pull(control) {
      if (at >= bytes.length) return control.close();
      control.enqueue(bytes.subarray(at, at + PIECE));
      at += PIECE;
    },
  });
}
/** Bytes of a piece. */
const PIECE = 65_536;

export class Zip {
  #bytes;
  #bounds;
  /** @type {Map<string, Entry>} */ #entries = new Map();

  /**
   * @param {Uint8Array} bytes @param {import("./types").Bounded} bounds
   * @throws {Refusal} where there is no list, or one that is too long
   */
  constructor(bytes, bounds) {
    this.#bytes = bytes;
    this.#bounds = bounds;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = endOf(view);
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const wide = end - 20;
    if ((at === ELSEWHERE || count === 0xffff) && wide >= 0 && view.getUint32(wide, true) === 0x0706_4b50) {
      const real = Number(view.getBigUint64(wide + 8, true));
      if (real + 56 > bytes.length) throw new Refusal(BROKEN);
      [count, at] = [Number(view.getBigUint64(real + 32, true)), Number(view.getBigUint64(real + 48, true))];
    }
    if (count > MAX_ENTRIES) throw new Refusal(`holds more than ${MAX_ENTRIES} files: unpack it and open the ones you want.`);
    for (let index = 0; index < count; index++) at = this.#row(view, at);
  }

  /** @param {DataView} view @param {number} at @returns {number} where the next row begins */
  #row(view, at) {
    if (at + ROW > view.byteLength || view.getUint32(at, true) !== 0x0201_4b50) throw new Refusal(BROKEN);
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [letters, extra, remark] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const from = at + ROW + letters;
    // the size that it unpacks to stands first, and is asked for only to find the others
    const [, packed, place] = long(view, from, Math.min(from + extra, view.byteLength), [24, 20, 42].map((step) => view.getUint32(at + step, true)));
    const name = new TextDecoder().decode(this.#bytes.subarray(at + ROW, from));
    this.#entries.set(name, { name, at: place, packed, method, locked: (flags & 1) === 1 });
    return from + extra + remark;
  }

  get names() {
    return [...this.#entries.keys()];
  }

  /** Whether a file in it is encrypted. */
  get locked() {
    return [...this.#entries.values()].some(({ locked }) => locked);
  }

  /** A file's bytes; null where the list has none of that name. @param {string} name @returns {Promise<Uint8Array | null>} */
  async bytes(name) {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    if (entry.at + HEAD > view.byteLength || view.getUint32(entry.at, true) !== 0x0403_4b50) throw new Refusal(BROKEN);
    const from = entry.at + HEAD + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    const packed = this.#bytes.subarray(from, Math.min(from + entry.packed, view.byteLength));
    if (entry.method === 0) {
      this.#bounds.unpacked(packed.length);
      return packed;
    }
    if (entry.method !== 8) throw new Refusal("is packed in a way that Sourcelight can’t read: save it again in the program that made it.");
    return inflated(packed, this.#bounds);
  }
}

/** @param {Uint8Array} packed @param {import("./types").Bounded} bounds */
async function inflated(packed, bounds) {
  /** @type {Uint8Array[]} */ const parts = [];
  let size = 0;
  const reader = piecesOf(/** @type {Uint8Array<ArrayBuffer>} */ (packed)).pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bounds.unpacked(part.value.length);
      parts.push(part.value);
      size += part.value.length;
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    if (error instanceof Refusal) throw error;
    throw new Refusal(BROKEN);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
