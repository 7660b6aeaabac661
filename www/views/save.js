/** Hands a text to the browser's own download. */
import { h } from "../dom.js";

/** Tells spreadsheets that a table is UTF-8: Excel takes it for the machine's old code page otherwise. */
const MARK = "\ufeff";

/** @param {string | Blob} text @param {string} type @param {string} name */
export function save(text, type, name) {
  const url = URL.createObjectURL(new Blob(type === "text/csv" ? [MARK, text] : [text], { type: typeof text === "string" ? `${type};charset=utf-8` : type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
