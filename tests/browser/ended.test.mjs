/** Reading that hangs is ended, at once and whatever it is doing; one bad file stops no folder; the page answers all the while. */
import assert from "node:assert/strict";
import * as make from "./fixtures.mjs";
import { journey, paste, read } from "./rig.mjs";

/** Cancel takes hold within so many milliseconds. */
const AT_ONCE = 100;
/** So often it is measured anew where another program has slowed the machine down. */
const TRIES = 3;
/** Readers that never answer and never let go of their thread. */
const HANGS = "self.onmessage = ({ data: { id } }) => { self.postMessage({ id, done: 0.4, what: 'Page 2 of 5' }); for (;;) ; };";

/** A service worker would keep what the site has, or what hangs: whichever it meets first. */
const ALONE = { serviceWorkers: /** @type {const} */ ("block") };

/** Lets every worker for files hang. @param {import("playwright-core").Page} page */
const hang = (page) => page.context().route(/\/import\/worker[.\w]*\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: HANGS }));

/** Workers that run. @param {import("playwright-core").Page} page */
const running = (page) => page.workers().length;

/** Waits until the engine has its worker: others are for files. @param {import("playwright-core").Page} page */
const engine = (page) => page.locator("#examples .mini *").first().waitFor();

journey("a file whose reading hangs: the page answers, Cancel ends it at once, and the next file is read", async (page) => {
  await engine(page);
  await hang(page);
  const before = running(page);
  let took = Infinity;
  for (let n = 0; n < TRIES && took > AT_ONCE; n++) {
    await page.setInputFiles("#file", make.file("slow.pdf", make.story()));
    await page.locator("#door", { hasText: "slow.pdf. Page 2 of 5" }).waitFor();
    assert.ok(running(page) > before, "it is read in a worker");
    took = await page.evaluate(async () => {
      const note = /** @type {HTMLElement} */ (document.querySelector("#field-note"));
      const start = performance.now();
      const said = new Promise((done) => new MutationObserver(() => { if (/Cancelled/.test(note.textContent ?? "")) done(performance.now() - start); }).observe(note, { childList: true, subtree: true, characterData: true }));
      /** @type {HTMLElement} */ (document.querySelector("#door button")).click();
      return said;
    });
    for (let tries = 0; running(page) > before && tries < 500; tries++) await page.waitForTimeout(20);
    assert.equal(running(page), before, "nothing goes on behind the page");
  }
  assert.ok(took <= AT_ONCE, `Cancel took ${took} ms`);
  await page.locator("#door").waitFor({ state: "hidden" });
  await page.context().unroute(/\/import\/worker[.\w]*\.js$/);
  await page.setInputFiles("#file", make.file("mill.md", make.markdown()));
  await read(page);
  assert.equal(await page.locator("#headline").innerText(), "Mill at Osk closes");
}, ALONE);

journey("rich text whose reading hangs can be cancelled too, and a newer file takes its place", async (page) => {
  await engine(page);
  await hang(page);
  const rich = () => page.locator("#paste").evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", `<h1>Mill</h1><p>${"The mill will close, its owner said. ".repeat(20)}</p>`);
    clipboardData.setData("text/plain", "The mill will close, its owner said. ".repeat(20));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await rich();
  await page.locator("#door", { hasText: "Pasted text. Page 2 of 5" }).waitFor();
  await page.click("#door button");
  await page.locator("#field-note", { hasText: "Cancelled" }).waitFor();
  await rich();
  await page.locator("#door", { hasText: "Pasted text. Page 2 of 5" }).waitFor();
  await page.context().unroute(/\/import\/worker[.\w]*\.js$/);
  await page.setInputFiles("#file", make.file("mill.md", make.markdown()));
  await read(page);
  assert.equal(await page.locator("#headline").innerText(), "Mill at Osk closes");
  // plain text needs no reader
  await page.goto(page.url());
  await hang(page);
  await paste(page, "#paste", "The mayor said no. ".repeat(20));
  await read(page);
}, ALONE);

journey("one bad file stops no folder, and the page answers while they are read", async (page) => {
  await engine(page);
  // the longest time in which the page did not come to draw
  await page.evaluate(() => {
    let last = performance.now();
    Object.assign(globalThis, { longest: 0 });
    const tick = () => {
      const now = performance.now();
      /** @type {any} */ (globalThis).longest = Math.max(/** @type {any} */ (globalThis).longest, now - last);
      last = now;
      setTimeout(tick);
    };
    tick();
  });
  const files = [["1.txt", `${"<!---->".repeat(40)}x`], ["2.md", `# Bridge\n\n> a\n\n${"[".repeat(60_000)}`], ["3.rtf", `{\\rtf1${"{".repeat(90_000)}`], ["4.eml", `From: a@b.example\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\n\r\na${" ".repeat(100_000)}b`],
    ["5.html", `<html><body>${"<div>".repeat(40_000)}<p>The mayor said no.</p></body></html>`], ["6.docx", make.docx().slice(0, 900)], ["7.md", make.markdown()]];
  await page.setInputFiles("#file", files.map(([name, content]) => make.file(String(name), content)));
  await page.locator("#batch", { hasText: "5 articles read" }).waitFor({ timeout: 100_000 });
  const refused = await page.locator("#batch .refused").innerText();
  assert.match(refused, /“3\.rtf” is broken: its groups stand too deep/);
  assert.match(refused, /“6\.docx” is broken/);
  const longest = await page.evaluate(() => /** @type {any} */ (globalThis).longest);
  assert.ok(longest > 0 && longest < 2000, `the page did not answer for ${longest} ms`);
});
