/** The claims, worked through: filtered, noted, copied, handed off; each job with the clicks that it takes. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { checksOf, safeLink, withCheck } from "../../www/claim-checks.js";
import { chosen, claimsOf, FILTERS, orphans } from "../../www/claims.js";
import { claimsCsv, claimsHtml, claimsMarkdown } from "../../www/exports/handoff.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { counted, example, faults, journey, paste, read } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

const light = await Sourcelight.load();
const text = await example("bridge");
const reading = readingOf(text, await light.analyze(text));
const rows = claimsOf(reading);
const article = { text, origin: { label: "Pasted text" } };

test("every claim of the report is a row once, in reading order, with its whole sentence", () => {
  assert.equal(rows.length, reading.report.claims.length);
  assert.equal(new Set(rows.map(({ index }) => index)).size, rows.length);
  rows.forEach(({ start, from, to, end }, n) => {
    assert.ok(from <= start && end <= to);
    assert.ok(!n || rows[n - 1].start <= start);
    assert.match(text.slice(from, to), /^\S[\s\S]*[.!?”"]$/);
  });
});

test("filters keep what they say, together and alone", () => {
  /** @type {{filters: Set<any>, source: string, order: string}} */
  const none = { filters: new Set(), source: "", order: "reading" };
  for (const { id } of FILTERS) assert.deepEqual(chosen(rows, { ...none, filters: new Set([id]) }), rows.filter(({ is }) => is[id]), id);
  const both = chosen(rows, { ...none, filters: new Set(["unnamed", "one"]) });
  assert.ok(both.length > 2 && both.every(({ speakers }) => speakers.length === 1 && speakers[0].kind === "anon"));
  assert.deepEqual(chosen(rows, { ...none, filters: new Set(["nobody", "unnamed"]) }), []);
  const weakest = chosen(rows, { ...none, order: "weakest" });
  assert.equal(weakest[0].speakers.length, 0);
  assert.deepEqual([...weakest].sort((a, b) => a.index - b.index).length, rows.length);
});

test("what a checker notes stays with the claim's words", () => {
  const row = rows[4];
  let checks = withCheck([], text, row, { status: "wrong" }, "2026-01-02T03:04:05Z");
  checks = withCheck(checks, text, row, { note: "Asked." }, "2026-01-02T03:05:05Z");
  checks = withCheck(checks, text, rows[5], { status: "checked" }, "2026-01-02T03:06:05Z");
  const { of } = checksOf(text, reading.report.claims, checks);
  assert.deepEqual([of.get(row.index)?.status, of.get(row.index)?.note, of.get(rows[5].index)?.status], ["wrong", "Asked.", "checked"]);
  // other words before it move it, and it is found; without its words it is told, not lost
  const moved = `A line more.\n\n${text}`;
  const shifted = reading.report.claims.map(({ start, end }) => ({ start: start + 14, end: end + 14 }));
  assert.equal(checksOf(moved, shifted, checks).of.get(row.index)?.status, "wrong");
  assert.equal(checksOf("Rain fell.", [{ start: 0, end: 10 }], checks).lost.length, 2);
  // what is taken back leaves nothing
  assert.equal(withCheck(checks, text, rows[5], { status: "open" }, "2026-01-02T03:07:05Z").length, 1);
});

test("files of the claims hold every claim, its note, and no markup of the article's", async () => {
  const hostile = "<script>alert(1)</script> costs 40 crowns, the \"Osk & Co\" mayor said.\n\nThe dam =1+1 holds, Ana Brel said.";
  const other = readingOf(hostile, await light.analyze(hostile));
  const claims = claimsOf(other);
  assert.ok(claims.length > 0);
  const checks = claims.map((row) => withCheck([], hostile, row, { status: "checked", note: "<b>seen</b>", link: "javascript:alert(1)" }, "2026-01-01")[0]);
  const page = claimsHtml(other, { text: hostile, origin: { label: "<i>" }, checks });
  assert.ok(!/<script|<b>|<i>|href="javascript/i.test(page));
  assert.ok(page.includes("&#60;b&#62;seen"));
  assert.match(page, /default-src 'none'/);
  const whole = [claimsHtml, claimsCsv, claimsMarkdown].map((make) => make(reading, article));
  const lines = whole[1].trim().split("\r\n");
  assert.equal(lines.length, rows.length + 1);
  assert.equal([...whole[0].matchAll(/<tr id="q/g)].length, rows.length);
  assert.equal([...whole[2].matchAll(/^\d+\. \*\*Open\*\*/gm)].length, rows.length);
  for (const file of whole) assert.ok(file.includes("Ms Holt expects the first bearings to arrive in December."));
});

test("only an address of the web becomes a link", () => {
  assert.equal(safeLink(" https://osk.example/a b"), "");
  assert.equal(safeLink("https://osk.example/a"), "https://osk.example/a");
  for (const link of ["javascript:alert(1)", "data:text/html,x", "osk.example", "//osk.example"]) assert.equal(safeLink(link), "", link);
});

test("quotations without a speaker have their list", async () => {
  const lone = "Rain fell on Osk for a week.\n\n“We were never told about any of this at all.”\n\nThe dam was built of stone in the “old” town.";
  const found = orphans(readingOf(lone, await light.analyze(lone)));
  assert.deepEqual(found.map(({ start, end }) => lone.slice(start, end)).map((words) => words.includes("never told")), [true]);
});

/** Presses of a button or key that a journey needs. @param {Page} page */
function presses(page) {
  let n = 0;
  return {
    /** @param {string} selector @param {{hasText?: string}} [options] */
    click: async (selector, options) => { n++; await page.locator(selector, options).first().click(); },
    count: () => n,
  };
}

/** @param {Page} page */
async function open(page) {
  await paste(page, "#paste", text);
  await read(page);
}

journey("claims on one unnamed source: two clicks", async (page) => {
  await open(page);
  const { click, count } = presses(page);
  await counted(page.locator(".claim"), rows.length, "nothing is left out");
  await click("[data-filter=unnamed]");
  await click("[data-filter=one]");
  assert.equal(count(), 2);
  const sources = await page.locator(".claim .whose").evaluateAll((list) => list.map((node) => node.className));
  assert.ok(sources.length > 2 && sources.every((name) => name.includes("k-anon")), sources.join());
  assert.match(await page.locator(".claims-told").innerText(), /^5 of 27 claims$/);
  // a jump from there to the words
  await page.locator(".claim .said").first().click();
  assert.match(await page.locator(".line.now").innerText(), /a routine inspection showed|Two people with knowledge of the matter/);
  assert.deepEqual(await faults(page), []);
});

journey("copy a claim with its source: one click; chosen words: two", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  const { click, count } = presses(page);
  await click(".claim-acts button", { hasText: "Copy" });
  assert.equal(count(), 1);
  await page.locator(".claims-told", { hasText: "Copied" }).waitFor();
  const words = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(words, /^“The Larrow Bridge will stay closed .*bearings” — Ostrey County Council \(said\)\nLarrow Bridge to stay shut until spring after cracks found in bearings, 2025-10-14, sentence 2$/);
  // a double click chooses a word, the second press copies it
  await page.locator("#article .con", { hasText: "usually last" }).first().dblclick();
  await click("#picked button", { hasText: "Copy with source" });
  assert.equal(count(), 2);
  await page.locator("#status", { hasText: "Copied" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^“[^”]+” — .*Lindqvist.*\n.*sentence \d+$/);
});

journey("hand-off: two clicks, with what was noted", async (page) => {
  await open(page);
  const second = page.locator(".claim").nth(1);
  await second.locator("select").selectOption("wrong");
  await second.locator(".claim-acts button", { hasText: "Note" }).click();
  await second.locator("textarea").fill("The council counts 17,000.");
  await second.locator("input[type=url]").fill("https://ostrey.example/count");
  await second.locator("input[type=url]").press("Tab");
  await page.locator("#section-claims .sum", { hasText: "1 worked on" }).waitFor();
  assert.deepEqual(await faults(page), []);
  const { click, count } = presses(page);
  await click("#export");
  const [download] = await Promise.all([page.waitForEvent("download"), click("#export-handoff")]);
  assert.equal(count(), 2);
  assert.match(download.suggestedFilename(), /\.claims\.html$/);
  const file = await readFile(await download.path(), "utf8");
  for (const words of ["The council counts 17,000.", "https://ostrey.example/count", "Wrong", "Ms Holt expects"]) assert.ok(file.includes(words), words);
  // the page that is handed off stands by itself
  const other = await page.context().newPage();
  await other.setContent(file);
  await counted(other.locator("tbody tr"), rows.length);
  assert.deepEqual(await faults(other), []);
  await other.close();
  // as it is shown: only what is chosen
  await click("[data-filter=figure]");
  const [table] = await Promise.all([page.waitForEvent("download"), click(".claims-files button", { hasText: "Table" })]);
  assert.ok((await readFile(await table.path(), "utf8")).trim().split("\r\n").length < rows.length);
});

journey("claims fit a phone, and both themes", async (page) => {
  await open(page);
  await page.click("#grab");
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(".claim-acts button", { hasText: "Why" }).first().click();
    assert.deepEqual(await faults(page), []);
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const small = await page.locator("#section-claims :is(button, select)").evaluateAll((list) => list.map((node) => node.getBoundingClientRect()).filter(({ width, height }) => width && (height < 24 || width < 24)).length);
  assert.equal(small, 0, "every target has 24 pixels");
}, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
