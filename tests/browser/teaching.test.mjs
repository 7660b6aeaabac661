/** For a class and a projector: the answers hidden until they are revealed, one row of layers that counts and leads, examples with addresses. */
import assert from "node:assert/strict";
import { counted, example, faults, journey, paste, read, site, still } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
async function open(page) {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
}

const seen = (/** @type {Page} */ page) => page.evaluate(() => {
  const shown = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].some((node) => /** @type {HTMLElement} */ (node).checkVisibility({ checkVisibilityCSS: true }));
  return { ribbon: shown("#ribbon-bar .segment"), shares: shown("#readout"), notes: shown("#margin .note"), who: shown("#section-who"), sure: shown("#section-sure"), gaps: shown("#section-gaps"), counts: [...document.querySelectorAll("#layers sup")].map((node) => node.textContent).join("") };
});

journey("read first: every answer is hidden until it is revealed, layer by layer", async (page) => {
  await open(page);
  await page.click("#layers .first");
  await still(page);
  assert.deepEqual(await seen(page), { ribbon: false, shares: false, notes: false, who: false, sure: false, gaps: false, counts: "" });
  await counted(page.locator("#article.l-who, #article.l-sure, #article.l-figs, #article.l-word"), 0);
  assert.deepEqual(await faults(page), []);
  await page.click("[data-reveal=who]");
  await still(page);
  const { counts, ...who } = await seen(page);
  assert.deepEqual(who, { ribbon: true, shares: true, notes: true, who: true, sure: false, gaps: false });
  assert.match(counts, /^\d+$/, "one layer is counted");
  assert.deepEqual(await faults(page), []);
  await page.click("[data-reveal=gaps]");
  assert.equal((await seen(page)).gaps, true);
  await page.locator("#first-panel button", { hasText: "Show all answers" }).click();
  await page.locator("#first-panel").waitFor({ state: "hidden" });
  assert.equal((await seen(page)).sure, true);
  await counted(page.locator("#article.l-who.l-sure"), 1, "the layers are as they were");
});

journey("a layer is counted, and its arrows lead from mark to mark", async (page) => {
  await open(page);
  const button = page.locator("#layers [data-layer=figs]");
  const many = Number(await button.locator("sup").innerText());
  assert.ok(many > 10);
  await button.click();
  await button.click();
  const where = page.locator("#layers .at");
  const marked = () => page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map(String).join());
  await page.getByRole("button", { name: "Next mark" }).click();
  assert.equal(await where.innerText(), `1 of ${many}`);
  const first = await marked();
  await page.getByRole("button", { name: "Next mark" }).click();
  assert.notEqual(await marked(), first);
  await page.getByRole("button", { name: "Previous mark" }).click();
  await page.getByRole("button", { name: "Previous mark" }).click();
  assert.equal(await where.innerText(), `${many} of ${many}`);
});

for (const width of [390, 820, 1440]) {
  journey(`the key to the marks is there in a window of ${width} px`, async (page) => {
    await open(page);
    await page.locator("#layers button", { hasText: "Key" }).click();
    assert.match(await page.locator("#legend").innerText(), /likely, possible or open/);
    assert.deepEqual(await faults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });
}

journey("choosing a source goes to its first passage, lit in both themes", async (page) => {
  await open(page);
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(".source", { hasText: "Adaeze Lindqvist" }).locator("> button").click();
    await page.waitForFunction(() => {
      const box = document.querySelector("#article .lit-con")?.getBoundingClientRect();
      return box && box.top > 100 && box.bottom < innerHeight;
    });
    assert.deepEqual(await faults(page), []);
    await page.locator("#article").focus();
    await page.keyboard.press("Escape");
  }
}, { reducedMotion: "reduce" });

journey("an example has an address of its own, and says what it teaches", async (page) => {
  assert.match(await page.locator(".example").nth(1).innerText(), /hardly anyone named/);
  const other = await page.context().newPage();
  await other.goto(`${site}#example=release`);
  await read(other);
  await other.locator("#article h1", { hasText: "Norrow Foods" }).waitFor();
  assert.equal(new URL(other.url()).hash, "");
});

journey("on paper an article of the usual length takes two pages, and so do a pupils’ sheet and its answers", async (page) => {
  await open(page);
  await page.evaluate(() => { globalThis.print = () => {}; });
  const pages = async () => ((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  assert.equal(await pages(), 2);
  for (const sheet of ["pupils", "answers"]) {
    await page.click("#export");
    await page.click(`#export-${sheet}`);
    await page.locator(`html[data-sheet=${sheet}]`).waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".sheet-tasks").isVisible(), sheet === "pupils");
    assert.equal(await page.locator("#ribbon").isVisible(), sheet === "answers", "a pupils’ sheet gives no answer away");
    await counted(page.locator("#article.l-who"), sheet === "answers" ? 1 : 0);
    await page.emulateMedia({ media: null });
    // the browser says that it has printed: then the page is as it was
    assert.equal(await pages(), 2, sheet);
    await page.locator("html:not([data-sheet])").waitFor();
  }
  await counted(page.locator(".sheet-tasks"), 0);
  await counted(page.locator("#article.l-who"), 1, "the page is as it was");
});

journey("large type for a projector fits its window", async (page) => {
  await open(page);
  await page.locator("#article").focus();
  await page.keyboard.press("l");
  assert.ok(await page.evaluate(() => parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector("#article"))).fontSize)) > 27);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(await faults(page), []);
});
