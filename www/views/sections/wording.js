/** Wording: how it is written, the writer's words apart from quoted ones. */
import { byId, h } from "../../dom.js";
import { count } from "../../format.js";
import { signalOf } from "../../labels.js";
import { OWN } from "../../wording-rules.js";
import { inContext, nothing, placed } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../types").Signal} Signal */

/** Why they are marked, where it is the same for most; W says it for each mark in the article. @param {Signal[]} rows */
function whys(rows) {
  const all = [...new Set(rows.map(({ why }) => why))];
  return all.length <= 2 && h("small", { class: "whys" }, all.join("; "));
}

/** @param {Reading} reading @param {Signal[]} signals */
function list(reading, signals) {
  const kinds = [...new Set(signals.map(({ kind }) => kind))];
  return h("dl", null, kinds.map((kind) => {
    const { name, line } = signalOf(kind);
    const rows = signals.filter((signal) => signal.kind === kind);
    return h("div", { class: "words" }, h("dt", null, h("span", { class: `outline w-${line}` }, name), rows.length > 1 && inContext(name[0].toUpperCase() + name.slice(1), rows.map(({ start, end }) => [start, end]))),
      h("dd", null, rows.map((row) => {
        const item = placed(reading, row.start, row.end);
        item.title = row.why;
        return item;
      }), whys(rows)));
  }));
}

/** The switch for marks inside quotations; the style sheet does the rest. */
function quotedToo() {
  const article = byId("article");
  const box = h("input", { type: "checkbox", checked: article.classList.contains("l-quoted") });
  box.addEventListener("change", () => { article.classList.toggle("l-quoted", box.checked); });
  return box;
}

/** @param {Reading} reading */
function rulesOf(reading) {
  const left = reading.raw.signals.length + reading.raw.quoted_signals.length - [...reading.report.signals, ...reading.report.quoted_signals].filter(({ kind }) => kind !== OWN).length;
  const button = h("button", { type: "button", class: "plain-act", id: "rules-open" }, "Rules and words of your own");
  button.addEventListener("click", () => button.dispatchEvent(new CustomEvent("openrules", { bubbles: true })));
  return h("p", { class: "rules-line" }, left > 0 && h("span", null, `${count(left, "mark")} left out by your rules. `), button);
}

/** @type {import("../inspector.js").Section} */
export const wording = {
  id: "word",
  title: "Wording",
  chip: "Wording",
  sum({ report: { signals: own, quoted_signals: theirs } }) {
    return own.length + theirs.length ? `${count(own.length, "place")}${theirs.length ? `, ${theirs.length} quoted` : ""}` : "none marked";
  },
  of: ({ report: { signals, quoted_signals: theirs } }) => [signals, theirs],
  fill(reading) {
    const { signals: own, quoted_signals: theirs } = reading.report;
    if (!own.length && !theirs.length) {
      return [nothing("No wording is marked. Looked for: hedges and boosters, loaded words, stock phrases, vague attribution, partial quotes, superlatives, absolutes and passives without an agent."), rulesOf(reading)];
    }
    return [
      h("p", { class: "lead" }, "Marked above the line of type. “Passive, doer not named” means that the sentence leaves out who did it. W in the article says why for each mark."),
      h("h3", { class: "sub" }, "In the writer’s words"),
      own.length ? list(reading, own) : nothing("None."),
      theirs.length > 0 && h("h3", { class: "sub" }, "In quotations ", h("i", null, "not the writer’s; not marked in the text unless asked")),
      theirs.length > 0 && h("label", { class: "quoted-too" }, quotedToo(), "Mark quoted words too"),
      theirs.length > 0 && list(reading, theirs),
      rulesOf(reading),
    ];
  },
};
