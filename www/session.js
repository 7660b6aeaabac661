/**
 * The work on the articles of this visit: what was corrected and noted about each, so that coming back to it by the table, the library,
 * another file or the browser's Back finds it again. In: articles. Out: the same with their work. Held in memory; for a reload, and for
 * nothing else, the present article is handed over through the tab's own storage and taken out of it at once. Knows no view.
 */

/** @typedef {import("./types").Article} Article */

const RELOAD = "sourcelight-reload";

/** @type {Map<string, Pick<Article, "corrections" | "undone" | "checks">>} */
const works = new Map();

/** Remembers what was done on an article. @param {Article} article */
export function remember({ text, corrections, undone, checks }) {
  if (corrections?.length || undone?.length || checks?.length) works.set(text, { corrections, undone, checks });
  else works.delete(text);
}

/** The article with what was done on it during this visit. @param {Article} article @returns {Article} */
export function withWork(article) {
  const work = works.get(article.text);
  return work ? { ...article, ...work } : article;
}

/** Whether there is something that a reload would lose. @param {Article | null} article */
const worked = (article) => Boolean(article && (article.corrections?.length || article.checks?.length || article.touched));

/** Hands the present article over to the page that a reload makes. @param {() => Article | null} present null where none is open */
export function keepOverReload(present) {
  addEventListener("pagehide", ({ persisted }) => {
    const article = present();
    if (persisted || !article || !worked(article)) return;
    const { origin, ...rest } = article;
    try {
      sessionStorage.setItem(RELOAD, JSON.stringify({ ...rest, origin: { label: origin.label } }));
    } catch {
      // no room, or storage is closed to this page: the browser has asked before it left
    }
  });
}

/** The article that was open before a reload, once. @returns {Article | null} */
export function afterReload() {
  try {
    const kept = sessionStorage.getItem(RELOAD);
    sessionStorage.removeItem(RELOAD);
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    return kept && (entry?.type === "reload" || entry?.type === "back_forward") ? JSON.parse(kept) : null;
  } catch {
    return null; // storage is closed to this page
  }
}
