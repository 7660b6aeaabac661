/** Numbers: counts, reading time, sentence lengths, readability with every input of its formulas. */
import { h, svg } from "../../dom.js";
import { count, duration, number } from "../../format.js";
import { nothing } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */

/** Each formula: its name, its scale, how it is computed. @type {Record<string, [name: string, scale: string, sum: string]>} */
const FORMULAS = {
  flesch_reading_ease: ["Flesch reading ease", "0 hard to 100 easy", "206.835 − 1.015 words/sentences − 84.6 syllables/words"],
  flesch_kincaid_grade: ["Flesch–Kincaid", "US school grade", "0.39 words/sentences + 11.8 syllables/words − 15.59"],
  gunning_fog: ["Gunning fog", "years of schooling", "0.4 (words/sentences + 100 hard words/words)"],
  smog: ["SMOG", "years of schooling", "1.043 √(30 words of three syllables/sentences) + 3.1291"],
  automated_readability_index: ["Automated readability index", "US school grade", "4.71 letters/words + 0.5 words/sentences − 21.43"],
  coleman_liau: ["Coleman–Liau", "US school grade", "0.058 letters − 0.296 sentences, for 100 words, − 15.8"],
  coleman_liau_printed: ["Coleman–Liau, as printed", "US school grade", "the same with 0.0588"],
  lix: ["LIX", "under 30 easy, over 50 hard", "words/sentences + 100 long words/words"],
  rix: ["RIX", "under 1 easy, over 7 hard", "long words/sentences"],
  dale_chall: ["Dale–Chall", "5 easy, 10 hard", "0.1579 (100 unfamiliar words/words) + 0.0496 words/sentences, + 3.6365 over 5 %"],
  dale_chall_two: ["Dale–Chall, longer words", "5 easy, 10 hard", "the same over unfamiliar words of two syllables and more"],
  spache: ["Spache", "US school grade, up to 4", "0.141 words/sentences + 0.086 (100 unfamiliar words/words) + 0.839"],
  linsear_write: ["Linsear Write", "US school grade", "over 100 words: (easy + 3 hard)/sentences, halved"],
  mcalpine_eflaw: ["McAlpine EFLAW", "25 easy for learners", "(words + words of three letters and fewer)/sentences"],
  consensus_grade: ["What most name", "US school grade", "the grade named most often by the formulas"],
  reading_seconds_by_character: ["Seconds to read", "by letters", "14.69 ms a letter"],
};
/** @type {Record<string, string>} */
const INPUTS = {
  words: "words", sentences: "sentences", characters: "letters and digits", syllables: "syllables", monosyllables: "words of one syllable",
  polysyllables: "words of three syllables and more", long_words: "words of more than six letters", mini_words: "words of three letters and fewer",
  unfamiliar: "words not on the list of familiar ones", unfamiliar_two: "of these, two syllables and more", unfamiliar_three: "of these, three syllables and more",
  sample_easy: "among the first 100: one or two syllables", sample_hard: "among the first 100: three and more", sample_sentences: "sentences of the first 100 words",
};
/** @type {Record<string, [name: string, how: string]>} */
const DIVERSITY = {
  once: ["words used once", ""], mtld: ["MTLD", "words in a row before variety falls to 0.72"], hdd: ["HD-D", "different words to expect among 42, as a share"],
  mattr: ["MATTR", "different words in a moving window, as a share"], yule_k: ["Yule’s K", "higher: more repeated"],
};
const PLAIN = new Set(["words", "types", "type_token_ratio", "paragraphs", "reading_seconds", "speaking_seconds",
  "sentence_lengths", "mean_sentence_length", "median_sentence_length", "inputs", "readability", "diversity"]);

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

/** The parts are measured when somebody asks for it. */
function partList() {
  const place = h("div", null, h("button", { type: "button", class: "plain-act", id: "measure-parts", on: { click: () =>
    place.dispatchEvent(new CustomEvent("measureparts", { bubbles: true })) } }, "Measure the parts"));
  return place;
}

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
  of: ({ report: { statistics } }) => [statistics],
  fill(reading) {
    const { statistics } = reading.report;
    if (!reading.lines.length) return [nothing("There is no sentence to count.")];
    const one = (/** @type {number | undefined} */ value) => (value === undefined ? "–" : value.toFixed(1));
    // the formulas know English syllables and English words
    const { notice } = reading.report;
    const short = (statistics.inputs?.words ?? 0) < 100;
    const readability = notice ? [] : Object.entries(statistics.readability ?? {});
    const inputs = notice ? [] : Object.entries(statistics.inputs ?? {});
    const more = Object.entries(statistics).filter(([key, value]) => !PLAIN.has(key) && typeof value === "number");
    return [
      h("dl", { class: "numbers" },
        tile(one(notice ? undefined : statistics.readability?.flesch_kincaid_grade), "reading grade", "Flesch–Kincaid"),
        tile(one(statistics.mean_sentence_length), "words in a", "sentence, mean"),
        tile(duration(statistics.reading_seconds ?? 0), "to read", `${duration(statistics.speaking_seconds ?? 0)} aloud`),
        tile(number(statistics.words ?? 0), "words", `${number(reading.lines.length)} sentences`)),
      short && h("p", { class: "unsure" }, `The running text has ${count(statistics.inputs?.words ?? 0, "word")}. Readability formulas and measures of variety need about 100: take these as rough.`),
      h("h3", { class: "sub" }, "Sentence length"), ...bars(reading),
      h("h3", { class: "sub" }, "Part by part ", h("i", null, "headline, quotations, each speaker and paragraph")), partList(),
      ...(notice ? [] : [h("h3", { class: "sub" }, "Readability ", h("i", null, "by formula; none knows what the words mean")),
      h("table", { class: "table" }, h("tbody", null, readability.map(([key, value]) => {
        const [name, scale, sum] = FORMULAS[key] ?? [plainly(key), "", ""];
        return h("tr", null, h("th", { scope: "row" }, name, sum && h("small", { class: "sum-of" }, sum)), h("td", null, one(value)), h("td", { class: "how" }, scale));
      }))),
      h("h3", { class: "sub" }, "What the formulas count ", h("i", null, "in the running text")),
      h("table", { class: "table" }, h("tbody", null, inputs.map(([key, value]) =>
        h("tr", null, h("th", { scope: "row" }, INPUTS[key] ?? plainly(key)), h("td", null, number(value))))))]),
      h("h3", { class: "sub" }, "Words ", h("i", null, "how often, what comes back, in what company")), wordList(),
      h("h3", { class: "sub" }, "Variety"),
      h("table", { class: "table" }, h("tbody", null,
        h("tr", null, h("th", { scope: "row" }, "different words"), h("td", null, number(statistics.types ?? 0))),
        h("tr", null, h("th", { scope: "row" }, "different words for each word (falls with length)"), h("td", null, (statistics.type_token_ratio ?? 0).toFixed(2))),
        h("tr", null, h("th", { scope: "row" }, "words in a sentence, median"), h("td", null, number(statistics.median_sentence_length ?? 0))),
        Object.entries(DIVERSITY).map(([key, [name, how]]) => {
          const value = statistics.diversity?.[key];
          return value !== undefined && h("tr", null, h("th", { scope: "row" }, name, how && h("small", { class: "sum-of" }, how)), h("td", null, number(value)));
        }),
        more.map(([key, value]) => h("tr", null, h("th", { scope: "row" }, plainly(key)), h("td", null, number(Number(value))))))),
    ];
  },
};
