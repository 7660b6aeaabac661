/**
 * Rules of the reader's own: marks of wording that are switched off, and words of theirs that are marked. In: the engine's report
 * and the rules. Out: the report as those rules have it. Knows no DOM.
 */
import { count } from "./format.js";
import { matcher } from "./own-words.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Rules} Rules */
/** @typedef {import("./types").Signal} Signal */

/** What the engine's rules say unchanged. @type {Rules} */
export const NO_RULES = { off: [], own: [] };

/** The name of the reader's own list among the kinds. */
export const OWN = "own";

/** What a rule is called where it is switched off: rules of one kind that give the same reason are one to a reader. @param {string} kind @param {string} why */
export const ruleKey = (kind, why) => `${kind}: ${why}`;

/** Whether anything is another than the engine has it. @param {Rules} rules */
export const isChanged = ({ off, own }) => off.length + own.length > 0;

/** Paragraphs in which wording is looked for, as the engine does. */
const READ = new Set(["title", "body", "item"]);

/** Stretches inside quotation marks, ascending: pairs of marks within a paragraph, and what somebody says word for word. @param {string} text @param {Report} report */
export function quotedIn(text, { paragraphs, attributions }) {
  /** @type {[number, number][]} */
  const out = attributions.flatMap(({ form, content }) => (form === "direct" || form === "fragment" ? content : []));
  for (const { start, end } of paragraphs) {
    const words = text.slice(start, end);
    // one that is not closed goes on to the paragraph's end, as quotations of several paragraphs do
    for (const { index, 0: said } of words.matchAll(/“[^”]*(?:”|$)|"[^"]*"/g)) out.push([start + index, start + index + said.length]);
  }
  return out.sort((a, b) => a[0] - b[0]);
}

/** The reader's own words where they stand. @param {string} text @param {Report} report @param {Rules["own"]} own */
function ownSignals(text, report, own) {
  const find = matcher(own);
  const quoted = quotedIn(text, report);
  /** @type {{own: Signal[], theirs: Signal[]}} */
  const out = { own: [], theirs: [] };
  let next = 0;
  let reach = 0;
  for (const { start, end, kind } of report.paragraphs) {
    if (!READ.has(kind)) continue;
    for (const { start: from, end: to, why } of find(text, start, end)) {
      for (; next < quoted.length && quoted[next][0] <= from; next++) reach = Math.max(reach, quoted[next][1]);
      (to <= reach ? out.theirs : out.own).push({ start: from, end: to, kind: OWN, why: why || "on your own list" });
    }
  }
  return out;
}

/** The report that was asked for last by each report of the engine: a reading is made anew at every correction. @type {WeakMap<Report, {rules: Rules, report: Report}>} */
const known = new WeakMap();

/** @param {string} text @param {Report} raw @param {Rules} rules @returns {Report} */
export function ruled(text, raw, rules) {
  if (!isChanged(rules)) return raw;
  const last = known.get(raw);
  if (last?.rules === rules) return last.report;
  const off = new Set(rules.off);
  const stays = (/** @type {Signal} */ { kind, why }) => !off.has(kind) && !off.has(ruleKey(kind, why));
  const added = rules.own.length && !off.has(OWN) ? ownSignals(text, raw, rules.own) : { own: [], theirs: [] };
  const merged = (/** @type {Signal[]} */ rows, /** @type {Signal[]} */ more) => [...rows.filter(stays), ...more].sort((a, b) => a.start - b.start);
  const report = { ...raw, signals: merged(raw.signals, added.own), quoted_signals: merged(raw.quoted_signals, added.theirs), wording_rules: rules };
  known.set(raw, { rules, report });
  return report;
}

/** What was changed about the rules, in words; nothing where nothing was. @param {Rules} rules */
export function toldRules({ off, own }) {
  const lists = off.filter((key) => !key.includes(": ")).length;
  const rules = off.length - lists;
  return [lists && `${count(lists, "list")} switched off`, rules && `${count(rules, "rule")} switched off`,
    own.length && `${count(own.length, "word or phrase", "words and phrases")} added`].filter(Boolean).join(", ");
}
