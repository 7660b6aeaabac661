/**
 * What is fetched only when a reader asks for it: the comparison, the table of many articles, a word's grammar, the list of words,
 * an article out of a link. In: a wish.
 * Out: the screen or card, from this page's own address; a sentence where it cannot be fetched.
 */
import { byId } from "../dom.js";
import { once } from "../once.js";

/** @typedef {import("../types").Article} Article */

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {import("./places.js").Places} places
 * @param {import("./card.js").Card} card @param {() => Promise<Article[]>} kept
 */
export function mountLater(store, reader, places, card, kept) {
  const sorry = (/** @type {unknown} */ error) => {
    console.error(error); // for whoever mends it: the reader gets a sentence
    store.update({ notice: "That part of the page could not be fetched. Connect once and try again." });
  };
  const comparison = once(async () => (await import("../compare/screen.js")).mountCompare(store, reader, places, kept));
  const batch = once(async () => (await import("../batch/screen.js")).mountBatch(store, reader, compare));
  const grammar = once(async () => (await import("../grammar/card.js")).mountWordCard(store, reader, card, places));

  const lexis = once(() => import("../lexis/view.js"));
  document.addEventListener("countwords", async ({ target }) => {
    const { reading } = store.state;
    if (!reading || !(target instanceof HTMLElement)) return;
    try {
      const [{ listWords }, study] = await Promise.all([lexis(), reader.study()]);
      listWords(target, reading, study, card, (query) => reader.study({ query }));
      target.querySelector("input")?.focus();
    } catch (error) {
      sorry(error);
    }
  });

  async function openLink() {
    if (!location.hash.startsWith("#article=")) return;
    const fragment = location.hash.slice(1);
    // the address bar is no place for an article once it is read
    history.replaceState(history.state, "", location.pathname + location.search);
    try {
      const article = await (await import("../exports/link.js")).fromFragment(fragment);
      if (!article) store.update({ notice: "This link carries no article that can be read: it may have been cut on its way. Ask for the file instead." });
      else if (reader.open(article)) store.update({ notice: "Opened from a link. The text was in the link itself; nothing was fetched." });
    } catch (error) {
      sorry(error);
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
