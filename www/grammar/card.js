/** A word's base form, part of speech, head and relation, on demand. In: a place in the text. Out: a card; the arrow keys lead from word to word. */
import { byId, h } from "../dom.js";
import { relationName, TAGS } from "./names.js";
import { tree } from "./tree.js";

/** @typedef {import("../types").Token} Token */

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader
 * @param {import("../views/card.js").Card} card @param {import("../views/places.js").Places} places
 * @returns {(span: {start: number, end: number}) => Promise<void>}
 */
export function mountWordCard(store, reader, card, places) {
  /** @type {Token[]} */ let tokens = [];
  let at = 0;
  let drawn = false;
  let shown = false;

  /** @param {number} index @param {boolean} step */
  function show(index, step) {
    const { reading } = store.state;
    if (!reading || !tokens[index]) return;
    at = index;
    const { start, end, lemma, upos, head, deprel, sentence } = tokens[index];
    const word = (/** @type {number} */ n) => reading.text.slice(tokens[n].start, tokens[n].end);
    const mates = tokens.filter((token) => token.sentence === sentence);
    const first = tokens.indexOf(mates[0]);
    const local = mates.map((token) => ({ ...token, head: token.head < 0 ? -1 : token.head - first }));
    const under = tokens.map((token, n) => (token.head === index && token.deprel !== "punct" ? n : -1)).filter((n) => n >= 0);
    const go = (/** @type {number} */ n) => h("button", { type: "button", class: "inline", on: { click: () => show(n, false) } }, word(n));
    const row = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...what) => h("div", null, h("dt", null, name), h("dd", null, what));
    const draw = h("button", { type: "button", class: "plain-act", "aria-expanded": String(drawn), on: { click: () => { drawn = !drawn; show(at, false); } } },
      drawn ? "Hide the drawing" : "Draw the sentence");
    places.point(start, end);
    shown = true;
    card.show(`“${word(index)}”`, [
      h("dl", { class: "word-facts" },
        row("Base form", lemma), row("Part of speech", TAGS[upos] ?? upos, " ", h("small", null, upos)),
        head < 0 ? row("Relation", relationName("root")) : row("Relation", `${relationName(deprel)} `, go(head), " ", h("small", null, deprel)),
        under.length > 0 ? row("Under it", ...under.flatMap((n, i) => (i ? [", ", go(n)] : [go(n)]))) : ""),
      h("p", { class: "lead" }, "A program’s reading of the sentence. ← and → lead to the words beside it."), draw,
      drawn && tree(reading.text, local, index - first, (n) => show(first + n, false)),
    ], { start, end }, step);
    byId("spoken").textContent = step ? `${word(index)}: ${TAGS[upos] ?? upos}, base form ${lemma}, ${head < 0 ? relationName("root") : `${relationName(deprel)} ${word(head)}`}` : "";
  }

  byId("card").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !byId("card").querySelector(".word-facts") || (event.target instanceof Element && event.target.closest(".tree-scroll, select, input"))) return;
    event.preventDefault();
    const next = at + step;
    if (tokens[next]) show(next, true);
    else byId("spoken").textContent = step > 0 ? "The sentence ends here." : "The sentence begins here.";
  });
  new MutationObserver(() => {
    if (shown && !card.open) {
      shown = false;
      places.clear();
    }
  }).observe(byId("card"), { attributes: true, attributeFilter: ["hidden"] });

  return async (span) => {
    try {
      tokens = await reader.words(span.start, Math.max(span.end, span.start + 1));
    } catch {
      return; // the status line says what happened
    }
    if (!tokens.length) return store.update({ notice: "There is no word here." });
    const inside = tokens.findIndex(({ start, end, upos }) => start < span.end && end > span.start && upos !== "PUNCT");
    show(Math.max(0, inside), false);
  };
}
