/** Words and phrases of the article as lists, each count leading to its places. In: the reading and its tokens. Out: nodes and a card. */
import { table } from "../exports-csv.js";
import { h } from "../dom.js";
import { count } from "../format.js";
import { TAGS } from "../grammar/names.js";
import { codePoints } from "../offsets.js";
import { link, nothing, where } from "../views/sections/link.js";
import { save } from "../views/save.js";
import { contexts, frequencies, neighbours, phrases } from "./counts.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Token} Token */
/** @typedef {{start: number, end: number}} Span */

/** Rows shown at first and with every “more”. */
const STEP = 25;
/** Places listed in the card. */
const LISTED = 300;

/**
 * A word or phrase in all its places.
 * @param {import("../views/card.js").Card} card @param {Reading} reading @param {Token[]} tokens @param {string} name @param {Span[]} places
 */
export function concordance(card, reading, tokens, name, places) {
  const body = h("tbody");
  const draw = (/** @type {"text" | "before" | "after"} */ by) => body.replaceChildren(...contexts(reading.text, places, by).slice(0, LISTED).map(({ before, hit, after, start, end }) =>
    h("tr", null, h("td", null, before), h("th", { scope: "row" }, link(reading, start, end, hit)), h("td", null, after), h("td", null, where(reading, start)))));
  const order = h("select", null, h("option", { value: "text" }, "as they stand"), h("option", { value: "before" }, "by the words before"), h("option", { value: "after" }, "by the words behind"));
  order.addEventListener("change", () => draw(/** @type {"text" | "before" | "after"} */ (order.value)));
  draw("text");
  const beside = neighbours(tokens, reading.text, places).slice(0, 12);
  card.show(`“${name}”, ${count(places.length, "place")}`, [
    h("label", { class: "same" }, "In order: ", order),
    h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": "Places" }, h("table", { class: "kwic" }, body)),
    places.length > LISTED && nothing(`The first ${LISTED} are listed.`),
    beside.length > 0 && h("h3", { class: "sub" }, "Stands beside ", h("i", null, "within five words of a sentence, more than once; logDice, 14 at most")),
    beside.length > 0 && h("p", { class: "beside" }, beside.map(({ lemma, together, logDice }) => h("span", null, lemma, h("small", null, ` ${together} × ${logDice.toFixed(1)} `)))),
  ], places[0]);
}

/**
 * @param {HTMLElement} into @param {Reading} reading @param {Token[]} tokens @param {import("../views/card.js").Card} card
 */
export function listWords(into, reading, tokens, card) {
  let all = false;
  let shown = STEP;
  let shownPhrases = STEP;
  const function_ = h("input", { type: "checkbox" });
  function_.addEventListener("change", () => {
    all = function_.checked;
    draw();
  });
  const lists = h("div");
  const most = (/** @type {{count: number}[]} */ rows) => Math.max(1, rows[0]?.count ?? 1);
  /** @param {string} name @param {string} note @param {number} n @param {number} top @param {Span[]} places */
  const row = (name, note, n, top, places) => h("tr", null,
    h("th", { scope: "row" }, h("button", { type: "button", class: "inline", on: { click: () => concordance(card, reading, tokens, name, places) } }, name), h("small", null, note)),
    h("td", null, n), h("td", { class: "bar" }, h("i", { style: { width: `${(100 * n) / top}%` } })));
  const more = (/** @type {() => void} */ act) => h("button", { type: "button", class: "plain-act", on: { click: act } }, "More");
  function draw() {
    const words = frequencies(tokens, reading.text, all);
    const again = phrases(tokens, reading.text);
    lists.replaceChildren(
      h("table", { class: "table words-table" }, h("tbody", null, words.slice(0, shown).map(({ lemma, upos, count: n, places }) => row(lemma, TAGS[upos] ?? upos, n, most(words), places)))),
      ...(words.length > shown ? [more(() => { shown += STEP * 4; draw(); })] : []),
      h("h3", { class: "sub" }, "Phrases that come back"),
      again.length ? h("table", { class: "table words-table" }, h("tbody", null, again.slice(0, shownPhrases).map(({ phrase, count: n, places }) => row(phrase, "", n, most(again), places))))
        : nothing("No phrase of two to four words stands there twice."),
      ...(again.length > shownPhrases ? [more(() => { shownPhrases += STEP * 4; draw(); })] : []));
  }
  const csv = () => {
    const at = codePoints(reading.text);
    save(table(["base_form", "part_of_speech", "count", "forms", "places"], frequencies(tokens, reading.text, true).map(({ lemma, upos, count: n, forms, places }) =>
      [lemma, upos, n, forms.join(" "), places.map(({ start, end }) => `${at(start)}-${at(end)}`).join(" ")])), "text/csv", "words.sourcelight.csv");
  };
  draw();
  into.replaceChildren(h("label", { class: "quoted-too" }, function_, "The, of, is and their like too"), lists,
    h("p", { class: "same" }, h("button", { type: "button", class: "plain-act", id: "words-csv", on: { click: csv } }, "All words (.csv)")));
}
