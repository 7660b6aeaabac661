/** Which marks a reading puts on the text. In: a Reading. Out: ready marks for text-marks.js. Knows no DOM. */
import { signalOf, STYLE_NAMES } from "../labels.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../text-marks.js").Mark} Mark */

/** @param {Reading} reading @returns {Mark[]} */
export function marksOf(reading) {
  const { report } = reading;
  /** @type {Mark[]} */
  const marks = [];
  for (const passage of reading.passages) {
    const { id, key, kind, style, depth, attribution, unsure } = passage;
    const data = { a: String(id) };
    // the innermost passage is shown; within one passage its source and cue stand out from its content
    const rank = depth * 10;
    attribution.content.forEach(([start, end], piece) => {
      const says = piece ? undefined : [`${passage.name} ${passage.verb}`.trim(), STYLE_NAMES[style], unsure && "an unsure mark"].filter(Boolean).join(", ");
      marks.push({ start, end, layer: "who", rank: rank + 1, classes: `con k-${kind} c-${style}`, data, id, says });
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
      if (kind === "name") marks.push({ start, end, layer: "name", rank: start, classes: "n", first: "n-a", last: "n-z" });
    }
  }
  for (const { start, end } of [...report.quantities, ...report.dates]) {
    marks.push({ start, end, layer: "fig", rank: start - end, classes: "f", first: "f-a", last: "f-z" });
  }
  for (const { start, end, kind } of report.signals) {
    marks.push({ start, end, layer: "word", rank: start - end, classes: `w w-${signalOf(kind).line}` });
  }
  // of two on the same words the writer's own stands
  for (const { start, end, kind } of report.quoted_signals) {
    marks.push({ start, end, layer: "word", rank: start - end - 1e7, classes: `w w-${signalOf(kind).line} q` });
  }
  return marks;
}
