/** OpenDocument texts (.odt). In: the parts of a package. Out: blocks: headings, paragraphs, items, links; deletions left out. */
import { target } from "./html.js";
import { attribute, xml } from "./markup.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";
import { Element, Text } from "./tree.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Run} Run */

const SILENT = new Set(["tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "desc", "title", "binary-data", "ruby-text"]);

/** Automatic styles by name, to the style that a person chose. @param {import("./tree.js").Tree} root */
const parents = (root) => new Map(root.named("style").map((style) => [attribute(style, "name") ?? "", attribute(style, "parent-style-name") ?? ""]));

/** Paragraphs of a table's cell, without those of notes and remarks. @param {Element} cell @returns {Element[]} */
const paragraphs = (cell) => cell.children.flatMap((inner) => (["p", "h"].includes(inner.localName) ? [inner] : SILENT.has(inner.localName) ? [] : paragraphs(inner)));

/** @param {import("./package.js").Parts} parts @param {import("./types").Source} source @returns {Promise<import("./types").Parsed>} */
export async function read(parts, { bounds, progress }) {
  if (((await parts.text("META-INF/manifest.xml")) ?? "").includes("encryption-data")) throw new Refusal("is protected by a password: save a copy without one and open that.");
  const root = await xml(await parts.text("content.xml"), bounds);
  const body = root?.named("text")[0];
  if (!root || !body) throw new Refusal("is a broken OpenDocument text: open it in the program that made it and save it again.");
  progress(0.5, "Reading the paragraphs");
  const based = parents(root);
  /** @type {Block[]} */ const blocks = [];
  /** @type {Block[]} */ const asides = [];

  /** @param {Element} parent @param {string | undefined} href @param {Run[]} out */
  function runs(parent, href, out) {
    const say = (/** @type {string} */ text) => {
      bounds.text(text.length);
      out.push(href ? { text, href } : { text });
    };
    for (const element of parent.childNodes) {
      if (element instanceof Text) say(element.data.replace(/\s+/g, " "));
      if (!(element instanceof Element)) continue;
      const name = element.localName;
      if (name === "s") say(" ".repeat(Math.min(Number(attribute(element, "c") ?? 1) || 1, 100)));
      else if (name === "tab") say("\t");
      else if (name === "line-break") say("\n");
      else if (name === "a") runs(element, target(attribute(element, "href") ?? null) ?? href, out);
      else if (name === "note") note(element);
      else if (name === "text-box") walk(element, "body", 0);
      else if (!SILENT.has(name)) runs(element, href, out);
    }
  }

  /** @param {Element} element */
  function note(element) {
    const inside = element.children.find((inner) => inner.localName === "note-body");
    for (const paragraph of inside ? paragraphs(inside) : []) {
      /** @type {Run[]} */ const out = [];
      runs(paragraph, undefined, out);
      asides.push({ kind: "body", runs: out, removed: "footnotes" });
    }
  }

  /** @param {Element} parent @param {Block["kind"]} kind @param {number} depth */
  function walk(parent, kind, depth) {
    for (const element of parent.children) {
      const name = element.localName;
      if (name === "h" || name === "p") {
        const style = attribute(element, "style-name") ?? "";
        const title = [style, based.get(style)].includes("Title");
        /** @type {Block} */ const block = { kind: title ? "title" : name === "h" ? "heading" : kind, runs: [] };
        if (name === "h") block.level = Number(attribute(element, "outline-level") ?? 1);
        else if (depth) block.level = depth;
        runs(element, undefined, block.runs);
        blocks.push(block);
      } else if (name === "list") walk(element, "item", depth + 1);
      else if (name === "table-row") {
        const cells = element.children.filter((cell) => cell.localName === "table-cell");
        /** @type {Run[]} */ const row = [];
        for (const [index, cell] of cells.entries()) {
          if (index) row.push({ text: " | " });
          paragraphs(cell).forEach((paragraph, at) => {
            if (at) row.push({ text: " " });
            runs(paragraph, undefined, row);
          });
        }
        blocks.push({ kind: "row", runs: row });
      } else if (!SILENT.has(name)) walk(element, kind, depth);
    }
  }

  walk(body, "body", 0);
  const meta = await xml(await parts.text("meta.xml"), bounds);
  const property = (/** @type {string} */ name) => meta?.named(name)[0]?.textContent.slice(0, 1000);
  const top = blocks.filter((block) => block.runs.some((run) => run.text.trim())).slice(0, 3);
  const title = top.find((block) => block.kind === "title") ?? top.find((block) => block.kind === "heading" && block.level === 1);
  if (title) title.kind = "title";
  return { kind: "odt", blocks: [...blocks, ...asides],
    notes: root.named("tracked-changes").length ? ["The document holds tracked changes: they were read as accepted."] : [],
    details: { title: title?.runs.map((run) => run.text).join("") ?? property("title"), byline: property("creator") ?? property("initial-creator"),
      made: isoDay(property("creation-date") ?? property("date")), language: property("language") } };
}
