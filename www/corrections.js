/**
 * What a reader corrects by hand: passages given to another source, dropped or added; names merged or split. In: a text,
 * its report as the engine made it, and the corrections in the order they were made. Out: the corrected report, in which
 * everything changed says so. The engine's report stays as it is, so that each correction can be taken back. Knows no DOM.
 */
import { mergeNames, splitNames } from "./correct-names.js";
import { recount } from "./recount.js";
import { findQuote, quoteOf } from "./quotes.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Attribution} Attribution */
/** @typedef {import("./types").Correction} Correction */
/** @typedef {import("./types").SourceChoice} SourceChoice */
/** @typedef {import("./types").Pair} Pair */

/** The working copy: rows that corrections may replace, and what the sources are called. @typedef {{text: string, report: Report, names: Map<number, string>}} Draft */

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
function entityOf({ text, report }, to) {
  const place = to.mention && findQuote(text, to.mention);
  const has = place && report.entities.find(({ mentions }) => mentions.some(({ start, end }) => start < place.end && end > place.start));
  return (has || report.entities.find(({ name }) => name === to.name))?.id ?? null;
}

/** Replaces one row. @param {Draft} draft @param {Attribution} row @param {Partial<Attribution>} patch */
function replace(draft, row, patch) {
  draft.report.attributions = draft.report.attributions.map((other) => (other === row ? { ...row, ...patch } : other));
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

/** @param {Draft} draft @param {Extract<Correction, {action: "reassign"}>} correction */
function reassign(draft, { passage, to }) {
  const row = passageOf(draft, passage);
  if (!row) return false;
  const { text, report } = draft;
  const [start] = reach(row);
  // “he” may stand for somebody else; another's name may not
  const common = row.source.every(([a, b]) => text.slice(a, b) === text.slice(a, b).toLowerCase() || /^(?:he|she|they|it|we|i)$/i.test(text.slice(a, b)));
  const near = mentionNear(text, to, start);
  const source = near.length ? near : common ? row.source : [];
  const entity = entityOf(draft, to);
  const entities = entity === null ? [] : [entity];
  replace(draft, row, { source, source_type: to.source_type, entity, entities, joint: false, scare: false, by_hand: row.by_hand ?? "reassigned" });
  draft.names.set(row.id, to.name);
  if (row.scare) {
    for (const [a, b] of row.content) report.voices = carve(report.voices, a, behind(text, b), row.nested_in, row.id);
  }
  return true;
}

/** @param {Draft} draft @param {Extract<Correction, {action: "add"}>} correction */
function add(draft, { content, cue, to }) {
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

/** Applies one correction; says whether its place was found. @param {Draft} draft @param {Correction} correction */
function apply(draft, correction) {
  switch (correction.action) {
    case "reassign":
      return reassign(draft, correction);
    case "drop": {
      const row = passageOf(draft, correction.passage);
      if (row) drop(draft, row);
      return row !== null;
    }
    case "add":
      return add(draft, correction);
    case "merge":
      return mergeNames(draft.text, draft.report, correction);
    case "split":
      return splitNames(draft.text, draft.report, correction);
  }
}

/** So many drafts are kept for taking corrections back; before them it is begun anew. */
const KEPT = 30;

/**
 * The report that was corrected last, and its draft after each correction: the next one begins there, and so do undo and redo.
 * @type {{report: Report | null, steps: {correction: Correction, fits: boolean, draft: Draft | null}[]}}
 */
let trail = { report: null, steps: [] };

/** @param {string} text @param {Report} report @param {Correction[]} corrections */
function steps(text, report, corrections) {
  if (trail.report !== report) trail = { report, steps: [] };
  let same = 0;
  while (same < corrections.length && trail.steps[same]?.correction === corrections[same]) same++;
  if (same === corrections.length && trail.steps[same - 1].draft) return trail.steps.slice(0, same);
  let known = same;
  while (known && !trail.steps[known - 1].draft) known--;
  const out = trail.steps.slice(0, known);
  let draft = out.at(-1)?.draft ?? { text, report, names: new Map(report.sources.flatMap(({ name, attributions }) => attributions.map((id) => /** @type {[number, string]} */ ([id, name])))) };
  for (const correction of corrections.slice(known)) {
    // rows are replaced, never changed, so that an earlier draft stays what it was
    draft = { text, report: { ...draft.report }, names: new Map(draft.names) };
    out.push({ correction, fits: apply(draft, correction), draft });
  }
  trail = { report, steps: out.map((step, n) => (n < out.length - KEPT ? { ...step, draft: null } : step)) };
  return out;
}

/**
 * The report with its corrections, and how many of them have lost their place in the text.
 * @param {string} text @param {Report} report @param {Correction[]} corrections
 * @returns {{report: Report, lost: number}}
 */
export function corrected(text, report, corrections) {
  if (!corrections.length) return { report, lost: 0 };
  const done = steps(text, report, corrections);
  const draft = /** @type {Draft} */ (done[done.length - 1].draft);
  const kept = done.filter(({ fits }) => fits).map(({ correction }) => correction);
  const recounted = recount(text, report, draft.report, draft.names);
  return { report: { ...recounted, corrections: kept }, lost: corrections.length - kept.length };
}

/** What was done by hand, in words. @param {Correction[]} corrections @returns {string} */
export function summary(corrections) {
  const says = { reassign: "given to another source", drop: "dropped", add: "added", merge: "merged", split: "split" };
  const parts = Object.entries(says).map(([action, how]) => {
    const n = corrections.filter((correction) => correction.action === action).length;
    const what = action === "merge" || action === "split" ? "name" : "passage";
    return n ? `${n} ${what}${n === 1 ? "" : "s"} ${how}` : "";
  });
  return parts.filter(Boolean).join(", ");
}
