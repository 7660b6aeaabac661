/** Chooses a source: one of the article's, a name it holds, or somebody else. In: the reading and where. Out: controls and the choice. */
import { h } from "../dom.js";
import { TYPE_NAMES } from "../labels.js";
import { quoteOf } from "../quotes.js";
import { picker } from "./picker.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").SourceChoice} SourceChoice */
/** @typedef {import("../types").SourceType} SourceType */

/** @type {Record<string, SourceType>} */
export const TYPE_OF_LABEL = { PER: "named_person", ORG: "named_organisation", LOC: "named_organisation", MISC: "document" };

/** The mention nearest to an offset. @param {Reading} reading @param {number | null} id @param {number} at */
function nearest(reading, id, at) {
  const entity = id === null ? undefined : reading.report.entities.find((row) => row.id === id);
  const far = (/** @type {{start: number}} */ { start }) => Math.abs(start - at);
  const [first] = [...(entity?.mentions ?? [])].sort((a, b) => far(a) - far(b));
  return first && quoteOf(reading.text, first.start, first.end);
}

/** A source as a choice, with the place nearest to an offset where the text names it. @param {Reading} reading @param {{name: string, source_type: SourceType, entity: number | null}} source @param {number} at @returns {SourceChoice} */
export function choiceOf(reading, { name, source_type: type, entity }, at) {
  const mention = nearest(reading, entity, at);
  return { name, source_type: type, ...(mention ? { mention } : {}) };
}

/**
 * @param {Reading} reading @param {number} at where the passage stands @param {string} label @param {number} [but] index of a source to leave out
 * @returns {{node: HTMLElement, choice: () => SourceChoice | null}}
 */
export function sourceChooser(reading, at, label, but = -1) {
  /** @type {Map<string, () => SourceChoice>} */
  const choices = new Map();
  const { entities, sources, attributions } = reading.report;
  const spans = new Map(attributions.map((row) => [row.id, [...row.source, ...row.content]]));
  const mentions = new Map(entities.map(({ id, mentions: list }) => [id, list]));
  /** How far it is to where the text speaks of it. @param {number | null} entity @param {number[]} ids */
  const far = (entity, ids) => {
    let least = Infinity;
    for (const { start } of (entity === null ? null : mentions.get(entity)) ?? []) least = Math.min(least, Math.abs(start - at));
    for (const id of ids) for (const [start] of spans.get(id) ?? []) least = Math.min(least, Math.abs(start - at));
    return least;
  };
  const cited = new Set(sources.map(({ entity }) => entity));
  const rows = [
    ...reading.speakers.filter(({ index, kind }) => index !== but && kind !== "none").map(({ key, name, index }) => {
      const { name: own, source_type: type, entity, attributions: ids } = sources[index];
      return { own, type, entity, words: name, note: key, far: far(entity, ids) };
    }),
    ...entities.filter(({ id }) => !cited.has(id)).map(({ id, name, label: kind }) =>
      ({ own: name, type: TYPE_OF_LABEL[kind] ?? "named_organisation", entity: /** @type {number | null} */ (id), words: name, note: "", far: far(id, []) })),
  ].sort((a, b) => a.far - b.far);
  const options = rows.map(({ own, type, entity, words, note }) => {
    const value = String(choices.size);
    choices.set(value, () => choiceOf(reading, { name: own, source_type: type, entity }, at));
    return { value, words, note };
  });
  const type = h("select", null, Object.entries(TYPE_NAMES).filter(([key]) => key !== "unspecified").map(([key, words]) => h("option", { value: key }, words)));
  const more = h("div", { class: "other", hidden: true }, h("label", null, "What type ", type));
  const { node, field, value } = picker(label, [...options, { value: "nobody", words: "No source given" }], {
    free: (typed) => ({ value: "else", words: typed, note: "not in the list" }),
    onpick: (option) => { more.hidden = option.value !== "else"; },
  });
  return {
    node: h("div", { class: "chooser" }, node, more),
    choice() {
      const chosen = value();
      if (chosen === "nobody") return { name: "nobody named", source_type: "unspecified" };
      if (chosen !== "else") return choices.get(chosen ?? "")?.() ?? null;
      const words = field.value.trim();
      const place = words ? reading.text.indexOf(words) : -1;
      const mention = place < 0 ? {} : { mention: quoteOf(reading.text, place, place + words.length) };
      return words ? { name: words, source_type: /** @type {SourceType} */ (type.value), ...mention } : null;
    },
  };
}
