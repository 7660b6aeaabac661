/** What differs between two articles, as sections. In: two readings and their comparison. Out: nodes; text leads to its place by `data-side`. */
import { h } from "../dom.js";
import { clip, count, longDate, percent } from "../format.js";
import { lineAt } from "../reading.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Change} Change */
/** @typedef {ReturnType<typeof import("./joined.js").joined>} Result */

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
    rows.length ? h("ul", null, rows.map((row) => h("li", null, row))) : h("p", { class: "lead" }, none));
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

/** A row of the two texts. `how`: alike on both sides, changed in its words, or on one side only. @typedef {{kind: string, how: "alike" | "changed" | "one-sided", a: (Node | string)[], b: (Node | string)[], where?: Node | false}} Row */

/** The headlines and dates, whether they differ or not. @param {Reading} one @param {Reading} other @param {Result} result @returns {Row[]} */
function heads(one, other, { headline: row }) {
  const title = (/** @type {Reading} */ { report, text }) => {
    const head = report.paragraphs.find(({ kind }) => kind === "title");
    return head ? text.slice(head.start, head.end).trim() : "No headline";
  };
  const part = (/** @type {"a" | "b"} */ side) => (row?.changes.length ? marked(row.changes.filter(({ how }) => how === "both" || how === side)) : [title(side === "a" ? one : other)]);
  const date = (/** @type {Reading} */ { report }) => (report.date ? longDate(report.date) : "No date");
  const [a, b] = [date(one), date(other)];
  return [{ kind: "Headline", how: row ? "changed" : "alike", a: part("a"), b: part("b") },
    { kind: "Date", how: a === b ? "alike" : "changed", a: [a === b ? a : h("del", null, a)], b: [a === b ? b : h("ins", null, b)] }];
}

/** Both texts side by side, whole: what is the same stands on both sides. @param {Reading} one @param {Reading} other @param {Result} result */
function sentences(one, other, result) {
  const { lines } = result;
  const same = lines.filter(({ changes }) => changes === null).length;
  const moved = lines.filter((row) => row.moved).length;
  const say = (/** @type {Reading} */ reading, /** @type {number} */ line) => reading.text.slice(reading.lines[line].start, reading.lines[line].end);
  const where = (/** @type {{a: number, b: number, moved: boolean}} */ row) => row.moved && h("small", { class: "where" }, ` moved: A s${row.a + 1}, B s${row.b + 1}`);
  const rows = [...heads(one, other, result), ...lines.map((row) => {
    const { a, b, changes } = row;
    if (changes === null) return { kind: "", how: /** @type {const} */ ("alike"), a: [say(one, a)], b: [say(other, b)], where: where(row) };
    const part = (/** @type {"a" | "b"} */ side) => marked(changes.filter(({ how }) => how === "both" || how === side));
    if (a < 0) return { kind: "", how: /** @type {const} */ ("one-sided"), a: [], b: [h("ins", null, say(other, b))] };
    if (b < 0) return { kind: "", how: /** @type {const} */ ("one-sided"), a: [h("del", null, say(one, a))], b: [] };
    return { kind: "", how: /** @type {const} */ ("changed"), a: part("a"), b: part("b"), where: where(row) };
  })];
  const table = h("table", { class: "sentences" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, "A"), h("th", { scope: "col" }, "B"))), h("tbody"));
  const only = h("input", { type: "checkbox" });
  const draw = () => table.tBodies[0].replaceChildren(...rows.filter(({ how }) => !only.checked || how !== "alike").map(({ kind, how, a, b, where: place }) =>
    h("tr", { class: how }, h("td", null, kind && h("small", null, kind), a), h("td", null, kind && h("small", null, kind), b, place))));
  only.addEventListener("change", draw);
  draw();
  return h("section", { class: "differs", id: "compare-sentences", "aria-labelledby": "compare-sentences-title" },
    h("h2", { id: "compare-sentences-title" }, "Side by side", h("span", { class: "sum" }, `${count(same, "sentence")} the same${moved ? `, ${moved} moved` : ""}`)),
    h("label", { class: "only" }, only, " Only what changed"), table);
}

/** @param {Reading} one @param {Reading} other @param {Result} result */
export function found(one, other, result) {
  return [h("div", { class: "differ-grid" }, h("div", null, quotes(one, other, result), figures(one, other, result)),
    h("div", null, grades(one, other, result), shared(one, result))), sentences(one, other, result)];
}
