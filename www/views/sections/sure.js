/** How sure: words by whose word they stand on and how firmly they are put, and the words that set it. */
import { h } from "../../dom.js";
import { CERTAINTY, KIND_ROWS, KINDS, STYLE_HEADS, STYLES } from "../../labels.js";
import { nothing, placed } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {{start: number, end: number, why: string}} Cause */

/** The groups of "Words that decide this", in order. @type {{name: string, is: (row: {certainty: string, flags: string[], cue_class?: string}) => boolean}[]} */
const GROUPS = [
  { name: "unverified", is: (row) => row.flags.includes("unverified") || row.cue_class === "distancing" },
  { name: "denied", is: (row) => row.certainty === "CT-" },
  { name: "likely", is: (row) => row.certainty.startsWith("PR") },
  { name: "possible", is: (row) => row.certainty.startsWith("PS") },
  { name: "left open", is: (row) => row.certainty === "U" },
  { name: "conditional", is: (row) => row.flags.includes("conditional") },
];

/** The words that led to a grade; the cue of what is claimed or denied. @param {{evidence: Cause[], cue?: import("../../types").Pair[]}} row */
function causes(row) {
  return row.cue ? row.cue.map(([start, end]) => ({ start, end, why: "the verb that ties it to its source" })) : row.evidence;
}

/** @param {Reading} reading */
function groups(reading) {
  // a claim's evidence is of its grade alone; an attribution's also says how its parts were found
  const { attributions, claims } = reading.report;
  const rows = [...claims, ...attributions.filter(({ cue_class: cue }) => cue === "distancing" || cue === "denial")];
  return GROUPS.map(({ name, is }) => {
    /** @type {Map<string, Cause>} */
    const found = new Map();
    for (const row of rows) {
      if (is(row)) for (const cause of causes(row)) if (cause.end > cause.start) found.set(`${cause.start}-${cause.end}`, cause);
    }
    return { name, causes: [...found.values()].sort((a, b) => a.start - b.start) };
  }).filter((group) => group.causes.length);
}

/** @type {import("../inspector.js").Section} */
export const sure = {
  id: "sure",
  title: "How sure",
  chip: "Sure",
  sum(reading) {
    const stated = KINDS.reduce((sum, kind) => sum + reading.matrix[kind].stated, 0);
    const all = KINDS.reduce((sum, kind) => sum + STYLES.reduce((part, style) => part + reading.matrix[kind][style], 0), 0);
    return all ? `${Math.round((100 * stated) / all)}% stated as fact` : "no words to grade";
  },
  fill(reading) {
    const most = Math.max(1, ...KINDS.flatMap((kind) => STYLES.map((style) => reading.matrix[kind][style])));
    const kinds = KINDS.filter((kind) => kind === "none" || STYLES.some((style) => reading.matrix[kind][style]));
    if (!reading.lines.length) return [nothing("No sentence was found to grade.")];
    const found = groups(reading);
    return [
      h("p", { class: "lead" }, "Words by whose word they stand on and how firmly they are put. Line length is the number of words."),
      h("table", { class: "matrix" },
        h("thead", null, h("tr", null, h("td"), STYLES.map((style) => h("th", { scope: "col" }, STYLE_HEADS[style])))),
        h("tbody", null, kinds.map((kind) => h("tr", { class: `k-${kind}` }, h("th", { scope: "row" }, KIND_ROWS[kind]),
          STYLES.map((style) => {
            const words = reading.matrix[kind][style];
            const width = `${Math.max(2, Math.round((56 * words) / most))}px`;
            return h("td", { class: style }, words ? h("span", { class: "m", style: { "--w": width } }, words) : h("span", { class: "zero" }, "–"));
          }))))),
      h("h3", { class: "sub" }, "Words that decide this"),
      found.length
        ? h("dl", null, found.map(({ name, causes: list }) => h("div", { class: "words" }, h("dt", null, name),
            h("dd", null, list.map(({ start, end, why }) => {
              const item = placed(reading, start, end);
              item.title = why;
              return item;
            })))))
        : nothing("Nothing takes a sentence below a plain statement. Looked for: may, might, could, believes, expects, alleged, unconfirmed, if, plans and denials."),
      h("details", { class: "how" }, h("summary", null, "The grades behind the three lines"),
        h("ul", null, Object.entries(CERTAINTY).map(([grade, name]) => h("li", null, `${grade}  ${name}`)))),
    ];
  },
};
