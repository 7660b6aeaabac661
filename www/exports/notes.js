/** The reading as files: data and notes. In: a Reading. Out: text. Knows no DOM. */
import { outcomeOf } from "../checks.js";
import { summary } from "../corrections.js";
import { DATE, MARKS_FOUND, MARKS_RIGHT } from "../error-rates.js";
import { count, longDate, normalised, percent, placedTime } from "../format.js";
import { CERTAINTY, TYPE_NAMES } from "../labels.js";
import { inCodePoints } from "../offsets.js";
import { wholeShares } from "../shares.js";
import { workOf } from "../work-file.js";

/** @typedef {import("../types").Reading} Reading */

/** What stands below everything that is handed on. */
export const LIMITS = `Made by Sourcelight on the reader’s own machine. Marks are found by program: in news articles kept apart for a test (${longDate(DATE)}), ${percent(MARKS_RIGHT)} of its statements with a source were right in source, verb and words, and it found ${percent(MARKS_FOUND)} of those there. Check them against the text.`;

/**
 * The report with code-point offsets, as the command line prints it: the same each time, so without how long it took. With the article
 * it brings back the work on it: dropped on the page it opens as it was.
 * @param {Reading} reading @param {import("../types").Article} [article]
 */
export function asJson({ report, text }, article) {
  return `${JSON.stringify({ ...inCodePoints(report, text), timings: {}, ...(article ? { article: workOf(article) } : {}) }, null, 2)}\n`;
}

/** Words that would be markup. @param {string} text @param {boolean} [loose] keep the space around them */
export const plain = (text, loose = false) => (loose ? text.replace(/\s+/g, " ") : text.replace(/\s+/g, " ").trim()).replace(/([\\`*_[\]<>#|])/g, "\\$1");

/** Notes for a wiki or a ticket. @param {Reading} reading */
export function asMarkdown(reading) {
  const { report, speakers, text } = reading;
  const [named, unnamed, writer] = wholeShares(reading.shares);
  const quote = (/** @type {number} */ start, /** @type {number} */ end) => `“${plain(text.slice(start, end))}”`;
  const parts = [
    `# ${plain(report.title ?? "No headline")}`,
    "",
    `${report.date ? longDate(report.date) : "No date"} · ${count(report.statistics.words ?? reading.words, "word")} · ${named}% of the words rest on someone named, ${unnamed}% on someone unnamed, ${writer}% on the writer alone.`,
    ...(report.corrections?.length ? ["", `Changed by hand: ${summary(report.corrections)}.`] : []),
    "",
    "## Who says so",
    "",
  ];
  for (const { key, name, role, shown, passages, kind } of [...speakers].sort((a, b) => b.share - a.share)) {
    parts.push(`### ${[key, plain(name)].filter(Boolean).join(" ")} · ${shown}`, "");
    if (role) parts.push(plain(role), "");
    for (const { verb, quote: said, sentence, attribution } of passages) {
      parts.push(`- ${kind === "none" ? "" : `**${plain(verb) || "quoted"}** `}${plain(said)} (s${sentence + 1}, ${CERTAINTY[attribution.certainty]}${attribution.flags.length ? `; ${attribution.flags.join(", ")}` : ""}; ${TYPE_NAMES[attribution.source_type].toLowerCase()}${attribution.by_hand ? `; ${attribution.by_hand} by hand` : ""})`);
    }
    parts.push("");
  }
  parts.push("## What isn’t here", "");
  for (const { why, ask, evidence } of report.gaps) {
    parts.push(`- ${plain(why)} *${plain(ask)}*${evidence.length ? ` ${evidence.slice(0, 3).map(([a, b]) => quote(a, b)).join(", ")}` : ""}`);
  }
  if (!report.gaps.length) parts.push("- No check reported an absence.");
  const looked = (/** @type {import("../checks.js").Outcome} */ wanted) => report.checks.filter((check) => outcomeOf(reading, check).outcome === wanted).map((check) => check.looks_for);
  const [found, absent] = [looked("found"), looked("absent")];
  if (found.length) parts.push("", `Found: ${plain(found.join("; "))}.`);
  if (absent.length) parts.push("", `Does not arise here: ${plain(absent.join("; "))}.`);
  const long = report.long_sentences?.length;
  if (long) parts.push("", `Read in parts: ${count(long, "stretch", "stretches")} of more than 512 words and marks without a full stop.`);
  parts.push("", "## Figures and dates", "");
  for (const row of report.quantities) parts.push(`- ${quote(row.start, row.end)}: ${normalised(row)}`);
  for (const row of report.dates) parts.push(`- ${quote(row.start, row.end)}: ${placedTime(row) || "no fixed date"}`);
  for (const { why } of report.consistency) parts.push(`- To check: ${plain(why)}`);
  parts.push("", LIMITS, "");
  return parts.join("\n");
}
