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
  await page.locator("#layers button").first().waitFor({ state: "attached" });
  const files = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => {
    const { name, decodedBodySize, startTime } = /** @type {PerformanceResourceTiming} */ (entry);
    return { name, size: decodedBodySize, start: startTime };
  }));
  const paths = files.map(({ name }) => name.slice(site.length));
  assert.deepEqual(paths.filter((path) => /^(?:vendor|import)\//.test(path)), [], "readers of files come when a file comes");
  const sum = (/** @type {RegExp} */ end) => files.filter(({ name }) => end.test(name)).reduce((total, { size }) => total + size, 0);
  // raw bytes, as stored: about four times what a host sends compressed
  const [scripts, styles, fonts] = [sum(/\.js$/), sum(/\.css$/), sum(/\.woff2$/)];
  assert.ok(scripts > 20_000 && scripts < 320_000, `scripts: ${scripts} bytes`);
  assert.ok(styles > 5_000 && styles < 80_000, `styles: ${styles} bytes`);
  assert.ok(fonts < 330_000, `fonts: ${fonts} bytes`);
  const scriptsOf = (/** @type {{name: string}[]} */ list) => list.map(({ name }) => name.slice(site.length)).filter((path) => /\.js$/.test(path)).map((path) => path.replace(/\.\w+\.js$/, "")).sort();
  assert.deepEqual(scriptsOf(files), ["app", "views/desk", "worker"], "the page begins with one script, the views of a reading follow in one, the engine has another");
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  const before = files.filter(({ start }) => start < painted);
  assert.deepEqual(scriptsOf(before), ["app"], "what a reading needs comes after the first screen is drawn");
  assert.deepEqual(before.filter(({ name }) => /\.css$/.test(name) && !/\/reading\./.test(name)), [], "the first screen's styles stand in the page");
});

journey("the styles in the page are allowed by their hash, and no others", async (page) => {
  const answer = await page.context().request.get(site);
  const said = /Content-Security-Policy" content="([^"]+)"/.exec(await answer.text())?.[1];
  assert.equal(answer.headers()["content-security-policy"], `${said}; frame-ancestors 'none'`, "the page and its host say the same");
  assert.match(said ?? "", /style-src 'self' 'sha256-[\w+/]{43}='; /);
  assert.doesNotMatch(said ?? "", /unsafe-inline|unsafe-hashes|'unsafe-eval'/);
  const [own, foreign] = await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "#paste { outline: 7px solid }";
    document.head.append(style);
    return [getComputedStyle(document.body).fontFamily, getComputedStyle(/** @type {Element} */ (document.querySelector("#paste"))).outlineWidth];
  });
  assert.match(own, /Source Sans 3/);
  assert.notEqual(foreign, "7px");
}, { mayFail: /Applying inline style|Refused to apply inline style|Content Security Policy/ });
