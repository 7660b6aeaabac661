/** Measures of an article part by part, marks in context by speaker, the grid of claims by source, and the strokes of a layer on the ribbon. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { partsOf } from "../../www/lexis/parts.js";
import { whoseWords } from "../../www/lexis/concordance.js";
import { contexts } from "../../www/lexis/contexts.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { counted, example, faults, journey, paste, read, still } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = `Ferry fares to rise

The ferry board said on Monday that fares would rise. “We may have to close the night boat,” said Ilse Marrow, who runs the harbour. “It could be the last winter,” she said. “It may rain.”

Bren Tull, a baker, said he might leave the island. The board met twice in May, and it may meet again.
`;

const light = await Sourcelight.load();

test("parts hold the words that they are called by, and no word twice", async () => {
  const reading = readingOf(TEXT, await light.analyze(TEXT));
  const parts = partsOf(reading);
  const words = (/** @type {string} */ name) => parts.find((part) => part.name === name)?.spans.map(([start, end]) => TEXT.slice(start, end)).join(" ") ?? "";
  assert.equal(words("Headline"), "Ferry fares to rise");
  assert.match(words("Words in quotation marks"), /^“We may have to close the night boat,” “It could be the last winter,” “It may rain.”$/);
  assert.match(words("Ilse Marrow"), /night boat[\s\S]*last winter/);
  const measured = await light.measure(TEXT, parts.map(({ spans }) => spans));
  const of = (/** @type {string} */ name) => measured[parts.findIndex((part) => part.name === name)];
  assert.equal(of("Headline").words, 4);
  assert.equal(of("Words in quotation marks").words, 17);
  assert.equal(of("Words in quotation marks").inputs.sentences, 3);
  const whole = (await light.analyze(TEXT)).statistics;
  assert.deepEqual(of("Running text").inputs, whole.inputs, "the running text measures as the report does");
  const paragraphs = parts.flatMap(({ group }, n) => (group === "paragraph" ? [measured[n].words] : []));
  assert.equal(paragraphs.reduce((sum, many) => sum + many, 0), whole.inputs.words);
  // every word of the body is in one voice
  const voices = parts.flatMap(({ group, name }, n) => (group === "speaker" || name === "The writer’s own words" ? [measured[n].words] : []));
  assert.ok(Math.abs(voices.reduce((sum, many) => sum + many, 0) - whole.inputs.words) <= 2, `${voices}`);
});

test("marks in context know in whose words they stand, and sort by speaker", async () => {
  const reading = readingOf(TEXT, await light.analyze(TEXT));
  const places = [...TEXT.matchAll(/\b(?:may|could|might)\b/g)].map(({ index, 0: word }) => /** @type {[number, number]} */ ([index, index + word.length]));
  const whose = whoseWords(reading, places);
  const names = whose.map((who) => reading.speakers[who]?.name ?? "writer");
  assert.deepEqual([names[0], names[1], names.at(-1)], ["Ilse Marrow", "Ilse Marrow", "writer"]);
  const rows = contexts(TEXT, places.map(([start, end], n) => ({ start, end, who: whose[n] })), "who");
  assert.equal(rows[0].who, -1, "the writer comes first");
  assert.deepEqual(rows.map(({ who }) => who), [...whose].sort((a, b) => a - b));
});

test("a rule of wording says where it comes from and what it marks", async () => {
  const rules = await light.rules();
  const file = await readFile(new URL("../../data/wording.rules", import.meta.url), "utf8");
  assert.equal(rules.length, file.match(/^rule /gm)?.length);
  for (const row of rules) assert.ok(row.length === 6 && row.every((cell) => cell.length > 2), row.join(" | "));
});

/** @param {Page} page @param {string} name */
async function open(page, name) {
  const section = page.locator(`#section-${name}`);
  if (!await section.evaluate((node) => node.classList.contains("open"))) await section.locator("h2 button").click();
  return section;
}

for (const width of [1440, 390]) {
  journey(`each part is measured by itself, with a warning where it is short: ${width} px`, async (page) => {
    await paste(page, "body", TEXT);
    await read(page);
    if (width < 820) await page.click("#grab");
    const section = await open(page, "num");
    assert.match(await section.innerText(), /running text has \d\d words[\s\S]*take these as rough/);
    await page.click("#measure-parts");
    await section.locator("[data-group=speaker] tr", { hasText: "Ilse Marrow" }).waitFor();
    const quoted = await section.locator("[data-group=part] tr", { hasText: "Words in quotation marks" }).innerText();
    assert.match(quoted.replace(/\s+/g, " "), /17 3 5\.7 – /);
    assert.match(await section.innerText(), /fewer than 100 words/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#parts-csv")]);
    const csv = await readFile(await download.path(), "utf8");
    assert.match(csv, /\r\nspeaker,Ilse Marrow,\d+,/);
    assert.match(csv, /\r\nparagraph,/);
    await still(page);
    assert.deepEqual(await faults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });

  journey(`marks of a kind and a speaker’s verbs are read in context: ${width} px`, async (page) => {
    await paste(page, "body", TEXT);
    await read(page);
    if (width < 820) await page.click("#grab");
    const section = await open(page, "word");
    await section.getByRole("button", { name: /in context.*Hedges/ }).first().click();
    const card = page.locator("#card");
    await card.locator(".kwic tr").first().waitFor();
    const box = await card.boundingBox();
    assert.ok(box && box.y < 900 && await card.evaluate((node) => node.contains(document.elementFromPoint(node.getBoundingClientRect().x + 20, node.getBoundingClientRect().y + 20))), "nothing lies over it");
    await counted(card.locator(".kwic tr"), (n) => n > 1);
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press("Escape");
    if (width < 820) await page.click("#grab");
    const who = await open(page, "who");
    const source = who.locator(".source", { hasText: "Ilse Marrow" });
    if (!await source.evaluate((node) => node.classList.contains("open"))) await source.locator("> button").click();
    await source.getByRole("button", { name: /in context.*Verbs of Ilse Marrow/ }).click();
    await card.locator("h2", { hasText: "Verbs of Ilse Marrow: 2 places" }).waitFor();
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });

  journey(`claims stand in a grid by source, and each leads to its place: ${width} px`, async (page) => {
    await paste(page, "body", await example("bridge"));
    await read(page);
    if (width < 820) await page.click("#grab");
    await open(page, "claims");
    await page.click("#grid-open");
    const grid = page.locator("#grid[open]");
    const all = await counted(grid.locator("tbody tr"), (n) => n > 15);
    assert.deepEqual(await faults(page), []);
    await grid.locator("select").selectOption("-1");
    const none = await counted(grid.locator("tbody tr"), (n) => n > 0 && n < all);
    await counted(grid.locator("tbody td.k-none"), none, "claims without a source stand in the column of none");
    await grid.locator("select").selectOption("0");
    const says = await grid.locator("tbody th a").nth(3).getAttribute("data-start");
    await grid.locator("tbody th a").nth(3).click();
    await page.locator("#grid").waitFor({ state: "detached" });
    assert.equal(await page.evaluate((start) => [...(CSS.highlights.get("found") ?? [])].length > 0 && start !== null, says), true);
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });
}

journey("the layer that was pressed last stands on the ribbon as strokes, and a stroke leads to its mark", async (page) => {
  await paste(page, "body", await example("bridge"));
  await read(page);
  const code = page.locator("#ribbon-code");
  await code.waitFor({ state: "hidden" });
  await page.click("#layers [data-layer=names]");
  await code.waitFor();
  const many = Number(await page.locator("#layers [data-layer=names] sup").innerText());
  const strokes = ((await code.locator("path").getAttribute("d")) ?? "").split("M").length - 1;
  assert.ok(strokes > 5 && strokes <= many, `${strokes} strokes of ${many} marks`);
  const box = await code.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 2, (box?.y ?? 0) + 5);
  await page.waitForFunction(() => (CSS.highlights.get("found")?.size ?? 0) > 0);
  await page.keyboard.press("0");
  await code.waitFor({ state: "hidden" });
});
