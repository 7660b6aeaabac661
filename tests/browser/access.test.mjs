/** The page without a mouse, and what axe finds in both themes and at both widths. */
import assert from "node:assert/strict";
import { example, faults, journey, paste, read } from "./rig.mjs";

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1440, 390]) {
    journey(`axe finds nothing: ${colorScheme}, ${width} px`, async (page) => {
      await page.waitForFunction(() => document.documentElement.dataset.phase === "idle");
      assert.deepEqual(await faults(page), [], "first screen");
      await paste(page, "#paste", await example("bridge"));
      await read(page);
      assert.deepEqual(await faults(page), [], "article");
      await page.keyboard.press("?");
      await page.locator("#help[open]").waitFor();
      assert.deepEqual(await faults(page), [], "help");
    }, { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
  }
}

journey("everything is reached from the keyboard", async (page) => {
  // to an example by Tab alone
  const label = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  let steps = 0;
  while (!(await label()).startsWith("The closed bridge")) {
    assert.ok(++steps < 30, "an example is within 30 tab stops");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await read(page);
  // from sentence to sentence, on the page and inside the ribbon
  await page.locator("#article").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.locator("#ribbon-bar .segment.now[data-i='1']").waitFor();
  await page.locator("#ribbon-bar .segment.now").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.i), "2");
  // layers, help, theme
  const pressed = () => page.locator("#layers [aria-pressed='true']").count();
  const layers = await pressed();
  await page.locator("#article").focus();
  await page.keyboard.press("1");
  assert.notEqual(await pressed(), layers);
  await page.keyboard.press("?");
  await page.locator("#help[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#help:not([open])").waitFor({ state: "attached" });
  await page.keyboard.press("t");
  await page.locator("html[data-theme]").waitFor();
  // nothing on the way traps the focus
  const seen = new Set();
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press("Tab");
    seen.add(await page.evaluate(() => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName));
    if (seen.has("BODY") && seen.size > 5) break;
  }
  assert.ok(seen.has("BODY"), "Tab leads out of the page again");
});

journey("the lesson for classes is a page of its own, on one sheet of paper", async (page) => {
  await page.locator("a", { hasText: "A lesson for classes" }).click();
  await page.locator("h1", { hasText: "On whose word?" }).waitFor();
  assert.deepEqual(await faults(page), []);
  const sheet = (/** @type {string} */ pageRanges) => page.pdf({ format: "A4", preferCSSPageSize: true, pageRanges });
  assert.ok((await sheet("1")).length > 1000);
  await assert.rejects(sheet("2"), /page range/i, "one sheet");
  await page.locator("a", { hasText: "Sourcelight" }).click();
  await page.locator("#paste").waitFor();
});
