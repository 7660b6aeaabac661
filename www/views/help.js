/** Help: the keys, the grammar of the marks, how right it is, and what the page may remember. */
import { byId, h } from "../dom.js";
import { number } from "../format.js";
import { grammar } from "./grammar.js";
import { licences } from "./licences.js";

/** @typedef {import("../store.js").Store} Store */

/** @type {[keys: string[], what: string][]} */
const KEYS = [
  [["1", "5"], "Turn a layer on or off"], [["0"], "Plain text, then back"], [["J"], "Next sentence"], [["K"], "Sentence before"],
  [["/"], "Find in the article"], [["N"], "Next passage"], [["P"], "Previous passage"], [["S"], "Highlight the next source"], [["W"], "Why is this marked?"],
  [["G"], "Grammar of a word"], [["A"], "Add the selected words as a passage"], [["C"], "Copy with source"], [["Ctrl", "Z"], "Undo; with Shift redo"], [["Esc"], "Clear the highlight, close"], [["E"], "Export"], [["T"], "Light or dark"], [["L"], "Large type"], [["?"], "This help"],
  [["←", "→"], "Along the ribbon"],
];

/** What is easily missed, and where it is. @type {[where: string, what: string][]} */
const MORE = [
  ["Wording", "Rules and words of your own: switch a rule or a list off, add words by typing or from a file, undo. Why (W) names a mark’s rule and where it comes from."],
  ["Numbers", "Measure the parts: headline, quotations, each speaker and paragraph apart."],
  ["Claims", "Claims by source, as a grid; hand off as a page, a table or notes."],
  ["In context", "beside a kind of wording or a speaker’s verbs: every place in its line, sorted, by speaker."],
  ["The ribbon", "shows the marks of the layer pressed last as strokes; press one to go there."],
  ["“She” may be …", "below a passage: the program can’t tell who is meant. Why lets you say it."],
  ["Several files", "one table: sources and claims across articles, shared passages, a source audit, a reliability sample for two coders."],
];

/** Numbers measured on corpora, when the build carries them. @param {HTMLElement} place */
async function scores(place) {
  try {
    const answer = await fetch(new URL("../scores.json", import.meta.url)).catch(() => null);
    if (!answer?.ok && answer?.status !== 404) return place.replaceChildren(h("p", null, "The measurements could not be fetched. Open this help again to try once more. Whatever is marked can be wrong: check it against the text."));
    /** @type {{date?: string, rows: {task: string, corpus: string, measure: string, value: number}[]}} */
    const { date, rows } = await answer.json();
    if (!rows.length) throw new Error("nothing was measured");
    place.replaceChildren(
      h("p", null, `Measured${date ? ` on ${date}` : ""} on articles that others annotated by hand. 1 is perfect; people agree with each other less often than that.`),
      h("table", { class: "scores" }, h("tbody", null, rows.map(({ task, corpus, measure, value }) =>
        h("tr", null, h("th", { scope: "row" }, task), h("th", null, corpus), h("td", null, `${measure} ${number(value)}`))))));
  } catch {
    place.replaceChildren(h("p", null, "This copy of the page carries no measurements. Whatever it marks can be wrong: check it against the text."));
  }
}

/** @param {Store} store @returns {() => void} opens the dialog */
export function mountHelp(store) {
  const dialog = /** @type {HTMLDialogElement} */ (/** @type {unknown} */ (byId("help")));
  const right = h("div", { id: "scores" });
  const keys = h("input", { type: "checkbox", id: "keys-on", checked: true });
  const remember = h("input", { type: "checkbox", id: "remember" });
  const large = h("input", { type: "checkbox", id: "large" });
  large.addEventListener("change", () => store.update({ large: large.checked }));
  keys.addEventListener("change", () => store.update({ keys: keys.checked }));
  remember.addEventListener("change", () => store.update({ remember: remember.checked }));
  store.subscribe((state) => [state.keys, state.remember, state.large], () => {
    large.checked = store.state.large;
    keys.checked = store.state.keys;
    remember.checked = store.state.remember;
  });
  const close = h("button", { type: "button", class: "go small", on: { click: () => dialog.close() } }, "Close");
  dialog.append(
    h("button", { type: "button", class: "dialog-close", "aria-label": "Close", on: { click: () => dialog.close() } }, "×"),
    h("h2", { id: "help-title", tabindex: -1, autofocus: true }, "How to read it"),
    h("p", null, "In the margin: who. Below the type: on whose word, and how sure. Above the type: how it is written. Around it: what it is."),
    h("h3", null, "The marks"),
    h("dl", { class: "grammar" }, grammar().map(([sample, means]) => h("div", null, h("dt", null, sample), h("dd", null, means)))),
    h("h3", null, "The keys"),
    h("dl", { class: "keys" }, KEYS.map(([names, what]) => h("div", null,
      h("dt", null, names.flatMap((name, index) => [index ? (name === "Z" ? " + " : " – ") : "", h("kbd", null, name)])), h("dd", null, what)))),
    h("h3", null, "More to do"),
    h("ul", { class: "more-to-do" }, MORE.map(([where, what]) => h("li", null, h("b", null, where), ` ${what}`))),
    h("h3", null, "How right is this?"), right, licences(),
    h("div", { class: "options" }, h("label", null, keys, "Single-key shortcuts"),
      h("label", null, large, "Large type, for a projector"),
      h("label", null, remember, "Remember theme, type and layers in this browser"), close),
  );
  const open = () => {
    dialog.showModal();
    if (!right.querySelector("table")) scores(right);
  };
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "?") dialog.close();
  });
  return open;
}
