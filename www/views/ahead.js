/**
 * The views of a reading, fetched ahead of their use: when something is to be read, or before, when the first screen is there
 * and nothing else is to be done. In: how they are fetched. Out: the desk, or a sentence where it cannot be had.
 */
import { byId } from "../dom.js";
import { drawn, leisure, once, remedy } from "../once.js";
import { toStart } from "./shell.js";

/**
 * @template T
 * @param {import("../store.js").Store} store
 * @param {() => Promise<T>} fetch
 * @returns {() => Promise<T | null>}
 */
export function deskOf(store, fetch) {
  const desk = once(fetch);
  /** Whether it is being fetched though nobody asked for it yet. */
  let guessing = false;
  const wanted = () => {
    // what began before the press may fail by what is mended since
    const early = guessing;
    return desk().catch((error) => (early ? desk() : Promise.reject(error))).then(withStyles).catch(async (error) => {
      giveBack(store);
      store.update({ notice: `The rest of the page could not be fetched. ${await remedy(error)} Your text is still here.` });
      return null;
    });
  };
  store.subscribe((state) => state.view, (view) => { if (view !== "start") wanted(); });
  // a link may carry an article
  if (location.hash) wanted();
  // where it fails, it is tried again when it is wanted
  else drawn().then(leisure).then(() => {
    guessing = true;
    return desk();
  }).catch(() => {}).finally(() => { guessing = false; });
  return wanted;
}

/** Styles that could not be fetched with the page are asked for again. @template T @param {T} views */
function withStyles(views) {
  if (document.readyState === "complete") {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (/** @type {HTMLLinkElement} */ (link).sheet) continue;
      link.setAttribute("href", `${link.getAttribute("href")?.split("?")[0]}?again=${performance.now().toFixed()}`);
    }
  }
  return views;
}

/** Without its views no article can be shown: back to the first screen, with the words where they can be sent off again. @param {import("../store.js").Store} store */
function giveBack(store) {
  const { view, article } = store.state;
  if (view === "start") return;
  history.replaceState({ view: "start" }, "");
  toStart(store);
  const field = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (byId("paste")));
  if (article && !field.value.trim()) field.value = article.text;
}
