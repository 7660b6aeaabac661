/**
 * Going to places in the article and pointing at them. In: offsets or line numbers. Out: scrolling and one highlight.
 * A highlight is a range (CSS Custom Highlight), so no node is touched; older browsers see the line marked instead.
 */
import { lineAt } from "../reading.js";

export class Places {
  #store;
  #article;

  /** @param {import("../store.js").Store} store @param {import("./article.js").ArticleView} article */
  constructor(store, article) {
    this.#store = store;
    this.#article = article;
    store.subscribe((state) => state.reading, () => this.clear());
  }

  /** Goes to a line of the body. @param {number} index */
  toLine(index) {
    const line = this.#article.lines[index];
    if (!line) return;
    this.#store.update({ at: index });
    this.#scroll(line);
  }

  /** Goes to a stretch of the text and marks it. @param {number} start @param {number} end */
  show(start, end) {
    this.#store.update({ editing: false }); // the marked text follows at once
    const { reading } = this.#store.state;
    const range = this.#article.marked?.rangeOf(start, end);
    if (!reading || !range) return;
    this.#store.update({ at: lineAt(reading, start) });
    this.point(start, end);
    const target = range.startContainer.parentElement;
    if (target) this.#scroll(target);
  }

  /** Goes to a stretch where it is out of sight, and marks it. @param {number} start @param {number} end @param {boolean} [mark] */
  reveal(start, end, mark = true) {
    const range = this.#article.marked?.rangeOf(start, end);
    const target = range?.startContainer.parentElement;
    if (!range || !target) return;
    if (mark) this.point(start, end);
    // once the page is laid out again by itself: asking in the middle of a change would do it twice
    requestAnimationFrame(() => setTimeout(() => {
      const { top, bottom, height } = target.getBoundingClientRect();
      if (height && (bottom < 200 || top > innerHeight - 120)) this.#scroll(target);
    }));
  }

  /** Smoothly over a short way; at once where paragraphs on the way have no height yet. @param {Element} target */
  #scroll(target) {
    target.scrollIntoView({ block: "center", behavior: this.#article.near ? "instant" : "auto" });
  }

  /** Marks a stretch without going there. @param {number} start @param {number} end */
  point(start, end) {
    const range = this.#article.marked?.rangeOf(start, end);
    if (range && CSS.highlights) CSS.highlights.set("found", new Highlight(range));
  }

  clear() {
    CSS.highlights?.delete("found");
  }
}
