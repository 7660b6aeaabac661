/**
 * Files and pastes to articles, within bounds. In: a file, or what a clipboard holds. Out: text with all that was found beside it.
 * Needs no page around it: it runs in a worker, and in Node. Loads the reader of a format only when a file of it comes.
 *
 *     const article = await readFile(file, progress);
 */
import { finish } from "./blocks.js";
import { Bounds, MAX_FILE } from "./bounds.js";
import { blocksOf } from "./html.js";
import { isMarkdown, kindOf } from "./kind.js";
import * as markup from "./markup.js";
import { Refusal } from "./refusal.js";

/** @type {Record<import("./types").Format, () => Promise<{read: import("./types").FormatReader}>>} */
const READERS = {
  text: () => import("./text.js"),
  markdown: () => import("./markdown.js"),
  page: () => import("./page.js"),
  mail: () => import("./mail.js"),
  rtf: () => import("./rtf.js"),
  zip: () => import("./package.js"),
  pdf: () => import("./pdf.js"),
  report: () => import("./report.js"),
};

/** What tells a file's kind stands within so many bytes at its head. */
const HEAD = 1 << 20;
/** Bytes of plain text that are read: in UTF-16 two are a letter. */
const MAX_PLAIN = 12_000_000;

/** A kind and the words that a person reads for what went wrong. @param {unknown} error @param {string} name @returns {Refusal} */
function refusalOf(error, name) {
  if (error instanceof Refusal) return new Refusal(`“${name}” ${error.message}`);
  console.warn(error); // for whoever looks into it: the reader gets a sentence
  if (error instanceof TypeError && /import|module|fetch/i.test(error.message)) {
    return new Refusal(`“${name}” was not read: a part of this page could not be fetched. Check your connection and open the file again.`);
  }
  return new Refusal(`“${name}” is broken or not what it says it is: open it in the program that made it, copy the article and paste it here.`);
}

/**
 * Reads one file.
 * @param {File | {name: string, size: number, slice(start: number, end: number): Blob, arrayBuffer(): Promise<ArrayBuffer>}} file
 * @param {import("./types").Progress} [progress]
 * @param {Bounds} [bounds]
 * @param {boolean} [whole] of a page: no article is looked for in it
 * @returns {Promise<import("./types").Imported>}
 * @throws {Refusal} with one sentence for the reader when the file is not read
 */
export async function readFile(file, progress = () => {}, bounds = new Bounds(), whole = false) {
  const { name } = file;
  try {
    if (file.size > MAX_FILE) throw new Refusal(`has ${Math.round(file.size / 1e6)} MB; files of up to ${MAX_FILE / 1e6} MB are opened.`);
    progress(0, "Opening");
    const kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()), name);
    const plain = kind === "text" || kind === "markdown";
    if (plain && file.size > MAX_PLAIN) throw new Refusal(`has ${(file.size / 1e6).toFixed(1)} MB of text; Sourcelight reads up to 5 MB at once: cut it into parts.`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { read } = await READERS[kind]();
    const parsed = await read({ name, bytes, bounds, progress, whole });
    const { work } = parsed;
    // what was exported comes back letter by letter
    const found = { ...finish(name, parsed), ...(work ? { text: work.text, work } : {}) };
    if (!found.text.trim()) throw new Refusal("holds no text.");
    progress(1, "Done");
    return found;
  } catch (error) {
    throw refusalOf(error, name);
  }
}

/** A paste whose markup is a mere listing of lines, as editors of code make it, says less than its plain text. @param {string} html */
const isListing = (html) => !/<(?:p|h[1-6]|a|li|blockquote|table|article)\b/i.test(html);
const PASTE = "Pasted text";

/**
 * What a clipboard holds as an article: rich text with its headings and links, else Markdown, else plain text.
 * @param {import("./types").Clip} paste
 * @param {import("./types").Progress} [progress]
 * @param {Bounds} [bounds]
 * @returns {Promise<import("./types").Imported>}
 */
export async function readPaste({ html = "", rtf = "", text }, progress = () => {}, bounds = new Bounds()) {
  const plain = () => finish(PASTE, { kind: "paste", blocks: [{ kind: "body", runs: [{ text }] }], details: {}, notes: [] });
  try {
    const found = html && !isListing(html) ? await rich(html, bounds) : rtf.startsWith("{\\rtf") ? await as("rtf", rtf) : isMarkdown(text, "") ? await as("markdown", text) : null;
    return found?.text.trim() ? found : plain();
  } catch (error) {
    // what is too large is said; anything else is read as it stands in plain letters
    if (error instanceof Refusal && /more than/.test(error.message)) throw refusalOf(error, PASTE);
    console.warn(error);
    return plain();
  }

  /** @param {"rtf" | "markdown"} format @param {string} words */
  async function as(format, words) {
    const { read } = await READERS[format]();
    return finish(PASTE, { ...await read({ name: PASTE, bytes: new TextEncoder().encode(words), bounds, progress }), kind: "paste" });
  }
}

/** @param {string} html @param {Bounds} bounds */
async function rich(html, bounds) {
  const blocks = blocksOf((await markup.page(html, bounds)).body, { bounds });
  const head = blocks.findIndex((block) => block.kind === "title" || (block.kind === "heading" && block.level === 1));
  const title = head >= 0 && head < 4 ? blocks[head] : undefined;
  if (title) title.kind = "title";
  return finish(PASTE, { kind: "paste", blocks, details: { title: title?.runs.map((run) => run.text).join("") }, notes: [] });
}
