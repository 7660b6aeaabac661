/** Access that axe does not see: forced colours, the order of headings, targets of 24 px, Close within reach. */
import assert from "node:assert/strict";
import { example, journey, paste, read, still } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
async function open(page) {
  await paste(page, "#paste", await example("lakeside"));
  await read(page);
  await page.evaluate(() => { for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".section > h2 > button[aria-expanded=false]"))) button.click(); });
  await still(page);
}

/** Controls smaller than 24 by 24 px; links in a line of text are as high as the line. @param {Page} page */
const small = (page) => page.evaluate(() => [...document.querySelectorAll("button, summary, select, input, textarea, .inspector a[href]")].flatMap((node) => {
  if (!node.checkVisibility({ checkVisibilityCSS: true }) || node.closest(".unseen, #ribbon-bar, svg, .ticks, .timeline")) return [];
  const { width, height } = (node.matches("input") && node.closest("label") || node).getBoundingClientRect();
  const line = node.matches("a") && getComputedStyle(node).display === "inline";
  return width && (height < 23.5 || (!line && width < 23.5)) ? [`${node.tagName} ${node.className} “${node.textContent?.slice(0, 30)}” ${Math.round(width)} × ${Math.round(height)}`] : [];
}));

for (const width of [1440, 390]) {
  journey(`what is pressed measures 24 px: ${width} px`, async (page) => {
    await open(page);
    if (width < 820) await page.click("#grab");
    assert.deepEqual(await small(page), []);
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });

  journey(`Close is in sight when a dialog opens, and stays there: ${width} px`, async (page) => {
    await open(page);
    await page.locator("#article").focus();
    await page.keyboard.press("?");
    const close = page.locator("#help .dialog-close");
    const seen = () => close.evaluate((node) => { const { x, y, width: w, height: h } = node.getBoundingClientRect(); return document.elementFromPoint(x + w / 2, y + h / 2) === node; });
    assert.ok(await seen());
    await page.locator("#help").evaluate((node) => { node.scrollTop = node.scrollHeight; });
    assert.ok(await seen(), "at the end of a long help, too");
    await close.click();
    await page.locator("#help").waitFor({ state: "hidden" });
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });
}

journey("the headline is the first heading, and the focus begins there", async (page) => {
  await open(page);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("h1, h2, h3")].find((node) => node.checkVisibility())?.id), "headline");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "headline");
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  journey(`in forced colours a button looks like one, and what is pressed shows it: ${colorScheme}`, async (page) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const edged = (/** @type {string} */ selector) => page.locator(selector).first().evaluate((node) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(node);
      return borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor;
    });
    assert.ok(await edged("#read"));
    await open(page);
    const outlined = (/** @type {string} */ selector) => page.locator(selector).first().evaluate((node) => getComputedStyle(node).outlineStyle !== "none");
    const filter = page.locator(".claims-filters button").first();
    await filter.click();
    await page.locator("#article").focus();
    assert.ok(await outlined(".claims-filters [aria-pressed=true]") && !await outlined(".claims-filters [aria-pressed=false]"));
    assert.ok(await outlined("#layers [aria-pressed=true]"));
    await page.click("#grid-open");
    const look = (/** @type {string} */ style) => page.locator(`.grid-key .${style} i`).evaluate((node) => { const { backgroundColor, backgroundImage, borderTopStyle } = getComputedStyle(node); return `${backgroundColor} ${backgroundImage} ${borderTopStyle}`; });
    assert.equal(new Set([await look("stated"), await look("rep"), await look("spec")]).size, 3, "how sure is told without hues");
    await page.locator("#grid .dialog-close").click();
    await page.click("#rules-open");
    assert.ok(await edged("#own-add"));
  }, { reducedMotion: "reduce" });
}
