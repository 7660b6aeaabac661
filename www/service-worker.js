/**
 * Keeps the program, never a text: after the first visit every file of the site comes from this browser, with or without a
 * connection. A newer version waits until the reader asks for it. What another program shares is handed to the page and
 * forgotten. The build writes the version and the list of files.
 */

const VERSION = "development";
/** @type {string[]} addresses relative to this file */
const FILES = [];

const worker = /** @type {any} */ (self);
const NAME = `sourcelight-${VERSION}`;
const ROOT = new URL("./", worker.location.href).href;

/** What was shared and not fetched yet. @type {{title: string, text: string, url: string, files: File[]} | "refused" | null} */
let shared = null;

/** So many files are fetched at a time: what a reader asks for meanwhile must not stand behind all of them. */
const ABREAST = 3;

/** All files, from the browser's own store where they are fresh there. */
async function fill() {
  const cache = await caches.open(NAME);
  const left = [...FILES];
  const lane = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const address = new URL(path, ROOT).href;
      // a name with a hash never changes what it holds
      const answer = await fetch(address, { cache: /\.[0-9a-f]{10}\.\w+$/.test(path) ? "default" : "reload" });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await cache.put(address, answer);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}

/** Pages of this version that said so. @type {Set<string>} */
const present = new Set();

/** Windows that show the page itself. @returns {Promise<{id: string, url: string, postMessage(words: string): void}[]>} */
async function pages() {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter((/** @type {{url: string}} */ { url }) => [ROOT, `${ROOT}index.html`].includes(url.split(/[?#]/)[0]));
}

/** Stores of earlier versions, once no page of them is open: one that was opened before this version came still fetches its parts. */
async function clean() {
  const others = (await pages()).filter(({ id }) => !present.has(id));
  if (others.length) return;
  for (const name of await caches.keys()) if (name.startsWith("sourcelight-") && name !== NAME) await caches.delete(name);
}

/** A page says which script it runs. @param {string} script @param {string} id */
async function greet(script, id) {
  if (present.has(id) || !FILES.some((path) => new URL(path, ROOT).href === script)) return;
  present.add(id);
  // what was known before is forgotten when the browser stops this program for a while
  for (const page of await pages()) if (!present.has(page.id)) page.postMessage("who");
  await clean();
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME);
  const url = new URL(request.url);
  url.search = url.hash = "";
  // a page of an earlier version asks for files by names that only its own store has
  const found = await cache.match(url.href) ?? await caches.match(url.href);
  return found ?? fetch(request);
}

/**
 * Whether the system sent it, as it does for another program, and no website. Where the browser shows it to a service worker,
 * `Sec-Fetch-Site` says so; elsewhere a website is known by its origin or its address, which the system does not have.
 * @param {Request} request
 */
function fromSystem({ mode, headers, referrer }) {
  if (mode !== "navigate") return false;
  const sent = headers.get("sec-fetch-site");
  if (sent) return sent === "none";
  return ["null", null].includes(headers.get("origin")) && ["", "about:client"].includes(referrer);
}

/** Takes what another program shares, then shows the page, which asks for it. @param {Request} request */
async function take(request) {
  if (!fromSystem(request)) {
    shared = "refused";
    return Response.redirect(`${ROOT}?shared`, 303);
  }
  const form = await request.formData();
  const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
  shared = { title: text("title"), text: text("text"), url: text("url"), files: /** @type {File[]} */ (form.getAll("files").filter((file) => typeof file !== "string")) };
  return Response.redirect(`${ROOT}?shared`, 303);
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { pathname, href } = new URL(request.url);
  if (!href.startsWith(ROOT)) return;
  if (request.method === "POST" && pathname.endsWith("/shared")) event.respondWith(take(request));
  else if (request.method === "GET") event.respondWith(answer(request));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, ports, source } = event;
  if (data === "activate") worker.skipWaiting();
  if (data?.script) event.waitUntil(greet(data.script, source.id));
  if (data === "shared") {
    ports[0]?.postMessage(shared);
    shared = null;
  }
});
