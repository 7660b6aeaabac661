/**
 * A browser with the extension loaded, and pages to click it on. Chromium's own debugger presses the button: the page is then open to
 * the extension just as after a reader's click, and no other page is.
 */
import { createServer } from "node:http";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const { CHROMIUM, SOURCELIGHT_EXTENSION } = process.env;
if (!CHROMIUM || !SOURCELIGHT_EXTENSION) throw new Error("run these with: cargo xtask test browser");
const folder = SOURCELIGHT_EXTENSION;
const PAGES = new URL("pages/", import.meta.url);
const TYPES = { pdf: "application/pdf", png: "image/png" };

/** Serves the saved pages; where one says OTHER, the address of `other` stands. @param {string} [other] */
export async function served(other = "") {
  const server = createServer(async (request, answer) => {
    const name = new URL(request.url ?? "/", "http://a").pathname.slice(1);
    const [, end = ""] = /\.(\w+)$/.exec(name) ?? [];
    const type = TYPES[/** @type {"pdf"} */ (end)] ?? "text/html";
    try {
      const from = end === "pdf" ? new URL(`printed/${name}`, import.meta.url) : end === "png" ? new URL("looks/first-390-light.png", import.meta.url) : new URL(name, PAGES);
      const bytes = await readFile(from);
      answer.writeHead(200, { "content-type": type }).end(type === "text/html" ? bytes.toString().replaceAll("OTHER/", other) : bytes);
    } catch {
      answer.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => { server.close(); server.closeAllConnections(); } };
}

/** Starts all of it. @param {import("playwright-core").BrowserContextOptions} [options] */
export async function extended(options = {}) {
  const other = await served();
  const pages = await served(other.address);
  const profile = await mkdtemp(join(tmpdir(), "sourcelight-extension-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, viewport: { width: 1440, height: 900 }, ignoreDefaultArgs: ["--disable-extensions"],
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-unsafe-extension-debugging"],
    ...options,
  });
  context.setDefaultTimeout(90_000);
  const browser = context.browser();
  if (!browser) throw new Error("this browser has no debugger of its own");
  const session = await browser.newBrowserCDPSession();
  const send = /** @type {(method: string, options: object) => Promise<any>} */ (/** @type {unknown} */ (session.send.bind(session)));
  const { id } = await send("Extensions.loadUnpacked", { path: folder });
  /** @type {string[]} */ const asked = [];
  /** @type {string[]} */ const faults = [];
  context.on("request", (request) => asked.push(request.url()));
  context.on("weberror", (fault) => faults.push(String(fault.error())));

  /** Presses the extension's button on a page; gives the tab that it opens. @param {import("playwright-core").Page} page */
  async function press(page) {
    await page.bringToFront();
    const { targetInfos } = await send("Target.getTargets", { filter: [{ type: "tab" }] });
    const tab = targetInfos.find((/** @type {any} */ target) => target.embedderData?.tabActive && target.url === page.url()) ?? targetInfos.find((/** @type {any} */ target) => target.url === page.url());
    if (!tab) throw new Error(`no tab shows ${page.url()}`);
    const opened = context.waitForEvent("page");
    await send("Extensions.triggerAction", { id, targetId: tab.targetId });
    const reader = await opened;
    await reader.waitForLoadState();
    return reader;
  }

  return {
    context, id, asked, faults, press, address: pages.address,
    own: `chrome-extension://${id}/`,
    manifest: JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")),
    async close() {
      await context.close();
      pages.close();
      other.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What the reader holds of the article, once it is read. @param {import("playwright-core").Page} reader */
export async function held(reader) {
  await reader.waitForFunction(() => document.documentElement.dataset.phase === "ready" && document.documentElement.dataset.view === "read");
  return reader.evaluate(async () => (await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src)).store.state.article);
}

