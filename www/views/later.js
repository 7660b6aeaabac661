/**
 * What is fetched only when a reader asks for it: the comparison, the table of many articles, a word's grammar, the list of words,
 * the rules of wording, an article out of a link. In: a wish.
 * Out: the screen or card, from this page's own address; a sentence where it cannot be fetched.
 */
import { byId } from "../dom.js";
import { once, part, remedy } from "../once.js";

/** @typedef {import("../types").Article} Article */

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {import("./places.js").Places} places
 * @param {import("./card.js").Card} card @param {() => Promise<Article[]>} kept
 */
export function mountLater(store, reader, places, card, kept) {
  const sorry = async (/** @type {unknown} */ error) => store.update({ notice: `That part of the page could not be fetched. ${await remedy(error)}` });
  const screens = {
    compare: part(() => import("../compare/screen.js"), () => import.meta.resolve("../compare/screen.js")),
    batch: part(() => import("../batch/screen.js"), () => import.meta.resolve("../batch/screen.js")),
    grammar: part(() => import("../grammar/card.js"), () => import.meta.resolve("../grammar/card.js")),
    lexis: part(() => import("../lexis/view.js"), () => import.meta.resolve("../lexis/view.js")),
    concordance: part(() => import("../lexis/concordance.js"), () => import.meta.resolve("../lexis/concordance.js")),
    parts: part(() => import("../lexis/parts.js"), () => import.meta.resolve("../lexis/parts.js")),
    grid: part(() => import("../lexis/grid.js"), () => import.meta.resolve("../lexis/grid.js")),
    rules: part(() => import("../rules/screen.js"), () => import.meta.resolve("../rules/screen.js")),
    link: part(() => import("../exports/opened-link.js"), () => import.meta.resolve("../exports/opened-link.js")),
  };
  const comparison = once(async () => (await screens.compare()).mountCompare(store, reader, places, kept));
  const batch = once(async () => (await screens.batch()).mountBatch(store, reader, compare));
  const grammar = once(async () => (await screens.grammar()).mountWordCard(store, reader, card, places));

  /** What a button somewhere in the page asks for. @param {string} wish @param {(reading: import("../types").Reading, event: CustomEvent, from: HTMLElement) => Promise<unknown>} grant */
  const on = (wish, grant) => document.addEventListener(wish, (event) => {
    const { reading } = store.state;
    if (reading && event.target instanceof HTMLElement) grant(reading, /** @type {CustomEvent} */ (event), event.target).catch(sorry);
  });
  on("countwords", async (reading, _, from) => {
    const [{ listWords }, study] = await Promise.all([screens.lexis(), reader.study()]);
    listWords(from, reading, study, card, (query) => reader.study({ query }));
    from.querySelector("input")?.focus();
  });
  on("openrules", async () => (await screens.rules()).openRules(store, reader));
  on("opengrid", async (reading) => (await screens.grid()).openGrid(reading, (start, end) => places.show(start, end)));
  on("kwic", async (reading, { detail: { name, pairs } }) => (await screens.concordance()).concordance(card, reading, name, pairs));
  on("measureparts", async (reading, _, from) => {
    await (await screens.parts()).listParts(from, reading, (parts) => reader.measure(parts));
    /** @type {HTMLElement | null} */ (from.querySelector("[tabindex]"))?.focus();
  });

  async function openLink() {
    if (!location.hash.startsWith("#article=")) return;
    const fragment = location.hash.slice(1);
    const address = location.pathname + location.search;
    // the address bar is no place for an article once it is read
    history.replaceState(history.state, "", address);
    try {
      await (await screens.link()).openLink(fragment, store, reader);
    } catch (error) {
      history.replaceState(history.state, "", `${address}#${fragment}`);
      store.update({ notice: `The link could not be opened. ${await remedy(error)} The article is still in the address: reload the page to read it.` });
    }
  }
  addEventListener("hashchange", openLink);
  openLink();

  /** @param {Article} a @param {Article | null} b */
  function compare(a, b) {
    comparison().then((start) => start(a, b)).catch(sorry);
  }
  byId("compare-open").addEventListener("click", () => {
    if (store.state.article) compare(store.state.article, null);
  });
  return {
    /** Takes several files that came together. @param {import("../import/types").Imported[]} files @param {string[]} refused */
    many(files, refused) {
      batch().then((take) => take(files, refused)).catch(sorry);
    },
    /** @param {{start: number, end: number}} span */
    word(span) {
      grammar().then((show) => show(span)).catch(sorry);
    },
  };
}
