/**
 * E-mails (.eml) and pages saved as one file (.mhtml). In: bytes. Out: for an e-mail its text with subject, sender and
 * date, the small print of mailing lists marked as removed; for a page what a saved page gives.
 */
import { line, wordsOf } from "./blocks.js";
import { blocksOf, target } from "./html.js";
import * as markup from "./markup.js";
import { isoDay } from "./meta.js";
import { Message } from "./mime.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */

const SMALL_PRINT = /\b(?:unsubscribe|view (?:this (?:e-?mail|message)|it|online|in (?:your |a )?browser)|manage (?:your )?(?:preferences|subscription)|update your preferences|privacy (?:policy|notice)|you(?:’|')?re receiving this|you are receiving this|you received this|add us to your address book|forward(?:ed)? (?:this|to a friend))/i;
/** How deep messages within messages are read. */
const PASSED_ON = 3;

/** @param {Block[]} blocks */
function smallPrint(blocks) {
  const sign = blocks.findIndex((block) => /^--[ \t]{0,9}(?:\n|$)/.test(wordsOf(block)));
  blocks.forEach((block, index) => {
    const words = wordsOf(block);
    const edge = index < 5 || index > blocks.length * 0.6;
    if (edge && words.length < 400 && SMALL_PRINT.test(words)) block.removed = "mailing list’s small print";
    else if (words.startsWith(">") && words.split("\n").every((row) => row.startsWith(">") || !row.trim())) block.removed = "quoted from an earlier message";
    else if (sign >= 0 && index >= sign) block.removed = "signature";
  });
}

/** Paragraphs of a plain message; their hard line breaks stay, since the reading joins them. @param {string} text @returns {Block[]} */
function paragraphs(text) {
  /** @type {string[][]} */ const out = [[]];
  for (const row of text.split(/\r\n?|\n/)) {
    if (row.trim()) out[out.length - 1].push(row);
    else if (out[out.length - 1].length) out.push([]);
  }
  return out.filter((rows) => rows.length).map((rows) => line("body", rows.join("\n").trimEnd()));
}

/** @param {Message} message @param {import("./types").Bounded} bounds @returns {Promise<Block[]>} */
async function blocksOfMessage({ texts }, bounds) {
  /** @type {Block[][]} */ const out = [];
  for (const { markup: isMarkup, text } of texts) {
    if (isMarkup) out.push(blocksOf((await markup.page(text, bounds)).body, { bounds }));
    else {
      bounds.text(text.length);
      out.push(paragraphs(text));
    }
  }
  return out.flat();
}

/** @param {import("./types").Source} source @param {number} [depth] @returns {Promise<import("./types").Parsed>} */
export async function read(source, depth = 0) {
  const { bytes, bounds, progress } = source;
  progress(0.1, "Reading the message");
  const message = await Message.read(bytes, bounds);
  const type = message.field("content-type");
  if (/^multipart\/encrypted|pkcs7-mime/i.test(type) || message.texts.some(({ text }) => text.trimStart().startsWith("-----BEGIN PGP MESSAGE"))) {
    throw new Refusal("is an encrypted message: open it in your mail program, copy the text and paste it here.");
  }
  const address = target(message.field("snapshot-content-location") || message.field("content-location") || null);
  const page = message.texts.find(({ markup }) => markup);
  if (page && (address || (/^multipart\/related/i.test(type) && /saved by|mhtml/i.test(message.field("from"))))) {
    const { readPage } = await import("./page.js");
    return readPage(await markup.page(page.text, bounds), { address, bounds, progress });
  }
  const blocks = await blocksOfMessage(message, bounds);
  const files = message.files.filter((file) => !file.type.startsWith("image/"));
  const letters = files.filter((file) => file.type === "message/rfc822" && depth < PASSED_ON);
  const own = blocks.some((block) => /\S/.test(wordsOf(block)));
  // a message passed on as it came: with nothing said about it, it is what was meant
  if (!own && letters.length === 1) return read({ ...source, bytes: letters[0].bytes() }, depth + 1);
  if (!own) throw new Refusal(message.files.length ? "holds no text of its own: save its attachment and open that." : "holds no text.");
  smallPrint(blocks);
  const subject = message.field("subject").replace(/^(?:(?:re|fwd?|aw|wg): ?){1,9}/i, "").trim();
  const shown = subject && blocks.find((block) => wordsOf(block).replace(/\s+/g, " ").trim().toLowerCase() === subject.toLowerCase());
  if (shown) shown.kind = "title";
  else if (subject) blocks.unshift(line("title", subject));
  for (const letter of letters) {
    const inner = await read({ ...source, bytes: letter.bytes() }, depth + 1).catch((error) => {
      if (error instanceof Refusal && /more than/.test(error.message)) throw error;
      return null;
    });
    for (const block of inner?.blocks ?? []) blocks.push({ ...block, removed: `attached message “${inner?.details.title ?? "without a subject"}”` });
  }
  const names = files.filter((file) => !letters.includes(file)).slice(0, 20).map(({ name }) => name || "one without a name").join(", ");
  return { kind: "mail", blocks,
    details: { title: subject, byline: message.from, date: isoDay(message.field("date")) },
    notes: names ? [`Attached and not read: ${names}.`] : [] };
}
