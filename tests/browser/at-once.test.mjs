/** The text stands there at once, read or not; the reading comes over it, says how far it is, and can be ended. */
import assert from "node:assert/strict";
import { counted, example, faults, journey, paste, read, site, status } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Opens the page with its model held back. @param {Page} page @returns {Promise<() => void>} lets it come */
async function held(page) {
  /** @type {() => void} */ let release = () => {};
  const free = new Promise((done) => { release = () => done(null); });
  await page.context().route(/english[^/]*\.model/, async (route) => {
    await free;
    await route.continue();
  });
  await page.goto(site);
  return release;
}

journey("the text stands there before the engine has come, and its reading comes over it", async (page) => {
  const release = await held(page);
  await paste(page, "#paste", await example("bridge"));
  const article = page.locator("#article");
  await article.locator("h1", { hasText: "Larrow Bridge to stay shut" }).waitFor();
  await counted(article.locator("p", { hasText: "work may not begin before February" }), 1);
  await counted(page.locator("#article .line"), 0, "it is not read yet");
  await page.locator("#reading-now p", { hasText: "The text can be read meanwhile." }).waitFor();
  await page.locator("#reading-now button").waitFor();
  assert.deepEqual(await faults(page), []);
  release();
  await page.locator("#article .line").first().waitFor();
  await page.locator("#reading-now").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement?.id), "headline", "the focus is on the headline");
});

journey("a reading can be ended, and begun again; the text stays", async (page) => {
  const release = await held(page);
  await paste(page, "#paste", await example("bridge"));
  await page.locator("#reading-now button").click();
  assert.match(await status(page), /^The reading was stopped/);
  assert.ok((await page.locator("#article").innerText()).includes("Maren Holt"));
  release();
  await page.locator("#try-again", { hasText: "Read it" }).click();
  await read(page);
  await page.locator("#article .line").first().waitFor();
  await page.locator("#try-again").waitFor({ state: "hidden" });
});

journey("another article stands there at once, and nothing of the one before beside it", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  const long = `${await example("release")}\n\n`.repeat(300);
  await paste(page, "body", long);
  await page.locator("#article h1", { hasText: "Norrow" }).waitFor();
  const unread = await page.evaluate(() => ({ lines: document.querySelectorAll("#article .line").length, marks: document.querySelectorAll("#ribbon-bar .segment").length,
    findings: getComputedStyle(/** @type {Element} */ (document.querySelector(".findings"))).visibility }));
  if (!unread.lines) assert.deepEqual(unread, { lines: 0, marks: 0, findings: "hidden" });
  await page.locator("#article .line").first().waitFor();
  assert.match(await page.locator("#section-who .source").first().innerText(), /Norrow|Reith|Solano|Okafor/);
});

journey("what was pasted and pressed before the scripts were there is not lost", async (page) => {
  /** @type {() => void} */ let release = () => {};
  const free = new Promise((done) => { release = () => done(null); });
  await page.route(/\.js$/, async (route) => {
    await free;
    await route.continue();
  });
  await page.goto(site, { waitUntil: "commit" });
  await page.fill("#paste", await example("bridge"));
  await page.click("#read");
  release();
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("Maren Holt"));
});

journey("files that nobody has asked for are fetched when the engine is there, and not before", async (page) => {
  // a browser that was never here
  const fresh = await /** @type {import("playwright-core").Browser} */ (page.context().browser()).newContext();
  try {
    const visit = await fresh.newPage();
    /** @type {string[]} */ const asked = [];
    fresh.on("request", (request) => asked.push(new URL(request.url()).pathname));
    /** @type {() => void} */ let release = () => {};
    const free = new Promise((done) => { release = () => done(null); });
    const wanted = new Promise((done) => { fresh.route(/english[^/]*\.model/, async (route) => { done(null); await free; await route.continue(); }); });
    await visit.goto(site);
    await wanted;
    // long enough for what once stood in the reading's way
    await visit.waitForTimeout(4000);
    const early = () => asked.filter((path) => /service-worker|vendor|import\//.test(path));
    assert.deepEqual(early(), []);
    release();
    await visit.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    assert.ok(asked.some((path) => path.includes("service-worker")));
  } finally {
    await fresh.close();
  }
});

journey("a long text is counted first, and says so while it is read", async (page) => {
  await page.waitForFunction(() => document.documentElement.dataset.phase === "idle");
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).said = [];
    new MutationObserver(() => { /** @type {any} */ (globalThis).said.push(document.querySelector("#reading-now p")?.textContent); })
      .observe(/** @type {Element} */ (document.getElementById("reading-now")), { subtree: true, childList: true, characterData: true });
  });
  await paste(page, "body", Array.from({ length: 12 }, (_, n) => n).reduce((text, n) => `${text}${text.slice(0, 4000).replaceAll("the", `the ${n}`)}\n\n`, `${await example("bridge")}\n\n`.repeat(12)));
  await read(page);
  await page.locator("#article .line").first().waitFor();
  const said = /** @type {string[]} */ (await page.evaluate(() => /** @type {any} */ (globalThis).said));
  const counted = said.find((words) => words.startsWith("Counted:"));
  assert.match(counted ?? "", /^Counted: [\d,]+ words in \d+ sentences, \d+ min(?: \d+ s)? to read\. Next: who says what/);
  assert.equal(counted?.match(/[\d,]+(?= words)/)?.[0], (await status(page)).match(/[\d,]+(?= words)/)?.[0], "it counts what the reading counts");
  await page.locator("#reading-now").waitFor({ state: "hidden" });
});
