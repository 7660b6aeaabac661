/** What differs between two articles, as sections. In: two readings and their comparison. Out: nodes; text leads to its place by `data-side`. */
import { h } from "../dom.js";
import { clip, count, percent } from "../format.js";
import { lineAt } from "../reading.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Change} Change */
/** @typedef {ReturnType<typeof import("./joined.js").joined>} Result */

/** Rows that are listed at once. */
const LISTED = 60;

/** A place of one side. @param {"a" | "b"} side @param {Reading} reading @param {{start: number, end: number}} span @param {string} [label] */
function place(side, reading, { start, end }, label) {
  const line = lineAt(reading, start);
  return h("span", null, h("button", { type: "button", class: "find", "data-side": side, "data-start": start, "data-end": end }, label ?? clip(reading.text.slice(start, end), 240)),
    " ", h("span", { class: "where" }, `${side.toUpperCase()} ${line < 0 ? "head" : `s${line + 1}`}`));
}

/** Words of both, those of one side marked. @param {Change[]} changes */
export const marked = (changes) => changes.map(({ text, how }) => (how === "both" ? text : h(how === "a" ? "del" : "ins", null, text)));

/** @param {string} id @param {string} title @param {string} sum @param {(Node | string | false)[]} rows @param {string} none */
function section(id, title, sum, rows, none) {
  return h("section", { class: "differs", id: `compare-${id}`, "aria-labelledby": `compare-${id}-title` }, h("h2", { id: `compare-${id}-title` }, title, h("span", { class: "sum" }, sum)),
    rows.length ? h("ul", null, rows.slice(0, LISTED).map((row) => h("li", null, row))) : h("p", { class: "lead" }, none),
    rows.length > LISTED && h("p", { class: "lead" }, `and ${rows.length - LISTED} more`));
}

/** @param {Reading} one @param {Reading} other @param {Result} result */
function quotes(one, other, { quotes: rows }) {
  const n = (/** @type {string} */ how) => rows.filter((row) => row.how === how).length;
  const names = { kept: "Kept", changed: "Changed", a: "Only in A", b: "Only in B" };
  const items = rows.map(({ a, b, how, changes }) => h("div", { class: `quote-row ${how}` }, h("b", null, names[how]),
    h("div", null, h("p", { class: "said" }, how === "changed" && changes.length ? marked(changes) : clip((a ?? b)?.quote ?? "", 400)),
      h("p", null, a && place("a", one, a, `${a.name} ${a.verb}`.trim()), a && b && "  ", b && place("b", other, b, `${b.name} ${b.verb}`.trim())))));
  return section("quotes", "Quotations", `${n("kept")} kept, ${n("changed")} changed, ${n("a")} only in A, ${n("b")} only in B`, items, "Neither quotes anybody.");
}

/** @param {Reading} one @param {Reading} other @param {Result} result */
function figures(one, other, { figures: rows }) {
  const items = rows.map(({ a, b, says }) => h("div", null, h("b", null, says), h("p", null, place("a", one, a), "  ", place("b", other, b))));
  return section("figures", "Figures that differ", rows.length ? String(rows.length) : "none", items, "No figure, day or length of time of the same thing differs, in sentences that go together or where the thing counted is named.");
}

/** @param {Reading} one @param {Reading} other @param {Result} result */
function grades(one, other, { grades: rows }) {
  const items = rows.map(({ side, cause, line, together }) => {
    const reading = side === "a" ? one : other;
    return h("div", null, h("b", null, side === "a" ? "Lost" : "Gained"), " ", place(side, reading, cause), ` ${cause.why}${together ? "" : `, in a sentence that only ${side.toUpperCase()} has`}`,
      h("p", { class: "said" }, clip(reading.text.slice(line.start, line.end), 180)));
  });
  const lost = rows.filter(({ side }) => side === "a").length;
  return section("grades", "Hedges, denials, boosters", `${lost} lost, ${rows.length - lost} gained from A to B`, items, "No word that weakens, denies or strengthens was gained or lost.");
}

/** @param {Reading} one @param {Result} result */
function shared(one, { shared: { runs, a, b } }) {
  const items = runs.map(({ a: span, words }) => h("div", null, h("b", null, count(words, "word")), " ", place("a", one, span)));
  return section("shared", "Shared word for word", `${percent(a)} of A, ${percent(b)} of B`, items, "No eight words in a row stand in both.");
}

/** @param {Reading} one @param {Reading} other @param {Result} result */
function sentences(one, other, { lines }) {
  const same = lines.filter(({ changes }) => changes === null).length;
  const moved = lines.filter((row) => row.moved).length;
  const say = (/** @type {Reading} */ reading, /** @type {number} */ line) => clip(reading.text.slice(reading.lines[line].start, reading.lines[line].end), 600);
  const where = (/** @type {{a: number, b: number, moved: boolean}} */ row) => row.moved && h("small", { class: "where" }, ` moved: A s${row.a + 1}, B s${row.b + 1}`);
  return h("details", { class: "differs" }, h("summary", null, h("h2", null, "Sentence by sentence", h("span", { class: "sum" }, `${same} the same${moved ? `, ${moved} moved` : ""}`))),
    h("table", { class: "sentences" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, "A"), h("th", { scope: "col" }, "B"))),
      h("tbody", null, lines.slice(0, 1500).map((row) => {
        const { a, b, changes } = row;
        if (changes === null) return h("tr", { class: "same" }, h("td", { colspan: 2 }, say(one, a), where(row)));
        const part = (/** @type {"a" | "b"} */ side) => marked(changes.filter(({ how }) => how === "both" || how === side));
        if (a < 0) return h("tr", null, h("td"), h("td", null, h("ins", null, say(other, b))));
        if (b < 0) return h("tr", null, h("td", null, h("del", null, say(one, a))), h("td"));
        return h("tr", null, h("td", null, part("a")), h("td", null, part("b"), where(row)));
      }))));
}

/** The headlines, where they differ. @param {Result} result */
function headline({ headline: row }) {
  if (!row) return [];
  const words = row.changes.length ? marked(row.changes) : [row.a && h("del", null, row.a), row.b && h("ins", null, row.b)];
  return [section("headline", "Headline", "changed", [h("p", { class: "said" }, words)], "")];
}

/** @param {Reading} one @param {Reading} other @param {Result} result */
export function found(one, other, result) {
  return [...headline(result), h("div", { class: "differ-grid" }, h("div", null, quotes(one, other, result), figures(one, other, result)),
    h("div", null, grades(one, other, result), shared(one, result))), sentences(one, other, result)];
}
