/**
 * The claims with what a checker made of them, for somebody else: an annotated page in one file, a table, notes. In: a reading, its
 * article, rows in the order they are shown. Out: text. Knows no DOM; what the article holds is written as text, never as markup.
 */
import { checksOf, safeLink, STATUSES } from "../claim-checks.js";
import { claimsOf, figureOf, flat, onWhose } from "../claims.js";
import { summary } from "../corrections.js";
import { known } from "../details.js";
import { longDate } from "../format.js";
import { codePoints } from "../offsets.js";
import { wholeShares } from "../shares.js";
import { LIMITS, plain } from "./notes.js";
import { table } from "./tables.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Article} Article */
/** @typedef {import("../claims.js").ClaimRow} ClaimRow */

/** @param {Reading} reading @param {Article} article @param {ClaimRow[]} [rows] */
function queue(reading, article, rows = claimsOf(reading)) {
  const { of } = checksOf(reading.text, reading.report.claims, article.checks ?? []);
  return rows.map((row, n) => {
    const check = of.get(row.index);
    return { n: n + 1, row, sentence: flat(reading, row.from, row.to), claim: flat(reading, row.start, row.end), status: STATUSES[check?.status ?? "open"], note: check?.note ?? "", link: check?.link ?? "",
      when: check?.when ?? "", who: onWhose(row), verb: row.passage?.verb ?? "", place: row.line < 0 ? "" : `s${row.line + 1}`,
      figures: row.figures.map((figure) => figureOf(reading, figure)), why: [...new Set(row.claim.evidence.map(({ start, end, why }) => `${flat(reading, start, end)}: ${why}`))] };
  });
}

/** Where the article is from. @param {Reading} reading @param {Article} article */
function origin(reading, article) {
  const { byline, address } = known(article, reading.report);
  const [named, unnamed, writer] = wholeShares(reading.shares);
  return { title: reading.report.title ?? "No headline", address, facts: [byline, reading.report.date ? longDate(reading.report.date) : "No date", article.origin.label, address].filter(Boolean),
    shares: `${named}% of the words rest on someone named, ${unnamed}% on someone unnamed, ${writer}% on the writer alone.`,
    hand: reading.report.corrections?.length ? `Changed by hand: ${summary(reading.report.corrections)}.` : "" };
}

/** @param {Reading} reading @param {Article} article @param {ClaimRow[]} [rows] */
export function claimsCsv(reading, article, rows) {
  const at = codePoints(reading.text);
  const { title, address } = origin(reading, article);
  return table(["number", "status", "sentence", "claim", "source", "verb", "certainty", "figures", "accuses", "reasons", "note", "link", "changed", "place", "start", "end", "headline", "address"],
    queue(reading, article, rows).map(({ n, row, sentence, claim, status, note, link, when, who, verb, place, figures, why }) =>
      [n, status, sentence, claim, who, verb, row.certainty, figures.join("; "), row.accused.join("; "), why.join("; "), note, link, when, place, at(row.start), at(row.end), title, address]));
}

/** @param {Reading} reading @param {Article} article @param {ClaimRow[]} [rows] */
export function claimsMarkdown(reading, article, rows) {
  const { title, facts, shares, hand } = origin(reading, article);
  return [`# ${plain(title)}`, "", facts.map((fact) => plain(fact)).join(" · "), "", shares, ...(hand ? ["", hand] : []), "", "## Claims", "",
    ...queue(reading, article, rows).flatMap(({ n, row, sentence, status, note, link, who, place, figures }) => [
      `${n}. **${status}**: ${plain(sentence)} (${[plain(who), place, row.certainty, ...figures.map((figure) => plain(figure))].filter(Boolean).join("; ")})`,
      ...(note ? [`   - ${plain(note)}`] : []), ...(link ? [`   - ${safeLink(link) ? `<${safeLink(link)}>` : plain(link)}`] : [])]),
    "", LIMITS, ""].join("\n");
}

/** Text as it may stand in markup and in an attribute. @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const STYLE = `:root{color-scheme:light dark}body{max-width:68rem;margin:0 auto;padding:24px;font:17px/1.55 Georgia,serif}small,table,.facts{font:14px/1.45 system-ui,sans-serif}h1{font-weight:500;line-height:1.15;margin:.3em 0}
.article{max-width:40rem}.c{text-decoration:underline;text-underline-offset:.2em}.c sup{font:600 11px/0 system-ui,sans-serif;margin-left:2px}.c sup a{text-decoration:none;color:inherit}.c.wrong{text-decoration:underline wavy}.c.open{text-decoration-style:dotted}
table{width:100%;border-collapse:collapse;margin:12px 0}th,td{padding:7px 10px 7px 0;border-top:1px solid #8888;text-align:left;vertical-align:top}th,td:nth-child(-n+2){white-space:nowrap}td:nth-child(n+3){overflow-wrap:anywhere}thead th{border:0}.scroll{overflow-x:auto}@media print{body{padding:0;font-size:11pt}table{font-size:9pt}}`;

/** The article with its claims numbered, then the queue: one page without scripts that asks nobody for anything. @param {Reading} reading @param {Article} article @param {ClaimRow[]} [rows] */
export function claimsHtml(reading, article, rows) {
  const { title, facts, shares, hand } = origin(reading, article);
  const list = queue(reading, article, rows);
  const head = ["No.", "Status", "Claim", "Source", "Certainty", "Figures", "Note"].map((name) => `<th scope="col">${name}</th>`).join("");
  const body = list.map(({ n, row, sentence, status, note, link, who, place, figures, why }) => {
    const address = safeLink(link);
    const more = [escaped(note), address ? `<a href="${escaped(address)}" rel="noopener noreferrer">${escaped(link)}</a>` : escaped(link)].filter(Boolean).join("<br>");
    const sure = [row.certainty, ...why].map(escaped).join("<br>");
    return `<tr id="q${n}"><td><a href="#c${n}">${n}</a></td><td>${status}</td><td>${escaped(sentence)} <small>${place}</small></td><td>${escaped(who)}</td><td>${sure}</td><td>${figures.map(escaped).join("<br>")}</td><td>${more}</td></tr>`;
  }).join("\n");
  return `<!doctype html>
<html lang="${escaped(reading.report.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}: claims</title><style>${STYLE}</style></head><body>
<main><p class="facts">${facts.map(escaped).join(" · ")}</p>${reading.report.title ? "" : `<h1>${escaped(title)}</h1>`}
<p class="facts">${[shares, hand].filter(Boolean).map(escaped).join(" ")}</p>
<div class="article">${marked(reading, list)}</div>
<h2>Claims</h2><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div><p class="facts">${escaped(LIMITS)}</p></main></body></html>
`;
}

/** The paragraphs, the claims in them numbered. @param {Reading} reading @param {ReturnType<typeof queue>} list */
function marked({ text, report }, list) {
  const order = [...list].sort((a, b) => a.row.start - b.row.start || b.row.end - a.row.end);
  return report.paragraphs.map(({ start, end, kind }) => {
    let [at, out] = [start, ""];
    for (const { n, row, status } of order) {
      // one within another is told in the queue
      if (row.start < at || row.start >= end) continue;
      const stop = Math.min(row.end, end);
      out += `${escaped(text.slice(at, row.start))}<span class="c ${status.split(" ")[0].toLowerCase()}" id="c${n}">${escaped(text.slice(row.start, stop))}<sup><a href="#q${n}">${n}</a></sup></span>`;
      at = stop;
    }
    const tag = kind === "title" ? "h1" : kind === "heading" ? "h2" : "p";
    return `<${tag}>${out}${escaped(text.slice(at, end))}</${tag}>`;
  }).join("\n");
}
