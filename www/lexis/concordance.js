/** Places of a word, of a kind of wording or of a speaker’s verbs, each in its line, by whose words they stand in. In: a reading and places. Out: a card. */
import { h } from "../dom.js";
import { count } from "../format.js";
import { link, nothing, where } from "../views/sections/link.js";
import { contexts } from "./contexts.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Pair} Pair */
/** @typedef {import("./contexts.js").Order} Order */

/** Places listed in the card. */
const LISTED = 300;

/** In whose words each place stands: an index of the speakers, or -1 for the writer. Places ascend. @param {Reading} reading @param {Pair[]} places */
export function whoseWords({ report: { voices, sources } }, places) {
  const owner = new Map(sources.flatMap(({ attributions }, index) => attributions.map((id) => /** @type {[number, number]} */ ([id, index]))));
  let at = 0;
  return places.map(([start]) => {
    while (at < voices.length && voices[at].end <= start) at++;
    const voice = voices[at];
    return voice && voice.start <= start && voice.attribution !== null ? owner.get(voice.attribution) ?? -1 : -1;
  });
}

/** @type {[Order, string][]} */
const ORDERS = [["text", "as they stand"], ["before", "by the words before"], ["after", "by the words after"], ["hit", "by the words themselves"], ["who", "by speaker"]];

/**
 * @param {import("../views/card.js").Card} card @param {Reading} reading @param {string} name @param {Pair[]} pairs
 * @param {import("../types").Study["collocates"]} [company] what stands near it more often than chance has it
 */
export function concordance(card, reading, name, pairs, company = []) {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const whose = whoseWords(reading, sorted);
  const all = sorted.map(([start, end], n) => ({ start, end, who: whose[n] }));
  const speakers = [...new Set(whose)].sort((a, b) => a - b);
  const called = (/** @type {number} */ who) => reading.speakers[who]?.name ?? "The writer";
  const body = h("tbody");
  const said = h("p", { class: "tone", role: "status" });
  const order = h("select", null, ORDERS.filter(([by]) => by !== "who" || speakers.length > 1).map(([by, says]) => h("option", { value: by }, says)));
  const show = h("select", null, h("option", { value: "all" }, "everyone"), speakers.map((who) => h("option", { value: who }, called(who))));
  const draw = () => {
    const wanted = all.filter(({ who }) => show.value === "all" || who === Number(show.value));
    said.textContent = show.value === "all" ? "" : `${count(wanted.length, "place")} of ${all.length}`;
    body.replaceChildren(...contexts(reading.text, wanted, /** @type {Order} */ (order.value)).slice(0, LISTED).map(({ before, hit, after, start, end, who }) => {
      const speaker = reading.speakers[who ?? -1];
      return h("tr", null, h("td", null, h("span", null, before)), h("th", { scope: "row" }, link(reading, start, end, hit)), h("td", null, after),
        speakers.length > 1 && h("td", { class: "whose", title: called(who ?? -1) }, speaker ? h("span", { class: `badge k-${speaker.kind}` }, speaker.key) : "", h("span", { class: "unseen" }, called(who ?? -1))),
        h("td", null, where(reading, start)));
    }));
  };
  order.addEventListener("change", draw);
  show.addEventListener("change", draw);
  draw();
  const beside = company.filter(({ small, left, right }) => !small && left + right > 1).slice(0, 12);
  card.show(`${name}: ${count(all.length, "place")}`, [
    h("p", { class: "kwic-choice" }, h("label", { class: "same" }, "In order: ", order), speakers.length > 1 && h("label", { class: "same" }, "In the words of: ", show)), said,
    h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": "Places" }, h("table", { class: "kwic" }, body)),
    all.length > LISTED && nothing(`The first ${LISTED} are listed.`),
    beside.length > 0 && h("h3", { class: "sub" }, "In its company ", h("i", null, "within five words, more than once")),
    beside.length > 0 && h("table", { class: "table" },
      h("thead", null, h("tr", null, ["word", "before", "after", "logDice", "log-likelihood", "MI"].map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", null, beside.map(({ word, left, right, log_dice: dice, log_likelihood: likelihood, mi }) => h("tr", null, h("th", { scope: "row" }, word), h("td", null, left), h("td", null, right),
        h("td", null, dice.toFixed(1)), h("td", null, likelihood.toFixed(1)), h("td", null, mi.toFixed(1)))))),
  ], all[0]);
}
