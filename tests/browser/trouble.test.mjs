/** What happens when something goes wrong. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { engine, example, journey, paste, read, status } from "./rig.mjs";

journey("the engine crashes and is started again", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  const [worker] = page.workers();
  await worker.evaluate(() => { setTimeout(() => { throw new Error("forced crash"); }); });
  await page.locator("#status", { hasText: "started again" }).waitFor();
  assert.ok((await page.locator("#article").innerText()).includes("Maren Holt"), "the text is still there");
  await page.waitForFunction(() => document.documentElement.dataset.phase === "ready");
  await page.click("#edit");
  await page.fill("#edit-text", "Snow fell, the mayor said.");
  await page.locator("#status", { hasText: /5 words/ }).waitFor();
  assert.notEqual(page.workers()[0], worker);
}, { mayFail: /forced crash/ });

journey("the engine dies while it reads and the article is read all the same", async (page) => {
  const worker = await engine(page);
  // the next message is never answered: the worker fails instead
  await worker.evaluate(() => {
    self.addEventListener("message", (event) => { event.stopImmediatePropagation(); throw new Error("forced crash"); }, { capture: true });
    const listeners = self.postMessage;
    self.postMessage = () => listeners;
  });
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("Maren Holt"));
}, { mayFail: /forced crash/ });

journey("a text over 5 MB is refused with a sentence", async (page) => {
  const text = "The dam is safe, the ministry said. ".repeat(140_000);
  await paste(page, "#paste", text);
  await page.locator("#field-note", { hasText: "Sourcelight reads up to 5 MB" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "start");
  const buffer = Buffer.from(text);
  await page.setInputFiles("#file", { name: "long.txt", mimeType: "text/plain", buffer });
  await page.locator("#field-note", { hasText: "5.0 MB" }).waitFor();
});

journey("files that hold no text are refused with a sentence", async (page) => {
  const picture = { name: "story.pdf", mimeType: "application/pdf", buffer: Buffer.from("89504e470d0a1a0a", "hex") };
  await page.setInputFiles("#file", picture);
  await page.locator("#field-note", { hasText: "“story.pdf” is a picture" }).waitFor();
  await page.setInputFiles("#file", { name: "x.txt", mimeType: "text/plain", buffer: Buffer.from("a\0\0\0b\x01c") });
  await page.locator("#field-note", { hasText: "does not hold text" }).waitFor();
  assert.match(await status(page), /does not hold text/);
});

journey("the page's policy refuses every other address", async (page) => {
  let calls = 0;
  const other = createServer((_, answer) => { calls += 1; answer.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("x"); });
  await once(other.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
  try {
    const leak = async (/** @type {string} */ url) => {
      const tries = [fetch(url, { mode: "no-cors" }), fetch(url, { method: "POST", body: "secret" })];
      if ("document" in globalThis) {
        // a picture, a style sheet and a beacon are refused besides the two
        let left = 5;
        tries.push(new Promise((_, refused) => document.addEventListener("securitypolicyviolation", () => --left || refused())));
        document.body.append(Object.assign(new Image(), { src: url }));
        document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }));
        navigator.sendBeacon(url, "secret");
      }
      return (await Promise.allSettled(tries)).map(({ status }) => status);
    };
    for (const place of [page, await engine(page)]) {
      assert.deepEqual(new Set(await place.evaluate(leak, `http://127.0.0.1:${port}/leak`)), new Set(["rejected"]));
    }
    assert.equal(calls, 0);
  } finally {
    other.close();
  }
}, { mayFail: /Content Security Policy|violates|Refused to|Fetch API cannot load|net::ERR/, mayTry: /^http:\/\/127\.0\.0\.1:\d+\/leak$/ });
