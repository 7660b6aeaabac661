/**
 * A report made ready for the views. In: the text and its report. Out: a Reading: sources with key letters, passages,
 * lines of the body with the parts that stand on each word, shares. Knows no DOM.
 */
import { KIND_OF_TYPE, KINDS } from "./labels.js";
import { corrected } from "./corrections.js";
import { listed } from "./shares.js";
import { linesOf, matrixOf, slicesOf, styleOf } from "./lines.js";
import { NO_RULES, ruled } from "./wording-rules.js";
import { wordStarts } from "./words.js";

/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").Reading} Reading */
/** @typedef {import("./types").Attribution} Attribution */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Speaker} Speaker */

/** A pronoun as it stands inside a sentence. @param {string} said */
const plainly = (said) => (/^i$/i.test(said) ? "I" : said.toLowerCase());
const PRONOUN = /^(?:he|she|they|it|we|i|you|him|her|them|who|his|their)$/i;
export const NAMED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const UNNAMED = "xyzwvutsrqponmlkjihgfedcba";

/** Marks with less confidence are shown as such and make no row: of these about half are right (`claim::SURE`). */
const UNSURE = 0.55;

/** The nth key of an alphabet: A … Z, then AA, AB … @param {string} letters @param {number} n */
export function nthKey(letters, n) {
  const letter = letters[n % letters.length];
  return n < letters.length ? letter : letters[Math.floor(n / letters.length) - 1] + letter;
}

/** @param {string} text @param {import("./types").Pair[]} spans */
function words(text, spans) {
  return spans.map(([start, end]) => text.slice(start, end).replace(/\s+/g, " ").trim()).join(" … ");
}

/** The words of a cue; a colon or a dash is none. @param {string} text @param {import("./types").Pair[]} cue */
function verbOf(text, cue) {
  const said = words(text, cue).replace(/^[^\p{L}\p{N}]+/u, "");
  let end = said.length;
  while (end && !/[\p{L}\p{N}’'”"]/u.test(said[end - 1])) end -= 1;
  return said.slice(0, end);
}

/** First and last offset of an attribution. @param {Attribution} row @returns {[number, number]} */
function reach(row) {
  const content = row.content.length ? row.content : [...row.source, ...row.cue];
  return [Math.min(...content.map(([start]) => start)), Math.max(...content.map(([, end]) => end))];
}

/** What an attribution says, whomever it is given to; a correction leaves most rows as they were. @type {WeakMap<Attribution, {said: string, verb: string, quote: string, reach: [number, number], style: import("./types").Style}>} */
const told = new WeakMap();

/** @param {string} text @param {Attribution} row */
function tellingOf(text, row) {
  const known = told.get(row) ?? { said: words(text, row.source), verb: verbOf(text, row.cue), quote: words(text, row.content), reach: reach(row), style: styleOf(row) };
  told.set(row, known);
  return known;
}

/** What entities are beside their names, by the name of their source. @type {WeakMap<import("./types").Entity, Map<string, string>>} */
const roles = new WeakMap();

/** What an entity is beside its name: titles, then its other forms. @param {import("./types").Entity | undefined} entity @param {string} text @param {import("./types").Source} source */
function roleOf(entity, text, source) {
  if (!entity) {
    return { unnamed_person: "Unnamed person", unnamed_group: "Unnamed group", unspecified: "No source is given",
      document: source.named ? "Document" : "A document, not identified", named_organisation: source.named ? "" : "An organisation, not named" }[/** @type {string} */ (source.source_type)] ?? "";
  }
  const known = roles.get(entity) ?? new Map();
  roles.set(entity, known);
  const role = known.get(source.name) ?? formsOf(entity, text, source.name);
  known.set(source.name, role);
  return role;
}

/** @param {import("./types").Entity} entity @param {string} text @param {string} name */
function formsOf(entity, text, name) {
  const titles = [...new Set(entity.titles.map((title) => title.trim()).filter(Boolean))];
  const forms = entity.mentions.map(({ start, end, kind }) => {
    const form = text.slice(start, end).replace(/\s+/g, " ");
    return kind === "pronoun" ? plainly(form) : form;
  });
  const seen = new Set([entity.name, name, ...titles].map((form) => form.toLowerCase()));
  const also = forms.filter((form) => form && !seen.has(form.toLowerCase()) && seen.add(form.toLowerCase())).slice(0, 4);
  const role = titles.length ? titles.slice(0, 2).join(", ") : "";
  const lead = role && role[0].toUpperCase() + role.slice(1);
  return [lead, also.length ? `Also: ${also.join(", ")}` : ""].filter(Boolean).join(". ");
}

/** Which sources each attribution belongs to: several where they speak as one. @param {Report} report @returns {Map<number, number[]>} */
function owners(report) {
  /** @type {Map<number, number[]>} */
  const owner = new Map();
  report.sources.forEach((source, index) => source.attributions.forEach((id) => owner.set(id, [...(owner.get(id) ?? []), index])));
  return owner;
}

/** How a source is shown: what the text does not name is nobody named, whatever it is. @param {import("./types").Source} source @returns {import("./types").Kind} */
function kindOf({ source_type: type, named }) {
  const kind = KIND_OF_TYPE[type] ?? "none";
  return kind === "none" || named ? kind : "anon";
}

/** @typedef {{keys: Map<string, string>, named: number, unnamed: number}} Letters who has which letter, and how many are given */
/** The letters of the engine's own reports. @type {WeakMap<Report, Letters>} */
const firsts = new WeakMap();

/** @param {Letters} given @param {import("./types").Source} source */
function letterOf(given, source) {
  const { entity, name } = source;
  const kind = kindOf(source);
  if (kind === "none") return "";
  const who = entity === null ? `name ${name.toLowerCase()}` : `entity ${entity}`;
  const key = given.keys.get(who) ?? (kind === "anon" ? nthKey(UNNAMED, given.unnamed++) : nthKey(NAMED, given.named++));
  given.keys.set(who, key);
  return key;
}

/**
 * Gives sources their letters as they are met. In a corrected report every source keeps the letter that it had before.
 * @param {Report} raw @param {Report} report @returns {(source: import("./types").Source) => string}
 */
function letters(raw, report) {
  /** @type {Letters} */
  let given = { keys: new Map(), named: 0, unnamed: 0 };
  if (report !== raw) {
    const first = firsts.get(raw) ?? met(raw, given);
    firsts.set(raw, first);
    given = { ...first, keys: new Map(first.keys) };
  }
  return (source) => letterOf(given, source);
}

/** Everybody's letters, in the order of their passages. @param {Report} raw @param {Letters} given */
function met(raw, given) {
  const owner = owners(raw);
  const rows = raw.attributions.map((row) => ({ sources: owner.get(row.id) ?? [], reach: reach(row) }));
  rows.sort((a, b) => a.reach[0] - b.reach[0] || b.reach[1] - a.reach[1]);
  for (const { sources } of rows) for (const index of sources) letterOf(given, raw.sources[index]);
  return given;
}

/** Words in an attribution's voice. @param {Attribution | undefined} row */
const rowWords = (row) => row?.words ?? 0;

/** How deep an attribution is nested. @param {Map<number, Attribution>} rows @param {Attribution} row */
function depthOf(rows, row) {
  let depth = 0;
  for (let at = row; at.nested_in !== null && depth < 8; depth++) {
    const outer = rows.get(at.nested_in);
    if (!outer) break;
    at = outer;
  }
  return depth;
}

/**
 * @param {string} text @param {Report} raw the engine's report @param {import("./types").Correction[]} [corrections] made by hand
 * @param {import("./types").Rules} [rules] of wording, as the reader changed them
 * @returns {Reading}
 */
export function readingOf(text, raw, corrections = [], rules = NO_RULES) {
  const own = ruled(text, raw, rules);
  const { report, lost } = corrected(text, own, corrections);
  const owner = owners(report);
  const rows = new Map(report.attributions.map((row) => [row.id, row]));
  const entities = new Map(report.entities.map((entity) => [entity.id, entity]));
  /** @type {Speaker[]} */
  const speakers = report.sources.map((source, index) => ({
    index, key: "", kind: kindOf(source), name: source.source_type === "unspecified" ? "Nobody named" : source.name || "nobody named",
    role: roleOf(source.entity === null ? undefined : entities.get(source.entity), text, source), share: source.share, shown: "", words: source.words, passages: [],
  }));
  /** @type {Passage[]} */
  const passages = report.attributions.map((row) => {
    const sources = owner.get(row.id) ?? [];
    const source = sources[0] ?? -1;
    const speaker = speakers[source];
    const { said, verb, quote, reach: [start, end], style } = tellingOf(text, row);
    const kind = speaker?.kind ?? (KIND_OF_TYPE[row.source_type] ?? "none");
    const several = sources.map((index) => speakers[index].name).join(" and ");
    const name = kind === "none" ? "no source" : speaker ? several : said;
    return {
      id: row.id, source, key: "", kind, style, sentence: -1, start, end, depth: depthOf(rows, row),
      name: PRONOUN.test(said) && name.toLowerCase() !== said.toLowerCase() ? `${plainly(said)}: ${name}` : name,
      verb, quote, attribution: row,
      unsure: row.confidence < UNSURE,
    };
  });
  passages.sort((a, b) => a.start - b.start || b.end - a.end);
  const keyOf = letters(own, report);
  for (const passage of passages) {
    const sources = owner.get(passage.id) ?? [];
    for (const index of sources) {
      speakers[index].passages.push(passage);
      speakers[index].key ||= keyOf(report.sources[index]);
    }
    passage.key = sources.map((index) => speakers[index].key).join("");
  }
  const starts = wordStarts(text);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const slices = slicesOf(report, byId);
  const lines = linesOf(report, slices, byId, starts);
  let at = 0;
  for (const passage of passages) {
    while (at < lines.length - 1 && lines[at].end <= passage.start) at++;
    passage.sentence = lines.length ? at : -1;
  }
  // what several say as one stands in each row, and counts once here
  const again = new Map();
  for (const { id } of passages) for (const index of (owner.get(id) ?? []).slice(1)) again.set(index, [...(again.get(index) ?? []), id]);
  const shareOf = (/** @type {Speaker} */ speaker) => {
    const twice = /** @type {number[]} */ (again.get(speaker.index) ?? []).reduce((sum, id) => sum + rowWords(rows.get(id)), 0);
    return speaker.words ? speaker.share * Math.max(0, 1 - twice / speaker.words) : 0;
  };
  const share = (/** @type {string[]} */ kinds) => speakers.reduce((sum, speaker) => sum + (kinds.includes(speaker.kind) ? shareOf(speaker) : 0), 0);
  const shares = { named: share(KINDS.slice(0, 3)), unnamed: share(["anon"]), writer: 0 };
  shares.writer = Math.max(0, 1 - shares.named - shares.unnamed);
  const total = lines.reduce((sum, line) => sum + line.words, 0);
  const list = listed(speakers, shares, again.size > 0);
  for (const speaker of speakers) speaker.shown = list.rows[speaker.index];
  return { text, report, raw, lost, lines, passages, speakers, byId, words: total, wordStarts: starts, shares, writer: list.writer, together: again.size > 0,
    matrix: matrixOf(slices, starts) };
}

/** The line of the body that holds an offset, or the one before it; -1 in front of all. @param {Reading} reading @param {number} offset */
export function lineAt(reading, offset) {
  let low = 0;
  let high = reading.lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reading.lines[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
