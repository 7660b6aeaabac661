/**
 * How the page looks: every view at three widths in both themes, held against small pictures of it. A picture has one dot for
 * each square of twelve pixels, its mean colour, so that another machine's letter edges do not matter and a lost mark, a
 * wrong hue or a moved column does. What is shown comes from recorded reports: these tests are about the page, not the engine.
 *
 * `cargo xtask looks` records and draws all of them anew.
 */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { example, journey, paste, read, still } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

const DRAW = process.env.UPDATE_LOOKS === "1";
const KEPT = new URL("looks/", import.meta.url);
/** What was seen where it differs. */
const SEEN = new URL("out/", import.meta.url);
const RECORD = new URL("reports.json", KEPT);
const SQUARE = 12;
/** A dot differs when one of its colours is further off than this, of 255. */
const FAR = 10;
/** So many dots of a picture may differ. */
const MOST = 0.004;

const LATER = (/** @type {string} */ text) => text.replace("about 19,000 vehicles", "about 21,000 vehicles").replace("than an accident,”", "than an accident or worse,”").replace("will stay closed", "may stay closed");
const bridge = await example("bridge");
const texts = [bridge, LATER(bridge), await example("lakeside"), await example("release")];

/** Reports by text (files come without the empty line at their end), and the comparison of the first two. @returns {Promise<{reports: Record<string, string>, comparison: unknown}>} */
async function recorded() {
  if (!DRAW) return JSON.parse(await readFile(RECORD, "utf8"));
  const { Sourcelight } = await import("../../www/sourcelight.js");
  const light = await Sourcelight.load();
  const reports = Object.fromEntries(await Promise.all(texts.map(async (text) => {
    const { timings: _, ...report } = await light.analyze(text);
    return [text.trim(), JSON.stringify({ ...report, timings: {} })];
  })));
  const record = { reports, comparison: await light.compare(texts[0], texts[1]) };
  await mkdir(KEPT, { recursive: true });
  await writeFile(RECORD, `${JSON.stringify(record)}\n`);
  return record;
}
const record = await recorded();

/** In the engine's place: answers from the record. */
const WORKER = `const record = ${JSON.stringify(record)};
self.addEventListener("message", ({ data: { id, action, text } }) => {
  const ok = { load: { outside: 0 }, analyze: { json: record.reports[text?.trim()], ms: 3, outside: 0 }, compare: record.comparison }[action];
  self.postMessage(ok && (action !== "analyze" || ok.json) ? { id, ok } : { id, error: { kind: "engine", message: "not recorded", fatal: false } });
});`;

/** A screenshot as dots, each of what stands `down` rows lower. @param {Page} page @param {Buffer} picture @returns {Promise<{wide: number, dots: number[], small: string}>} */
const dotsOf = (page, picture, square = SQUARE, down = 0) => page.evaluate(async ({ data, size, down }) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.drawImage(image, 0, 0);
  const { data: pixels } = brush.getImageData(0, 0, image.width, image.height);
  const [wide, high] = [Math.floor(image.width / size), Math.floor(image.height / size)];
  const small = new ImageData(wide, high);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const sum = [0, 0, 0];
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          const at = 4 * (Math.min(Math.max(y * size + row + down, 0), image.height - 1) * image.width + x * size + column);
          for (let colour = 0; colour < 3; colour++) sum[colour] += pixels[at + colour];
        }
      }
      small.data.set([...sum.map((value) => Math.round(value / (size * size))), 255], 4 * (y * wide + x));
    }
  }
  const paper = new OffscreenCanvas(wide, high);
  paper.getContext("2d")?.putImageData(small, 0, 0);
  const bytes = new Uint8Array(await (await paper.convertToBlob({ type: "image/png" })).arrayBuffer());
  return { wide, dots: [...small.data], small: btoa(String.fromCharCode(...bytes)) };
}, { data: picture.toString("base64"), size: square, down });

/** Waits for the letters, which come after the words. @param {Page} page @returns {Promise<boolean>} whether all have come */
async function letters(page) {
  await page.waitForFunction(() => document.fonts.size > 0);
  return page.evaluate(async () => {
    await Promise.allSettled([...document.fonts].map((face) => face.load()));
    // stand-ins that this machine lacks are none
    return [...document.fonts].every(({ family, status }) => status === "loaded" || family.includes("stand-in"));
  });
}

/** What a press scrolled to stands where it always does: browsers stop at different places. */
function atRest() {
  for (const [name, top] of /** @type {const} */ ([[".line.now", 240], [".source", 540]])) {
    const [seen] = document.querySelectorAll(name);
    let box = seen?.parentElement;
    while (box && !(box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement;
    const scroller = box ?? document.scrollingElement;
    if (seen) scroller?.scrollTo({ top: Math.round(scroller.scrollTop + seen.getBoundingClientRect().top - top), behavior: "instant" });
  }
}

/** @param {Page} page @param {Page} desk a blank page, where pictures are looked at @param {string} name */
async function look(page, desk, name) {
  await letters(page);
  await still(page);
  // the time that reading took differs each time
  const picture = await page.screenshot({ animations: "disabled", mask: [page.locator("#status")], maskColor: "#808080" });
  const { wide, dots, small } = await dotsOf(desk, picture);
  const place = new URL(`${name}.png`, KEPT);
  if (DRAW) return writeFile(place, Buffer.from(small, "base64"));
  const kept = await dotsOf(desk, await readFile(place), 1);
  assert.equal(`${wide} × ${dots.length}`, `${kept.wide} × ${kept.dots.length}`, `${name}: another size`);
  // browsers scroll to parts of a pixel and round them otherwise: what stands one row higher or lower looks the same
  const all = [dots, (await dotsOf(desk, picture, SQUARE, -1)).dots, (await dotsOf(desk, picture, SQUARE, 1)).dots];
  let off = 0;
  for (let at = 0; at < dots.length; at += 4) {
    if (all.every((seen) => [0, 1, 2].some((colour) => Math.abs(seen[at + colour] - kept.dots[at + colour]) > FAR))) off++;
  }
  const share = off / (dots.length / 4);
  if (process.env.EFFORT) console.log(`${name}: ${(100 * share).toFixed(2)} %`);
  if (share <= MOST) return;
  await mkdir(SEEN, { recursive: true });
  await writeFile(new URL(`${name}.png`, SEEN), picture);
  assert.fail(`${name}: ${(100 * share).toFixed(1)} % of the picture looks otherwise; see ${new URL(`${name}.png`, SEEN).pathname}. If it is meant: cargo xtask looks`);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [390, 768, 1440]) {
    journey(`the page looks as it did: ${colorScheme}, ${width} px`, async (page) => {
      await page.route(/\/worker(?:\.[0-9a-f]+)?\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: WORKER }));
      const desk = await page.context().newPage();
      await page.bringToFront();
      await page.reload();
      // letters whose fetching a reload broke off are missing behind it too
      for (let again = 0; again < 5 && !(await letters(page)); again++) await page.reload();
      // a browser without light-dark() shows the light theme whatever is asked for: the style sheets say so
      const theme = await page.evaluate(() => CSS.supports("color", "light-dark(#000, #fff)")) ? colorScheme : "light";
      const seen = (/** @type {string} */ view) => look(page, desk, `${view}-${width}-${theme}`);
      await page.locator(".example small", { hasText: "words" }).nth(2).waitFor();
      await seen("first");
      await paste(page, "#paste", bridge);
      await read(page);
      await seen("article");
      await page.locator(".source > button").first().evaluate((button) => /** @type {HTMLElement} */ (button).click());
      await page.locator("#section-gaps h2 button").evaluate((button) => /** @type {HTMLElement} */ (button).click());
      await page.locator("#ribbon-bar .segment").nth(7).evaluate((segment) => /** @type {HTMLElement} */ (segment).click());
      await page.locator(".line.now").waitFor();
      await still(page);
      await page.evaluate(atRest);
      await seen("light");
      await page.keyboard.press("Escape");
      await page.click("#help-open");
      await seen("help");
      await page.keyboard.press("Escape");
      await page.click("#compare-open");
      await page.fill("#compare-text", LATER(bridge));
      await page.locator("#compare button[type=submit]").click();
      await page.locator(".twins").waitFor();
      await seen("compare");
      await page.click("#new");
      const files = texts.map((text, n) => ({ name: `article-${n + 1}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) }));
      await page.setInputFiles("#file", [files[0], files[2], files[3]]);
      await page.locator("#batch", { hasText: "3 articles read" }).waitFor();
      await seen("batch");
    }, { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
  }
}
