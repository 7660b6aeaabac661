/**
 * What a reader corrects by hand: passages given to another source, dropped or added; names merged or
 * split; sources of another kind, or tied to a name. In: a text,
 * its report as the engine made it, and the corrections in the order they were made. Out: the corrected report, in which
 * everything changed says so. The engine's report stays as it is, so that each correction can be taken back. Knows no DOM.
 */
import { mergeNames, splitNames } from "./correct-names.js";
import { add, dropPassage, grade, reassign } from "./correct-passages.js";
import { classify, rename, retype, tie } from "./correct-sources.js";
import { recount } from "./recount.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Correction} Correction */
/** @typedef {import("./correct-passages.js").Draft} Draft */

/** Applies one correction; says whether its place was found. @param {Draft} draft @param {Correction} correction */
function apply(draft, correction) {
  switch (correction.action) {
    case "reassign":
      return reassign(draft, correction);
    case "drop":
      return dropPassage(draft, correction);
    case "grade":
      return grade(draft, correction);
    case "class":
      return classify(draft, correction);
    case "rename":
      return rename(draft, correction);
    case "add":
      return add(draft, correction);
    case "merge":
      return mergeNames(draft.text, draft.report, correction);
    case "split":
      return splitNames(draft.text, draft.report, correction);
    case "retype":
      return retype(draft, correction);
    case "tie":
      return tie(draft, correction);
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
  let draft = out.at(-1)?.draft ?? { text, report, names: new Map(report.sources.flatMap(({ name, attributions }) => attributions.map((id) => /** @type {[number, string]} */ ([id, name])))), types: new Map(), kinds: new Map(), renames: new Map() };
  for (const correction of corrections.slice(known)) {
    // rows are replaced, never changed, so that an earlier draft stays what it was
    draft = { text, report: { ...draft.report }, names: new Map(draft.names), types: new Map(draft.types), kinds: new Map(draft.kinds), renames: new Map(draft.renames) };
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
  const recounted = recount(text, report, draft);
  return { report: { ...recounted, corrections: kept }, lost: corrections.length - kept.length };
}

/** What each kind of correction does, and to what. @type {Record<Correction["action"], [what: string, how: string]>} */
const DOES = { reassign: ["passage", "given to another source"], drop: ["passage", "dropped"], grade: ["passage", "given another certainty"], add: ["passage", "added"], merge: ["name", "merged"], split: ["name", "split"],
  retype: ["source", "given another type"], class: ["source", "given another class"], rename: ["source", "renamed"], tie: ["source", "joined to another"] };

/** What was done by hand, in words. @param {Correction[]} corrections @returns {string} */
export function summary(corrections) {
  const parts = Object.entries(DOES).map(([action, [what, how]]) => {
    const n = corrections.filter((correction) => correction.action === action).length;
    return n ? `${n} ${what}${n === 1 ? "" : "s"} ${how}` : "";
  });
  return parts.filter(Boolean).join(", ");
}

/** One thing that was done, with what it was about. @param {Correction} correction */
export function told(correction) {
  const [what, how] = DOES[correction.action];
  const words = (/** @type {string} */ text) => `“${text.replace(/\s+/g, " ").trim()}”`;
  const of = "passage" in correction ? words(correction.passage.exact) : "content" in correction ? words(correction.content.exact) : "who" in correction ? words(correction.who)
    : correction.action === "merge" ? `${words(correction.name.exact)} into ${words(correction.into.exact)}` : words(correction.form);
  const to = "to" in correction ? `: ${correction.to.name}` : correction.action === "rename" ? `: ${correction.name}` : "";
  return `${what[0].toUpperCase()}${what.slice(1)} ${how}${to}. ${of}`;
}
