/** The library on the first screen, and the button that keeps the present article in it. Off until the reader switches it on. */
import { byId, h } from "../dom.js";
import { count, longDate } from "../format.js";
import * as shelf from "../shelf.js";

/** @typedef {import("../types").Article} Article */
/** @typedef {import("../types").Kept} Kept */

/** What is said when something went wrong; what is shown is always what is kept. */
const TROUBLE = {
  on: "This browser does not let the page keep anything. The library stays off.",
  room: "This browser has no room left for the article, so it is not kept. Delete others from the library, or save this one from Export, Data.",
  keep: "This browser did not store the article, so it is not kept. Try again, or save it from Export, Data.",
  elsewhere: "The library was switched off in another window, so the article is not kept.",
  remove: "This browser did not delete the article: it is still kept. Try again.",
  clear: "This browser did not delete the library: it is still kept. Try again, or clear this site’s data in the browser’s settings.",
  waits: "Another window still uses the library. Close the other windows of Sourcelight: then it is deleted.",
  look: "The library could not be read. Reload the page to try again.",
};

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader
 * @returns {{articles: () => Promise<Article[]>, holds: (article: Article) => boolean}} the articles kept; whether one is kept as it is now
 */
export function mountShelf(store, reader) {
  const root = byId("shelf");
  const button = byId("keep");
  /** What is kept, by id: when it was kept and with which corrections. @type {Map<string, Kept>} */
  const known = new Map();
  let on = shelf.isOn();
  /** Whether the browser may clear the library by itself. */
  let mayGo = false;
  const say = (/** @type {keyof typeof TROUBLE} */ what, /** @type {unknown} */ error) => {
    console.warn(error);
    store.update({ notice: TROUBLE[what] });
  };

  const workOf = (/** @type {any} */ article, /** @type {string} */ part) => JSON.stringify(article?.[part] ?? []);
  /** @param {Article} article */
  function holds(article) {
    const row = known.get(shelf.idOf(article.text));
    return Boolean(row) && ["corrections", "checks"].every((part) => workOf(row?.article, part) === workOf(article, part)) && row?.article.date === article.date;
  }
  const isKept = () => Boolean(store.state.article && holds(store.state.article));

  /** Shows what is kept, as the browser has it. */
  async function look() {
    const before = on;
    on = shelf.isOn();
    try {
      const rows = on ? await shelf.all() : null;
      on = rows !== null;
      known.clear();
      for (const row of rows ?? []) known.set(row.id, row);
      mayGo = on && !(await shelf.lasts(false));
    } catch (error) {
      say("look", error);
    }
    if (before && !on && store.state.view !== "start") store.update({ notice: "The library was switched off in another window. Nothing is kept." });
    draw();
  }

  async function keepThis() {
    const { article, reading } = store.state;
    if (!article || !reading || isKept()) return;
    // what is said once more is told once more
    store.update({ notice: "" });
    const { undone: _, touched: __, origin, ...rest } = article;
    /** @type {Kept} */
    const row = { id: shelf.idOf(article.text), kept: new Date().toISOString(), title: reading.report.title ?? origin.label, date: reading.report.date ?? "",
      words: reading.report.statistics.words ?? reading.words, article: { ...rest, origin: { label: origin.label } } };
    try {
      await shelf.keep(row);
      known.set(row.id, row);
      byId("spoken").textContent = "Kept in the library of this browser.";
      draw();
    } catch (error) {
      await look();
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      say(error instanceof shelf.Off ? "elsewhere" : full ? "room" : "keep", error);
    }
  }

  /** @param {Kept} row */
  function line(row) {
    const open = h("button", { type: "button", class: "inline", on: { click: () => reader.open(row.article) } }, row.title);
    const gone = h("button", { type: "button", class: "plain-act", on: { click: async () => {
      /** @type {unknown} */ let fault = null;
      store.update({ notice: "" });
      await shelf.remove(row.id).catch((error) => { fault = error; });
      await look();
      if (fault && known.has(row.id)) say("remove", fault);
      root.querySelector("button")?.focus();
    } } }, "Delete", h("span", { class: "unseen" }, ` ${row.title}`));
    return h("li", null, h("span", null, open, h("small", null,
      [row.date && longDate(row.date), count(row.words, "word"), row.article.corrections?.length && "changed by hand", row.article.checks?.length && `${count(row.article.checks.length, "claim")} worked on`, `kept ${longDate(row.kept.slice(0, 10))}`].filter(Boolean).join(" · "))), gone);
  }

  function draw() {
    const focused = root.contains(document.activeElement) ? document.activeElement?.id : "";
    redraw();
    if (focused) document.getElementById(focused)?.focus();
  }

  function redraw() {
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
    root.replaceChildren(h("h2", { id: "shelf-title" }, "Library"), rows.length ? h("ul", null, rows.map(line)) : h("p", null, "Empty. “Keep” above an article puts it here."),
      ...(mayGo ? [h("p", null, "This browser may clear the library when its disk is nearly full.")] : []), sure);
  }

  /** Deleting cannot be undone: it is asked once more, in place. @param {HTMLElement} instead @param {number} n */
  function ask(instead, n) {
    if (!n) return turnOff();
    const yes = h("button", { type: "button", class: "plain-act", id: "shelf-sure", on: { click: turnOff } }, `Yes, delete ${count(n, "article")}`);
    const no = h("button", { type: "button", class: "plain-act", on: { click: () => { draw(); byId("shelf-off").focus(); } } }, "Keep them");
    instead.replaceWith(h("span", { class: "batch-bar", role: "group", "aria-label": "This cannot be undone" }, "This cannot be undone. ", yes, no));
    yes.focus();
  }

  async function turnOn() {
    store.update({ notice: "" });
    try {
      await shelf.switchOn();
    } catch (error) {
      say("on", error);
    }
    await look();
    byId(on ? "shelf-off" : "shelf-on").focus();
    if (!on) return;
    // the browser may ask the reader, who need not answer
    shelf.lasts(true).then((promised) => {
      if (promised === !mayGo) return;
      mayGo = !promised;
      if (document.activeElement?.id !== "shelf-sure") draw();
    });
  }

  async function turnOff() {
    store.update({ notice: "" });
    try {
      await shelf.deleteAll(() => say("waits", "the library is open elsewhere"));
      if (store.state.notice === TROUBLE.waits) store.update({ notice: "" });
    } catch (error) {
      say("clear", error);
    }
    await look();
    byId(on ? "shelf-off" : "shelf-on").focus();
  }

  button.addEventListener("click", keepThis);
  draw();
  store.subscribe((state) => [state.article, state.reading], () => { if (on) draw(); });
  if (on) look();
  shelf.watch(() => { if (on || shelf.isOn()) look(); });
  return { articles: async () => (on ? [...known.values()].map(({ article }) => article) : []), holds };
}
