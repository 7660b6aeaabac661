/** Statistics of an article part by part: headline, running text, the writer, quotations, each speaker, each paragraph. In: a reading. Out: the parts; tables of what was measured. */
import { h } from "../dom.js";
import { table } from "../exports/tables.js";
import { clip, count, number } from "../format.js";
import { link } from "../views/sections/link.js";
import { save } from "../views/save.js";
import { quotedIn } from "../wording-rules.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Pair} Pair */
/** @typedef {import("../types").Statistics} Statistics */
/** @typedef {{group: "part" | "speaker" | "paragraph", name: string, key?: string, kind?: string, spans: Pair[]}} Part */

/** The formulas were made for samples of so many words; on fewer they are rough, and on very few they say nothing. */
export const ENOUGH = 100;
const LEAST = 30;

const BODY = new Set(["body", "item"]);

/** Spans ascending, none over another. @param {Pair[]} spans @returns {Pair[]} */
function merged(spans) {
  /** @type {Pair[]} */ const out = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** What of some spans lies in others; both ascending. @param {Pair[]} spans @param {Pair[]} within @returns {Pair[]} */
function inside(spans, within) {
  /** @type {Pair[]} */ const out = [];
  let at = 0;
  for (const [start, end] of spans) {
    while (at < within.length && within[at][1] <= start) at++;
    for (let n = at; n < within.length && within[n][0] < end; n++) out.push([Math.max(start, within[n][0]), Math.min(end, within[n][1])]);
  }
  return out;
}

/** The parts of an article; those without a stretch are left out. @param {Reading} reading @returns {Part[]} */
export function partsOf(reading) {
  const { text, report, speakers } = reading;
  const of = (/** @type {(kind: string) => boolean} */ is) => report.paragraphs.filter(({ kind }) => is(kind)).map(({ start, end }) => /** @type {Pair} */ ([start, end]));
  const body = of((kind) => BODY.has(kind));
  const spoken = (/** @type {(id: number | null) => boolean} */ is) => report.voices.filter(({ attribution }) => is(attribution)).map(({ start, end }) => /** @type {Pair} */ ([start, end]));
  /** @type {Part[]} */
  const parts = [
    { group: "part", name: "Headline", spans: of((kind) => kind === "title") },
    { group: "part", name: "Running text", spans: body },
    { group: "part", name: "The writer’s own words", spans: spoken((id) => id === null) },
    { group: "part", name: "Words in quotation marks", spans: inside(merged(quotedIn(text, report)), body) },
    ...speakers.map(({ key, kind, name, index }) => {
      const own = new Set(report.sources[index].attributions);
      return { group: /** @type {const} */ ("speaker"), name, key, kind, spans: spoken((id) => id !== null && own.has(id)) };
    }),
    ...body.map(([start, end]) => ({ group: /** @type {const} */ ("paragraph"), name: text.slice(start, start + 60), spans: /** @type {Pair[]} */ ([[start, end]]) })),
  ];
  return parts.filter(({ spans }) => spans.length);
}

/** Marks of wording within spans. @param {Reading} reading @param {Pair[]} spans */
function marksIn({ report }, spans) {
  let many = 0;
  for (const row of [...report.signals, ...report.quoted_signals]) if (spans.some(([start, end]) => row.start >= start && row.end <= end)) many++;
  return many;
}

/** A grade as far as the part is long enough to have one. @param {Statistics} measured */
function grade({ words, readability }) {
  const value = readability?.flesch_kincaid_grade;
  return value === undefined || words < LEAST ? h("span", { title: `Fewer than ${LEAST} words: no grade` }, "–") : `${words < ENOUGH ? "≈ " : ""}${value.toFixed(1)}`;
}

/** @param {HTMLElement} into @param {Reading} reading @param {(parts: Pair[][]) => Promise<Statistics[]>} measure */
export async function listParts(into, reading, measure) {
  const parts = partsOf(reading);
  const found = await measure(parts.map(({ spans }) => spans));
  const rows = parts.map((part, n) => ({ part, measured: found[n], marks: marksIn(reading, part.spans) })).filter(({ measured }) => measured.words > 0);
  const english = !reading.report.notice;
  const per = (/** @type {number} */ marks, /** @type {number} */ words) => number(Math.round((1000 * marks) / words) / 10);
  /** @param {Part["group"]} group @param {string} what @param {(row: typeof rows[number], n: number) => (Node | string)[]} name */
  const tableOf = (group, what, name) => {
    const own = rows.filter(({ part }) => part.group === group);
    if (group === "speaker") own.sort((a, b) => b.measured.words - a.measured.words);
    return own.length > 0 && h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": what }, h("table", { class: "table parts-table", "data-group": group },
      h("thead", null, h("tr", null, h("th", { scope: "col" }, what), ["Words", "Sentences", "Words in each", "Grade", "Marks per 100"].map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", null, own.map((row, n) => {
        const { measured, marks } = row;
        return h("tr", null, h("th", { scope: "row" }, name(row, n)), h("td", null, number(measured.words)), h("td", null, number(measured.inputs?.sentences ?? 0)),
          h("td", null, number(Math.round((measured.mean_sentence_length ?? 0) * 10) / 10)), h("td", null, english ? grade(measured) : "–"), h("td", null, per(marks, measured.words)));
      }))));
  };
  const csv = () => save(table(["group", "part", "words", "sentences", "mean_sentence_length", "flesch_kincaid_grade", "flesch_reading_ease", "type_token_ratio", "mtld", "wording_marks", "marks_per_100_words", "short"],
    rows.map(({ part: { group, name }, measured: { words, inputs, mean_sentence_length: mean, readability, type_token_ratio: ratio, diversity }, marks }) =>
      [group, name.replace(/\s+/g, " "), words, inputs?.sentences, mean, english ? readability?.flesch_kincaid_grade : "", english ? readability?.flesch_reading_ease : "", ratio, diversity?.mtld, marks, Math.round((1000 * marks) / words) / 10, words < ENOUGH])), "text/csv", "parts.sourcelight.csv");
  const short = rows.filter(({ part, measured }) => part.group !== "paragraph" && measured.words < ENOUGH).length;
  into.replaceChildren(...[
    short > 0 && h("p", { class: "unsure" }, `${count(short, "part")} ${short === 1 ? "has" : "have"} fewer than ${ENOUGH} words. There a grade is rough (≈), and below ${LEAST} words none is given: one long name can move it by years.`),
    tableOf("part", "Part", ({ part }) => [part.name]),
    tableOf("speaker", "Speaker", ({ part }) => [h("span", { class: `badge k-${part.kind}` }, part.key ?? ""), " ", clip(part.name, 44)]),
    h("details", { class: "how" }, h("summary", null, "Paragraph by paragraph"),
      tableOf("paragraph", "Paragraph", ({ part }, n) => [`${n + 1} `, link(reading, part.spans[0][0], part.spans[0][1], `${part.name.replace(/\s+/g, " ").slice(0, 28)}…`)])),
    h("p", { class: "same" }, "Grade: Flesch–Kincaid, US school years. Marks: wording.", h("button", { type: "button", class: "plain-act", id: "parts-csv", on: { click: csv } }, "All parts (.csv)")),
  ].filter((node) => node !== false));
}
