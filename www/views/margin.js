/**
 * Who, beside the text: notes and gutter rules. In: the reading and where its passages stand. Out: absolutely placed
 * elements, all reads before all writes.
 */
import { arrange, byId, h, near } from "../dom.js";
import { isNear, measure } from "./geometry.js";
import { rulesOf, stack } from "./stacking.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {{first: number, last: number, passage: import("../types").Passage | null, kind: string, style: string, source: number,
 *   note: HTMLElement | null, rule: HTMLElement | null, room: number, tall: number}} Item `tall`: the note unshrunk, where the margin is as wide as `room` */

/** Runs of lines of one paragraph that nobody is named for. @param {Reading} reading */
function ownRuns(reading) {
  /** @type {{first: number, last: number, style: string}[]} */
  const runs = [];
  const cited = new Set(reading.passages.filter(({ kind }) => kind !== "none").map(({ sentence }) => sentence));
  for (const line of reading.lines) {
    if (cited.has(line.index) || line.parts.some(({ kind }) => kind !== "none")) continue;
    const last = runs.at(-1);
    const { style } = line.parts[0];
    const joins = last && last.last === line.index - 1 && reading.lines[last.last].paragraph === line.paragraph;
    if (joins && last.style === style) last.last = line.index;
    else runs.push({ first: line.index, last: line.index, style });
  }
  return runs;
}

export class MarginView {
  /** @type {Item[]} */ #items = [];
  /** Those whose notes and rules are on the page. @type {Item[]} */ #shown = [];
  /** Tops and bottoms of the body's lines, below the article's top. @type {({top: number, bottom: number} | null)[]} */ lines = [];
  #root = byId("margin");
  #text = byId("article");
  #store;
  #article;
  #due = 0;
  /** Called after each layout. */ onlayout = () => {};

  /** @param {import("../store.js").Store} store @param {import("./article.js").ArticleView} article */
  constructor(store, article) {
    this.#store = store;
    this.#article = article;
    store.subscribe((state) => state.shown, (reading) => this.#build(reading));
    store.subscribe((state) => [state.layers, state.plain, state.editing], () => {
      const { layers, plain, editing } = store.state;
      this.#root.classList.toggle("off", plain || editing || !layers.who);
      this.schedule();
    });
    store.subscribe((state) => [state.lit, state.shown], () => this.#light());
    store.subscribe((state) => state.hot, (hot) => {
      for (const { note, passage } of this.#shown) note?.classList.toggle("hot", passage?.id === hot);
    });
    this.#root.addEventListener("click", (event) => {
      const passage = store.state.reading?.byId.get(Number(near(event, "[data-a]")?.dataset.a ?? -1));
      if (passage && passage.source >= 0) store.update({ lit: store.state.lit === passage.source ? -1 : passage.source });
    });
    this.#root.addEventListener("pointerover", (event) => store.update({ hot: Number(near(event, "[data-a]")?.dataset.a ?? -1) }));
    this.#root.addEventListener("pointerleave", () => store.update({ hot: -1 }));
    article.onnear = () => this.schedule();
    new ResizeObserver(() => this.schedule()).observe(this.#text);
    document.fonts.ready.then(() => {
      for (const item of this.#items) item.room = -1;
      this.schedule();
    });
    addEventListener("beforeprint", () => this.#lay(true));
    matchMedia("print").addEventListener("change", ({ matches }) => this.#lay(matches));
  }

  /** Lays out once before the next frame. */
  schedule() {
    this.#due ||= requestAnimationFrame(() => this.#lay());
  }

  /** @param {Reading | null} reading */
  #build(reading) {
    // notes of passages that look as they did stay: after a correction that is nearly all
    const old = new Map(this.#items.map((item) => [item.passage?.id, item]));
    this.#items = [];
    if (!reading) return this.#root.replaceChildren();
    for (const [index, passage] of reading.passages.entries()) {
      const { id, kind, style, source, name, attribution } = passage;
      if (kind === "none") continue;
      const item = old.get(id);
      const same = item?.passage?.attribution === attribution && item.kind === kind && item.passage.name === name;
      const kept = same ? item : { note: null, rule: null, room: -1, tall: 0 };
      this.#items.push({ note: kept.note, rule: kept.rule, room: kept.room, tall: kept.tall, first: index, last: index, passage, kind, style, source });
    }
    for (const { first, last, style } of ownRuns(reading)) {
      this.#items.push({ first, last, passage: null, kind: "none", style, source: -1, note: null, rule: null, room: -1, tall: 0 });
    }
    this.#shown = [];
    this.schedule();
  }

  /** Puts up the notes and rules of what is near, and only those; each is made when it is first needed. @param {Item[]} items */
  #put(items) {
    if (items.length === this.#shown.length && items.every((item, index) => item === this.#shown[index])) return;
    this.#shown = items;
    for (const item of items) if (!item.rule) this.#make(item);
    arrange(this.#root, items.flatMap(({ note, rule }) => [rule, note].filter((node) => node !== null)));
    this.#light();
  }

  /** @param {Item} item */
  #make(item) {
    const { passage, kind, style } = item;
    item.rule = h("i", { class: `gutter k-${kind} c-${style}`, "aria-hidden": "true" });
    if (!passage) {
      item.note = h("div", { class: "note nobody" }, "no source");
      return;
    }
    const { name, verb, id, attribution, unsure } = passage;
    const form = [attribution.form === "direct" ? "direct quote" : kind === "doc" ? "document" : "", attribution.by_hand ? "by hand" : unsure ? "unsure" : ""].filter(Boolean).join(", ");
    item.note = h("button", { type: "button", tabindex: -1, class: `note k-${kind}`, "data-a": id }, h("b", null, name), " ", verb, form && h("em", null, verb ? `, ${form}` : form));
  }

  /** @param {boolean} [all] on paper every paragraph counts as near */
  #lay(all = false) {
    cancelAnimationFrame(this.#due);
    this.#due = 0;
    const { reading, editing } = this.#store.state;
    if (!reading || editing) return;
    const near = all ? null : this.#article.near;
    const items = this.#items.filter((item) => {
      const first = item.passage ? this.#article.marked?.byId.get(item.passage.id)?.[0] : this.#article.lines[item.first];
      return isNear(first, near);
    });
    this.#put(items);
    // reads
    const origin = this.#root.getBoundingClientRect().top;
    const { lines, passages } = measure(this.#article, reading, origin, near);
    this.lines = lines;
    const lineHeight = Number.parseFloat(getComputedStyle(this.#text).lineHeight) || 35;
    const wide = this.#root.clientWidth > 60;
    const placed = items
      .map((item) => {
        const top = item.passage ? passages[item.first]?.top : lines[item.first]?.top;
        const bottom = item.passage ? passages[item.last]?.bottom : lines[item.last]?.bottom;
        return { item, top: top ?? NaN, bottom: bottom ?? NaN };
      })
      .filter(({ top, bottom }) => bottom > top)
      .sort((a, b) => a.top - b.top || a.bottom - b.bottom);
    const rules = rulesOf(placed, lineHeight);
    const notes = placed.filter(({ item }) => item.passage);
    const room = this.#root.clientWidth;
    // a note that was shrunk is as tall as it was before, where the margin is as wide
    for (const { item } of notes) if (item.room !== room) item.note?.classList.remove("tight");
    for (const { item } of notes) if (!item.note?.classList.contains("tight")) [item.room, item.tall] = [room, item.note?.scrollHeight ?? 0];
    const boxes = notes.map(({ item, top }) => ({ want: top + 5, height: wide ? item.tall : 0 }));
    const tight = this.#tight(boxes, wide && notes[0]?.item.note ? Number.parseFloat(getComputedStyle(notes[0].item.note).lineHeight) || 17 : 0);
    const tops = stack(boxes, 3);
    // writes
    placed.forEach(({ item }, index) => {
      const { top, height, lane } = rules[index];
      const { rule } = item;
      if (!rule) return;
      rule.style.top = `${top}px`;
      rule.style.height = `${height}px`;
      rule.classList.toggle("lane", lane);
      // where somebody's passage fills the line there is nothing to say of the writer beside it
      rule.hidden = lane && !item.passage;
      rule.classList.toggle("short", height < 10);
    });
    notes.forEach(({ item }, index) => {
      item.note?.classList.toggle("tight", tight[index]);
      if (item.note) item.note.style.top = `${tops[index]}px`;
    });
    this.#nobody(placed, boxes.map(({ height }, index) => ({ top: tops[index], bottom: tops[index] + height })));
    this.onlayout();
  }

  /**
   * Notes that would be pushed far from their passage shrink to one line, and so do their neighbours.
   * @param {{want: number, height: number}[]} boxes @param {number} line the height of one line
   */
  #tight(boxes, line) {
    const far = stack(boxes, 3).map((top, index) => Math.abs(top - boxes[index].want) > 40);
    return boxes.map((box, index) => {
      const crowded = far[index] || far[index - 1] || far[index + 1] || false;
      if (crowded) box.height = Math.min(box.height, line);
      return crowded;
    });
  }

  /** "no source" stands only where there is room. @param {{item: Item, top: number}[]} placed @param {{top: number, bottom: number}[]} taken */
  #nobody(placed, taken) {
    let next = 0;
    let below = 0;
    for (const { item, top } of placed) {
      if (item.passage || !item.note) continue;
      const want = top + 5;
      while (next < taken.length && taken[next].bottom < want) next++;
      const free = (next >= taken.length || taken[next].top > want + 16) && want >= below;
      if (free) below = want + 18;
      item.note.hidden = !free;
      item.note.style.top = `${want}px`;
    }
  }

  #light() {
    const { lit } = this.#store.state;
    for (const { note, rule, source } of this.#shown) {
      note?.classList.toggle("lit", lit >= 0 && source === lit);
      rule?.classList.toggle("lit", lit >= 0 && source === lit);
    }
  }
}
