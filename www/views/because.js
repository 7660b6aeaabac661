/** Why a passage is marked: what it was taken for, the words that led to it, how sure the program is, and what may be done about it. */
import { h } from "../dom.js";
import { percent } from "../format.js";
import { candidatesOf, oneOf } from "../candidates.js";
import { CERTAINTY, CUE_NAMES, FLAG_NAMES, FORM_NAMES, TYPE_NAMES } from "../labels.js";
import { quoteOfPassage } from "../correct-passages.js";
import { ask } from "./hand.js";
import { link } from "./sections/link.js";
import { choiceOf, sourceChooser, TYPE_OF_LABEL } from "./source-chooser.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Passage} Passage */

/** Grades that a reader can set, and whether they are flagged as unverified. @type {[import("../types").Certainty, boolean][]} */
const GRADES = [["CT+", false], ["CT+", true], ["PR+", false], ["PS+", false], ["U", false], ["CT-", false]];

/** Words that led to something, each with its reason. @param {Reading} reading @param {import("../types").Evidence[]} evidence */
export function reasons(reading, evidence) {
  const seen = new Set();
  const rows = evidence.filter(({ start, end, why }) => !seen.has(`${start} ${end} ${why}`) && seen.add(`${start} ${end} ${why}`));
  return rows.length > 0 && h("ul", { class: "reasons" }, rows.map(({ start, end, why }) =>
    h("li", null, end > start && [link(reading, start, end), " "], h("span", null, why))));
}

/** How sure the program is of a mark. @param {Passage} passage */
export function surety({ attribution, unsure }) {
  if (attribution.by_hand === "added") return "Added by hand.";
  const hand = attribution.by_hand === "graded" ? "How sure it is was set by hand. " : attribution.by_hand ? "Given to this source by hand. " : "";
  const sure = `The program is ${percent(attribution.confidence)} sure of this mark`;
  return hand + (unsure ? `${sure}: check it against the text.` : `${sure}.`);
}

/** What a passage was taken for. @param {Passage} passage */
export function taken({ attribution: row }) {
  const flags = row.flags.map((flag) => FLAG_NAMES[flag]).filter(Boolean);
  const cue = row.cue.length && row.cue_class !== "other" ? [CUE_NAMES[row.cue_class] ?? row.cue_class] : [];
  return [TYPE_NAMES[row.source_type], FORM_NAMES[row.form], ...cue, CERTAINTY[row.certainty], ...flags].join("; ");
}

/** @param {Reading} reading @param {Passage} passage */
export function because(reading, passage) {
  const { attribution, start, source } = passage;
  const quote = quoteOfPassage(reading.text, attribution);
  const chooser = sourceChooser(reading, start, "Give it to", source);
  const give = h("form", { class: "acts-row" }, chooser.node, h("button", { type: "submit", class: "plain-act" }, "Give"));
  give.addEventListener("submit", (event) => {
    event.preventDefault();
    const to = chooser.choice();
    if (to) ask(give, { action: "reassign", passage: quote, to });
    else chooser.node.querySelector("input")?.focus();
  });
  const now = GRADES.findIndex(([certainty, unverified]) => attribution.certainty === certainty && unverified === attribution.flags.includes("unverified"));
  const sure = h("select", null, h("option", { value: "" }, "Choose"), GRADES.map(([certainty, unverified], n) => h("option", { value: n, disabled: n === now }, unverified ? "reported, unverified" : CERTAINTY[certainty])));
  const grade = h("form", { class: "acts-row" }, h("label", null, "How sure ", sure), h("button", { type: "submit", class: "plain-act" }, "Set"));
  grade.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!sure.value) return sure.focus();
    const [certainty, unverified] = GRADES[Number(sure.value)];
    ask(grade, { action: "grade", passage: quote, certainty, unverified });
  });
  const drop = h("button", { type: "button", class: "plain-act" }, "Drop this passage");
  drop.addEventListener("click", () => ask(drop, { action: "drop", passage: quote }));
  // one of several who speak as one may have said it alone
  const several = attribution.joint ? reading.report.sources.filter(({ attributions }) => attributions.includes(passage.id)) : [];
  const alone = several.map((one) => {
    const button = h("button", { type: "button", class: "plain-act" }, `${one.name} alone`);
    button.addEventListener("click", () => ask(button, { action: "reassign", passage: quote, to: choiceOf(reading, one, start) }));
    return button;
  });
  const near = candidatesOf(reading, passage);
  const those = near?.entities.map((entity) => {
    const button = h("button", { type: "button", class: "plain-act" }, entity.name);
    button.addEventListener("click", () => ask(button, { action: "reassign", passage: quote, to: choiceOf(reading, { name: entity.name, source_type: TYPE_OF_LABEL[entity.label] ?? "named_person", entity: entity.id }, start) }));
    return button;
  });
  return h("div", { class: "because" },
    near && those && h("div", { class: "candidates" }, h("p", { class: "unsure" }, attribution.entity === null ? `The program can’t tell who “${near.said}” is. Named just before: ${oneOf(near.entities)}.`
      : `The program is not sure who “${near.said}” is. Named just before, too: ${oneOf(near.entities)}.`), h("div", { class: "acts-row" }, h("span", null, "It is "), those)),
    h("p", null, taken(passage), "."), reasons(reading, attribution.evidence), h("p", { class: passage.unsure ? "unsure" : "" }, surety(passage)),
    h("div", { class: "correct" }, give, attribution.content.length > 0 && grade, ...alone, drop));
}
