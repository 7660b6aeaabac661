/** A Firefox with the extension loaded for as long as it runs, by WebDriver BiDi; its button is pressed as the browser's own key does it. */
import { firefox } from "./engines.mjs";

/** @typedef {{phase: string, view: string, text: string, headline: string, fields: Record<string, string>, note: string, left: string[]}} Seen */

/** What a reader sees in the extension's tab. */
const LOOK = `const part = (name) => document.querySelector(name)?.textContent ?? "";
  const fields = Object.fromEntries([...document.querySelectorAll(".about-fields label")].map((label) => [label.textContent, label.querySelector("input").value]));
  const left = [...document.querySelectorAll(".about-list details > summary")].map((row) => row.textContent);
  const text = [...document.querySelectorAll("#article h1, #article p, #article li, #article h2")].filter((row) => !row.closest(".about")).map((row) => row.textContent).join("\\n");
  return JSON.stringify({ phase: document.documentElement.dataset.phase, view: document.documentElement.dataset.view, text, headline: part("#headline"), fields, note: part("#field-note"), left });`;

/** @param {string} binary @param {string} folder of the extension */
export async function extendedFirefox(binary, folder) {
  const engine = await firefox(binary, ["--remote-allow-system-access"]);
  const { send, open, run, close } = engine;
  const { extension: id } = await send("webExtension.install", { extensionData: { type: "path", path: folder } });
  const chrome = await send("browsingContext.getTree", { "moz:scope": "chrome" });
  const [{ context: window }] = chrome.contexts;
  const PRESS = `(() => {
    const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension).triggerAction(window);
  })()`;

  /** The extension's tab. @returns {Promise<string | undefined>} */
  const reader = async () => (await send("browsingContext.getTree", {})).contexts.find((/** @type {any} */ row) => row.url.startsWith("moz-extension:"))?.context;

  return {
    open, run, close,
    /** Presses the button on the open page; what the reader shows when it has come to an end. @param {(seen: Seen) => boolean} done @returns {Promise<Seen>} */
    async press(done) {
      const { exceptionDetails } = await send("script.evaluate", { expression: PRESS, target: { context: window }, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      for (let left = 300, seen; ; left--) {
        const context = await reader();
        if (context) {
          const { result } = await send("script.evaluate", { expression: `(() => { ${LOOK} })()`, target: { context }, awaitPromise: true }).catch(() => ({ result: {} }));
          seen = result.value && JSON.parse(result.value);
          if (seen && done(seen)) {
            await send("browsingContext.close", { context });
            return seen;
          }
        }
        if (!left) throw new Error(`the reader shows ${JSON.stringify(seen)}`);
        await new Promise((next) => { setTimeout(next, 200); });
      }
    },
  };
}
