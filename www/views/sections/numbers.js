/** Numbers: counts, reading time, sentence lengths, readability with every input of its formulas. */
import { h, svg } from "../../dom.js";
import { count, duration, number } from "../../format.js";
import { nothing } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */

/** @type {Record<string, [name: string, how: string]>} */
const FORMULAS = {
  flesch_reading_ease: ["Flesch reading ease", "0 hard to 100 easy"],
  flesch_kincaid_grade: ["Flesch–Kincaid", "US school grade"],
  gunning_fog: ["Gunning fog", "years of schooling"],
  smog: ["SMOG", "years of schooling"],
  automated_readability_index: ["Automated readability index", "US school grade"],
  coleman_liau: ["Coleman–Liau", "US school grade"],
  lix: ["LIX", "under 30 easy, over 50 hard"],
};
/** @type {Record<string, string>} */
const INPUTS = {
  words: "words", sentences: "sentences", characters: "letters and digits", syllables: "syllables",
  polysyllables: "words of three syllables and more", long_words: "words of more than six letters",
};
const PLAIN = new Set(["words", "types", "type_token_ratio", "paragraphs", "reading_seconds", "speaking_seconds",
  "sentence_lengths", "mean_sentence_length", "median_sentence_length", "inputs", "readability"]);

/** A name out of a key. @param {string} key */
const plainly = (key) => key.replaceAll("_", " ");

/** Sentence lengths as bars in reading order; the ribbon offers the same sentences to the keyboard. @param {Reading} reading */
function bars(reading) {
  const { lines } = reading;
  const longest = Math.max(1, ...lines.map(({ words }) => words));
  const mean = reading.words / Math.max(1, lines.length);
  const [width, height] = [400, 60];
  const step = width / lines.length;
  const tall = (/** @type {number} */ words) => (height * words) / longest;
  const chart = svg("svg", { class: "bars", viewBox: `0 0 ${width} ${height + 2}`, preserveAspectRatio: "none", role: "img",
    "aria-label": `Words in each of ${lines.length} sentences; the longest has ${longest}` },
    lines.map(({ index, start, end, words }) => svg("rect", { x: (index * step).toFixed(2), y: (height - tall(words)).toFixed(2),
      width: Math.max(0.5, step - Math.min(2.5, step / 4)).toFixed(2), height: Math.max(1, tall(words)).toFixed(2), "data-start": start, "data-end": end },
      svg("title", null, `s${index + 1}: ${count(words, "word")}`))),
    svg("path", { class: "base", d: `M0 ${height}.5h${width}`, "vector-effect": "non-scaling-stroke" }),
    svg("path", { class: "mean", d: `M0 ${(height - tall(mean)).toFixed(1)}h${width}`, "vector-effect": "non-scaling-stroke" }));
  return [chart, h("p", { class: "axis" }, h("span", null, "s1"),
    h("span", null, `dashed: mean ${number(Math.round(mean * 10) / 10)}, longest ${longest}`), h("span", null, `s${lines.length}`))];
}

/** @param {string} value @param {string} first @param {string} second */
const tile = (value, first, second) => h("div", null, h("dt", null, first, h("br"), second), h("dd", null, value));

/** The list of words is counted when somebody asks for it. */
function wordList() {
  const place = h("div", null, h("button", { type: "button", class: "plain-act", id: "count-words", on: { click: () =>
    place.dispatchEvent(new CustomEvent("countwords", { bubbles: true })) } }, "Count the words"));
  return place;
}

/** @type {import("../inspector.js").Section} */
export const numbers = {
  id: "num",
  title: "Numbers",
  chip: "Numbers",
  sum: ({ report }) => `${count(report.statistics.words ?? 0, "word")}, ${duration(report.statistics.reading_seconds ?? 0)} to read`,
  fill(reading) {
    const { statistics } = reading.report;
    if (!reading.lines.length) return [nothing("There is no sentence to count.")];
    const one = (/** @type {number | undefined} */ value) => (value === undefined ? "–" : value.toFixed(1));
    const readability = Object.entries(statistics.readability ?? {});
    const inputs = Object.entries(statistics.inputs ?? {});
    const more = Object.entries(statistics).filter(([key, value]) => !PLAIN.has(key) && typeof value === "number");
    return [
      h("dl", { class: "numbers" },
        tile(one(statistics.readability?.flesch_kincaid_grade), "reading grade", "Flesch–Kincaid"),
        tile(one(statistics.mean_sentence_length), "words in a", "sentence, mean"),
        tile(duration(statistics.reading_seconds ?? 0), "to read", `${duration(statistics.speaking_seconds ?? 0)} aloud`),
        tile(number(statistics.words ?? 0), "words", `${number(reading.lines.length)} sentences`)),
      h("h3", { class: "sub" }, "Sentence length"), ...bars(reading),
      h("h3", { class: "sub" }, "Readability ", h("i", null, "by formula; none knows what the words mean")),
      h("table", { class: "table" }, h("tbody", null, readability.map(([key, value]) => {
        const [name, how] = FORMULAS[key] ?? [plainly(key), ""];
        return h("tr", null, h("th", { scope: "row" }, name), h("td", null, one(value)), h("td", { class: "how" }, how));
      }))),
      h("h3", { class: "sub" }, "What the formulas count ", h("i", null, "in the running text")),
      h("table", { class: "table" }, h("tbody", null, inputs.map(([key, value]) =>
        h("tr", null, h("th", { scope: "row" }, INPUTS[key] ?? plainly(key)), h("td", null, number(value)))))),
      h("h3", { class: "sub" }, "Words ", h("i", null, "how often, what comes back, in what company")), wordList(),
      h("h3", { class: "sub" }, "Variety"),
      h("table", { class: "table" }, h("tbody", null,
        h("tr", null, h("th", { scope: "row" }, "different words"), h("td", null, number(statistics.types ?? 0))),
        h("tr", null, h("th", { scope: "row" }, "different words for each word (falls with length)"), h("td", null, (statistics.type_token_ratio ?? 0).toFixed(2))),
        h("tr", null, h("th", { scope: "row" }, "words in a sentence, median"), h("td", null, number(statistics.median_sentence_length ?? 0))),
        more.map(([key, value]) => h("tr", null, h("th", { scope: "row" }, plainly(key)), h("td", null, number(Number(value))))))),
    ];
  },
};
