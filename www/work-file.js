/**
 * The work on an article as it goes into an exported file and comes back out of it: its words, what is known of it, what was corrected
 * and noted. In: an article; or what a file holds, which may be a stranger's. Out: plain data; or an article. Knows no DOM.
 */
import { checksIn, fits, isRow, MOST_CORRECTIONS } from "./correction-guard.js";

/** @typedef {import("./types").Article} Article */

/** What is known of a text, in words. */
const DETAILS = /** @type {const} */ (["title", "byline", "dateline", "address"]);
/** So many links come back. */
const MOST_LINKS = 5000;

/** @param {Article} article */
export function workOf({ text, date, origin, found, corrections = [], checks = [], unsure }) {
  const details = Object.fromEntries(DETAILS.map((key) => [key, found?.[key]]).filter(([, value]) => value));
  return { text, label: origin.label, ...(date ? { date } : {}), ...(unsure ? { unsure } : {}), details, links: found?.links ?? [], corrections, checks };
}

/** @param {unknown} value @returns {Article | null} nothing where it holds no article */
export function workFrom(value) {
  if (!isRow(value) || typeof value.text !== "string" || !value.text.trim()) return null;
  const { text, label, date, unsure } = value;
  const given = isRow(value.details) ? value.details : {};
  const details = Object.fromEntries(DETAILS.flatMap((key) => (typeof given[key] === "string" ? [[key, given[key].slice(0, 2000)]] : [])));
  const links = (Array.isArray(value.links) ? value.links : []).slice(0, MOST_LINKS)
    .filter((link) => isRow(link) && Number.isInteger(link.start) && Number.isInteger(link.end) && typeof link.href === "string" && typeof link.text === "string" && text.slice(Number(link.start), Number(link.end)) === link.text)
    .map(({ start, end, href, text: words }) => ({ start, end, href, text: words }));
  const corrections = (Array.isArray(value.corrections) ? value.corrections : []).slice(0, MOST_CORRECTIONS).filter(fits(text));
  const checks = checksIn(text, value.checks);
  return {
    text, origin: { label: typeof label === "string" ? label.slice(0, 200) : "Exported article" }, found: { kind: "report", links, headings: [], removed: [], notes: [], blocks: [], ...details },
    ...(typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? { date } : {}), ...(unsure === true ? { unsure } : {}),
    ...(corrections.length ? { corrections } : {}), ...(checks.length ? { checks } : {}),
  };
}
