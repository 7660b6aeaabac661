/**
 * Workers from this page's own files, from a fixed list: no other script can be started as one. A worker is started from a
 * two-word script so that it inherits this page's security policy: one that is loaded by its address would not have it.
 */

/** The address of the service worker; its name stays the same in every version. */
export const SERVICE = new URL("./service-worker.js", import.meta.url).href;

/** All that this page ever starts: the engine, the readers of files, the service worker. */
const OWN = new Set([new URL("./worker.js", import.meta.url).href, new URL("./import/worker.js", import.meta.url).href, SERVICE]);

/** Scripts that start a worker, by its address. @type {Map<string, string>} */
const starters = new Map();

/** Whether this page belongs to a browser's extension: its workers have the extension's own policy, and no service worker is needed. */
export const inExtension = () => location.protocol.endsWith("-extension:");

/** What starts one of the page's own workers. @param {string} address @throws {TypeError} for any other address */
function starter(address) {
  if (!OWN.has(address)) throw new TypeError("only this page's own workers may be started");
  // a service worker is known by its address; what lies in memory already has this page's policy
  if (address === SERVICE || address.startsWith("blob:") || inExtension()) return address;
  const known = starters.get(address) ?? URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  starters.set(address, known);
  return known;
}

/** For browsers that enforce Trusted Types; named in the page's security policy. @type {{createScriptURL(address: string): string} | undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("sourcelight", { createScriptURL: starter });

/** What starts a worker, as the browser wants it. @param {string} address of one of the page's own workers @returns {string} */
export const blessed = (address) => (policy ? policy.createScriptURL(address) : starter(address));

/** @param {string} address of a module of this page @param {string} name @returns {Worker} */
export function moduleWorker(address, name) {
  // browsers start no module from the memory of a page that was opened as a file: there it is a plain script
  return new Worker(blessed(address), { type: address.startsWith("blob:") ? "classic" : "module", name });
}
