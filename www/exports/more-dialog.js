/** Offers every table as CSV and TSV, the ribbon as a picture, and files for other programs. In: the reading and its article. Out: a dialog; files are made here. */
import { asConllu, asBrat, asSchemaOrg } from "./programs.js";
import { TABLES } from "./more-tables.js";
import { asPng, asSvg, pictureOf } from "./ribbon-image.js";
import { csv, tsv } from "./tables.js";
import { summary } from "../corrections.js";
import { known } from "../details.js";
import { h } from "../dom.js";
import { wholeShares } from "../shares.js";

/**
 * @param {import("../types").Reading} reading @param {import("../types").Article} article @param {import("../reader.js").Reader} reader
 * @param {(content: string | Blob, type: string, end: string) => void} save
 */
export function offerMore(reading, article, reader, save) {
  const { report, shares, text } = reading;
  const address = known(article, report).address || undefined;
  const hand = report.corrections?.length ? `Changed by hand: ${summary(report.corrections)}` : "";
  const said = h("p", { role: "status" });
  /** @param {string} label @param {string} what @param {string} id @param {() => unknown} make */
  const button = (label, what, id, make) => h("button", { type: "button", class: "plain-act", id, "aria-label": `${what}, ${label}`, on: { click: async () => {
    said.textContent = "";
    try {
      await make();
    } catch (error) {
      console.error(error); // for whoever mends it
      said.textContent = `${what} could not be made. Try again.`;
    }
  } } }, label);
  const [named, unnamed, writer] = wholeShares(shares);
  const picture = () => pictureOf(document, { title: report.title ?? "An article", hand,
    says: `${named}% of the words rest on someone named, ${unnamed}% on someone unnamed, ${writer}% on the writer alone` });
  const row = (/** @type {string} */ name, /** @type {string} */ says, /** @type {HTMLElement[]} */ ...buttons) =>
    h("li", null, h("span", null, h("b", null, name), ` ${says}`), h("span", { class: "makes" }, buttons));
  const rows = TABLES.map(({ id, name, says, make }) => row(name, says,
    button("CSV", name, `more-${id}-csv`, () => save(csv(make(reading)), "text/csv", `${id}.csv`)),
    button("TSV", name, `more-${id}-tsv`, () => save(tsv(make(reading)), "text/tab-separated-values", `${id}.tsv`))));
  const others = [
    row("Ribbon", "as this page shows it now",
      button("SVG", "Ribbon", "more-ribbon-svg", () => save(asSvg(picture()), "image/svg+xml", "ribbon.svg")),
      button("PNG", "Ribbon", "more-ribbon-png", async () => save(await asPng(picture()), "image/png", "ribbon.png"))),
    row("schema.org", "quotations, claims, drafts of ClaimReview", button("JSON-LD", "schema.org", "more-schema", () => save(asSchemaOrg(reading, address), "application/ld+json", "schema.jsonld"))),
    row("CoNLL-U", "words, base forms, trees, names", button("CoNLL-U", "Words and trees", "more-conllu", async () => save(asConllu(reading, await reader.words(0, text.length)), "text/plain", "conllu"))),
    row("brat", "standoff annotations, with the text they count in", button(".ann", "brat", "more-ann", () => save(asBrat(reading), "text/plain", "ann")),
      button(".txt", "brat’s text", "more-txt", () => save(text, "text/plain", "txt"))),
  ];
  const dialog = h("dialog", { id: "more", class: "share more-exports", "aria-labelledby": "more-title" },
    h("button", { type: "button", class: "dialog-close", "aria-label": "Close", on: { click: () => dialog.close() } }, "×"),
    h("h2", { id: "more-title", tabindex: -1, autofocus: true }, "All tables and formats"),
    h("p", null, hand ? `Every file says what you changed. ${hand}.` : "Offsets count characters (code points) from the start of the text."),
    h("ul", null, rows), h("ul", null, others),
    h("div", { class: "options" }, said, h("button", { type: "button", class: "plain-act", on: { click: () => dialog.close() } }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
