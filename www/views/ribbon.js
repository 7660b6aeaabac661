/**
 * The sourcing ribbon: one button a sentence on a scale of words (of a long article one a stretch, whose parts are stacked by their
 * shares, and a window to zoom), the ruler, the bar of what is on screen, the readout. Positions are arithmetic over one width;
 * scrolling moves one transform.
 */
import { byId, h, near } from "../dom.js";
import { drawMark, marksOf, stretchesOf } from "./parts.js";
import { light, selection, sentence, shares, spoken, stretch } from "./readout.js";
import { Barcode } from "./barcode.js";
import { LAYERS, marksOf as layerMarks } from "./layers.js";
import { RibbonZoom } from "./ribbon-zoom.js";

/** @typedef {import("../types").Reading} Reading */

export class RibbonView {
  #bar = byId("ribbon-bar");
  #rule = byId("ribbon-rule");
  #window = byId("ribbon-view");
  #readout = byId("readout");
  #root = byId("ribbon");
  /** @type {HTMLElement[]} */ #segments = [];
  /** @type {ReturnType<typeof marksOf>} */ #marks = [];
  /** Left edge and width of each mark, in pixels. @type {{x: number, w: number}[]} */ #boxes = [];
  /** @type {{start: number, end: number} | null} */ #selected = null;
  /** The reading whose marks are drawn. @type {Reading | null} */ #built = null;
  #over = -1;
  /** How the marks were planned: another plan draws all anew. */ #drawn = "";
  #code = new Barcode();
  #zoom = new RibbonZoom(() => this.#firstOnScreen());
  /** The bar's width, as the browser told it last: asking for it would lay out the page in the middle of a change. */ #room = 0;
  /** The width for which the marks are placed. */ #width = 0;
  #frame = 0;
  #store;
  #places;
  #margin;

  /**
   * @param {import("../store.js").Store} store
   * @param {import("./places.js").Places} places
   * @param {import("./margin.js").MarginView} margin
   */
  constructor(store, places, margin) {
    this.#store = store;
    this.#places = places;
    this.#margin = margin;
    store.subscribe((state) => state.reading, (reading) => this.#build(reading));
    store.subscribe((state) => [state.lit, state.reading], () => this.#light());
    store.subscribe((state) => [state.at, state.reading], () => this.#now());
    store.subscribe((state) => [state.layer, state.layers, state.plain, state.reading], () => this.#strokes());
    this.#code.onmark = ({ start, end }) => places.show(start, end);
    margin.onlayout = () => this.#onScreen();
    addEventListener("scroll", () => { this.#frame ||= requestAnimationFrame(() => this.#onScreen()); }, { passive: true });
    new ResizeObserver((entries) => {
      for (const { contentRect } of entries) this.#room = contentRect.width;
      this.#again();
    }).observe(this.#bar);
    this.#zoom.onchange = (line) => {
      this.#again();
      if (line >= 0) places.toLine(line);
    };
    this.#scrub();
    new ResizeObserver(() => {
      document.documentElement.style.setProperty("--ribbon-height", `${this.#root.offsetHeight}px`);
    }).observe(this.#root);
    for (const type of ["pointerover", "focusin"]) this.#bar.addEventListener(type, (event) => this.#enter(event));
    for (const type of ["pointerleave", "focusout"]) this.#bar.addEventListener(type, () => this.#leave());
    this.#bar.addEventListener("click", (event) => {
      const index = near(event, "[data-i]")?.dataset.i;
      if (index !== undefined) places.toLine(Number(index));
    });
    this.#bar.addEventListener("keydown", (event) => this.#keys(event));
  }

  /** Shows what is selected in the article. @param {{start: number, end: number} | null} span */
  select(span) {
    this.#selected = span;
    this.#say();
  }

  /** @param {Reading | null} reading */
  #build(reading) {
    this.#over = -1;
    this.#selected = null;
    const before = this.#marks;
    const lines = reading?.lines ?? [];
    const { from, to, stretches } = this.#zoom.plan(lines.length, this.#room || innerWidth);
    this.#marks = stretches ? stretchesOf(lines, stretches) : marksOf(lines.slice(from, to));
    this.#drawn = `${from} ${to} ${stretches}`;
    const was = this.#built;
    this.#built = reading;
    /** Whether a mark would be drawn and told as the one before. @param {number} n */
    const same = (n) => before[n].first === this.#marks[n].first && before[n].stack === this.#marks[n].stack && before[n].parts.length === this.#marks[n].parts.length
      && before[n].parts.every((part, at) => {
        const now = this.#marks[n].parts[at];
        return part.kind === now.kind && part.style === now.style && part.key === now.key && part.words === now.words
          && was?.speakers[part.source]?.name === reading?.speakers[now.source]?.name;
      });
    const fits = before.length === this.#marks.length && before.every(({ words, end }, n) => words === this.#marks[n].words && end === this.#marks[n].end);
    const old = this.#segments;
    let fresh = 0;
    this.#segments = this.#marks.map((mark, n) => {
      if (fits && same(n)) return old[n];
      fresh++;
      const { first } = mark;
      const label = !reading ? "" : mark.stack ? stretch(reading, mark).map((piece) => (typeof piece === "string" ? piece : piece.textContent)).join("") : spoken(reading, reading.lines[first]);
      const segment = h("button", { type: "button", class: "segment", "data-i": first, tabindex: n ? -1 : 0, "aria-label": label }, drawMark(mark));
      if (fits) {
        segment.style.cssText = old[n].style.cssText;
        old[n].replaceWith(segment);
      }
      return segment;
    });
    if (!fits) {
      this.#bar.replaceChildren(...this.#segments);
      this.#bar.classList.toggle("dense", this.#segments.length > 150 && !stretches);
      this.#width = 0;
    }
    if (!fits || !this.#width) this.#lay();
    else if (fresh) this.#letters();
    this.#say();
  }

  /** Draws anew where another width or window asks for other marks. */
  #again() {
    const { reading } = this.#store.state;
    const { from, to, stretches } = this.#zoom.plan(reading?.lines.length ?? 0, this.#room || innerWidth);
    if (`${from} ${to} ${stretches}` === this.#drawn) return this.#lay();
    this.#marks = [];
    this.#build(reading);
    this.#light();
    this.#now();
  }

  #lay() {
    const { reading } = this.#store.state;
    const width = this.#room;
    if (!reading || !width || width === this.#width) return;
    this.#width = width;
    const marks = this.#marks;
    const paragraphs = marks.filter(({ end }) => end).length;
    const narrow = width < 600;
    const roomy = width / Math.max(1, marks.length);
    const gap = roomy > 8 ? (narrow ? 1 : 2) : roomy > 4 ? 1 : 0;
    const wide = Math.min(roomy > 8 ? (narrow ? 5 : 10) : roomy > 3 ? 3 : 0, (0.2 * width) / Math.max(1, paragraphs));
    const words = Math.max(1, marks.reduce((sum, mark) => sum + mark.words, 0));
    const free = width - marks.reduce((sum, { end }) => sum + (end ? wide : gap), 0) + wide;
    let x = 0;
    this.#boxes = marks.map((mark) => {
      const box = { x, w: (free * mark.words) / words };
      x += box.w + (mark.end ? wide : gap);
      return box;
    });
    this.#segments.forEach((segment, index) => {
      const { x: left, w } = this.#boxes[index];
      // shares of the width, so that paper, which is narrower, needs no second layout
      segment.style.left = `${(100 * left) / width}%`;
      segment.style.width = `${(100 * w) / width}%`;
    });
    this.#letters();
    this.#strokes();
    this.#ruler(reading.lines[marks[0]?.first ?? 0]?.from ?? 0, words, narrow);
    this.#frame ||= requestAnimationFrame(() => this.#onScreen());
  }

  /** The marks of the layer that was pressed last: who says so is the ribbon itself. */
  #strokes() {
    const { reading, layer, layers, plain } = this.#store.state;
    const row = layer !== "who" && layers[layer] && !plain && reading && this.#width === this.#room ? LAYERS.find((one) => one.layer === layer) : undefined;
    this.#code.draw(reading, row && reading ? { name: row.name, marks: layerMarks(reading, layer) } : null, this.#marks, this.#boxes, this.#width);
  }

  /** Shows the keys that have room; where they would run together the first stands. */
  #letters() {
    const end = { up: -9, down: -9 };
    this.#marks.forEach(({ parts }, index) => {
      const { x, w } = this.#boxes[index];
      const total = parts.reduce((sum, part) => sum + part.words, 0) || 1;
      let left = x;
      parts.forEach((part, at) => {
        const room = (w * part.words) / total;
        const label = /** @type {HTMLElement | null} */ (this.#segments[index].children[at].querySelector("b"));
        const side = part.kind === "anon" ? "down" : "up";
        const half = 3.5 * part.key.length;
        const centre = left + room / 2;
        if (label) {
          const hidden = centre - half < end[side] + 2;
          if (label.hidden !== hidden) label.hidden = hidden;
          if (!hidden) end[side] = centre + half;
        }
        left += room;
      });
    });
  }

  /** @param {number} head words before the first mark @param {number} words @param {boolean} narrow */
  #ruler(head, words, narrow) {
    const least = words / (narrow ? 4 : 8);
    const step = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].find((size) => size >= least) ?? 200_000;
    const labels = [];
    let at = 0;
    let from = head;
    // a text of signs alone has no line
    for (let word = Math.ceil(head / step) * step; word < head + words && this.#boxes.length; word += step) {
      while (at < this.#marks.length - 1 && from + this.#marks[at].words <= word) from += this.#marks[at++].words;
      const { x, w } = this.#boxes[at];
      const left = x + (w * (word - from)) / Math.max(1, this.#marks[at].words);
      labels.push(h("span", { style: { left: `${(100 * left) / this.#width}%` } }, word ? word.toLocaleString("en") : narrow ? "0" : "0 words"));
    }
    this.#rule.replaceChildren(this.#window, ...labels);
  }

  /** The mark that stands for a line. @param {number} line */
  #markOf(line) {
    const index = line < 0 ? -1 : this.#marks.findLastIndex(({ first }) => first <= line);
    return index === this.#marks.length - 1 && line > (this.#marks[index]?.last ?? -1) ? -1 : index;
  }

  #firstOnScreen() {
    const { lines } = this.#margin;
    const top = this.#root.getBoundingClientRect().bottom - byId("margin").getBoundingClientRect().top + 6;
    return Math.max(0, lines.findIndex((line) => line && line.bottom > top));
  }

  /** A finger that moves over the ribbon reads it; where it is lifted the article goes. */
  #scrub() {
    /** @type {{x: number, moved: boolean} | null} */
    let down = null;
    const under = (/** @type {PointerEvent} */ { clientX }) => {
      const x = clientX - this.#bar.getBoundingClientRect().left;
      return this.#marks[this.#boxes.findLastIndex((box) => box.x <= x)]?.first ?? -1;
    };
    this.#bar.addEventListener("pointerdown", (event) => {
      down = event.pointerType === "mouse" ? null : { x: event.clientX, moved: false };
    });
    this.#bar.addEventListener("pointermove", (event) => {
      if (!down || (!down.moved && Math.abs(event.clientX - down.x) < 8)) return;
      down.moved = true;
      this.#bar.setPointerCapture(event.pointerId);
      this.#look(under(event));
    });
    this.#bar.addEventListener("pointerup", (event) => {
      if (down?.moved) this.#places.toLine(under(event));
      down = null;
    });
    this.#bar.addEventListener("pointercancel", () => { down = null; });
  }

  /** The black bar: what is on screen. */
  #onScreen() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { lines } = this.#margin;
    if (!lines.length || !this.#boxes.length || !this.#width) return;
    const origin = byId("margin").getBoundingClientRect().top;
    const top = this.#root.getBoundingClientRect().bottom - origin + 6;
    const bottom = innerHeight - 30 - origin;
    const first = lines.findIndex((line) => line && line.bottom > top);
    const last = lines.findLastIndex((line) => line && line.top < bottom);
    this.#zoom.follow(first, last);
    const within = (/** @type {number} */ line) => Math.max(this.#marks[0]?.first ?? 0, Math.min(this.#marks.at(-1)?.last ?? 0, line));
    const [a, z] = [this.#boxes[this.#markOf(within(first))], this.#boxes[this.#markOf(within(last))]];
    const scale = a && z && last >= first ? (z.x + z.w - a.x) / this.#width : 0;
    this.#window.style.transform = `translateX(${a?.x ?? 0}px) scaleX(${scale})`;
  }

  #light() {
    const { lit } = this.#store.state;
    document.documentElement.classList.toggle("has-light", lit >= 0);
    for (const part of this.#bar.querySelectorAll(".part.lit")) part.classList.remove("lit");
    if (lit >= 0) this.#marks.forEach(({ parts }, n) => parts.forEach(({ source }, at) => {
      if (source === lit) this.#segments[n].children[at].classList.add("lit");
    }));
    this.#say();
  }

  #now() {
    this.#bar.querySelector(".now")?.classList.remove("now");
    const segment = this.#segments[this.#markOf(this.#store.state.at)];
    if (!segment) return this.#say();
    for (const other of this.#bar.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    segment.tabIndex = 0;
    segment.classList.add("now");
    this.#say();
  }

  /** @param {Event} event */
  #enter(event) {
    const index = near(event, "[data-i]")?.dataset.i;
    if (index !== undefined) this.#look(Number(index));
  }

  /** @param {number} index a line that is pointed at */
  #look(index) {
    this.#over = index;
    const line = this.#store.state.reading?.lines[this.#over];
    if (line) this.#places.point(line.start, line.end);
    this.#say();
  }

  #leave() {
    this.#over = -1;
    this.#places.clear();
    this.#say();
  }

  #say() {
    const { reading, lit, at } = this.#store.state;
    if (!reading) return this.#readout.replaceChildren();
    const mark = this.#over >= 0 ? this.#marks[this.#markOf(this.#over)] : undefined;
    const say = mark?.stack ? stretch(reading, mark) : this.#over >= 0 && reading.lines[this.#over] ? sentence(reading, this.#over)
      : this.#selected ? selection(reading, this.#selected.start, this.#selected.end)
      : lit >= 0 ? light(reading, lit) : at >= 0 && reading.lines[at] ? sentence(reading, at) : shares(reading);
    this.#readout.replaceChildren(...say);
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const at = this.#segments.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const end = this.#segments.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: end }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const target = this.#segments[Math.max(0, Math.min(end, to))];
    this.#segments[at].tabIndex = -1;
    target.tabIndex = 0;
    target.focus({ preventScroll: true });
  }
}
