/** What a reader may put right about a source as a whole: its kind, and who it is. In: a reading and a source. Out: controls that ask for it. */
import { h } from "../../dom.js";
import { TYPE_NAMES } from "../../labels.js";
import { ask } from "../hand.js";
import { sourceChooser } from "../source-chooser.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../types").SourceType} SourceType */

/** What a source speaks as. @type {Record<import("../../types").Source["kind"], string>} */
const CLASSES = { official: "An official", company: "A company", expert: "An expert", witness: "A witness", document: "A document", other: "None of these" };

/** @param {string} label @param {HTMLElement} choice @param {string} does @param {(form: HTMLElement) => void} act */
function form(label, choice, does, act) {
  const node = h("form", { class: "acts-row", "aria-label": label }, choice, h("button", { type: "submit", class: "plain-act" }, does));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    act(node);
  });
  return node;
}

/** The controls of one source. @param {Reading} reading @param {number} index its row */
function controls(reading, index) {
  const { name, source_type: now, kind } = reading.report.sources[index];
  const type = h("select", null, Object.entries(TYPE_NAMES).map(([key, words]) => h("option", { value: key, selected: key === now }, words)));
  const retype = form("What kind of source it is", h("label", null, "Type ", type), "Change", (from) => {
    if (type.value !== now) ask(from, { action: "retype", who: name, source_type: /** @type {SourceType} */ (type.value) });
  });
  const role = h("select", null, Object.entries(CLASSES).map(([key, words]) => h("option", { value: key, selected: key === kind }, words)));
  const classify = form("What it speaks as", h("label", null, "Class ", role), "Set class", (from) => {
    if (role.value !== kind) ask(from, { action: "class", who: name, kind: /** @type {import("../../types").Source["kind"]} */ (role.value) });
  });
  const called = h("input", { type: "text", value: reading.speakers[index].name, autocomplete: "off", spellcheck: "false", maxlength: 300 });
  const rename = form("What the list calls it", h("label", null, "Call it ", called), "Rename", (from) => {
    const words = called.value.replace(/\s+/g, " ").trim();
    if (words && words !== name) ask(from, { action: "rename", who: name, name: words });
    else called.focus();
  });
  const start = reading.speakers[index].passages[0]?.start ?? 0;
  const chooser = sourceChooser(reading, start, "It is the same as", index);
  const tie = form("Who it is", chooser.node, "Join", (from) => {
    const to = chooser.choice();
    if (to) ask(from, { action: "tie", who: name, to });
    else from.querySelector("input")?.focus();
  });
  return h("div", { class: "correct" }, retype, classify, rename, tie);
}

/** A button that opens the controls of a source, and closes them. @param {() => Reading} present @param {HTMLElement} row */
export function corrector(present, row) {
  const place = h("div", { class: "put-right" });
  const button = h("button", { type: "button", class: "inline", "aria-expanded": "false" }, "correct this source");
  button.addEventListener("click", () => {
    const open = place.querySelector(".correct");
    if (open) open.remove();
    else place.append(controls(present(), Number(row.dataset.source)));
    button.setAttribute("aria-expanded", String(!open));
  });
  place.append(button);
  return place;
}
