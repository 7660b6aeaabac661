/**
 * Words on a page to lines, lines to paragraphs. In: pieces of text with their places, as a PDF has them. Out: blocks:
 * columns one after another, words parted at line ends joined, heads and feet of pages marked as removed. Knows no library.
 */
import { target } from "./html.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Run} Run */
/** @typedef {{runs: Run[], left: number, right: number, base: number, size: number}} Line */
/** @typedef {{lines: Line[], width: number, bottom: number, top: number}} Page */
/** @typedef {{href: string, rect: number[]}} Area */

/** Links of a page are kept by height, so many points in a band, so many links in each; a taller one is none of a line's. */
const BAND = 20;
const MAX_LINKS = 40;
const TALL = 400;
/** A longer piece of text is not cut by links (letters). */
const LONG = 2000;
/** Lines before and behind a line that tell the edges of its column. */
const NEAR = 150;
/** Columns of a page, at most. */
const MAX_COLUMNS = 40;

/** @param {Line} line */
const text = (line) => line.runs.map((run) => run.text).join("");

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** The last letter of a line. @param {Line} line */
const end = (line) => line.runs[line.runs.length - 1].text.slice(-1);

/** Links by the bands in which they lie. @param {Area[]} links */
function bands(links) {
  /** @type {Map<number, Area[]>} */ const out = new Map();
  for (const link of links) {
    const [, y0, , y1] = link.rect;
    if (!(y1 - y0 < TALL)) continue;
    for (let band = Math.floor((y0 - 1) / BAND); band <= (y1 + 1) / BAND; band++) {
      const row = out.get(band) ?? [];
      if (row.length < MAX_LINKS) row.push(link);
      out.set(band, row);
    }
  }
  return out;
}

/**
 * A piece of text cut where links lie over it, at the ends of words: a file says where a link lies, not over which letters.
 * @param {string} text @param {number} x @param {number} width @param {Area[]} links @returns {Run[]}
 */
function linked(text, x, width, links) {
  if (text.length > LONG) return [{ text }];
  for (const { href, rect: [x0, , x1] } of links) {
    const to = target(href);
    const [from, until] = [x0, x1].map((edge) => Math.max(0, Math.min(text.length, ((edge - x) / width) * text.length)));
    if (!to || until - from < 0.5 || x0 > x + width || x1 < x) continue;
    // the nearest ends of words, since letters differ in width
    const edges = [0, ...[...text.matchAll(/\b/g)].map(({ index }) => index), text.length];
    const nearest = (/** @type {number} */ place) => edges.reduce((best, edge) => (Math.abs(edge - place) < Math.abs(best - place) ? edge : best), 0);
    const [start, end] = [nearest(from), nearest(until)];
    if (end <= start) continue;
    const rest = links.filter((link) => link.href !== href || link.rect[0] !== x0);
    const part = (/** @type {number} */ a, /** @type {number} */ b) => (b > a ? linked(text.slice(a, b), x + (a / text.length) * width, ((b - a) / text.length) * width, rest) : []);
    return [...part(0, start), { text: text.slice(start, end), href: to }, ...part(end, text.length)];
  }
  return [{ text }];
}

/**
 * Pieces that stand on one line, in the order in which the file draws them.
 * @param {import("./library-types").PdfItem[]} items
 * @param {Area[]} links
 * @returns {Line[]}
 */
export function linesOf(items, links) {
  /** @type {Line[]} */ const out = [];
  const areas = bands(links);
  let ended = true;
  for (const item of items) {
    const [a, b, , , x, y] = item.transform;
    const size = Math.hypot(a, b) || item.height;
    // text that runs up a page's edge is not the article
    if (Math.abs(b) > Math.abs(a)) continue;
    const last = out[out.length - 1];
    const on = last && Math.abs(last.base - y) < Math.max(size, last.size) * 0.4;
    const gap = last ? x - last.right : 0;
    const near = gap > -size && gap < size * 1.6;
    if (!item.str.trim()) {
      if (item.str && last && on && near) last.runs.push({ text: " " });
      ended ||= item.hasEOL;
      continue;
    }
    const runs = linked(item.str, x, item.width, (areas.get(Math.floor((y + size / 3) / BAND)) ?? []).filter(({ rect: [, y0, , y1] }) => y + size / 3 >= y0 - 1 && y + size / 3 <= y1 + 1));
    // a raised figure or letter keeps to its line
    const small = last && size < last.size * 0.8 && Math.abs(last.base - y) < last.size * 0.6 && near;
    if (last && (small || (on && near && !(ended && gap < -size)))) {
      if (gap > size * 0.2 && !/\s/.test(end(last)) && !/^\s/.test(item.str)) last.runs.push({ text: " " });
      last.runs.push(...runs);
      last.right = Math.max(last.right, x + item.width);
      if (!small) last.size = Math.max(last.size, size);
    } else {
      out.push({ runs, left: x, right: x + item.width, base: y, size });
    }
    ended = item.hasEOL;
  }
  return out.filter((line) => /\S/.test(text(line)));
}

/**
 * Lines in reading order: as drawn, unless the file draws back and forth across columns; then column by column.
 * @param {Page} page
 */
function ordered({ lines, width }) {
  const body = median(lines.map((line) => line.size));
  if (isAcross(lines)) return inColumns(lines, body, width);
  const narrow = lines.filter((line) => line.right - line.left < width * 0.55);
  const ups = lines.filter((line, index) => index > 0 && line.base > lines[index - 1].base + body * 0.6).length;
  // a file that draws a column whole goes up again once a column
  const most = narrow.length < lines.length * 0.7 ? Math.max(2, lines.length * 0.05) : 6;
  return ups <= most ? lines : inColumns(lines, body, width);
}

/** Letters of a line of running text, at least: the cells of a table hold fewer. */
const RUNNING = 25;

/** Whether columns of running text are drawn line by line across the page. @param {Line[]} lines */
function isAcross(lines) {
  const beside = lines.filter((line, index) => index > 0 && Math.abs(line.base - lines[index - 1].base) < line.size * 0.4 && line.left > lines[index - 1].right);
  return beside.length > lines.length * 0.4 && median(beside.map((line) => text(line).length)) >= RUNNING;
}

/** Column by column, from the top down; a line across the page ends the columns above it. @param {Line[]} lines @param {number} body @param {number} width */
function inColumns(lines, body, width) {
  /** @type {Line[]} */ const out = [];
  // columns: lines whose left edges agree belong together
  /** @type {{left: number, right: number, lines: Line[]}[]} */ let columns = [];
  const close = () => {
    for (const column of columns.sort((a, b) => a.left - b.left)) for (const line of column.lines) out.push(line);
    columns = [];
  };
  for (const line of [...lines].sort((a, b) => b.base - a.base || a.left - b.left)) {
    if (line.right - line.left > width * 0.6) {
      close();
      out.push(line);
      continue;
    }
    const column = columns.find(({ left, right }) => line.left < right - body && line.right > left + body) ?? columns[MAX_COLUMNS];
    if (!column) columns.push({ left: line.left, right: line.right, lines: [line] });
    else {
      column.lines.push(line);
      column.left = Math.min(column.left, line.left);
      column.right = Math.max(column.right, line.right);
    }
  }
  close();
  return out;
}

/**
 * What stands at the top and foot of most pages, figures aside: their names, titles and numbers; and small print there.
 * @param {Page[]} pages @param {number} body the size of most letters
 */
function furniture(pages, body) {
  /** @type {Map<string, number>} */ const seen = new Map();
  const key = (/** @type {Line} */ line) => text(line).replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase();
  const edges = pages.map(({ lines, bottom, top }) => lines.filter((line) => line.base > top - (top - bottom) * 0.1 || line.base < bottom + (top - bottom) * 0.1));
  for (const lines of edges) for (const words of new Set(lines.map(key))) seen.set(words, (seen.get(words) ?? 0) + 1);
  const many = Math.max(2, pages.length * 0.4);
  if (pages.length === 1) return alone(pages[0], edges[0], body);
  return new Set(edges.flat().filter((line) => line.size < body * 0.8 || (seen.get(key(line)) ?? 0) >= many || NUMBER.test(text(line))));
}

const NUMBER = /^\s*(?:page )?\d{1,4}(?: (?:of|\/) \d+)?\s*$/i;
/** Words of a running head, at most. */
const HEAD = 8;
/** Lines above and below that are looked at. */
const BESIDE = 40;

/**
 * The same of one page, where nothing comes back: small lines far above the headline, a number far below the text.
 * @param {Page} page @param {Line[]} edge @param {number} body
 */
function alone({ lines }, edge, body) {
  const headline = lines.reduce((best, line) => (line.size > best.size ? line : best), lines[0]);
  const edges = new Set(edge);
  const inner = lines.filter((line) => !edges.has(line)).sort((a, b) => a.base - b.base);
  const apart = (/** @type {Line} */ line) => {
    let [at, high] = [0, inner.length];
    while (at < high) {
      const middle = (at + high) >> 1;
      if (inner[middle].base < line.base) at = middle + 1;
      else high = middle;
    }
    return inner.slice(Math.max(0, at - BESIDE), at + BESIDE).every((other) => Math.abs(other.base - line.base) > other.size * 1.6);
  };
  const above = (/** @type {Line} */ line) => line.base > headline.base + headline.size * 1.3 && line.size <= body && text(line).trim().split(/\s+/, HEAD + 1).length <= HEAD;
  return new Set(edge.filter((line) => line.size < body * 0.8 || ((NUMBER.test(text(line)) || (headline.size > body * 1.15 && above(line))) && apart(line))));
}

/** Whether a line begins a paragraph after the line before it. @param {Line} line @param {Line} before @param {{body: number, step: number, left: number, right: number}} measure */
function begins(line, before, { body, step, left, right }) {
  if (Math.abs(line.size - before.size) > body * 0.12) return true;
  const down = before.base - line.base;
  // the lines of a headline follow its own size
  if (line.size > body * 1.15) return down > line.size * 1.7 || down < 0;
  if (down > step * 1.35) return true;
  const ended = /[.!?…:”"’)]\s*$/.test(text(before));
  if (/^\s*(?:[•▪–-]\s|\d{1,2}[.)]\s)/.test(text(line))) return true;
  // over to the next column or page: the sentence tells
  if (down < -body) return ended && (before.right < right - body * 2 || line.left > left + body * 0.8);
  if (line.left > before.left + body * 0.8 && Math.abs(before.left - left) < body * 0.5) return ended;
  // the next word would have had room on the line before
  const word = /^\s*\S+/.exec(text(line))?.[0].length ?? 0;
  return right - before.right > word * line.size * 0.55 + body * (ended ? 0.5 : 2);
}

/** Joins a line to what came before: a word parted at the line's end is made whole. @param {Block} block @param {Line} line */
function join(block, line) {
  const last = block.runs[block.runs.length - 1];
  const parted = last && /[a-z\u00df-\u00ff][-\u00ad\u2010]$/.test(last.text) && /^\s*[a-z\u00df-\u00ff]/.test(line.runs[0].text);
  if (parted) last.text = last.text.slice(0, -1);
  else if (last && !/[\s\u2014]$/.test(last.text)) block.runs.push({ text: " " });
  block.runs.push(...line.runs.map((run) => ({ ...run })));
}

/** The edges of lines. @param {Line[]} lines */
const edgesOf = (lines) => ({ left: median(lines.map((line) => line.left)), right: lines.reduce((most, line) => Math.max(most, line.right), -Infinity) });

/** @param {Page[]} pages @param {import("./types").Bounded} bounds @returns {Block[]} */
export function blocksOfPages(pages, bounds) {
  const all = pages.flatMap((page) => page.lines);
  // the size most letters have is the body's
  /** @type {Map<number, number>} */ const letters = new Map();
  for (const line of all) letters.set(Math.round(line.size * 2) / 2, (letters.get(Math.round(line.size * 2) / 2) ?? 0) + text(line).length);
  const body = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const edges = furniture(pages, body);
  const biggest = Math.max(...all.slice(0, 40).map((line) => line.size));
  /** @type {Block[]} */ const blocks = [];
  /** @type {Block | null} the last one that is the article's */ let open = null;
  let titled = false;
  /** @type {Line | null} */ let before = null;
  const sheets = pages.map((page) => {
    const lines = ordered(page);
    const running = lines.filter((line) => Math.abs(line.size - body) < body * 0.12 && !edges.has(line));
    return { lines, running, steps: running.slice(1).map((line, index) => running[index].base - line.base) };
  });
  // from one line of running text to the next; a page with few lines does not tell
  const step = median(sheets.flatMap(({ steps }) => steps.filter((down) => down > 0 && down < body * 3))) || body * 1.2;
  for (const { lines, running } of sheets) {
    const whole = edgesOf(running);
    let passed = 0;
    for (const line of lines) {
      if (running[passed] === line) passed += 1;
      if (edges.has(line)) {
        blocks.push({ kind: "body", runs: line.runs, removed: "head or foot of the page" });
        continue;
      }
      // the edges of the column in which the line stands; of more lines than are printed, the page's
      const near = running.slice(Math.max(0, passed - NEAR), passed + NEAR);
      const found = bounds.allows(near.length) ? edgesOf(near.filter((other) => other.left < line.right && other.right > line.left)) : whole;
      const [left, right] = [found.left, Math.max(found.right, line.right)];
      if (before && open && !begins(line, before, { body, step, left, right })) join(open, line);
      else {
        const head = line.size > body * 1.15;
        open = { kind: head ? "heading" : "body", level: head ? 2 : undefined, runs: line.runs.map((run) => ({ ...run })) };
        blocks.push(open);
        if (head && line.size >= biggest * 0.95 && !titled && line.size > body * 1.3) {
          open.kind = "title";
          titled = true;
        }
      }
      before = line;
    }
  }
  for (const block of blocks) block.runs = block.runs.map((run) => ({ ...run, text: run.text.replace(/\u00ad/g, "").replace(/[ \t\u00a0]+/g, " ") }));
  return blocks;
}
