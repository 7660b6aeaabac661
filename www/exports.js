/** The reading as files: data, passages, notes. In: a Reading. Out: text. Knows no DOM. */
import { count, longDate, normalised, percent, placedTime } from "./format.js";
import { CERTAINTY, TYPE_NAMES } from "./labels.js";
import { codePoints, inCodePoints } from "./offsets.js";

/** @typedef {import("./types").Reading} Reading */

/** The report with code-point offsets, as the command line prints it. @param {Reading} reading */
export function asJson({ report, text }) {
  return `${JSON.stringify(inCodePoints(report, text), null, 2)}\n`;
}

/** One cell. A leading = + - @ would be a formula in a spreadsheet. @param {string | number | null} value */
function cell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row a passage; offsets in code points. @param {Reading} reading */
export function asCsv(reading) {
  const at = codePoints(reading.text);
  const rows = reading.passages.map(({ attribution: row, key, name, verb, quote, sentence, start, end, source }) => [
    row.id, key, reading.speakers[source]?.name ?? name, row.source_type, verb, quote, row.form, row.cue_class, row.certainty,
    row.flags.join(" "), sentence + 1, at(start), at(end), row.nested_in, Math.round(row.confidence * 1000) / 1000,
  ]);
  const head = ["id", "key", "source", "source_type", "cue", "content", "form", "cue_class", "certainty", "flags", "sentence", "start", "end", "nested_in", "confidence"];
  return `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Words that would be markup. @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim().replace(/([\\`*_[\]<>#|])/g, "\\$1");

/** Notes for a wiki or a ticket. @param {Reading} reading */
export function asMarkdown(reading) {
  const { report, speakers, shares, text } = reading;
  const quote = (/** @type {number} */ start, /** @type {number} */ end) => `“${plain(text.slice(start, end))}”`;
  const parts = [
    `# ${plain(report.title ?? "No headline")}`,
    "",
    `${report.date ? longDate(report.date) : "No date"} · ${count(report.statistics.words ?? reading.words, "word")} · ${percent(shares.named)} of the words rest on someone named, ${percent(shares.unnamed)} on someone unnamed, ${percent(shares.writer)} on the writer alone.`,
    "",
    "## Who says so",
    "",
  ];
  for (const { key, name, role, share, passages, kind } of [...speakers].sort((a, b) => b.share - a.share)) {
    parts.push(`### ${[key, plain(name)].filter(Boolean).join(" ")} · ${percent(share)}`, "");
    if (role) parts.push(plain(role), "");
    for (const { verb, quote: said, sentence, attribution } of passages) {
      parts.push(`- ${kind === "none" ? "" : `**${plain(verb) || "quoted"}** `}${plain(said)} (s${sentence + 1}, ${CERTAINTY[attribution.certainty]}${attribution.flags.length ? `; ${attribution.flags.join(", ")}` : ""}; ${TYPE_NAMES[attribution.source_type].toLowerCase()})`);
    }
    parts.push("");
  }
  parts.push("## What isn’t here", "");
  for (const { why, ask, evidence } of report.gaps) {
    parts.push(`- ${plain(why)} *${plain(ask)}*${evidence.length ? ` ${evidence.slice(0, 3).map(([a, b]) => quote(a, b)).join(", ")}` : ""}`);
  }
  if (!report.gaps.length) parts.push("- No check reported an absence.");
  parts.push("", "## Figures and dates", "");
  for (const row of report.quantities) parts.push(`- ${quote(row.start, row.end)}: ${normalised(row)}`);
  for (const row of report.dates) parts.push(`- ${quote(row.start, row.end)}: ${placedTime(row) || "cannot be placed"}`);
  for (const { why } of report.consistency) parts.push(`- To check: ${plain(why)}`);
  parts.push("", "Made by Sourcelight on the reader’s own machine. Marks are found by program and can be wrong: check them against the text.", "");
  return parts.join("\n");
}
