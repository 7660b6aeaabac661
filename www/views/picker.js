/**
 * A field that filters a list as one types (the combobox of the ARIA practices): nothing is chosen before somebody chooses it. In:
 * options in the order in which they are offered. Out: a labelled field, and what was chosen.
 */
import { h } from "../dom.js";

/** @typedef {{value: string, words: string, note?: string}} Option */

/** Options that are shown at once; typing finds the others. */
const SHOWN = 60;
let made = 0;

/**
 * @param {string} label @param {Option[]} options
 * @param {{free?: (typed: string) => Option, onpick?: (option: Option) => void}} [more] `free`: what is offered for words that are no option
 * @returns {{node: HTMLElement, field: HTMLInputElement, value: () => string | null}}
 */
export function picker(label, options, { free, onpick = () => {} } = {}) {
  const id = `picker-${++made}`;
  /** @type {Option | null} */ let picked = null;
  /** @type {Option[]} */ let offered = [];
  let at = -1;
  const list = h("ul", { id, role: "listbox", "aria-label": label, hidden: true });
  const field = h("input", { type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Type a name", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" });
  const open = (/** @type {boolean} */ on) => {
    list.hidden = !on;
    field.setAttribute("aria-expanded", String(on));
    if (!on) field.removeAttribute("aria-activedescendant");
  };
  const mark = (/** @type {number} */ to) => {
    at = to;
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    const row = list.children[at];
    if (!row) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  };
  const take = (/** @type {Option} */ option) => {
    picked = option;
    field.value = option.words;
    open(false);
    onpick(option);
  };
  const offer = () => {
    const typed = picked && field.value === picked.words ? "" : field.value.trim();
    const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
    offered = options.filter(({ words }) => parts.every((part) => words.toLowerCase().includes(part))).slice(0, SHOWN);
    if (typed && free && !options.some(({ words }) => words.toLowerCase() === typed.toLowerCase())) offered.push(free(typed));
    list.replaceChildren(...offered.map((option, n) => h("li", { id: `${id}-${n}`, role: "option", "aria-selected": "false" }, option.words, option.note && h("small", null, ` ${option.note}`))));
    mark(-1);
    open(offered.length > 0);
  };
  field.addEventListener("click", offer);
  field.addEventListener("input", () => { picked = null; offer(); });
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (event) => {
    const shut = list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shut) offer();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(at < 0 ? (step > 0 ? 0 : offered.length - 1) : (at + step + offered.length) % offered.length);
    } else if (event.key === "Enter" && !shut && (at >= 0 || offered.length === 1)) {
      event.preventDefault();
      take(offered[Math.max(0, at)]);
    } else if (event.key === "Escape" && !shut) {
      event.preventDefault();
      event.stopPropagation();
      open(false);
    }
  });
  // the field keeps the focus while an option is pressed
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    if (row) take(offered[[...list.children].indexOf(row)]);
  });
  return { node: h("div", { class: "picker" }, h("label", null, `${label} `, field), list), field, value: () => picked?.value ?? null };
}
