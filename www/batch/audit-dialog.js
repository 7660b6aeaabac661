/** The audit of sources: sums to choose from, columns of the user's own out and in. In: rows of articles. Out: a dialog. */
import { auditCsv, citationsOf, GROUPS, ownFrom, sumsCsv, summedBy } from "./audit.js";
import { h } from "../dom.js";
import { count, number, percent } from "../format.js";
import { save } from "../views/save.js";

/** No table is larger. */
const LARGEST = 5_000_000;

/** The user's columns, as long as the page is open. @type {import("./audit.js").Own} */
let own = { columns: [], values: new Map() };

/** @param {import("../types").BatchRow[]} rows */
export function openAudit(rows) {
  const citations = citationsOf(rows);
  const said = h("p", { role: "status" });
  const by = h("select", { id: "audit-by" });
  const body = h("tbody");
  const groups = () => [...GROUPS, ...own.columns.map((name, n) => ({ id: `own ${n}`, name: `Your column: ${name}`, of: (/** @type {import("./audit.js").Citation} */ { key }) => own.values.get(key)?.[n] ?? "" }))];
  const sums = () => summedBy(citations, (groups().find(({ id }) => id === by.value) ?? GROUPS[0]).of);
  const draw = () => body.replaceChildren(...sums().map(({ value, sources, articles, passages, words, share }) =>
    h("tr", null, h("th", { scope: "row" }, value), h("td", null, sources), h("td", null, articles), h("td", null, passages), h("td", null, number(words)), h("td", null, percent(share)))));
  const choices = (/** @type {string} */ now) => by.replaceChildren(...groups().map(({ id, name }) => h("option", { value: id, selected: id === now }, name)));
  by.addEventListener("change", draw);
  choices("type");
  draw();
  const load = h("input", { type: "file", class: "unseen", id: "audit-file", accept: ".csv,.tsv,.txt,text/csv" });
  load.addEventListener("change", async () => {
    const [file] = load.files ?? [];
    load.value = "";
    if (!file) return;
    const found = file.size > LARGEST ? null : ownFrom(await file.text());
    if (!found) {
      said.textContent = `“${file.name}” has no column of your own. Download the sources, add a column with a heading of its own, save it as CSV and choose it here.`;
      return;
    }
    own = found;
    const known = new Set(citations.map(({ key }) => key));
    const met = [...own.values.keys()].filter((key) => known.has(key)).length;
    said.textContent = `${count(own.columns.length, "column")} of yours for ${count(met, "source")}${met < own.values.size ? `; ${own.values.size - met} in the file ${own.values.size - met === 1 ? "is" : "are"} not cited here` : ""}.`;
    choices("own 0");
    draw();
  });
  const dialog = h("dialog", { id: "audit", class: "share reliability", "aria-labelledby": "audit-title" },
    h("button", { type: "button", class: "dialog-close", "aria-label": "Close", on: { click: () => dialog.close() } }, "×"),
    h("h2", { id: "audit-title", tabindex: -1, autofocus: true }, "Source audit"),
    h("p", null, "Who is cited, by type, by what they are and by their place in the story. For anything about the people themselves, add columns of your own, from what they told you: Sourcelight guesses nothing about anybody."),
    h("p", { class: "own-acts" }, h("label", null, "Sum by ", by)),
    h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": "Sums" }, h("table", { class: "table", id: "audit-sums" },
      h("thead", null, h("tr", null, ["", "Sources", "Articles", "Passages", "Words", "Share"].map((name) => h("th", { scope: "col", title: name === "Share" ? "of all attributed words" : "" }, name || h("span", { class: "unseen" }, "Value"))))), body)),
    h("div", { class: "own-acts" }, h("button", { type: "button", class: "plain-act", id: "audit-sources", on: { click: () => save(auditCsv(citations, own), "text/csv", "source-audit.sourcelight.csv") } }, "Sources, to add columns (.csv)"),
      h("label", { class: "plain-act" }, load, "Load your columns"),
      h("button", { type: "button", class: "plain-act", id: "audit-csv", on: { click: () => save(sumsCsv(by.selectedOptions[0]?.textContent ?? "", sums()), "text/csv", "source-sums.sourcelight.csv") } }, "These sums (.csv)")), said);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
