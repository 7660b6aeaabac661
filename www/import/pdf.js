/**
 * PDF. In: bytes. Out: blocks rebuilt from where words stand on the pages: a PDF keeps neither paragraphs nor their order.
 * Repeated heads and feet of pages are marked as removed.
 */
import { wordsOf } from "./blocks.js";
import { MAX_PAGES } from "./bounds.js";
import { library } from "./libraries.js";
import { isoDay } from "./meta.js";
import { blocksOfPages, linesOf } from "./pdf-lines.js";
import { PdfPort } from "./pdf-port.js";
import { Refusal } from "./refusal.js";

/** Bytes that one stream of a file may unpack to, and all of them together, read again or not. */
const MAX_STREAM = 48_000_000;
const MAX_STREAMS = 400_000_000;
/** Drawings within drawings of one page that are followed. */
const MAX_DRAWN = 5000;
/** Pages without text that are looked at for pictures. */
const MAX_LOOKS = 50;

/** "D:20251014093000+02'00'" @param {unknown} text */
const day = (text) => (typeof text === "string" ? isoDay(text.replace(/^D:/, "")) : undefined);
/** Programs write their own names and paths where a title belongs. @param {unknown} text */
const title = (text) => (typeof text === "string" && text.length > 8 && text.length < 1000 && /\s/.test(text.trim()) && !/\.(?:docx?|indd|qxd|pdf|odt|pages)\b|^Microsoft Word|untitled/i.test(text) ? text : undefined);

/** What the library unpacks and draws: it is built to tell. */
class Unpacked {
  #all = 0;
  #drawn = 0;
  /** Why it was stopped. */ over = "";

  constructor() {
    Object.assign(globalThis, {
      sourcelightUnpacked: (/** @type {number} */ more, /** @type {number} */ whole) => this.#add(more, whole),
      sourcelightDrawn: () => { if (++this.#drawn > MAX_DRAWN) this.#stop("is drawn in more pieces than Sourcelight follows"); },
    });
  }

  /** @param {number} more bytes @param {number} whole of the stream, with them */
  #add(more, whole) {
    this.#all += more;
    if (whole > MAX_STREAM || this.#all > MAX_STREAMS) this.#stop("unpacks to more than Sourcelight reads");
  }

  /** @param {string} why @returns {never} */
  #stop(why) {
    this.over = why;
    throw new Error(why);
  }

  /** The next page begins. */
  page() {
    this.#drawn = 0;
  }

  /** Stops where it was too much; the library may have gone on without the part. */
  check() {
    if (this.over) throw new Refusal(`${this.over}: open it, copy the article and paste it here.`);
  }
}

/** @type {import("./types").FormatReader} */
export async function read({ bytes, bounds, progress }) {
  progress(0, "Loading the PDF reader");
  const { WorkerMessageHandler } = await library("pdf");
  const unpacked = new Unpacked();
  const port = new PdfPort(WorkerMessageHandler);
  try {
    const { numPages } = await opened(port, bytes);
    if (numPages > MAX_PAGES) throw new Refusal(`has more than ${MAX_PAGES} pages: save the ones you want as a file of their own and open that.`);
    return await pages(port, numPages, { bounds, progress, unpacked });
  } catch (error) {
    unpacked.check();
    throw error;
  } finally {
    await port.end().catch(() => {});
  }
}

/** The document, or why it cannot be opened. @param {PdfPort} port @param {Uint8Array} bytes */
async function opened(port, bytes) {
  try {
    return await port.open(bytes);
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw new Refusal("is protected by a password: open it, save or print a copy without one and open that.");
    if (/InvalidPDF|FormatError|MissingPDF|UnknownError/.test(name)) throw new Refusal("is a broken PDF: download it again, or open it and copy the article.");
    throw error;
  }
}

/**
 * A page's pieces of text.
 * @param {PdfPort} port @param {number} index @param {import("./types").Bounded} bounds
 */
async function itemsOf(port, index, bounds) {
  /** @type {import("./library-types").PdfItem[]} */ const out = [];
  for await (const { items } of port.text(index)) {
    for (const item of items) {
      if (!("str" in item)) continue;
      bounds.text(item.str.length);
      bounds.node();
      out.push(item);
    }
  }
  return out;
}

/**
 * @param {PdfPort} port
 * @param {number} count of pages
 * @param {{bounds: import("./types").Bounded, progress: import("./types").Progress, unpacked: Unpacked}} options
 * @returns {Promise<import("./types").Parsed>}
 */
async function pages(port, count, { bounds, progress, unpacked }) {
  /** @type {import("./pdf-lines.js").Page[]} */ const read = [];
  let [pictures, looks] = [0, 0];
  for (let index = 0; index < count; index++) {
    progress(index / count, `Page ${index + 1} of ${count}`);
    unpacked.page();
    const { view: [left, bottom, right, top] } = await port.page(index);
    const items = await itemsOf(port, index, bounds);
    const links = (await port.annotations(index)).filter((note) => note.subtype === "Link" && note.url).map(({ url, rect }) => ({ href: url ?? "", rect }));
    unpacked.check();
    const lines = linesOf(items, links);
    if (!lines.length && looks++ < MAX_LOOKS && await port.hasPicture(index)) pictures++;
    unpacked.check();
    read.push({ lines, width: right - left, bottom, top });
  }
  if (!read.some(({ lines }) => lines.length)) {
    throw new Refusal(pictures ? "is a scan: its pages are pictures of text. Run it through a program that recognises text (OCR), then open the result." : "holds no text.");
  }
  const info = await port.info();
  const blocks = blocksOfPages(read, bounds);
  // a paper's day stands at the head of its pages
  const printed = blocks.filter((block) => block.removed).slice(0, 6).map((block) => isoDay(wordsOf(block))).find(Boolean);
  const head = blocks.find((block) => block.kind === "title")?.runs.map((run) => run.text).join("");
  return { kind: "pdf", blocks,
    details: { title: head ?? title(info.Title), byline: typeof info.Author === "string" && /\s/.test(info.Author) ? info.Author.slice(0, 1000) : undefined, date: printed, made: day(info.CreationDate) },
    notes: [
      "A PDF keeps no paragraphs and no reading order: both were rebuilt, so look for text out of place.",
      ...(pictures ? [`${pictures === 1 ? "One page is a picture" : `${pictures} pages are pictures`} of text and could not be read.`] : []),
    ] };
}
