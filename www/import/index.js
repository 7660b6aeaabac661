/**
 * The doors of the page: files and pastes to texts. In: a file, or what a clipboard holds. Out: the text, where its links
 * and headings lie in it, what was found beside it (headline, byline, date, address), and what was left out, which can be
 * put back. Knows no view; loads the reader of a format only when a file of it comes.
 *
 *     const article = await readFile(file, { signal, progress });
 *     const whole = putBack(article, new Set([0, 2]));
 */
import { compose, finish, putBack, turned } from "./blocks.js";
import { blocksOf } from "./html.js";
import { inert } from "./inert.js";
import { kindOf } from "./kind.js";
import { goOn, Refusal } from "./refusal.js";

export { compose, putBack, Refusal, turned };

/** The largest file that is opened, in bytes; the text in it may have 5 MB. */
export const MAX_FILE = 100_000_000;

/** The most files of a folder that are opened. */
const MOST_FILES = 5000;

/** @type {Record<ReturnType<typeof kindOf>, () => Promise<{read: import("./types").FormatReader}>>} */
const READERS = {
  text: () => import("./text.js"),
  markdown: () => import("./markdown.js"),
  page: () => import("./page.js"),
  mail: () => import("./mail.js"),
  rtf: () => import("./rtf.js"),
  zip: () => import("./package.js"),
  pdf: () => import("./pdf.js"),
  docx: () => import("./package.js"),
  odt: () => import("./package.js"),
  epub: () => import("./package.js"),
  paste: () => import("./text.js"),
};

/** Fails when the reader cancels. @param {AbortSignal} signal @returns {Promise<never>} */
const stopped = (signal) => new Promise((_, fail) => signal.addEventListener("abort", () => fail(new DOMException("cancelled", "AbortError"))));

/**
 * Reads one file.
 * @param {File} file
 * @param {import("./types").ReadOptions} [options]
 * @returns {Promise<import("./types").Imported>}
 * @throws {Refusal} with one sentence for the reader when the file is not read; an `AbortError` when cancelled
 */
export async function readFile(file, { signal = new AbortController().signal, progress = () => {} } = {}) {
  const { name } = file;
  try {
    if (file.size > MAX_FILE) throw new Refusal(`has ${Math.round(file.size / 1e6)} MB; files of up to ${MAX_FILE / 1e6} MB are opened.`);
    progress(0, "Opening");
    const bytes = new Uint8Array(await file.arrayBuffer());
    goOn(signal);
    const { read } = await READERS[kindOf(bytes, name)]();
    // a worker that was stopped answers no more: the reader is not kept waiting for it
    const parsed = await Promise.race([read({ name, bytes, signal, progress }), stopped(signal)]);
    goOn(signal);
    const found = finish(name, parsed);
    if (!found.text.trim()) throw new Refusal("holds no text.");
    progress(1, "Done");
    return found;
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`“${name}” ${error.message}`);
    if (signal.aborted) throw new DOMException("cancelled", "AbortError");
    if (error instanceof DOMException && /NotReadable|NotFound/.test(error.name)) {
      throw new Refusal(`“${name}” could not be opened. If it is a folder, drop it as a folder or choose the files inside it.`);
    }
    console.error(error); // for whoever mends it: the reader gets a sentence
    throw new Refusal(`“${name}” is broken or not what it says it is: open it in the program that made it, copy the article and paste it here.`);
  }
}

/** A paste whose markup is a mere listing of lines, as editors of code make it, says less than its plain text. @param {string} html */
const isListing = (html) => !/<(?:p|h[1-6]|a|li|blockquote|table|article)\b/i.test(html);

/**
 * What a clipboard holds as an article: rich text with its headings and links, else plain text.
 * @param {{html?: string, text: string}} paste
 * @returns {import("./types").Imported}
 */
export function readPaste({ html = "", text }) {
  if (html && !isListing(html)) {
    const page = inert(html);
    const blocks = blocksOf(page.body);
    if (blocks.length) {
      const head = blocks.findIndex((block) => block.kind === "title" || (block.kind === "heading" && block.level === 1));
      const title = head >= 0 && head < 4 ? blocks[head] : undefined;
      if (title) title.kind = "title";
      const found = finish("Pasted text", { kind: "paste", blocks, details: { title: title?.runs.map((run) => run.text).join("") }, notes: [] });
      if (found.text.trim()) return found;
    }
  }
  return finish("Pasted text", { kind: "paste", blocks: [{ kind: "body", runs: [{ text }] }], details: {}, notes: [] });
}

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
