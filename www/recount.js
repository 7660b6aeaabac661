/**
 * The table of sources after corrections. In: the engine's report and the draft of the corrected one. Out: the corrected
 * report. Words of passages that nobody touched keep the engine's own count. Knows no DOM.
 */
import { countWords, wordStarts } from "./words.js";

/** @typedef {import("./types").Report} Report */

/** Words by attribution, as the voices stand. @param {Report} report @param {Uint32Array} starts */
function wordsOf(report, starts) {
  /** @type {Map<number, number>} */
  const words = new Map();
  for (const { start, end, attribution } of report.voices) {
    if (attribution !== null) words.set(attribution, (words.get(attribution) ?? 0) + countWords(starts, start, end));
  }
  return words;
}

/** The engine's words over ours, by attribution: both count a little differently (“can’t”). @param {Report} report @param {Map<number, number>} ours */
function scales(report, ours) {
  const scale = new Map();
  for (const { attributions, words } of report.sources) {
    const sum = attributions.reduce((total, id) => total + (ours.get(id) ?? 0), 0);
    for (const id of attributions) scale.set(id, sum ? words / sum : 1);
  }
  return scale;
}

/**
 * @param {string} text @param {Report} before @param {Report} after with the attributions, voices and entities corrected
 * @param {Map<number, string>} names what the source of each attribution is called where it is no entity
 * @returns {Report}
 */
export function recount(text, before, after, names) {
  const starts = wordStarts(text);
  const scale = scales(before, wordsOf(before, starts));
  const words = wordsOf(after, starts);
  const counted = before.sources.find((source) => source.share > 0);
  const total = counted ? counted.words / counted.share : before.voices.reduce((sum, { start, end }) => sum + countWords(starts, start, end), 0);
  const entities = new Map(after.entities.map((entity) => [entity.id, entity]));
  /** @type {Map<string, {row: import("./types").Source, words: number}>} */
  const found = new Map();
  for (const row of after.attributions) {
    if (row.scare) continue;
    const entity = row.entity === null ? undefined : entities.get(row.entity);
    const name = entity?.name ?? names.get(row.id) ?? "";
    const key = entity ? `entity ${entity.id}` : name.toLowerCase();
    const source = found.get(key) ?? { row: { entity: entity?.id ?? null, name, source_type: row.source_type, attributions: [], words: 0, share: 0 }, words: 0 };
    source.row.attributions.push(row.id);
    source.words += (words.get(row.id) ?? 0) * (scale.get(row.id) ?? 1);
    found.set(key, source);
  }
  const sources = [...found.values()].map(({ row, words: sum }) => ({ ...row, words: Math.round(sum), share: total ? Math.round(sum) / total : 0 }));
  sources.sort((a, b) => b.words - a.words || a.attributions[0] - b.attributions[0]);
  return { ...after, sources };
}
