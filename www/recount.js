/**
 * The table of sources after corrections. In: the engine's report and the draft of the corrected one. Out: the corrected
 * report. Words of passages that nobody touched keep the engine's own count. Knows no DOM.
 */
import { isMoved } from "./correct-passages.js";
import { countWords, wordStarts } from "./words.js";

/** @typedef {import("./types").Report} Report */

/** Words by attribution, as the voices stand. @param {Report} report @param {Uint32Array} starts */
function wordsOf(report, starts) {
  /** @type {Map<number, number>} */
  const words = new Map();
  for (const { start, end, attribution } of report.voices) {
    if (attribution !== null) words.set(attribution, (words.get(attribution) ?? 0) + countWords(starts, start, end));
  }
  return words;
}

/**
 * What is asked of the engine's own report at every correction: its words over ours, by attribution (both count a little
 * differently, “can’t”), all words, and its sources by attribution and by name.
 * @typedef {{scale: Map<number, number>, total: number, byId: Map<number, import("./types").Source[]>, byName: Map<string, import("./types").Source>}} Base
 */
/** @type {WeakMap<Report, Base>} */
const bases = new WeakMap();

/** @param {Report} before @param {Uint32Array} starts @returns {Base} */
function baseOf(before, starts) {
  const known = bases.get(before);
  if (known) return known;
  const counted = before.sources.find((source) => source.share > 0);
  const total = counted ? counted.words / counted.share : before.voices.reduce((sum, { start, end }) => sum + countWords(starts, start, end), 0);
  const byId = new Map();
  const byName = new Map();
  for (const source of before.sources) {
    for (const id of source.attributions) byId.set(id, [...(byId.get(id) ?? []), source]);
    if (!byName.has(source.name)) byName.set(source.name, source);
  }
  const base = { scale: scales(before, wordsOf(before, starts)), total, byId, byName };
  bases.set(before, base);
  return base;
}

/** @param {Report} report @param {Map<number, number>} ours */
function scales(report, ours) {
  const scale = new Map();
  for (const { attributions, words } of report.sources) {
    const sum = attributions.reduce((total, id) => total + (ours.get(id) ?? 0), 0);
    for (const id of attributions) scale.set(id, sum ? words / sum : 1);
  }
  return scale;
}

/**
 * @param {string} text @param {Report} before
 * @param {import("./correct-passages.js").Draft} draft its report has the attributions, voices and entities corrected; `names`: what the
 *   source of each attribution is called where it is no entity
 * @returns {Report}
 */
export function recount(text, before, { report: after, names, types, kinds, renames }) {
  const starts = wordStarts(text);
  const { scale, total, byId, byName } = baseOf(before, starts);
  const words = wordsOf(after, starts);
  const entities = new Map(after.entities.map((entity) => [entity.id, entity]));
  /** @type {Map<string, {row: import("./types").Source, words: number}>} */
  const found = new Map();
  for (const row of after.attributions) {
    // what makes no row in the engine's report makes none here, unless somebody put it right by hand
    if (row.scare || (!isMoved(row) && !byId.has(row.id))) continue;
    for (const { name, entity } of parties(row, byId.get(row.id) ?? [], entities, names)) {
      const key = entity ? `entity ${entity.id}` : name.toLowerCase();
      // what the engine knew of a source goes with it; of a new one nothing is known
      const facts = byId.get(row.id)?.find((known) => known.name === name);
      const own = facts ?? byName.get(name) ?? { ...UNKNOWN, named: NAMED.has(row.source_type) };
      const type = facts?.source_type ?? row.source_type;
      const source = found.get(key) ?? { row: { ...own, entity: entity?.id ?? null, name, source_type: type, attributions: [], words: 0, share: 0, cues: [...own.cues] }, words: 0 };
      source.row.attributions.push(row.id);
      source.row.statement ||= row.statement;
      source.words += (words.get(row.id) ?? 0) * (scale.get(row.id) ?? 1);
      found.set(key, source);
    }
  }
  const rows = new Map(after.attributions.map((row) => [row.id, row]));
  const sources = [...found.values()].map(({ row, words: sum }) => {
    const type = types.get(row.name.toLowerCase());
    const kind = type && { source_type: type, named: NAMED.has(type), by_hand: /** @type {const} */ ("retyped") };
    const own = row.name.toLowerCase();
    const given = { ...(kinds.has(own) ? { kind: /** @type {import("./types").Source["kind"]} */ (kinds.get(own)), by_hand: /** @type {const} */ ("retyped") } : {}),
      ...(renames.has(own) ? { name: /** @type {string} */ (renames.get(own)), by_hand: /** @type {const} */ ("renamed") } : {}) };
    return { ...row, ...kind, ...told(row, rows, before, starts, text), ...given, words: Math.round(sum), share: total ? Math.round(sum) / total : 0 };
  });
  sources.sort((a, b) => b.words - a.words || a.attributions[0] - b.attributions[0]);
  return { ...after, sources, claims: supported(before, after, sources, renames), accusations: answered(before, after) };
}

/**
 * The verbs of a source and whether it states anything, where its passages are others than in the engine's report.
 * @param {import("./types").Source} row @param {Map<number, import("./types").Attribution>} rows as they are now @param {Report} before @param {Uint32Array} starts @param {string} text
 */
function told(row, rows, before, starts, text) {
  const known = baseOf(before, starts).byName.get(row.name);
  let same = known?.attributions.length === row.attributions.length;
  for (const id of row.attributions) same &&= known?.attributions.includes(id) ?? false;
  if (same) return null;
  const verbs = cuesOf(before, text);
  const own = row.attributions.flatMap((id) => rows.get(id) ?? []);
  /** @type {Map<string, import("./types").Source["cues"][number]>} */
  const cues = new Map();
  for (const { id, cue, cue_class: cueClass } of own) {
    const { word, cue_class: type } = verbs.get(id) ?? { word: text.slice(cue[0]?.[0] ?? 0, cue[0]?.[1] ?? 0).toLowerCase(), cue_class: cueClass };
    if (!word) continue;
    const last = cues.get(word);
    cues.set(word, { word, cue_class: type, count: (last?.count ?? 0) + 1 });
  }
  return { statement: own.some(({ statement }) => statement), cues: [...cues.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)) };
}

/** The verb of each attribution in its dictionary form, by what the engine says of its source. @type {WeakMap<Report, Map<number, {word: string, cue_class: string}>>} */
const verbsOf = new WeakMap();

/** @param {Report} before @param {string} text */
function cuesOf(before, text) {
  const known = verbsOf.get(before);
  if (known) return known;
  const rows = new Map(before.attributions.map((row) => [row.id, row]));
  const verbs = new Map();
  for (const { attributions, cues } of before.sources) {
    for (const id of attributions) {
      const row = rows.get(id);
      if (!row?.cue.length) continue;
      const said = row.cue.map(([start, end]) => text.slice(start, end)).join(" ").toLowerCase();
      const alike = (/** @type {string} */ word) => {
        let n = 0;
        while (n < word.length && word[n] === said[n]) n++;
        return n;
      };
      const fits = cues.filter(({ cue_class: type }) => type === row.cue_class);
      const [best] = [...(fits.length ? fits : cues)].sort((a, b) => alike(b.word) - alike(a.word));
      if (best) verbs.set(id, best);
    }
  }
  verbsOf.set(before, verbs);
  return verbs;
}

/** Types of sources that a reader names by giving them. */
const NAMED = new Set(["named_person", "named_organisation", "document"]);

/**
 * Whose rows an attribution stands in: those of the engine's report, by the names as they are now, or the one it was given to.
 * @param {import("./types").Attribution} row @param {import("./types").Source[]} known @param {Map<number, import("./types").Entity>} entities
 * @param {Map<number, string>} names @returns {{name: string, entity?: import("./types").Entity}[]}
 */
function parties(row, known, entities, names) {
  if (isMoved(row) && row.joint) return row.entities.flatMap((id) => entities.get(id) ?? []).map((entity) => ({ name: entity.name, entity }));
  if (isMoved(row) || !known.length) {
    const entity = row.entity === null ? undefined : entities.get(row.entity);
    return [{ name: entity?.name ?? names.get(row.id) ?? "", entity }];
  }
  // a row without an entity is called by its words; the others follow the names, merged or split
  const described = known.filter(({ entity }) => entity === null).map(({ name }) => ({ name }));
  const ids = known.some(({ entity }) => entity !== null) ? row.entities : [];
  const named = ids.flatMap((id) => entities.get(id) ?? []).map((entity) => ({ name: entity.name, entity }));
  return described.length || named.length ? [...described, ...named] : [{ name: names.get(row.id) ?? "" }];
}

/** A source of which only the name is known. @type {import("./types").Source} */
const UNKNOWN = { entity: null, name: "", named: false, statement: false, relayed_by: null, source_type: "unspecified", attributions: [], words: 0, share: 0, kind: "other", role: null, standing: null, described: null, anonymity: null,
  reason: null, bare: false, plural_for_one: false, cues: [] };

/** The rows that each attribution stands in. @param {import("./types").Source[]} sources */
function rowsOf(sources) {
  /** @type {Map<number, number[]>} */
  const rows = new Map();
  sources.forEach(({ attributions }, index) => {
    for (const id of attributions) rows.set(id, [...(rows.get(id) ?? []), index]);
  });
  return rows;
}

/** The name that has the first of a name's mentions now, where it was merged. @param {Report} before @param {Report} after @returns {(id: number) => number | undefined} */
function heirsOf(before, after) {
  const now = new Set(after.entities.map(({ id }) => id));
  const old = new Map(before.entities.map((entity) => [entity.id, entity]));
  /** @type {Map<number, number> | undefined} */ let bearers;
  return (id) => {
    if (now.has(id)) return id;
    if (!bearers) {
      bearers = new Map();
      for (const entity of after.entities) for (const { start } of entity.mentions) bearers.set(start, entity.id);
    }
    for (const { start } of old.get(id)?.mentions ?? []) if (bearers.has(start)) return bearers.get(start);
    return undefined;
  };
}

/**
 * Where each row of the engine's table went: a source stays itself whatever becomes of its passages. Undefined where it is gone.
 * @param {Report} before @param {import("./types").Source[]} sources @param {(id: number) => number | undefined} heir @param {Map<string, string>} renames
 */
function movesOf(before, sources, heir, renames) {
  const now = rowsOf(sources);
  /** @type {Map<number | string, number>} */ const places = new Map();
  sources.forEach(({ entity, name }, index) => {
    const who = entity ?? name;
    if (!places.has(who)) places.set(who, index);
  });
  return before.sources.map(({ entity, name, attributions }) => {
    const who = entity === null ? renames.get(name.toLowerCase()) ?? name : heir(entity);
    const same = who === undefined ? undefined : places.get(who);
    if (same !== undefined) return same;
    // joined to another as a whole: with most of its passages
    const votes = new Map();
    for (const id of attributions) for (const row of now.get(id) ?? []) votes.set(row, (votes.get(row) ?? 0) + 1);
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
}

/** Claims with the rows of the new table. @param {Report} before @param {Report} after @param {import("./types").Source[]} sources @param {Map<string, string>} renames */
function supported(before, after, sources, renames) {
  const [was, now] = [rowsOf(before.sources), rowsOf(sources)];
  const moved = movesOf(before, sources, heirsOf(before, after), renames);
  return after.claims.map((claim) => {
    const id = claim.attribution;
    const old = id === null ? NONE : was.get(id) ?? NONE;
    const own = id === null ? NONE : now.get(id) ?? NONE;
    // those of its own passage first: where they are who they were, as they stood
    let stays = old.length === own.length;
    for (const row of old) stays &&= own.includes(moved[row] ?? -1);
    const rows = stays ? [] : [...own];
    for (const row of claim.sources) {
      const place = old.includes(row) && !stays ? undefined : moved[row];
      if (place !== undefined && !rows.includes(place)) rows.push(place);
    }
    return { ...claim, sources: rows };
  });
}

/** @type {number[]} */
const NONE = [];

/** Accusations without the passages that were dropped, on the names as they are now. @param {Report} before @param {Report} after */
function answered(before, after) {
  const there = new Set(after.attributions.map(({ id }) => id));
  const heir = heirsOf(before, after);
  return before.accusations.flatMap((row) => {
    const spot = row.places[0];
    const entity = row.entity === null ? null : heir(row.entity);
    const attributions = row.attributions.filter((id) => there.has(id));
    const replies = row.replies.filter((id) => there.has(id));
    if (entity === undefined || !spot) return [];
    return [{ ...row, entity, attributions, replies, answer: !row.replies.length || replies.length ? row.answer : /** @type {const} */ ("none") }];
  });
}
