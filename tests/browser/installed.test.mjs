/** The page as an installed program: without a connection, newer versions, shared and opened files. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import * as make from "./fixtures.mjs";
import { example, journey, paste, read, site } from "./rig.mjs";

/** Waits until every file of the site is kept. @param {import("playwright-core").Page} page */
async function kept(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === "activated") return;
    await new Promise((done) => active?.addEventListener("statechange", () => active.state === "activated" && done(null)));
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

journey("after the first visit everything works without a connection", async (page) => {
  await kept(page);
  await page.context().setOffline(true);
  await page.reload();
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  assert.match(await page.locator("#headline").innerText(), /Larrow Bridge/);
  for (const [name, content, headline] of /** @type {const} */ ([["a.pdf", make.story(), "Sluice at Osk"], ["a.docx", make.docx(), "Ferry to Quell Sound"]])) {
    await page.setInputFiles("#file", make.file(name, content));
    await page.locator("#headline", { hasText: headline }).waitFor();
  }
  const texts = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(new URL(request.url).pathname);
    }
    return found;
  });
  for (const part of ["", "index", "app", "worker", "views/desk", "reading", "lesson", "pkg/english", "pkg/sourcelight_wasm_bg", "import/index", "import/worker", "compare/screen", "batch/screen", "grammar/card", "lexis/view",
    "exports/tables", "vendor/pdf", "vendor/markup", "vendor/readability", "examples/bridge", "fonts/newsreader-latin-opsz"]) {
    assert.ok(texts.some((path) => path.startsWith(`/${part}.`) || path === `/${part}`), `${part} is kept`);
  }
  assert.ok(texts.every((path) => /^\/(?:$|[\w./-]+$)/.test(path)), "the program is kept, and nothing else");
});

journey("what another program shares is read here and kept nowhere", async (page) => {
  await kept(page);
  /** Sends a form to the page, as the system does it: from no address. @param {Record<string, string>} words */
  const share = (words, file = "", from = "about:blank") => sent(page, words, file, from);
  await share({ title: "Mill closes", text: "The mill at Osk will close, its owner said." });
  await read(page);
  assert.match(await page.locator("#article").innerText(), /Mill closes\s+The mill at Osk will close/);
  assert.equal(page.url(), site);
  await share({}, make.markdown());
  await page.locator("#headline", { hasText: "Mill at Osk closes" }).waitFor();
  await share({ url: "https://courier.example/ferry" });
  await page.locator("#field-note", { hasText: "fetches nothing from anywhere" }).waitFor();
  await page.goto(`${site}?shared`);
  await page.locator("#field-note", { hasText: "What was shared is gone" }).waitFor();
});

/** @param {import("playwright-core").Page} page @param {Record<string, string>} words @param {string} file @param {string} from an address of which the form is sent */
async function sent(page, words, file, from) {
  await page.goto(from);
  const arrived = page.waitForURL((url) => url.href.startsWith(site) && url.href !== from);
  await page.evaluate(([words, file, action]) => {
    const form = Object.assign(document.createElement("form"), { method: "post", enctype: "multipart/form-data", action });
    for (const [name, value] of Object.entries(words)) form.append(Object.assign(document.createElement("input"), { name, value }));
    if (file) {
      const input = Object.assign(document.createElement("input"), { type: "file", name: "files" });
      const data = new DataTransfer();
      data.items.add(new File([file], "shared.md"));
      input.files = data.files;
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }, /** @type {const} */ ([words, file, `${site}shared`]));
  await arrived;
}

journey("a website can share nothing with the page", async (page) => {
  await kept(page);
  const other = createServer((_, answer) => { answer.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>"); });
  await once(other.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
    await sent(page, { text: "The weir broke, a stranger said. It did not." }, "", `http://127.0.0.1:${port}/`);
    await page.locator("#field-note", { hasText: "A website tried to open a text here" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "start");
    // nor does a script that asks without going there
    await page.evaluate(async () => { await fetch("./shared", { method: "POST", body: new FormData() }); });
    await page.goto(`${site}?shared`);
    await page.locator("#field-note", { hasText: "A website tried to open a text here" }).waitFor();
  } finally {
    other.closeAllConnections();
    other.close();
  }
}, { mayTry: /^http:\/\/127\.0\.0\.1:\d+\// });

journey("a file opened with the installed program", async (page) => {
  await page.addInitScript((text) => {
    const file = { getFile: async () => new File([text], "mill.md") };
    const setConsumer = (/** @type {(launch: {files: object[]}) => void} */ take) => take({ files: [file] });
    Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer } });
  }, make.markdown());
  await page.reload();
  await page.locator("#headline", { hasText: "Mill at Osk closes" }).waitFor();
});

journey("a newer version waits until the reader asks for it", async (page) => {
  let version = "";
  // the site, with a service worker that grows newer
  const newer = createServer(async ({ url = "/" }, answer) => {
    const from = await fetch(new URL(url, site));
    let body = Buffer.from(await from.arrayBuffer());
    if (url.endsWith("service-worker.js") && version) body = Buffer.from(body.toString().replace(/VERSION = "\w+"/, `VERSION = "${version}"`));
    const headers = Object.fromEntries(["content-type", "content-security-policy", "cache-control"].map((name) => [name, from.headers.get(name) ?? ""]));
    answer.writeHead(from.status, headers).end(body);
  });
  await once(newer.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = /** @type {import("node:net").AddressInfo} */ (newer.address());
    await page.goto(`http://127.0.0.1:${port}/`);
    await kept(page);
    await page.locator("#update").waitFor({ state: "hidden" });
    version = "newer";
    await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });
    await page.locator("#update", { hasText: "A newer version is ready" }).waitFor();
    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Load it" }).click();
    await loaded;
    await page.waitForFunction(async () => (await caches.keys()).join() === "sourcelight-newer");
  } finally {
    newer.closeAllConnections();
    newer.close();
  }
}, { mayTry: /^http:\/\/127\.0\.0\.1:\d+\// });

journey("a newer version in one window leaves the others whole", async (page) => {
  let newer = false;
  // the page's scripts reach one another, so that a change of one gives all of them another hash
  const [, hash] = /app\.([0-9a-f]{10})\.js/.exec(await (await fetch(site)).text()) ?? assert.fail("no script");
  const other = "1111111111";
  // a host on which the newer version has replaced the files of the older one
  const host = createServer(async ({ url = "/" }, answer) => {
    const { pathname } = new URL(url, site);
    if (newer && pathname.includes(hash)) return void answer.writeHead(404).end();
    const from = await fetch(new URL(pathname.replace(other, hash), site));
    let body = Buffer.from(await from.arrayBuffer());
    if (newer && /^\/$|\.(?:js|html)$/.test(pathname)) body = Buffer.from(body.toString().replaceAll(hash, other).replace(/VERSION = "\w+"/, 'VERSION = "newer"'));
    answer.writeHead(from.status, { "content-type": from.headers.get("content-type") ?? "", "cache-control": "no-store" }).end(body);
  });
  await once(host.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = /** @type {import("node:net").AddressInfo} */ (host.address());
    await page.goto(`http://127.0.0.1:${port}/`);
    await kept(page);
    await page.locator(".example").first().click();
    await read(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    newer = true;
    await second.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });
    const loaded = second.waitForEvent("load");
    await second.getByRole("button", { name: "Load it" }).click();
    await loaded;
    await second.waitForFunction(() => document.querySelector("script[src='app.1111111111.js']") && navigator.serviceWorker.controller);
    await second.locator(".example").first().click();
    await read(second);
    await second.click("#compare-open");
    await second.locator("#compare-text").waitFor();
    // the older one still has its own parts
    await page.click("#compare-open");
    await page.locator("#compare-text").waitFor();
    assert.ok((await page.evaluate(() => caches.keys())).length > 1);
    // its own notice still does what it says, and then nothing of the older version is left
    const again = page.waitForEvent("load");
    await page.getByRole("button", { name: "Load it" }).click();
    await again;
    await page.waitForFunction(async () => (await caches.keys()).join() === "sourcelight-newer");
  } finally {
    host.closeAllConnections();
    host.close();
  }
}, { mayTry: /^http:\/\/127\.0\.0\.1:\d+\// });

journey("a script of the same site imports the module by its name", async (page) => {
  const who = await page.evaluate(async () => {
    const { Sourcelight } = await import(/** @type {any} */ ("./sourcelight.js"));
    const light = await Sourcelight.load();
    return (await light.analyze("The dam holds, the mayor said.")).sources.map((/** @type {{name: string}} */ { name }) => name);
  });
  assert.match(who.join(), /mayor/);
});

journey("the licences of everything that is shipped are listed", async (page) => {
  await page.click("#help-open");
  await page.click(".licences > summary");
  const list = page.locator(".licences");
  for (const name of ["pdfjs-dist", "htmlparser2", "markdown-it", "chardet", "@mozilla/readability", "Newsreader", "SourceSans3", "serde"]) {
    await list.locator("li", { hasText: new RegExp(`^${name}[ ,][^]*(?:MIT|Apache|OFL|ISC|BSD)`) }).first().waitFor();
  }
  const texts = await page.evaluate(async () => (await fetch(/** @type {HTMLAnchorElement} */ (document.querySelector(".licences a")).href)).text());
  assert.ok(/Apache License/.test(texts) && /SIL OPEN FONT LICENSE/i.test(texts) && texts.length > 20_000);
});
