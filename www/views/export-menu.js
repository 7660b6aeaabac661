/** The export menu: formats in plain words. Files are made here and handed to the browser's own download. */
import { known } from "../details.js";
import { byId, h } from "../dom.js";
import { inExtension } from "../module-worker.js";
import { part, remedy } from "../once.js";
import { save } from "./save.js";

/** @typedef {import("../types").Reading} Reading */

/** How files are made is fetched when one is wanted. */
const notes = part(() => import("../exports/notes.js"), () => import.meta.resolve("../exports/notes.js"));
const tables = part(() => import("../exports/tables.js"), () => import.meta.resolve("../exports/tables.js"));
const annotations = part(() => import("../exports/annotations.js"), () => import.meta.resolve("../exports/annotations.js"));
const more = part(() => import("../exports/more-dialog.js"), () => import.meta.resolve("../exports/more-dialog.js"));
const handoff = part(() => import("../exports/handoff.js"), () => import.meta.resolve("../exports/handoff.js"));
const sheets = part(() => import("./sheets.js"), () => import.meta.resolve("./sheets.js"));
const links = part(() => import("../exports/link-dialog.js"), () => import.meta.resolve("../exports/link-dialog.js"));

/** `make` is null where no file is made: for the link and for paper. @type {{name: string, says: string, id: string, type: string, end: string, make: ((reading: Reading, article: import("../types").Article) => Promise<string>) | null}[]} */
const FORMATS = [
  { id: "export-handoff", name: "Claims, as a page", says: ".html, with your notes, to hand off", type: "text/html", end: "claims.html", make: async (reading, article) => (await handoff()).claimsHtml(reading, article) },
  { id: "export-claims", name: "Claims, as a table", says: ".csv, one row a claim", type: "text/csv", end: "claims.csv", make: async (reading, article) => (await handoff()).claimsCsv(reading, article) },
  { id: "export-claims-md", name: "Claims, as notes", says: ".md, for a ticket", type: "text/markdown", end: "claims.md", make: async (reading, article) => (await handoff()).claimsMarkdown(reading, article) },
  { id: "export-md", name: "Notes", says: ".md, for a wiki or a ticket", type: "text/markdown", end: "md", make: async (reading) => (await notes()).asMarkdown(reading) },
  { id: "export-csv", name: "Passages", says: ".csv, one row a passage", type: "text/csv", end: "csv", make: async (reading) => (await tables()).asCsv(reading) },
  { id: "export-sources", name: "Sources", says: ".csv, by share of words", type: "text/csv", end: "sources.csv", make: async (reading) => (await tables()).sourcesCsv(reading) },
  { id: "export-names", name: "Names", says: ".csv, one row a mention", type: "text/csv", end: "names.csv", make: async (reading) => (await tables()).namesCsv(reading) },
  { id: "export-figures", name: "Figures and dates", says: ".csv, with their values", type: "text/csv", end: "figures.csv", make: async (reading) => (await tables()).figuresCsv(reading) },
  { id: "export-wording", name: "Wording", says: ".csv, one row a mark and its voice", type: "text/csv", end: "wording.csv", make: async (reading) => (await tables()).wordingCsv(reading) },
  { id: "export-checks", name: "Checks", says: ".csv, what isn’t here", type: "text/csv", end: "checks.csv", make: async (reading) => (await tables()).checksCsv(reading) },
  { id: "export-json", name: "Data", says: ".json, all of it: dropped here it opens as it was", type: "application/json", end: "json", make: async (reading, article) => (await notes()).asJson(reading, article) },
  { id: "export-annotations", name: "Annotations", says: ".jsonld, W3C Web Annotation", type: "application/ld+json", end: "jsonld", make: async (reading, article) => (await annotations()).asAnnotations(reading, known(article, reading.report).address || undefined) },
  { id: "export-more", name: "All tables and formats", says: "CSV, TSV, ribbon, brat, CoNLL-U", type: "", end: "", make: null },
  { id: "export-link", name: "Link", says: "carries the text after its #", type: "", end: "", make: null },
  { id: "export-print", name: "Print", says: "the text and what was found, in short", type: "", end: "", make: null },
  { id: "export-full", name: "Print in full", says: "with every list", type: "", end: "", make: null },
  { id: "export-pupils", name: "Print a pupils’ sheet", says: "no marks, room to write", type: "", end: "", make: null },
  { id: "export-answers", name: "Print its answers", says: "marks and findings", type: "", end: "", make: null },
];

/** A file name out of the headline. @param {Reading} reading @param {string} end */
function fileName(reading, end) {
  const words = (reading.report.title ?? "article").toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${words.slice(0, 60).replace(/-$/, "") || "article"}.sourcelight.${end}`;
}

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @returns {() => void} opens or closes the menu */
export function mountExport(store, reader) {
  const menu = byId("export-menu");
  const button = byId("export");
  const show = (/** @type {boolean} */ open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) items[0].focus();
  };
  // a link into an extension leads nowhere on another machine
  const items = FORMATS.filter(({ id }) => id !== "export-link" || !inExtension()).map(({ id, name, says, type, end, make }) =>
    h("button", { type: "button", role: "menuitem", id, tabindex: -1, on: { click: () => {
      const { article, reading } = store.state;
      const sorry = async (/** @type {unknown} */ error) => store.update({ notice: `That could not be made. ${await remedy(error)}` });
      show(false);
      button.focus();
      if (id === "export-print") print();
      else if (/^export-(?:pupils|answers|full)$/.test(id)) sheets().then(({ printSheet }) => printSheet(store, /** @type {import("./sheets.js").Sheet} */ (id.slice(7)))).catch(sorry);
      else if (id === "export-link" && article) links().then(({ offerLink }) => offerLink(article)).catch(sorry);
      else if (id === "export-more" && article && reading) more().then(({ offerMore }) => offerMore(reading, article, reader, (content, type, end) => save(content, type, fileName(reading, end)))).catch(sorry);
      else if (make && reading && article) make(reading, article).then((text) => save(text, type, fileName(reading, end)), sorry);
    } } }, h("b", null, name), h("span", null, says)));
  menu.append(...items);
  // the same files of the claims as they are shown
  document.addEventListener("handoff", async (event) => {
    const { format, rows } = /** @type {CustomEvent<{format: string, rows: import("../claims.js").ClaimRow[]}>} */ (event).detail;
    const { article, reading } = store.state;
    if (!article || !reading) return;
    try {
      const { claimsHtml, claimsCsv, claimsMarkdown } = await handoff();
      const [make, type] = format === "html" ? [claimsHtml, "text/html"] : format === "csv" ? [claimsCsv, "text/csv"] : [claimsMarkdown, "text/markdown"];
      save(make(reading, article, rows), type, fileName(reading, `claims.${format}`));
    } catch (error) {
      store.update({ notice: `That could not be made. ${await remedy(error)}` });
    }
  });
  button.addEventListener("click", () => show(menu.hidden === true));
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      show(false);
      button.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && event.target instanceof Node && !menu.contains(event.target) && !button.contains(event.target)) show(false);
  });
  return () => show(menu.hidden === true);
}
