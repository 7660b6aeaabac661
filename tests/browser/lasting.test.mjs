/** Work on an article lasts: over a reload, the way back, the table, the library and its own file; and what was done can be undone where one is. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { asFragment, fromFragment } from "../../www/exports/link.js";
import { asJson } from "../../www/exports/notes.js";
import { claimsOf } from "../../www/claims.js";
import { withCheck } from "../../www/claim-checks.js";
import { quoteOfPassage } from "../../www/correct-passages.js";
import { told } from "../../www/corrections.js";
import { readFile as openFile } from "../../www/import/readers.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { workFrom, workOf } from "../../www/work-file.js";
import { file } from "./fixtures.mjs";
import { counted, example, faults, journey, paste, read } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../www/types").Correction} Correction */

const light = await Sourcelight.load();
const text = await example("bridge");
const raw = await light.analyze(text);
const plain = readingOf(text, raw);
const [holt] = plain.speakers.filter(({ name }) => name === "Maren Holt");
const union = plain.speakers.find(({ name }) => /drivers/.test(name));
assert.ok(holt && union);

test("a source is renamed, given a class and another type, each by what it is called then", () => {
  /** @type {Correction[]} */
  const corrections = [{ action: "rename", who: union.name, name: "Larrow Drivers’ Union" }, { action: "class", who: "Larrow Drivers’ Union", kind: "witness" },
    { action: "retype", who: "Larrow Drivers’ Union", source_type: "named_organisation" }, { action: "rename", who: "Maren Holt", name: "M. Holt" }];
  const reading = readingOf(text, raw, corrections);
  assert.equal(reading.lost, 0);
  const row = reading.speakers.find(({ name }) => name === "Larrow Drivers’ Union");
  assert.equal(row?.kind, "org");
  assert.deepEqual([row?.words, row?.passages.length, reading.report.sources[row?.index ?? -1].kind], [union.words, union.passages.length, "witness"]);
  assert.equal(reading.speakers.find(({ name }) => name === "M. Holt")?.passages.length, holt.passages.length);
  // no claim lost or gained a source
  assert.deepEqual(reading.report.claims.map(({ sources }) => sources.length), raw.claims.map(({ sources }) => sources.length));
  // and it can still be joined to another
  const tied = readingOf(text, raw, [...corrections, { action: "tie", who: "Larrow Drivers’ Union", to: { name: "Hanne Brook", source_type: "named_person", mention: { exact: "Hanne Brook", prefix: "", suffix: "", start: text.indexOf("Hanne Brook") } } }]);
  assert.equal(tied.lost, 0);
  assert.ok(!tied.speakers.some(({ name }) => name === "Larrow Drivers’ Union"));
});

test("how sure a passage is can be set by hand, and its claims follow", () => {
  const { attribution } = union.passages[0];
  const reading = readingOf(text, raw, [{ action: "grade", passage: quoteOfPassage(text, attribution), certainty: "PS+", unverified: false }]);
  const row = reading.byId.get(attribution.id);
  assert.deepEqual([row?.style, row?.attribution.certainty, row?.attribution.by_hand], ["spec", "PS+", "graded"]);
  assert.ok(reading.report.claims.filter((claim) => claim.attribution === attribution.id).every(({ certainty }) => certainty === "PS+"));
  // whose it is stays as it was
  assert.deepEqual(reading.speakers.map(({ name, words }) => `${name} ${words}`), plain.speakers.map(({ name, words }) => `${name} ${words}`));
  const stated = readingOf(text, raw, [{ action: "grade", passage: quoteOfPassage(text, attribution), certainty: "CT+", unverified: false }]);
  assert.equal(stated.byId.get(attribution.id)?.style, "stated");
});

/** @type {Correction[]} */
const WORK = [{ action: "rename", who: union.name, name: "Larrow Drivers’ Union", when: "2026-01-02T03:04:05.000Z" }, { action: "drop", passage: quoteOfPassage(text, holt.passages[0].attribution), when: "2026-01-02T03:05:05.000Z" }];
const checks = withCheck([], text, claimsOf(plain)[3], { status: "wrong", note: "Asked.", link: "https://ostrey.example/" }, "2026-01-02T03:06:05Z");

test("what was exported comes back letter by letter, with all that was done", async () => {
  const odd = `${text.replace("\n\n", "\n")}\n  Odd   spaces. 😀\r\nEnd`;
  for (const words of [text, odd]) {
    const article = { text: words, origin: { label: "Pasted text" }, date: "2025-10-14", corrections: WORK, checks };
    const json = asJson(readingOf(words, await light.analyze(words), WORK), article);
    const bytes = Buffer.from(json);
    const back = await openFile({ name: "bridge.json", size: bytes.length, slice: (a, z) => new Blob([bytes.subarray(a, z)]), arrayBuffer: async () => new Uint8Array(bytes).buffer });
    assert.deepEqual(workOf(/** @type {any} */ (back.work)), words === text ? workOf(article) : { ...workOf(article), checks: back.work?.checks ?? [], corrections: back.work?.corrections ?? [] });
    assert.equal(back.text, words);
  }
});

test("a link carries what was noted about claims too", async () => {
  const { article } = await fromFragment(await asFragment({ text, origin: { label: "Pasted text" }, corrections: WORK, checks }));
  assert.deepEqual([article?.checks, article?.corrections], [checks, WORK]);
});

test("a stranger's file brings nothing that this page would not have made", () => {
  assert.equal(workFrom({ text: " " }), null);
  assert.equal(workFrom([]), null);
  const bad = workFrom({ text, label: 7, date: "soon", details: { title: {} }, links: [{ start: 0, end: 4, href: "x", text: "no" }, 3],
    corrections: [{ action: "rename", who: "x", name: "" }, { action: "class", who: "x", kind: "king" }, { action: "grade", passage: { exact: "nowhere", prefix: "", suffix: "", start: 0 }, certainty: "CT+", unverified: false }, { action: "shout" }, null],
    checks: [{ claim: {}, status: "checked" }, { ...checks[0], status: "maybe" }] });
  assert.deepEqual([bad?.corrections, bad?.checks, bad?.date, bad?.found?.links], [undefined, undefined, undefined, []]);
  assert.equal(workFrom({ text, corrections: WORK, checks })?.corrections?.length, 2);
});

test("what was changed is told with what it was about", () => {
  assert.equal(told(WORK[0]), `Source renamed: Larrow Drivers’ Union. “${union.name}”`);
  assert.match(told(WORK[1]), /^Passage dropped\. “.+”$/);
});

/** @param {Page} page */
async function open(page) {
  await paste(page, "#paste", text);
  await read(page);
}

/** Drops the first passage and notes something about the first claim. @param {Page} page */
async function work(page) {
  await page.locator("#section-who .why").first().click();
  await page.locator("button", { hasText: "Drop this passage" }).first().click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  await page.locator(".claim select").first().selectOption("checked");
}

/** @param {Page} page */
async function worked(page) {
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  assert.equal(await page.locator(".claim select").first().inputValue(), "checked");
}

journey("work on an article survives a reload, and leaves nothing behind", async (page) => {
  await open(page);
  await work(page);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await read(page);
  await worked(page);
  assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
});

journey("work on an article is there again after the first screen, and after another article", async (page) => {
  await open(page);
  await work(page);
  await page.click("#new");
  await paste(page, "#paste", await example("release"));
  await read(page);
  await page.locator("#hand").waitFor({ state: "hidden" });
  await page.click("#bring-back");
  await read(page);
  await worked(page);
  await page.click("#new");
  await paste(page, "#paste", text);
  await read(page);
  await worked(page);
});

journey("work on an article of many is there again when it is opened from the table", async (page) => {
  await page.setInputFiles("#file", [file("bridge.txt", text), file("release.txt", await example("release"))]);
  await page.locator("#batch", { hasText: "2 articles read" }).waitFor();
  const row = page.locator("#batch [data-open]", { hasText: "Larrow Bridge" });
  await row.click();
  await read(page);
  await work(page);
  await page.goBack();
  await row.click();
  await read(page);
  await worked(page);
});

journey("an exported article dropped on the page opens as it was", async (page) => {
  await open(page);
  await work(page);
  await page.click("#export");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export-json")]);
  const json = await readFile(await download.path(), "utf8");
  assert.ok(JSON.parse(json).corrections[0].when);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.setInputFiles("#file", [file("bridge.sourcelight.json", json)]);
  await read(other);
  await worked(other);
  await other.locator("#hand summary").click();
  assert.match(await other.locator("#hand li").innerText(), /^Passage dropped\. “.*” \d+ \w+, \d\d:\d\d$/);
  await other.click("#undo");
  await other.locator("#hand", { hasText: "Nothing is changed" }).waitFor();
});

journey("what was done is shown and undone where one is, on a phone too", async (page) => {
  await open(page);
  await page.click("#grab");
  await page.locator("#section-who .source.open .why").nth(2).click();
  await page.locator("button", { hasText: "Drop this passage" }).first().click();
  const bar = page.locator("#undo-bar");
  await bar.locator("p", { hasText: "The passage was dropped." }).waitFor();
  assert.deepEqual(await faults(page), []);
  const small = await bar.locator("button").evaluateAll((list) => list.map((node) => node.getBoundingClientRect()).filter(({ width, height }) => height < 24 || width < 24).length);
  assert.equal(small, 0);
  assert.notEqual(await page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map(String).join()), "", "what changed is marked");
  await bar.locator("button", { hasText: "Undo" }).click();
  await page.locator("#hand", { hasText: "Nothing is changed" }).waitFor();
  assert.match(await bar.locator("p").innerText(), /^Undone: /);
  await bar.locator("button", { hasText: "Undo" }).waitFor({ state: "hidden" });
  await bar.locator("button", { hasText: "Show" }).waitFor();
}, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });

journey("a picker filters as one types, nearest first, and nothing is chosen before somebody does", async (page) => {
  await open(page);
  const row = page.locator(".source", { hasText: "Adaeze Lindqvist" });
  await row.locator("> button").click();
  await row.locator(".put-right > button").click();
  const field = row.locator(".put-right .picker input");
  await row.locator(".put-right button", { hasText: "Join" }).click();
  await page.locator("#hand").waitFor({ state: "hidden" });
  await field.click();
  const options = row.locator(".put-right [role=option]");
  assert.match(await options.first().innerText(), /University of Marrick/, "the nearest comes first");
  await field.fill("hold");
  await counted(options.filter({ hasText: "Holt" }), 0);
  await field.fill("hol");
  assert.match(await options.first().innerText(), /Maren Holt/);
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("ArrowDown");
  assert.equal(await options.first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "Maren Holt");
  await page.keyboard.press("Enter");
  await page.locator("#hand", { hasText: "1 source joined to another" }).waitFor();
});

journey("an unnamed source is renamed, classed and graded by hand", async (page) => {
  await open(page);
  const row = page.locator(".source.k-anon", { hasText: "drivers’ union" });
  await row.locator("> button").click();
  await row.locator(".put-right > button").click();
  await row.locator(".put-right input").first().fill("Larrow Drivers’ Union");
  await row.locator(".put-right button", { hasText: "Rename" }).click();
  const renamed = page.locator(".source", { hasText: "Larrow Drivers’ Union" });
  await renamed.waitFor();
  await page.locator("#margin .note", { hasText: "Larrow Drivers’ Union" }).first().waitFor({ state: "attached" });
  await renamed.locator(".why").first().click();
  await renamed.locator(".because select").last().selectOption({ label: "put as possible" });
  await renamed.locator(".because button", { hasText: "Set" }).click();
  await page.locator("#hand", { hasText: "1 passage given another certainty, 1 source renamed" }).waitFor();
  await renamed.locator(".tone", { hasText: "possible" }).first().waitFor();
});
