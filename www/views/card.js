/**
 * A small card beside the words it is about: why they are marked, their grammar, whose they are. One at a time. In: nodes
 * and a place in the text. Out: a dialog that does not block the page; closing it leads back to where one was.
 */
import { byId, h, near } from "../dom.js";

const NARROW = matchMedia("(max-width: 819px)");

export class Card {
  #root = byId("card");
  #article;
  /** Called with a place that a link of the card leads to. @type {(start: number, end: number) => void} */ onplace = () => {};
  /** @type {HTMLElement | null} */ #back = null;
  /** @type {{start: number, end: number} | null} */ #at = null;

  /** @param {import("../store.js").Store} store @param {import("./article.js").ArticleView} article */
  constructor(store, article) {
    this.#article = article;
    store.subscribe((state) => [state.reading, state.editing, state.view], () => this.close(false));
    this.#root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.close();
    });
    this.#root.addEventListener("click", (event) => {
      const link = near(event, "[data-start]");
      if (!link) return;
      event.preventDefault();
      this.onplace(Number(link.dataset.start), Number(link.dataset.end));
    });
    document.addEventListener("pointerdown", (event) => {
      if (this.open && event.target instanceof Node && !this.#root.contains(event.target)) this.close(false);
    });
    addEventListener("resize", () => this.#place());
  }

  get open() {
    return !this.#root.hidden;
  }

  /**
   * @param {string} title @param {(Node | string | false | null)[]} content @param {{start: number, end: number}} at
   * @param {boolean} [step] the same card about something near: the focus stays where it is
   */
  show(title, content, at, step = false) {
    if (!this.open && document.activeElement instanceof HTMLElement) this.#back = document.activeElement;
    this.#at = at;
    // on a phone the findings would lie over it
    if (NARROW.matches) {
      byId("inspector").classList.remove("up");
      byId("grab").setAttribute("aria-expanded", "false");
    }
    const close = h("button", { type: "button", class: "close", "aria-label": "Close", on: { click: () => this.close() } }, "×");
    this.#root.replaceChildren(h("h2", { id: "card-title" }, title), close, ...content.filter((node) => node !== false && node !== null));
    this.#root.hidden = false;
    this.#place();
    if (!step) this.#root.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} [lead] whether the focus goes back to where it was */
  close(lead = true) {
    if (!this.open) return;
    const inside = this.#root.contains(document.activeElement);
    this.#root.hidden = true;
    this.#root.replaceChildren();
    this.#at = null;
    if (lead || inside) {
      const back = this.#back?.isConnected && this.#back !== document.body ? this.#back : byId("article");
      back.focus({ preventScroll: true });
    }
    this.#back = null;
  }

  /** Below the words, inside the column; on narrow screens at the foot of the window, by the style sheet. */
  #place() {
    const range = this.#at && this.#article.marked?.rangeOf(this.#at.start, this.#at.end);
    const { style } = this.#root;
    if (!range || !this.open || NARROW.matches) {
      style.removeProperty("top");
      style.removeProperty("left");
      return;
    }
    const rects = range.getClientRects();
    const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
    const column = byId("read-main").getBoundingClientRect();
    const text = byId("article").getBoundingClientRect();
    const left = Math.max(text.left - 12, Math.min(last.left, text.right - this.#root.offsetWidth)) - column.left;
    style.setProperty("top", `${last.bottom - column.top + 8}px`);
    style.setProperty("left", `${Math.max(0, left)}px`);
  }
}
