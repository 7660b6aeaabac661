/**
 * Markup to blocks. In: an element of an inert document. Out: its visible text as headings, paragraphs, items and rows,
 * with the targets of its links. Knows nothing of articles.
 */

/** @typedef {import("./types").Block} Block */

/** What shows no text of its own. */
const SILENT = new Set(("SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO MAP SELECT " +
  "BUTTON INPUT TEXTAREA DIALOG PROGRESS METER RP RT").split(" "));
/** What begins a new block. */
const BREAKING = new Set(("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
  "H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "));
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

/** Where a link to a note leads: saved pages write the whole address. */
const NOTE = /#_?(?:ftn|fn|footnote|endnote|note|cite)/i;
/** A note's number or sign, and the arrow that leads back from it. */
const NUMBER = /^\s*(?:\[?(?:\d{1,3}|[a-z*†‡§])\]?|[↩↑^]\ufe0e?)\s*$/i;
const NOTES = '[role="doc-endnotes"], [role="doc-footnote"], section.footnotes, div.footnotes, [epub\\:type~="footnotes"], [epub\\:type~="endnotes"], aside[epub\\:type~="footnote"]';

/** Whether an element only leads to a note or back: it is no word of the sentence. @param {Element} element */
function isNoteMark(element) {
  if (/\b(?:doc-noteref|doc-backlink|noteref)\b/.test(`${element.getAttribute("role")} ${element.getAttribute("epub:type")}`)) return true;
  const name = element.tagName.toUpperCase();
  if (name === "SPAN" && /mso-list\s*:\s*ignore/i.test(element.getAttribute("style") ?? "")) return !/[\p{L}\p{N}]/u.test(element.textContent ?? "");
  if (name !== "SUP" && name !== "A") return false;
  const link = name === "A" ? element : element.querySelector("a");
  if (/mso-(?:foot|end)note-id/i.test(link?.getAttribute("style") ?? "")) return true;
  return link !== null && NUMBER.test(element.textContent ?? "") && NOTE.test(link.getAttribute("href") ?? "");
}

/** @param {Element} element @returns {{kind: Block["kind"], level?: number} | null} what a block element makes of its text */
function role(element) {
  const name = element.tagName.toUpperCase();
  if (/^H[1-6]$/.test(name)) return { kind: "heading", level: Number(name[1]) };
  if (element.getAttribute("role") === "heading") return { kind: "heading", level: Number(element.getAttribute("aria-level")) || 2 };
  // word processors paste headings and items as paragraphs of a class
  const style = element.getAttribute("class") ?? "";
  if (name === "P" && /^MsoTitle/.test(style)) return { kind: "title" };
  if (name === "P" && /^MsoListParagraph/.test(style)) return { kind: "item", level: 1 };
  if (name === "LI" || name === "DT" || name === "DD") return { kind: "item", level: 1 };
  if (name === "BLOCKQUOTE") return { kind: "quote" };
  if (name === "FIGCAPTION" || name === "CAPTION") return { kind: "caption" };
  return name === "TR" && isData(element) ? { kind: "row" } : null;
}

/** Whether a table's row holds figures and words, not the page's layout. @param {Element} row */
function isData(row) {
  return row.children.length > 1 && !row.querySelector("p, div, table, h1, h2, h3, h4, ul, ol, br, img, section, article");
}

/**
 * @param {Element} root
 * @param {{base?: string, seen?: (block: Block, element: Element) => void}} [options]
 *   `base`: what links are relative to; `seen` is told each block and the element that holds it
 * @returns {Block[]}
 */
export function blocksOf(root, { base, seen } = {}) {
  /** @type {Block[]} */ const out = [];
  /** @type {import("./types").Run[]} */ let runs = [];
  let breaks = 0;
  /** The number of a list's item, until its first word comes. */
  let marker = "";
  /** @type {Map<Element, number>} the last number of each ordered list */ const counted = new Map();

  /** An item of an ordered list. @param {Element} item */
  function count(item) {
    const list = item.parentElement;
    if (list?.tagName.toUpperCase() !== "OL") return;
    const next = Number.parseInt(item.getAttribute("value") ?? "", 10) || (counted.get(list) ?? (Number.parseInt(list.getAttribute("start") ?? "", 10) || 1) - 1) + 1;
    counted.set(list, next);
    marker = `${next}. `;
  }

  /** @param {string} text @param {string | undefined} href */
  function say(text, href) {
    if (!text) return;
    if (marker && /\S/.test(text)) {
      // a number that is written out stands there already
      if (!/^\s*\d{1,3}[.)]\s/.test(text)) runs.push({ text: marker });
      marker = "";
    }
    if (breaks && /\S/.test(text)) {
      if (runs.length) runs.push({ text: "\n" });
      breaks = 0;
    }
    const last = runs[runs.length - 1];
    const words = !last || /[ \n\t]$/.test(last.text) ? text.replace(/^ +/, "") : text;
    if (!words) return;
    if (last && last.href === href) last.text += words;
    else runs.push(href ? { text: words, href } : { text: words });
  }

  /** @param {ReturnType<typeof role>} as @param {Element} element */
  function flush(as, element) {
    breaks = 0;
    const filled = runs.some(({ text }) => /[^\s\u200b\ufeff|]/.test(text));
    /** @type {Block} */ const block = { kind: "body", ...as, runs };
    runs = [];
    if (!filled) return;
    if (element.closest(NOTES)) block.removed = "footnotes";
    out.push(block);
    seen?.(block, element);
  }

  /** @param {Node} node @param {ReturnType<typeof role>} as @param {string | undefined} href @param {boolean} keep white space as written */
  function walk(node, as, href, keep) {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? "";
      say(keep ? text : text.replace(/[ \t\r\n\f]+/g, " "), href);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = /** @type {Element} */ (node);
    const name = element.tagName.toUpperCase();
    if (SILENT.has(name) || unseen(element) || isNoteMark(element)) return;
    const holder = element.parentElement ?? element;
    if (name === "BR") {
      breaks += 1;
      if (breaks > 1) flush(as, holder);
      return;
    }
    const breaking = BREAKING.has(name);
    const cell = (name === "TD" || name === "TH") && as?.kind === "row";
    if (cell) {
      if (runs.length) say(" | ", undefined);
    } else if (breaking) {
      // a list marker or an empty cell before a block in it is not a block of its own
      flush(as, holder);
    }
    const own = breaking && as?.kind !== "row" ? role(element) ?? as : as;
    if (name === "LI" && as?.kind !== "row") count(element);
    const to = name === "A" ? target(element.getAttribute("href"), base) : href;
    for (const child of element.childNodes) walk(child, own, to, keep || name === "PRE");
    if (breaking && as?.kind !== "row") flush(own, element);
    if (name === "LI") marker = "";
  }

  walk(root, role(root), undefined, false);
  flush(null, root);
  return out;
}
