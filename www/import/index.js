/**
 * The doors of the page: files and pastes to texts. In: a file, or what a clipboard holds. Out: the text, where its links
 * and headings lie in it, what was found beside it (headline, byline, date, address), and what was left out, which can be
 * put back. Knows no view. All reading is done in workers that can be ended at any time: nothing here looks into a file.
 *
 *     const article = await readFile(file, { signal, progress });
 *     const whole = putBack(article, new Set([0, 2]));
 */
import { compose, putBack, turned } from "./blocks.js";
import { run } from "./pool.js";
import { Refusal } from "./refusal.js";

export { compose, putBack, Refusal, turned };

/** The most files of a folder that are opened. */
const MOST_FILES = 5000;

/** What a caller leaves out. */
const ALONE = () => ({ signal: new AbortController().signal, progress: () => {}, whole: false });

/**
 * Reads one file.
 * @param {File} file
 * @param {import("./types").ReadOptions} [options]
 * @returns {Promise<import("./types").Imported>}
 * @throws {Refusal} with one sentence for the reader when the file is not read; an `AbortError` when cancelled
 */
export const readFile = (file, options) => run(file.name, { file }, { ...ALONE(), ...options });

/**
 * Reads what a clipboard holds: rich text with its headings and links, else plain text.
 * @param {import("./types").Clip} paste
 * @param {import("./types").ReadOptions} [options]
 * @returns {Promise<import("./types").Imported>}
 */
export const readPaste = (paste, options) => run("Pasted text", { paste }, { ...ALONE(), ...options });

/**
 * The files of dropped folders, in the order of their paths.
 * @param {(FileSystemEntry | null)[]} entries
 * @returns {Promise<File[]>}
 */
export async function openEntries(entries) {
  /** @type {{path: string, file: File}[]} */ const out = [];
  /** @param {any} entry @returns {Promise<void>} */
  async function open(entry) {
    if (!entry || entry.name.startsWith(".") || out.length >= MOST_FILES) return;
    if (entry.isFile) {
      out.push({ path: entry.fullPath, file: await new Promise((done, fail) => entry.file(done, fail)) });
      return;
    }
    const list = entry.createReader();
    for (;;) {
      /** @type {any[]} a browser hands a folder over in parts */
      const part = await new Promise((done, fail) => list.readEntries(done, fail));
      if (!part.length) return;
      for (const inner of part) await open(inner);
    }
  }
  for (const entry of entries) await open(entry);
  return out.sort((a, b) => a.path.localeCompare(b.path, "en", { numeric: true })).map(({ file }) => file);
}
