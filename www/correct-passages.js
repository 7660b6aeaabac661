/**
 * Passages corrected by hand: given to another source, dropped, added. In: a report's draft and a correction. Out: the draft changed;
 * rows are replaced, never changed, so that an earlier draft stays what it was. Knows no DOM.
 */
import { findQuote, quoteOf } from "./quotes.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Attribution} Attribution */
/** @typedef {import("./types").Correction} Correction */
/** @typedef {import("./types").SourceChoice} SourceChoice */
/** @typedef {import("./types").Pair} Pair */

/**
 * The working copy: rows that corrections may replace, what the sources are called, and the kinds that were given to them, by their
 * names in small letters.
 * @typedef {{text: string, report: Report, names: Map<number, string>, types: Map<string, import("./types").SourceType>,
 *   kinds: Map<string, import("./types").Source["kind"]>, renames: Map<string, string>}} Draft `kinds`, `renames`: by those names too
 */

/** First and last offset of what is said; of the words that tie it where nothing is. @param {Attribution} row @returns {Pair} */
function reach({ content, cue, source }) {
  const spans = content.length ? content : cue.length ? cue : source;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

/** A passage by its words. @param {string} text @param {Attribution} row */
export function quoteOfPassage(text, row) {
  return quoteOf(text, ...reach(row));
}

/** The passage that a quote means: the one with most of its words, at least half of them. @param {Draft} draft @param {import("./types").Quote} quote */
function passageOf({ text, report }, quote) {
  const place = findQuote(text, quote);
  if (!place) return null;
  let best = null;
  let most = 0.5;
  for (const row of report.attributions) {
    const [start, end] = reach(row);
    const shared = Math.min(end, place.end) - Math.max(start, place.start);
    const share = shared / Math.max(end - start, place.end - place.start);
    if (share > most || (share === most && best === null)) [best, most] = [row, share];
  }
  return best;
}

/** The entity a source choice means, if it is one that the text names. @param {Draft} draft @param {SourceChoice} to */
export function entityOf({ text, report }, to) {
  const place = to.mention && findQuote(text, to.mention);
  const has = place && report.entities.find(({ mentions }) => mentions.some(({ start, end }) => start < place.end && end > place.start));
  return (has || report.entities.find(({ name }) => name === to.name))?.id ?? null;
}

/** Whether a passage stands where a reader put it. @param {Attribution} row */
export const isMoved = ({ by_hand: how }) => how === "added" || how === "reassigned";

/** Replaces one row. @param {Draft} draft @param {Attribution} row @param {Partial<Attribution>} patch */
export function replace(draft, row, patch) {
  draft.report.attributions = draft.report.attributions.map((other) => (other === row ? { ...row, ...patch } : other));
}

/** @param {Draft} draft @param {Extract<Correction, {action: "drop"}>} correction */
export function dropPassage(draft, { passage }) {
  const row = passageOf(draft, passage);
  if (row) drop(draft, row);
  return row !== null;
}

/** @param {Draft} draft @param {Attribution} row */
function drop(draft, row) {
  draft.report.attributions = draft.report.attributions
    .filter((other) => other !== row)
    .map((other) => (other.nested_in === row.id ? { ...other, nested_in: row.nested_in } : other));
  const heir = row.scare ? null : row.nested_in;
  const handed = (/** @type {{attribution: number | null}} */ voice) => (voice.attribution === row.id ? { ...voice, attribution: heir } : voice);
  draft.report.voices = draft.report.voices.map((voice) => /** @type {import("./types").Voice} */ (handed(voice)));
  draft.report.claims = draft.report.claims.map((claim) => /** @type {import("./types").Claim} */ (handed(claim)));
}

/** How quoted words are marked. @param {string} said @returns {Attribution["form"]} */
function formOf(said) {
  const marks = /["“”„«»]/;
  if (!marks.test(said)) return "indirect";
  return /^["“„«]/.test(said) && /["”»][.,]?$/.test(said) ? "direct" : "mixed";
}

/** Hands a stretch from its present voice to another. @template {{start: number, end: number, attribution: number | null}} T @param {T[]} rows @param {number} start @param {number} end @param {number | null} from @param {number} to */
function carve(rows, start, end, from, to) {
  return rows.flatMap((row) => {
    if (row.attribution !== from || row.end <= start || row.start >= end) return [row];
    const [a, b] = [Math.max(row.start, start), Math.min(row.end, end)];
    const pieces = [{ ...row, end: a }, { ...row, start: a, end: b, attribution: to }, { ...row, start: b }];
    return pieces.filter((piece) => piece.end > piece.start);
  });
}

/** The offset behind the white space that follows: it goes with the words before it. @param {string} text @param {number} end */
function behind(text, end) {
  let at = end;
  while (at < text.length && /\s/.test(text[at])) at++;
  return at;
}

/** How far from a passage the words may stand that name its source, in characters. */
const NEAR = 400;

/** Where the text names the source, if it does so near the passage. @param {string} text @param {SourceChoice} to @param {number} at @returns {Pair[]} */
function mentionNear(text, to, at) {
  const place = to.mention && findQuote(text, to.mention);
  return place && Math.abs(place.start - at) < NEAR ? [[place.start, place.end]] : [];
}

/** Gives one passage to a source. @param {Draft} draft @param {Attribution} row @param {SourceChoice} to */
export function give(draft, row, to) {
  const { text, report } = draft;
  const [start] = reach(row);
  // “he” may stand for somebody else; another's name may not
  const common = row.source.every(([a, b]) => text.slice(a, b) === text.slice(a, b).toLowerCase() || /^(?:he|she|they|it|we|i)$/i.test(text.slice(a, b)));
  const near = mentionNear(text, to, start);
  const source = near.length ? near : common ? row.source : [];
  const entity = entityOf(draft, to);
  const entities = entity === null ? [] : [entity];
  replace(draft, row, { source, source_type: to.source_type, entity, entities, joint: false, scare: false, by_hand: row.by_hand === "added" ? "added" : "reassigned" });
  draft.names.set(row.id, to.name);
  if (row.scare) {
    for (const [a, b] of row.content) report.voices = carve(report.voices, a, behind(text, b), row.nested_in, row.id);
  }
}

/** How sure a passage is, by hand: its claims are as sure. @param {Draft} draft @param {Extract<Correction, {action: "grade"}>} correction */
export function grade(draft, { passage, certainty, unverified }) {
  const row = passageOf(draft, passage);
  if (!row) return false;
  const flags = (/** @type {import("./types").Flag[]} */ old) => [...old.filter((flag) => flag === "future"), ...(unverified ? [/** @type {const} */ ("unverified")] : [])];
  // the cue's own distance gives way to what the reader says
  const cue_class = row.cue_class === "distancing" && !unverified ? "speech" : row.cue_class;
  replace(draft, row, { certainty, flags: flags(row.flags), cue_class, by_hand: row.by_hand ?? "graded" });
  draft.report.claims = draft.report.claims.map((claim) => (claim.attribution === row.id ? { ...claim, certainty, flags: flags(claim.flags) } : claim));
  return true;
}

/** @param {Draft} draft @param {Extract<Correction, {action: "reassign"}>} correction */
export function reassign(draft, { passage, to }) {
  const row = passageOf(draft, passage);
  if (row) give(draft, row, to);
  return row !== null;
}

/** @param {Draft} draft @param {Extract<Correction, {action: "add"}>} correction */
export function add(draft, { content, cue, to }) {
  const { text, report } = draft;
  const said = findQuote(text, content);
  if (!said) return false;
  const tie = cue && findQuote(text, cue);
  const id = Math.max(-1, ...report.attributions.map((row) => row.id)) + 1;
  const holds = (/** @type {Attribution} */ row) => row.content.some(([start, end]) => start <= said.start && said.end <= end);
  const outer = report.attributions.filter(holds).sort((a, b) => (reach(a)[1] - reach(a)[0]) - (reach(b)[1] - reach(b)[0]))[0];
  const nested = outer?.id ?? null;
  const graded = report.claims.find((claim) => claim.attribution === nested && claim.start < said.end && claim.end > said.start);
  const entity = entityOf(draft, to);
  report.attributions = report.attributions.map((row) =>
    row.nested_in === nested && row.content.length && row.content.every(([start, end]) => said.start <= start && end <= said.end) ? { ...row, nested_in: id } : row);
  report.attributions = [...report.attributions, {
    id, form: formOf(text.slice(said.start, said.end)), scare: false,
    source: mentionNear(text, to, said.start), cue: tie ? [[tie.start, tie.end]] : [], content: [[said.start, said.end]],
    source_type: to.source_type, entity, entities: entity === null ? [] : [entity], joint: false, statement: true, words: 0, cue_class: "other", certainty: graded?.certainty ?? "CT+", flags: [...(graded?.flags ?? [])],
    nested_in: nested, evidence: [], confidence: 1, by_hand: "added",
  }];
  draft.names.set(id, to.name);
  report.voices = carve(report.voices, said.start, behind(text, said.end), nested, id);
  report.claims = carve(report.claims, said.start, said.end, nested, id);
  return true;
}
