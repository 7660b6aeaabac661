/**
 * Files and pastes to articles for the page. In: what was dropped, chosen or pasted. Out: articles with what was found
 * beside their words, and one clear sentence for each file that is not read. Loads the readers of formats on demand.
 */
import { splice } from "./details.js";
import { MAX_BYTES, byteLength, tooLarge } from "./limits.js";
import { part } from "./once.js";

/** @typedef {import("./import/types").Imported} Imported */
/** @typedef {import("./types").Article} Article */

/** The doors proper are loaded when the first file or rich paste comes. */
const doors = part(() => import("./import/index.js"), () => import.meta.resolve("./import/index.js"));

/** The kinds that are read, for a chooser of files. */
export const ACCEPT = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mhtml,.mht,.eml,.rtf,.docx,.odt,.epub,.pdf,.json";

/** So many files are opened at a time, each in a worker of its own: most of the time of a small one goes by waiting for the disk. */
const ABREAST = 3;

/**
 * Reads files, a few at a time.
 * @param {Iterable<File>} files
 * @param {{signal?: AbortSignal, progress?: (done: number, what: string, name: string, index: number) => void, whole?: boolean}} [options]
 *   `progress` is told of the first file that is not done; `whole`: of pages, all is read
 * @returns {Promise<{articles: Imported[], refused: string[]}>} in the files' order
 */
export async function readFiles(files, { signal = new AbortController().signal, progress = () => {}, whole = false } = {}) {
  const { readFile, Refusal } = await doors();
  const list = [...files];
  /** @type {Imported[]} */ const articles = [];
  /** @type {string[]} */ const refused = [];
  let first = 0;
  const read = list.slice(0, ABREAST).map(begin);
  /** @param {File} file @param {number} at */
  function begin(file, at) {
    const reading = readFile(file, { signal, whole, progress: (done, what) => { if (at === first) progress(done, what, file.name, at); } });
    // the failure is told below, where it is waited for
    reading.catch(() => {});
    return reading;
  }
  for (const { name } of list) {
    try {
      const article = await read[first];
      const bytes = byteLength(article.text);
      if (bytes > MAX_BYTES) refused.push(`“${name}”: ${tooLarge(bytes)}`);
      else articles.push(article);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.message);
    }
    const next = first + ABREAST;
    if (next < list.length) read.push(begin(list[next], next));
    first++;
    if (first < list.length) progress(0, "Opening", list[first].name, first);
  }
  return { articles, refused };
}

/** The files of a drop, folders opened. Call it while the drop's event runs. @param {DataTransfer} data */
export function filesOf(data) {
  // the list is gone when the event is over, so it is taken before the module is loaded
  const entries = [...data.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry?.() ?? null : null));
  const plain = [...data.files];
  return entries.some((entry) => entry?.isDirectory) ? doors().then(({ openEntries }) => openEntries(entries)) : Promise.resolve(plain);
}

/** What a clipboard or a drag holds besides files. @param {DataTransfer | null} data */
export const clip = (data) => ({ html: data?.getData("text/html") ?? "", rtf: data?.getData("text/rtf") ?? "", text: data?.getData("text/plain") ?? "" });

/** Markup of a clipboard that is larger than this (characters) is mostly pictures in line: the plain words are taken. */
const MAX_MARKUP = 20_000_000;

/**
 * Rich or plain text as an article.
 * @param {import("./import/types").Clip} paste
 * @param {string} label
 * @param {import("./import/types").ReadOptions} [options]
 * @returns {Promise<Article>}
 */
export async function pasted(paste, label, options) {
  const { html = "", rtf = "", text } = paste;
  const marked = (html && html.length <= MAX_MARKUP) || rtf || /\]\(https?:\/\//.test(text);
  if (!marked || byteLength(text) > MAX_BYTES) return { text, origin: { label } };
  const { readPaste } = await doors();
  return articleOf(await readPaste({ html: html.length <= MAX_MARKUP ? html : "", rtf, text }, options), label);
}

/**
 * An article of the page from what was read.
 * @param {Imported} found
 * @param {string} [label]
 * @returns {Article}
 */
export function articleOf(found, label = found.name) {
  const { text, date, work } = found;
  if (work) return work;
  return { text, origin: { label }, ...(date ? { date } : {}), found };
}

/** Words of a page, with what is known of all of it. @param {Imported} part @param {Imported} page @returns {Imported} */
export function withDetailsOf(part, page) {
  const { title, byline, dateline, date, address, site, language } = page;
  return { ...part, title, byline, dateline, date, address, site, language };
}

/**
 * The article with one part that was left out put back, or left out again; what the reader changed in its words stays.
 * @param {Article} article @param {number} id of the removal
 */
export async function withTurned(article, id) {
  const { compose, putBack, turned } = await doors();
  const { found, text: now } = article;
  if (!found) return article;
  const old = new Set(found.removed.filter((row) => row.back).map((row) => row.id));
  const back = new Set(old);
  if (!back.delete(id)) back.add(id);
  if (now === compose(found.blocks, old).text) {
    const { text, ...rest } = putBack({ ...found, text: now }, back);
    return { ...article, text, found: rest };
  }
  const part = turned(found.blocks, old, id, now);
  if (!part) return article;
  const next = splice({ ...article, found: { ...found, removed: found.removed.map((row) => ({ ...row, back: back.has(row.id) })) } }, part.start, part.end, part.words);
  const inOrder = (/** @type {{start: number}} */ a, /** @type {{start: number}} */ b) => a.start - b.start;
  const { links, headings } = next.found ?? found;
  return { ...next, found: { ...(next.found ?? found), links: [...links, ...part.links].sort(inOrder), headings: [...headings, ...part.headings].sort(inOrder) } };
}
