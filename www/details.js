/**
 * What is known about an article beside its report: found in the text or in the file, and changed by the reader. In: an
 * article and its report. Out: headline, byline, dateline, date and address; and the article with one of them changed.
 * Headline, byline and dateline are words of the text, so changing one changes the text. Knows no view.
 */

/** @typedef {import("./types").Article} Article */
/** @typedef {import("./types").Report} Report */
/** @typedef {{title: string, byline: string, dateline: string, date: string, address: string}} Known */

/** "QUELL SOUND, Oct. 13 (Courier) — " at the head of running text. */
const DATELINE = /^([A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\p{L}. ]{1,30})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?)(?: \([^)]{2,40}\))?\s{0,3}(?:—|–|--|-)\s/u;

/** @param {Report} report @param {string} kind */
const paragraph = (report, kind) => report.paragraphs.find((row) => row.kind === kind);

/** @param {Article} article @param {Report} report */
function datelineOf({ text }, report) {
  const body = paragraph(report, "body");
  const found = body && DATELINE.exec(text.slice(body.start, Math.min(body.end, body.start + 160)));
  return body && found ? { start: body.start, end: body.start + found[1].length, text: found[1].trim() } : null;
}

/** The first web address in the text. @param {string} text */
const addressIn = (text) => /\bhttps?:\/\/[^\s)>\]]+/.exec(text.slice(0, 20_000))?.[0] ?? "";

/** @param {Article} article @param {Report} report @returns {Known} */
export function known(article, report) {
  const words = (/** @type {string} */ kind) => {
    const row = paragraph(report, kind);
    return row ? article.text.slice(row.start, row.end).replace(/\s+/g, " ").trim() : "";
  };
  const { found } = article;
  return {
    title: words("title") || found?.title || "",
    byline: words("byline") || found?.byline || "",
    dateline: datelineOf(article, report)?.text || found?.dateline || "",
    date: article.date ?? report.date ?? "",
    address: found?.address ?? addressIn(article.text),
  };
}

/** What a text without a file knows. @returns {import("./import/types").Found} */
const nothing = () => ({ kind: "text", links: [], headings: [], removed: [], notes: [], blocks: [] });

/**
 * The article with other words between two places; links and headings move along.
 * @param {Article} article @param {number} start @param {number} end @param {string} words
 * @returns {Article}
 */
export function splice(article, start, end, words) {
  const text = article.text.slice(0, start) + words + article.text.slice(end);
  const by = words.length - (end - start);
  const move = (/** @type {{start: number, end: number}} */ span) =>
    (span.start >= end ? { ...span, start: span.start + by, end: span.end + by } : span);
  const { found } = article;
  if (!found) return { ...article, text };
  const apart = (/** @type {{start: number, end: number}} */ span) => span.end <= start || span.start >= end;
  return { ...article, text, found: { ...found, links: found.links.filter(apart).map((link) => ({ ...link, ...move(link) })),
    headings: found.headings.map((heading) => ({ ...heading, ...(heading.start <= start && heading.end >= end ? { end: heading.end + by } : move(heading)) })) } };
}

/**
 * @param {Article} article
 * @param {Report} report of this article
 * @param {keyof Known} key
 * @param {string} value
 * @returns {Article}
 */
export function withDetail(article, report, key, value) {
  const words = value.replace(/\s+/g, " ").trim();
  const found = { ...(article.found ?? nothing()), [key]: words || undefined };
  const next = { ...article, found };
  if (key === "date") return { ...next, date: words || undefined };
  if (key === "address") return next;
  if (key === "dateline") {
    const at = datelineOf(article, report);
    const body = paragraph(report, "body");
    if (at) return splice(next, at.start, at.end, words);
    return words && body ? splice(next, body.start, body.start, `${words} — `) : next;
  }
  const own = paragraph(report, key);
  if (own) return splice(next, own.start, words ? own.end : afterGap(article.text, own.end), words);
  if (!words) return next;
  const title = key === "byline" ? paragraph(report, "title") : undefined;
  return title ? splice(next, title.end, title.end, `\n\n${words}`) : splice(next, 0, 0, `${words}\n\n`);
}

/** Past the empty lines after a paragraph. @param {string} text @param {number} end */
function afterGap(text, end) {
  const gap = /^\s*/.exec(text.slice(end, end + 100));
  return end + (gap?.[0].length ?? 0);
}
