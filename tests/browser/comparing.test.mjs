/** What a comparison makes of two readings, and a table of many, before anything is drawn: in Node, with the real module. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { figuresOf, rowOf, rowsCsv, sorted } from "../../www/batch/rows.js";
import { joined } from "../../www/compare/joined.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { placesOf } from "../../www/views/find.js";
import { labelsOf } from "../../www/views/sections/timeline.js";
import { contexts } from "../../www/lexis/contexts.js";
import { arcsOf } from "../../www/grammar/tree.js";

const light = await Sourcelight.load();
const reading = async (/** @type {string} */ text) => readingOf(text, await light.analyze(text));
const bridge = await readFile(new URL("../../www/examples/bridge.txt", import.meta.url), "utf8");

const compared = async (/** @type {string} */ a, /** @type {string} */ b) => {
  const [one, other] = [await reading(a), await reading(b)];
  return { one, other, ...joined(one, other, await light.compare(a, b)) };
};

test("an article compared with itself differs in nothing", async () => {
  const { sources, quotes, figures, grades, lines, shared } = await compared(bridge, bridge);
  assert.ok(sources.length > 3 && sources.every(({ a, b }) => a && a.name === b?.name));
  assert.ok(quotes.length > 3 && quotes.every(({ how }) => how === "kept"));
  assert.deepEqual([figures, grades], [[], []]);
  assert.ok(lines.every(({ a, b, changes }) => a === b && changes === null));
  assert.deepEqual([shared.a, shared.b], [1, 1]);
});

test("every sentence of both stands once in the comparison, those of the first in order", async () => {
  const paragraphs = bridge.split("\n\n");
  const { one, other, lines } = await compared(bridge, [...paragraphs.slice(0, 3), "Rain fell on Kesby all week, residents said.", ...paragraphs.slice(4).reverse()].join("\n\n"));
  assert.deepEqual(lines.filter(({ a }) => a >= 0).map(({ a }) => a), one.lines.map(({ index }) => index));
  assert.deepEqual(lines.filter(({ b }) => b >= 0).map(({ b }) => b).sort((x, y) => x - y), other.lines.map(({ index }) => index));
});

test("what is said to have changed in a sentence are its words", async () => {
  const { one, other, lines } = await compared("The dam will hold, Mira Tolland said on Monday.", "The old dam may hold, Mira Tolland said on Monday.");
  const [{ a, b, changes }] = lines;
  const words = (/** @type {string} */ side) => changes?.filter(({ how }) => how === "both" || how === side).map(({ text }) => text).join("");
  assert.equal(words("a"), one.text.slice(one.lines[a].start, one.lines[a].end));
  assert.equal(words("b"), other.text.slice(other.lines[b].start, other.lines[b].end));
  assert.deepEqual(changes?.filter(({ how }) => how !== "both").map(({ how, text }) => `${how}${text}`), ["b old", "a will", "b may"]);
});

test("a surname stands for its bearer, a title for nobody else", async () => {
  const { sources } = await compared("The dam is safe, Mira Tolland said on Monday. “It holds,” Tolland said.", "“The dam holds,” Ms Tolland said. Two engineers said it leaked.");
  const both = sources.filter(({ a, b }) => a && b);
  assert.equal(both.length, 1);
  assert.match(both[0].a?.name ?? "", /Tolland/);
});

test("a figure that changed is found, one that only moved is not", async () => {
  const { figures } = await compared("The storm killed 12 sheep on Monday. It cost 40 crowns, the council said.", "It cost 40 crowns, the council said. The storm killed 14 sheep on Monday.");
  assert.deepEqual(figures.map(({ a, b }) => [a.value, b.value]), [[12, 14]]);
});

test("a length of time that changed is found, and so is a day", async () => {
  const { figures } = await compared("The board of Osk will close the pier for at least 14 months, it said on Monday.", "The board of Osk will close the pier for at least 18 months, it said on Tuesday.");
  assert.deepEqual(figures.map(({ says }) => says), ["14 months against 18 months", "Monday against Tuesday"]);
});

test("a quotation that is broken off keeps its gap", async () => {
  const { quotes } = await compared("“The dam holds,” Mira Tolland said. “It was never weak.”", "“The dam holds,” Mira Tolland said. “It was never very weak.”");
  const changed = quotes.find(({ how }) => how === "changed");
  assert.match(changed?.changes.map(({ text }) => text).join("") ?? "", /holds,” … “It was never very weak/);
});

test("sentences that moved are told from those that stayed", async () => {
  const rows = ["The dam held all night long.", "Rain fell on Kesby for a week.", "The mayor left for the coast.", "Two boats lay in the harbour."];
  const { lines } = await compared(rows.join(" "), [rows[1], rows[2], rows[0], rows[3]].join(" "));
  assert.deepEqual(lines.map(({ moved }) => moved), [true, false, false, false]);
});

test("who speaks is compared as the reader corrected it", async () => {
  const text = "The dam is safe, Mira Tolland said on Monday. “It leaks,” Oda Finn said.";
  const [one, plain] = [await reading(text), await reading(text)];
  const row = plain.passages.find(({ name }) => /Finn/.test(name));
  assert.ok(row);
  const { quoteOfPassage } = await import("../../www/correct-passages.js");
  const other = readingOf(text, plain.raw, [{ action: "reassign", passage: quoteOfPassage(text, row.attribution), to: { name: "Bren Tull", source_type: "named_person" } }]);
  const { Reader } = await import("../../www/reader.js");
  const client = { compare: (/** @type {string} */ a, /** @type {string} */ b, /** @type {object} */ sides) => light.compare(a, b, sides) };
  const reader = new Reader(/** @type {any} */ ({}), /** @type {any} */ (client));
  const article = { text, origin: { label: "" } };
  const found = await reader.compare(article, one, { ...article, corrections: other.report.corrections }, other);
  const { sources, quotes } = joined(one, other, found);
  assert.deepEqual(sources.map(({ a, b }) => [a?.name ?? "", b?.name ?? ""]).sort(), [["", "Bren Tull"], ["Mira Tolland", "Mira Tolland"], ["Oda Finn", ""]]);
  assert.deepEqual(quotes.map(({ a, b, how }) => [how, a?.name, b?.name]), [["changed", "Oda Finn", "Bren Tull"]]);
});

test("rows sort by words and by figures; what could not be read comes last", async () => {
  const one = await reading(bridge);
  const other = await reading("Rain fell.");
  const row = (/** @type {number} */ index, /** @type {string} */ label, /** @type {import("../../www/types").Reading} */ from) => ({ index, label, ...rowOf(label, from), error: "" });
  const rows = [{ index: 0, label: "bad", title: "bad", date: "", figures: null, passages: [], error: "is empty" }, row(1, "b.txt", other), row(2, "a.txt", one)];
  assert.deepEqual(sorted(rows, "words", true).map(({ index }) => index), [2, 1, 0]);
  assert.deepEqual(sorted(rows, "words", false).map(({ index }) => index), [1, 2, 0]);
  assert.deepEqual(sorted(rows, "label", false).map(({ index }) => index), [2, 1, 0]);
  const { named, unnamed, writer, stated } = figuresOf(one);
  assert.ok(Math.abs(named + unnamed + writer - 1) < 1e-6 && stated > 0 && stated <= 1);
  assert.equal(rowsCsv(rows).trimEnd().split("\r\n").length, 4);
});

test("words are found whatever their case, quotation marks and line breaks", () => {
  const text = "The Mayor’s “plan”\nfailed. the mayor's (plan) held; 1+1=2.";
  assert.equal(placesOf(text, "the mayor's").length, 2);
  assert.deepEqual(placesOf(text, "\"plan\" failed").map(({ start, end }) => text.slice(start, end)), ["“plan”\nfailed"]);
  assert.equal(placesOf(text, "(plan)").length, 1);
  assert.equal(placesOf(text, "1+1").length, 1);
  assert.equal(placesOf(text, "  ").length, 0);
});

test("labels of dates that lie close never overlap", () => {
  const points = [0, 1, 2, 30, 31, 60, 97, 98, 100].map((x) => ({ x, text: "14 October 2025" }));
  const labels = labelsOf(points).sort((a, b) => a.from - b.from);
  assert.ok(labels.length >= 2 && labels.some(({ x }) => x === 0) && labels.some(({ x }) => x === 100));
  labels.forEach((label, n) => {
    assert.ok(label.from >= -0.01 && label.to <= 100.01);
    if (n) assert.ok(label.from >= labels[n - 1].to);
  });
  assert.equal(labelsOf([{ x: 50, text: "2019" }]).length, 1);
});

test("arcs that cover one another lie on different levels", async () => {
  const { tokens = [] } = await light.analyze("The 312-metre bridge, which carries about 19,000 vehicles a day, was shut on 2 October.", { tokens: true });
  const arcs = arcsOf(tokens);
  assert.ok(arcs.length > 8);
  for (const a of arcs) {
    for (const b of arcs) if (a !== b && a.from <= b.from && b.to <= a.to) assert.ok(a.level > b.level || (a.from === b.from && a.to === b.to), `${a.from}-${a.to} over ${b.from}-${b.to}`);
  }
});

test("the module answers what is asked about words", async () => {
  const { frequency, ngrams, collocates, concordance } = await light.study(bridge, { query: "bearings" });
  const row = frequency.find(({ word }) => word === "bearings");
  assert.equal(row?.count, row?.places.length);
  for (const [start, end] of row?.places ?? []) assert.match(bridge.slice(start, end), /^bearings$/i);
  assert.equal(concordance.length, row?.count);
  assert.ok(ngrams.length > 0 && collocates.length > 0);
  await assert.rejects(light.study(/** @type {any} */ (7)), { name: "InputError" });
});

test("places stand in order of the words beside them", () => {
  const text = "a zebra X mouse. b apple X dog. c melon X cat.";
  const places = [...text.matchAll(/X/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  assert.deepEqual(contexts(text, places, "text").map(({ start }) => start), places.map(({ start }) => start));
  assert.deepEqual(contexts(text, places, "before").map(({ before }) => before.trim().split(" ").at(-1)), ["apple", "melon", "zebra"]);
  assert.deepEqual(contexts(text, places, "after").map(({ after }) => /\w+/.exec(after)?.[0]), ["cat", "dog", "mouse"]);
});
