/**
 * Blocks to one text. In: blocks in reading order, some of them removed. Out: the text, where its links and headings
 * lie in it, and what was left out. Knows no format.
 */

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Imported} Imported */

/** Letters of a headline, a name or an address, at most. */
const MAX_DETAIL = 4000;
/** Paragraphs that are looked for in a text that was changed. */
const MAX_SOUGHT = 200;

/** A block's words. @param {Block} block */
export const wordsOf = (block) => block.runs.map((run) => run.text).join("");

/** One line of plain text as a block. @param {Block["kind"]} kind @param {string} text @returns {Block} */
export const line = (kind, text) => ({ kind, runs: [{ text }] });

/** Blocks without white space at their ends, and without the empty ones. @param {Block[]} blocks @returns {Block[]} */
export function tidy(blocks) {
  return blocks.map((block) => {
    const runs = block.runs.filter((run) => run.text !== "");
    if (runs.length) {
      runs[0] = { ...runs[0], text: runs[0].text.trimStart() };
      runs[runs.length - 1] = { ...runs[runs.length - 1], text: runs[runs.length - 1].text.trimEnd() };
    }
    return { ...block, runs: runs.filter((run) => run.text !== "") };
  }).filter((block) => block.runs.some((run) => /\S/.test(run.text)));
}

/** Removed blocks that follow each other for one reason, as one. @param {Block[]} blocks @param {ReadonlySet<number>} back */
function removals(blocks, back) {
  /** @type {import("./types").Removed[]} */ const out = [];
  /** @type {number[]} For each block its removal, or -1. */ const of = [];
  blocks.forEach((block, index) => {
    if (!block.removed) return void of.push(-1);
    const text = wordsOf(block);
    const last = out[out.length - 1];
    if (last && of[index - 1] === last.id && last.why === block.removed) last.text += `\n${text}`;
    else out.push({ id: out.length, why: block.removed, text, words: 0, back: back.has(out.length) });
    of.push(out.length - 1);
  });
  for (const removed of out) removed.words = removed.text.split(/\s+/).filter(Boolean).length;
  return { removed: out, of };
}

/**
 * The text of all blocks that are not removed, and of the removed ones that were put back.
 * @param {Block[]} blocks
 * @param {ReadonlySet<number>} [back] numbers of removals
 */
export function compose(blocks, back = new Set()) {
  const { removed, of } = removals(blocks, back);
  /** @type {import("./types").Link[]} */ const links = [];
  /** @type {import("./types").Heading[]} */ const headings = [];
  let text = "";
  /** @type {Block | null} */ let before = null;
  blocks.forEach((block, index) => {
    if (of[index] >= 0 && !removed[of[index]].back) return;
    const close = before && block.kind === before.kind && (block.kind === "item" || block.kind === "row");
    if (before) text += close ? "\n" : "\n\n";
    before = block;
    const start = text.length;
    if (block.kind === "item") text += /^(?:[•\-–*]\s|\d{1,2}[.)]\s)/.test(wordsOf(block).slice(0, 9)) ? "" : "• ";
    for (const run of block.runs) {
      if (run.href && run.text.trim()) {
        const last = links[links.length - 1];
        const [from, to] = [text.length + run.text.search(/\S/), text.length + run.text.trimEnd().length];
        // one link whose words are set in several faces
        if (last && last.href === run.href && last.end >= from - 1) last.end = to;
        else links.push({ start: from, end: to, href: run.href, text: "" });
      }
      text += run.text;
    }
    if (block.kind === "heading" || block.kind === "title") headings.push({ start, end: text.length, level: block.level ?? 1 });
  });
  for (const link of links) link.text = text.slice(link.start, link.end);
  return { text, links, headings, removed };
}

/** Runs that lead to one place, as one; without the marks that only say where a word may be parted. @param {import("./types").Run[]} runs */
function joined(runs) {
  /** @type {{href?: string, parts: string[]}[]} */ const out = [];
  for (const { text, href } of runs) {
    const last = out[out.length - 1];
    if (last && last.href === href) last.parts.push(text);
    else out.push(href ? { href, parts: [text] } : { parts: [text] });
  }
  return out.map(({ parts, ...rest }) => ({ text: parts.join("").replaceAll("\u00ad", ""), ...rest }));
}

/**
 * The same text in few blocks: paragraphs of the article that hold no link are one, as long as nothing was left out between them.
 * @param {Block[]} blocks
 * @returns {Block[]}
 */
function packed(blocks) {
  /** @type {{block: Block, parts: string[]}[]} */ const out = [];
  const plain = (/** @type {Block} */ block) => block.kind === "body" && !block.removed && block.runs.length === 1 && !block.runs[0].href;
  for (const block of blocks) {
    const last = out[out.length - 1];
    if (last && plain(block) && plain(last.block)) last.parts.push(block.runs[0].text);
    else out.push({ block, parts: plain(block) ? [block.runs[0].text] : [] });
  }
  return out.map(({ block, parts }) => (parts.length > 1 ? { ...block, runs: [{ text: parts.join("\n\n") }] } : block));
}

/**
 * @param {string} name
 * @param {import("./types").Parsed} parsed
 * @returns {Imported}
 */
export function finish(name, { kind, blocks, details, notes }) {
  const clean = packed(tidy(kind === "text" || kind === "paste" ? blocks : blocks.map((block) => ({ ...block, runs: joined(block.runs) }))));
  /** @type {import("./types").Details} */ const known = {};
  for (const [key, value] of Object.entries(details)) {
    const said = value?.slice(0, MAX_DETAIL).replace(/\s+/g, " ").trim();
    if (said) known[/** @type {keyof typeof known} */ (key)] = said;
  }
  return { name, kind, ...known, notes, blocks: clean, ...compose(clean) };
}

/**
 * The same with some of what was removed put back, or left out again.
 * @template {import("./types").Found} T
 * @param {T} found
 * @param {ReadonlySet<number>} back numbers of its removals
 * @returns {T & {text: string}}
 */
export function putBack(found, back) {
  return { ...found, ...compose(found.blocks, back) };
}

/** The end of the last paragraph of a text in another that was made from it by hand: as many paragraphs behind the last one that both have. @param {string} before @param {string} now */
function endIn(before, now) {
  const paragraphs = before.split(/\n{2,}/).filter((words) => words.trim());
  const ends = [...now.trimEnd().matchAll(/\S(?=\n\n)/g)].map(({ index }) => index + 1);
  if (now.trim()) ends.push(now.trimEnd().length);
  for (const [steps, words] of paragraphs.slice(-MAX_SOUGHT).reverse().entries()) {
    const found = now.indexOf(words);
    if (found >= 0) return ends[ends.findIndex((place) => place >= found + words.length) + steps] ?? now.length;
  }
  return ends[paragraphs.length - 1] ?? now.length;
}

/**
 * One removal put into a text that a reader has changed since, or taken out of it.
 * @param {Block[]} blocks @param {ReadonlySet<number>} back those that are in the text @param {number} id of the removal @param {string} now
 * @returns {{start: number, end: number, words: string, links: import("./types").Link[], headings: import("./types").Heading[]} | null}
 *   what stands between two places then, with its links and headings where they will lie; null where its words were changed
 */
export function turned(blocks, back, id, now) {
  const { of } = removals(blocks, back);
  const first = of.indexOf(id);
  const own = compose(blocks.slice(first, of.lastIndexOf(id) + 1).map((block) => ({ ...block, removed: undefined })));
  if (back.has(id)) {
    const start = now.indexOf(own.text);
    if (start < 0) return null;
    const rest = now.slice(start + own.text.length).trimStart();
    return { start: rest ? start : now.slice(0, start).trimEnd().length, end: now.length - rest.length, words: "", links: [], headings: [] };
  }
  const before = compose(blocks.slice(0, first), back).text;
  const start = before ? endIn(before, now) : 0;
  const by = before ? start + 2 : 0;
  const move = (/** @type {any[]} */ spans) => spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }));
  return { start, end: start, words: before ? `\n\n${own.text}` : `${own.text}\n\n`, links: move(own.links), headings: move(own.headings) };
}
