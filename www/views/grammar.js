/** The grammar of the marks: samples and what they mean. For the key beside the article and for the help. */
import { h } from "../dom.js";

/** @returns {[sample: Node, means: string][]} */
export function grammar() {
  return [
    [h("span", { class: "src k-person" }, "Maren ", h("span", { class: "src-z", "data-key": "A" }, "Holt")), "a named person, organisation or document; A, B, C is its key"],
    [h("span", { class: "src k-anon" }, "a former ", h("span", { class: "src-z", "data-key": "x" }, "official")), "somebody unnamed; x, y, z"],
    [h("span", { class: "cue k-person" }, "said"), "the words that tie source and content"],
    [h("span", { class: "con k-person c-stated" }, "bearings last 40 years"), "stated as fact, on that source’s word"],
    [h("span", { class: "con k-person c-rep" }, "services ran late"), "reported: claimed, alleged, unconfirmed"],
    [h("span", { class: "con k-person c-spec" }, "work may begin"), "likely, possible or open: a plan, wish or question"],
    [h("span", { class: "src k-person" }, h("span", { class: "src-z", "data-key": "A?" }, "Holt")), "a mark the program is not sure of"],
    [h("span", null, "no line"), "no source: the writer’s own voice"],
    [h("span", { class: "f" }, "about 19,000"), "a figure or a date, its hedge included"],
    [h("span", { class: "n n-a" }, "Port Larrow"), "a name"],
    [h("span", { class: "w w-solid" }, "stunning"), "wording: how it is put, not whether it is so"],
  ];
}
