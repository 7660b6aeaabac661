/**
 * Zipped documents: which one it is, told by what the package holds. In: bytes. Out: the parts of the package for the
 * reader of its format.
 */
import { ascii } from "./kind.js";
import { library } from "./libraries.js";
import { breathe, Refusal } from "./refusal.js";

/** The most that a part may unpack to: a package of noughts must not fill the memory. */
const MOST = 120_000_000;
const WANTED = /(?:\.xml|\.rels|\.opf|\.x?html?|mimetype)$/i;

/** The parts that hold text, by their paths. */
export class Parts {
  #files;

  /** @param {Record<string, Uint8Array>} files */
  constructor(files) {
    this.#files = files;
  }

  /** @param {string} path */
  has(path) {
    return Object.hasOwn(this.#files, path);
  }

  /** A part's text; null when it is missing. @param {string} path */
  text(path) {
    const bytes = this.has(path) ? this.#files[path] : null;
    if (!bytes) return null;
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) ? "utf-16le" : (bytes[0] === 0xfe && bytes[1] === 0xff) ? "utf-16be" : "utf-8";
    return new TextDecoder(wide).decode(bytes);
  }

  get paths() {
    return Object.keys(this.#files);
  }
}

/** Whether the list that ends every package is there: of a package cut short nothing can be said. @param {Uint8Array} bytes */
function whole(bytes) {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  }
  return false;
}

/** Whether the first entry's flags say that it is encrypted. @param {Uint8Array} bytes */
const locked = (bytes) => (bytes[6] & 1) === 1 && whole(bytes);

/** @type {import("./types").FormatReader} */
export async function read(source) {
  const { bytes, signal, progress } = source;
  if (locked(bytes)) throw new Refusal("is protected by a password: save a copy without one and drop that.");
  progress(0.1, "Unpacking");
  const { unzipSync } = await library("zip");
  await breathe(signal);
  let size = 0;
  /** @type {string[]} */ const names = [];
  /** @type {Record<string, Uint8Array>} */ let files;
  try {
    files = unzipSync(bytes, { filter({ name, originalSize }) {
      names.push(name);
      const wanted = WANTED.test(name);
      if (wanted) size += originalSize;
      if (size > MOST) throw new Refusal("unpacks to more than Sourcelight opens.");
      return wanted;
    } });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("is broken: its package cannot be unpacked. Try to open it in the program that made it and save it anew.");
  }
  await breathe(signal);
  const parts = new Parts(files);
  const mime = ascii(files.mimetype ?? new Uint8Array(), 100).trim();
  const rels = parts.text("_rels/.rels") ?? "";
  if (mime === "application/epub+zip" || parts.has("META-INF/container.xml")) return (await import("./epub.js")).read(parts, source);
  if (/opendocument\.text/.test(mime)) return (await import("./odt.js")).read(parts);
  if (/\/relationships\/officeDocument"/.test(rels) && names.some((name) => /^word\//.test(name))) return (await import("./docx.js")).read(parts);
  if (names.some((name) => /^xl\//.test(name)) || /spreadsheet/.test(mime)) throw new Refusal("is a spreadsheet: Sourcelight reads running text.");
  if (names.some((name) => /^ppt\//.test(name)) || /presentation/.test(mime)) throw new Refusal("is a set of slides: Sourcelight reads running text.");
  if (names.some((name) => /^Index\/|\.iwa$/.test(name))) throw new Refusal("is a Pages document: export it as Word or PDF and drop that.");
  throw new Refusal("is an archive: unpack it and drop the files inside.");
}
