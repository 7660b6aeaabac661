/** Many articles: the table searches, narrows, sums and goes on where it was stopped; who is cited across them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { acrossOf, narrowed, rowOf, summed } from "../../www/batch/rows.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { file } from "./fixtures.mjs";
import { counted, example, faults, journey, read } from "./rig.mjs";

const light = await Sourcelight.load();
const names = ["bridge", "lakeside", "release"];
const texts = await Promise.all(names.map(example));
const later = texts[0].replace("Larrow Bridge to stay shut until spring after cracks found in bearings", "Larrow Bridge repair begins");
const rows = await Promise.all([...texts, later].map(async (text, index) => ({ index, label: `${index}.txt`, ...rowOf("x", readingOf(text, await light.analyze(text))), error: "" })));

test("rows are narrowed by words and by what they are, and summed", () => {
  assert.deepEqual(narrowed(rows, "", "all"), rows);
  assert.deepEqual(narrowed(rows, "maren holt", "all").map(({ index }) => index), [0, 3]);
  assert.deepEqual(narrowed(rows, "norrow", "unnamed").length, Number(rows[2].sources.some(({ kind }) => kind === "anon")));
  const sum = summed(rows);
  assert.equal(sum?.words, rows.reduce((all, { figures }) => all + (figures?.words ?? 0), 0));
  assert.ok(sum && sum.named + sum.unnamed + sum.writer > 0.999 && sum.named + sum.unnamed + sum.writer < 1.001);
  assert.equal(summed([]), null);
});

test("a source is counted once an article, over all of them", () => {
  const holt = acrossOf(rows).find(({ name }) => name === "Maren Holt");
  assert.deepEqual(holt?.articles.map(({ index }) => index), [0, 3]);
  assert.equal(holt?.passages, rows.reduce((sum, { sources }) => sum + (sources.find(({ name }) => name === "Maren Holt")?.passages ?? 0), 0));
});

journey("the table searches, sums, shows each article's ribbon and the numbers that the article shows, and one comes back to one's place", async (page) => {
  const many = Array.from({ length: 30 }, (_, n) => file(`${n}.txt`, n % 3 ? texts[n % 3].replace(/^.*/, (head) => `${head} ${n}`) : later.replace("repair begins", `repair begins ${n}`)));
  await page.setInputFiles("#file", many);
  await page.locator("#batch", { hasText: "30 articles read" }).waitFor();
  const body = page.locator("#batch .batch-scroll tbody tr");
  await counted(body, 30);
  // engines side by side, and the order is that of the files
  assert.deepEqual(await page.locator("#batch .batch-scroll tbody th small").allInnerTexts(), many.map(({ name }) => name));
  await counted(body.first().locator(".mini .part"), (n) => n > 10);
  assert.match(await page.locator("#batch tfoot").innerText(), /All 30 articles/);
  assert.match(await page.locator("#across-title").innerText(), /in more than one article/);
  assert.deepEqual(await faults(page), []);
  await page.fill("#batch-search", "maren holt");
  await counted(body, 10);
  assert.match(await page.locator("#batch tfoot").innerText(), /All 10 articles/);
  const row = body.nth(9);
  const shares = (await row.locator("td").allInnerTexts()).filter((cell) => cell.endsWith("%")).slice(0, 3);
  await row.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await row.locator("[data-open]").click();
  await read(page);
  await page.locator("#article .line").first().waitFor();
  assert.deepEqual((await page.locator("#readout").innerText()).match(/\d+%/g), shares, "the article shows the same numbers");
  await page.goBack();
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 5, before);
  await counted(body, 10, "still narrowed");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#batch-sources")]);
  assert.match(await readFile(await download.path(), "utf8"), /Maren Holt,person,10,/);
});

journey("reading many is stopped, and goes on where it was", async (page) => {
  const long = `${texts[0]}\n\n`.repeat(60);
  await page.setInputFiles("#file", Array.from({ length: 8 }, (_, n) => file(`${n}.txt`, `Part ${n}\n\n${long}`)));
  const stop = page.locator("#batch .batch-bar button", { hasText: "Stop" });
  await stop.click();
  await page.locator("#batch", { hasText: "left out" }).waitFor();
  await page.locator("#batch .batch-bar button", { hasText: "Go on" }).click();
  await page.locator("#batch", { hasText: "8 articles read" }).waitFor();
  await counted(page.locator("#batch .batch-scroll tbody tr"), 8);
  assert.equal(new Set(await page.locator("#batch .batch-scroll tbody th small").allInnerTexts()).size, 8);
});
