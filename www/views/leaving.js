/** Asks before the page is closed or reloaded, and only while something is there that the reader did by hand and that nothing keeps. */
import { byId } from "../dom.js";

/** @typedef {import("../types").Article} Article */

/** @param {import("../store.js").Store} store @param {(article: Article) => boolean} holds whether the library has an article as it is now */
export function mountLeaving(store, holds) {
  const field = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (byId("paste")));
  // corrections that came with a link are still in it; those made here can be taken back
  const changed = (/** @type {Article | null} */ article) => article !== null && Boolean(article.touched || (article.undone && article.corrections?.length)) && !holds(article);
  // a page that opened this one could put another in its place
  const exposed = () => globalThis.opener !== null && store.state.view !== "start";
  const ask = (/** @type {BeforeUnloadEvent} */ event) => {
    const { article, earlier } = store.state;
    if (field.value.trim() || changed(article) || changed(earlier) || exposed()) event.preventDefault();
  };
  // browsers keep a page that was left as it was, but not one that always listens for this
  const look = () => {
    const { article, earlier } = store.state;
    if (article || earlier || field.value.trim()) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  };
  field.addEventListener("input", look);
  store.subscribe((state) => [state.article, state.earlier], look);
}
