/** E-books (.epub). In: the parts of a package. Out: the blocks of its chapters in the book's own order. */
import { blocksOf } from "./html.js";
import { inert, xml } from "./inert.js";
import { isoDay } from "./meta.js";
import { breathe, Refusal } from "./refusal.js";

/** @param {string} folder @param {string} path */
function join(folder, path) {
  const out = folder.split("/").filter(Boolean);
  for (const part of decodeURIComponent(path.split("#")[0]).split("/")) {
    if (part === "..") out.pop();
    else if (part && part !== ".") out.push(part);
  }
  return out.join("/");
}

/** @param {import("./package.js").Parts} parts @param {import("./types").Source} source @returns {Promise<import("./types").Parsed>} */
export async function read(parts, { signal, progress }) {
  const container = xml(parts.text("META-INF/container.xml") ?? "");
  const path = container?.getElementsByTagNameNS("*", "rootfile")[0]?.getAttribute("full-path") ?? parts.paths.find((name) => name.endsWith(".opf")) ?? "";
  const book = xml(parts.text(path) ?? "");
  if (!book) throw new Refusal("is a broken e-book: its table of contents cannot be read.");
  const locks = xml(parts.text("META-INF/encryption.xml") ?? "");
  const methods = [...(locks?.getElementsByTagNameNS("*", "EncryptionMethod") ?? [])].map((method) => method.getAttribute("Algorithm") ?? "");
  // fonts are scrambled in open books too
  if (methods.some((method) => !/idpf\.org.*font|adobe\.com\/pdf\/enc#RC/.test(method))) throw new Refusal("is locked by its shop (DRM), so its text cannot be read here.");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const items = new Map([...book.getElementsByTagNameNS("*", "item")].map((item) => [item.getAttribute("id"), item]));
  const spine = [...book.getElementsByTagNameNS("*", "itemref")].map((row) => items.get(row.getAttribute("idref")))
    .filter((item) => item && !/\bnav\b/.test(item.getAttribute("properties") ?? ""));
  /** @type {import("./types").Block[]} */ const blocks = [];
  for (const [index, item] of spine.entries()) {
    const name = join(folder, item?.getAttribute("href") ?? "");
    const text = parts.text(name) ?? parts.text(name.replace(/ /g, "%20"));
    if (text) blocks.push(...blocksOf(inert(text.replace(/^\ufeff?<\?xml[^>]*>/, "")).body));
    progress((index + 1) / spine.length, `Chapter ${index + 1} of ${spine.length}`);
    await breathe(signal);
  }
  if (!blocks.length) throw new Refusal("holds no text: its pages may be pictures.");
  const property = (/** @type {string} */ name) => [...book.getElementsByTagNameNS("*", name)].map((one) => one.textContent?.trim()).filter(Boolean);
  const title = property("title")[0];
  return { kind: "epub", blocks, details: { title, byline: property("creator").join(", "), date: isoDay(property("date")[0]), language: property("language")[0], site: property("publisher")[0] }, notes: [] };
}
