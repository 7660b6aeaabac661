/** Two ribbons on one scale of words, and the table of their sources, which puts the light on both. In: two readings. Out: nodes. */
import { h } from "../dom.js";
import { NAMED, nthKey, UNNAMED } from "../reading.js";
import { wholeShares } from "../shares.js";
import { drawMark, drawPart, marksOf, stretchesOf } from "../views/parts.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Speaker} Speaker */
/** @typedef {{a: Speaker | null, b: Speaker | null}} Row */

/** From so many sentences on a ribbon shows stretches, and so many of them. */
const MANY = 250;
const STRETCHES = 160;

/** One key for a source of both: the first article's, then the next letters. @param {Row[]} rows */
export function keysOf(rows) {
  const next = { named: 0, unnamed: 0 };
  return rows.map(({ a, b }) => {
    const speaker = /** @type {Speaker} */ (a ?? b);
    return speaker.kind === "anon" ? nthKey(UNNAMED, next.unnamed++) : nthKey(NAMED, next.named++);
  });
}

/** @param {Reading} reading @param {Map<number, string>} keys by index of source @param {number} most words of the longer one @param {string} letter @param {Map<number, number>} rows */
function ribbon(reading, keys, most, letter, rows) {
  const [named, unnamed, writer] = wholeShares(reading.shares);
  const light = (/** @type {HTMLElement} */ drawn, /** @type {number} */ source) => {
    drawn.dataset.source = String(rows.get(source) ?? -1);
    return drawn;
  };
  const parts = reading.lines.length > MANY
    ? stretchesOf(reading.lines, STRETCHES).map((mark) => h("span", { class: "stretch", style: { "flex-grow": String(mark.words) } }, drawMark(mark).map((drawn, n) => light(drawn, mark.parts[n].source))))
    : marksOf(reading.lines).flatMap(({ parts: list, end }) => [
    ...list.map((part) => light(drawPart({ ...part, key: keys.get(part.source) ?? "" }), part.source)), end && h("i", { class: "pause" })]);
  return h("div", { class: "twin" }, h("b", { class: "letter" }, letter),
    h("div", { class: "ribbon-bar twin-bar", role: "img", "aria-label": `Ribbon of ${letter}: ${named}% of the words on somebody named, ${unnamed}% on somebody unnamed, ${writer}% on the writer alone`,
      style: { width: `${(100 * reading.words) / most}%` } }, parts));
}

/** @param {Reading} one @param {Reading} other @param {Row[]} rows */
export function twins(one, other, rows) {
  const keys = keysOf(rows);
  const by = (/** @type {"a" | "b"} */ side) => new Map(rows.flatMap((row, n) => (row[side] ? [[/** @type {Speaker} */ (row[side]).index, n]] : [])));
  const [a, b] = [by("a"), by("b")];
  const lettered = (/** @type {Map<number, number>} */ map) => new Map([...map].map(([index, n]) => [index, keys[n]]));
  const most = Math.max(1, one.words, other.words);
  const root = h("section", { class: "twins", "aria-labelledby": "twins-title" }, h("h2", { id: "twins-title" }, "Who says so"),
    ribbon(one, lettered(a), most, "A", a), ribbon(other, lettered(b), most, "B", b));
  const light = (/** @type {number} */ row, /** @type {boolean} */ on) => {
    root.classList.toggle("has-lit", on);
    for (const part of root.querySelectorAll(".part")) part.classList.toggle("lit", on && /** @type {HTMLElement} */ (part).dataset.source === String(row));
  };
  const share = (/** @type {Speaker | null} */ speaker) => h("td", null, speaker ? speaker.shown : "–");
  const table = h("table", { class: "both" },
    h("thead", null, h("tr", null, h("th", { scope: "col" }, "Source"), h("th", { scope: "col" }, "in A"), h("th", { scope: "col" }, "in B"))),
    h("tbody", null, rows.map(({ a: x, b: y }, n) => {
      const speaker = /** @type {Speaker} */ (x ?? y);
      const button = h("button", { type: "button", "aria-pressed": "false" }, h("span", { class: `badge k-${speaker.kind}` }, keys[n]), " ", speaker.name,
        h("small", null, x && y ? (x.name === y.name ? "" : `in B: ${y.name}`) : x ? "only in A" : "only in B"));
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        for (const other of table.querySelectorAll("[aria-pressed=true]")) other.setAttribute("aria-pressed", "false");
        button.setAttribute("aria-pressed", String(on));
        light(n, on);
      });
      return h("tr", { class: `k-${speaker.kind}` }, h("th", { scope: "row" }, button), share(x), share(y));
    })));
  root.append(rows.length ? table : h("p", { class: "lead" }, "Nobody is cited in either."));
  return root;
}
