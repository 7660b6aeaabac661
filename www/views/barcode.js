/** The marks of one layer as strokes on the ribbon’s scale. In: marks and where the ribbon’s marks lie. Out: a drawing; a press on it leads to the nearest mark. */
import { byId, svg } from "../dom.js";
import { lineAt } from "../reading.js";
import { countWords } from "../words.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {{start: number, end: number}} Span */
/** @typedef {{x: number, mark: Span}} Stroke */
/** @typedef {{first: number, last: number, words: number}} Stretch what a mark of the ribbon stands for */

export class Barcode {
  #root = byId("ribbon-code");
  /** @type {Stroke[]} */ #strokes = [];
  /** Called with the mark that is pressed. @type {(mark: Span) => void} */ onmark = () => {};

  constructor() {
    this.#root.addEventListener("click", ({ clientX }) => {
      const x = clientX - this.#root.getBoundingClientRect().left;
      const nearest = this.#strokes.reduce((/** @type {Stroke | null} */ best, stroke) => (!best || Math.abs(stroke.x - x) < Math.abs(best.x - x) ? stroke : best), null);
      if (nearest) this.onmark(nearest.mark);
    });
  }

  /**
   * @param {Reading | null} reading @param {{name: string, marks: Span[]} | null} layer none to show nothing
   * @param {Stretch[]} stretches @param {{x: number, w: number}[]} boxes @param {number} width
   */
  draw(reading, layer, stretches, boxes, width) {
    this.#root.hidden = !reading || !layer || !layer.marks.length || !boxes.length || !width;
    if (this.#root.hidden || !reading || !layer) return;
    this.#strokes = layer.marks.flatMap((mark) => {
      const line = reading.lines[lineAt(reading, mark.start)];
      const at = line && stretches.findLastIndex(({ first }) => first <= line.index);
      if (!line || at === undefined || at < 0 || mark.start >= line.end || line.index > stretches[at].last) return [];
      const words = line.from - reading.lines[stretches[at].first].from + countWords(reading.wordStarts, line.start, mark.start);
      return [{ x: boxes[at].x + (boxes[at].w * Math.min(words, stretches[at].words)) / Math.max(1, stretches[at].words), mark }];
    });
    // strokes on the same pixel are one
    const path = [...new Set(this.#strokes.map(({ x }) => Math.round(x)))].map((x) => `M${x + 0.5} 0v10`).join("");
    this.#root.title = `${layer.name}: ${this.#strokes.length} in the order of the text. Press to go there.`;
    // a share of the width, so that paper needs no second layout
    this.#root.replaceChildren(svg("svg", { viewBox: `0 0 ${width} 10`, preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { d: path, "vector-effect": "non-scaling-stroke" })));
  }
}
