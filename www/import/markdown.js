/** Markdown to blocks, by its tokens: no markup is made on the way. */
import { decode, guessNote } from "./decode.js";
import { target } from "./html.js";
import { library } from "./libraries.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */
/** @typedef {import("./types").Run} Run */
/** @typedef {import("./library-types").Token} Token */

/** @type {Record<string, string>} */
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": " " };
const plain = (/** @type {string} */ text) => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (name) => ENTITIES[name]);

/** @param {Token[]} tokens @param {string} [href] @returns {Run[]} */
function runs(tokens, href) {
  return tokens.flatMap((token) => {
    if (token.type === "br") return [{ text: "\n" }];
    if (token.type === "image" || token.type === "html" || token.type === "checkbox") return [];
    const to = token.type === "link" ? target(token.href ?? null) ?? href : href;
    if (token.tokens) return runs(token.tokens, to);
    // a line break inside a paragraph is a space
    const text = plain(token.text ?? token.raw).replace(/[ \t]*\n[ \t]*/g, " ");
    return [to ? { text, href: to } : { text }];
  });
}

/** @param {Token[]} tokens @param {Block["kind"]} kind @param {number} depth @returns {Block[]} */
function blocks(tokens, kind, depth) {
  return tokens.flatMap((token) => {
    /** @type {(of: Token, as?: Block["kind"], level?: number) => Block} */
    const block = (of, as = kind, level = depth || undefined) => ({ kind: as, level, runs: runs(of.tokens ?? [of]) });
    switch (token.type) {
      case "heading": return [block(token, "heading", token.depth)];
      case "blockquote": return blocks(token.tokens ?? [], "quote", depth);
      case "list": return (token.items ?? []).flatMap((item, index) => {
        const inner = blocks(item.tokens ?? [], "item", depth + 1);
        if (token.ordered && inner[0]) inner[0].runs.unshift({ text: `${Number(token.start || 1) + index}. ` });
        return inner;
      });
      case "table": return [token.header ?? [], ...(token.rows ?? [])].map((row) => /** @type {Block} */ ({
        kind: "row", runs: row.flatMap((cell, index) => [...(index ? [{ text: " | " }] : []), ...runs(cell.tokens ?? [])]),
      }));
      case "paragraph": case "text": return [block(token)];
      case "code": return [{ kind, runs: [{ text: token.text ?? "" }] }];
      default: return []; // rules, space, definitions, markup
    }
  });
}

/** A footnote's own words, to the next empty line, and where the text refers to it. */
const NOTE = /^\[\^([^\]\s]+)\]:[ \t]+(.+(?:\n(?!\n|\[\^).+)*)/gm;
const REFERENCE = /(?<=\S)\[\^[^\]\s]+\](?!:)/g;

/** Footnotes apart from the text that refers to them. @param {string} text */
function footnotes(text) {
  const notes = [...text.matchAll(NOTE)].map(([, , words]) => words.replace(/\n[ \t]*/g, " "));
  return notes.length ? { notes, rest: text.replace(NOTE, "").replace(REFERENCE, "") } : { notes, rest: text };
}

/** The settings between two lines of dashes at a file's head. @param {string} text */
function settings(text) {
  const [whole = "", body = ""] = /^\ufeff?---\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)\r?\n/.exec(text) ?? [];
  /** @type {Record<string, string>} */ const rows = {};
  for (const row of body.split(/\r?\n/)) {
    const [, key, value] = /^([\w-]+):\s*["']?(.*?)["']?\s*$/.exec(row) ?? [];
    if (key && value) rows[key.toLowerCase()] = value;
  }
  return { rows, rest: text.slice(whole.length) };
}

/** @type {import("./types").FormatReader} */
export async function read({ bytes }) {
  const { text, guessed } = await decode(bytes);
  if (!text.trim()) throw new Refusal("is empty.");
  const { Lexer } = await library("markdown");
  const { rows, rest: body } = settings(text);
  const { notes, rest } = footnotes(body.replaceAll("\r\n", "\n"));
  const out = blocks(Lexer.lex(rest, { gfm: true }), "body", 0);
  const first = out.findIndex((block) => block.kind === "heading" && block.level === 1);
  if (first >= 0 && first < 3) out[first].kind = "title";
  else if (rows.title) out.unshift({ kind: "title", runs: [{ text: rows.title }] });
  const title = out.find((block) => block.kind === "title")?.runs.map((run) => run.text).join("");
  const details = { title: title ?? rows.title, byline: rows.author ?? rows.byline, date: isoDay(rows.date ?? rows.published), address: target(rows.source ?? rows.url ?? rows.link ?? null) };
  for (const note of notes) out.push(...blocks(Lexer.lex(note, { gfm: true }), "body", 0).map((block) => ({ ...block, removed: "footnotes" })));
  return { kind: "markdown", blocks: out, details, notes: guessNote(guessed) };
}
