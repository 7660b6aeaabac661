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

/**
 * A part of the page, imported once. Browsers keep the failure of an address as long as the page is open, so that a part which
 * could not be fetched is asked for under another query the next time.
 * @template T @param {() => Promise<T>} first imports it @param {() => string} address where it lies @returns {() => Promise<T>}
 */
export function part(first, address) {
  let failed = 0;
  return once(async () => {
    try {
      return await (failed ? /** @type {Promise<T>} */ (import(`${address()}?again=${failed}`)) : first());
    } catch (cause) {
      failed++;
      throw Object.assign(new Error("a part of the page could not be fetched", { cause }), { address: address() });
    }
  });
}

/** What helps when something of the page could not be fetched: that depends on why. @param {unknown} error @returns {Promise<string>} a sentence */
export async function remedy(error) {
  console.error(error); // for whoever mends it
  const { address = import.meta.resolve("./views/desk.js") } = /** @type {{address?: string}} */ (error);
  try {
    const { ok, status } = await fetch(address, { method: "HEAD", cache: "no-store" });
    if (ok) return "Try again.";
    if (status === 404 || status === 410) return "A newer version of this page has replaced it: save what you want to keep, then reload the page.";
    return `The server answered with an error (${status}). Try again in a moment.`;
  } catch {
    return "Check your connection, then try again.";
  }
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
