/** What the reader selects in the article, told to the ribbon and the findings. */
import { byId } from "../dom.js";

/**
 * @param {import("./article.js").ArticleView} article
 * @param {{select: (span: {start: number, end: number} | null) => void}[]} listeners
 */
export function watchSelection(article, listeners) {
  const root = byId("article");
  let had = false;
  document.addEventListener("selectionchange", () => {
    if (root.hidden && !had) return; // while the words are typed there is nothing to select
    const selection = getSelection();
    const range = selection && !selection.isCollapsed && selection.rangeCount ? selection.getRangeAt(0) : null;
    const inside = range && root.contains(range.commonAncestorContainer) ? range : null;
    const span = inside ? (article.marked?.offsetsOf(inside) ?? null) : null;
    if (!span && !had) return;
    had = span !== null;
    for (const listener of listeners) listener.select(span);
  });
}
