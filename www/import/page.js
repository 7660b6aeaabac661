/**
 * A saved web page. In: its bytes or its inert document. Out: the article's blocks with everything around them marked as
 * removed and why; nothing is thrown away, so that all of it can be put back.
 */
import { intruder, reason } from "./around.js";
import { line, wordsOf } from "./blocks.js";
import { decode, guessNote } from "./decode.js";
import { blocksOf } from "./html.js";
import { inert } from "./inert.js";
import { library } from "./libraries.js";
import { detailsOf } from "./meta.js";
import { breathe, Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */

/** An article shorter than this (characters) is looked for again, less strictly. */
const SHORT = 500;
/** So many words above the headline are not the article's; more may be. */
const ABOVE = 60;

/** @param {string} text */
const key = (text) => text.replace(/[\s\u00a0\u200b]+/g, " ").trim().toLowerCase();

/**
 * The article's element, by Readability; null where it finds none. It works on copies: it takes its document apart.
 * @param {Document} page
 */
async function extract(page) {
  const { Readability } = await library("readability");
  let best = null;
  // each time less strict, as the library itself would go on
  for (const drop of [[], ["FLAG_STRIP_UNLIKELYS"], ["FLAG_STRIP_UNLIKELYS", "FLAG_WEIGHT_CLASSES"], ["FLAG_STRIP_UNLIKELYS", "FLAG_WEIGHT_CLASSES", "FLAG_CLEAN_CONDITIONALLY"]]) {
    const copy = /** @type {Document} */ (page.cloneNode(true));
    // the library would write markup from these; what they hold is not shown
    for (const silent of copy.querySelectorAll("noscript, script:not([type='application/ld+json']), style, template")) silent.remove();
    // no length is too short: it would write the page's markup anew, which the page's policy refuses
    const reader = new Readability(copy, { charThreshold: -1, serializer: (/** @type {Element} */ element) => element });
    for (const flag of drop) reader._removeFlag(/** @type {any} */ (reader)[flag]);
    const found = parsed(reader);
    if (found && (!best || found.length > best.length)) best = found;
    if (best && best.length >= SHORT) break;
  }
  return best;
}

/** What the library finds; a page that it stumbles over is read whole. @param {import("./library-types").Readability} reader */
function parsed(reader) {
  try {
    return reader.parse();
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/** Marks blocks that the article does not hold. @param {{block: Block, element: Element}[]} rows @param {Element} article */
function mark(rows, article) {
  /** @type {Map<string, number>} */ const kept = new Map();
  for (const block of blocksOf(article)) kept.set(key(wordsOf(block)), (kept.get(key(wordsOf(block))) ?? 0) + 1);
  const whole = key(article.textContent ?? "");
  for (const { block, element } of rows) {
    const words = key(wordsOf(block));
    const times = kept.get(words) ?? 0;
    if (block.removed) continue; // a footnote
    if (times) kept.set(words, times - 1);
    // the library joins and parts paragraphs; a long one is found by its words
    else if (!(words.length > 60 && whole.includes(words))) block.removed = reason(element);
    // what the library takes for the article's own: boxes between its paragraphs
    if (!block.removed) block.removed = intruder(element, words, whole.length) || undefined;
  }
}

/** Whether words name everybody whom a byline names. @param {string} words @param {string} byline */
const namesAll = (words, byline) => key(byline).split(/,\s*|\s+and\s+|\s*&\s*/).filter(Boolean).every((name) => words.includes(name));

/** Puts headline and byline on top, once. @param {Block[]} blocks @param {import("./types").Details} details */
function top(blocks, { title, byline }) {
  const head = title ? key(title) : "";
  const alike = (/** @type {Block} */ block) => key(wordsOf(block)) === head;
  const shown = title ? blocks.find((block) => block.kind === "heading" && alike(block)) ?? blocks.find(alike) : undefined;
  if (shown) {
    delete shown.removed;
    shown.kind = "title";
    // a section's name, a crumb, a label: the headline is what the article begins with
    const above = blocks.slice(0, blocks.indexOf(shown)).filter((block) => !block.removed);
    if (above.reduce((sum, block) => sum + wordsOf(block).split(/\s+/).length, 0) <= ABOVE) for (const block of above) block.removed = "above the headline";
  } else if (title) {
    blocks.unshift(line("title", title));
  }
  if (!byline) return;
  const at = blocks.findIndex((block) => block.kind === "title");
  const near = blocks.slice(Math.max(at, 0), at + 12);
  const own = near.find((block) => wordsOf(block).length < 200 && namesAll(key(wordsOf(block)), byline) && !(block.kind === "title"));
  if (own && own.removed) {
    delete own.removed;
    own.kind = "byline";
  } else if (!own) {
    blocks.splice(at + 1, 0, line("byline", `By ${byline}`));
  }
}

/** @param {Document} page @param {{address?: string, signal: AbortSignal}} options @returns {Promise<import("./types").Parsed>} */
export async function readPage(page, { address, signal }) {
  const details = detailsOf(page);
  details.address ??= address;
  const base = page.querySelector("base[href]")?.getAttribute("href") ?? details.address;
  /** @type {{block: Block, element: Element}[]} */ const rows = [];
  const blocks = blocksOf(page.body, { base, seen: (block, element) => rows.push({ block, element }) });
  if (!blocks.length) throw new Refusal("holds no text: the page may build itself only in the browser. Select the article there, copy it and paste it here.");
  await breathe(signal);
  const notes = [];
  const found = await extract(page);
  const all = key(page.body.textContent ?? "").length;
  if (found && found.length >= Math.min(SHORT / 2, all / 5)) {
    mark(rows, found.content);
    details.byline ??= found.byline ?? undefined;
    if (!blocks.some((block) => block.removed === undefined)) for (const block of blocks) delete block.removed;
  } else {
    notes.push("The article could not be told from the rest of the page, so all of its text is here.");
  }
  top(blocks, details);
  return { kind: "page", blocks, details, notes };
}

/** @type {import("./types").FormatReader} */
export async function read({ bytes, signal, progress }) {
  progress(0.1, "Reading the page");
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1];
  const { text, guessed } = await decode(bytes, declared);
  await breathe(signal);
  const parsed = await readPage(inert(text), { signal });
  return { ...parsed, notes: [...guessNote(guessed), ...parsed.notes] };
}
