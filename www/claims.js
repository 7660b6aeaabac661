/**
 * The claims of an article, ready to be worked through: each with its whole sentence, whose word it rests on, how certain it is, its
 * figures and why. In: a reading. Out: rows, filters, orders. Knows no DOM.
 */
import { normalised } from "./format.js";
import { CERTAINTY, FLAG_NAMES } from "./labels.js";
import { lineAt } from "./reading.js";

/** @typedef {import("./types").Reading} Reading */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Speaker} Speaker */
/** @typedef {import("./types").Quantity} Quantity */
/**
 * `from`, `to`: its whole sentence or sentences. `passage`: what its source says, unless it is the writer's own. `speakers`: all it
 * rests on, its own source first.
 * @typedef {{index: number, claim: import("./types").Claim, start: number, end: number, from: number, to: number, line: number,
 *   passage: Passage | null, speakers: Speaker[], certainty: string, figures: Quantity[], accused: string[], unsure: boolean}} ClaimRow
 */

/** Rows by reading: what is filtered and ordered is asked for often. @type {WeakMap<Reading, ClaimRow[]>} */
const known = new WeakMap();

/** @param {Reading} reading @returns {ClaimRow[]} in reading order */
export function claimsOf(reading) {
  const rows = known.get(reading) ?? made(reading);
  known.set(reading, rows);
  return rows;
}

/** @param {Reading} reading @returns {ClaimRow[]} */
function made(reading) {
  const { report, lines, speakers, byId } = reading;
  const figures = [...report.quantities].sort((a, b) => a.start - b.start);
  const order = report.claims.map((_, index) => index).sort((a, b) => report.claims[a].start - report.claims[b].start || report.claims[a].end - report.claims[b].end);
  /** Who is accused, by the passages and places that do it. */
  const accusations = report.accusations.map((row) => ({ ...row, name: report.entities.find(({ id }) => id === row.entity)?.name ?? row.name }));
  let first = 0;
  return order.map((index) => {
    const claim = report.claims[index];
    const { start, end } = claim;
    const line = lineAt(reading, start);
    const last = Math.max(line, lineAt(reading, Math.max(start, end - 1)));
    const inside = line >= 0 && start < lines[line].end;
    while (first < figures.length && figures[first].end <= start) first++;
    const own = [];
    for (let n = first; n < figures.length && figures[n].start < end; n++) if (figures[n].end <= end) own.push(figures[n]);
    const passage = claim.attribution === null ? null : byId.get(claim.attribution) ?? null;
    return {
      index, claim, start, end, line: inside ? line : -1, passage,
      from: inside ? Math.min(lines[line].start, start) : start, to: inside ? Math.max(lines[last].end, end) : end,
      speakers: claim.sources.flatMap((source) => speakers[source] ?? []),
      certainty: [CERTAINTY[claim.certainty], ...claim.flags.map((flag) => FLAG_NAMES[flag]).filter(Boolean)].join("; "),
      figures: own,
      accused: accusations.filter(({ attributions, places }) => (claim.attribution !== null && attributions.includes(claim.attribution)) || places.some(([a, z]) => a < end && z > start)).map(({ name }) => name),
      unsure: passage?.unsure ?? false,
    };
  });
}

/** Whether a source is one that nobody can ask by name. @param {Speaker} speaker */
const unnamed = ({ kind }) => kind === "anon" || kind === "none";

/** What can be asked of the claims; those that are on must all hold. @type {{id: string, name: string, says: string, is: (row: ClaimRow) => boolean}[]} */
export const FILTERS = [
  { id: "nobody", name: "No source", says: "on nobody’s word but the writer’s", is: ({ speakers }) => speakers.length === 0 },
  { id: "unnamed", name: "Unnamed", says: "only on unnamed sources", is: ({ speakers }) => speakers.length > 0 && speakers.every(unnamed) },
  { id: "one", name: "One source", says: "on one source only", is: ({ speakers }) => speakers.length === 1 },
  { id: "figure", name: "Figure", says: "with a figure", is: ({ figures }) => figures.length > 0 },
  { id: "unsure", name: "Unsure", says: "not certain, or a mark the program is not sure of", is: ({ claim, unsure }) => unsure || claim.flags.includes("unverified") || !/^CT/.test(claim.certainty) },
  { id: "accusation", name: "Accusation", says: "that accuse somebody", is: ({ accused }) => accused.length > 0 },
];

/** How weakly a claim is supported: the higher, the weaker. @param {ClaimRow} row */
const weakness = ({ speakers }) => (speakers.length === 0 ? 3 : speakers.every(unnamed) ? 2 : speakers.length === 1 ? 1 : 0);

/** @type {Record<string, {name: string, by: (a: ClaimRow, b: ClaimRow) => number}>} */
export const ORDERS = {
  reading: { name: "In reading order", by: () => 0 },
  weakest: { name: "Weakest support first", by: (a, b) => weakness(b) - weakness(a) },
  source: { name: "By source", by: (a, b) => (b.speakers[0]?.share ?? -1) - (a.speakers[0]?.share ?? -1) || (a.speakers[0]?.index ?? 0) - (b.speakers[0]?.index ?? 0) },
  figures: { name: "Figures first", by: (a, b) => Number(b.figures.length > 0) - Number(a.figures.length > 0) },
};

/**
 * The rows that all of the filters keep, in an order; alike ones stay in reading order.
 * @param {ClaimRow[]} rows @param {{filters: Set<string>, source: number, order: string}} choice `source`: an index of speakers, or -1
 */
export function chosen(rows, { filters, source, order }) {
  const asked = FILTERS.filter(({ id }) => filters.has(id));
  const kept = rows.filter((row) => asked.every(({ is }) => is(row)) && (source < 0 || row.speakers.some(({ index }) => index === source)));
  return kept.map((row, n) => ({ row, n })).sort((a, b) => (ORDERS[order] ?? ORDERS.reading).by(a.row, b.row) || a.n - b.n).map(({ row }) => row);
}

/** Whose word it rests on, in words. @param {ClaimRow} row */
export const onWhose = ({ speakers }) => (speakers.length ? speakers.map(({ name }) => name).join("; ") : "the writer alone");

/** A figure with its value, where that says more. @param {Reading} reading @param {Quantity} row */
export function figureOf({ text }, row) {
  const said = text.slice(row.start, row.end).replace(/\s+/g, " ");
  const value = normalised(row);
  if (value.toLowerCase() === said.toLowerCase()) return said;
  // its hedge says all that is new
  return value.endsWith(said) ? value : `${said} = ${value}`;
}

/** Words on one line. @param {Reading} reading @param {number} start @param {number} end */
export const flat = ({ text }, start, end) => text.slice(start, end).replace(/\s+/g, " ").trim();

/** Quoted words of so many or more have somebody who said them. */
const QUOTED = 4;

/** Quotations of which nobody says whose they are. @param {Reading} reading @returns {{start: number, end: number}[]} */
export function orphans(reading) {
  const { report, passages, text } = reading;
  const said = passages.filter(({ attribution: { scare } }) => !scare);
  const lone = said.filter(({ kind, attribution: { form } }) => kind === "none" && (form === "direct" || form === "mixed")).map(({ start, end }) => ({ start, end }));
  for (const { kind, start, end } of report.paragraphs) {
    if (kind !== "body" && kind !== "item") continue;
    for (const match of text.slice(start, end).matchAll(/“[^“”]{8,2000}”|(?<=^|[\s(])"[^"\n]{8,2000}"/g)) {
      const [a, z] = [start + match.index, start + match.index + match[0].length];
      const words = match[0].split(/\s+/).length;
      const covered = passages.some(({ attribution: { content, source } }) => [...content, ...source].some(([from, to]) => from < z && to > a));
      if (words >= QUOTED && !covered) lone.push({ start: a, end: z });
    }
  }
  return lone.sort((a, b) => a.start - b.start);
}

/** A passage as it is quoted elsewhere: its words, who says them, where they stand. @param {Reading} reading @param {{start: number, end: number}} span @param {string} [address] */
export function citation(reading, { start, end }, address = "") {
  const { report, passages } = reading;
  const line = lineAt(reading, start);
  const said = passages.filter((passage) => passage.kind !== "none" && passage.attribution.content.some(([a, z]) => a < end && z > start));
  const who = [...new Set(said.map(({ name, verb }) => `${name.replace(/^[^:]{1,6}: /, "")}${verb ? ` (${verb})` : ""}`))].join("; ");
  const words = flat(reading, start, end);
  const marked = /^[“"„«]/.test(words) ? words : `“${words}”`;
  return [`${marked} — ${who || "the writer"}`, [report.title, report.date, line >= 0 ? `sentence ${line + 1}` : "headline", address].filter(Boolean).join(", ")].join("\n");
}
