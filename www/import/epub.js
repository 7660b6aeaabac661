/** E-books (.epub). In: the parts of a package. Out: the blocks of its chapters in the book's own order. */
import { blocksOf } from "./html.js";
import * as markup from "./markup.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";

/** @param {string} folder @param {string} path */
function join(folder, path) {
  const out = folder.split("/").filter(Boolean);
  for (const part of decoded(path.split("#")[0]).split("/")) {
    if (part === "..") out.pop();
    else if (part && part !== ".") out.push(part);
  }
  return out.join("/");
}

/** Letters of an e-book's own page that name a chapter's address, as it may be written. @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @param {import("./package.js").Parts} parts @param {import("./types").Source} source @returns {Promise<import("./types").Parsed>} */
export async function read(parts, { bounds, progress }) {
  const container = await markup.xml(await parts.text("META-INF/container.xml"), bounds);
  const path = container?.named("rootfile")[0]?.getAttribute("full-path") ?? parts.paths.find((name) => name.endsWith(".opf")) ?? "";
  const book = await markup.xml(await parts.text(path), bounds);
  if (!book) throw new Refusal("is a broken e-book: its table of contents can’t be read.");
  const locks = await markup.xml(await parts.text("META-INF/encryption.xml"), bounds);
  const methods = (locks?.named("EncryptionMethod") ?? []).map((method) => method.getAttribute("Algorithm") ?? "");
  // fonts are scrambled in open books too
  if (methods.some((method) => !(method.includes("adobe.com/pdf/enc#RC") || (method.includes("idpf.org") && method.includes("font"))))) throw new Refusal("is locked by its shop (DRM), so its text can’t be read here.");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const items = new Map(book.named("item").map((item) => [item.getAttribute("id"), item]));
  const listed = book.named("itemref").map((row) => items.get(row.getAttribute("idref")))
    .filter((item) => item && !/\bnav\b/.test(item.getAttribute("properties") ?? ""));
  // a book names a chapter once
  const spine = [...new Set(listed.map((item) => join(folder, item?.getAttribute("href") ?? "")))];
  /** @type {import("./types").Block[][]} */ const chapters = [];
  for (const [index, name] of spine.entries()) {
    progress(index / spine.length, `Chapter ${index + 1} of ${spine.length}`);
    const text = (await parts.text(name)) ?? (await parts.text(name.replaceAll(" ", "%20")));
    if (text) chapters.push(blocksOf((await markup.page(text, bounds)).body, { bounds }));
  }
  const blocks = chapters.flat();
  if (!blocks.length) throw new Refusal("holds no text: its pages may be pictures.");
  const property = (/** @type {string} */ name) => book.named(name).slice(0, 20).map((one) => one.textContent.slice(0, 1000).trim()).filter(Boolean);
  const title = property("title")[0];
  return { kind: "epub", blocks, details: { title, byline: property("creator").join(", "), date: isoDay(property("date")[0]), language: property("language")[0], site: property("publisher")[0] }, notes: [] };
}
