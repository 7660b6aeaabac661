/** A reliability sample over the articles of the table: sheets for blind coders, their codings loaded, how far they agree. In: rows of articles. Out: a dialog. */
import { h } from "../dom.js";
import { count, percent } from "../format.js";
import { save } from "../views/save.js";
import { codebook, codedFrom, resultsCsv, resultsOf, sampleOf, sheetCsv } from "./sheets.js";

/** The sample that was drawn last: it is there when the dialog is opened again with the sheets filled in. @type {{many: number, seed: number}} */
const drawn = { many: 50, seed: 1 };
/** No sheet is larger. */
const LARGEST = 5_000_000;

/** @param {import("../types").BatchRow[]} rows */
export function openReliability(rows) {
  const all = rows.reduce((sum, { units }) => sum + units.length, 0);
  const many = h("input", { type: "number", id: "sample-many", min: 1, max: all, value: Math.min(drawn.many, all), inputmode: "numeric" });
  const seed = h("input", { type: "number", id: "sample-seed", min: 0, value: drawn.seed, inputmode: "numeric" });
  const said = h("p", { role: "status" });
  const results = h("div");
  /** @type {import("./sheets.js").Coded[]} */
  let coded = [];
  const sample = () => {
    drawn.many = Math.max(1, Math.min(all, Math.round(Number(many.value)) || 1));
    drawn.seed = Math.max(0, Math.round(Number(seed.value)) || 0);
    [many.value, seed.value] = [String(drawn.many), String(drawn.seed)];
    return sampleOf(rows, drawn.many, drawn.seed);
  };
  const sheet = (/** @type {number} */ coder) => h("button", { type: "button", class: "plain-act", id: `sheet-${coder}`, on: { click: () => {
    save(sheetCsv(sample(), drawn.seed, coder), "text/csv", `coder-${coder}.sourcelight.csv`);
    said.textContent = `${count(drawn.many, "passage")} drawn with seed ${drawn.seed}: the same files and seed draw the same sample again.`;
  } } }, `Sheet for coder ${coder} (.csv)`);
  const load = h("input", { type: "file", class: "unseen", id: "coded", multiple: true, accept: ".csv,.tsv,.txt,text/csv" });
  load.addEventListener("change", async () => {
    const files = [...(load.files ?? [])];
    load.value = "";
    /** @type {string[]} */ const refused = [];
    for (const file of files) {
      const name = file.name.replace(/\.[^.]*$/, "").replace(/\.sourcelight$/, "");
      const found = file.size > LARGEST ? null : codedFrom(name, await file.text());
      if (!found) refused.push(`“${file.name}” is not a coder’s sheet: it lacks the columns of the ones made here.`);
      else {
        coded = [...coded.filter((other) => other.name !== name), found];
        if (found.unknown.length) refused.push(`“${file.name}” has values that the codebook does not know: ${found.unknown.slice(0, 4).join(", ")}. They count as not coded.`);
      }
    }
    show(refused);
  });
  /** @param {string[]} refused */
  function show(refused) {
    const units = sample();
    const known = coded.filter(({ values }) => units.some(({ id }) => values.has(id)));
    if (coded.length && !known.length) refused.push("None of the passages in these sheets is in the sample. Load the same files, and give the same seed.");
    said.textContent = [`${count(known.length, "sheet")} loaded.`, ...refused].join(" ");
    const list = known.length ? resultsOf(units, known) : [];
    const cell = (/** @type {number | null} */ value, text = value?.toFixed(2)) => h("td", null, value === null ? h("span", { title: "Everybody gave the same value, or nobody gave any: chance cannot be told apart" }, "–") : text ?? "");
    results.replaceChildren(...(list.length ? [
      h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": "Agreement" }, h("table", { class: "table", id: "agreement" },
        h("thead", null, h("tr", null, ["Variable", "Coders", "Passages", "Agree", "Kappa", "Alpha"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", null, list.map(({ variable, who, many: used, agreement, kappa, alpha }) => h("tr", null, h("th", { scope: "row" }, variable), h("td", { class: "how" }, who), h("td", null, used),
          cell(agreement, agreement === null ? "" : percent(agreement)), cell(kappa), cell(alpha)))))),
      h("p", { class: "tone" }, "Kappa: Cohen’s, of two coders. Alpha: Krippendorff’s, nominal; .80 or more is commonly asked for, .67 at least."),
      h("button", { type: "button", class: "plain-act", id: "agreement-csv", on: { click: () => save(resultsCsv(list), "text/csv", "agreement.sourcelight.csv") } }, "Agreement (.csv)")] : []));
  }
  for (const field of [many, seed]) field.addEventListener("change", () => { if (coded.length) show([]); else sample(); });
  const dialog = h("dialog", { id: "reliability", class: "share reliability", "aria-labelledby": "reliability-title" },
    h("button", { type: "button", class: "dialog-close", "aria-label": "Close", on: { click: () => dialog.close() } }, "×"),
    h("h2", { id: "reliability-title", tabindex: -1, autofocus: true }, "Reliability sample"),
    h("p", null, `${count(all, "passage")} in ${count(rows.filter(({ figures }) => figures).length, "article")}. Two people code the same sample, each in an order of their own, seeing neither the other’s values nor the program’s. Nothing is sent anywhere.`),
    h("h3", null, "1. Draw and hand out"),
    h("p", { class: "own-acts" }, h("label", null, "Passages ", many), h("label", null, "Seed ", seed), h("span", { class: "tone" }, "the same seed draws the same sample")),
    h("div", { class: "own-acts" }, sheet(1), sheet(2), h("button", { type: "button", class: "plain-act", id: "codebook", on: { click: () => save(codebook(), "text/plain", "codebook.sourcelight.txt") } }, "Codebook (.txt)")),
    h("h3", null, "2. Load the coded sheets"),
    h("div", { class: "own-acts" }, h("label", { class: "plain-act" }, load, "Choose the sheets")), said, results);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
