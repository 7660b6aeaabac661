/**
 * The window of a long article's ribbon: which of its sentences are drawn, one mark each, and the buttons that open, move and close
 * it. In: how many sentences there are and fit. Out: a range of them, or null for the whole article.
 */
import { byId, h } from "../dom.js";

/** A sentence narrower than this (pixels) is not drawn by itself. */
const NARROWEST = 3;
/** How wide one is drawn in a window, and a stretch of the whole article. */
const ROOMY = 9;
const STRETCH = 6;

export class RibbonZoom {
  /** @type {{from: number, to: number} | null} */ range = null;
  #lines = 0;
  #fit = 1;
  /** Called when another range is wanted, with a line to go to or -1. @type {(line: number) => void} */ onchange = () => {};
  #root = byId("ribbon-zoom");
  #open = h("button", { type: "button", class: "inline" }, "Zoom in");
  #back = h("button", { type: "button", class: "inline", "aria-label": "Earlier sentences" }, "←");
  #on = h("button", { type: "button", class: "inline", "aria-label": "Later sentences" }, "→");
  #where = h("span");

  /** @param {() => number} present the line that one is at */
  constructor(present) {
    this.#root.append(this.#back, this.#where, this.#on, this.#open);
    this.#open.addEventListener("click", () => {
      this.range = this.range ? null : this.#around(present());
      this.onchange(-1);
      this.#say();
    });
    const step = (/** @type {number} */ by) => {
      if (!this.range) return;
      const from = Math.max(0, Math.min(this.#lines - this.#fit, this.range.from + by * Math.round(this.#fit * 0.9)));
      this.range = { from, to: Math.min(this.#lines, from + this.#fit) };
      this.onchange(from);
      this.#say();
    };
    this.#back.addEventListener("click", () => step(-1));
    this.#on.addEventListener("click", () => step(1));
  }

  /**
   * What is to be drawn of so many lines in a bar of this width.
   * @param {number} lines @param {number} width
   * @returns {{from: number, to: number, stretches: number}} `stretches`: how many, or 0 where each sentence has its mark
   */
  plan(lines, width) {
    const dense = lines * NARROWEST > width;
    if (lines !== this.#lines || !dense) this.range = null;
    this.#lines = lines;
    this.#fit = Math.max(12, Math.floor(width / ROOMY));
    if (this.range) this.range = { from: this.range.from, to: Math.min(lines, this.range.from + this.#fit) };
    this.#root.hidden = !dense;
    this.#say();
    return { ...(this.range ?? { from: 0, to: lines }), stretches: dense && !this.range ? Math.floor(width / STRETCH) : 0 };
  }

  /** Lets the window follow what is on screen. @param {number} first @param {number} last */
  follow(first, last) {
    if (!this.range || (first < this.range.to && last >= this.range.from)) return;
    this.range = this.#around(first);
    this.onchange(-1);
    this.#say();
  }

  /** @param {number} line */
  #around(line) {
    const from = Math.max(0, Math.min(this.#lines - this.#fit, line - Math.floor(this.#fit / 3)));
    return { from, to: Math.min(this.#lines, from + this.#fit) };
  }

  #say() {
    this.#open.textContent = this.range ? "Whole article" : "Zoom in";
    this.#back.hidden = this.#on.hidden = this.#where.hidden = !this.range;
    if (!this.range) return;
    this.#where.textContent = `s${this.range.from + 1}–s${this.range.to} of ${this.#lines}`;
    this.#back.setAttribute("aria-disabled", String(this.range.from === 0));
    this.#on.setAttribute("aria-disabled", String(this.range.to >= this.#lines));
  }
}
