/**
 * E-mails (.eml) and pages saved as one file (.mhtml). In: bytes. Out: for an e-mail its text with subject, sender and
 * date, the small print of mailing lists marked as removed; for a page what a saved page gives.
 */
import { line, wordsOf } from "./blocks.js";
import { blocksOf, target } from "./html.js";
import { inert } from "./inert.js";
import { library } from "./libraries.js";
import { isoDay } from "./meta.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./types").Block} Block */

const SMALL_PRINT = /\b(?:unsubscribe|view (?:this (?:e-?mail|message)|it|online|in (?:your |a )?browser)|manage (?:your )?(?:preferences|subscription)|update your preferences|privacy (?:policy|notice)|you(?:’|')?re receiving this|you are receiving this|you received this|add us to your address book|forward(?:ed)? (?:this|to a friend))/i;

/** @param {Block[]} blocks */
function smallPrint(blocks) {
  const sign = blocks.findIndex((block) => /^--[ \t]*(?:\n|$)/.test(wordsOf(block)));
  blocks.forEach((block, index) => {
    const words = wordsOf(block);
    const edge = index < 5 || index > blocks.length * 0.6;
    if (edge && words.length < 400 && SMALL_PRINT.test(words)) block.removed = "mailing list’s small print";
    else if (/^>/.test(words) && words.split("\n").every((row) => /^>|^\s*$/.test(row))) block.removed = "quoted from an earlier message";
    else if (sign >= 0 && index >= sign) block.removed = "signature";
  });
}

/** Paragraphs of a plain message; their hard line breaks stay, since the reading joins them. @param {string} text @returns {Block[]} */
const paragraphs = (text) => text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n+/).map((block) => line("body", block.replace(/^\n+|\s+$/g, "")));

/** @param {ArrayBuffer | Uint8Array | string} content */
const bytesOf = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content));

/** @type {import("./types").FormatReader} */
export async function read({ name, bytes, signal, progress }) {
  progress(0.1, "Reading the message");
  const { PostalMime } = await library("mail");
  const email = await PostalMime.parse(bytes);
  const header = (/** @type {string} */ name) => email.headers.find(({ key }) => key === name)?.value ?? "";
  const type = header("content-type");
  if (/multipart\/encrypted|pkcs7-mime/i.test(type) || /^-----BEGIN PGP MESSAGE/m.test(email.text ?? "")) throw new Refusal("is an encrypted message: open it in your mail program, copy the text and paste it here.");
  const address = target(header("snapshot-content-location") || header("content-location") || null);
  if (email.html && (address || /multipart\/related/i.test(type) && /saved by|mhtml/i.test(header("from")))) {
    const { readPage } = await import("./page.js");
    return readPage(inert(email.html), { address, signal });
  }
  const blocks = email.html ? blocksOf(inert(email.html).body) : paragraphs(email.text ?? "");
  const files = email.attachments.filter((file) => !file.related && !/^image\//.test(file.mimeType));
  const letters = files.filter((file) => file.mimeType === "message/rfc822");
  const own = blocks.some((block) => /\S/.test(wordsOf(block)));
  // a message passed on as it came: with nothing said about it, it is what was meant
  if (!own && letters.length === 1) return read({ name, bytes: bytesOf(letters[0].content), signal, progress });
  if (!own) throw new Refusal(email.attachments.length ? "holds no text of its own: save its attachment and drop that." : "holds no text.");
  smallPrint(blocks);
  const subject = email.subject?.replace(/^(?:(?:re|fwd?|aw|wg):\s*)+/i, "").trim();
  const shown = subject && blocks.find((block) => wordsOf(block).replace(/\s+/g, " ").trim().toLowerCase() === subject.toLowerCase());
  if (shown) shown.kind = "title";
  else if (subject) blocks.unshift(line("title", subject));
  for (const letter of letters) {
    const inner = await read({ name, bytes: bytesOf(letter.content), signal, progress }).catch(() => null);
    for (const block of inner?.blocks ?? []) blocks.push({ ...block, removed: `attached message “${inner?.details.title ?? "without a subject"}”` });
  }
  const names = files.filter((file) => !letters.includes(file)).map(({ filename }) => filename ?? "one without a name").join(", ");
  return { kind: "mail", blocks,
    details: { title: subject, byline: email.from?.name || email.from?.address, date: isoDay(header("date")) ?? isoDay(email.date) },
    notes: names ? [`Attached and not read: ${names}.`] : [] };
}
