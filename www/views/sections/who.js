/**
 * Who says so: sources by their share of the words, each with its passages. After a correction the rows of sources that it
 * left alone stay.
 */
import { h } from "../../dom.js";
import { count } from "../../format.js";
import { candidatesOf, oneOf } from "../../candidates.js";
import { KIND_NAMES } from "../../labels.js";
import { because } from "../because.js";
import { link, nothing, where } from "./link.js";
import { facts } from "./rests.js";
import { corrector } from "./source-forms.js";
import { unsureMarks } from "./unsure.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../types").Speaker} Speaker */

/** The reading whose sources are shown: rows outlive a correction, and what they say why is of the corrected one. @type {Reading | null} */
let shown = null;

/** Verbs that say by themselves that something is not so. */
const DENIES = /den(?:y|ie)|reject|refut|disput|dismiss|contradict/i;

/** How a passage is put, in a word or two; plain statements need none. @param {Reading} reading @param {import("../../types").Passage} passage */
function tone(reading, passage) {
  const { attribution, style, unsure, verb } = passage;
  const { certainty, flags, nested_in: nested } = attribution;
  const near = candidatesOf(reading, passage);
  const words = [
    style === "rep" ? "unverified" : certainty === "CT-" ? (DENIES.test(verb) ? "" : "said not to be so") : certainty.startsWith("PR") ? "likely"
      : certainty.startsWith("PS") ? "possible" : certainty === "U" ? "open" : "",
    flags.includes("future") && "about the future", flags.includes("conditional") && "conditional", nested !== null && "within another’s words",
    attribution.by_hand === "added" ? "added by hand" : attribution.by_hand === "graded" ? "graded by hand" : attribution.by_hand && "given by hand", unsure && "an unsure mark", near && `“${near.said}” may be ${oneOf(near.entities)}`,
  ];
  return words.filter(Boolean).join(", ");
}

/** @param {Reading} reading @param {import("../../types").Passage} passage */
function row(reading, passage) {
  const { id, verb, quote, attribution, start, end } = passage;
  const how = tone(reading, passage);
  const [from, to] = attribution.content.length ? [attribution.content[0][0], attribution.content[0][1]] : [start, end];
  const item = h("li", { "data-a": id },
    h("span", { class: "verb" }, verb || (attribution.form === "direct" ? "(quoted)" : "(no verb)")),
    h("span", null, link(reading, from, to, quote || "nothing further"), how && h("span", { class: "tone" }, how)),
    where(reading, start));
  const why = h("button", { type: "button", class: "why inline", "aria-expanded": "false", on: { click: () => {
    const open = item.querySelector(".because");
    if (open) open.remove();
    else item.append(because(shown ?? reading, passage));
    why.setAttribute("aria-expanded", String(!open));
  } } }, "why", h("span", { class: "unseen" }, `, or correct it: ${verb} ${quote.slice(0, 60)}`));
  item.children[2].append(why);
  return item;
}

/** Passages that are listed before the reader asks for all. */
const LISTED = 60;

/** So many passages of an article are listed at once, for whoever searches the page for words. */
const FEW = 200;

/** From so many sources on the browser is asked to lay out only those near what is seen. */
const MANY = 40;

/** Lists a source's passages, which nobody sees before it is opened. @param {Reading} reading @param {Element} source @param {boolean} [all] */
export function listPassages(reading, source, all = false) {
  const list = source.querySelector(".passages");
  const { passages } = reading.speakers[Number(/** @type {HTMLElement} */ (source).dataset.source)];
  if (!list || list.childElementCount >= (all ? passages.length : Math.min(passages.length, LISTED))) return;
  const shown = all ? passages : passages.slice(0, LISTED);
  list.replaceChildren(...shown.map((passage) => row(reading, passage)));
  if (shown.length === passages.length) return;
  const more = h("button", { type: "button", class: "inline" }, `and ${passages.length - shown.length} more`);
  more.addEventListener("click", () => {
    listPassages(reading, source, true);
    /** @type {HTMLElement | undefined} */ (list.children[LISTED]?.querySelector("a"))?.focus();
  });
  list.append(h("li", { class: "rest" }, more));
}

/** What rows were made of. @typedef {{looks: string, source: import("../../types").Source, passages: import("../../types").Passage[]}} Made */
/** @type {WeakMap<Element, Made>} */
const made = new WeakMap();

/** Whether a row for this would be the same as one that was made. @param {Made} one @param {Made} other */
function same(one, other) {
  const { source: a, passages } = one;
  const { source: b } = other;
  return a.kind === b.kind && a.source_type === b.source_type && a.role === b.role && a.standing === b.standing && a.named === b.named
    && a.statement === b.statement && a.relayed_by === b.relayed_by && a.described === b.described && a.anonymity === b.anonymity
    && a.by_hand === b.by_hand && a.reason === b.reason && a.bare === b.bare && a.plural_for_one === b.plural_for_one && a.cues.length === b.cues.length
    && a.cues.every((cue, n) => cue === b.cues[n]) && passages.length === other.passages.length
    && passages.every(({ attribution }, n) => attribution === other.passages[n].attribution);
}

/** A source's row: the one that is there already, where it would be the same. @param {Reading} reading @param {Speaker} speaker @param {Map<string, HTMLElement>} old @param {boolean} open */
function rowOf(reading, { index, key, kind, name, role, shown: share, passages }, old, open) {
  const source = reading.report.sources[index];
  const now = { looks: `${key} ${kind} ${share} ${name} (${role})`, source, passages };
  const there = old.get(now.looks);
  const before = there && made.get(there);
  if (before && same(before, now)) {
    there.dataset.source = String(index);
    return there;
  }
  const verbs = passages.length === 1 && passages[0].verb ? passages[0].verb : count(passages.length, "passage");
  const element = h("div", { class: `source row k-${kind}${open ? " open" : ""}`, "data-source": index },
    h("button", { type: "button", "aria-pressed": "false" },
      h("span", { class: `badge k-${kind}` }, key), h("span", { class: "name" }, name, h("span", { class: "unseen" }, `, ${KIND_NAMES[kind]}, `)),
      h("span", { class: "share" }, share, h("span", { class: "unseen" }, " of the words. ")),
      h("span", { class: "role" }, role), h("span", { class: "count" }, verbs)),
    facts(reading, source, reading.speakers[index]), h("ul", { class: "passages" }));
  if (kind !== "none") element.append(corrector(() => shown ?? reading, element));
  made.set(element, now);
  // of a long article only what is opened is listed
  if (reading.passages.length <= FEW) listPassages(reading, element);
  return element;
}

/** What stands on nobody's word, so that the list makes up the whole article. @param {Reading} reading */
function writerRow(reading) {
  const own = reading.lines.filter(({ parts }) => parts.some(({ kind, source, frame }) => kind === "none" && source < 0 && !frame));
  const first = own[0];
  const places = own.map(({ start, end }) => `${start}-${end}`).join(" ");
  return h("div", { class: "writer row" },
    h("span", { class: "badge k-none", "aria-hidden": "true" }), h("b", { class: "name" }, "The writer alone"),
    h("span", { class: "share" }, reading.writer, h("span", { class: "unseen" }, " of the words. ")),
    h("span", { class: "role" }, first ? h("a", { class: "find", href: `#s${first.index + 1}`, "data-start": first.start, "data-end": first.end, "data-places": places },
      `${count(own.length, "sentence")} of the writer’s own`) : "No sentence of the writer’s own", ", and the words that name the sources.",
    reading.together && h("span", { class: "tone" }, " Words that several say together stand in each one’s row.")));
}

/** @type {import("../inspector.js").Section} */
export const who = {
  id: "who",
  title: "Who says so",
  chip: "Who",
  sum: (reading) => count(reading.speakers.length, "source"),
  count: (reading) => reading.speakers.length,
  fill(reading, body) {
    const { speakers } = reading;
    const unsure = unsureMarks(reading);
    if (!speakers.length) {
      return [nothing("Nobody is cited. Looked for: people, organisations and documents that say, write, think or deny something, and unnamed ones too. Every word stands on the writer alone."), unsure];
    }
    // who says something, and whose views, wishes and plans the article tells
    const says = (/** @type {Speaker} */ { index }) => reading.report.sources[index].statement;
    const named = speakers.filter((speaker) => says(speaker) && ["person", "org", "doc"].includes(speaker.kind)).length;
    const unnamed = speakers.filter((speaker) => says(speaker) && speaker.kind === "anon").length;
    const nobody = speakers.filter(({ kind }) => kind === "none").length;
    const parts = [named ? count(named, "named source") : "No named source", `${unnamed} unnamed`, nobody && `${nobody} with no source given`];
    const group = (/** @type {Speaker} */ speaker) => (speaker.kind === "none" ? 1 : says(speaker) ? 0 : 2);
    const ranked = [...speakers].sort((a, b) => group(a) - group(b) || b.share - a.share || a.index - b.index);
    const attitudes = ranked.findIndex((speaker) => group(speaker) === 2);
    const there = /** @type {HTMLElement[]} */ ([...body.children].filter((row) => made.has(row)));
    const old = new Map(there.map((row) => [made.get(row)?.looks ?? "", row]));
    shown = reading;
    body.classList.toggle("many", speakers.length > MANY);
    return [
      h("p", { class: "lead" }, `${parts.filter(Boolean).join(", ")}. Select one to highlight its passages.`),
      unsure,
      ...ranked.flatMap((speaker, index) => [
        ...(index === attitudes ? [h("h3", { class: "sub" }, "Views and plans ", h("i", null, "reported by the writer, not stated by these sources"))] : []),
        rowOf(reading, speaker, old, index === 0 && !there.length)]),
      writerRow(reading),
    ];
  },
};
