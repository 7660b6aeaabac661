/**
 * `node chromium.mjs INPUTS URL MODULE`: one fresh browser. URL is the served site with the floor under /bench/, MODULE the
 * hashed name of `sourcelight.js` in it. Besides the module's times: from navigation to a page that can read, and from a
 * paste to the article shown.
 */
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const [inputs, url, module] = process.argv.slice(2);
const texts = JSON.parse(await readFile(inputs, "utf8"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--enable-precise-memory-info"],
});
const phase = (/** @type {string} */ name) => page.waitForFunction((name) => document.documentElement.dataset.phase === name && performance.now(), name);
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(url);
const ready = await (await phase("idle")).jsonValue();
await page.waitForTimeout(500); // the examples' thumbnails are drawn
const shown = await page.evaluate((text) => new Promise((resolve) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const start = performance.now();
  const seen = new MutationObserver(() => {
    if (document.documentElement.dataset.phase !== "ready" || !document.querySelector("#article p")) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
  seen.observe(document.documentElement, { attributes: true, childList: true, subtree: true });
  document.querySelector("#paste")?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}), texts.warm[0]);
// a fresh page, so that the module's cold start is its own
const other = await (await browser.newContext()).newPage();
await other.goto(`${url}bench/empty.txt`);
const result = await other.evaluate(async ({ url, module, texts }) => {
  const { measure } = await import(`${url}bench/measure.mjs`);
  return measure(url + module, { glue: `${url}bench/floor.js`, wasm: `${url}bench/floor_bg.wasm` }, texts);
}, { url, module, texts });
const memory = await other.evaluate(async () => {
  const measured = /** @type {any} */ (performance).measureUserAgentSpecificMemory;
  return measured ? (await measured.call(performance)).bytes : 0;
});
console.log(JSON.stringify({ ...result, memory, ready, shown, version: browser.version() }));
await browser.close();
