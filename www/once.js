/** What is fetched when it is needed, and when nothing else is to be done. Knows no view. */

/** Fetches once; a failure may be tried again. @template T @param {() => Promise<T>} fetch @returns {() => Promise<T>} */
export function once(fetch) {
  /** @type {Promise<T> | null} */
  let coming = null;
  return () => {
    coming ??= fetch();
    coming.catch(() => { coming = null; });
    return coming;
  };
}

/** A time when nothing else is to be done, or soon. */
export const leisure = () => new Promise((done) => ("requestIdleCallback" in globalThis ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 100)));

/** Once the page and its letters are there. @returns {Promise<unknown>} */
export const loaded = () => new Promise((done) => (document.readyState === "complete" ? done(null) : addEventListener("load", done, { once: true })));

/** Once the first screen is drawn; in a window that is not shown, once the page is there. @returns {Promise<unknown>} */
export const painted = () => Promise.race([loaded(), new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); })]);

/** @type {Promise<unknown> | null} */
let first = null;

/**
 * Once the page is there and the browser says that it has drawn the first screen: frames asked for may all run before it has. There
 * is none to wait for in a window that is not shown and where the browser never tells; whoever presses something has seen it.
 */
export const drawn = () => (first ??= Promise.all([loaded(), new Promise((done) => {
  const hidden = () => document.visibilityState === "hidden" && done(null);
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint")) return done(null);
  const paints = new PerformanceObserver((list) => {
    if (!list.getEntriesByName("first-contentful-paint").length) return;
    paints.disconnect();
    done(null);
  });
  paints.observe({ type: "paint", buffered: true });
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, done, { once: true, passive: true });
  document.addEventListener("visibilitychange", hidden);
  hidden();
})]));
