/** Chooses a source: one of the article's, a name it holds, or somebody else. In: the reading and where. Out: controls and the choice. */
import { h } from "../dom.js";
import { TYPE_NAMES } from "../labels.js";
import { quoteOf } from "../quotes.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").SourceChoice} SourceChoice */
/** @typedef {import("../types").SourceType} SourceType */

/** @type {Record<string, SourceType>} */
const TYPE_OF_LABEL = { PER: "named_person", ORG: "named_organisation", LOC: "named_organisation", MISC: "document" };

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
  /** @param {string} name @param {SourceType} type @param {number | null} entity @param {string} shown */
  const option = (name, type, entity, shown) => {
    const value = String(choices.size);
    choices.set(value, () => choiceOf(reading, { name, source_type: type, entity }, at));
    return h("option", { value }, shown);
  };
  const { entities, sources } = reading.report;
  const cited = new Set(sources.map(({ entity }) => entity));
  const speakers = reading.speakers.filter(({ index, kind }) => index !== but && kind !== "none");
  const others = entities.filter(({ id }) => !cited.has(id));
  const select = h("select", null,
    h("option", { value: "" }, "Choose a source"),
    speakers.length > 0 && h("optgroup", { label: "Sources" }, speakers.map(({ key, name, index }) =>
      option(sources[index].name, sources[index].source_type, sources[index].entity, `${key} ${name}`))),
    others.length > 0 && h("optgroup", { label: "Other names here" }, others.map(({ id, name, label: kind }) =>
      option(name, TYPE_OF_LABEL[kind] ?? "named_organisation", id, name))),
    h("option", { value: "else" }, "Somebody else …"),
    h("option", { value: "nobody" }, "Nobody is named"));
  const name = h("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const type = h("select", null, Object.entries(TYPE_NAMES).filter(([key]) => key !== "unspecified").map(([key, words]) => h("option", { value: key }, words)));
  const more = h("div", { class: "other", hidden: true }, h("label", null, "Who ", name), h("label", null, "What kind ", type));
  select.addEventListener("change", () => {
    more.hidden = select.value !== "else";
    if (!more.hidden) name.focus();
  });
  return {
    node: h("div", { class: "chooser" }, h("label", null, `${label} `, select), more),
    choice() {
      if (select.value === "nobody") return { name: "nobody named", source_type: "unspecified" };
      if (select.value !== "else") return choices.get(select.value)?.() ?? null;
      const words = name.value.trim();
      const place = words ? reading.text.indexOf(words) : -1;
      const mention = place < 0 ? {} : { mention: quoteOf(reading.text, place, place + words.length) };
      return words ? { name: words, source_type: /** @type {SourceType} */ (type.value), ...mention } : null;
    },
  };
}
