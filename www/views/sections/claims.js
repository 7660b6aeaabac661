/**
 * Claims, to be worked through: each as a whole sentence with its source, certainty, figures and reasons; filters, an order, a status,
 * a note and a link of the checker's; the queue as a file. In: the reading, and the article for what the checker made of it.
 */
import { checksOf, safeLink, says, STATUSES } from "../../claim-checks.js";
import { chosen, citation, claimsOf, figureOf, FILTERS, flat, onWhose, ORDERS, orphans } from "../../claims.js";
import { known } from "../../details.js";
import { h } from "../../dom.js";
import { count } from "../../format.js";
import { reasons } from "../because.js";
import { copy } from "../copy.js";
import { link, nothing, placed, where } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../claims.js").ClaimRow} ClaimRow */
/** @typedef {import("../../types").ClaimCheck} ClaimCheck */

/** Rows that are drawn before somebody comes near their end. */
const AT_ONCE = 40;

/** What the reader asked for; it stays while articles change. */
const choice = { filters: /** @type {Set<string>} */ (new Set()), source: -1, order: "reading" };

/** Asks for something to be noted about a claim. @param {Element} from @param {ClaimRow} row @param {Partial<ClaimCheck>} patch */
const note = (from, { start, end }, patch) => from.dispatchEvent(new CustomEvent("checkclaim", { bubbles: true, detail: { claim: { start, end }, patch } }));

/** The sentence with the claim's own words set off. @param {Reading} reading @param {ClaimRow} row */
function sentence(reading, { start, end, from, to }) {
  const { text } = reading;
  const part = (/** @type {number} */ a, /** @type {number} */ z) => text.slice(a, z).replace(/\s+/g, " ");
  const node = link(reading, start, end, "");
  node.classList.add("said");
  node.append(part(from, start).trimStart(), h("b", null, part(start, end)), part(end, to).trimEnd());
  return node;
}

/** @param {Reading} reading @param {ClaimRow} row @param {ClaimCheck | undefined} check @param {string} address @param {(words: string) => void} tell */
function item(reading, row, check, address, tell) {
  const { speakers, certainty, figures, accused, start, end, claim, unsure } = row;
  const node = h("li", { class: "claim", "data-status": check?.status ?? "open", "data-claim": row.index });
  const status = h("select", { "aria-label": "Status" }, Object.entries(STATUSES).map(([value, name]) => h("option", { value, selected: value === (check?.status ?? "open") }, name)));
  status.addEventListener("change", () => {
    node.dataset.status = status.value;
    note(node, row, { status: /** @type {import("../../types").ClaimStatus} */ (status.value) });
  });
  const more = h("div", { class: "claim-more" });
  const toggle = (/** @type {string} */ words, /** @type {string} */ unseen, /** @type {() => Node} */ fill) => {
    const button = h("button", { type: "button", class: "inline", "aria-expanded": "false" }, words, h("span", { class: "unseen" }, unseen));
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      for (const other of node.querySelectorAll(".claim-acts [aria-expanded=true]")) other.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-expanded", String(open));
      more.replaceChildren(...(open ? [fill()] : []));
      if (open) /** @type {HTMLElement | null} */ (more.querySelector("textarea"))?.focus();
    });
    return button;
  };
  const said = h("p", { class: "claim-note" });
  let [words, href] = [check?.note ?? "", check?.link ?? ""];
  const show = () => {
    said.hidden = !words && !href;
    const address = safeLink(href);
    said.replaceChildren(words, words && href ? " " : "", address ? h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, href) : href);
  };
  show();
  const short = flat(reading, start, end).slice(0, 60);
  const write = () => {
    const area = h("textarea", { rows: 2, placeholder: "What did you find?" }, words);
    const at = h("input", { type: "url", placeholder: "https://", autocomplete: "off", spellcheck: "false", value: href });
    const keep = () => {
      [words, href] = [area.value.trim(), at.value.trim()];
      note(node, row, { note: words, link: href });
      show();
    };
    for (const field of [area, at]) field.addEventListener("change", keep);
    return h("div", { class: "claim-form" }, h("label", null, "Note", area), h("label", null, "Link", at));
  };
  const done = h("button", { type: "button", class: "inline" }, "Copy", h("span", { class: "unseen" }, ` with its source: ${short}`));
  done.addEventListener("click", async () => tell(await copy(citation(reading, row.passage ?? row, address)) ? "Copied with its source and place." : "This browser did not let the page copy. Select the sentence and copy it."));
  node.append(
    h("p", { class: "claim-head" },
      speakers.length ? speakers.map(({ key, kind, name }) => h("span", { class: `whose k-${kind}` }, h("span", { class: `badge k-${kind}` }, key), " ", h("span", { class: "name" }, name)))
        : h("span", { class: "whose k-none" }, h("span", { class: "badge k-none" }), " ", h("span", { class: "name" }, "The writer alone")),
      where(reading, start)),
    h("p", null, sentence(reading, row)),
    h("ul", { class: "claim-facts" }, h("li", null, certainty), unsure && h("li", { class: "unsure" }, "unsure mark"), figures.map((row) => h("li", null, figureOf(reading, row))),
      accused.length > 0 && h("li", null, `accuses ${[...new Set(accused)].join(", ")}`)),
    h("div", { class: "claim-acts" }, status, toggle("Note", `: ${short}`, write), done,
      toggle("Why", ` is this graded so: ${short}`, () => h("div", { class: "because" }, h("p", null, `Rests on ${onWhose(row)}.`), reasons(reading, [...claim.evidence, ...row.passage?.attribution.evidence ?? []]) || h("p", null, "A plain statement: no word weakens it.")))),
    said, more);
  return node;
}

/** Adds rows as somebody comes near the last one. @param {HTMLElement} list @param {ClaimRow[]} rows @param {(row: ClaimRow) => HTMLElement} make */
function grow(list, rows, make) {
  let at = 0;
  const end = h("li", { class: "unseen", "aria-hidden": "true" });
  const watch = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && more(), { rootMargin: "600px" });
  const more = (/** @type {number} */ to = at + AT_ONCE) => {
    const next = rows.slice(at, to).map(make);
    at += next.length;
    end.remove();
    list.append(...next);
    if (at < rows.length && next.length) {
      list.append(end);
      // told again where the end is still in sight
      watch.unobserve(end);
      watch.observe(end);
    } else watch.disconnect();
  };
  list.addEventListener("all", () => more(rows.length));
  more();
}

/** @param {import("../../store.js").Store} store @returns {import("../inspector.js").Section} */
export function claims(store) {
  const address = (/** @type {Reading} */ reading) => (store.state.article ? known(store.state.article, reading.report).address : "");
  const checks = () => store.state.article?.checks ?? [];
  return {
    id: "claims",
    title: "Claims",
    chip: "Claims",
    sum(reading) {
      const { of } = checksOf(reading.text, reading.report.claims, checks());
      const done = [...of.values()].filter(({ status }) => status !== "open").length;
      return count(reading.report.claims.length, "claim") + (done ? `, ${done} worked on` : "");
    },
    count: ({ report }) => report.claims.length,
    fill(reading) {
      const rows = claimsOf(reading);
      if (!rows.length) return [nothing("No claim was found. Looked for: sentences that state, report or predict something that can be checked.")];
      if (choice.source >= reading.speakers.length) choice.source = -1;
      const { of, lost } = checksOf(reading.text, reading.report.claims, checks());
      const list = h("ol", { class: "claims-list" });
      const told = h("p", { class: "claims-told", role: "status" });
      const tell = (/** @type {string} */ words) => { told.textContent = words; };
      const shown = () => chosen(rows, choice);
      const draw = () => {
        const picked = shown();
        const now = checksOf(reading.text, reading.report.claims, checks()).of;
        list.replaceChildren();
        tell(picked.length === rows.length ? "" : picked.length ? `${picked.length} of ${count(rows.length, "claim")}` : "No claim is all of this. Switch a filter off.");
        grow(list, picked, (row) => item(reading, row, now.get(row.index), address(reading), tell));
      };
      const filters = FILTERS.map(({ id, name, says: what, is }) => {
        const n = rows.filter(is).length;
        const button = h("button", { type: "button", "data-filter": id, title: `Claims ${what}`, "aria-pressed": String(choice.filters.has(id)) }, name, h("sup", null, n));
        button.addEventListener("click", () => {
          if (!choice.filters.delete(id)) choice.filters.add(id);
          button.setAttribute("aria-pressed", String(choice.filters.has(id)));
          draw();
        });
        return button;
      });
      const from = h("select", { "aria-label": "Source" }, h("option", { value: "-1" }, "Every source"), reading.speakers.filter(({ index }) => rows.some(({ speakers }) => speakers.some((speaker) => speaker.index === index)))
        .map(({ index, key, name }) => h("option", { value: index, selected: index === choice.source }, `${key} ${name}`.trim())));
      from.addEventListener("change", () => { choice.source = Number(from.value); draw(); });
      const order = h("select", { "aria-label": "Order" }, Object.entries(ORDERS).map(([id, { name }]) => h("option", { value: id, selected: id === choice.order }, name)));
      order.addEventListener("change", () => { choice.order = order.value; draw(); });
      const files = h("p", { class: "claims-files" }, "Hand off: ", [["html", "Page"], ["csv", "Table"], ["md", "Notes"]].map(([format, name], n) => {
        const button = h("button", { type: "button", class: "inline" }, name, h("small", null, ` .${format}`));
        button.addEventListener("click", () => button.dispatchEvent(new CustomEvent("handoff", { bubbles: true, detail: { format, rows: shown() } })));
        return [n ? ", " : "", button];
      }).flat());
      draw();
      const lone = orphans(reading);
      return [
        h("div", { class: "claims-filters", role: "group", "aria-label": "Show only claims" }, filters),
        h("div", { class: "claims-choice" }, from, order), told, list, files,
        ...(lost.length ? [h("h3", { class: "sub" }, "Notes whose words are no longer in the text"), h("ul", { class: "checks" }, lost.filter(says).map(({ claim, status, note: words, link: href }) =>
          h("li", null, `“${claim.exact.replace(/\s+/g, " ")}”: `, [STATUSES[status], words, href].filter(Boolean).join(". "))))] : []),
        ...(lone.length ? [h("h3", { class: "sub" }, "Quotations without a speaker"), h("ul", { class: "checks orphans" }, lone.map(({ start, end }) => h("li", null, placed(reading, start, end, flat(reading, start, end)))))] : []),
        of.size > 0 && h("p", { class: "lead" }, "Statuses, notes and links stay with the article: keep it in the library or export it."),
      ];
    },
  };
}
