/** Which screen is shown, the theme, the document's actions, and the way between screens in the browser's history. */
import { byId } from "../dom.js";

/** @typedef {import("../store.js").Store} Store */

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** What this page's own entries in the browser's history name. @type {string[]} */
const VIEWS = ["start", "read", "batch", "compare"];

/** @param {Store} store */
export function nextTheme(store) {
  const at = THEMES.indexOf(store.state.theme);
  store.update({ theme: THEMES[(at + 1) % THEMES.length] });
}

/** To the first screen; the article can be brought back. @param {Store} store */
export function startOver(store) {
  if (store.state.view !== "start") history.pushState({ view: "start" }, "");
  toStart(store);
  byId("paste").focus();
}

/** To the first screen without a step in the browser's history. @param {Store} store */
export function toStart(store) {
  const { article, earlier } = store.state;
  store.update({ view: "start", article: null, earlier: article ?? earlier, reading: null, editing: false, lit: -1, at: -1, notice: "",
    // what failed with this text may go well with the next; an engine that is missing is missing here too
    phase: store.state.missing ? "failed" : "idle" });
}

/** @param {Store} store @param {import("../reader.js").Reader} reader */
export function mountShell(store, reader) {
  const root = document.documentElement;
  // the first screen is drawn without the styles of a reading
  for (const link of document.querySelectorAll("link[data-late]")) link.setAttribute("media", "all");
  store.subscribe((state) => [state.view, state.reading?.report.title], () => {
    const { view, reading } = store.state;
    root.dataset.view = view;
    byId("start").hidden = view !== "start";
    byId("result").hidden = view !== "read";
    document.title = view === "read" && reading?.report.title ? `${reading.report.title} · Sourcelight` : "Sourcelight: see who says so";
  });
  // the page as one file has no second page beside it
  if ("sourcelightFile" in globalThis) document.querySelector(".classes")?.remove();
  const theme = byId("theme");
  store.subscribe((state) => state.theme, (name) => {
    if (name === "auto") delete root.dataset.theme;
    else root.dataset.theme = name;
    theme.setAttribute("aria-label", `Theme: ${name === "auto" ? "automatic" : name}`);
    theme.title = `Theme: ${name === "auto" ? "automatic" : name} (T)`;
  });
  store.subscribe((state) => state.large, (large) => root.classList.toggle("large", large));
  theme.addEventListener("click", () => nextTheme(store));
  byId("new").addEventListener("click", () => startOver(store));
  byId("home").addEventListener("click", (event) => {
    event.preventDefault();
    startOver(store);
  });
  history.replaceState({ view: "start" }, "");
  addEventListener("popstate", ({ state }) => {
    const view = state?.view;
    // an entry that names no view is not the page's own: a link inside the page, or a page that opened this one, made it
    if (!VIEWS.includes(view)) return history.replaceState({ view: store.state.view }, "");
    if (view === store.state.view) return;
    if (view === "start") toStart(store);
    else if (view === "read" && !store.state.article) reader.bringBack(false);
    else store.update({ view, editing: false, notice: "" });
  });
}
