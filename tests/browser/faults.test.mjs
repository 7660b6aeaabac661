/** What goes wrong, in Chromium: the programs of `faults.mjs`, and what only a driven browser can do: a full disk, a second window, other sites. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { FAULTS } from "./faults.mjs";
import { faulty } from "./fault-server.mjs";
import { counted, example, faults, journey, paste, read } from "./rig.mjs";
import { TOOLS } from "./roads.mjs";

/** What the browser says of a line that breaks, and what the page tells whoever mends it. */
const BROKEN = { mayFail: /forced|This document requires|TrustedTypePolicy|Failed to load resource|could not be (?:fetched|started)|Failed to fetch|dynamically imported|the engine|ERR_|EngineError/, mayTry: /^http:\/\/(?:127\.0\.0\.1|localhost):\d+\// };

/** @param {string} name @param {(page: import("playwright-core").Page, host: Awaited<ReturnType<typeof faulty>>) => Promise<void>} body @param {string[]} [before] */
function trouble(name, body, before) {
  journey(name, async (page) => {
    const { SOURCELIGHT_URL: site = "" } = process.env;
    const host = await faulty(site, (path, bytes) => (path === "/service-worker.js" ? Buffer.from("throw 'none here'") : bytes));
    try {
      if (before) host.fail(before[0], before[1]);
      await page.goto(host.address);
      await body(page, host);
    } finally {
      host.close();
    }
  }, BROKEN);
}

for (const { name, program, before } of FAULTS) {
  trouble(name, async (page) => { await page.evaluate(`(async () => { ${TOOLS}${program} })()`); }, before);
}

trouble("on a full disk an article is not called kept", async (page, { address }) => {
  await page.click("#shelf-on");
  await page.locator("#shelf-off").waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(address).origin, quotaSize: 30_000 });
  await paste(page, "#paste", `${await example("bridge")}\n${Array.from({ length: 9000 }, (_, n) => `${n * 7919 % 10007}`).join(" ")}`);
  await read(page);
  await page.click("#keep");
  await page.locator("#status", { hasText: "This browser has no room left for the article, so it is not kept" }).waitFor();
  assert.equal(await page.locator("#keep").innerText(), "Keep");
  await page.reload();
  await page.locator("#shelf", { hasText: "Empty" }).waitFor();
});

trouble("two windows agree on the library", async (page, { address }) => {
  const other = await page.context().newPage();
  await other.goto(address);
  await page.click("#shelf-on");
  await other.locator("#shelf-off").waitFor();
  await page.locator(".example").first().click();
  await read(page);
  await page.click("#keep");
  await other.locator("#shelf li", { hasText: "Larrow Bridge" }).waitFor();
  assert.match(await other.locator("#kept-note").innerText(), /what you keep yourself/);
  await other.click("#shelf-off");
  await other.click("#shelf-sure");
  await page.locator("#status", { hasText: "switched off in another window" }).waitFor();
  await page.locator("#keep").waitFor({ state: "hidden" });
  assert.equal(await page.locator("#kept-note").textContent(), "nothing: closing the page forgets the text");
});

trouble("the browser is asked to keep the library when it is switched on, and not before", async (page, { address }) => {
  await page.addInitScript(() => {
    const asked = /** @type {any} */ (globalThis).asked = { times: 0, answer: true };
    StorageManager.prototype.persist = async () => { asked.times++; return asked.answer; };
    StorageManager.prototype.persisted = async () => asked.times > 0 && asked.answer;
  });
  await page.goto(address);
  await page.locator("#shelf-on").waitFor();
  const times = () => page.evaluate(() => /** @type {any} */ (globalThis).asked.times);
  assert.equal(await times(), 0);
  await page.click("#shelf-on");
  await page.locator("#shelf-off").waitFor();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).asked.times === 1);
  await page.locator("#shelf", { hasNotText: "may clear the library" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "shelf-off");
  await page.evaluate(() => { /** @type {any} */ (globalThis).asked.answer = false; });
  await page.click("#shelf-off");
  await page.click("#shelf-on");
  await page.locator("#shelf", { hasText: "This browser may clear the library when its disk is nearly full." }).waitFor();
});

trouble("closing asks while something changed by hand is not kept, and only then", async (page) => {
  /** @type {(asked: boolean) => void} */ let told = () => {};
  page.on("dialog", async (dialog) => {
    const asked = dialog.type() === "beforeunload";
    await dialog.dismiss();
    told(asked);
  });
  /** Whether leaving was asked about; the page stays. */
  async function asks() {
    const asking = new Promise((done) => { told = done; });
    const gone = page.waitForURL(/lesson\.html$/).then(() => false);
    gone.catch(() => {}); // the page may stay
    await page.evaluate(() => { location.href = "./lesson.html"; });
    // one of the two comes, however long it takes
    const asked = await Promise.race([asking, gone]);
    if (!asked) {
      await page.goBack();
      // work on an article comes back with the way back
      await page.waitForFunction(() => ["idle", "ready"].includes(document.documentElement.dataset.phase ?? ""));
    }
    return asked;
  }
  await page.waitForFunction(() => document.documentElement.dataset.phase === "idle");
  await page.click("#theme");
  assert.equal(await asks(), false, "nothing is there");
  await page.locator(".example").first().click();
  await read(page);
  assert.equal(await asks(), false, "an article that was only read");
  await page.fill("#paste", "The dam holds");
  assert.equal(await asks(), true, "words in the field");
  await page.fill("#paste", "");
  await page.locator(".example").first().click();
  await read(page);
  await page.click("#edit");
  await page.fill("#edit-text", "The dam holds, the mayor said.");
  await page.locator("#status", { hasText: "6 words" }).waitFor();
  assert.equal(await asks(), true, "words changed");
  await page.click("#home");
  assert.equal(await asks(), true, "the article can be brought back");
  await page.click("#shelf-on");
  await page.click("#bring-back");
  await read(page);
  await page.click("#keep");
  await page.locator("#keep", { hasText: "Kept" }).waitFor();
  assert.equal(await asks(), false, "it is kept");
  if ((await page.evaluate(() => document.documentElement.dataset.view)) === "read") await page.click("#home");
  await page.locator("#shelf li button").first().click();
  await read(page);
  await page.locator("#section-who .why").first().click();
  await page.getByRole("button", { name: "Drop this passage" }).click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  assert.equal(await asks(), true, "a correction");
  await page.click("#undo");
  assert.equal(await asks(), false, "taken back");
});

/** A page of another site. @param {string} html @param {(address: string) => Promise<void>} body */
async function elsewhere(html, body) {
  const server = createServer((_, answer) => { answer.writeHead(200, { "content-type": "text/html" }).end(html); });
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    await body(`http://localhost:${port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

trouble("inside another page nothing of it is shown", async (page, { address }) => {
  await elsewhere(`<!doctype html><iframe src="${address}" width=900 height=700></iframe>`, async (other) => {
    await page.goto(other);
    const frame = page.frameLocator("iframe");
    await frame.getByText("Sourcelight does not run inside another page").waitFor();
    await counted(frame.locator("textarea"), 0);
    assert.equal(await frame.getByRole("link").getAttribute("href"), address);
  });
});

trouble("a page that opened this one cannot put another article in its place", async (page, { address }) => {
  await elsewhere("<!doctype html><button>Open</button>", async (other) => {
    await page.goto(other);
    await page.evaluate((url) => { document.querySelector("button")?.addEventListener("click", () => { /** @type {any} */ (globalThis).opened = open(url); }); }, address);
    const [ours] = await Promise.all([page.waitForEvent("popup"), page.click("button")]);
    await ours.locator(".example").first().click();
    await read(ours);
    const move = (/** @type {string} */ to) => page.evaluate((url) => { /** @type {any} */ (globalThis).opened.location = url; }, address + to);
    const still = async () => {
      await ours.waitForTimeout(400);
      assert.match(await ours.locator("#headline").innerText(), /Larrow Bridge/);
      await ours.locator("#article").waitFor();
    };
    for (const to of ["#x", "#s1"]) {
      await move(to);
      await still();
    }
    const { asFragment } = await import("../../www/exports/link.js");
    await move(`#${await asFragment({ text: "The weir broke, the council said.", origin: { label: "" } })}`);
    await ours.locator("#link-asks").waitFor();
    assert.deepEqual(await faults(ours), []);
    await still();
    await ours.click("#link-leave");
    // another address would load the page anew: the reader is asked
    const asked = new Promise((done) => ours.once("dialog", async (dialog) => { await dialog.dismiss(); done(dialog.type()); }));
    await move("?anew");
    assert.equal(await asked, "beforeunload");
    await still();
  });
});

trouble("only scripts of the page's own list are started", async (page) => {
  const tried = await page.evaluate(() => {
    const types = /** @type {any} */ (globalThis).trustedTypes;
    const fails = (/** @type {() => unknown} */ act) => { try { act(); return ""; } catch (error) { return /** @type {Error} */ (error).name; } };
    return [fails(() => new Worker("./worker.js")), fails(() => types.createPolicy("other", {})), fails(() => types.createPolicy("sourcelight", {})), fails(() => { document.body.innerHTML = "<b>x</b>"; })];
  });
  assert.deepEqual(tried, ["TypeError", "TypeError", "TypeError", "TypeError"]);
});

