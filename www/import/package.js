/**
 * Zipped documents: which one it is, told by what the package holds. In: bytes. Out: the parts of the package for the
 * reader of its format.
 */
import { Refusal } from "./refusal.js";
import { Zip } from "./zip.js";

/** The parts of a package, each unpacked when it is asked for. */
export class Parts {
  #zip;

  /** @param {Zip} zip */
  constructor(zip) {
    this.#zip = zip;
  }

  /** A part's text; null when it is missing. @param {string} path */
  async text(path) {
    const bytes = await this.#zip.bytes(path);
    if (!bytes) return null;
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) ? "utf-16le" : (bytes[0] === 0xfe && bytes[1] === 0xff) ? "utf-16be" : "utf-8";
    return new TextDecoder(wide).decode(bytes);
  }

  get paths() {
    return this.#zip.names;
  }
}

/** @type {import("./types").FormatReader} */
export async function read(source) {
  const { bytes, bounds, progress } = source;
  progress(0.1, "Unpacking");
  const zip = new Zip(bytes, bounds);
  if (zip.locked) throw new Refusal("is protected by a password: save a copy without one and open that.");
  const parts = new Parts(zip);
  const { paths } = parts;
  const starts = (/** @type {string} */ folder) => paths.some((path) => path.startsWith(folder));
  const mime = ((await parts.text("mimetype")) ?? "").slice(0, 100).trim();
  if (mime === "application/epub+zip" || paths.includes("META-INF/container.xml")) return (await import("./epub.js")).read(parts, source);
  if (mime.includes("opendocument.text")) return (await import("./odt.js")).read(parts, source);
  if (starts("word/") && ((await parts.text("_rels/.rels")) ?? "").includes('/relationships/officeDocument"')) return (await import("./docx.js")).read(parts, source);
  if (starts("xl/") || mime.includes("spreadsheet")) throw new Refusal("is a spreadsheet: Sourcelight reads running text.");
  if (starts("ppt/") || mime.includes("presentation")) throw new Refusal("is a set of slides: Sourcelight reads running text.");
  if (starts("Index/") || paths.some((path) => path.endsWith(".iwa"))) throw new Refusal("is a Pages document: export it as Word or PDF and open that.");
  throw new Refusal("is an archive: unpack it and open the files inside.");
}
