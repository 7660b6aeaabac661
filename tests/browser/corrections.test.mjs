/** Corrections by hand, before anything is drawn: in Node, with the real module. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { quoteOfPassage } from "../../www/correct-passages.js";
import { asAnnotations } from "../../www/exports/annotations.js";
import * as tables from "../../www/exports/tables.js";
import { asJson, asMarkdown } from "../../www/exports/notes.js";
import { findQuote, quoteOf } from "../../www/quotes.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";

/** @typedef {import("../../www/types").Correction} Correction */
/** @typedef {import("../../www/types").Reading} Reading */

const light = await Sourcelight.load();
const text = await readFile(new URL("../../www/examples/bridge.txt", import.meta.url), "utf8");
const raw = await light.analyze(text);
const plain = readingOf(text, raw);
const holt = plain.speakers.find(({ name }) => name === "Maren Holt");
const arden = plain.speakers.find(({ name }) => name === "Piet Arden");
assert.ok(holt && arden);
const mention = (/** @type {string} */ words) => quoteOf(text, text.indexOf(words), text.indexOf(words) + words.length);

/** What must hold of every corrected reading. @param {import("../../www/types").Reading} reading */
function sound(reading) {
  const { report, lines, words } = reading;
  assert.equal(lines.reduce((sum, line) => sum + line.parts.reduce((all, part) => all + part.words, 0), 0), words);
  const ids = new Set(report.attributions.map(({ id }) => id));
  assert.equal(ids.size, report.attributions.length);
  report.voices.forEach((voice, n) => {
    assert.ok(voice.end > voice.start && (voice.attribution === null || ids.has(voice.attribution)));
    const next = report.voices[n + 1];
    const paragraph = report.paragraphs.find(({ start, end }) => start <= voice.start && voice.start < end);
    if (next && paragraph && next.start < paragraph.end) assert.equal(next.start, voice.end, "voices leave no gap");
  });
  for (const source of report.sources) {
    for (const id of source.attributions) assert.ok(ids.has(id));
    assert.deepEqual(Object.keys(source).filter((key) => key !== "by_hand").sort(), Object.keys(raw.sources[0]).sort(), "a source has every field of the schema");
  }
  for (const claim of report.claims) {
    for (const index of claim.sources) assert.ok(report.sources[index], "a claim rests on rows that are there");
    const own = report.sources.findIndex(({ attributions }) => claim.attribution !== null && attributions.includes(claim.attribution));
    if (own >= 0) assert.ok(claim.sources.includes(own), "a claim rests on its own source");
  }
  for (const { replies, attributions } of report.accusations) for (const id of [...replies, ...attributions]) assert.ok(ids.has(id));
  const { named, unnamed, writer } = reading.shares;
  assert.ok(Math.abs(named + unnamed + writer - 1) < 1e-6 && writer >= 0);
}

test("without corrections the report is the engine's", () => {
  assert.equal(readingOf(text, raw, []).report, raw);
  assert.equal(plain.lost, 0);
});

test("a passage is given to another source", () => {
  const passage = holt.passages[0];
  /** @type {Correction} */
  const correction = { action: "reassign", passage: quoteOfPassage(text, passage.attribution), to: { name: "Piet Arden", source_type: "named_person", mention: mention("Piet Arden") } };
  const reading = readingOf(text, raw, [correction]);
  sound(reading);
  const row = reading.byId.get(passage.id);
  assert.equal(reading.speakers[row?.source ?? -1].name, "Piet Arden");
  assert.equal(row?.attribution.by_hand, "reassigned");
  const now = reading.speakers.find(({ name }) => name === "Piet Arden");
  assert.equal(now?.passages.length, arden.passages.length + 1);
  assert.ok((now?.words ?? 0) > arden.words);
  const others = (/** @type {import("../../www/types").Reading} */ { speakers }) => speakers.filter(({ name }) => !/Holt|Arden/.test(name)).map(({ name, words }) => `${name} ${words}`).sort();
  assert.deepEqual(others(reading), others(plain), "whom nobody touched keeps every word");
  assert.equal(raw.attributions.some((attribution) => attribution.by_hand), false, "the engine's report stays as it is");
});

test("a dropped passage goes back to the writer", () => {
  const reading = readingOf(text, raw, arden.passages.map(({ attribution }) => ({ action: /** @type {const} */ ("drop"), passage: quoteOfPassage(text, attribution) })));
  sound(reading);
  assert.equal(reading.speakers.some(({ name }) => name === "Piet Arden"), false);
  assert.ok(reading.shares.writer > plain.shares.writer);
});

test("an added passage stands on its source's word", () => {
  const content = "The 312-metre bridge, which carries about 19,000 vehicles a day, was shut on 2 October";
  const reading = readingOf(text, raw, [{ action: "add", content: mention(content), cue: null, to: { name: "Maren Holt", source_type: "named_person", mention: mention("Maren Holt") } }]);
  sound(reading);
  const added = reading.passages.find(({ attribution }) => attribution.by_hand === "added");
  assert.equal(added?.quote, content);
  assert.equal(reading.speakers[added?.source ?? -1].name, "Maren Holt");
  assert.ok((reading.speakers[added?.source ?? -1].words) >= holt.words + 12);
  assert.ok(reading.lines.some(({ parts }) => parts.some(({ source, words }) => source === added?.source && words > 10)));
});

test("corrections hold when other words of the text change", async () => {
  const passage = quoteOfPassage(text, holt.passages[0].attribution);
  const changed = text.replace("PORT LARROW", "PORT LARROW, in the east").replace("14 October 2025", "15 October 2025");
  assert.notEqual(findQuote(changed, passage)?.start, passage.start);
  const kept = readingOf(changed, await light.analyze(changed), [{ action: "drop", passage }]);
  sound(kept);
  assert.equal(kept.lost, 0);
  assert.equal(kept.passages.length, readingOf(changed, await light.analyze(changed)).passages.length - 1);
  const gone = readingOf("Rain fell.", await light.analyze("Rain fell."), [{ action: "drop", passage }]);
  assert.equal(gone.lost, 1);
});

test("names are merged and split", () => {
  const merged = readingOf(text, raw, [{ action: "merge", name: mention("Piet Arden"), into: mention("Maren Holt") }]);
  sound(merged);
  assert.equal(merged.report.entities.length, raw.entities.length - 1);
  assert.equal(merged.speakers.find(({ name }) => name === "Maren Holt")?.passages.length, holt.passages.length + arden.passages.length);
  const entity = raw.entities.find(({ name }) => name === "Maren Holt");
  const forms = new Set(entity?.mentions.map(({ start, end }) => text.slice(start, end)));
  assert.ok(forms.has("Ms Holt") || forms.has("Holt"), [...forms].join());
  const form = forms.has("Ms Holt") ? "Ms Holt" : "Holt";
  const split = readingOf(text, raw, [{ action: "split", from: mention("Maren Holt"), form }]);
  sound(split);
  assert.equal(split.report.entities.length, raw.entities.length + 1);
  assert.equal(split.report.entities.at(-1)?.name, form);
  const back = readingOf(text, raw, [{ action: "split", from: mention("Maren Holt"), form }, { action: "merge", name: quoteOf(text, text.indexOf(form, text.indexOf("Quay")), text.indexOf(form, text.indexOf("Quay")) + form.length), into: mention("Maren Holt") }]);
  sound(back);
});

test("a source is of another kind, and back", () => {
  const reading = readingOf(text, raw, [{ action: "retype", who: "Maren Holt", source_type: "unnamed_person" }]);
  sound(reading);
  const row = reading.report.sources.find(({ name }) => name === "Maren Holt");
  assert.equal(row?.source_type, "unnamed_person");
  assert.ok(row.by_hand === "retyped" && !row.named);
  assert.equal(reading.speakers.find(({ name }) => name === "Maren Holt")?.kind, "anon");
  assert.ok(reading.shares.unnamed > plain.shares.unnamed && reading.shares.named < plain.shares.named);
  // its passages and words stay what they were
  assert.deepEqual([row.attributions.length, row.words], [raw.sources[holt.index].attributions.length, raw.sources[holt.index].words]);
  const back = readingOf(text, raw, [{ action: "retype", who: "Maren Holt", source_type: "unnamed_person" }, { action: "retype", who: "Maren Holt", source_type: "named_person" }]);
  assert.deepEqual(back.shares, plain.shares);
  assert.equal(readingOf(text, raw, [{ action: "retype", who: "Nobody Here", source_type: "document" }]).lost, 1);
});

/** A village where the mayor has a name, once. */
const VILLAGE = "The dam at Osk holds, Ana Brel, 51, said. The mayor said the village is safe. “We sleep well,” the baker said. Ana Brel and Piet Orn said the road will open.";

test("who is only described is tied to a name", async () => {
  const village = await light.analyze(VILLAGE);
  const before = readingOf(VILLAGE, village);
  const baker = before.speakers.find(({ name }) => /baker/.test(name));
  assert.ok(baker, before.speakers.map(({ name }) => name).join());
  const at = VILLAGE.indexOf("Piet Orn");
  const after = readingOf(VILLAGE, village, [{ action: "tie", who: village.sources[baker.index].name, to: { name: "Piet Orn", source_type: "named_person", mention: quoteOf(VILLAGE, at, at + 8) } }]);
  assert.equal(after.lost, 0);
  assert.ok(!after.speakers.some(({ name }) => /baker/.test(name)));
  assert.equal(after.speakers.find(({ name }) => name === "Piet Orn")?.passages.length, 2);
  // the words where they say it stand as they did
  assert.equal(after.passages.length, before.passages.length);
});

test("one of two who speak as one is somebody else, or the other alone", async () => {
  const village = await light.analyze(VILLAGE);
  const before = readingOf(VILLAGE, village);
  const joint = before.passages.find(({ attribution }) => attribution.joint);
  assert.equal(joint?.name, "Ana Brel and Piet Orn");
  const at = VILLAGE.indexOf("Ana Brel");
  const alone = readingOf(VILLAGE, village, [{ action: "reassign", passage: quoteOfPassage(VILLAGE, joint.attribution), to: { name: "Ana Brel", source_type: "named_person", mention: quoteOf(VILLAGE, at, at + 8) } }]);
  assert.ok(!alone.speakers.some(({ name }) => name === "Piet Orn"));
  const osk = VILLAGE.indexOf("Osk");
  const other = readingOf(VILLAGE, village, [{ action: "tie", who: "Piet Orn", to: { name: "Osk", source_type: "named_organisation", mention: quoteOf(VILLAGE, osk, osk + 3) } }]);
  assert.deepEqual(other.passages.find(({ id }) => id === joint.id)?.name, "Ana Brel and Osk");
});

test("every export says what was changed by hand", () => {
  const passage = quoteOfPassage(text, holt.passages[0].attribution);
  const reading = readingOf(text, raw, [
    { action: "drop", passage: quoteOfPassage(text, arden.passages[0].attribution) },
    { action: "reassign", passage, to: { name: "Piet Arden", source_type: "named_person", mention: mention("Piet Arden") } },
  ]);
  const json = JSON.parse(asJson(reading));
  assert.deepEqual(json.corrections.map((/** @type {Correction} */ { action }) => action), ["drop", "reassign"]);
  assert.equal(json.attributions.filter((/** @type {any} */ { by_hand: hand }) => hand === "reassigned").length, 1);
  const changed = '"1 passage given to another source, 1 passage dropped"';
  assert.equal(tables.asCsv(reading).split("\r\n").filter((row) => row.endsWith(`,reassigned,${changed}`)).length, 1);
  for (const [name, make] of Object.entries(tables).filter(([name]) => name.endsWith("Csv"))) {
    const [head, ...rows] = /** @type {(reading: Reading) => string} */ (make)(reading).trimEnd().split("\r\n");
    assert.ok(head.endsWith(",changed_by_hand") && rows.length && rows.every((row) => row.endsWith(`,${changed}`)), name);
    assert.ok(/** @type {(reading: Reading) => string} */ (make)(plain).trimEnd().split("\r\n").slice(1).every((row) => row.endsWith(",")), `${name}, unchanged`);
  }
  assert.match(asMarkdown(reading), /Changed by hand: 1 passage given to another source, 1 passage dropped\./);
  assert.match(asMarkdown(reading), /reassigned by hand/);
  const page = JSON.parse(asAnnotations(reading));
  assert.match(page.partOf.label, /Changed by hand/);
  const points = [...text];
  for (const { target } of page.items) {
    for (const { selector: [position, quote] } of target) assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
  }
});

test("corrections made one after another, taken back and done again come to the same as all at once", () => {
  const passages = plain.passages.filter(({ attribution }) => attribution.content.length);
  const quote = (/** @type {number} */ n) => quoteOfPassage(text, passages[n].attribution);
  /** @type {Correction[]} */
  const all = [
    { action: "drop", passage: quote(1) },
    { action: "reassign", passage: quote(3), to: { name: "Piet Arden", source_type: "named_person", mention: mention("Piet Arden") } },
    { action: "merge", name: mention("Hanne Brook"), into: mention("Tomas Ferrant") },
    { action: "add", content: mention("The 312-metre bridge, which carries about 19,000 vehicles a day, was shut on 2 October"), cue: null, to: { name: "Maren Holt", source_type: "named_person", mention: mention("Maren Holt") } },
    { action: "reassign", passage: quote(5), to: { name: "Maren Holt", source_type: "named_person" } },
  ];
  const other = /** @type {Correction} */ ({ action: "drop", passage: quote(6) });
  const lists = [...all.map((_, n) => all.slice(0, n + 1)), all.slice(0, 3), all.slice(0, 2), all, [...all.slice(0, 2), other], [...all.slice(0, 2), other, all[4]]];
  for (const list of lists) {
    const reading = readingOf(text, raw, list);
    sound(reading);
    const { raw: _, ...fresh } = readingOf(text, structuredClone(raw), structuredClone(list));
    const { raw: __, ...kept } = reading;
    assert.deepEqual(structuredClone(kept), fresh);
  }
  const many = Array.from({ length: 40 }, (_, n) => /** @type {Correction} */ ({ ...all[1], to: { name: `Somebody ${n}`, source_type: "named_person" } }));
  for (const n of [40, 39, 3, 2, 40]) assert.ok(readingOf(text, raw, many.slice(0, n)).speakers.some(({ name }) => name === `Somebody ${n - 1}`), `${n} corrections`);
});
