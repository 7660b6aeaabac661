/** Whom a pronoun may mean where the program ties it to nobody, or is not sure of it. In: a reading and a passage. Out: names that stand just before it, the nearest first. Knows no DOM. */

/** @typedef {import("./types").Reading} Reading */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Entity} Entity */

/** Sentences before the pronoun's own in which it is looked for, and so many are told. */
const BACK = 3;
const MOST = 4;

/** What each pronoun can stand for. @type {[RegExp, string[], "m" | "f" | ""][]} */
const STANDS_FOR = [
  [/^(?:he|him|his)$/i, ["PER"], "m"], [/^(?:she|her|hers)$/i, ["PER"], "f"], [/^who$/i, ["PER", "ORG"], ""],
  [/^(?:they|them|their|both)$/i, ["PER", "ORG", "MISC"], ""], [/^(?:it|its)$/i, ["ORG", "LOC"], ""],
];
const HE = /(?:^|\s)(?:Mr|Sir|Lord|Fr|Father|King|Prince)\.?\s*$/;
const SHE = /(?:^|\s)(?:Mrs|Ms|Miss|Dame|Lady|Sister|Queen|Princess)\.?\s*$/;

/** What the text itself says of a person's gender: a form of address, or a pronoun that is tied to them. @param {string} text @param {Entity} entity */
function genderOf(text, { mentions }) {
  const told = new Set();
  for (const { start, end, kind } of mentions) {
    const words = text.slice(start, end);
    const before = text.slice(Math.max(0, start - 12), start);
    if (kind === "pronoun" ? /^(?:he|him|his|himself)$/i.test(words) : HE.test(before) || HE.test(words.replace(/\s.*/, " "))) told.add("m");
    if (kind === "pronoun" ? /^(?:she|her|hers|herself)$/i.test(words) : SHE.test(before) || SHE.test(words.replace(/\s.*/, " "))) told.add("f");
  }
  return told.size === 1 ? [...told][0] : "";
}

/**
 * @param {Reading} reading @param {Passage} passage
 * @returns {{said: string, entities: Entity[]} | null} nothing where the source is no pronoun, or is known and sure
 */
export function candidatesOf({ text, report }, { attribution: row, unsure }) {
  const place = row.source.at(-1);
  if (!place || row.by_hand || (row.entity !== null && !unsure)) return null;
  const said = text.slice(...place).trim();
  const found = STANDS_FOR.find(([is]) => is.test(said));
  if (!found) return null;
  const [, labels, gender] = found;
  const at = report.sentences.findLastIndex(({ start }) => start <= place[0]);
  const from = report.sentences[Math.max(0, at - BACK)]?.start ?? 0;
  const rows = report.entities.flatMap((entity) => {
    if (entity.id === row.entity || !labels.includes(entity.label)) return [];
    const last = entity.mentions.filter(({ start, kind }) => kind === "name" && start >= from && start < place[0]).at(-1);
    const known = gender && genderOf(text, entity);
    return last && (!known || known === gender) ? [{ entity, last: last.start }] : [];
  });
  rows.sort((a, b) => b.last - a.last);
  return rows.length ? { said, entities: rows.slice(0, MOST).map(({ entity }) => entity) } : null;
}

/** Names as a list of which one is meant. @param {Entity[]} entities */
export const oneOf = (entities) => entities.map(({ name }, n) => (n === 0 ? name : n === entities.length - 1 ? ` or ${name}` : `, ${name}`)).join("");
