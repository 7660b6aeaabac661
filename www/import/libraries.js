/** The libraries that some formats need, each fetched from this page's own address when a file asks for it. */

/** Written by the build from the pinned packages. */
const ADDRESSES = {
  charset: new URL("../vendor/charset.js", import.meta.url),
  markdown: new URL("../vendor/markdown.js", import.meta.url),
  markup: new URL("../vendor/markup.js", import.meta.url),
  pdf: new URL("../vendor/pdf.js", import.meta.url),
  readability: new URL("../vendor/readability.js", import.meta.url),
};

/**
 * What the libraries give us, as far as we use it.
 * @typedef {{
 *   charset: {analyse(bytes: Uint8Array): {name: string, confidence: number}[]},
 *   markdown: {MarkdownIt: new (options: object) => import("./library-types").MarkdownReader},
 *   markup: {Parser: new (handler: object, options: object) => import("./library-types").MarkupParser},
 *   pdf: {WorkerMessageHandler: {initializeFromPort(port: unknown): void}},
 *   readability: {Readability: new (document: import("./tree.js").Tree, options: object) => import("./library-types").Readability},
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
