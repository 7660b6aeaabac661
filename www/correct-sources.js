/** Whole rows of the list of sources corrected by hand. In: a report's draft and a correction. Out: the draft changed. Knows no DOM. */
import { entityOf, give, isMoved, replace } from "./correct-passages.js";

/** @typedef {import("./types").Attribution} Attribution */
/** @typedef {import("./types").Correction} Correction */
/** @typedef {import("./correct-passages.js").Draft} Draft */

/** What a source is called in the text that the list calls otherwise. @param {Draft} draft @param {string} called */
function ownName({ renames, report }, called) {
  for (const [name, now] of renames) if (now === called) return report.sources.find((row) => row.name.toLowerCase() === name)?.name ?? report.entities.find((row) => row.name.toLowerCase() === name)?.name ?? name;
  return called;
}

/** The passages of a source, by what it is called now. @param {Draft} draft @param {string} called @returns {Attribution[]} */
function passagesOf(draft, called) {
  const { report, names } = draft;
  const name = ownName(draft, called);
  const source = report.sources.find((other) => other.name === name);
  const ids = new Set(source?.entity === null ? source.attributions : []);
  const entity = report.entities.find((other) => other.name === name)?.id;
  const has = (/** @type {Attribution} */ row) => entity !== undefined && (row.entity === entity || row.entities.includes(entity));
  // what was given away by hand is no longer its own
  return report.attributions.filter((row) => !row.scare && (has(row) || (isMoved(row) ? names.get(row.id) === name : ids.has(row.id))));
}

/** What kind of source it is. @param {Draft} draft @param {Extract<Correction, {action: "retype"}>} correction */
export function retype(draft, { who: name, source_type: type }) {
  const rows = passagesOf(draft, name);
  // what several say as one has the kind of the first of them
  for (const row of rows) if (!row.joint) replace(draft, row, { source_type: type });
  if (rows.length) draft.types.set(ownName(draft, name).toLowerCase(), type);
  return rows.length > 0;
}

/** What it is beside that: an official, a witness. @param {Draft} draft @param {Extract<Correction, {action: "class"}>} correction */
export function classify(draft, { who: name, kind }) {
  const known = passagesOf(draft, name).length > 0;
  if (known) draft.kinds.set(ownName(draft, name).toLowerCase(), kind);
  return known;
}

/** What the list calls it. @param {Draft} draft @param {Extract<Correction, {action: "rename"}>} correction */
export function rename(draft, { who, name }) {
  const known = passagesOf(draft, who).length > 0;
  if (known) draft.renames.set(ownName(draft, who).toLowerCase(), name.trim());
  return known;
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
  const own = ownName(draft, name);
  const gone = draft.report.entities.find((other) => other.name === own)?.id;
  const entity = entityOf(draft, to);
  const stay = row.entities.filter((id) => id !== gone);
  const entities = [...new Set([...stay, ...(entity === null ? [] : [entity])])];
  const parties = draft.report.sources.filter(({ attributions }) => attributions.includes(row.id)).length;
  // one of the others has no name in the text: nobody may get lost
  if (entity === null || stay.length < parties - 1) return give(draft, row, to);
  replace(draft, row, { entity: entities[0], entities, joint: entities.length > 1, by_hand: row.by_hand === "added" ? "added" : "reassigned" });
  draft.names.set(row.id, to.name);
}
