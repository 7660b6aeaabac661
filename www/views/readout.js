/** The fixed line above the ribbon, in place of tooltips. In: the reading and what is pointed at. Out: nodes. */
import { h } from "../dom.js";
import { clip, count } from "../format.js";
import { KIND_NAMES, STYLE_NAMES } from "../labels.js";
import { wholeShares } from "../shares.js";
import { countWords } from "../words.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {(Node | string)[]} Line */

const dot = () => h("i", null, " · ");
/** @param {(Node | string)[][]} pieces @returns {Line} */
const joined = (pieces) => pieces.flatMap((piece, index) => (index ? [dot(), ...piece] : piece));
/** @param {string | number} text */
const strong = (text) => h("b", null, text);

/** Words that are left out where there is less room, those of the second kind first: the style sheet knows the widths. @param {1 | 2} kind @param {string} text */
const spare = (kind, text) => h("span", { class: `spare-${kind}` }, text);

/** Nothing pointed at: the shares. @param {Reading} reading @returns {Line} */
export function shares(reading) {
  if (!reading.lines.length) return ["No sentence was found in this text."];
  const [a, b, rest] = wholeShares(reading.shares);
  return joined([[strong(`${a}%`), spare(1, " of the words rest on someone"), " named"], [strong(`${b}%`), spare(2, " on someone"), " unnamed"],
    [strong(`${rest}%`), spare(2, " on"), " the writer alone"]]);
}

/** @param {Reading} reading @param {number} index @returns {Line} */
export function sentence(reading, index) {
  const line = reading.lines[index];
  const passages = reading.passages.filter((passage) => passage.sentence === index && passage.kind !== "none");
  const part = line.parts.find(({ kind }) => kind !== "none") ?? line.parts[0];
  const speaker = reading.speakers[part.source];
  const verb = passages.find(({ source }) => source === part.source)?.verb;
  const who = part.kind === "none" || !speaker ? [strong("no source")] : [strong(`${part.key} ${speaker.name}`), verb ? ` ${verb}` : ""];
  return joined([[strong(`s${index + 1}`)], who, [STYLE_NAMES[part.style]], [count(line.words, "word")],
    [h("q", null, clip(reading.text.slice(line.start, line.end), 60))]]);
}

/** A stretch of a long article. @param {Reading} reading @param {import("./parts.js").Mark} mark @returns {Line} */
export function stretch(reading, { first, last, words, parts }) {
  const on = (/** @type {import("../types").Kind[]} */ kinds) => parts.reduce((sum, part) => sum + (kinds.includes(part.kind) ? part.words : 0), 0) / Math.max(1, words);
  const [named, unnamed, writer] = wholeShares({ named: on(["person", "org", "doc"]), unnamed: on(["anon"]), writer: on(["none"]) });
  return joined([[strong(last > first ? `s${first + 1} to s${last + 1}` : `s${first + 1}`)], [`${named}% named`], [`${unnamed}% unnamed`], [`${writer}% the writer`],
    [count(words, "word")], [h("q", null, clip(reading.text.slice(reading.lines[first].start, reading.lines[first].end), 40))]]);
}

/** @param {Reading} reading @param {number} source @returns {Line} */
export function light(reading, source) {
  const { key, name, shown, passages } = reading.speakers[source];
  const verbs = [...new Set(passages.map(({ verb }) => verb).filter(Boolean))].slice(0, 5).join(", ");
  return joined([[strong(`${key} ${name}`)], [count(passages.length, "passage")], [`${shown} of the words`],
    ...(verbs ? [[verbs]] : []), [h("i", null, "Esc clears the highlight")]]);
}

/** What the reader has selected. @param {Reading} reading @param {number} start @param {number} end @returns {Line} */
export function selection(reading, start, end) {
  const voices = reading.report.voices.filter((voice) => voice.start < end && voice.end > start);
  const names = voices.map(({ attribution }) => {
    const passage = attribution === null ? undefined : reading.byId.get(attribution);
    const speaker = passage ? reading.speakers[passage.source] : undefined;
    return speaker && passage?.kind !== "none" ? `${speaker.key} ${speaker.name}, ${STYLE_NAMES[passage?.style ?? "stated"]}` : "the writer alone";
  });
  return joined([[strong(count(countWords(reading.wordStarts, start, end), "word")), " selected"],
    [`on the word of ${[...new Set(names)].slice(0, 3).join("; ") || "nobody"}`]]);
}

/** A sentence's spoken label. @param {Reading} reading @param {import("../types").Line} line */
export function spoken(reading, line) {
  const parts = line.parts.filter(({ frame }) => !frame).map((part) => {
    const speaker = reading.speakers[part.source];
    const who = part.kind === "none" || !speaker ? "no source, the writer" : `${speaker.name}, ${KIND_NAMES[part.kind]}`;
    return `${who}, ${STYLE_NAMES[part.style]}`;
  });
  return `Sentence ${line.index + 1}, ${count(line.words, "word")}: ${parts.join("; then ")}`;
}
