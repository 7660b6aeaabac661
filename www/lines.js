/**
 * Lines of the body and on whose word each part of a line stands. In: the report's sentences, voices and claims.
 * Out: lines for the ribbon, and the words by kind and certainty. Knows no DOM.
 */
import { KINDS, STYLES } from "./labels.js";
import { countWords } from "./words.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Line} Line */
/** @typedef {import("./types").Part} Part */
/** @typedef {{start: number, end: number, passage: Passage | null, style: import("./types").Style}} Slice */

const BODY = new Set(["body", "item"]);
/** A writer's remainder of fewer words beside somebody's is drawn as what ties it ("on Tuesday", "who led the committee"). */
const SLIVER = 5;

/** The line style of FactBank's scale and its flags. @param {{certainty: string, flags: string[], cue_class?: string}} row @returns {import("./types").Style} */
export function styleOf(row) {
  if (row.flags.includes("unverified") || row.cue_class === "distancing") return "rep";
  return row.certainty === "CT+" || row.certainty === "CT-" ? "stated" : "spec";
}

/** Claims in the writer's own voice, in reading order. @param {Report} report */
function ownClaims(report) {
  return report.claims.filter((claim) => claim.attribution === null).sort((a, b) => a.start - b.start);
}

/**
 * Every stretch of the body with its innermost voice; the writer's are cut at the writer's own claims.
 * @param {Report} report
 * @param {Map<number, Passage>} byId
 * @returns {Slice[]}
 */
export function slicesOf(report, byId) {
  const claims = ownClaims(report);
  /** @type {Slice[]} */
  const out = [];
  let next = 0;
  for (const voice of report.voices) {
    const passage = voice.attribution === null ? null : (byId.get(voice.attribution) ?? null);
    if (passage) {
      out.push({ start: voice.start, end: voice.end, passage, style: passage.style });
      continue;
    }
    let at = voice.start;
    while (next < claims.length && claims[next].end <= at) next++;
    for (let i = next; i < claims.length && claims[i].start < voice.end; i++) {
      const start = Math.max(at, claims[i].start);
      const end = Math.min(voice.end, claims[i].end);
      if (end <= start) continue;
      if (start > at) out.push({ start: at, end: start, passage: null, style: "stated" });
      out.push({ start, end, passage: null, style: styleOf(claims[i]) });
      at = end;
    }
    if (at < voice.end) out.push({ start: at, end: voice.end, passage: null, style: "stated" });
  }
  return out;
}

/** Words by kind and style, exactly as the voices stand. @param {Slice[]} slices @param {Uint32Array} starts */
export function matrixOf(slices, starts) {
  const row = () => Object.fromEntries(STYLES.map((style) => [style, 0]));
  const matrix = /** @type {import("./types").Reading["matrix"]} */ (Object.fromEntries(KINDS.map((kind) => [kind, row()])));
  for (const slice of slices) {
    matrix[slice.passage?.kind ?? "none"][slice.style] += countWords(starts, slice.start, slice.end);
  }
  return matrix;
}

/** The words that name a source and tie what it says to it: the writer's, and drawn so that they take little room. @param {Map<number, Passage>} byId */
function frames(byId) {
  const out = [];
  for (const passage of byId.values()) {
    for (const [start, end] of [...passage.attribution.source, ...passage.attribution.cue]) out.push({ start, end });
  }
  return out.sort((a, b) => a.start - b.start);
}

/** Joins neighbours on the same word. @param {Part[]} parts */
export function joined(parts) {
  /** @type {Part[]} */
  const out = [];
  for (const part of parts) {
    const last = out.at(-1);
    const same = last && last.kind === part.kind && Boolean(last.frame) === Boolean(part.frame) && (part.kind === "none" || last.source === part.source);
    if (last && same && last.style === part.style) last.words += part.words;
    else out.push({ ...part });
  }
  return out;
}

/** What little the writer says beside others only ties it; where nobody else speaks nothing is tied. @param {Part[]} parts fresh ones, each with a word */
function tidied(parts) {
  let alone = true;
  for (const { kind } of parts) alone &&= kind === "none";
  for (const part of parts) {
    if (alone) delete part.frame;
    else if (part.kind === "none" && !part.frame && part.words < SLIVER) [part.style, part.frame] = ["stated", true];
  }
  return joined(parts);
}

/**
 * Lines of the body in reading order, each with its parts.
 * @param {Report} report
 * @param {Slice[]} slices
 * @param {Map<number, Passage>} byId
 * @param {Uint32Array} starts
 * @returns {Line[]}
 */
export function linesOf(report, slices, byId, starts) {
  const ties = frames(byId);
  /** @type {Line[]} */
  const lines = [];
  let from = 0;
  let slice = 0;
  let tie = 0;
  for (const sentence of report.sentences) {
    if (!BODY.has(report.paragraphs[sentence.paragraph]?.kind)) continue;
    const words = countWords(starts, sentence.start, sentence.end);
    while (slice < slices.length && slices[slice].end <= sentence.start) slice++;
    while (tie < ties.length && ties[tie].end <= sentence.start) tie++;
    /** @type {Part[]} */
    const parts = [];
    for (let i = slice; i < slices.length && slices[i].start < sentence.end; i++) {
      const start = Math.max(slices[i].start, sentence.start);
      const end = Math.min(slices[i].end, sentence.end);
      parts.push(...tied(slices[i], start, end, ties, tie, starts));
    }
    const full = tidied(joined(parts));
    // a sentence of signs alone ("…", a smiley) is the writer's too
    if (!full.length) full.push({ source: -1, key: "", kind: "none", style: "stated", words });
    const previous = lines.at(-1);
    if (previous) previous.last = previous.paragraph !== sentence.paragraph;
    lines.push({
      index: lines.length, start: sentence.start, end: sentence.end, paragraph: sentence.paragraph, words, from, last: true,
      parts: full,
    });
    from += words;
  }
  return lines;
}

/** @param {Passage | null} passage @param {import("./types").Style} style @param {number} words @returns {Part} */
function part(passage, style, words) {
  return { source: passage?.source ?? -1, key: passage?.key ?? "", kind: passage?.kind ?? "none", style: passage?.style ?? style, words };
}

/**
 * A slice of the writer's, cut where its words name or tie a source.
 * @param {Slice} slice @param {number} start @param {number} end
 * @param {{start: number, end: number}[]} ties @param {number} first @param {Uint32Array} starts
 */
function tied(slice, start, end, ties, first, starts) {
  /** @type {Part[]} */
  const out = [];
  const add = (/** @type {number} */ from, /** @type {number} */ to, /** @type {boolean} */ frame) => {
    const words = to > from ? countWords(starts, from, to) : 0;
    if (!words) return;
    const piece = part(slice.passage, frame ? "stated" : slice.style, words);
    if (frame) piece.frame = true;
    out.push(piece);
  };
  let at = start;
  if (!slice.passage) {
    for (let i = first; i < ties.length && ties[i].start < end; i++) {
      const a = Math.max(at, ties[i].start);
      const b = Math.min(end, ties[i].end);
      if (b <= a) continue;
      add(at, a, false);
      add(a, b, true);
      at = b;
    }
  }
  add(at, end, false);
  return out;
}
