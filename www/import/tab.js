/**
 * The article of another tab: only inside the extension, and only of the tab whose button was clicked, which the browser then
 * lets it see. In: the tab's number. Out: its page as a file for the readers of saved pages, or one sentence that says what to
 * do instead. Holds nothing.
 */
import { Refusal } from "./refusal.js";

/** @typedef {{page: File, selected: File | null, label: string}} Taken a page, and what of it was selected */

const COPY = "Select the article there, copy it and paste it here.";

/** Sentences for pages that no extension may see, by what their address begins with. @type {[RegExp, string][]} */
const CLOSED = [
  [/^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/, "The browser does not let extensions read its store. Open an article in a tab and click there."],
  [/^(?:chrome|about|edge|brave|opera|vivaldi|devtools|chrome-search|chrome-error|resource|view-source|data|moz-extension|chrome-extension|extension):/, `The browser does not let extensions read this page. ${COPY}`],
  [/^file:/, "This page is a file on your disk. Choose it here, or drop it anywhere on this page."],
  [/^$/, `The browser does not let extensions read this page. ${COPY}`],
];

const PDF = "This is a PDF, which the browser shows in a viewer of its own. Save it, then choose the file here.";

/** What to do where a page cannot be seen. @param {string} address */
function closed(address) {
  if (address.startsWith(chrome.runtime.getURL(""))) return "This is Sourcelight itself. Open an article in a tab and click there.";
  if (/\.pdf(?:$|[?#])/i.test(address)) return PDF;
  return CLOSED.find(([pattern]) => pattern.test(address))?.[1] ?? `This page could not be read. Reload it and click again, or select the article, copy it and paste it here.`;
}

/** The host of an address, without "www". @param {string} address */
const hostOf = (address) => (URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "");

/** What is wrong with what was found, as one sentence; nothing where it can be read. @param {Captured} found */
function fault({ type, cut, letters, frames }) {
  if (type === "application/pdf") return PDF;
  if (/^(?:image|audio|video)\//.test(type)) return "This tab shows a picture or a recording, which has no text to read.";
  if (cut) return "This page is too large to be read at once. Select the article there and click again.";
  if (letters) return "";
  return frames ? "The article is in a frame from another website. Open that frame in a tab of its own and click there."
    : "This page shows no text yet. Wait until the article is there and click again.";
}

/** Which tab this page was opened for. @param {string} query @returns {number | null} */
export const tabIn = (query) => {
  const id = new URLSearchParams(query).get("tab") ?? "";
  return /^\d{1,12}$/.test(id) ? Number(id) : null;
};

/**
 * Takes what a tab shows, or what is selected in it.
 * @param {number} tab
 * @returns {Promise<Taken>}
 * @throws {Refusal} with one sentence for the reader
 */
export async function takeTab(tab) {
  const found = await capture(tab);
  const wrong = fault(found);
  if (wrong) throw new Refusal(wrong);
  const { html, selected, title, address } = found;
  const name = title.trim().slice(0, 120) || hostOf(address) || "The page";
  // where browsers and programs write it that save pages; an address holds no ">"
  const from = address.startsWith("http") ? `<!-- saved from url=(${String(address.length).padStart(4, "0")})${address.replace(/>/g, "%3E").replace(/--/g, "-%2D")} -->` : "";
  const file = (/** @type {string} */ markup) => new File([from, markup], name, { type: "text/html" });
  return { page: file(html), selected: selected ? file(selected) : null, label: selected ? "Selected text" : "Web page" };
}

/** @param {number} tab @returns {Promise<Captured>} */
async function capture(tab) {
  const about = await chrome.tabs.get(tab).catch(() => null);
  if (!about) throw new Refusal("The tab is closed. Open the article again and click there.");
  try {
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab }, files: ["/capture.js"] });
    if (result) return /** @type {Captured} */ (result);
  } catch (error) {
    console.warn(error); // for whoever looks into it: the reader gets a sentence
  }
  throw new Refusal(closed(about.url ?? ""));
}
