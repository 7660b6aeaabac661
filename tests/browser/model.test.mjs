/** What the page makes of a report before anything is drawn: lines, parts, shares, keys, exports. In Node, with the real module. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { decode } from "../../www/import/decode.js";
import { asCsv } from "../../www/exports/tables.js";
import { asJson, asMarkdown } from "../../www/exports/notes.js";
import { normalised, placedTime } from "../../www/format.js";
import { lineAt, readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { rulesOf, stack } from "../../www/views/stacking.js";

const light = await Sourcelight.load();
const texts = await Promise.all(["bridge", "lakeside", "release"].map((name) =>
  readFile(new URL(`../../www/examples/${name}.txt`, import.meta.url), "utf8")));
/** Texts no article would hold, and one where code points and UTF-16 units differ. */
texts.push("", "\n\n", "Said.", "“", "😀 Rain fell 🌧️, the mayor said. “It is 😀,” she added.\r\n\r\n• One\r\n• Two, Ann Orr said.");

for (const text of texts) {
  test(`a reading of “${text.slice(0, 30).trim()}” adds up`, async () => {
    const reading = readingOf(text, await light.analyze(text));
    let from = 0;
    for (const line of reading.lines) {
      assert.equal(line.from, from);
      assert.equal(line.parts.reduce((sum, part) => sum + part.words, 0), line.words, text.slice(line.start, line.end));
      assert.equal(lineAt(reading, line.start), line.index);
      from += line.words;
    }
    assert.equal(from, reading.words);
    const { named, unnamed, writer } = reading.shares;
    for (const share of [named, unnamed, writer]) assert.ok(share >= 0 && share <= 1.000001, String(share));
    assert.ok(Math.abs(named + unnamed + writer - 1) < 1e-6);
    const keys = reading.speakers.map(({ key }) => key).filter(Boolean);
    assert.equal(new Set(keys).size, keys.length, "a key means one source");
    for (const { id, sentence, start } of reading.passages) {
      assert.ok(reading.byId.has(id));
      if (reading.lines.length) assert.ok(sentence >= 0 && sentence <= Math.max(0, lineAt(reading, start)) + 1);
    }
  });
}

test("exported offsets count code points", async () => {
  const text = /** @type {string} */ (texts.at(-1));
  const report = await light.analyze(text);
  const exported = JSON.parse(asJson(readingOf(text, report)));
  const points = [...text];
  report.sentences.forEach((sentence, index) => {
    const { start, end } = exported.sentences[index];
    assert.equal(points.slice(start, end).join(""), text.slice(sentence.start, sentence.end));
  });
  report.attributions.forEach((row, index) => row.content.forEach(([start, end], piece) => {
    const [a, b] = exported.attributions[index].content[piece];
    assert.equal(points.slice(a, b).join(""), text.slice(start, end));
  }));
});

test("passages and notes are safe to open", async () => {
  const text = "=SUM(A1) is fine, “the *mayor*, <b>Ann</b>” said. “+1, \"quoted\",” Ann Orr said.";
  const reading = readingOf(text, await light.analyze(text));
  const rows = asCsv(reading).trimEnd().split("\r\n");
  assert.equal(rows.length, reading.passages.length + 1);
  for (const row of rows.slice(1)) assert.doesNotMatch(row, /(?:^|,)"?[=+@]/, "no cell begins a formula");
  assert.doesNotMatch(asMarkdown(reading), /(?<!\\)<b>/);
});

test("notes beside the text never overlap and stay near", () => {
  const boxes = [0, 2, 5, 300, 301, 600].map((want) => ({ want, height: 30 }));
  const tops = stack(boxes, 3);
  tops.forEach((top, index) => index && assert.ok(top >= tops[index - 1] + 33 - 1e-9));
  assert.equal(tops[0], 0);
  assert.ok(Math.abs(tops[3] - 300) < 20 && tops[5] === 600);
  for (const { height } of rulesOf([{ top: 0, bottom: 70 }, { top: 40, bottom: 70 }, { top: 41, bottom: 72 }], 35)) assert.ok(height >= 6);
});

test("bytes are decoded as they were meant", async () => {
  const text = async (/** @type {number[]} */ ...bytes) => (await decode(new Uint8Array(bytes))).text;
  assert.equal(await text(0xff, 0xfe, 0x61, 0x00), "a");
  assert.equal(await text(0xef, 0xbb, 0xbf, 0x61), "a");
  assert.equal(await text(0x63, 0x61, 0x66, 0xe9), "café");
});

test("figures are written as a reader would", () => {
  const row = { start: 0, end: 1, numeral: /** @type {[number, number]} */ ([0, 1]), hedge: "about", value: 42_400 };
  assert.equal(normalised({ ...row, kind: "measurement", unit: "hectare", si: { value: 424e6, unit: "m2" } }), "≈ 424 km²");
  assert.equal(normalised({ ...row, kind: "percentage", value: 3.5, hedge: "at_least" }), "≥ 3.5%");
  assert.equal(normalised({ ...row, kind: "age", unit: "year", value: 52, hedge: "exact", si: { value: 1, unit: "s" } }), "52 years");
  assert.equal(normalised({ ...row, kind: "money", iso: "EUR", hedge: "exact" }), "EUR 42,400");
});

test("dates are written as a reader would", () => {
  const row = { start: 0, end: 1, timex: "X" };
  assert.equal(placedTime({ ...row, type: "daterange", timex: "2019", from: "2019-01-01", to: "2020-01-01" }), "2019");
  assert.equal(placedTime({ ...row, type: "daterange", timex: "2019-SU", from: "2019-06-01", to: "2019-09-01" }), "1 June 2019 to 31 August 2019");
  assert.equal(placedTime({ ...row, type: "date", timex: "2025-10-14", value: "2025-10-14" }), "14 October 2025");
  assert.equal(placedTime({ ...row, type: "duration", timex: "PT35M" }), "35 minutes");
  assert.equal(placedTime({ ...row, type: "duration", timex: "P1Y6M" }), "1 year 6 months");
  assert.equal(placedTime({ ...row, type: "date" }), "");
});
