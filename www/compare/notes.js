/** A comparison as notes. In: two readings and what differs. Out: Markdown. Knows no DOM. */
import { summary } from "../corrections.js";
import { clip, percent } from "../format.js";
import { LIMITS, plain } from "../exports/notes.js";

/** @typedef {import("../types").Reading} Reading */

/** What a reader changed in it. @param {Reading} reading */
const byHand = ({ report }) => (report.corrections?.length ? ` (changed by hand: ${summary(report.corrections)})` : "");

/** @param {{a: string, b: string}} titles @param {Reading} a @param {Reading} b @param {ReturnType<typeof import("./joined.js").joined>} result */
export function asComparison(titles, a, b, { sources, quotes, figures, grades, shared }) {
  const names = { kept: "kept", changed: "changed", a: "only in A", b: "only in B" };
  const changed = (/** @type {import("../types").Change[]} */ changes) => changes.map(({ text, how }) => (how === "both" ? plain(text, true) : how === "a" ? ` ~~${plain(text)}~~ ` : ` **${plain(text)}** `)).join("");
  const said = (/** @type {Reading} */ { text }, /** @type {{start: number, end: number}} */ { start, end }) => `“${plain(text.slice(start, end))}”`;
  return [
    "# Two articles compared", "", `A: ${plain(titles.a)}${byHand(a)}`, "", `B: ${plain(titles.b)}${byHand(b)}`, "", "## Sources", "", "| Source | in A | in B |", "|---|---|---|",
    ...sources.map(({ a: x, b: y }) => `| ${plain((x ?? y)?.name ?? "")} | ${x ? x.shown : "–"} | ${y ? y.shown : "–"} |`),
    "", "## Quotations", "",
    ...quotes.map(({ a: x, b: y, how, changes }) => `- ${names[how]}: ${how === "changed" ? changed(changes) : plain((x ?? y)?.quote ?? "")} (${plain((x ?? y)?.name ?? "")})`),
    "", "## Figures that differ", "", ...(figures.length ? figures.map(({ a: x, b: y, says }) => `- ${says}: ${said(a, x)} in A, ${said(b, y)} in B`) : ["- none found"]),
    "", "## Hedges, denials and boosters from A to B", "",
    ...(grades.length ? grades.map(({ side, cause }) => `- ${side === "a" ? "lost" : "gained"}: ${said(side === "a" ? a : b, cause)} (${plain(cause.why)})`) : ["- none gained or lost"]),
    "", "## Shared word for word", "", `${percent(shared.a)} of A and ${percent(shared.b)} of B stand in both, in runs of eight words and more.`, "",
    ...shared.runs.slice(0, 20).map(({ a: span, words }) => `- ${words} words: “${plain(clip(a.text.slice(span.start, span.end), 300))}”`),
    "", LIMITS, "",
  ].join("\n");
}
