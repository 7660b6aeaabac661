/** Reading that hangs is ended, at once and whatever it is doing; one bad file stops no folder; the page answers all the while. */
import assert from "node:assert/strict";
import * as make from "./fixtures.mjs";
import { journey, paste, read, still } from "./rig.mjs";
import { counter } from "./work.mjs";

/** Cancel takes hold within so many turns of the page's own: there is nothing that it waits for. */
const AT_ONCE = 3;
/** Readers that never answer and never let go of their thread. */
const HANGS = "self.onmessage = ({ data: { id } }) => { self.postMessage({ id, done: 0.4, what: 'Page 2 of 5' }); for (;;) ; };";

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
  await page.setInputFiles("#file", make.file("slow.pdf", make.story()));
  await page.locator("#door", { hasText: "slow.pdf. Page 2 of 5" }).waitFor();
  assert.ok(running(page) > before, "it is read in a worker");
  const turns = await page.evaluate(async (most) => {
    const said = () => /Cancelled/.test(document.querySelector("#field-note")?.textContent ?? "");
    /** @type {HTMLElement} */ (document.querySelector("#door button")).click();
    for (let n = 0; n <= most; n++) {
      if (said()) return n;
      await new Promise((done) => { setTimeout(done); });
    }
    return Infinity;
  }, AT_ONCE);
  assert.ok(turns <= AT_ONCE, "Cancel waits for something");
  while (running(page) > before) await still(page); // nothing goes on behind the page
  assert.ok(await page.locator("#door").isHidden());
  await page.context().unroute(/\/import\/worker[.\w]*\.js$/);
  await page.setInputFiles("#file", make.file("mill.md", make.markdown()));
  await read(page);
  assert.equal(await page.locator("#headline").innerText(), "Mill at Osk closes");
});

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
});

journey("one bad file stops no folder, and the page answers while they are read", async (page) => {
  await engine(page);
  const files = [["1.txt", `${"<!---->".repeat(40)}x`], ["2.md", `# Bridge\n\n> a\n\n${"[".repeat(60_000)}`], ["3.rtf", `{\\rtf1${"{".repeat(90_000)}`], ["4.eml", `From: a@b.example\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\n\r\na${" ".repeat(100_000)}b`],
    ["5.html", `<html><body>${"<div>".repeat(40_000)}<p>The mayor said no.</p></body></html>`], ["6.docx", make.docx().slice(0, 900)], ["7.md", make.markdown()]];
  const cost = await counter(page);
  const { run, styled, laid, units } = await cost(1, async () => {
    await page.setInputFiles("#file", files.map(([name, content]) => make.file(String(name), content)));
    await page.locator("#batch", { hasText: "5 articles read" }).waitFor();
  });
  const refused = await page.locator("#batch .refused").innerText();
  assert.match(refused, /“3\.rtf” is broken: its groups stand too deep/);
  assert.match(refused, /“6\.docx” is broken/);
  // what the files hold is read elsewhere: the page itself has next to nothing to do with them
  console.log(`seven files: ${run} functions called, ${styled} styled, ${laid} laid out, ${units} units sent`);
  assert.ok(run > 0 && run < 60_000 && styled + laid < 10_000, `${run} functions called, ${styled} elements styled, ${laid} laid out`);
});
