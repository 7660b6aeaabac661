/** The first screen: usable before the engine is there, and light. */
import assert from "node:assert/strict";
import { engine, example, journey, read, site, still } from "./rig.mjs";

journey("the field takes an article before the engine has come", async (page) => {
  /** @type {(value?: unknown) => void} */ let go = () => {};
  const ready = new Promise((done) => { go = done; });
  /** @type {(value?: unknown) => void} */ let asked = () => {};
  const held = new Promise((done) => { asked = done; });
  await page.route(/\.(?:wasm|model)$/, async (route) => {
    asked();
    await ready;
    // a worker that was replaced meanwhile waits for nothing
    await route.continue().catch(() => {});
  });
  await page.reload();
  const text = await example("bridge");
  await page.fill("#paste", text);
  assert.equal(await page.locator("#paste").inputValue(), text);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
  await page.click("#read");
  await page.locator("#status", { hasText: /Loading|Reading/ }).waitFor();
  await held;
  go();
  await read(page);
});

journey("a first visit fetches the first screen, and nothing that may never be needed", async (page) => {
  // the visit that the journey began with may have been over before anybody listened
  const started = page.waitForEvent("worker");
  await page.reload();
  await started;
  await engine(page);
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

journey("where the browser draws late, what a reading needs comes later still", async (page) => {
  await page.goto("about:blank"); // what the journey began with is over
  const started = page.waitForEvent("worker");
  // a page that has everything and has not been drawn: the browser's word for it is kept back, for as long as this test likes
  await page.addInitScript(() => {
    const Observer = PerformanceObserver;
    globalThis.PerformanceObserver = /** @type {any} */ (class extends Observer {
      /** @param {PerformanceObserverCallback} tell */
      constructor(tell) {
        super((list, own) => {
          if (list.getEntriesByName("first-contentful-paint").length) Object.assign(globalThis, { drawNow: () => tell(list, own) });
          else tell(list, own);
        });
      }
    });
  });
  /** @type {string[]} */ const asked = [];
  page.on("request", (request) => asked.push(request.url().slice(site.length)));
  await page.goto(site);
  await page.waitForFunction(() => "drawNow" in globalThis && document.readyState === "complete");
  await still(page);
  const late = () => asked.filter((path) => /^(?:worker|views\/desk|service-worker|examples\/|pkg\/)/.test(path));
  assert.deepEqual(late(), []);
  await page.evaluate(() => /** @type {any} */ (globalThis).drawNow());
  await started;
  await page.locator("#layers button").first().waitFor({ state: "attached" });
  assert.ok(late().some((path) => /^worker/.test(path)) && late().some((path) => /^views\/desk/.test(path)), late().join());
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
