/** Which marks a reading puts on the text, or on some of its paragraphs. In: a Reading. Out: ready marks for text-marks.js. Knows no DOM. */
import { signalOf, STYLE_NAMES } from "../labels.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../text-marks.js").Mark} Mark */

/** Whether two passages look the same on the text. @param {import("../types").Passage} a @param {import("../types").Passage} b */
const alike = (a, b) => a.attribution === b.attribution && a.key === b.key && a.kind === b.kind && a.name === b.name && a.depth === b.depth;

/**
 * The paragraphs whose marks differ between two readings of the same words, the second corrected by hand: only passages do.
 * @param {Reading} before @param {Reading} after @returns {Set<number>}
 */
export function changed(before, after) {
  const { paragraphs } = after.report;
  const touched = new Set();
  const touch = (/** @type {import("../types").Passage} */ { attribution: { source, cue, content } }) => {
    for (const [start, end] of [...source, ...cue, ...content]) {
      let [low, high] = [0, paragraphs.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (paragraphs[middle].end <= start) low = middle + 1;
        else high = middle;
      }
      for (; low < paragraphs.length && paragraphs[low].start < end; low++) touched.add(low);
    }
  };
  for (const passage of before.passages) {
    const now = after.byId.get(passage.id);
    if (now && alike(passage, now)) continue;
    touch(passage);
    if (now) touch(now);
  }
  for (const passage of after.passages) if (!before.byId.has(passage.id)) touch(passage);
  return touched;
}

/** @param {Reading} reading @param {Set<number> | null} [wanted] paragraphs, or all @returns {Mark[]} */
export function marksOf(reading, wanted = null) {
  const { report } = reading;
  /** @type {Mark[]} */
  const marks = [];
  const places = wanted && [...wanted].sort((a, b) => a - b).map((index) => report.paragraphs[index]);
  /** Whether a stretch may touch a wanted paragraph. @param {number} start @param {number} end */
  const away = (start, end) => places !== null && !places.some((place) => place.start < end && place.end > start);
  for (const passage of reading.passages) {
    const { id, key, kind, style, depth, attribution, unsure } = passage;
    const spans = [...attribution.source, ...attribution.cue, ...attribution.content];
    if (spans.every(([start, end]) => away(start, end))) continue;
    const data = { a: String(id) };
    // the innermost passage is shown; within one passage its source and cue stand out from its content
    const rank = depth * 10;
    attribution.content.forEach(([start, end], piece) => {
      const says = piece ? undefined : [`${passage.name} ${passage.verb}`.trim(), STYLE_NAMES[style], unsure && "an unsure mark"].filter(Boolean).join(", ");
      marks.push({ start, end, layer: "who", rank: rank + 1, classes: `con k-${kind} c-${style}`, data, id, says, fills: true });
    });
    for (const [start, end] of attribution.cue) {
      marks.push({ start, end, layer: "who", rank: rank + 2, classes: `cue k-${kind}`, data, id });
    }
    attribution.source.forEach(([start, end], i, all) => {
      const tail = i === all.length - 1 && key ? { classes: "src-z", key: unsure ? `${key}?` : key } : undefined;
      marks.push({ start, end, layer: "who", rank: rank + 3, classes: `src k-${kind}`, tail, data, id });
    });
  }
  for (const entity of report.entities) {
    for (const { start, end, kind } of entity.mentions) {
      if (kind === "name" && !away(start, end)) marks.push({ start, end, layer: "name", rank: start, classes: "n", first: "n-a", last: "n-z" });
    }
  }
  for (const { start, end } of [...report.quantities, ...report.dates]) {
    if (away(start, end)) continue;
    marks.push({ start, end, layer: "fig", rank: start - end, classes: "f", first: "f-a", last: "f-z" });
  }
  for (const { start, end, kind } of report.signals) {
    if (away(start, end)) continue;
    marks.push({ start, end, layer: "word", rank: start - end, classes: `w w-${signalOf(kind).line}` });
  }
  // of two on the same words the writer's own stands
  for (const { start, end, kind } of report.quoted_signals) {
    if (away(start, end)) continue;
    marks.push({ start, end, layer: "word", rank: start - end - 1e7, classes: `w w-${signalOf(kind).line} q` });
  }
  return marks;
}
