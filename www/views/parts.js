/** The drawn parts of a ribbon, large or in miniature. In: lines. Out: nodes. */
import { h } from "../dom.js";
import { joined } from "../lines.js";

/** @typedef {import("../types").Line} Line */

/** A ribbon has no more marks than a screen can show. */
const MOST = 1200;

/** @param {import("../types").Part} part */
export function drawPart(part) {
  const side = part.kind === "anon" || part.kind === "none" ? "down" : "up";
  return h("span", { class: `part k-${part.kind} ${part.style} ${side}`, style: { "flex-grow": String(part.words) } },
    h("i"), part.key && h("b", { "data-key": part.key }));
}

/** A ribbon without letters or buttons. @param {Line[]} lines */
export function miniature(lines) {
  return marksOf(lines).flatMap(({ parts }) => parts.map((part) => drawPart({ ...part, key: "" })));
}

/**
 * The ribbon's marks: one a line, or of a very long text one for several lines in a row.
 * @param {Line[]} lines
 * @returns {{first: number, last: number, words: number, end: boolean, parts: import("../types").Part[]}[]}
 */
export function marksOf(lines) {
  const least = lines.length > MOST ? lines.reduce((sum, { words }) => sum + words, 0) / MOST : 0;
  /** @type {ReturnType<typeof marksOf>} */
  const marks = [];
  for (const { index, words, last, parts } of lines) {
    const mark = marks.at(-1);
    if (mark && mark.words < least) {
      mark.last = index;
      mark.words += words;
      mark.end = last;
      mark.parts.push(...parts);
    } else {
      marks.push({ first: index, last: index, words, end: last, parts: [...parts] });
    }
  }
  if (least) for (const mark of marks) mark.parts = joined(mark.parts);
  return marks;
}
