/**
 * The article: paragraphs, lines and marks. In: the reading, the layers, what is lit or under the pointer. Out: DOM, and
 * (through the returned object) places in it. Layers, light and pointer only toggle classes; the text is built once, and
 * after a correction only the paragraphs whose marks changed.
 */
import { byId, h, near } from "../dom.js";
import { Cutter, MarkedText } from "../text-marks.js";
import { details } from "./details.js";
import { kicker } from "./kicker.js";
import { changed, marksOf } from "./marks.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").ParagraphKind} ParagraphKind */

/** @type {Record<ParagraphKind, (...children: (Node | string)[]) => HTMLElement>} */
const BLOCKS = {
  title: (...children) => h("h1", { id: "headline" }, children),
  byline: (...children) => h("p", { class: "byline" }, children),
  date: (...children) => h("p", { class: "byline" }, children),
  heading: (...children) => h("h2", null, children),
  body: (...children) => h("p", null, children),
  item: (...children) => h("li", null, children),
  caption: (...children) => h("p", { class: "caption" }, children),
  furniture: (...children) => h("p", { class: "furniture" }, children),
};

/** A paragraph on the page. @typedef {import("../text-marks.js").Drawn & {element: HTMLElement}} Block */
/** The parts of a paragraph: its sentences with the lines they are, and what stands between. @typedef {{line: number, segments: import("../text-marks.js").Segment[]}[]} Parts */

/** Words from which on the browser is asked to lay out only what is near the screen. */
const LONG = 3000;

export class ArticleView {
  /** @type {MarkedText | null} */ marked = null;
  /** @type {HTMLElement[]} One element for each line of the body. */ lines = [];
  /** Of a long article, the paragraphs near the screen; null when all are laid out. @type {Set<Element> | null} */ near = null;
  /** Called when a mark that stands by itself is chosen. @type {(span: {start: number, end: number}) => void} */ onmark = () => {};
  /** Called when other paragraphs come near. */ onnear = () => {};
  /** @type {Block[]} */ #blocks = [];
  /** The reading that is shown. @type {Reading | null} */ #shown = null;
  /** @type {HTMLElement[]} */ #hot = [];
  /** @type {HTMLElement[]} */ #lit = [];
  /** @type {HTMLElement | null} */ #now = null;
  #root = byId("article");
  #watch = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: "900px 0px" });
  #store;
  #reader;

  /** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
  constructor(store, reader) {
    this.#store = store;
    this.#reader = reader;
    store.subscribe((state) => state.shown, (reading) => this.#render(reading));
    store.subscribe((state) => [state.layers, state.plain], () => this.#layers());
    store.subscribe((state) => [state.lit, state.shown], () => this.#light());
    store.subscribe((state) => [state.hot, state.shown], () => this.#point());
    store.subscribe((state) => [state.at, state.shown], () => this.#mark());
    store.subscribe((state) => state.editing, (editing) => { this.#root.hidden = editing; });
    this.#root.addEventListener("click", (event) => this.#click(event));
    this.#root.addEventListener("pointerover", (event) => {
      const id = Number(near(event, "[data-a]")?.dataset.a ?? -1);
      if (id !== store.state.hot) store.update({ hot: id });
    });
    this.#root.addEventListener("pointerleave", () => store.update({ hot: -1 }));
  }

  /** @param {Reading | null} reading */
  #render(reading) {
    const before = this.#shown;
    this.#shown = reading;
    // the same reading of the same words, corrected: the paragraphs stay
    if (reading && before && this.marked && before.raw === reading.raw && before.report.signals === reading.report.signals && before.report.quoted_signals === reading.report.quoted_signals && before.text === reading.text) return this.#mend(before, reading);
    this.lines = [];
    this.#blocks = [];
    this.#hot = this.#lit = [];
    this.#now = this.marked = null;
    this.#watch.disconnect();
    const long = reading !== null && reading.words > LONG;
    this.near = long ? new Set() : null;
    this.#root.classList.toggle("long", long);
    // what is not read yet stands there as plain text
    if (!reading) return this.#store.state.article && this.#store.state.view === "read" ? undefined : this.#root.replaceChildren();
    const lost = document.activeElement === document.body || this.#root.contains(document.activeElement);
    const marked = new MarkedText(reading.text);
    this.marked = marked;
    const header = h("header", null, kicker(this.#store, this.#reader), details(this.#store, this.#reader));
    const body = document.createDocumentFragment();
    /** @type {HTMLElement | null} */
    let list = null;
    this.#plan(reading, null).forEach((parts, index) => {
      const paragraph = reading.report.paragraphs[index];
      const element = (BLOCKS[paragraph.kind] ?? BLOCKS.body)();
      this.#blocks.push(this.#fill(element, parts));
      if (long) this.#far(element, paragraph);
      const top = paragraph.kind === "title" || (!body.childNodes.length && /^(byline|date)$/.test(paragraph.kind));
      if (paragraph.kind === "title" && header.querySelector("h1")) element.removeAttribute("id");
      if (paragraph.kind !== "item") list = null;
      else if (!list) body.append((list = h("ul")));
      (top ? header : (list ?? body)).append(element);
    });
    marked.gather(this.#blocks);
    if (!header.querySelector("h1")) {
      header.querySelector(".about")?.after(h("h1", { id: "headline", class: "absent" }, "No headline"));
    }
    this.#root.replaceChildren(header, body);
    // whoever hears the page or uses keys begins at the headline
    const headline = header.querySelector("h1");
    headline?.setAttribute("tabindex", "-1");
    if (lost && !this.#store.state.editing && before?.text !== reading.text) headline?.focus({ preventScroll: true });
  }

  /** Draws the paragraphs anew that look otherwise now. @param {Reading} before @param {Reading} reading */
  #mend(before, reading) {
    this.#root.querySelector(".kicker")?.replaceWith(kicker(this.#store, this.#reader));
    const wanted = changed(before, reading);
    if (!wanted.size) return;
    for (const [index, parts] of this.#plan(reading, wanted)) this.#blocks[index] = this.#fill(this.#blocks[index].element, parts);
    this.marked?.gather(this.#blocks);
  }

  /** The parts of some paragraphs, or of every one. @param {Reading} reading @param {Set<number> | null} wanted @returns {Map<number, Parts>} */
  #plan(reading, wanted) {
    const { sentences, paragraphs } = reading.report;
    const cutter = new Cutter(reading.text, marksOf(reading, wanted));
    /** @type {Map<number, Parts>} */
    const plan = new Map();
    let sentence = 0;
    let line = 0;
    paragraphs.forEach(({ start, end }, index) => {
      if (wanted && !wanted.has(index)) {
        for (; sentences[sentence]?.paragraph === index; sentence++) if (reading.lines[line]?.start === sentences[sentence].start) line++;
        return;
      }
      /** @type {Parts} */
      const parts = [];
      let at = start;
      const between = (/** @type {number} */ to) => { if (to > at) parts.push({ line: -1, segments: cutter.cut(at, to) }); };
      for (; sentence < sentences.length && sentences[sentence].paragraph === index; sentence++) {
        const row = sentences[sentence];
        between(row.start);
        const isLine = reading.lines[line]?.start === row.start;
        parts.push({ line: isLine ? line++ : -1, segments: cutter.cut(Math.max(at, row.start), row.end) });
        at = row.end;
      }
      between(end);
      plan.set(index, parts);
    });
    return plan;
  }

  /** Fills a paragraph with its sentences and the white space between them. @param {HTMLElement} element @param {Parts} parts @returns {Block} */
  #fill(element, parts) {
    /** @type {Block} */
    const block = { element, leaves: [], byId: new Map() };
    const marked = /** @type {MarkedText} */ (this.marked);
    element.replaceChildren();
    for (const { line, segments } of parts) {
      if (line < 0) {
        marked.draw(element, segments, block);
        continue;
      }
      const span = h("span", { class: "line", id: `s${line + 1}`, "data-s": line });
      this.lines[line] = span;
      marked.draw(span, segments, block);
      element.append(span);
    }
    return block;
  }

  /**
   * A paragraph that the browser may leave alone while it is far from the screen, at about its own height.
   * @param {HTMLElement} block @param {import("../types").Paragraph} paragraph
   */
  #far(block, { start, end, kind }) {
    if (kind === "title") return;
    block.dataset.p = "";
    block.style.setProperty("contain-intrinsic-size", `auto ${Math.ceil((end - start) / 62) * 35}px`);
    this.#watch.observe(block);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #moved(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.near?.add(target);
      else this.near?.delete(target);
    }
    this.onnear();
  }

  #layers() {
    const { layers, plain } = this.#store.state;
    for (const [layer, on] of Object.entries(layers)) this.#root.classList.toggle(`l-${layer}`, on && !plain);
  }

  #light() {
    const { lit, shown: reading } = this.#store.state;
    for (const element of this.#lit) element.classList.remove("lit-con", "lit-src");
    this.#lit = [];
    for (const { id } of reading?.speakers[lit]?.passages ?? []) {
      for (const element of this.marked?.byId.get(id) ?? []) {
        // a passage nested in this one is somebody else's word
        const shown = reading?.byId.get(Number(element.dataset.a));
        if (shown && shown.source !== lit) continue;
        element.classList.add(element.classList.contains("con") ? "lit-con" : "lit-src");
        this.#lit.push(element);
      }
    }
  }

  #point() {
    for (const element of this.#hot) element.classList.remove("hot");
    this.#hot = this.marked?.byId.get(this.#store.state.hot) ?? [];
    for (const element of this.#hot) element.classList.add("hot");
  }

  #mark() {
    this.#now?.classList.remove("now");
    this.#now = this.lines[this.#store.state.at] ?? null;
    this.#now?.classList.add("now");
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (!getSelection()?.isCollapsed) return;
    const { reading, lit } = this.#store.state;
    const passage = reading?.byId.get(Number(near(event, "[data-a]")?.dataset.a ?? -1));
    if (passage && passage.source >= 0) this.#store.update({ lit: lit === passage.source ? -1 : passage.source });
    // a figure, name or wording mark that no passage covers says why by itself
    const mark = passage ? null : near(event, ".l-figs .f, .l-names .n, .l-word .w");
    const range = mark && document.createRange();
    range?.selectNodeContents(/** @type {Node} */ (mark));
    const span = range && this.marked?.offsetsOf(range);
    if (span) this.onmark(span);
    const line = near(event, "[data-s]");
    if (line) this.#store.update({ at: Number(line.dataset.s) });
  }
}
