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
