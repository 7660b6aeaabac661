/**
 * A saved web page. In: its bytes or its tree. Out: the article's blocks with everything around them marked as
 * removed and why; nothing is thrown away, so that all of it can be put back.
 */
import { Around } from "./around.js";
import { line, wordsOf } from "./blocks.js";
import { decode, guessNote } from "./decode.js";
import { blocksOf } from "./html.js";
import { library } from "./libraries.js";
import * as markup from "./markup.js";
import { detailsOf, forSubscribers } from "./meta.js";
import { megabytes, Refusal } from "./refusal.js";
import { Element, measure, Text } from "./tree.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {{block: Block, element: import("./tree.js").Element}} Row */

/** An article shorter than this (characters) is looked for again, less strictly. */
const SHORT = 500;
/** So many words above the headline are not the article's; more may be. */
const ABOVE = 60;
/** A headline has fewer letters than this. */
const HEADLINE = 300;

/** @param {string} text */
const key = (text) => text.replace(/[\s\u00a0\u200b]+/g, " ").trim().toLowerCase();

/** Elements that set a letter in another face. */
const FACES = new Set(["span", "b", "strong", "em", "i", "font", "big"]);

/**
 * Letters in a box of their own become part of their word: the first letter of an article is often drawn large, and then hidden
 * from those who hear the page.
 * @param {import("./tree.js").Tree} page whose elements are measured
 */
function joinLetters(page) {
  const alone = page.below().filter((node) => node instanceof Element && node.size === 1 && FACES.has(node.localName));
  // the inner ones come after those they stand in
  for (const element of /** @type {Element[]} */ (alone.reverse())) {
    const { textContent: letter, parentNode: parent } = element;
    if (!parent || !/[\p{L}\p{N}]/u.test(letter)) continue;
    if (element.getAttribute("aria-hidden") === "true" && !(/\p{Lu}/u.test(letter) && /^\p{L}/u.test(following(element)))) continue;
    parent.replaceChild(page.createTextNode(letter), element);
  }
}

/** The text right behind an element, out of the boxes that end with it. @param {Element} element @returns {string} */
function following(element) {
  let node = /** @type {import("./tree.js").Node | null} */ (element);
  for (let steps = 0; node && !node.nextSibling && steps < 4 && node.parentElement && FACES.has(node.parentElement.localName); steps++) node = node.parentElement;
  const next = node?.nextSibling;
  return next instanceof Text ? next.data.slice(0, 9) : next instanceof Element && FACES.has(next.localName) ? next.textContent.slice(0, 9) : "";
}

/** What a script or style holds is not shown. */
const UNSHOWN = new Set(["noscript", "style", "template"]);

/**
 * The article's element, by Readability; null where it finds none or would take too long. It works on copies: it takes its
 * document apart.
 * @param {import("./tree.js").Tree} page @param {import("./types").Bounded} bounds
 */
async function extract(page, bounds) {
  const { Readability } = await library("readability");
  let best = null;
  // each time less strict, as the library itself would go on
  for (const drop of [[], ["FLAG_STRIP_UNLIKELYS"], ["FLAG_STRIP_UNLIKELYS", "FLAG_WEIGHT_CLASSES"], ["FLAG_STRIP_UNLIKELYS", "FLAG_WEIGHT_CLASSES", "FLAG_CLEAN_CONDITIONALLY"]]) {
    const found = attempt();
    if (found && (!best || found.length > best.length)) best = found;
    if ((best && best.length >= SHORT) || !bounds.allows(0)) break;

    /** What the library finds; a page that it stumbles over, or takes too long for, is read whole. */
    function attempt() {
      try {
        const copy = page.copy((steps) => bounds.allows(steps));
        for (const silent of copy.below()) if (UNSHOWN.has(silent.nodeName.toLowerCase())) silent.remove();
        // its patterns for headlines take long for what is none
        for (const title of copy.named("title")) title.textContent = title.textContent.slice(0, HEADLINE);
        // no length is too short: it would write the page's markup anew
        const reader = new Readability(copy, { charThreshold: -1, disableJSONLD: true, serializer: (/** @type {import("./tree.js").Element} */ element) => element });
        for (const flag of drop) reader._removeFlag(/** @type {any} */ (reader)[flag]);
        return reader.parse();
      } catch (error) {
        console.warn(error);
        return null;
      }
    }
  }
  return best;
}

/** Marks blocks that the article does not hold. @param {Row[]} rows @param {import("./tree.js").Element} article @param {import("./types").Bounded} bounds */
function mark(rows, article, bounds) {
  /** @type {Map<string, number>} */ const kept = new Map();
  for (const block of blocksOf(article)) kept.set(key(wordsOf(block)), (kept.get(key(wordsOf(block))) ?? 0) + 1);
  const whole = key(article.textContent);
  const around = new Around(whole.length);
  for (const { block, element } of rows) {
    const words = key(wordsOf(block));
    const times = kept.get(words) ?? 0;
    if (block.removed) continue; // a footnote
    if (times) kept.set(words, times - 1);
    // the library joins and parts paragraphs; a long one is found by its words
    else if (!(words.length > 60 && bounds.allows(whole.length >> 5) && whole.includes(words))) block.removed = around.reason(element);
    // what the library takes for the article's own: boxes between its paragraphs
    if (!block.removed) block.removed = around.intruder(element, words) || undefined;
  }
}

/** Whether words name everybody whom a byline names. @param {string} words @param {string} byline */
const namesAll = (words, byline) => key(byline).split(/,| and |&/).map((name) => name.trim()).filter(Boolean).every((name) => words.includes(name));

/** Whether a line holds the names of a byline and nothing else. @param {string} words @param {string} byline */
const onlyNames = (words, byline) => {
  const bare = (/** @type {string} */ text) => key(text).replace(/,|&|\band\b/g, " ").split(/\s+/).filter(Boolean).sort().join(" ");
  return bare(words) === bare(byline);
};

/** Puts headline and byline on top, once. @param {Block[]} blocks @param {import("./types").Details} details */
function top(blocks, { title, byline, language }) {
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
  if (own) {
    const names = onlyNames(wordsOf(own), byline);
    if (own.removed || names) own.kind = "byline";
    delete own.removed;
    // names alone on a line would pass for a heading
    if (names && /^(?:en\b|$)/i.test(language ?? "")) own.runs.unshift({ text: "By " });
  } else {
    blocks.splice(at + 1, 0, line("byline", `By ${byline}`));
  }
}

/** @param {import("./tree.js").Tree} page @param {{address?: string, whole?: boolean, bounds: import("./types").Bounded, progress: import("./types").Progress}} options @returns {Promise<import("./types").Parsed>} */
export async function readPage(page, { address, whole, bounds, progress }) {
  measure(page);
  joinLetters(page);
  const details = detailsOf(page);
  details.address ??= address;
  const base = page.find((element) => element.localName === "base" && element.hasAttribute("href"))?.getAttribute("href") ?? details.address;
  /** @type {Row[]} */ const rows = [];
  const blocks = blocksOf(page.body, { base, bounds, seen: (block, element) => rows.push({ block, element }) });
  if (!blocks.length) throw new Refusal("holds no text: the page may build itself only in the browser. Select the article there, copy it and paste it here.");
  // words that somebody selected are wanted as they are
  if (whole) return { kind: "page", blocks, details, notes: [] };
  progress(0.7, "Looking for the article");
  /** @type {string[]} */ const notes = [];
  if (forSubscribers(page)) notes.push("The page says that the whole article is for subscribers. What the page did not show is not here.");
  const found = await extract(page, bounds);
  const all = key(page.body.textContent).length;
  if (found && found.length >= Math.min(SHORT / 2, all / 5)) {
    mark(rows, found.content, bounds);
    details.byline ??= found.byline ?? undefined;
    if (!blocks.some((block) => block.removed === undefined)) for (const block of blocks) delete block.removed;
  } else {
    notes.push("The article could not be told from the rest of the page, so all of its text is here.");
  }
  top(blocks, details);
  return { kind: "page", blocks, details, notes };
}

/** The encoding that a page names at its head. @param {string} head @returns {string | undefined} */
function declared(head) {
  for (const tag of head.split("<").slice(1)) {
    const found = /^meta\b/i.test(tag) ? "charset" : /^\?xml\b/i.test(tag) ? "encoding" : "";
    const at = found ? tag.toLowerCase().indexOf(found) : -1;
    const name = at < 0 ? undefined : /^\s*=[\s"']*([\w-]+)/.exec(tag.slice(at + found.length))?.[1];
    if (name) return name;
  }
  return undefined;
}

/** @type {import("./types").FormatReader} */
export async function read({ bytes, bounds, progress, whole }) {
  const { text, guessed } = await decode(bytes, declared(new TextDecoder("latin1").decode(bytes.subarray(0, 4096))));
  const tree = await markup.page(text, bounds, (read) => progress(0.6 * (read / text.length), `${megabytes(read)} of ${megabytes(text.length)} read`));
  const parsed = await readPage(tree, { whole, bounds, progress });
  return { ...parsed, notes: [...guessNote(guessed), ...parsed.notes] };
}
