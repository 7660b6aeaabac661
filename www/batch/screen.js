/**
 * Many files as one table: each is read in turn, rows come as they are done, any column sorts, everything can be
 * downloaded. In: texts that came together. Out: a screen of its own. A row opens its article; two rows can be compared.
 */
import { claimsAcross, sourcesAcross, wordsAcross } from "./across.js";
import { openAudit } from "./audit-dialog.js";
import { openReliability } from "./reliability.js";
import { acrossCsv, FACETS, narrowed, passagesCsv, rowOf, rowsCsv, sorted, summed, COLUMNS } from "./rows.js";
import { byId, h } from "../dom.js";
import { count, longDate, number, percent } from "../format.js";
import { articleOf } from "../intake.js";
import { drawMark } from "../views/parts.js";
import { save } from "../views/save.js";

/** @typedef {import("../types").BatchRow} BatchRow */

/** A table of more rows is drawn in part; the downloads hold all of them. */
const DRAWN = 1000;
/** How often the table is drawn while articles are read, in milliseconds. */
const PACE = 400;
/** Drawing may take one part in so many of the time: a table of hundreds is dear to lay out, and reading waits meanwhile. */
const SHARE = 12;
/** So many engines read at a time at most, and each has so many articles at least: it costs memory and a moment to begin. */
const MOST_LANES = 8;
const EACH = 6;

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
  /** The comparison of the articles that runs or was drawn last, and of which. */
  let [drawing, compared] = [0, ""];
  /** When the table is due again, and how many rows stand in it in the order they were read. */
  let due = 0;
  let standing = 0;
  /** What the reader asked to see, and where in the table they were. */
  let [words, facet, place] = ["", "all", 0];

  const search = h("input", { type: "search", id: "batch-search", placeholder: "Search headlines and sources", "aria-label": "Search headlines and sources", autocomplete: "off", spellcheck: "false" });
  search.addEventListener("input", () => { words = search.value; draw(); });
  const show = h("select", { "aria-label": "Show" }, FACETS.map(({ id, name }) => h("option", { value: id }, name)));
  show.addEventListener("change", () => { facet = show.value; draw(); });
  const goOn = h("button", { type: "button", class: "plain-act", hidden: true, on: { click: () => {
    progress.hidden = cancel.hidden = false;
    goOn.hidden = true;
    work(++running);
  } } }, "Go on");
  const progress = h("progress", { max: 1, value: 0, "aria-label": "Articles read" });
  const said = h("p", { role: "status" });
  const cancel = h("button", { type: "button", class: "plain-act", on: { click: () => { running++; finish(true); } } }, "Stop");
  const pair = h("button", { type: "button", class: "plain-act", on: { click: () => {
    const [a, b] = [...chosen].sort((x, y) => x - y);
    if (articles[a] && articles[b]) compare(articles[a], articles[b]);
  } } }, "Compare the two");
  const allRows = h("button", { type: "button", class: "plain-act", id: "batch-rows", on: { click: () => save(rowsCsv(order()), "text/csv", "articles.sourcelight.csv") } }, "All rows (.csv)");
  const allPassages = h("button", { type: "button", class: "plain-act", id: "batch-passages", on: { click: () => save(passagesCsv(order()), "text/csv", "passages.sourcelight.csv") } }, "All passages (.csv)");
  const allSources = h("button", { type: "button", class: "plain-act", id: "batch-sources", on: { click: () => save(acrossCsv(order()), "text/csv", "sources.sourcelight.csv") } }, "All sources (.csv)");
  const audit = h("button", { type: "button", class: "plain-act", id: "batch-audit", on: { click: () => openAudit(order()) } }, "Source audit");
  const sample = h("button", { type: "button", class: "plain-act", id: "batch-sample", on: { click: () => openReliability(rows) } }, "Reliability sample");
  const across = h("section", { class: "across", "aria-labelledby": "across-title" });
  const notes = h("ul", { class: "refused" });
  const head = h("tr");
  const body = h("tbody");
  const foot = h("tfoot");
  root.append(h("h1", { tabindex: -1 }, "Articles"), h("div", { class: "batch-bar" }, said, progress, cancel, goOn, search, show, pair, allRows, allPassages, allSources, audit, sample), notes,
    h("div", { class: "batch-scroll", role: "region", "aria-label": "Table of articles", tabindex: 0 }, h("table", { class: "batch" }, h("thead", null, head), body, foot)), across);

  const order = () => narrowed(by === "index" ? rows : sorted(rows, by, down), words, facet);

  /** A cell of figures, as the article shows them. @param {BatchRow} row @param {typeof COLUMNS[number]} column */
  function figure({ figures, whole }, { id, share }) {
    if (!figures) return "–";
    const at = ["named", "unnamed", "writer"].indexOf(id);
    return at >= 0 ? `${whole[at]}%` : share ? percent(figures[id]) : number(figures[id]);
  }

  /** What the articles have in common, in the order in which it costs time; another table ends it. */
  async function drawAcross() {
    const wanted = order();
    const those = wanted.map(({ index }) => index).sort((a, b) => a - b).join();
    across.hidden = rows.length < 2;
    if (across.hidden || those === compared) return;
    compared = those;
    const run = ++drawing;
    const put = (/** @type {(Node | false)[]} */ nodes) => { if (run === drawing) across.append(h("div", null, nodes)); };
    across.replaceChildren();
    put(sourcesAcross(wanted));
    put(await claimsAcross(wanted));
    if (run === drawing) put(await wordsAcross(wanted, articles));
  }

  /** @param {string} id @param {string} name @param {string} says */
  function heading(id, name, says) {
    const on = by === id;
    return h("th", { scope: "col", "aria-sort": on ? (down ? "descending" : "ascending") : "none", title: says },
      h("button", { type: "button", "data-by": id }, name, h("i", { "aria-hidden": "true" }, on ? (down ? " ↓" : " ↑") : "")));
  }

  /** @param {BatchRow} row */
  function line(row) {
    const { index, label, title, date, figures, error, ribbon } = row;
    const box = h("input", { type: "checkbox", "data-row": index, "aria-label": `Choose ${title}`, checked: chosen.has(index), disabled: !figures });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(index);
      else chosen.delete(index);
      // two at most: the one chosen first gives way
      if (chosen.size > 2) chosen.delete([...chosen][0]);
      draw();
    });
    return h("tr", null, h("td", null, box),
      h("th", { scope: "row" }, figures ? h("button", { type: "button", class: "inline", "data-open": index }, title) : title, h("small", null, error || (label === title ? "" : label)),
        figures && h("span", { class: "mini", "aria-hidden": "true" }, ribbon.map((mark) => h("span", { class: "stretch", style: { "flex-grow": String(mark.words) } }, drawMark(mark))))),
      h("td", { class: "day" }, date ? longDate(date) : "–"),
      COLUMNS.map((column) => h("td", null, figure(row, column))));
  }

  function draw() {
    const active = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
    head.replaceChildren(h("td"), heading("title", "Headline", "the headline, or the file’s name"), heading("date", "Date", "the article’s date"),
      ...COLUMNS.map(({ id, name, says }) => heading(id, name, says)));
    body.replaceChildren(...order().slice(0, DRAWN).map(line));
    standing = by === "index" && !words && facet === "all" ? rows.length : 0;
    const sum = summed(order());
    foot.replaceChildren(...(sum && rows.length > 1 ? [h("tr", null, h("td"), h("th", { scope: "row" }, `All ${count(order().filter(({ figures }) => figures).length, "article")}`, h("small", null, "sums; shares by words")), h("td"),
      COLUMNS.map(({ id, share }) => h("td", null, share ? percent(sum[id]) : number(sum[id]))))] : []));
    // while articles come it would be drawn again and again
    if (progress.hidden) drawAcross();
    const at = active.by ? `[data-by="${active.by}"]` : active.row ? `[data-row="${active.row}"]` : active.open ? `[data-open="${active.open}"]` : "";
    // whoever sorts or chooses by keys stays where they are
    if (at) /** @type {HTMLElement | null} */ (root.querySelector(at))?.focus({ preventScroll: true });
    pair.hidden = chosen.size !== 2;
  }

  /** Draws what was read since; rows that are there stay. */
  function grow() {
    const start = performance.now();
    said.textContent = `${rows.length} of ${articles.length} read`;
    if (by === "index" && standing && !words && facet === "all") {
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
    goOn.hidden = !stopped || rows.length >= articles.length;
    const read = rows.filter(({ figures }) => figures).length;
    said.textContent = `${count(read, "article")} read${stopped ? `, ${articles.length - rows.length} left out` : ""}, on this machine${rows.length > DRAWN ? `; the table shows ${DRAWN} of them` : ""}.`;
    draw();
  }

  /** Reads what is not read yet, by as many engines as the machine has cores and the articles are worth. @param {number} run */
  async function work(run) {
    const first = rows.length;
    const lanes = reader.lanes(Math.max(1, Math.min(navigator.hardwareConcurrency || 1, MOST_LANES, Math.ceil((articles.length - first) / EACH))));
    let next = first;
    /** Those that are read, until their turn comes. @type {Map<number, BatchRow>} */
    const ready = new Map();
    await Promise.all(lanes.read.map(async (read) => {
      while (next < articles.length && run === running) {
        const index = next++;
        const { label } = articles[index].origin;
        /** @type {BatchRow} */
        let row;
        try {
          row = { index, label, ...rowOf(label, await read(articles[index])), error: "" };
        } catch (error) {
          row = { index, label, title: label, date: "", figures: null, passages: [], whole: [0, 0, 0], ribbon: [], sources: [], claims: [], units: [], quoted: [], error: error instanceof Error ? error.message : String(error) };
        }
        if (run !== running) return;
        ready.set(index, row);
        for (let turn = ready.get(rows.length); turn; turn = ready.get(rows.length)) rows.push(turn);
        progress.value = rows.length / articles.length;
        if (performance.now() > due) grow();
      }
    }));
    lanes.end();
    if (run === running) finish(false);
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
      place = scrollY;
      reader.open(articles[Number(data.open)]);
    }
  });
  store.subscribe((state) => state.view, (view) => {
    const back = root.hidden && view === "batch" && place > 0;
    root.hidden = view !== "batch";
    // back where one was
    if (back) requestAnimationFrame(() => scrollTo({ top: place, behavior: "instant" }));
  });

  return (files, refused) => {
    articles = files.map((file, index) => ({ ...articleOf(file), origin: { label: file.name, files, file: index } }));
    rows = [];
    compared = "";
    chosen.clear();
    by = "index";
    [words, facet, place] = ["", "all", 0];
    search.value = "";
    show.value = "all";
    goOn.hidden = true;
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
