/** Whole rows of the list of sources corrected by hand. In: a report's draft and a correction. Out: the draft changed. Knows no DOM. */
import { entityOf, give, replace } from "./correct-passages.js";

/** @typedef {import("./types").Attribution} Attribution */
/** @typedef {import("./types").Correction} Correction */
/** @typedef {import("./correct-passages.js").Draft} Draft */

/** The passages of a source, by what it is called now. @param {Draft} draft @param {string} name @returns {Attribution[]} */
function passagesOf({ report, names }, name) {
  const source = report.sources.find((other) => other.name === name);
  const ids = new Set(source?.entity === null ? source.attributions : []);
  const entity = report.entities.find((other) => other.name === name)?.id;
  const has = (/** @type {Attribution} */ row) => entity !== undefined && (row.entity === entity || row.entities.includes(entity));
  // what was given away by hand is no longer its own
  return report.attributions.filter((row) => !row.scare && (has(row) || (row.by_hand ? names.get(row.id) === name : ids.has(row.id))));
}

/** What kind of source it is. @param {Draft} draft @param {Extract<Correction, {action: "retype"}>} correction */
export function retype(draft, { who: name, source_type: type }) {
  const rows = passagesOf(draft, name);
  // what several say as one has the kind of the first of them
  for (const row of rows) if (!row.joint) replace(draft, row, { source_type: type });
  if (rows.length) draft.types.set(name.toLowerCase(), type);
  return rows.length > 0;
}

/** Who somebody is that the text only describes: all its passages go there. @param {Draft} draft @param {Extract<Correction, {action: "tie"}>} correction */
export function tie(draft, { who: name, to }) {
  const rows = passagesOf(draft, name);
  for (const row of rows) {
    if (row.joint) swap(draft, row, name, to);
    else give(draft, row, to);
  }
  return rows.length > 0;
}

/** Puts another in the place of one of several who speak as one. @param {Draft} draft @param {Attribution} row @param {string} name @param {import("./types").SourceChoice} to */
function swap(draft, row, name, to) {
  const gone = draft.report.entities.find((other) => other.name === name)?.id;
  const entity = entityOf(draft, to);
  const stay = row.entities.filter((id) => id !== gone);
  const entities = [...new Set([...stay, ...(entity === null ? [] : [entity])])];
  const parties = draft.report.sources.filter(({ attributions }) => attributions.includes(row.id)).length;
  // one of the others has no name in the text: nobody may get lost
  if (entity === null || stay.length < parties - 1) return give(draft, row, to);
  replace(draft, row, { entity: entities[0], entities, joint: entities.length > 1, by_hand: row.by_hand ?? "reassigned" });
  draft.names.set(row.id, to.name);
}
