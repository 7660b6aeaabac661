/** Words, phrases, key terms and passages that come back, as lists whose counts lead to their places. In: the engine's study of a text. Out: nodes and a card. */
import { table } from "../exports/tables.js";
import { h } from "../dom.js";
import { number } from "../format.js";
import { codePoints } from "../offsets.js";
import { nothing } from "../views/sections/link.js";
import { save } from "../views/save.js";
import { concordance } from "./concordance.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Study} Study */
/** @typedef {import("../types").Pair} Pair */

/** Rows shown at first, and how many “more” adds. */
const STEP = 20;
/**
 * One list; long ones grow on demand.
 * @param {{name: string, note: string, places: Pair[]}[]} rows @param {(name: string, places: Pair[]) => void} open
 */
function list(rows, open) {
  const most = Math.max(1, ...rows.map(({ places }) => places.length));
  const body = h("tbody");
  let shown = 0;
  const more = h("button", { type: "button", class: "plain-act", on: { click: grow } }, "More");
  function grow() {
    body.append(...rows.slice(shown, shown + STEP).map(({ name, note, places }) => h("tr", null,
      h("th", { scope: "row" }, h("button", { type: "button", class: "inline", on: { click: () => open(name, places) } }, name), h("small", null, note)),
      h("td", null, places.length), h("td", { class: "long" }, h("i", { style: { width: `${(100 * places.length) / most}%` } })))));
    shown += STEP;
    more.hidden = shown >= rows.length;
  }
  grow();
  return [h("table", { class: "table words-table" }, body), more];
}

/**
 * @param {HTMLElement} into @param {Reading} reading @param {Study} study @param {import("../views/card.js").Card} card
 * @param {(query: string) => Promise<Study>} ask for the company of one word
 */
export function listWords(into, reading, study, card, ask) {
  const open = (/** @type {string} */ name, /** @type {Pair[]} */ places) => concordance(card, reading, `“${name}”`, places);
  const openWord = async (/** @type {string} */ name, /** @type {Pair[]} */ places) => {
    const { collocates } = await ask(name).catch(() => ({ collocates: [] }));
    concordance(card, reading, `“${name}”`, places, collocates);
  };
  const small = h("input", { type: "checkbox" });
  const words = h("div");
  const fill = () => words.replaceChildren(...list(study.frequency.filter((row) => small.checked || !row.small).map(({ word, dispersion, places }) =>
    ({ name: word, note: dispersion ? `in ${dispersion.range} of ${study.parts} parts` : "", places })), openWord));
  small.addEventListener("change", fill);
  fill();
  const csv = () => {
    const at = codePoints(reading.text);
    save(table(["word", "count", "per_thousand", "parts", "juilland_d", "gries_dp", "places"], study.frequency.map(({ word, count: n, per_thousand: share, dispersion, places }) =>
      [word, n, Math.round(share * 100) / 100, dispersion?.range, dispersion?.juilland_d, dispersion?.gries_dp, places.map(([start, end]) => `${at(start)}-${at(end)}`).join(" ")])), "text/csv", "words.sourcelight.csv");
  };
  const part = (/** @type {string} */ title, /** @type {{name: string, note: string, places: Pair[]}[]} */ rows, /** @type {string} */ none) =>
    [h("h3", { class: "sub" }, title), ...(rows.length ? list(rows, open) : [nothing(none)])];
  into.replaceChildren(h("p", { class: "lead" }, `${number(study.types)} different words of ${number(study.words)}. Each leads to its places.`),
    h("label", { class: "quoted-too" }, small, "The, of, is and their like too"), words,
    ...part("Key terms", study.terms.map(({ term, c_value: value, places }) => ({ name: term, note: `C-value ${value.toFixed(1)}`, places })), "No term was found."),
    ...part("Phrases that come back", study.ngrams.map(({ words: name, size, places }) => ({ name, note: `${size} words`, places })), "No phrase stands there twice."),
    ...part("Passages that come back", study.passages.map(({ words: name, size, places }) => ({ name, note: `${size} words`, places })), "No passage of six words and more stands there twice."),
    h("p", { class: "same" }, h("button", { type: "button", class: "plain-act", id: "words-csv", on: { click: csv } }, "All words (.csv)")));
}
