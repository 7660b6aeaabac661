/** The library on the first screen, and the button that keeps the present article in it. Off until the reader switches it on. */
import { byId, h } from "../dom.js";
import { count, longDate } from "../format.js";
import * as shelf from "../shelf.js";

/** @typedef {import("../types").Article} Article */
/** @typedef {import("../types").Kept} Kept */

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader
 * @returns {() => Promise<Article[]>} the articles kept
 */
export function mountShelf(store, reader) {
  const root = byId("shelf");
  const button = byId("keep");
  /** What is kept, by id: when it was kept and with which corrections. @type {Map<string, Kept>} */
  const known = new Map();
  let on = shelf.isOn();
  const trouble = (/** @type {unknown} */ error) => {
    console.warn(error);
    store.update({ notice: "This browser does not let the page keep anything." });
  };

  /** Whether the present article is kept as it is now. */
  function isKept() {
    const { article } = store.state;
    const row = article && known.get(shelf.idOf(article.text));
    return Boolean(row) && JSON.stringify(row?.article.corrections ?? []) === JSON.stringify(article?.corrections ?? []) && row?.article.date === article?.date;
  }

  async function keepThis() {
    const { article, reading } = store.state;
    if (!article || !reading || isKept()) return;
    const { undone: _, origin, ...rest } = article;
    /** @type {Kept} */
    const row = { id: shelf.idOf(article.text), kept: new Date().toISOString(), title: reading.report.title ?? origin.label, date: reading.report.date ?? "",
      words: reading.report.statistics.words ?? reading.words, article: { ...rest, origin: { label: origin.label } } };
    try {
      await shelf.keep(row);
      known.set(row.id, row);
      draw();
      byId("spoken").textContent = "Kept in the library of this browser.";
    } catch (error) {
      trouble(error);
    }
  }

  /** @param {Kept} row */
  function line(row) {
    const open = h("button", { type: "button", class: "inline", on: { click: () => reader.open(row.article) } }, row.title);
    const gone = h("button", { type: "button", class: "plain-act", on: { click: async () => {
      await shelf.remove(row.id).catch(trouble);
      known.delete(row.id);
      draw();
      root.querySelector("button")?.focus();
    } } }, "Delete", h("span", { class: "unseen" }, ` ${row.title}`));
    return h("li", null, h("span", null, open, h("small", null,
      [row.date && longDate(row.date), count(row.words, "word"), row.article.corrections?.length && "changed by hand", `kept ${longDate(row.kept.slice(0, 10))}`].filter(Boolean).join(" · "))), gone);
  }

  function draw() {
    const rows = [...known.values()].sort((a, b) => b.kept.localeCompare(a.kept));
    byId("kept-note").textContent = on ? "what you keep yourself, in this browser" : "nothing: closing the page forgets the text";
    button.hidden = !on;
    button.textContent = isKept() ? "Kept" : "Keep";
    button.setAttribute("aria-disabled", String(isKept()));
    if (!on) {
      root.replaceChildren(h("h2", { id: "shelf-title" }, "Library"), h("p", null, "Off. Switched on, articles that you choose to keep stay in this browser, with your corrections, until you delete them."),
        h("button", { type: "button", class: "plain-act", id: "shelf-on", on: { click: turnOn } }, "Keep a library in this browser"));
      return;
    }
    const sure = h("button", { type: "button", class: "plain-act", id: "shelf-off", on: { click: () => ask(sure, rows.length) } }, "Delete all and switch off");
    root.replaceChildren(h("h2", { id: "shelf-title" }, "Library"), rows.length ? h("ul", null, rows.map(line)) : h("p", null, "Empty. “Keep” above an article puts it here."), sure);
  }

  /** Deleting cannot be undone: it is asked once more, in place. @param {HTMLElement} instead @param {number} n */
  function ask(instead, n) {
    if (!n) return turnOff();
    const yes = h("button", { type: "button", class: "plain-act", id: "shelf-sure", on: { click: turnOff } }, `Yes, delete ${count(n, "article")}`);
    const no = h("button", { type: "button", class: "plain-act", on: { click: () => { draw(); byId("shelf-off").focus(); } } }, "Keep them");
    instead.replaceWith(h("span", { class: "batch-bar", role: "group", "aria-label": "This cannot be undone" }, "This cannot be undone. ", yes, no));
    yes.focus();
  }

  function turnOn() {
    try {
      shelf.switchOn();
      on = true;
      draw();
      byId("shelf-off").focus();
    } catch (error) {
      trouble(error);
    }
  }

  async function turnOff() {
    await shelf.deleteAll().catch(trouble);
    on = false;
    known.clear();
    draw();
    byId("shelf-on").focus();
  }

  button.addEventListener("click", keepThis);
  draw();
  store.subscribe((state) => [state.article, state.reading], () => { if (on) draw(); });
  const load = async () => {
    for (const row of await shelf.all()) known.set(row.id, row);
    draw();
  };
  if (on) load().catch(trouble);
  return async () => (on ? [...known.values()].map(({ article }) => article) : []);
}
