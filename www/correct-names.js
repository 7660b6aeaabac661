/** Names merged and split by hand. In: a report's draft and where the names stand. Out: the draft's entities changed. Knows no DOM. */
import { findQuote } from "./quotes.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Entity} Entity */
/** @typedef {import("./types").Correction} Correction */

/** @param {{start: number, end: number}} a @param {{start: number, end: number}} b */
const touches = (a, b) => a.start < b.end && a.end > b.start;

/** The entity that one of its mentions names. @param {string} text @param {Report} report @param {import("./types").Quote} quote */
export function entityAt(text, report, quote) {
  const place = findQuote(text, quote);
  return (place && report.entities.find(({ mentions }) => mentions.some((mention) => touches(mention, place)))) ?? null;
}

/** @param {string} text @param {Report} report @param {Extract<Correction, {action: "merge"}>} correction */
export function mergeNames(text, report, { name, into }) {
  const from = entityAt(text, report, name);
  const to = entityAt(text, report, into);
  if (!from || !to || from === to) return false;
  const mentions = [...to.mentions, ...from.mentions].sort((a, b) => a.start - b.start);
  const merged = { ...to, mentions, titles: [...new Set([...to.titles, ...from.titles])], by_hand: /** @type {const} */ ("merged") };
  report.entities = report.entities.filter((entity) => entity !== from).map((entity) => (entity === to ? merged : entity));
  // who speaks as one with others stays one of them
  const moved = (/** @type {number} */ id) => (id === from.id ? to.id : id);
  report.attributions = report.attributions.map((row) => (row.entity === from.id || row.entities.includes(from.id)
    ? { ...row, entity: row.entity === from.id ? to.id : row.entity, entities: [...new Set(row.entities.map(moved))] } : row));
  return true;
}

/** Every mention with these words becomes a name of its own. @param {string} text @param {Report} report @param {Extract<Correction, {action: "split"}>} correction */
export function splitNames(text, report, { from, form }) {
  const entity = entityAt(text, report, from);
  const says = (/** @type {{start: number, end: number}} */ { start, end }) => text.slice(start, end).replace(/\s+/g, " ") === form;
  const gone = entity?.mentions.filter(says) ?? [];
  if (!entity || !gone.length || gone.length === entity.mentions.length) return false;
  const id = Math.max(-1, ...report.entities.map((other) => other.id)) + 1;
  const stay = entity.mentions.filter((mention) => !says(mention));
  const words = ({ start = 0, end = 0 }) => text.slice(start, end).replace(/\s+/g, " ");
  // the longest name that stays is what it is called now
  const names = stay.filter(({ kind }) => kind === "name").map(words).sort((a, b) => b.length - a.length);
  const rest = { ...entity, mentions: stay, name: entity.name === form ? (names[0] ?? words(stay[0])) : entity.name, by_hand: /** @type {const} */ ("split") };
  const own = { id, name: form, label: entity.label, titles: [], mentions: gone, by_hand: /** @type {const} */ ("split") };
  report.entities = [...report.entities.map((other) => (other === entity ? rest : other)), own];
  report.attributions = report.attributions.map((row) => {
    const said = row.source.some(([start, end]) => gone.some((mention) => touches(mention, { start, end })));
    return row.entity === entity.id && said ? { ...row, entity: id, entities: row.entities.map((other) => (other === entity.id ? id : other)) } : row;
  });
  return true;
}
