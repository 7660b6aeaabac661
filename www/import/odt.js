/** OpenDocument texts (.odt). In: the parts of a package. Out: blocks: headings, paragraphs, items, links; deletions left out. */
import { target } from "./html.js";
import { xml } from "./inert.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Run} Run */

const SILENT = new Set(["tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "desc", "title", "binary-data", "ruby-text"]);

/** @param {Element} element @param {string} name */
const attribute = (element, name) => [...element.attributes].find((one) => one.localName === name)?.value;

/** Automatic styles by name, to the style that a person chose. @param {Document} root */
function parents(root) {
  return new Map([...root.getElementsByTagNameNS("*", "style")].map((style) => [attribute(style, "name") ?? "", attribute(style, "parent-style-name") ?? ""]));
}

/** @param {import("./package.js").Parts} parts @returns {Promise<import("./types").Parsed>} */
export async function read(parts) {
  if (/encryption-data/.test(parts.text("META-INF/manifest.xml") ?? "")) throw new Refusal("is protected by a password: save a copy without one and drop that.");
  const root = xml(parts.text("content.xml") ?? "");
  const body = root?.getElementsByTagNameNS("*", "text")[0];
  if (!root || !body) throw new Refusal("is a broken OpenDocument text: open it in the program that made it and save it anew.");
  const based = parents(root);
  /** @type {Block[]} */ const blocks = [];
  /** @type {Block[]} */ const asides = [];

  /** @param {Node} parent @param {string | undefined} href @param {Run[]} out */
  function runs(parent, href, out) {
    const say = (/** @type {string} */ text) => void out.push(href ? { text, href } : { text });
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) say((node.nodeValue ?? "").replace(/\s+/g, " "));
      if (node.nodeType !== 1) continue;
      const element = /** @type {Element} */ (node);
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
    const inside = [...element.children].find((inner) => inner.localName === "note-body");
    for (const paragraph of inside?.getElementsByTagNameNS("*", "p") ?? []) {
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
        const cells = [...element.children].filter((cell) => cell.localName === "table-cell");
        /** @type {Run[]} */ const row = [];
        for (const [index, cell] of cells.entries()) {
          if (index) row.push({ text: " | " });
          [...cell.getElementsByTagNameNS("*", "p")].filter((paragraph) => !paragraph.closest("note-body, annotation")).forEach((paragraph, at) => {
            if (at) row.push({ text: " " });
            runs(paragraph, undefined, row);
          });
        }
        blocks.push({ kind: "row", runs: row });
      } else if (!SILENT.has(name)) walk(element, kind, depth);
    }
  }

  walk(body, "body", 0);
  const meta = xml(parts.text("meta.xml") ?? "");
  const property = (/** @type {string} */ name) => meta?.getElementsByTagNameNS("*", name)[0]?.textContent ?? undefined;
  const top = blocks.filter((block) => block.runs.some((run) => run.text.trim())).slice(0, 3);
  const title = top.find((block) => block.kind === "title") ?? top.find((block) => block.kind === "heading" && block.level === 1);
  if (title) title.kind = "title";
  return { kind: "odt", blocks: [...blocks, ...asides],
    notes: root.getElementsByTagNameNS("*", "tracked-changes").length ? ["The document holds tracked changes: they were read as accepted."] : [],
    details: { title: title?.runs.map((run) => run.text).join("") ?? property("title"), byline: property("creator") ?? property("initial-creator"),
      made: isoDay(property("creation-date") ?? property("date")), language: property("language") } };
}
