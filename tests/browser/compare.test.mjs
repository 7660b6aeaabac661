/** Two articles side by side, many in one table, words found, a library in the browser. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { example, faults, journey, paste, read } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The bridge, as a later edition might have it. */
async function edition() {
  const text = await example("bridge");
  const changed = text.replace("about 19,000 vehicles", "about 21,000 vehicles").replace("than an accident,”", "than an accident or worse,”")
    .replace("“No report of that kind ever reached my desk,” he said.", "").replace("will stay closed", "may stay closed");
  assert.notEqual(changed.length, text.length);
  return changed;
}

journey("two versions are compared", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  await page.click("#compare-open");
  await page.locator("#compare textarea").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.fill("#compare-text", await edition());
  await page.locator("#compare button[type=submit]").click();
  await page.locator(".twins").waitFor();
  assert.deepEqual(await faults(page), []);
  const says = (/** @type {string} */ id) => page.locator(`#compare-${id}`).innerText();
  assert.match(await says("quotes"), /1 changed, 1 only in A, 0 only in B/);
  assert.match(await page.locator("#compare-quotes ins").first().innerText(), /or worse/);
  assert.match(await says("figures"), /19,000 against .*21,000/);
  assert.match(await says("grades"), /Gained may/);
  assert.match(await says("grades"), /Lost .* denied/);
  assert.match(await says("shared"), /9\d% of A/);
  // one light for both ribbons
  await page.locator(".both button", { hasText: "Maren Holt" }).click();
  await page.locator(".twin .part.lit").first().waitFor();
  const lit = await page.locator(".twin").evaluateAll((twins) => twins.map((twin) => twin.querySelectorAll(".part.lit").length));
  assert.equal(lit.length, 2);
  assert.ok(lit.every((n) => n > 0), lit.join());
  // a finding leads to its place, Back to the comparison
  await page.locator("#compare-figures [data-side=a]").first().click();
  await page.locator(".line.now", { hasText: "19,000" }).waitFor();
  await page.goBack();
  await page.locator(".twins").waitFor();
  await page.locator("#compare-figures [data-side=b]").first().click();
  await page.locator(".line.now", { hasText: "21,000" }).waitFor();
  await page.goBack();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#compare-save")]);
  const notes = await readFile(await download.path(), "utf8");
  assert.match(notes, /## Figures that differ\n\n- ≈ 19,000 against ≈ 21,000/);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "fits a phone");
}, { reducedMotion: "reduce" });

const FILES = [["bridge.txt", "bridge"], ["lakeside.txt", "lakeside"], ["release.txt", "release"]];
const files = () => Promise.all(FILES.map(async ([name, from]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(await example(from)) })));

journey("many files become one table", async (page) => {
  await page.setInputFiles("#file", [...await files(), { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("  ") }]);
  await page.locator("#batch", { hasText: "3 articles read" }).waitFor();
  assert.match(await page.locator("#batch .refused").innerText(), /empty\.txt/);
  assert.deepEqual(await faults(page), []);
  const titles = () => page.locator("#batch .batch-scroll tbody th button").allInnerTexts();
  await page.locator("#batch [data-by=title]").click();
  const up = await titles();
  assert.deepEqual(up, [...up].sort((a, b) => a.localeCompare(b, "en")));
  await page.locator("#batch [data-by=words]").click();
  const words = await page.locator("#batch .batch-scroll tbody tr td:nth-child(4)").allInnerTexts();
  assert.deepEqual(words.map(Number), words.map(Number).sort((a, b) => b - a));
  assert.equal(await page.locator("#batch th[aria-sort=descending]").innerText(), "Words ↓");
  // whoever chooses by keys stays where they are
  await page.locator("#batch tbody input").nth(1).focus();
  await page.keyboard.press(" ");
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""), /^Choose/);
  await page.keyboard.press(" ");
  const [rows] = await Promise.all([page.waitForEvent("download"), page.click("#batch-rows")]);
  const csv = (await readFile(await rows.path(), "utf8")).trimEnd().split("\r\n");
  assert.equal(csv.length, 4);
  assert.match(csv[0], /^\ufefffile,headline,date,words,sources,named/, "a spreadsheet takes it for UTF-8");
  const [all] = await Promise.all([page.waitForEvent("download"), page.click("#batch-passages")]);
  assert.ok((await readFile(await all.path(), "utf8")).trimEnd().split("\r\n").length > 20);
  // a row opens its article; two rows are compared
  await page.locator("#batch .batch-scroll tbody th button", { hasText: "Larrow Bridge" }).click();
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("Maren Holt"));
  await page.goBack();
  await page.locator("#batch tbody input").first().check();
  await page.locator("#batch tbody input").nth(1).check();
  await page.locator("button", { hasText: "Compare the two" }).click();
  await page.locator(".twins").waitFor();
  await page.goBack();
  await page.goBack();
  await page.locator("#paste").waitFor();
});

journey("a long batch can be stopped", async (page) => {
  const text = await example("bridge");
  const many = Array.from({ length: 150 }, (_, n) => ({ name: `${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(`Number ${n}\n\n${text.repeat(8)}`) }));
  await page.setInputFiles("#file", many);
  await page.locator("#batch button", { hasText: "Stop" }).click();
  await page.locator("#batch", { hasText: /\d+ articles? read, \d+ left out/ }).waitFor();
});

journey("words are found, one after another", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  await page.locator("#article").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("bearings");
  const said = page.locator("#find .found");
  const all = (await example("bridge")).match(/bearings/gi)?.length ?? 0;
  assert.equal(await said.innerText(), `${all} places`);
  assert.equal(await page.evaluate(() => CSS.highlights.get("hits")?.size), all);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.equal(await said.innerText(), `2 of ${all}`);
  await page.keyboard.press("Shift+Enter");
  assert.equal(await said.innerText(), `1 of ${all}`);
  assert.equal(await page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map(String).join()), "bearings");
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await page.locator("#find").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => CSS.highlights.has("hits")), false);
});

journey("a library is kept only when asked for, and deleted whole", async (page) => {
  const stored = () => page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
  await page.locator("#shelf-on").waitFor();
  assert.deepEqual(await stored(), [0, 0]);
  await page.click("#shelf-on");
  await page.locator(".example").first().click();
  await read(page);
  await page.locator("#section-who .why").first().click();
  await page.locator("button", { hasText: "Drop this passage" }).first().click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  await page.click("#keep");
  await page.locator("#keep", { hasText: "Kept" }).waitFor();
  // the article is there again, and the library behind it
  await page.reload();
  await read(page);
  await page.click("#home");
  await page.locator("#shelf li button.inline", { hasText: "Larrow Bridge" }).click();
  await read(page);
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  await page.click("#home");
  assert.deepEqual(await faults(page), []);
  await page.click("#shelf-off");
  await page.click("#shelf-sure");
  await page.locator("#shelf-on").waitFor();
  assert.deepEqual(await stored(), [0, 0]);
});
