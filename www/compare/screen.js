/**
 * The screen that compares two articles or versions. In: one article, then another: pasted, opened before, or from the same
 * batch. Out: two ribbons on one scale of words and what differs, each finding leading to its place.
 */
import { asComparison } from "./notes.js";
import { byId, h } from "../dom.js";
import { count, longDate } from "../format.js";
import { articleOf } from "../intake.js";
import { found } from "./findings.js";
import { joined } from "./joined.js";
import { save } from "../views/save.js";
import { twins } from "./twins.js";

/** @typedef {import("../types").Article} Article */
/** @typedef {import("../types").Reading} Reading */

/** @param {Article} article @param {Reading} reading */
const titleOf = (article, reading) => reading.report.title ?? article.origin.label;

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {import("../views/places.js").Places} places
 * @param {() => Promise<Article[]>} kept articles of the library, to choose from
 * @returns {(a: Article, b: Article | null) => void}
 */
export function mountCompare(store, reader, places, kept) {
  const root = byId("compare");
  /** @type {{a: Article, b: Article | null} | null} */ let pair = null;
  let run = 0;

  /** Opens one of the two at a place. @param {Article} article @param {number} start @param {number} end */
  function go(article, start, end) {
    const show = () => requestAnimationFrame(() => places.show(start, end));
    if (store.state.article === article && store.state.reading) {
      history.pushState({ view: "read" }, "");
      store.update({ view: "read", editing: false });
      return show();
    }
    const done = new AbortController();
    reader.open(article);
    store.subscribe((state) => state.reading, (reading) => {
      if (reading?.text !== article.text) return;
      queueMicrotask(() => done.abort());
      show();
    }, done.signal);
  }

  /** @param {string} words */
  const says = (words) => h("p", { class: "lead", role: "status" }, words);

  /** Asks for the other article. @param {Article} a */
  async function choose(a) {
    const others = [...(a.origin.files ?? []).filter((file) => file.text !== a.text).slice(0, 40).map((file) => articleOf(file)),
      ...(store.state.earlier && store.state.earlier.text !== a.text ? [store.state.earlier] : []), ...(await kept()).filter(({ text }) => text !== a.text)];
    const field = h("textarea", { rows: 8, spellcheck: "false", id: "compare-text", placeholder: "Paste the other article, or the other version of this one" });
    const wrong = h("p", { class: "unsure", role: "alert" });
    const form = h("form", { class: "other-text" }, h("label", { for: "compare-text" }, "The other article or version"), field, wrong,
      h("button", { type: "submit", class: "go small" }, "Compare"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) {
        wrong.textContent = "Paste the other text first.";
        field.focus();
      } else open(a, { text: field.value, origin: { label: "Pasted text" } });
    });
    root.replaceChildren(h("h1", { tabindex: -1 }, "Compare"), says(`With “${a.text.trim().split("\n")[0].slice(0, 90)}”: paste a second text. It stays on this machine too.`), form,
      ...(others.length ? [h("h2", null, "Or one of these"), h("ul", { class: "others" }, others.slice(0, 60).map((article) =>
        h("li", null, h("button", { type: "button", class: "inline", on: { click: () => open(a, article) } }, article.text.trim().split("\n")[0].slice(0, 110)))))] : []));
    field.focus();
  }

  /** @param {Article} a @param {Article} b */
  async function open(a, b) {
    const mine = ++run;
    pair = { a, b };
    root.replaceChildren(h("h1", { tabindex: -1 }, "Compare"), says("Reading both."));
    try {
      const [one, other] = await Promise.all([reader.glance(a), reader.glance(b)]);
      const result = await reader.compare(a, one, b, other);
      if (mine === run) draw(a, one, b, other, joined(one, other, result));
    } catch (error) {
      console.error(error); // for whoever mends it: the reader gets a sentence
      if (mine === run) root.replaceChildren(h("h1", null, "Compare"), says(error instanceof Error && "kind" in error ? error.message : "The two could not be compared. Nothing was sent anywhere."));
    }
  }

  /** @param {Article} a @param {Reading} one @param {Article} b @param {Reading} other @param {ReturnType<typeof joined>} result */
  function draw(a, one, b, other, result) {
    const side = (/** @type {string} */ letter, /** @type {Article} */ article, /** @type {Reading} */ reading) => h("div", { class: "side" },
      h("b", { class: "letter" }, letter), h("span", null, h("button", { type: "button", class: "inline", on: { click: () => go(article, 0, 1) } }, titleOf(article, reading)),
        h("small", null, [reading.report.date ? longDate(reading.report.date) : "no date", count(reading.report.statistics.words ?? reading.words, "word"), article.origin.label, article.corrections?.length ? "changed by hand" : ""].filter(Boolean).join(" · "))));
    const file = () => save(asComparison({ a: titleOf(a, one), b: titleOf(b, other) }, one, other, result), "text/markdown", "comparison.sourcelight.md");
    root.replaceChildren(h("h1", { tabindex: -1 }, "Compare"),
      h("div", { class: "sides" }, side("A", a, one), side("B", b, other)),
      h("p", { class: "batch-bar" },
        h("button", { type: "button", class: "plain-act", on: { click: () => open(b, a) } }, "Change sides"),
        h("button", { type: "button", class: "plain-act", on: { click: () => choose(a) } }, "Another text"),
        h("button", { type: "button", class: "plain-act", id: "compare-save", on: { click: file } }, "Notes (.md)")),
      twins(one, other, result.sources), ...found(one, other, result));
    root.querySelector("h1")?.focus();
  }

  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-side]")) : null;
    const article = link && pair ? pair[/** @type {"a" | "b"} */ (link.dataset.side)] : null;
    if (link && article) go(article, Number(link.dataset.start), Number(link.dataset.end));
  });
  store.subscribe((state) => state.view, (view) => { root.hidden = view !== "compare"; });

  /** @param {Article} a @param {Article | null} b */
  function start(a, b) {
    history.pushState({ view: "compare" }, "");
    store.update({ view: "compare", notice: "" });
    scrollTo(0, 0);
    if (b) open(a, b);
    else choose(a);
  }
  return start;
}
