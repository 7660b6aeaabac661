/** The drawn parts of a ribbon, large or in miniature. In: lines. Out: marks of one sentence, or of a stretch that is too long to show each. */
import { h } from "../dom.js";
import { KINDS, STYLES } from "../labels.js";
import { joined } from "../lines.js";

/** @typedef {import("../types").Line} Line */
/** @typedef {import("../types").Part} Part */

/** @typedef {import("../types").RibbonMark} Mark */

/** From so many sentences on a miniature shows stretches, and so many of them. */
const MANY = 150;
const STRETCHES = 75;

/** @param {Part} part */
export function drawPart(part) {
  const side = part.kind === "anon" || part.kind === "none" ? "down" : "up";
  return h("span", { class: `part k-${part.kind} ${part.frame ? "frame" : part.style} ${side}`, style: { "flex-grow": String(part.words) } },
    h("i"), part.key && h("b", { "data-key": part.key }));
}

/** The parts of a mark as nodes, in the same order. @param {Mark} mark */
export function drawMark({ parts, stack, words }) {
  // in one sentence a source has its letter once
  if (!stack) return parts.map((part, n) => drawPart(parts.findIndex(({ key }) => key === part.key) < n ? { ...part, key: "" } : part));
  const reach = { up: 0, down: 0 };
  return parts.map(({ kind, style, words: own }) => {
    const side = kind === "anon" || kind === "none" ? "down" : "up";
    const share = own / Math.max(1, words);
    const node = h("span", { class: `part stacked k-${kind} ${style} ${side}`, style: { "--share": share.toFixed(4), "--from": reach[side].toFixed(4) } }, h("i"));
    reach[side] += share;
    return node;
  });
}

/** A ribbon without letters or buttons. @param {Line[]} lines */
export function miniature(lines) {
  if (lines.length <= MANY) return marksOf(lines).flatMap(({ parts }) => parts.map((part) => drawPart({ ...part, key: "" })));
  return stretchesOf(lines, STRETCHES).map((mark) => h("span", { class: "stretch", style: { "flex-grow": String(mark.words) } }, drawMark(mark)));
}

/** One mark a line. @param {Line[]} lines @returns {Mark[]} */
export function marksOf(lines) {
  return lines.map(({ index, words, last, parts }) => ({ first: index, last: index, words, end: last, stack: false, parts: [...parts] }));
}

/**
 * The lines in so many stretches of about the same number of words: what each source says there is one part, as long as its words.
 * @param {Line[]} lines @param {number} many @returns {Mark[]}
 */
export function stretchesOf(lines, many) {
  const least = lines.reduce((sum, { words }) => sum + words, 0) / Math.max(1, many);
  /** @type {Mark[]} */
  const marks = [];
  for (const { index, words, parts } of lines) {
    const mark = marks.at(-1);
    if (mark && mark.words + words / 2 < least) {
      mark.last = index;
      mark.words += words;
      mark.parts.push(...parts);
    } else marks.push({ first: index, last: index, words, end: false, stack: true, parts: [...parts] });
  }
  const rank = (/** @type {Part} */ { kind, style, source }) => KINDS.indexOf(kind) * 1e6 + STYLES.indexOf(style) * 1e5 + source;
  for (const mark of marks) mark.parts = joined(mark.parts.map(({ frame: _, ...part }) => part).sort((a, b) => rank(a) - rank(b)));
  return marks;
}
