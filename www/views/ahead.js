/**
 * The views of a reading, fetched ahead of their use: when something is to be read, or before, when the first screen is there
 * and nothing else is to be done. In: how they are fetched. Out: the desk, or a sentence where it cannot be had.
 */
import { drawn, leisure, once } from "../once.js";

/**
 * @template T
 * @param {import("../store.js").Store} store
 * @param {() => Promise<T>} fetch
 * @returns {() => Promise<T | null>}
 */
export function deskOf(store, fetch) {
  const desk = once(fetch);
  const wanted = () => desk().catch((error) => {
    console.error(error); // for whoever mends it: the reader gets a sentence
    store.update({ notice: "The rest of the page could not be fetched. Connect once and try again; your text is still here." });
    return null;
  });
  store.subscribe((state) => state.view, (view) => { if (view !== "start") wanted(); });
  // a link may carry an article
  if (location.hash) wanted();
  // where it fails, it is tried again when it is wanted
  else drawn().then(leisure).then(desk).catch(() => {});
  return wanted;
}
