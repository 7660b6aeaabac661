/**
 * Word documents (.docx). In: the parts of a package. Out: blocks: titles, headings and items by their styles, links by
 * their relationships, insertions taken and deletions left out, footnotes at the end.
 */
import { linkOf, target } from "./html.js";
import { attribute, xml } from "./markup.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Run} Run */
/** @typedef {import("./package.js").Parts} Parts */
/** @typedef {import("./types").Bounded} Bounds */
/** @typedef {import("./tree.js").Element} Element */

/** @param {Element | undefined} element @param {string} name local name */
const child = (element, name) => element?.children.find((inner) => inner.localName === name);
/** Elements of a name below another, those inside them left alone. @param {Element} element @param {string} name @returns {Element[]} */
const within = (element, name) => element.children.flatMap((inner) => (inner.localName === name ? [inner] : SILENT.has(inner.localName) ? [] : within(inner, name)));

/** @param {Parts} parts @param {Bounds} bounds @param {string} path of a part @returns {Promise<Map<string, {target: string, type: string}>>} */
async function relations(parts, bounds, path) {
  const at = path.lastIndexOf("/") + 1;
  const root = await xml(await parts.text(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`), bounds);
  return new Map((root?.documentElement.children ?? []).map((row) =>
    [row.getAttribute("Id") ?? "", { target: row.getAttribute("Target") ?? "", type: row.getAttribute("Type") ?? "" }]));
}

/** Which styles are titles and headings, by their names, which do not change with the language of Word. @param {Parts} parts @param {Bounds} bounds @param {string} folder */
async function styles(parts, bounds, folder) {
  /** @type {Map<string, Pick<Block, "kind" | "level">>} */ const out = new Map();
  /** @type {Map<string, string>} */ const based = new Map();
  const root = await xml(await parts.text(`${folder}styles.xml`), bounds);
  for (const style of root?.named("style") ?? []) {
    const id = attribute(style, "styleId") ?? "";
    const name = (attribute(child(style, "name"), "val") ?? "").toLowerCase();
    const properties = child(style, "pPr");
    const outline = properties && attribute(child(properties, "outlineLvl"), "val");
    const level = /^heading (\d)/.exec(name)?.[1];
    if (name === "title") out.set(id, { kind: "title" });
    else if (level || outline) out.set(id, { kind: "heading", level: Number(level ?? Number(outline) + 1) });
    else if (/quote/.test(name)) out.set(id, { kind: "quote" });
    else if (/^caption/.test(name)) out.set(id, { kind: "caption" });
    else if (/^list/.test(name)) out.set(id, { kind: "item", level: 1 });
    const parent = attribute(child(style, "basedOn"), "val");
    if (parent) based.set(id, parent);
  }
  return (/** @type {string} */ id) => {
    for (let at = /** @type {string | undefined} */ (id), steps = 0; at && steps < 12; at = based.get(at), steps++) if (out.has(at)) return out.get(at);
    return undefined;
  };
}

/** What shows no text, or text that is shown elsewhere or was deleted. */
const SILENT = new Set(["del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "fldData", "Fallback", "footnoteReference", "endnoteReference", "annotationRef", "commentReference"]);

class Walker {
  /** @type {Block[]} */ blocks = [];
  /** Words of a paragraph whose end was deleted: they begin the next one. @type {Run[]} */ #carried = [];
  #links;
  #style;
  #bounds;

  /** @param {Awaited<ReturnType<typeof relations>>} links @param {Awaited<ReturnType<typeof styles>>} style @param {Bounds} bounds */
  constructor(links, style, bounds) {
    this.#links = links;
    this.#style = style;
    this.#bounds = bounds;
  }

  /** @param {Element} element its children are paragraphs and tables */
  body(element) {
    for (const inner of element.children) {
      if (inner.localName === "p") this.#paragraph(inner);
      else if (inner.localName === "tbl") this.#table(inner);
      else if (!SILENT.has(inner.localName)) this.body(inner);
    }
  }

  /** @param {Element} table */
  #table(table) {
    // rows of this table, not of those inside its cells; a control or an insertion may stand around them
    for (const row of within(table, "tr")) {
      const cells = within(row, "tc");
      // a table of one column is a frame around paragraphs
      if (cells.length < 2) {
        for (const cell of cells) this.body(cell);
        continue;
      }
      const before = this.blocks;
      const runs = cells.flatMap((cell, index) => {
        this.blocks = [];
        this.body(cell);
        const filled = this.blocks.filter((block) => block.runs.some((run) => run.text.trim()));
        return [...(index ? [{ text: " | " }] : []), ...filled.flatMap((block, at) => [...(at ? [{ text: " " }] : []), ...block.runs])];
      });
      this.blocks = before;
      this.blocks.push({ kind: "row", runs });
    }
  }

  /** @param {Element} paragraph */
  #paragraph(paragraph) {
    const properties = child(paragraph, "pPr");
    const style = properties && attribute(child(properties, "pStyle"), "val");
    const list = properties && child(properties, "numPr");
    const outline = properties && attribute(child(properties, "outlineLvl"), "val");
    const known = this.#style(style ?? "");
    const as = known ?? (outline && Number(outline) < 9 ? { kind: /** @type {const} */ ("heading"), level: Number(outline) + 1 } : undefined)
      ?? (list ? { kind: /** @type {const} */ ("item"), level: 1 } : { kind: /** @type {const} */ ("body") });
    const runs = this.#carried;
    this.#carried = [];
    /** @type {Element[]} text boxes stand after the paragraph they are tied to */ const boxes = [];
    this.#runs(paragraph, undefined, runs, boxes, { field: "" });
    const ended = !child(child(properties, "rPr"), "del") || !paragraph.nextElementSibling;
    if (ended) this.blocks.push({ ...as, runs });
    else this.#carried = runs;
    for (const box of boxes) this.body(box);
  }

  /** @param {Element} parent @param {string | undefined} href @param {Run[]} out @param {Element[]} boxes @param {{field: string}} state */
  #runs(parent, href, out, boxes, state) {
    const say = (/** @type {string} */ text) => {
      this.#bounds.text(text.length);
      const to = href ?? (target(state.field) || undefined);
      out.push(to ? { text, href: to } : { text });
    };
    for (const element of parent.children) {
      const name = element.localName;
      if (name === "txbxContent") boxes.push(element);
      else if (name === "instrText") state.field = linkOf(element.textContent) ?? state.field;
      else if (name === "fldChar" && attribute(element, "fldCharType") === "end") state.field = "";
      else if (name === "rPr" || SILENT.has(name)) continue;
      else if (name === "r" && child(element, "rPr")?.children.some((one) => one.localName === "vanish" && attribute(one, "val") !== "0")) continue;
      else if (name === "t") say(element.textContent);
      else if (name === "tab" || name === "ptab") say("\t");
      else if (name === "br" || name === "cr") say(attribute(element, "type") === "page" ? "" : "\n");
      else if (name === "noBreakHyphen") say("‑");
      else if (name === "hyperlink") {
        const id = attribute(element, "id");
        this.#runs(element, target(this.#links.get(id ?? "")?.target ?? null) ?? href, out, boxes, state);
      } else this.#runs(element, href, out, boxes, state);
    }
  }
}

/** @param {Parts} parts @param {import("./types").Source} source @returns {Promise<import("./types").Parsed>} */
export async function read(parts, { bounds, progress }) {
  const roots = await relations(parts, bounds, "");
  const main = [...roots.values()].find(({ type }) => type.endsWith("/officeDocument"))?.target.replace(/^\//, "") ?? "word/document.xml";
  const root = await xml(await parts.text(main), bounds);
  const body = root?.named("body")[0];
  if (!root || !body) throw new Refusal("is a broken Word document: open it in Word and save it again.");
  progress(0.5, "Reading the paragraphs");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const style = await styles(parts, bounds, folder);
  const walker = new Walker(await relations(parts, bounds, main), style, bounds);
  walker.body(body);
  const notes = [];
  for (const kind of ["footnote", "endnote"]) {
    const path = `${folder}${kind}s.xml`;
    const inner = new Walker(await relations(parts, bounds, path), style, bounds);
    for (const note of (await xml(await parts.text(path), bounds))?.named(kind) ?? []) if (!attribute(note, "type")) inner.body(note);
    const rows = inner.blocks.filter((block) => block.runs.some((run) => run.text.trim()));
    for (const block of rows) block.removed = `${kind}s`;
    walker.blocks = walker.blocks.concat(rows);
  }
  if (root.find(({ localName }) => ["del", "ins", "moveTo"].includes(localName))) notes.push("The document holds tracked changes: they were read as accepted.");
  const core = await xml(await parts.text("docProps/core.xml"), bounds);
  const property = (/** @type {string} */ name) => core?.named(name)[0]?.textContent.slice(0, 1000);
  const title = walker.blocks.find((block) => block.kind === "title") ?? first(walker.blocks);
  return { kind: "docx", blocks: walker.blocks, notes,
    details: { title: title?.runs.map((run) => run.text).join("") ?? property("title"), byline: property("creator"), made: isoDay(property("created") ?? property("modified")), language: property("language") } };
}

/** A heading of the first level at the very top is the title. @param {Block[]} blocks */
function first(blocks) {
  const top = blocks.filter((block) => block.runs.some((run) => run.text.trim())).slice(0, 3).find((block) => block.kind === "heading" && block.level === 1);
  if (top) top.kind = "title";
  return top;
}
