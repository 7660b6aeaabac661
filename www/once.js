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

/**
 * Once the browser says that it has drawn the first screen: frames asked for may all run before. Where it never says so, as in a
 * window that is not shown, some seconds after the page is there.
 */
export const drawn = () => new Promise((done) => {
  const paints = new PerformanceObserver((list) => {
    if (!list.getEntriesByName("first-contentful-paint").length) return;
    paints.disconnect();
    done(null);
  });
  paints.observe({ type: "paint", buffered: true });
  loaded().then(() => setTimeout(done, 3000));
});
