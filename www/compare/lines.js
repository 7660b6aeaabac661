/** Figures and certainty that differ between two articles. In: two readings and which sentence goes with which. Out: rows. Knows no DOM. */
import { normalised } from "../format.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Quantity} Quantity */
/** @typedef {{a: number, b: number, changes: import("../types").Change[] | null}} LinePair */
/** @typedef {{start: number, end: number, why: string}} Cause */

/** What a figure is a figure of: its unit, or the thing counted. @param {Reading} reading @param {Quantity} row */
function thing({ text }, { kind, unit, iso, of }) {
  const counted = of ? text.slice(...of).toLowerCase().replace(/\s+/g, " ").replace(/(?<=[a-z]{3})s$/, "") : "";
  return [kind === "ordinal" ? "ordinal" : "", iso ?? unit ?? "", counted].join("|");
}

/** Figures of things that the text names, by thing. @param {Reading} reading */
function counted(reading) {
  /** @type {Map<string, Quantity[]>} */
  const found = new Map();
  for (const row of reading.report.quantities) {
    if (!row.of || row.kind === "ordinal") continue;
    const what = thing(reading, row);
    found.set(what, [...(found.get(what) ?? []), row]);
  }
  return found;
}

/** @param {Quantity} row */
const value = ({ value: low, value_end: high, hedge }) => `${low} ${high ?? ""} ${hedge}`;

/** Figures in a stretch. @param {Reading} reading @param {{start: number, end: number}} line */
const within = ({ report }, { start, end }) => report.quantities.filter((row) => row.start < end && row.end > start && row.kind !== "ordinal");

/**
 * The same thing with two figures: in sentences that go together, and anywhere where the thing counted is named in words.
 * @param {Reading} a @param {Reading} b @param {LinePair[]} pairs @returns {{a: Quantity, b: Quantity, says: string}[]}
 */
export function changedFigures(a, b, pairs) {
  /** @type {{a: Quantity, b: Quantity, says: string}[]} */
  const rows = [];
  const seen = new Set();
  const add = (/** @type {Quantity} */ x, /** @type {Quantity} */ y) => {
    const key = `${x.start} ${y.start}`;
    if (seen.has(key) || value(x) === value(y)) return;
    seen.add(key);
    rows.push({ a: x, b: y, says: `${normalised(x)} against ${normalised(y)}` });
  };
  for (const { a: i, b: j, changes } of pairs) {
    if (i < 0 || j < 0 || !changes) continue;
    const right = within(b, b.lines[j]);
    for (const one of within(a, a.lines[i])) {
      const alike = right.filter((other) => thing(b, other) === thing(a, one) && other.kind === one.kind);
      // the same figure stands there too: nothing differs
      if (alike.length && !alike.some((other) => value(other) === value(one))) add(one, alike[0]);
    }
  }
  const right = counted(b);
  for (const [what, list] of counted(a)) {
    const others = right.get(what) ?? [];
    // counted once on each side, and differently
    if (list.length === 1 && others.length === 1) add(list[0], others[0]);
  }
  return rows.sort((x, y) => x.a.start - y.a.start);
}

/** The words that weaken or deny something in a stretch. @param {Reading} reading @param {{start: number, end: number}} line @returns {Cause[]} */
function hedges({ report }, { start, end }) {
  const inside = (/** @type {{start: number, end: number}} */ row) => row.start < end && row.end > start;
  const graded = report.claims.filter(({ certainty, flags }) => certainty !== "CT+" || flags.includes("unverified"));
  const rows = [...graded.flatMap(({ evidence }) => evidence), ...report.signals.filter(({ kind }) => kind === "hedge")].filter((row) => inside(row) && row.end > row.start);
  return [...new Map(rows.map((row) => [row.start, row])).values()].sort((x, y) => x.start - y.start);
}

/** Words by text, as often as they stand there. @param {string} text @param {Cause[]} causes */
function tally(text, causes) {
  /** @type {Map<string, Cause[]>} */
  const words = new Map();
  for (const cause of causes) {
    const word = text.slice(cause.start, cause.end).toLowerCase();
    words.set(word, [...(words.get(word) ?? []), cause]);
  }
  return words;
}

/**
 * Hedges gained and lost in sentences that go together, and hedged sentences that stand on one side only.
 * @param {Reading} a @param {Reading} b @param {LinePair[]} pairs @returns {{side: "a" | "b", line: number, cause: Cause, together: boolean}[]}
 */
export function changedGrades(a, b, pairs) {
  /** @type {{side: "a" | "b", line: number, cause: Cause, together: boolean}[]} */
  const rows = [];
  for (const { a: i, b: j, changes } of pairs) {
    if (!changes) continue;
    const [left, right] = [i < 0 ? [] : hedges(a, a.lines[i]), j < 0 ? [] : hedges(b, b.lines[j])];
    const [mine, theirs] = [tally(a.text, left), tally(b.text, right)];
    const together = i >= 0 && j >= 0;
    for (const [word, list] of mine) for (const cause of list.slice(theirs.get(word)?.length ?? 0)) rows.push({ side: "a", line: i, cause, together });
    for (const [word, list] of theirs) for (const cause of list.slice(mine.get(word)?.length ?? 0)) rows.push({ side: "b", line: j, cause, together });
  }
  return rows;
}
