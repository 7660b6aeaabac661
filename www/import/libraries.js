/** The libraries that some formats need, each fetched from this page's own address when a file asks for it. */

/** Written by the build from the pinned packages. */
const ADDRESSES = {
  charset: new URL("../vendor/charset.js", import.meta.url),
  mail: new URL("../vendor/mail.js", import.meta.url),
  markdown: new URL("../vendor/markdown.js", import.meta.url),
  pdf: new URL("../vendor/pdf.js", import.meta.url),
  readability: new URL("../vendor/readability.js", import.meta.url),
  zip: new URL("../vendor/zip.js", import.meta.url),
};

/**
 * What the libraries give us, as far as we use it.
 * @typedef {{
 *   charset: {analyse(bytes: Uint8Array): {name: string, confidence: number}[]},
 *   mail: {PostalMime: {parse(bytes: Uint8Array): Promise<import("./library-types").Email>}},
 *   markdown: {Lexer: {lex(text: string, options: {gfm: boolean}): import("./library-types").Token[]}},
 *   pdf: import("./library-types").Pdf,
 *   readability: {Readability: new (document: Document, options: object) => import("./library-types").Readability},
 *   zip: {unzipSync(bytes: Uint8Array, options: {filter(entry: {name: string, originalSize: number}): boolean}): Record<string, Uint8Array>},
 * }} Libraries
 */

/**
 * @template {keyof Libraries} Name
 * @param {Name} name
 * @returns {Promise<Libraries[Name]>}
 */
export function library(name) {
  return import(ADDRESSES[name].href);
}
