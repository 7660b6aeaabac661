/** Markdown to blocks, by its tokens: no markup is made on the way. */
import { decode, guessNote } from "./decode.js";
import { target } from "./html.js";
import { library } from "./libraries.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Run} Run */
/** @typedef {import("./library-types").Token} Token */

/** Lists and quotations are read this deep. */
const NESTED = 100;
/** Signs that may be marks, and lines, of a text that is read for its marks: each becomes a part in memory. */
const MARKS = 400_000;

/** @param {string} text */
function marked(text) {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ("*_[]!`~<&\\|".includes(text[at]) || (text[at] === "\n" && text[at + 1] !== "\n")) count += 1;
  return count <= MARKS;
}

/** How markup within a line begins and ends: remarks, instructions, data, declarations. */
const ENDS = /** @type {const} */ ([["<!--", "-->"], ["<?", "?>"], ["<![CDATA[", "]]>"], ["<!", ">"]]);

/**
 * A tag or a remark within a line is passed over. The library's own way looks for a remark's end from every beginning anew.
 * @param {import("./library-types").InlineState} state
 */
function markupRule(state) {
  const { src, pos } = state;
  if (src[pos] !== "<") return false;
  let end = -1;
  const special = ENDS.find(([begins]) => src.startsWith(begins, pos));
  if (special) {
    const missing = (state.missing ??= new Set());
    end = missing.has(special[1]) ? -1 : src.indexOf(special[1], pos + special[0].length);
    if (end < 0) missing.add(special[1]);
    else end += special[1].length;
  } else if (/[a-z/]/i.test(src[pos + 1] ?? "")) {
    const next = src.indexOf("<", pos + 1);
    end = src.slice(pos, next < 0 ? undefined : next).indexOf(">") + pos + 1;
    if (end === pos) end = -1;
  }
  if (end < 0) return false;
  state.pos = end;
  return true;
}

/** Words with the addresses that are written out in them. @param {string} text @returns {Run[]} */
function plain(text) {
  return text.split(/(?=https?:\/\/)/).flatMap((part) => {
    // a sentence's own marks are none of the address
    const address = (/^https?:\/\/[^\s<>"]+/.exec(part)?.[0] ?? "").replace(/[.,;:!?’”)*_]{1,9}$/, "");
    const to = target(address);
    return to ? [{ text: address, href: to }, { text: part.slice(address.length) }] : [{ text: part }];
  }).filter((run) => run.text);
}

/** @param {Token} inline @returns {Run[]} */
function runs(inline) {
  /** @type {Run[]} */ const out = [];
  /** @type {(string | undefined)[]} */ const links = [];
  for (const token of inline.children ?? []) {
    const href = links[links.length - 1];
    const say = (/** @type {string} */ text) => {
      if (href) out.push({ text, href });
      else for (const run of plain(text)) out.push(run);
    };
    switch (token.type) {
      case "link_open": links.push(target(token.attrGet("href")) ?? href); break;
      case "link_close": links.pop(); break;
      case "softbreak": say(" "); break;
      case "hardbreak": say("\n"); break;
      case "text": case "text_special": case "code_inline": say(token.content); break;
      default: break; // pictures, markup, faces
    }
  }
  return out;
}

/** Blocks of a document's tokens. @param {Token[]} tokens @returns {Block[]} */
function blocksOf(tokens) {
  /** @type {Block[]} */ const out = [];
  /** @type {{next: number | null}[]} lists, each with the number of its next item */ const lists = [];
  /** The number before an item's first words. */ let number = "";
  let quotes = 0;
  /** @type {Block | null} a heading or a table's row, until it ends */ let open = null;
  /** @param {Run[]} words */
  const add = (words) => {
    if (open?.kind === "row") {
      if (open.runs.length) open.runs.push({ text: " | " });
      for (const run of words) open.runs.push(run);
      return;
    }
    const level = lists.length || undefined;
    /** @type {Block} */ const block = open ?? { kind: quotes ? "quote" : level ? "item" : "body", level, runs: [] };
    if (number) block.runs.push({ text: number });
    number = "";
    for (const run of words) block.runs.push(run);
    if (!open) out.push(block);
  };
  for (const token of tokens) {
    switch (token.type) {
      case "heading_open": open = { kind: "heading", level: Number(token.tag[1]), runs: [] }; break;
      case "tr_open": open = { kind: "row", runs: [] }; break;
      case "heading_close": case "tr_close": if (open) out.push(open); open = null; break;
      case "bullet_list_open": lists.push({ next: null }); break;
      case "ordered_list_open": lists.push({ next: Number(token.attrGet("start") ?? 1) }); break;
      case "bullet_list_close": case "ordered_list_close": lists.pop(); break;
      case "list_item_open": {
        const list = lists[lists.length - 1];
        number = list?.next == null ? "" : `${list.next++}. `;
        break;
      }
      case "blockquote_open": quotes += 1; break;
      case "blockquote_close": quotes -= 1; break;
      case "inline": {
        const words = runs(token);
        // a box to tick is no word
        if (lists.length && words[0] && !open) words[0].text = words[0].text.replace(/^\[[ xX]\] /, "");
        add(words);
        break;
      }
      case "fence": case "code_block": add([{ text: token.content.trimEnd() }]); break;
      default: break; // rules, markup
    }
  }
  return out;
}

/** The text without the marks that refer to footnotes: "[^1]" behind a word. @param {string} text */
function withoutMarks(text) {
  return text.split("[^").map((part, index, all) => {
    if (!index) return part;
    const end = part.slice(0, 80).indexOf("]");
    const mark = end > 0 && part[end + 1] !== ":" && !/\s/.test(part.slice(0, end)) && /\S$/.test(all[index - 1].slice(-1));
    return mark ? part.slice(end + 1) : `[^${part}`;
  }).join("");
}

/** Footnotes, each with the lines that follow it, apart from the text that refers to them. @param {string} text */
function footnotes(text) {
  /** @type {string[][]} */ const notes = [];
  /** @type {string[]} */ const rest = [];
  let within = false;
  for (const row of text.split("\n")) {
    const end = row.startsWith("[^") ? row.indexOf("]:") : -1;
    const begins = end > 2 && end < 80 && row.length > end + 2;
    if (begins) notes.push([row.slice(end + 2).trim()]);
    within = begins || (within && row !== "" && !row.startsWith("[^"));
    if (within && !begins) notes[notes.length - 1].push(row.trim());
    if (!within) rest.push(row);
  }
  return notes.length ? { notes: notes.map((rows) => rows.join(" ")), rest: withoutMarks(rest.join("\n")) } : { notes: [], rest: text };
}

/** The settings between two lines of dashes at a file's head. @param {string} text */
function settings(text) {
  /** @type {Record<string, string>} */ const rows = {};
  const lines = text.slice(0, 100_000).split("\n");
  const end = lines[0].replace(/^\ufeff/, "") === "---" ? lines.findIndex((row, index) => index > 0 && (row === "---" || row === "...")) : -1;
  if (end < 0) return { rows, rest: text };
  for (const row of lines.slice(1, end)) {
    const at = row.indexOf(":");
    const value = row.slice(at + 1).trim().replace(/^["']|["']$/g, "");
    if (at > 0 && value) rows[row.slice(0, at).toLowerCase()] = value;
  }
  return { rows, rest: lines.slice(end + 1).join("\n") + text.slice(100_000) };
}

/** @type {import("./types").FormatReader} */
export async function read({ bytes, bounds, progress }) {
  const { text, guessed } = await decode(bytes);
  bounds.text(text.length);
  if (!text.trim()) throw new Refusal("is empty.");
  if (!marked(text)) {
    return { kind: "text", blocks: [{ kind: "body", runs: [{ text }] }], details: {}, notes: [...guessNote(guessed), "It holds too many marks to be read as Markdown: here it is as plain text."] };
  }
  progress(0.2, "Reading the Markdown");
  const { MarkdownIt } = await library("markdown");
  const reader = new MarkdownIt({ html: true, maxNesting: NESTED });
  // which links are taken is said by `target`
  Object.assign(reader, { validateLink: () => true, normalizeLink: (/** @type {string} */ link) => link, normalizeLinkText: (/** @type {string} */ words) => words });
  reader.inline.ruler.at("html_inline", markupRule);
  const { rows, rest: body } = settings(text.replaceAll("\r\n", "\n"));
  const { notes, rest } = footnotes(body);
  const tokens = reader.parse(rest, {});
  const out = blocksOf(tokens);
  const first = out.findIndex((block) => block.kind === "heading" && block.level === 1);
  if (first >= 0 && first < 3) out[first].kind = "title";
  else if (rows.title) out.unshift({ kind: "title", runs: [{ text: rows.title }] });
  const title = out.find((block) => block.kind === "title")?.runs.map((run) => run.text).join("");
  const details = { title: title ?? rows.title, byline: rows.author ?? rows.byline, date: isoDay(rows.date ?? rows.published), address: target(rows.source ?? rows.url ?? rows.link ?? null) };
  for (const note of notes) for (const block of blocksOf(reader.parse(note, {}))) out.push({ ...block, removed: "footnotes" });
  const said = guessNote(guessed);
  if (tokens.some(({ level }) => level >= NESTED - 1)) said.push(`Lists and quotations more than ${NESTED} deep were left out.`);
  return { kind: "markdown", blocks: out, details, notes: said };
}
