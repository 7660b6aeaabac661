/**
 * Articles a reader keeps in this browser, and only when asked to: IndexedDB behind a few calls. In: articles. Out: what is
 * kept. Nothing is opened, let alone written, before the reader switches it on. Every call is done when the browser says that
 * its whole transaction is, and fails otherwise. The library is on where its database is; the other pages of this site in the
 * browser are told of every change. Knows no view.
 */

/** @typedef {import("./types").Kept} Kept */

const NAME = "sourcelight";
const STORE = "articles";
/** Says that there may be a database, so that none is opened to find out; holds no text. */
const FLAG = "sourcelight-library";

/** The library is off: in this page or, since it was last looked at, in another. */
export class Off extends Error {}

/** Tells the other pages, and is told by them. Old browsers have none: there a page learns of it when it is looked at again. */
const others = "BroadcastChannel" in globalThis ? new BroadcastChannel(FLAG) : null;
const tell = () => others?.postMessage("changed");

/** @param {() => void} changed is called when another page changed the library, or may have */
export function watch(changed) {
  others?.addEventListener("message", changed);
  // the flag may come later than the message
  addEventListener("storage", ({ key }) => { if (key === FLAG || key === null) changed(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") changed(); });
}

/** @param {boolean} create whether to make one where there is none @returns {Promise<IDBDatabase>} @throws {Off} where there is none */
function database(create) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    let absent = false;
    request.addEventListener("upgradeneeded", () => {
      absent = !create;
      if (absent) request.transaction?.abort();
      else request.result.createObjectStore(STORE, { keyPath: "id" });
    });
    request.addEventListener("success", () => {
      const base = request.result;
      // another page deletes it: that must not wait for this one
      base.addEventListener("versionchange", () => base.close());
      resolve(base);
    });
    request.addEventListener("error", () => reject(absent ? new Off("the library is off") : request.error));
  });
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} act @param {boolean} [create] @returns {Promise<T>} */
async function within(mode, act, create = false) {
  const base = await database(create);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = base.transaction(STORE, mode, { durability: "strict" });
      const request = act(transaction.objectStore(STORE));
      // a request that went well may still be taken back with its transaction, as when the disk is full
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => reject(transaction.error ?? request.error ?? new Error("the browser took it back")));
    });
  } finally {
    base.close();
  }
}

/** A name that the same text always gets (FNV-1a). @param {string} text */
export function idOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}

/** Whether the reader has switched it on, as far as is known without opening anything. */
export function isOn() {
  try {
    return localStorage.getItem(FLAG) === "on";
  } catch {
    return false; // storage is closed to this page
  }
}

/** Makes the library; fails where the browser keeps nothing for this page. */
export async function switchOn() {
  await within("readonly", (store) => store.count(), true);
  try {
    localStorage.setItem(FLAG, "on");
  } catch (error) {
    await erase(() => {}).catch(() => {});
    throw error;
  }
  tell();
}

/** Whether the browser has promised not to clear the library by itself. @param {boolean} ask asks for the promise, which may ask the reader */
export async function lasts(ask) {
  try {
    return ask ? await navigator.storage.persist() : await navigator.storage.persisted();
  } catch {
    return false; // a browser that promises nothing
  }
}

/** @param {() => void} waits is called when another page holds the library open @returns {Promise<void>} */
function erase(waits) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => reject(request.error));
    request.addEventListener("blocked", waits);
  });
}

/** Deletes every article and switches it off. @param {() => void} waits is called when another page holds the library open: it goes when that one is closed */
export async function deleteAll(waits) {
  await erase(waits);
  forget();
  tell();
}

/** Takes the flag away where there is no library any more. */
function forget() {
  try {
    localStorage.removeItem(FLAG);
  } catch {
    // without a database the flag alone switches nothing on
  }
}

/** @param {Kept} row */
export async function keep(row) {
  await within("readwrite", (store) => store.put(row));
  tell();
}

/** @param {string} id */
export async function remove(id) {
  await within("readwrite", (store) => store.delete(id));
  tell();
}

/** What is kept, the newest first; null where the library is off. @returns {Promise<Kept[] | null>} */
export async function all() {
  try {
    const rows = /** @type {Kept[]} */ (await within("readonly", (store) => store.getAll()));
    return rows.sort((a, b) => b.kept.localeCompare(a.kept));
  } catch (error) {
    if (!(error instanceof Off)) throw error;
    forget();
    return null;
  }
}
