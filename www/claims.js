/**
 * The claims of an article, ready to be worked through: each with its whole sentence, whose word it rests on, how certain it is, its
 * figures and why. In: a reading. Out: rows, filters, orders. Knows no DOM.
 */
import { normalised } from "./format.js";
import { CERTAINTY, FLAG_NAMES, HEDGE_SIGNS } from "./labels.js";
import { lineAt } from "./reading.js";

/** @typedef {import("./types").Reading} Reading */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Speaker} Speaker */
/** @typedef {import("./types").Quantity} Quantity */
/**
 * `from`, `to`: its whole sentence or sentences. `passage`: what its source says, unless it is the writer's own. `speakers`: all it
 * rests on, its own source first.
 * @typedef {{index: number, claim: import("./types").Claim, start: number, end: number, from: number, to: number, line: number,
 *   passage: Passage | null, speakers: Speaker[], certainty: string, figures: Quantity[], accused: string[], unsure: boolean,
 *   is: Record<"nobody" | "unnamed" | "one" | "figure" | "unsure" | "accusation", boolean>}} ClaimRow
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
  const accused = accusedIn(report);
  let first = 0;
  /** @type {ClaimRow[]} */ const rows = [];
  for (const index of order) {
    const claim = report.claims[index];
    const { start, end } = claim;
    const line = lineAt(reading, start);
    const inside = line >= 0 && start < lines[line].end;
    const last = inside && end <= lines[line].end ? line : Math.max(line, lineAt(reading, Math.max(start, end - 1)));
    while (first < figures.length && figures[first].end <= start) first++;
    const own = [];
    for (let n = first; n < figures.length && figures[n].start < end; n++) if (figures[n].end <= end) own.push(figures[n]);
    const passage = claim.attribution === null ? null : byId.get(claim.attribution) ?? null;
    const whose = [];
    let named = false;
    for (const source of claim.sources) {
      const speaker = speakers[source];
      if (!speaker) continue;
      whose.push(speaker);
      named ||= speaker.kind !== "anon" && speaker.kind !== "none";
    }
    const names = accused(claim);
    const unsure = passage?.unsure ?? false;
    rows.push({
      index, claim, start, end, line: inside ? line : -1, passage,
      from: inside ? Math.min(lines[line].start, start) : start, to: inside ? Math.max(lines[last].end, end) : end,
      speakers: whose, certainty: certaintyOf(claim), figures: own, accused: names, unsure,
      is: { nobody: whose.length === 0, unnamed: whose.length > 0 && !named, one: whose.length === 1, figure: own.length > 0,
        unsure: unsure || claim.flags.includes("unverified") || (claim.certainty !== "CT+" && claim.certainty !== "CT-"), accusation: names.length > 0 },
    });
  }
  return rows;
}

/** Grades in words; there are few. @type {Map<string, string>} */
const grades = new Map();

/** @param {import("./types").Claim} claim */
function certaintyOf({ certainty, flags }) {
  const key = `${certainty} ${flags}`;
  const words = grades.get(key) ?? [CERTAINTY[certainty], ...flags.map((flag) => FLAG_NAMES[flag]).filter(Boolean)].join("; ");
  grades.set(key, words);
  return words;
}

/** Who is accused by a claim: by its passage, or at its place. @param {import("./types").Report} report @returns {(claim: import("./types").Claim) => string[]} */
function accusedIn({ accusations, entities }) {
  if (!accusations.length) return () => [];
  /** @type {Map<number, string[]>} */ const byPassage = new Map();
  /** @type {[start: number, end: number, name: string][]} */ const places = [];
  for (const row of accusations) {
    const name = entities.find(({ id }) => id === row.entity)?.name ?? row.name;
    for (const id of row.attributions) byPassage.set(id, [...(byPassage.get(id) ?? []), name]);
    for (const [start, end] of row.places) places.push([start, end, name]);
  }
  return ({ attribution, start, end }) => {
    const names = attribution === null ? [] : [...(byPassage.get(attribution) ?? [])];
    for (const [a, z, name] of places) if (a < end && z > start) names.push(name);
    return [...new Set(names)];
  };
}

/** What can be asked of the claims; those that are on must all hold. @type {{id: keyof ClaimRow["is"], name: string, says: string}[]} */
export const FILTERS = [
  { id: "nobody", name: "No source", says: "on nobody’s word but the writer’s" },
  { id: "unnamed", name: "Unnamed", says: "only on unnamed sources" },
  { id: "one", name: "One source", says: "on one source only" },
  { id: "figure", name: "Figure", says: "with a figure" },
  { id: "unsure", name: "Unsure", says: "not certain, or a mark the program is not sure of" },
  { id: "accusation", name: "Accusation", says: "that accuse somebody" },
];

/** How weakly a claim is supported: the higher, the weaker. @param {ClaimRow} row */
const weakness = ({ is }) => (is.nobody ? 3 : is.unnamed ? 2 : is.one ? 1 : 0);

/** @type {Record<string, {name: string, by: (a: ClaimRow, b: ClaimRow) => number}>} */
export const ORDERS = {
  reading: { name: "In reading order", by: () => 0 },
  weakest: { name: "Weakest support first", by: (a, b) => weakness(b) - weakness(a) },
  source: { name: "By source", by: (a, b) => (b.speakers[0]?.share ?? -1) - (a.speakers[0]?.share ?? -1) || (a.speakers[0]?.index ?? 0) - (b.speakers[0]?.index ?? 0) },
  figures: { name: "Figures first", by: (a, b) => Number(b.figures.length > 0) - Number(a.figures.length > 0) },
};

/**
 * The rows that all of the filters keep, in an order; alike ones stay in reading order.
 * @param {ClaimRow[]} rows @param {{filters: Set<keyof ClaimRow["is"]>, source: string, order: string}} choice `source`: a letter, or nothing
 */
export function chosen(rows, { filters, source, order }) {
  const asked = [...filters];
  const kept = asked.length || source ? rows.filter((row) => asked.every((id) => row.is[id]) && (!source || row.speakers.some(({ key }) => key === source))) : rows;
  const sorting = ORDERS[order] ?? ORDERS.reading;
  return sorting === ORDERS.reading ? kept : [...kept].sort((a, b) => sorting.by(a, b) || a.start - b.start);
}

/** Whose word it rests on, in words. @param {ClaimRow} row */
export const onWhose = ({ speakers }) => (speakers.length ? speakers.map(({ name }) => name).join("; ") : "the writer alone");

/** A figure with its value, where that says more. @param {Reading} reading @param {Quantity} row */
export function figureOf({ text }, row) {
  const said = text.slice(row.start, row.end).replace(/\s+/g, " ");
  const value = normalised(row);
  if (value.toLowerCase() === said.toLowerCase()) return said;
  // its hedge says all that is new, or its words say the hedge
  if (value.endsWith(said)) return value;
  const sign = HEDGE_SIGNS[row.hedge] ?? "";
  if (sign && said.endsWith(` ${value.slice(sign.length)}`)) return said;
  return sign ? `${said} (${value})` : `${said} = ${value}`;
}

/** Words on one line. @param {Reading} reading @param {number} start @param {number} end */
export const flat = ({ text }, start, end) => text.slice(start, end).replace(/\s+/g, " ").trim();

/** Quoted words of so many or more have somebody who said them. */
const QUOTED = 4;

/** Whole quotations in a text; straight marks open one behind white space alone. */
const QUOTATION = /(^|[\s(])("[^"\n]*")|“[^“”]*”/g;

/** Quotations of a text: corrections leave them where they are. @type {{text: string, rows: import("./types").Pair[]}} */
let quotations = { text: "", rows: [] };

/** Where whole quotations stand in the running text. @param {Reading} reading */
function quotationsOf({ text, report }) {
  if (quotations.text === text) return quotations.rows;
  /** @type {import("./types").Pair[]} */ const rows = [];
  for (const { kind, start, end } of report.paragraphs) {
    if (kind !== "body" && kind !== "item") continue;
    for (const { 0: all, 1: before = "", 2: words = all, index } of text.slice(start, end).matchAll(QUOTATION)) {
      const at = start + index + before.length;
      if (words.split(/\s+/).length >= QUOTED) rows.push([at, at + words.length]);
    }
  }
  quotations = { text, rows };
  return rows;
}

/** Quotations of which nobody says whose they are. @param {Reading} reading @returns {{start: number, end: number}[]} */
export function orphans(reading) {
  const lone = [];
  /** What passages cover, in the order of their beginnings. @type {import("./types").Pair[]} */
  const covered = [];
  for (const { kind, start, end, attribution: { scare, form, content, source } } of reading.passages) {
    if (kind === "none" && !scare && (form === "direct" || form === "mixed")) lone.push({ start, end });
    covered.push(...content, ...source);
  }
  covered.sort((a, b) => a[0] - b[0]);
  let [next, reach] = [0, 0];
  for (const [start, end] of quotationsOf(reading)) {
    while (next < covered.length && covered[next][0] < end) reach = Math.max(reach, covered[next++][1]);
    if (reach <= start) lone.push({ start, end });
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
