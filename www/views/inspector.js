/**
 * The findings: chips and sections. In: the reading. Out: sections filled only while open. Each section is a module of
 * `sections/` that knows how to say its sum and fill its body; going to places and pointing is done here for all.
 */
import { arrange, byId, h, near, svg } from "../dom.js";
import { claims } from "./sections/claims.js";
import { figures } from "./sections/figures.js";
import { gaps } from "./sections/gaps.js";
import { names } from "./sections/names.js";
import { numbers } from "./sections/numbers.js";
import { sure } from "./sections/sure.js";
import { listPassages, who } from "./sections/who.js";
import { wording } from "./sections/wording.js";

/** @typedef {import("../types").Reading} Reading */
/**
 * A section. `count` stands on its chip. `of`: all that it is made from besides the words; where a correction leaves that as
 * it was, so it leaves the section. `fill` may use rows again that are there already.
 * @typedef {{id: string, title: string, chip: string, sum: (reading: Reading) => string, count?: (reading: Reading) => number,
 *   of?: (reading: Reading) => unknown[], fill: (reading: Reading, body: HTMLElement) => (Node | false | null)[]}} Section
 */

/** @typedef {{section: Section, root: HTMLElement, button: HTMLElement, sum: HTMLElement, body: HTMLElement, chip: HTMLElement, filled: Reading | null}} Part */

/** @type {Section[]} */
const SECTIONS = [who, sure, names, figures, gaps, wording, numbers];
/** Those that are open at first. */
const OPEN = 2;
const NARROW = matchMedia("(max-width: 819px)");

export class InspectorView {
  /** @type {Part[]} */ #parts = [];
  /** @type {Part} */ #who;
  #root = byId("inspector");
  #grab = byId("grab");
  #store;
  #places;

  /** @param {import("../store.js").Store} store @param {import("./places.js").Places} places */
  constructor(store, places) {
    this.#store = store;
    this.#places = places;
    this.#parts = [claims(store), ...SECTIONS].map((section, index) => this.#frame(section, index < OPEN));
    this.#who = /** @type {Part} */ (this.#parts.find(({ section }) => section === who));
    byId("findings").append(...this.#parts.map(({ root }) => root));
    byId("chips").append(...this.#parts.map(({ chip }) => chip));
    this.#grab.addEventListener("click", () => this.raise(!this.#root.classList.contains("up")));
    this.#listen();
    store.subscribe((state) => state.reading, (reading) => this.#render(reading));
    store.subscribe((state) => [state.lit, state.reading], () => this.#light());
    store.subscribe((state) => state.article?.checks, () => {
      const { reading } = store.state;
      if (reading) this.#parts[0].sum.textContent = this.#parts[0].section.sum(reading);
    });
    store.subscribe((state) => state.hot, (hot) => this.#point(hot));
    addEventListener("beforeprint", () => {
      this.#parts.forEach((part) => this.#fill(part));
      for (const list of this.#parts[0].body.querySelectorAll(".claims-list")) list.dispatchEvent(new Event("all"));
      for (const row of this.#who.body.querySelectorAll(".source")) this.#list(row, true);
    });
  }

  /** @param {Section} section @param {boolean} open */
  #frame(section, open) {
    const sum = h("span", { class: "sum" });
    const body = h("div", { class: "body", id: `body-${section.id}` });
    const button = h("button", { type: "button", "aria-expanded": String(open), "aria-controls": body.id },
      h("span", { class: "title" }, section.title), sum,
      svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, svg("path", { d: "M1 3l4 4 4-4" })));
    const root = h("section", { class: `section${open ? " open" : ""}`, id: `section-${section.id}` }, h("h2", null, button), body);
    const chip = h("button", { type: "button" }, section.chip);
    const part = { section, root, button, sum, body, chip, filled: /** @type {Reading | null} */ (null) };
    button.addEventListener("click", () => this.#open(part, !root.classList.contains("open")));
    chip.addEventListener("click", () => this.#jump(part));
    return part;
  }

  /** @param {Part} part @param {boolean} open */
  #open(part, open) {
    part.root.classList.toggle("open", open);
    part.button.setAttribute("aria-expanded", String(open));
    if (open) this.#fill(part);
  }

  /** @param {Part} part */
  #jump(part) {
    this.raise(true);
    this.#open(part, true);
    const box = NARROW.matches ? byId("findings") : this.#root;
    const head = NARROW.matches ? 0 : 50;
    box.scrollTop += part.root.getBoundingClientRect().top - box.getBoundingClientRect().top - head;
    part.button.focus({ preventScroll: true });
  }

  /** The sheet on narrow screens. @param {boolean} up */
  raise(up) {
    this.#root.classList.toggle("up", up);
    this.#grab.setAttribute("aria-expanded", String(up));
  }

  /** @param {Reading | null} reading */
  #render(reading) {
    for (const part of this.#parts) {
      part.sum.textContent = reading ? part.section.sum(reading) : "";
      const count = reading ? part.section.count?.(reading) : undefined;
      part.chip.replaceChildren(part.section.chip, ...(count === undefined || count > 99 ? [] : [h("sup", null, count)]));
      if (part.root.classList.contains("open")) this.#fill(part);
    }
  }

  /** @param {Part} part */
  #fill(part) {
    const { reading } = this.#store.state;
    const { filled, section, body } = part;
    if (!reading || filled === reading) return;
    part.filled = reading;
    const parts = section.of?.(reading);
    const before = filled && filled.text === reading.text ? section.of?.(filled) : undefined;
    if (parts && before && parts.every((value, n) => value === before[n])) return;
    const was = /** @type {HTMLElement | null} */ (body.querySelector(".source.open"))?.dataset.source;
    const open = was === undefined ? undefined : filled?.speakers[Number(was)];
    arrange(body, section.fill(reading, body).filter((node) => node instanceof Element));
    if (part.section !== who) return;
    for (const row of body.querySelectorAll(".source.open")) this.#list(row);
    // what was open before a correction stays open
    const now = open && (reading.speakers.find(({ name, key }) => name === open.name && key === open.key) ?? reading.speakers.find(({ passages }) => passages.some(({ id }) => id === open.passages[0]?.id)));
    const same = now && body.querySelector(`.source[data-source="${now.index}"]`);
    if (same) this.#show(same);
    this.#light();
  }

  #listen() {
    const findings = byId("findings");
    findings.addEventListener("click", (event) => {
      const link = near(event, "[data-start]");
      if (link) {
        event.preventDefault();
        if (NARROW.matches) this.raise(false);
        this.#places.show(Number(link.dataset.start), Number(link.dataset.end));
        // a name leads to its next mention when it is followed again
        const places = link.dataset.places?.split(" ") ?? [];
        const next = places[(places.indexOf(`${link.dataset.start}-${link.dataset.end}`) + 1) % places.length];
        if (next) [link.dataset.start, link.dataset.end] = next.split("-");
        return;
      }
      const source = near(event, ".source > button")?.parentElement;
      if (!source) return;
      const index = Number(source.dataset.source);
      const lit = this.#store.state.lit === index;
      this.#store.update({ lit: lit ? -1 : index });
      const [first] = lit ? [] : this.#store.state.reading?.speakers[index]?.passages ?? [];
      if (first && !NARROW.matches) this.#places.reveal(first.start, first.end, false);
    });
    findings.addEventListener("pointerover", (event) => {
      const link = near(event, "[data-start]");
      if (link) this.#places.point(Number(link.dataset.start), Number(link.dataset.end));
      this.#store.update({ hot: Number(near(event, "[data-a]")?.dataset.a ?? -1) });
    });
    findings.addEventListener("pointerleave", () => {
      this.#places.clear();
      this.#store.update({ hot: -1 });
    });
  }

  #light() {
    const { lit } = this.#store.state;
    const { body } = this.#who;
    const press = (/** @type {Element} */ row, /** @type {boolean} */ on) => {
      row.classList.toggle("lit", on);
      row.querySelector("button")?.setAttribute("aria-pressed", String(on));
    };
    const row = lit >= 0 ? body.querySelector(`.source[data-source="${lit}"]`) : null;
    for (const other of body.querySelectorAll(".source.lit")) if (other !== row) press(other, false);
    if (!row) return;
    press(row, true);
    this.#show(row);
    this.#reach(row);
  }

  /** Scrolls the findings, and nothing else, until a row is in sight. @param {Element} row */
  #reach(row) {
    if (NARROW.matches) return;
    const box = this.#root.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    if (!bottom) return; // its section is closed
    const [above, below] = [top - box.top - 56, Math.min(bottom, top + 160) - box.bottom];
    if (above < 0) this.#root.scrollTop += above;
    else if (below > 0) this.#root.scrollTop += Math.min(below + 8, above);
  }

  /** Opens a source's passages, and only that one's. @param {Element} row */
  #show(row) {
    for (const other of this.#who.body.querySelectorAll(".source.open")) if (other !== row) other.classList.remove("open");
    row.classList.add("open");
    this.#list(row);
  }

  /** @param {Element} row a source @param {boolean} [all] */
  #list(row, all) {
    const { reading } = this.#store.state;
    if (reading) listPassages(reading, row, all);
  }

  /** @param {number} id */
  #point(id) {
    const body = this.#who.body;
    for (const row of body.querySelectorAll("li.hot")) row.classList.remove("hot");
    if (id >= 0) body.querySelector(`li[data-a="${id}"]`)?.classList.add("hot");
  }

  /** Opens the section and row of a selected stretch. @param {{start: number, end: number} | null} span */
  select(span) {
    const { reading } = this.#store.state;
    if (!reading || !span) return;
    const touched = reading.passages.filter(({ start, end }) => start < span.end && end > span.start);
    const body = this.#who.body;
    for (const row of body.querySelectorAll("li.picked")) row.classList.remove("picked");
    for (const { id, source } of touched) {
      const row = body.querySelector(`.source[data-source="${source}"]`);
      row?.classList.add("open");
      if (row) this.#list(row);
      if (row && !row.querySelector(`li[data-a="${id}"]`)) this.#list(row, true);
      body.querySelector(`li[data-a="${id}"]`)?.classList.add("picked");
    }
    const first = body.querySelector("li.picked");
    if (first) this.#reach(first);
  }
}
