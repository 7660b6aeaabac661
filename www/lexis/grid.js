/** Which source carries which claim: a grid of the article’s claims by its sources. In: a reading. Out: a dialog whose claims lead to their places. */
import { h } from "../dom.js";
import { clip, count } from "../format.js";
import { styleOf } from "../lines.js";
import { STYLE_NAMES } from "../labels.js";
import { link, where } from "../views/sections/link.js";

/** @typedef {import("../types").Reading} Reading */

/** Claims that are drawn; the table of claims among the exports holds all. */
const DRAWN = 400;

/** @param {Reading} reading @param {(start: number, end: number) => void} onplace */
export function openGrid(reading, onplace) {
  const { report, speakers, text } = reading;
  const used = new Set(report.claims.flatMap(({ sources }) => sources));
  const columns = speakers.filter(({ index }) => used.has(index));
  const body = h("tbody");
  const foot = h("tr");
  const told = h("p", { role: "status" });
  const show = h("select", null, h("option", { value: "0" }, "All claims"), h("option", { value: "1" }, "Claims of one source"), h("option", { value: "2" }, "Claims of two sources or more"), h("option", { value: "-1" }, "Claims without a source"));
  function draw() {
    const wanted = Number(show.value);
    const rows = report.claims.filter(({ sources }) => wanted === 0 || (wanted < 0 ? sources.length === 0 : wanted === 1 ? sources.length === 1 : sources.length > 1));
    told.textContent = `${count(rows.length, "claim")}${rows.length > DRAWN ? `; the first ${DRAWN} are shown` : ""}, ${count(columns.length, "source")}.`;
    body.replaceChildren(...rows.slice(0, DRAWN).map((claim) => {
      const style = styleOf(claim);
      return h("tr", null, h("th", { scope: "row" }, link(reading, claim.start, claim.end, clip(text.slice(claim.start, claim.end), 90)), " ", where(reading, claim.start)),
        h("td", { class: claim.sources.length ? "" : `k-none ${style}` }, claim.sources.length === 0 && [h("i", { "aria-hidden": "true" }), h("span", { class: "unseen" }, STYLE_NAMES[style])]),
        columns.map(({ index, kind }) => (claim.sources.includes(index) ? h("td", { class: `k-${kind} ${style}` }, h("i", { "aria-hidden": "true" }), h("span", { class: "unseen" }, STYLE_NAMES[style])) : h("td"))));
    }));
    foot.replaceChildren(h("th", { scope: "row" }, "Claims of each"), h("td", null, rows.filter(({ sources }) => !sources.length).length),
      ...columns.map(({ index }) => h("td", null, rows.filter(({ sources }) => sources.includes(index)).length)));
  }
  show.addEventListener("change", draw);
  draw();
  const dialog = h("dialog", { id: "grid", class: "share grid", "aria-labelledby": "grid-title" },
    h("button", { type: "button", class: "dialog-close", "aria-label": "Close", on: { click: () => dialog.close() } }, "×"),
    h("h2", { id: "grid-title", tabindex: -1, autofocus: true }, "Claims and sources"),
    h("p", null, "Each line is a claim, each column a source. ", h("span", { class: "grid-key" }, Object.entries(STYLE_NAMES).map(([style, name]) => h("span", { class: `k-none ${style}` }, h("i", { "aria-hidden": "true" }), ` ${name}`)))),
    h("label", { class: "same" }, "Show: ", show), told,
    h("div", { class: "grid-scroll", role: "region", tabindex: 0, "aria-label": "Claims by source" }, h("table", null,
      h("thead", null, h("tr", null, h("th", { scope: "col" }, "Claim"), h("th", { scope: "col", title: "Claims for which no source is given" }, h("span", { class: "turned" }, "No source")),
        columns.map(({ name, key, kind }) => h("th", { scope: "col", class: `k-${kind}`, title: name }, h("span", { class: "turned" }, clip(name, 24)), h("b", null, key))))),
      body, h("tfoot", null, foot))));
  dialog.addEventListener("click", (event) => {
    const place = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-start]")) : null;
    if (!place) return;
    event.preventDefault();
    dialog.close();
    onplace(Number(place.dataset.start), Number(place.dataset.end));
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
