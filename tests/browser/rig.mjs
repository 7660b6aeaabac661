/**
 * The rig of the journeys: one browser for a file of tests, one fresh profile for each journey, and a record of every
 * request it makes. `cargo xtask test browser` sets the site's address and the browser's path.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const { SOURCELIGHT_URL, CHROMIUM } = process.env;
if (!SOURCELIGHT_URL || !CHROMIUM) throw new Error("run these with: cargo xtask test browser");

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The site's address, with a slash at its end. */
export const site = SOURCELIGHT_URL;

/** An example article of the page. @param {string} name */
export const example = (name) => readFile(new URL(`../../www/examples/${name}.txt`, import.meta.url), "utf8");

/** What a browser on an empty machine must not do by itself: ask its maker's hosts. */
const QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The same letters on every machine: some round the widths of letters, which moves the ends of lines. */
const ALIKE = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"];
const FONTS = fileURLToPath(new URL("fonts.conf", import.meta.url));

/** How long a journey waits for one thing, in milliseconds: so long that a machine which does much else is not taken for a fault. */
const PATIENCE = 90_000;

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", ...QUIET, ...ALIKE], env: { ...process.env, FONTCONFIG_FILE: FONTS } });
});
after(() => browser.close());

/**
 * A journey of a reader. Besides what the body asserts, no journey may make a request to another origin, log an error
 * or leave an exception uncaught. One that fails is made once more, from the start, and says so among the test's diagnostics: a machine
 * that stands still for a while is no fault of the page. `JOURNEYS_ONCE=1` makes each once.
 * @param {string} name
 * @param {(page: import("playwright-core").Page) => Promise<void>} body
 * @param {import("playwright-core").BrowserContextOptions & {mayFail?: RegExp, mayTry?: RegExp}} [options]
 *   `mayFail`: errors that belong to it; `mayTry`: addresses it tries in vain
 */
export function journey(name, body, options = {}) {
  test(name, { timeout: 20 * PATIENCE }, async (t) => {
    try {
      await travel(body, options);
    } catch (fault) {
      if (process.env.JOURNEYS_ONCE) throw fault;
      t.diagnostic(`made once more, for it failed: ${fault instanceof Error ? fault.stack : fault}`);
      await travel(body, options);
    }
  });
}

/** @type {(body: Parameters<typeof journey>[1], options: NonNullable<Parameters<typeof journey>[2]>) => Promise<void>} */
async function travel(body, { mayFail, mayTry, ...options }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  /** @type {string[]} */ const asked = [];
  /** @type {string[]} */ const faults = [];
  context.on("request", (request) => asked.push(request.url()));
  context.on("weberror", (fault) => faults.push(String(fault.error())));
  context.on("console", (message) => message.type() === "error" && faults.push(`${message.text()} ${message.location().url}`));
  try {
    const page = await context.newPage();
    await page.goto(site);
    await body(page);
    assert.deepEqual(faults.filter((fault) => !mayFail?.test(fault)), []);
    assert.ok(asked.length > 5, `only ${asked.length} requests were recorded`);
    const local = /^(?:data|blob):/;
    assert.deepEqual(asked.filter((url) => !url.startsWith(site) && !local.test(url) && !mayTry?.test(url)), []);
  } finally {
    await context.close();
  }
}

/** Waits until an article has been read. @param {import("playwright-core").Page} page */
export async function read(page) {
  await page.waitForFunction(() => document.documentElement.dataset.phase === "ready" && document.documentElement.dataset.view === "read");
  await page.locator("#article :text-matches('\\\\w')").first().waitFor();
}

/**
 * The engine's worker, once it can read. Until the first screen is drawn there is none, and the page is as idle as after.
 * @param {import("playwright-core").Page} page
 */
export async function engine(page) {
  const worker = page.workers()[0] ?? await page.waitForEvent("worker");
  await page.waitForFunction(() => document.documentElement.dataset.phase === "idle");
  return worker;
}

/**
 * Waits until the page has come to rest: its letters are there, it was drawn, nobody waits for a free moment, and nothing changed
 * meanwhile. By events and not by the clock.
 * @param {import("playwright-core").Page} page
 */
export const still = (page) => page.evaluate(async () => {
  await document.fonts.ready;
  let changed = true;
  const watch = new MutationObserver(() => { changed = true; });
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  while (changed) {
    changed = false;
    for (let n = 0; n < 2; n++) {
      await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
      await new Promise((done) => { requestIdleCallback(done); });
    }
  }
  watch.disconnect();
});

/**
 * Waits until there are as many elements as there should be, and gives their number: what follows a click may be drawn a moment
 * later, when its module has come.
 * @param {import("playwright-core").Locator} locator
 * @param {number | ((count: number) => boolean)} right the number, or what it must satisfy
 * @param {string} [message]
 */
export async function counted(locator, right, message) {
  const holds = typeof right === "number" ? (/** @type {number} */ count) => count === right : right;
  const until = performance.now() + PATIENCE;
  let count = await locator.count();
  while (!holds(count) && performance.now() < until) {
    await new Promise((done) => { setTimeout(done, 20); });
    count = await locator.count();
  }
  assert.ok(holds(count), message ?? `${locator} has ${count}, and not ${right}`);
  return count;
}

/** What axe finds, as readable lines. @param {import("playwright-core").Page} page */
export async function faults(page) {
  await page.evaluate(axe); // evaluated by the debugger: the page's policy would refuse a script element
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ { target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

/** What the status line says. @param {import("playwright-core").Page} page */
export const status = (page) => page.locator("#status").innerText();

/**
 * Pastes as a reader's clipboard would.
 * @param {import("playwright-core").Page} page
 * @param {string} into a selector
 * @param {string} text
 */
export async function paste(page, into, text) {
  await page.locator(into).evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
