/**
 * Workers from this page's own files. A worker is started from a two-word script so that it inherits this page's security
 * policy: one that is loaded by its address would not have it. Knows no worker.
 */

/** The address of the service worker; its name stays the same in every version. */
export const SERVICE = new URL("./service-worker.js", import.meta.url).href;

/** Addresses that this module has made. @type {Map<string, string>} */
const made = new Map();
/** Addresses blessed for browsers that enforce Trusted Types. @type {any} */
let policy = null;

/** What starts a worker from one of the page's own addresses. @param {string} address @returns {string} */
export function blessed(address) {
  let url = made.get(address);
  // a service worker is known by its address
  if (!url && address === SERVICE) made.set(address, (url = address));
  // what lies in memory already has this page's policy
  if (!url && address.startsWith("blob:")) made.set(address, (url = address));
  if (!url) {
    const script = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
    url = URL.createObjectURL(script);
    made.set(address, url);
  }
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types?.createPolicy("sourcelight", {
    createScriptURL(/** @type {string} */ asked) {
      if (![...made.values()].includes(asked)) throw new TypeError("only this page's own workers may be started");
      return asked;
    },
  }) ?? null;
  return policy ? policy.createScriptURL(url) : url;
}

/** @param {string} address of a module of this page @param {string} name @returns {Worker} */
export function moduleWorker(address, name) {
  // browsers start no module from the memory of a page that was opened as a file: there it is a plain script
  return new Worker(blessed(address), { type: address.startsWith("blob:") ? "classic" : "module", name });
}
