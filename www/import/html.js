/**
 * Markup to blocks. In: an element of a tree. Out: its visible text as headings, paragraphs, items and rows, with the targets
 * of its links. Knows nothing of articles. Every element is looked at a fixed number of times.
 */
import { Element, nearest, Text } from "./tree.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {{kind: Block["kind"], level?: number} | null} Role what a block element makes of its text */

/** What shows no text of its own. */
const SILENT = new Set(("SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO MAP SELECT " +
  "BUTTON INPUT TEXTAREA DIALOG PROGRESS METER RP RT").split(" "));
/** What begins a new block. */
const BREAKING = new Set(("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
  "H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "));
/** What a table's row holds that is laid out by it. */
const LAID_OUT = new Set("P DIV TABLE H1 H2 H3 H4 UL OL BR IMG SECTION ARTICLE".split(" "));
const HIDDEN = /\b(?:sr-only|screen-?reader(?:-text)?|visually-?hidden|vh|a11y-hidden)\b/i;

/** Whether a reader of the page does not see it. @param {Element} element */
export function unseen(element) {
  if (element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(element.getAttribute("style") ?? "")) return true;
  return HIDDEN.test(element.getAttribute("class") ?? "");
}

/** A link's full target, or nothing where it leads within the page or runs a script. @param {string | null} href @param {string} [base] */
export function target(href, base) {
  if (!href || href.startsWith("#")) return undefined;
  try {
    const url = new URL(href, base || undefined);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The address in a word processor's field. @param {string} instruction @returns {string | undefined} */
export const linkOf = (instruction) => /HYPERLINK\s{1,9}"([^"]{1,4000})"/.exec(instruction)?.[1];

/** Where a link to a note leads: saved pages write the whole address. */
const NOTE = /#_?(?:ftn|fn|footnote|endnote|note|cite)/i;
/** A note's number or sign, and the arrow that leads back from it. */
const NUMBER = /^(?:\[?(?:\d{1,3}|[a-z*†‡§])\]?|[↩↑^]\ufe0e?)$/i;
/** A note's number is no longer than this, with the space around it. */
const MARK = 12;

/** Whether an element holds a page's notes. @param {Element} element @returns {true | undefined} */
function notes(element) {
  const list = (/** @type {string} */ name) => (element.getAttribute(name) ?? "").split(/\s+/);
  const [role, type, name] = [element.getAttribute("role"), list("epub:type"), element.localName];
  if (role === "doc-endnotes" || role === "doc-footnote" || type.includes("footnotes") || type.includes("endnotes")) return true;
  if ((name === "section" || name === "div") && list("class").includes("footnotes")) return true;
  return (name === "aside" && type.includes("footnote")) || undefined;
}

/** What is said of elements by what stands in them. @param {Element} root */
function inside(root) {
  /** Rows and others that hold paragraphs, pictures or breaks. @type {Set<Element>} */ const laidOut = new Set();
  /** The first link in an element. @type {Map<Element, Element>} */ const links = new Map();
  /** Letters in an element, as far as they can be those of a note's number. @type {Map<Element, string>} */ const marks = new Map();
  for (const node of root.below()) {
    if (node instanceof Text) {
      const text = node.data.length > MARK ? node.data.trim() : node.data;
      if (!text) continue;
      for (let at = node.parentElement; at; at = at.parentElement) {
        const before = marks.get(at) ?? "";
        // whatever has more than a number has it for good, and so has all that it stands in
        if (before.length > MARK) break;
        marks.set(at, before + text.slice(0, MARK + 1));
        if (at === root) break;
      }
    } else if (node instanceof Element) {
      if (LAID_OUT.has(node.tagName)) for (let at = node.parentElement; at && !laidOut.has(at); at = at.parentElement) laidOut.add(at);
      if (node.localName === "a") for (let at = node.parentElement; at && !links.has(at); at = at.parentElement) links.set(at, node);
    }
  }
  return { laidOut, links, marks };
}

/** Whether an element only leads to a note or back: it is no word of the sentence. @param {Element} element @param {ReturnType<typeof inside>} known */
function isNoteMark(element, { links, marks }) {
  if (/\b(?:doc-noteref|doc-backlink|noteref)\b/.test(`${element.getAttribute("role")} ${element.getAttribute("epub:type")}`)) return true;
  const words = marks.get(element) ?? "";
  if (element.localName === "span" && /mso-list\s*:\s*ignore/i.test(element.getAttribute("style") ?? "")) return !/[\p{L}\p{N}]/u.test(words);
  if (element.localName !== "sup" && element.localName !== "a") return false;
  const link = element.localName === "a" ? element : links.get(element);
  if (/mso-(?:foot|end)note-id/i.test(link?.getAttribute("style") ?? "")) return true;
  return link !== undefined && NUMBER.test(words.trim()) && NOTE.test(link.getAttribute("href") ?? "");
}

/** @param {Element} element @param {ReturnType<typeof inside>} known @returns {Role} */
function role(element, { laidOut }) {
  const name = element.tagName;
  if (/^H[1-6]$/.test(name)) return { kind: "heading", level: Number(name[1]) };
  if (element.getAttribute("role") === "heading") return { kind: "heading", level: Number(element.getAttribute("aria-level")) || 2 };
  // word processors paste headings and items as paragraphs of a class
  const style = element.getAttribute("class") ?? "";
  if (name === "P" && /^MsoTitle/.test(style)) return { kind: "title" };
  if (name === "P" && /^MsoListParagraph/.test(style)) return { kind: "item", level: 1 };
  if (name === "LI" || name === "DT" || name === "DD") return { kind: "item", level: 1 };
  if (name === "BLOCKQUOTE") return { kind: "quote" };
  if (name === "FIGCAPTION" || name === "CAPTION") return { kind: "caption" };
  // a table's row holds figures and words, or it is the page's layout
  return name === "TR" && element.children.length > 1 && !laidOut.has(element) ? { kind: "row" } : null;
}

/** The words of one block as they come. */
class Words {
  /** @type {{href?: string, parts: string[]}[]} */ #runs = [];
  /** The last letter. */ end = "";
  /** Whether there is more than space in it. */ filled = false;

  /** @param {string} text @param {string | undefined} href */
  add(text, href) {
    const last = this.#runs[this.#runs.length - 1];
    if (last && last.href === href) last.parts.push(text);
    else this.#runs.push(href ? { href, parts: [text] } : { parts: [text] });
    this.end = text[text.length - 1];
    this.filled ||= /[^\s\u200b\ufeff|]/.test(text);
  }

  get empty() {
    return this.#runs.length === 0;
  }

  /** @returns {import("./types").Run[]} */
  get runs() {
    return this.#runs.map(({ href, parts }) => (href ? { text: parts.join(""), href } : { text: parts.join("") }));
  }
}

/**
 * @param {Element} root
 * @param {{base?: string, bounds?: import("./types").Bounded, seen?: (block: Block, element: Element) => void}} [options]
 *   `base`: what links are relative to; `bounds` counts the letters; `seen` is told each block and the element that holds it
 * @returns {Block[]}
 */
export function blocksOf(root, { base, bounds, seen } = {}) {
  const known = inside(root);
  /** @type {Map<Element, boolean>} */ const noted = new Map();
  /** @type {Block[]} */ const out = [];
  let words = new Words();
  let breaks = 0;
  /** The number of a list's item, until its first word comes. */
  let marker = "";
  /** @type {Map<Element, number>} the last number of each ordered list */ const counted = new Map();

  /** An item of an ordered list. @param {Element} item */
  function count(item) {
    const list = item.parentElement;
    if (list?.localName !== "ol") return;
    const next = Number.parseInt(item.getAttribute("value") ?? "", 10) || (counted.get(list) ?? (Number.parseInt(list.getAttribute("start") ?? "", 10) || 1) - 1) + 1;
    counted.set(list, next);
    marker = `${next}. `;
  }

  /** @param {string} text @param {string | undefined} href */
  function say(text, href) {
    if (!text) return;
    bounds?.text(text.length);
    const spoken = /\S/.test(text);
    if (marker && spoken) {
      // a number that is written out stands there already
      if (!/^\s*\d{1,3}[.)]\s/.test(text)) words.add(marker, undefined);
      marker = "";
    }
    if (breaks && spoken) {
      if (!words.empty) words.add("\n", undefined);
      breaks = 0;
    }
    const rest = words.empty || /[ \n\t]/.test(words.end) ? text.replace(/^ +/, "") : text;
    if (rest) words.add(rest, href);
  }

  /** @param {Role} as @param {Element} element */
  function flush(as, element) {
    breaks = 0;
    const { filled, runs } = words;
    words = new Words();
    if (!filled) return;
    /** @type {Block} */ const block = { kind: "body", ...as, runs };
    if (nearest(element, noted, notes, false)) block.removed = "footnotes";
    out.push(block);
    seen?.(block, element);
  }

  /** @param {Element} element @param {Role} as @param {string | undefined} href @param {boolean} keep white space as written */
  function walk(element, as, href, keep) {
    const name = element.tagName;
    if (SILENT.has(name) || unseen(element) || isNoteMark(element, known)) return;
    const holder = element.parentElement ?? element;
    if (name === "BR") {
      breaks += 1;
      if (breaks > 1) flush(as, holder);
      return;
    }
    const breaking = BREAKING.has(name);
    const cell = (name === "TD" || name === "TH") && as?.kind === "row";
    if (cell) {
      if (!words.empty) say(" | ", undefined);
    } else if (breaking) {
      // a list marker or an empty cell before a block in it is not a block of its own
      flush(as, holder);
    }
    const own = breaking && as?.kind !== "row" ? role(element, known) ?? as : as;
    if (name === "LI" && as?.kind !== "row") count(element);
    const to = name === "A" ? target(element.getAttribute("href"), base) : href;
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) say(keep || name === "PRE" ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " "), to);
      else if (node instanceof Element) walk(node, own, to, keep || name === "PRE");
    }
    if (breaking && as?.kind !== "row") flush(own, element);
    if (name === "LI") marker = "";
  }

  walk(root, role(root, known), undefined, false);
  flush(null, root);
  return out;
}
