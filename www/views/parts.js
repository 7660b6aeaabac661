/** The drawn parts of a ribbon, large or in miniature. In: lines. Out: nodes. */
import { h } from "../dom.js";

/** @param {import("../types").Part} part */
export function drawPart(part) {
  const side = part.kind === "anon" || part.kind === "none" ? "down" : "up";
  return h("span", { class: `part k-${part.kind} ${part.style} ${side}`, "data-source": part.source, style: { "flex-grow": String(part.words) } },
    h("i"), part.key && h("b", null, part.key));
}

/** A ribbon without letters or buttons. @param {import("../types").Line[]} lines */
export function miniature(lines) {
  return lines.flatMap((line) => line.parts.map((part) => drawPart({ ...part, key: "" })));
}
