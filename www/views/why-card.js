/** Why these words are marked: every mark of a stretch with its reason. In: a place in the text. Out: a card. */
import { h } from "../dom.js";
import { normalised, placedTime } from "../format.js";
import { CERTAINTY, ENTITY_NAMES, FLAG_NAMES, HEDGES, signalOf } from "../labels.js";
import { OWN, ruleKey } from "../wording-rules.js";
import { because, reasons } from "./because.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Rules} Rules */
/** @typedef {{start: number, end: number}} Span */

/** @param {string} name @param {...(Node | string | false | undefined | null)} what */
const item = (name, ...what) => h("div", { class: "mark" }, h("h3", null, name), ...what.filter((node) => node !== undefined));

/** Where a mark of wording comes from, and the way to switch its rule off. @param {import("../types").Signal} signal @param {Rules} rules @param {() => Promise<import("../types").WordingRule[]>} engine */
function ruleOf({ kind, why }, rules, engine) {
  const from = h("p", { class: "tone" });
  const name = signalOf(kind).name;
  if (kind === OWN) from.textContent = "From: your own list.";
  else engine().then((all) => {
    const rows = all.filter((rule) => rule.kind === kind && rule.why === why);
    from.textContent = rows.length ? `From: ${[...new Set(rows.map((rule) => rule.from))].join("; ")}.` : "From: how the program reads the sentence.";
  }, () => from.remove());
  const off = (/** @type {string} */ key, /** @type {string} */ label, /** @type {string} */ told) => {
    const button = h("button", { type: "button", class: "plain-act" }, label);
    button.addEventListener("click", () => button.dispatchEvent(new CustomEvent("rules", { bubbles: true, detail: { rules: { ...rules, off: [...rules.off, key] }, told } })));
    return button;
  };
  return [from, h("div", { class: "acts-row" }, kind !== OWN && off(ruleKey(kind, why), "Switch this rule off", `Rule switched off: “${why}”.`), off(kind, `Switch off all ${name}`, `List switched off: ${name}.`))];
}

/** @param {Reading} reading @param {Span} span @param {Rules} rules @param {() => Promise<import("../types").WordingRule[]>} engine */
function marks(reading, span, rules, engine) {
  const { report, text } = reading;
  const touches = (/** @type {Span} */ { start, end }) => start < span.end && end > span.start;
  const touched = (/** @type {import("../types").Pair[]} */ pairs) => pairs.some(([start, end]) => touches({ start, end }));
  const words = (/** @type {Span} */ { start, end }) => `“${text.slice(start, end).replace(/\s+/g, " ")}”`;
  const passages = reading.passages.filter(({ attribution: row }) => touched([...row.source, ...row.cue, ...row.content]));
  const own = report.claims.filter((claim) => claim.attribution === null && touches(claim));
  return [
    ...passages.map((passage) => item(`${passage.key ? `${passage.key} ` : ""}${passage.name} ${passage.verb}`, because(reading, passage))),
    ...own.map((claim) => item("The writer’s own words",
      h("p", null, [CERTAINTY[claim.certainty], ...claim.flags.map((flag) => FLAG_NAMES[flag] ?? flag)].join("; "), "."), reasons(reading, claim.evidence))),
    ...[...report.signals, ...report.quoted_signals].filter(touches).map((row) => item(`${words(row)}: ${signalOf(row.kind).name}`, h("p", null, row.why), ...ruleOf(row, rules, engine))),
    ...report.quantities.filter(touches).map((row) => item(`${words(row)}: ${normalised(row)}`, h("p", null, `A figure: ${row.kind}, ${HEDGES[row.hedge] ?? row.hedge}.`))),
    ...report.dates.filter(touches).map((row) => item(`${words(row)}: ${placedTime(row) || "no fixed date"}`,
      h("p", null, report.date || placedTime(row) ? `Read as ${row.timex}.` : "The article’s date is not known: set it above the headline."))),
    ...report.entities.flatMap((entity) => entity.mentions.filter(touches).map((mention) =>
      item(`${words(mention)}: ${entity.name}`, h("p", null, `${ENTITY_NAMES[entity.label] ?? entity.label}, mentioned by ${mention.kind === "name" ? "name" : mention.kind === "pronoun" ? "a pronoun" : "a description"}.`)))),
    ...report.consistency.filter(({ evidence }) => touched(evidence)).map(({ why }) => item("These figures don’t add up", h("p", null, why))),
    ...report.gaps.filter(({ evidence }) => touched(evidence)).map(({ why, ask }) => item("Missing here", h("p", null, why), h("p", { class: "ask" }, ask))),
  ];
}

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {import("./card.js").Card} card @returns {(span: Span) => void} */
export function mountWhy(store, reader, card) {
  return (span) => {
    const { reading } = store.state;
    if (!reading) return;
    const found = marks(reading, span, store.state.rules, reader.rules);
    card.show("Why is this marked?", found.length ? found : [h("p", null, "Nothing is marked here: these words stand on the writer alone, and no rule found anything about them.")], span);
  };
}
