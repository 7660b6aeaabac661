/**
 * PDF. In: bytes. Out: blocks rebuilt from where words stand on the pages: a PDF keeps neither paragraphs nor their order.
 * Repeated heads and feet of pages are marked as removed.
 */
import { wordsOf } from "./blocks.js";
import { library } from "./libraries.js";
import { isoDay } from "./meta.js";
import { blocksOfPages, linesOf } from "./pdf-lines.js";
import { breathe, Refusal } from "./refusal.js";

/** The library's own worker, from this page's address. */
const WORKER = new URL("../vendor/pdf-worker.js", import.meta.url);

/** The worker, started so that it has this page's security policy. */
async function startWorker() {
  const { moduleWorker } = await import("../module-worker.js");
  return moduleWorker(WORKER.href, "pdf");
}

/** "D:20251014093000+02'00'" @param {unknown} text */
const day = (text) => (typeof text === "string" ? isoDay(text.replace(/^D:/, "")) : undefined);
/** Programs write their own names and paths where a title belongs. @param {unknown} text */
const title = (text) => (typeof text === "string" && text.length > 8 && /\s/.test(text.trim()) && !/\.(?:docx?|indd|qxd|pdf|odt|pages)\b|^Microsoft Word|untitled/i.test(text) ? text : undefined);

/** @type {import("./types").FormatReader} */
export async function read({ bytes, signal, progress }) {
  progress(0, "Loading the reader for PDF");
  const [pdf, port] = await Promise.all([library("pdf"), startWorker()]);
  const worker = new pdf.PDFWorker({ port });
  const task = pdf.getDocument({ data: bytes, worker, isEvalSupported: false, useWorkerFetch: false, disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 });
  const stop = () => port.terminate();
  signal.addEventListener("abort", stop);
  try {
    return await pages(await opened(task.promise, port), { signal, progress, image: pdf.OPS });
  } finally {
    signal.removeEventListener("abort", stop);
    if (!signal.aborted) await task.destroy().catch(() => {});
    worker.destroy();
    port.terminate();
  }
}

/** The document, or why it cannot be opened. @param {Promise<import("./library-types").PdfDocument>} promise @param {Worker} port */
async function opened(promise, port) {
  const died = new Promise((_, fail) => port.addEventListener("error", () => fail(new Error("the worker for PDF failed"))));
  try {
    return await /** @type {typeof promise} */ (Promise.race([promise, died]));
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw new Refusal("is protected by a password: open it, save or print a copy without one and drop that.");
    if (/InvalidPDF|FormatError|MissingPDF|UnknownError/.test(name)) throw new Refusal("is a broken PDF: download it again, or open it and copy the article.");
    throw error;
  }
}

/**
 * @param {import("./library-types").PdfDocument} file
 * @param {{signal: AbortSignal, progress: import("./types").Progress, image: Record<string, number>}} options
 * @returns {Promise<import("./types").Parsed>}
 */
async function pages(file, { signal, progress, image }) {
  /** @type {import("./pdf-lines.js").Page[]} */ const read = [];
  let pictures = 0;
  for (let number = 1; number <= file.numPages; number++) {
    progress((number - 1) / file.numPages, `Page ${number} of ${file.numPages}`);
    await breathe(signal);
    const page = await file.getPage(number);
    const [{ items }, notes] = await Promise.all([page.getTextContent({ disableNormalization: false }), page.getAnnotations()]);
    const links = notes.filter((note) => note.subtype === "Link" && note.url).map(({ url, rect }) => ({ href: url ?? "", rect }));
    const lines = linesOf(/** @type {import("./library-types").PdfItem[]} */ (items.filter((item) => "str" in item)), links);
    if (!lines.length) {
      const { fnArray } = await page.getOperatorList();
      if (fnArray.some((operation) => operation === image.paintImageXObject || operation === image.paintImageMaskXObject)) pictures++;
    }
    const [left, bottom, right, top] = page.view;
    read.push({ lines, width: right - left, bottom, top });
    page.cleanup();
  }
  if (!read.some(({ lines }) => lines.length)) {
    throw new Refusal(pictures ? "is a scan: its pages are pictures of text. Run it through a program that recognises text (OCR), then drop the result." : "holds no text.");
  }
  const { info } = await file.getMetadata();
  const blocks = blocksOfPages(read);
  // a paper's day stands at the head of its pages
  const printed = blocks.filter((block) => block.removed).slice(0, 6).map((block) => isoDay(wordsOf(block))).find(Boolean);
  const head = blocks.find((block) => block.kind === "title")?.runs.map((run) => run.text).join("");
  return { kind: "pdf", blocks,
    details: { title: head ?? title(info.Title), byline: typeof info.Author === "string" && /\s/.test(info.Author) ? info.Author : undefined, date: printed, made: day(info.CreationDate) },
    notes: [
      "A PDF keeps no paragraphs and no reading order: both were rebuilt, so look for text out of place.",
      ...(pictures ? [`${pictures === 1 ? "One page is a picture" : `${pictures} pages are pictures`} of text and could not be read.`] : []),
    ] };
}
