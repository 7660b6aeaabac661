/**
 * Layers of spans -> the fewest DOM segments that show them all. In: marks over one text, and the blocks and lines to
 * wrap them in. Out: nodes, and the way back from nodes to offsets. Knows no report: it is given ready marks.
 */
import { h } from "./dom.js";

/**
 * A mark. `rank` decides among marks of one `layer` that overlap: the highest is shown.
 * @typedef {{start: number, end: number, layer: string, rank: number, classes: string, first?: string, last?: string,
 *   tail?: {classes: string, key: string}, data?: Record<string, string>, id?: number, says?: string, fills?: boolean}} Mark
 */
/** `fills`: not drawn on a stretch without a letter that others of its layer cut off. */
/** `says`: what is told of it to those who hear the page, once, where it begins. `tail`: the mark's last word in a span of its own, with a key that must not part from it. */
/** @typedef {{node: Text, start: number, end: number}} Leaf */

/**
 * A stretch that the same marks cover. `data` of its element, `ids` of all marks on it, `tail` where its last word stands apart.
 * @typedef {{start: number, end: number, classes: string, data: Record<string, string>, says: string, ids: number[], tail: {classes: string, key: string, at: number} | null, fill?: Mark}} Segment
 */
/** A block's part of the text, as it is drawn. @typedef {{leaves: Leaf[], byId: Map<number, HTMLElement[]>}} Drawn */

/** Cuts a text into segments, in reading order. */
export class Cutter {
  #text;
  /** @type {Mark[]} */ #marks;
  #next = 0;
  /** @type {Mark[]} */ #active = [];

  /** @param {string} text @param {Mark[]} marks */
  constructor(text, marks) {
    this.#text = text;
    this.#marks = marks.filter((mark) => mark.end > mark.start).sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The segments of a range. Ranges must come in reading order. @param {number} start @param {number} end */
  cut(start, end) {
    /** @type {Segment[]} */
    const out = [];
    let at = start;
    this.#active = this.#active.filter((mark) => mark.end > at);
    while (at < end) {
      let cut = end;
      while (this.#next < this.#marks.length && this.#marks[this.#next].start <= at) {
        const mark = this.#marks[this.#next++];
        if (mark.end > at) this.#active.push(mark);
      }
      if (this.#next < this.#marks.length) cut = Math.min(cut, this.#marks[this.#next].start);
      for (const mark of this.#active) cut = Math.min(cut, mark.end);
      out.push(this.#segment(at, cut));
      at = cut;
      this.#active = this.#active.filter((mark) => mark.end > at);
    }
    return out.map((segment, n) => this.#bare(segment, out[n - 1], out[n + 1]));
  }

  /** Takes the line from under a space or a comma between two other marks. @param {Segment} segment @param {Segment | undefined} before @param {Segment | undefined} behind @returns {Segment} */
  #bare(segment, before, behind) {
    const { fill, start, end, classes } = segment;
    if (!fill || !(before || behind) || fill === before?.fill || fill === behind?.fill || /[\p{L}\p{N}]/u.test(this.#text.slice(start, end))) return segment;
    const rest = classes.replace(fill.classes, "").trim();
    return { ...segment, classes: rest, data: {}, says: "", ids: [] };
  }

  /** @param {number} start @param {number} end @returns {Segment} */
  #segment(start, end) {
    /** @type {Segment} */
    const segment = { start, end, classes: "", data: {}, says: "", ids: [], tail: null };
    if (!this.#active.length) return segment;
    /** @type {Map<string, Mark>} */
    const shown = new Map();
    for (const mark of this.#active) {
      const rival = shown.get(mark.layer);
      if (!rival || mark.rank >= rival.rank) shown.set(mark.layer, mark);
      if (mark.id !== undefined) segment.ids.push(mark.id);
    }
    for (const mark of shown.values()) {
      segment.classes += segment.classes ? ` ${mark.classes}` : mark.classes;
      if (mark.first && mark.start === start) segment.classes += ` ${mark.first}`;
      if (mark.last && mark.end === end) segment.classes += ` ${mark.last}`;
      if (mark.data) Object.assign(segment.data, mark.data);
      if (mark.fills) segment.fill = mark;
      if (mark.says && mark.start === start) segment.says = mark.says;
      if (mark.tail && mark.end === end) {
        // its last word
        const words = this.#text.slice(start, end).trimEnd();
        let word = words.length;
        while (word && !/\s/.test(words[word - 1])) word -= 1;
        segment.tail ??= { ...mark.tail, at: start + word };
      }
    }
    return segment;
  }
}

export class MarkedText {
  /** @type {Leaf[]} Text nodes in reading order. */ leaves = [];
  /** @type {Map<number, HTMLElement[]>} Elements by the marks' ids. */ byId = new Map();
  /** @type {WeakMap<Node, number>} */ #starts = new WeakMap();
  #text;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /** Appends segments to a parent and notes them in a block. @param {Node} parent @param {Segment[]} segments @param {Drawn} block */
  draw(parent, segments, block) {
    for (const { start, end, classes, data, says, ids, tail } of segments) {
      if (!classes) {
        parent.appendChild(this.#leaf(start, end, block));
        continue;
      }
      const span = document.createElement("span");
      span.className = classes;
      for (const [key, value] of Object.entries(data)) span.dataset[key] = value;
      if (says) {
        span.setAttribute("role", "mark");
        span.setAttribute("aria-description", says);
      }
      for (const id of ids) {
        const list = block.byId.get(id);
        if (list) list.push(span);
        else block.byId.set(id, [span]);
      }
      const cut = tail ? tail.at : end;
      if (cut > start) span.appendChild(this.#leaf(start, cut, block));
      if (tail) span.appendChild(h("span", { class: tail.classes, "data-key": tail.key }, this.#leaf(cut, end, block)));
      parent.appendChild(span);
    }
  }

  /** Says which blocks make up the text now, in reading order. @param {Drawn[]} blocks */
  gather(blocks) {
    this.leaves = blocks.flatMap(({ leaves }) => leaves);
    this.byId = new Map();
    for (const { byId } of blocks) {
      for (const [id, list] of byId) {
        const known = this.byId.get(id);
        this.byId.set(id, known ? [...known, ...list] : list);
      }
    }
  }

  /** A text node that knows its place. @param {number} start @param {number} end @param {Drawn} block */
  #leaf(start, end, block) {
    const node = document.createTextNode(this.#text.slice(start, end));
    block.leaves.push({ node, start, end });
    this.#starts.set(node, start);
    return node;
  }

  /** The offset of a place in the DOM, or -1 outside the text. @param {Node} node @param {number} offset */
  offsetOf(node, offset) {
    if (node.nodeType === Node.TEXT_NODE) {
      const start = this.#starts.get(node);
      return start === undefined ? -1 : start + offset;
    }
    const inside = node.childNodes[offset];
    const walker = document.createTreeWalker(inside ?? node, NodeFilter.SHOW_TEXT);
    if (inside) {
      const first = inside.nodeType === Node.TEXT_NODE ? inside : walker.nextNode();
      return first ? (this.#starts.get(first) ?? -1) : -1;
    }
    let last = null;
    while (walker.nextNode()) last = walker.currentNode;
    const start = last ? this.#starts.get(last) : undefined;
    return start === undefined ? -1 : start + /** @type {Text} */ (last).length;
  }

  /** The offsets a DOM range covers, or null when it leaves the text. @param {Range} range */
  offsetsOf(range) {
    const start = this.offsetOf(range.startContainer, range.startOffset);
    const end = this.offsetOf(range.endContainer, range.endOffset);
    return start < 0 || end <= start ? null : { start, end };
  }

  /** The DOM range of two offsets, or null where nothing of them is shown. @param {number} start @param {number} end */
  rangeOf(start, end) {
    const first = this.#find(start, false);
    const last = this.#find(end, true);
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, Math.min(last.node.length, Math.max(0, end - last.start)));
    return range;
  }

  /** The leaf that holds an offset; between leaves the next one, or for an end the one before. @param {number} offset @param {boolean} isEnd */
  #find(offset, isEnd) {
    let low = 0;
    let high = this.leaves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start, end } = this.leaves[middle];
      if (isEnd ? start < offset : end <= offset) low = middle + 1;
      else high = middle;
    }
    return this.leaves[isEnd ? low - 1 : low] ?? null;
  }
}
