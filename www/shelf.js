/**
 * Articles a reader keeps in this browser, and only when asked to: IndexedDB behind four calls. In: articles. Out: what is
 * kept. Nothing is opened, let alone written, before the reader switches it on. Knows no view.
 */

/** @typedef {import("./types").Kept} Kept */

const NAME = "sourcelight";
const STORE = "articles";
/** Says that it is on; holds no text. */
const FLAG = "sourcelight-library";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the library could not be read")));
  });
}

/** @returns {Promise<IDBDatabase>} */
function database() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "id" }));
  return done(request);
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} act @returns {Promise<T>} */
async function within(mode, act) {
  const base = await database();
  try {
    return await done(act(base.transaction(STORE, mode).objectStore(STORE)));
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

/** Whether the reader has switched it on. */
export function isOn() {
  try {
    return localStorage.getItem(FLAG) === "on";
  } catch {
    return false; // storage is closed to this page
  }
}

export function switchOn() {
  localStorage.setItem(FLAG, "on");
}

/** Deletes every article and switches it off. */
export async function deleteAll() {
  localStorage.removeItem(FLAG);
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.addEventListener("success", resolve);
    request.addEventListener("error", () => reject(request.error));
    // another tab has it open: its articles go when that one is closed
    request.addEventListener("blocked", resolve);
  });
}

/** @param {Kept} row */
export const keep = (row) => within("readwrite", (store) => store.put(row));

/** @param {string} id */
export const remove = (id) => within("readwrite", (store) => store.delete(id));

/** What is kept, the newest first. @returns {Promise<Kept[]>} */
export async function all() {
  const rows = /** @type {Kept[]} */ (await within("readonly", (store) => store.getAll()));
  return rows.sort((a, b) => b.kept.localeCompare(a.kept));
}
