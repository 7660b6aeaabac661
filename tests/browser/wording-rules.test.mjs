/** Rules of the reader's own: a rule or a list switched off, words added by typing and from a file, undo, and what this browser keeps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asJson } from "../../www/exports/notes.js";
import { wordingCsv } from "../../www/exports/tables.js";
import { linesOf, matcher, rowsOf } from "../../www/own-words.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { counted, faults, journey, paste, read } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = `Harbour board defends shocking fare rise

The harbour board of Quell Sound said on Monday that fares would rise by 40%. “This is an outrageous, shocking plan and a so-called reform,” said Ilse Marrow, who runs the fish market.

Critics say the so-called reform was rushed. The board's brutal cuts have shocked the town, and the regime's plan is the worst in decades. Regimes of this kind rarely last.
`;

test("own words are found whole, in any case, as phrases, and by how they begin", () => {
  const { rows, left } = rowsOf('# a comment\nso-called; says it isn’t\n\nRegime*\nfish market\t\nSO-CALLED\n!!!\n"in decades"');
  assert.deepEqual(rows, [{ words: "so-called", why: "says it isn’t" }, { words: "Regime*", why: "" }, { words: "fish market", why: "" }, { words: "in decades", why: "" }]);
  assert.equal(left, 1);
  assert.deepEqual(rowsOf(linesOf(rows)).rows, rows, "a saved list comes back");
  const found = matcher(rows)(TEXT, 0, TEXT.length).map(({ start, end }) => TEXT.slice(start, end));
  assert.deepEqual(found, ["so-called", "fish market", "so-called", "regime's", "in decades", "Regimes"]);
  assert.deepEqual(matcher(rowsOf("call\nmarket. critics").rows)(TEXT, 0, TEXT.length), [], "no part of a word, nothing over a full stop");
});

test("what a reader changed about the rules is said in every file, and nothing where nothing was changed", async () => {
  const light = await Sourcelight.load();
  const raw = await light.analyze(TEXT);
  assert.equal(readingOf(TEXT, raw).report, raw, "without changes the report is the engine’s");
  const rules = { off: ["loaded"], own: rowsOf("so-called; distance").rows };
  const reading = readingOf(TEXT, raw, [], rules);
  assert.ok(raw.signals.some(({ kind }) => kind === "loaded") && ![...reading.report.signals, ...reading.report.quoted_signals].some(({ kind }) => kind === "loaded"));
  const own = (/** @type {import("../../www/types").Signal[]} */ rows) => rows.filter(({ kind }) => kind === "own").map(({ start, end, why }) => [TEXT.slice(start, end), why]);
  assert.deepEqual([own(reading.report.signals), own(reading.report.quoted_signals)], [[["so-called", "distance"]], [["so-called", "distance"]]]);
  assert.deepEqual(JSON.parse(asJson(reading)).wording_rules, rules);
  assert.equal(JSON.parse(asJson(readingOf(TEXT, raw))).wording_rules, undefined);
  assert.match(wordingCsv(reading), /wording rules: 1 list switched off, 1 word or phrase added"\r\n/);
  // one rule of a list
  const key = (/** @type {import("../../www/types").Signal} */ { kind, why }) => `${kind}: ${why}`;
  const first = raw.signals.find(({ kind }) => kind === "loaded");
  const fewer = readingOf(TEXT, raw, [], { off: [key(/** @type {import("../../www/types").Signal} */ (first))], own: [] }).report.signals;
  assert.equal(fewer.length, raw.signals.filter((row) => key(row) !== key(/** @type {import("../../www/types").Signal} */ (first))).length);
});

/** @param {Page} page */
async function open(page) {
  await paste(page, "body", TEXT);
  await read(page);
  const section = page.locator("#section-word");
  if (!await section.evaluate((node) => node.classList.contains("open"))) await section.locator("h2 button").click();
  return section;
}

const marks = (/** @type {Page} */ page) => page.locator("#article .w").count();
const layer = async (/** @type {Page} */ page) => Number(await page.locator("#layers [data-layer=word] sup").innerText());

journey("a rule is switched off where it marks, says where it comes from, and Undo brings it back", async (page) => {
  const section = await open(page);
  const before = await layer(page);
  assert.ok(before > 2);
  // the layer of wording alone lets a mark be pressed
  await page.locator("#article .w", { hasText: "brutal" }).click();
  const card = page.locator("#card");
  await card.locator("text=/From: .+/").first().waitFor();
  await card.getByRole("button", { name: "Switch this rule off" }).first().click();
  await page.locator("#undo-bar", { hasText: "Rule switched off" }).waitFor();
  const less = await layer(page);
  assert.ok(less < before);
  assert.match(await section.innerText(), /left out by your rules/);
  await counted(page.locator("#article .w", { hasText: "brutal" }), 0);
  await page.locator("#article").focus();
  await page.keyboard.press("Control+z");
  await page.locator("#article .w", { hasText: "brutal" }).waitFor();
  assert.equal(await layer(page), before);
  await page.keyboard.press("Control+Shift+Z");
  await page.locator("#undo-bar", { hasText: "done again" }).waitFor();
  assert.equal(await layer(page), less);
});

journey("a list goes off and on, own words are marked by voice, everything can be taken back by keys", async (page) => {
  const section = await open(page);
  const before = await layer(page);
  await section.getByRole("button", { name: "Rules and words of your own" }).click();
  const dialog = page.locator("#rules[open]");
  await dialog.waitFor();
  assert.deepEqual(await faults(page), []);
  const loaded = dialog.locator("[data-rule=loaded]");
  await loaded.focus();
  await page.keyboard.press("Space");
  await dialog.locator(".rules-said", { hasText: "Off: Loaded words" }).waitFor();
  const less = await layer(page);
  assert.ok(less < before);
  await dialog.locator(".rule-lists > li", { has: page.locator("[data-rule=loaded]") }).locator("summary").click();
  assert.ok(await dialog.locator("[data-rule^='loaded: ']").first().isDisabled(), "the rules of a list that is off are off");
  assert.match(await dialog.locator(".rule-lists > li", { has: page.locator("[data-rule=loaded]") }).innerText(), /From: [\s\S]+Marks: “[\s\S]+Leaves alone: “/);
  await dialog.locator("#own-words").fill("so-called; distance\nregime*");
  await dialog.locator("#own-add").click();
  await dialog.locator(".rules-said", { hasText: "2 entries added" }).waitFor();
  // one of each is the writer's, one so-called is Ilse Marrow's
  assert.equal(await layer(page), less + 3);
  assert.match(await dialog.locator(".own-rows").innerText(), /so-called[\s\S]*distance[\s\S]*2 here[\s\S]*regime\*[\s\S]*2 here/);
  await dialog.locator("#own-file").setInputFiles({ name: "ours.csv", mimeType: "text/csv", buffer: Buffer.from("rushed;haste\nso-called;again\n") });
  await dialog.locator(".rules-said", { hasText: "1 entry added from “ours.csv”" }).waitFor();
  assert.equal(await layer(page), less + 4);
  await dialog.locator("#rules-undo").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.equal(await layer(page), less);
  await dialog.locator("#rules-redo").click();
  assert.equal(await layer(page), less + 3);
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "rules-open");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is kept unasked");
});

journey("rules are kept in this browser only when asked, and forgotten when asked", async (page) => {
  let section = await open(page);
  await section.getByRole("button", { name: "Rules and words of your own" }).click();
  await page.locator("#own-words").fill("so-called");
  await page.locator("#own-add").click();
  await page.locator("#rules [data-rule=loaded]").uncheck();
  await page.check("#rules-keep");
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes("Quell"));
  await page.keyboard.press("Escape");
  const with_rules = await marks(page);
  await page.reload();
  section = await open(page);
  assert.equal(await marks(page), with_rules);
  await section.getByRole("button", { name: "Rules and words of your own" }).click();
  assert.ok(await page.locator("#rules-keep").isChecked());
  await page.uncheck("#rules-keep");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await marks(page), with_rules, "they hold until the page is closed");
});
