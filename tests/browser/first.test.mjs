/** The first screen: usable before the engine is there, and light. */
import assert from "node:assert/strict";
import { example, journey, read, site } from "./rig.mjs";

journey("the field takes an article before the engine has come", async (page) => {
  let held = 0;
  /** @type {(value?: unknown) => void} */ let go = () => {};
  const ready = new Promise((done) => { go = done; });
  await page.route(/\.(?:wasm|model)$/, async (route) => {
    held += 1;
    await ready;
    // a worker that was replaced meanwhile waits for nothing
    await route.continue().catch(() => {});
  });
  await page.reload();
  const text = await example("bridge");
  await page.fill("#paste", text);
  assert.equal(await page.locator("#paste").inputValue(), text);
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1);
  assert.ok(painted >= 0, "the first screen is painted");
  await page.click("#read");
  await page.locator("#status", { hasText: /Loading|Reading/ }).waitFor();
  assert.ok(held > 0, "the engine is held back");
  go();
  await read(page);
});

journey("a first visit fetches the first screen, and nothing that may never be needed", async (page) => {
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.phase === "idle");
  const files = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => {
    const { name, decodedBodySize, initiatorType } = /** @type {PerformanceResourceTiming} */ (entry);
    return { name, size: decodedBodySize, by: initiatorType };
  }));
  const paths = files.map(({ name }) => name.slice(site.length));
  assert.deepEqual(paths.filter((path) => /^(?:vendor|import)\//.test(path)), [], "readers of files come when a file comes");
  const sum = (/** @type {RegExp} */ end) => files.filter(({ name }) => end.test(name)).reduce((total, { size }) => total + size, 0);
  // raw bytes, as stored: about four times what a host sends compressed
  const [scripts, styles, fonts] = [sum(/\.js$/), sum(/\.css$/), sum(/\.woff2$/)];
  assert.ok(scripts > 20_000 && scripts < 320_000, `scripts: ${scripts} bytes`);
  assert.ok(styles > 5_000 && styles < 80_000, `styles: ${styles} bytes`);
  assert.ok(fonts < 330_000, `fonts: ${fonts} bytes`);
  assert.deepEqual(paths.filter((path) => /\.js$/.test(path)).map((path) => path.replace(/\.\w+\.js$/, "")), ["app", "worker"], "the page begins with one script, the engine with another");
});
