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
  const share = (/** @type {Record<string, string>} */ words, /** @type {string} */ file) => page.evaluate(async ([words, file]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(words)) form.append(name, value);
    if (file) form.append("files", new File([file], "shared.md"));
    await fetch("./shared", { method: "POST", body: form });
  }, /** @type {const} */ ([words, file]));
  await share({ title: "Mill closes", text: "The mill at Osk will close, its owner said." }, "");
  await page.goto(`${site}?shared`);
  await read(page);
  assert.match(await page.locator("#article").innerText(), /Mill closes\s+The mill at Osk will close/);
  assert.equal(page.url(), site);
  await share({}, make.markdown());
  await page.goto(`${site}?shared`);
  await page.locator("#headline", { hasText: "Mill at Osk closes" }).waitFor();
  await share({ url: "https://courier.example/ferry" }, "");
  await page.goto(`${site}?shared`);
  await page.locator("#field-note", { hasText: "fetches nothing from anywhere" }).waitFor();
  await page.goto(`${site}?shared`);
  await page.locator("#field-note", { hasText: "What was shared is gone" }).waitFor();
});

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
    assert.ok(await page.locator("#update").isHidden());
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

journey("the licences of everything that is shipped are listed", async (page) => {
  await page.click("#help-open");
  await page.click(".licences > summary");
  const list = page.locator(".licences");
  for (const name of ["pdfjs-dist", "fflate", "postal-mime", "marked", "chardet", "@mozilla/readability", "Newsreader", "SourceSans3", "serde"]) {
    await list.locator("li", { hasText: new RegExp(`^${name}[ ,][^]*(?:MIT|Apache|OFL|ISC|BSD)`) }).first().waitFor();
  }
  const texts = await page.evaluate(async () => (await fetch(/** @type {HTMLAnchorElement} */ (document.querySelector(".licences a")).href)).text());
  assert.ok(/Apache License/.test(texts) && /SIL OPEN FONT LICENSE/i.test(texts) && texts.length > 20_000);
});
