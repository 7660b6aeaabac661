/**
 * Many files as one table: each is read in turn, rows come as they are done, any column sorts, everything can be
 * downloaded. In: texts that came together. Out: a screen of its own. A row opens its article; two rows can be compared.
 */
import { passagesCsv, rowOf, rowsCsv, sorted, COLUMNS } from "./rows.js";
import { byId, h } from "../dom.js";
import { count, longDate, number, percent } from "../format.js";
import { articleOf } from "../intake.js";
import { save } from "../views/save.js";

/** @typedef {import("../types").BatchRow} BatchRow */

/** A table of more rows is drawn in part; the downloads hold all of them. */
const DRAWN = 1000;
/** How often the table is drawn while articles are read, in milliseconds. */
const PACE = 400;
/** Drawing may take one part in so many of the time: a table of hundreds is dear to lay out, and reading waits meanwhile. */
const SHARE = 12;

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader
 * @param {(a: import("../types").Article, b: import("../types").Article) => void} compare
 * @returns {(files: import("../import/types").Imported[], refused: string[]) => void} takes several files
 */
export function mountBatch(store, reader, compare) {
  const root = byId("batch");
  /** @type {BatchRow[]} */ let rows = [];
  /** @type {import("../types").Article[]} */ let articles = [];
  /** @type {Set<number>} */ const chosen = new Set();
  let by = "index";
  let down = false;
  let running = 0;
  /** When the table is due again, and how many rows stand in it in the order they were read. */
  let due = 0;
  let standing = 0;

  const progress = h("progress", { max: 1, value: 0, "aria-label": "Articles read" });
  const said = h("p", { role: "status" });
  const cancel = h("button", { type: "button", class: "plain-act", on: { click: () => { running++; finish(true); } } }, "Stop");
  const pair = h("button", { type: "button", class: "plain-act", on: { click: () => {
    const [a, b] = [...chosen].sort((x, y) => x - y);
    if (articles[a] && articles[b]) compare(articles[a], articles[b]);
  } } }, "Compare the two");
  const allRows = h("button", { type: "button", class: "plain-act", id: "batch-rows", on: { click: () => save(rowsCsv(order()), "text/csv", "articles.sourcelight.csv") } }, "All rows (.csv)");
  const allPassages = h("button", { type: "button", class: "plain-act", id: "batch-passages", on: { click: () => save(passagesCsv(order()), "text/csv", "passages.sourcelight.csv") } }, "All passages (.csv)");
  const notes = h("ul", { class: "refused" });
  const head = h("tr");
  const body = h("tbody");
  root.append(h("h1", { tabindex: -1 }, "Articles"), h("div", { class: "batch-bar" }, said, progress, cancel, pair, allRows, allPassages), notes,
    h("div", { class: "batch-scroll", role: "region", "aria-label": "Table of articles", tabindex: 0 }, h("table", { class: "batch" }, h("thead", null, head), body)));

  const order = () => (by === "index" ? rows : sorted(rows, by, down));

  /** @param {string} id @param {string} name @param {string} says */
  function heading(id, name, says) {
    const on = by === id;
    return h("th", { scope: "col", "aria-sort": on ? (down ? "descending" : "ascending") : "none", title: says },
      h("button", { type: "button", "data-by": id }, name, h("i", { "aria-hidden": "true" }, on ? (down ? " ↓" : " ↑") : "")));
  }

  /** @param {BatchRow} row */
  function line({ index, label, title, date, figures, error }) {
    const box = h("input", { type: "checkbox", "data-row": index, "aria-label": `Choose ${title}`, checked: chosen.has(index), disabled: !figures });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(index);
      else chosen.delete(index);
      // two at most: the one chosen first gives way
      if (chosen.size > 2) chosen.delete([...chosen][0]);
      draw();
    });
    return h("tr", null, h("td", null, box),
      h("th", { scope: "row" }, figures ? h("button", { type: "button", class: "inline", "data-open": index }, title) : title, h("small", null, error || (label === title ? "" : label))),
      h("td", { class: "day" }, date ? longDate(date) : "–"),
      COLUMNS.map(({ id, share }) => h("td", null, figures ? (share ? percent(figures[id]) : number(figures[id])) : "–")));
  }

  function draw() {
    const active = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
    head.replaceChildren(h("td"), heading("title", "Headline", "the headline, or the file’s name"), heading("date", "Date", "the article’s date"),
      ...COLUMNS.map(({ id, name, says }) => heading(id, name, says)));
    body.replaceChildren(...order().slice(0, DRAWN).map(line));
    standing = by === "index" ? rows.length : 0;
    const at = active.by ? `[data-by="${active.by}"]` : active.row ? `[data-row="${active.row}"]` : active.open ? `[data-open="${active.open}"]` : "";
    // whoever sorts or chooses by keys stays where they are
    if (at) /** @type {HTMLElement | null} */ (root.querySelector(at))?.focus({ preventScroll: true });
    pair.hidden = chosen.size !== 2;
  }

  /** Draws what was read since; rows that are there stay. */
  function grow() {
    const start = performance.now();
    said.textContent = `${rows.length} of ${articles.length} read`;
    if (by === "index" && standing) {
      body.append(...rows.slice(standing, DRAWN).map(line));
      standing = rows.length;
    } else draw();
    // its layout is part of what it costs
    body.getBoundingClientRect();
    const end = performance.now();
    due = end + Math.max(PACE, SHARE * (end - start));
  }

  /** @param {boolean} stopped */
  function finish(stopped) {
    progress.hidden = cancel.hidden = true;
    const read = rows.filter(({ figures }) => figures).length;
    said.textContent = `${count(read, "article")} read${stopped ? `, ${articles.length - rows.length} left out` : ""}, on this machine${rows.length > DRAWN ? `; the table shows ${DRAWN} of them` : ""}.`;
    draw();
  }

  /** @param {number} run */
  async function work(run) {
    for (const [index, article] of articles.entries()) {
      const { label } = article.origin;
      /** @type {BatchRow} */
      let row;
      try {
        row = { index, label, ...rowOf(label, await reader.glance(article)), error: "" };
      } catch (error) {
        row = { index, label, title: label, date: "", figures: null, passages: [], error: error instanceof Error ? error.message : String(error) };
      }
      if (run !== running) return;
      rows.push(row);
      progress.value = rows.length / articles.length;
      if (performance.now() > due) grow();
    }
    finish(false);
  }

  root.addEventListener("click", (event) => {
    const data = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-by],[data-open]"))?.dataset : undefined;
    if (data?.by) {
      // figures begin with the largest
      const words = data.by === "title" || data.by === "date";
      down = by === data.by ? !down : !words;
      by = data.by;
      draw();
    } else if (data?.open) {
      reader.open(articles[Number(data.open)]);
    }
  });
  store.subscribe((state) => state.view, (view) => { root.hidden = view !== "batch"; });

  return (files, refused) => {
    articles = files.map((file, index) => ({ ...articleOf(file), origin: { label: file.name, files, file: index } }));
    rows = [];
    chosen.clear();
    by = "index";
    due = performance.now() + PACE;
    notes.replaceChildren(...refused.map((why) => h("li", null, why)));
    progress.hidden = cancel.hidden = false;
    progress.value = 0;
    said.textContent = `Reading ${count(files.length, "article")}`;
    if (store.state.view !== "batch") history.pushState({ view: "batch" }, "");
    store.update({ view: "batch", notice: "" });
    scrollTo(0, 0);
    draw();
    root.querySelector("h1")?.focus();
    work(++running);
  };
}
