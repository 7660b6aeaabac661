/** Names: every person, organisation and place, its other forms, and where it is mentioned. */
import { h } from "../../dom.js";
import { count } from "../../format.js";
import { ENTITY_LABELS } from "../../labels.js";
import { quoteOf } from "../../quotes.js";
import { countWords } from "../../words.js";
import { ask } from "../hand.js";
import { picker } from "../picker.js";
import { link, nothing } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../types").Entity} Entity */

/** Other forms of names: a correction leaves most entities as they were. @type {WeakMap<Entity, string[]>} */
const forms = new WeakMap();

/** Other forms of the name met in the text. @param {Reading} reading @param {Entity} entity */
function alsoOf(reading, entity) {
  const known = forms.get(entity) ?? formsOf(reading, entity);
  forms.set(entity, known);
  return known;
}

/** @param {Reading} reading @param {Entity} entity */
function formsOf(reading, entity) {
  const seen = new Set([entity.name.toLowerCase()]);
  const all = entity.mentions.map(({ start, end }) => reading.text.slice(start, end).replace(/\s+/g, " "));
  return all.filter((form) => !seen.has(form.toLowerCase()) && seen.add(form.toLowerCase()));
}

/** What may be mended: a name that is another's, a form that is not this one's. @param {Reading} reading @param {Entity} entity */
function mend(reading, entity) {
  const quote = (/** @type {Entity} */ { mentions: [first] }) => quoteOf(reading.text, first.start, first.end);
  const others = reading.report.entities.filter((other) => other !== entity && other.mentions.length);
  const far = (/** @type {Entity} */ other) => Math.min(...other.mentions.map(({ start }) => Math.abs(start - entity.mentions[0].start)));
  const near = others.map((other) => ({ other, far: far(other) })).sort((a, b) => a.far - b.far).map(({ other }) => other);
  const { node, field, value } = picker("The same as", near.map(({ id, name }) => ({ value: String(id), words: name })));
  const merge = h("form", { class: "same" }, node, h("button", { type: "submit", class: "plain-act" }, "Merge"));
  merge.addEventListener("submit", (event) => {
    event.preventDefault();
    const other = others.find(({ id }) => String(id) === value());
    if (!other) field.focus();
    else ask(merge, { action: "merge", name: quote(entity), into: quote(other) });
  });
  const forms = [...new Set(entity.mentions.map(({ start, end }) => reading.text.slice(start, end).replace(/\s+/g, " ")))];
  return h("div", { class: "because" }, others.length > 0 && merge,
    forms.length > 1 && h("p", { class: "same" }, "Somebody else: ", forms.slice(0, 12).map((form) =>
      h("button", { type: "button", class: "plain-act", on: { click: (/** @type {Event} */ { currentTarget }) =>
        ask(/** @type {Element} */ (currentTarget), { action: "split", from: quote(entity), form }) } }, `Split off “${form}”`))));
}

/** @param {Reading} reading @param {Entity} entity */
function row(reading, entity) {
  const [first] = entity.mentions;
  const also = alsoOf(reading, entity);
  const all = Math.max(1, reading.wordStarts.length);
  const ticks = entity.mentions.map(({ start, kind }) => {
    const at = (100 * countWords(reading.wordStarts, 0, start)) / all;
    return h("i", { class: kind === "name" ? "" : "soft", style: { left: `${at.toFixed(1)}%` } });
  });
  const name = first ? link(reading, first.start, first.end, entity.name) : h("span", null, entity.name);
  if (entity.mentions.length > 1) {
    name.dataset.places = entity.mentions.map(({ start, end }) => `${start}-${end}`).join(" ");
    name.title = "Again for the next mention";
  }
  const item = h("div", { class: "entity row" },
    h("div", null, h("b", null, name),
      also.length > 0 && h("span", { class: "also" }, also.slice(0, 6).join(", ")), entity.by_hand && h("span", { class: "tone" }, ` ${entity.by_hand} by hand`)),
    h("div", { class: "ticks", role: "img", "aria-label": count(entity.mentions.length, "mention") }, ticks),
    h("span", { class: "where" }, entity.mentions.length));
  const button = h("button", { type: "button", class: "why inline", "aria-expanded": "false", on: { click: () => {
    const open = item.querySelector(".because");
    if (open) open.remove();
    else item.append(mend(reading, entity));
    button.setAttribute("aria-expanded", String(!open));
  } } }, "edit", h("span", { class: "unseen" }, ` ${entity.name}: merge or split`));
  if (first) item.children[2].append(button);
  return item;
}

/** @type {import("../inspector.js").Section} */
export const names = {
  id: "names",
  title: "Names",
  chip: "Names",
  sum(reading) {
    const { entities } = reading.report;
    const merged = entities.filter((entity) => alsoOf(reading, entity).length).length;
    return entities.length ? `${count(entities.length, "name")}${merged ? `, ${merged} with other forms` : ""}` : "none found";
  },
  count: (reading) => reading.report.entities.length,
  of: ({ report: { entities } }) => [entities],
  fill(reading) {
    const { entities } = reading.report;
    if (!entities.length) return [nothing("No name was found. Looked for: people, organisations, places, and other names such as events and laws.")];
    const labels = [...new Set([...Object.keys(ENTITY_LABELS), ...entities.map(({ label }) => label)])];
    return [
      h("p", { class: "lead" }, "Spellings of one name are merged. Each tick is a mention, placed where it falls in the article: tall by name, short as “she” or “the minister”."),
      ...labels.flatMap((label) => {
        const list = entities.filter((entity) => entity.label === label);
        list.sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
        return list.length ? [h("h3", { class: "sub" }, ENTITY_LABELS[label] ?? label), ...list.map((entity) => row(reading, entity))] : [];
      }),
    ];
  },
};
