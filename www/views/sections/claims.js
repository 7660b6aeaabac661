/**
 * Claims, to be worked through: each as a whole sentence with its source, certainty, figures and reasons; filters, an order, a status,
 * a note and a link of the checker's; the queue as a file. In: the reading, and the article for what the checker made of it.
 */
import { checksOf, safeLink, says, STATUSES } from "../../claim-checks.js";
import { chosen, citation, claimsOf, figureOf, FILTERS, flat, onWhose, ORDERS, orphans } from "../../claims.js";
import { known } from "../../details.js";
import { arrange, h } from "../../dom.js";
import { count } from "../../format.js";
import { reasons } from "../because.js";
import { copy } from "../../copy.js";
import { link, nothing, placed, where } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../claims.js").ClaimRow} ClaimRow */
/** @typedef {import("../../types").ClaimCheck} ClaimCheck */

/** Rows that are drawn before somebody comes near their end. */
const AT_ONCE = 40;

/** What the reader asked for; it stays while articles change. */
const choice = { filters: /** @type {Set<keyof ClaimRow["is"]>} */ (new Set()), source: "", order: "reading" };

/** Asks for something to be noted about a claim. @param {Element} from @param {ClaimRow} row @param {Partial<ClaimCheck>} patch */
const note = (from, { start, end }, patch) => from.dispatchEvent(new CustomEvent("checkclaim", { bubbles: true, detail: { claim: { start, end }, patch } }));

/** The claim of each row that is drawn: rows outlive a new reading where they would look the same. @type {WeakMap<HTMLElement, {reading: Reading, row: ClaimRow, link: HTMLElement}>} */
const live = new WeakMap();

/** What a row looks like: two of the same look are the same row. @param {Reading} reading @param {ClaimRow} row @param {ClaimCheck | undefined} check */
const looks = (reading, { start, end, from, to, line, speakers, certainty, figures, accused, unsure, index }, check) =>
  `${line} ${start - from} ${end - start} ${reading.text.slice(from, to)} ${speakers.map(({ key, kind, name }) => `${key} ${kind} ${name}`).join(";")} ${certainty} ${figures.length} ${accused.join(";")} ${unsure} ${check ? `${check.status} ${check.note} ${check.link}` : ""} ${index < 0}`;

/** The sentence with the claim's own words set off. @param {Reading} reading @param {ClaimRow} row */
function sentence(reading, { start, end, from, to }) {
  const { text } = reading;
  const part = (/** @type {number} */ a, /** @type {number} */ z) => text.slice(a, z).replace(/\s+/g, " ");
  const node = link(reading, start, end, "");
  node.classList.add("said");
  node.append(part(from, start).trimStart(), h("b", null, part(start, end)), part(end, to).trimEnd());
  return node;
}

/** @param {Reading} reading @param {ClaimRow} row @param {ClaimCheck | undefined} check @param {() => string} address @param {(words: string) => void} tell */
function item(reading, row, check, address, tell) {
  const { speakers, certainty, figures, accused, start, end, unsure } = row;
  const now = () => live.get(node) ?? { reading, row };
  const node = h("li", { class: "claim", "data-status": check?.status ?? "open", "data-claim": row.index });
  const status = h("select", { "aria-label": "Status" }, Object.entries(STATUSES).map(([value, name]) => h("option", { value, selected: value === (check?.status ?? "open") }, name)));
  status.addEventListener("change", () => {
    node.dataset.status = status.value;
    note(node, now().row, { status: /** @type {import("../../types").ClaimStatus} */ (status.value) });
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
  const noted = h("p", { class: "claim-note" });
  let [words, href] = [check?.note ?? "", check?.link ?? ""];
  const show = () => {
    noted.hidden = !words && !href;
    const address = safeLink(href);
    noted.replaceChildren(words, words && href ? " " : "", address ? h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, href) : href);
  };
  show();
  const short = flat(reading, start, end).slice(0, 60);
  const write = () => {
    const area = h("textarea", { rows: 2, placeholder: "What did you find?" }, words);
    const at = h("input", { type: "url", placeholder: "https://", autocomplete: "off", spellcheck: "false", value: href });
    const keep = () => {
      [words, href] = [area.value.trim(), at.value.trim()];
      note(node, now().row, { note: words, link: href });
      show();
    };
    for (const field of [area, at]) field.addEventListener("change", keep);
    return h("div", { class: "claim-form" }, h("label", null, "Note", area), h("label", null, "Link", at));
  };
  const done = h("button", { type: "button", class: "inline" }, "Copy", h("span", { class: "unseen" }, ` with its source: ${short}`));
  done.addEventListener("click", async () => tell(await copy(citation(now().reading, now().row.passage ?? now().row, address())) ? "Copied with its source and place." : "This browser did not let the page copy. Select the sentence and copy it."));
  const said = sentence(reading, row);
  live.set(node, { reading, row, link: said });
  node.append(
    h("p", { class: "claim-head" },
      speakers.length ? speakers.map(({ key, kind, name }) => h("span", { class: `whose k-${kind}` }, h("span", { class: `badge k-${kind}` }, key), " ", h("span", { class: "name" }, name)))
        : h("span", { class: "whose k-none" }, h("span", { class: "badge k-none" }), " ", h("span", { class: "name" }, "The writer alone")),
      where(reading, start)),
    h("p", null, said),
    h("ul", { class: "claim-facts" }, h("li", null, certainty), unsure && h("li", { class: "unsure" }, "unsure mark"), figures.map((row) => h("li", null, figureOf(reading, row))),
      accused.length > 0 && h("li", null, `accuses ${[...new Set(accused)].join(", ")}`)),
    h("div", { class: "claim-acts" }, status, toggle("Note", `: ${short}`, write), done,
      toggle("Why", ` is this graded so: ${short}`, () => why(now()))),
    noted, more);
  return node;
}

/** Why a claim is graded as it is. @param {{reading: Reading, row: ClaimRow}} of */
function why({ reading, row }) {
  const words = reasons(reading, [...row.claim.evidence, ...row.passage?.attribution.evidence ?? []]);
  return h("div", { class: "because" }, h("p", null, `Rests on ${onWhose(row)}.`), words || h("p", null, "A plain statement: no word weakens it."));
}

/** @param {import("../../store.js").Store} store @returns {import("../inspector.js").Section} */
export function claims(store) {
  const checks = () => store.state.article?.checks ?? [];
  const address = () => (store.state.article && reading ? known(store.state.article, reading.report).address : "");
  /** @type {Reading | null} */ let reading = null;
  /** @type {ClaimRow[]} */ let picked = [];
  /** Rows that are drawn: as many more as somebody comes near. */
  let drawn = AT_ONCE;
  const list = h("ol", { class: "claims-list" });
  const told = h("p", { class: "claims-told", role: "status" });
  const tell = (/** @type {string} */ words) => { if (told.textContent !== words) told.textContent = words; };
  const end = h("li", { class: "claims-end", "aria-hidden": "true" });
  new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting || drawn >= picked.length) return;
    drawn += AT_ONCE;
    draw();
  }, { rootMargin: "800px" }).observe(end);
  list.addEventListener("all", () => { drawn = picked.length; draw(); });
  /** @type {Map<string, HTMLElement>} */ let old = new Map();

  function draw() {
    const now = reading;
    if (!now) return;
    const { of } = checksOf(now.text, now.report.claims, checks());
    /** @type {Map<string, HTMLElement>} */ const next = new Map();
    const nodes = picked.slice(0, drawn).map((row) => {
      const look = looks(now, row, of.get(row.index));
      const node = (next.has(look) ? undefined : old.get(look)) ?? item(now, row, of.get(row.index), address, tell);
      next.set(look, node);
      const { link: place } = /** @type {{link: HTMLElement}} */ (live.get(node));
      live.set(node, { reading: now, row, link: place });
      if (place.dataset.start !== String(row.start)) [place.dataset.start, place.dataset.end] = [String(row.start), String(row.end)];
      return node;
    });
    old = next;
    arrange(list, drawn < picked.length ? [...nodes, end] : nodes);
  }

  /** Chooses anew. @param {boolean} [again] whether the reader asked for other rows */
  function choose(again = false) {
    if (!reading) return;
    const rows = claimsOf(reading);
    picked = chosen(rows, choice);
    if (again) drawn = AT_ONCE;
    tell(picked.length === rows.length ? "" : picked.length ? `${picked.length} of ${count(rows.length, "claim")}` : "No claim matches all the filters. Switch one off.");
    draw();
  }

  const filters = FILTERS.map(({ id, name, says: what }) => {
    const button = h("button", { type: "button", "data-filter": id, title: `Claims ${what}`, "aria-pressed": "false" }, name, h("sup"));
    button.addEventListener("click", () => {
      if (!choice.filters.delete(id)) choice.filters.add(id);
      button.setAttribute("aria-pressed", String(choice.filters.has(id)));
      choose(true);
    });
    return button;
  });
  const from = h("select", { "aria-label": "Source" });
  from.addEventListener("change", () => { choice.source = from.value; choose(true); });
  const order = h("select", { "aria-label": "Order" }, Object.entries(ORDERS).map(([id, { name }]) => h("option", { value: id }, name)));
  order.addEventListener("change", () => { choice.order = order.value; choose(true); });
  const files = h("p", { class: "claims-files" }, "Hand off: ", [["html", "Page"], ["csv", "Table"], ["md", "Notes"]].flatMap(([format, name], n) => {
    const button = h("button", { type: "button", class: "inline" }, name, h("small", null, ` .${format}`));
    button.addEventListener("click", () => button.dispatchEvent(new CustomEvent("handoff", { bubbles: true, detail: { format, rows: picked } })));
    return [n ? ", " : "", button];
  }));
  const grid = h("button", { type: "button", class: "inline", id: "grid-open" }, "Claims by source, as a grid");
  grid.addEventListener("click", () => grid.dispatchEvent(new CustomEvent("opengrid", { bubbles: true })));
  files.append(" · ", grid);
  const head = h("div", { class: "claims-filters", role: "group", "aria-label": "Show only claims" }, filters);
  const second = h("div", { class: "claims-choice" }, from, order);
  let sources = "";

  /** Quotations of which nobody says whose they are, drawn anew only where they are others. @type {{look: string, nodes: HTMLElement[]}} */
  let alone = { look: "", nodes: [] };
  /** @param {Reading} now */
  function quoted(now) {
    const lone = orphans(now);
    const look = lone.map(({ start, end: stop }) => `${start} ${now.text.slice(start, stop)}`).join("\n");
    if (look !== alone.look) {
      alone = { look, nodes: [h("h3", { class: "sub" }, "Quotations without a speaker"), h("ul", { class: "checks orphans" }, lone.map(({ start, end: stop }) => h("li", null, placed(now, start, stop, flat(now, start, stop)))))] };
    }
    return lone.length ? alone.nodes : [];
  }

  /** Counts on the filters, and the sources to choose from. @param {ClaimRow[]} rows */
  function tally(rows) {
    /** @type {Map<string, string>} */ const those = new Map();
    const many = FILTERS.map(() => 0);
    for (const { is, speakers } of rows) {
      for (let n = 0; n < many.length; n++) if (is[FILTERS[n].id]) many[n]++;
      for (const { key, name } of speakers) if (key) those.set(key, name);
    }
    filters.forEach((button, n) => {
      const mark = /** @type {HTMLElement} */ (button.querySelector("sup"));
      if (mark.textContent !== String(many[n])) mark.textContent = String(many[n]);
    });
    const list = [...those].sort(([a], [b]) => Number(a > "Z") - Number(b > "Z") || a.length - b.length || (a < b ? -1 : 1));
    const signature = list.join("\n");
    if (signature === sources) return;
    sources = signature;
    if (!those.has(choice.source)) choice.source = "";
    from.replaceChildren(h("option", { value: "" }, "Every source"), ...list.map(([key, name]) => h("option", { value: key, selected: key === choice.source }, `${key} ${name}`)));
  }

  return {
    id: "claims",
    title: "Claims",
    chip: "Claims",
    sum(now) {
      const { of } = checksOf(now.text, now.report.claims, checks());
      let done = 0;
      for (const { status } of of.values()) if (status !== "open") done++;
      return count(now.report.claims.length, "claim") + (done ? `, ${done} worked on` : "");
    },
    count: ({ report }) => report.claims.length,
    fill(now) {
      if (reading?.text !== now.text && !store.state.editing) drawn = AT_ONCE;
      reading = now;
      const rows = claimsOf(now);
      if (!rows.length) return [nothing("No claim was found. Looked for: sentences that state, report or predict something that can be checked.")];
      tally(rows);
      choose();
      const { lost } = checksOf(now.text, now.report.claims, checks());
      return [
        head, second, told, list, files,
        ...(lost.length ? [h("h3", { class: "sub" }, "Notes whose words are no longer in the text"), h("ul", { class: "checks" }, lost.filter(says).map(({ claim, status, note: words, link: href }) =>
          h("li", null, `“${claim.exact.replace(/\s+/g, " ")}”: `, [STATUSES[status], words, href].filter(Boolean).join(". "))))] : []),
        ...quoted(now),
      ];
    },
  };
}
