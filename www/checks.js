/**
 * What a check came to: it found something missing, or what it looked for, or the question does not arise in this text. In: a
 * reading. Out: one of three states, and what was found in words. Knows no DOM.
 */
import { count, longDate } from "./format.js";
import { wholeShares } from "./shares.js";

/** @typedef {import("./types").Reading} Reading */
/** @typedef {import("./types").Check} Check */
/** @typedef {"missing" | "found" | "absent"} Outcome */

/** Letters that stand for a name: two capitals and more. */
const ACRONYM = /\b\p{Lu}{2,}s?\b/u;

const named = (/** @type {Reading} */ { speakers }) => speakers.filter(({ kind }) => kind === "person" || kind === "org" || kind === "doc");
const unnamed = (/** @type {Reading} */ { speakers }) => speakers.filter(({ kind }) => kind === "anon");
const quotes = (/** @type {Reading} */ { passages }) => passages.some(({ attribution: { form, scare } }) => !scare && (form === "direct" || form === "mixed"));
const cited = (/** @type {Reading} */ { speakers }) => speakers.length > 0;
const documents = (/** @type {Reading} */ { report }) => report.attributions.some(({ source_type: type }) => type === "document");
const persons = (/** @type {Reading} */ { speakers }) => speakers.some(({ kind }) => kind === "person");
const letters = (/** @type {Reading} */ { report, text }) => report.paragraphs.some(({ kind, start, end }) => (kind === "body" || kind === "item") && ACRONYM.test(text.slice(start, end)));

/** Whether the question arises, where that depends on the text. @type {Record<string, {arises: (reading: Reading) => boolean, because: string}>} */
const ARISES = {
  headline_firmer: { arises: ({ report }) => report.paragraphs.some(({ kind }) => kind === "title"), because: "there is no headline" },
  first_sentence_unattributed: { arises: ({ lines }) => lines.length > 0, because: "there is no sentence" },
  no_named_source: { arises: cited, because: "nobody is cited" },
  single_source: { arises: cited, because: "nobody is cited" },
  no_independent_confirmation: { arises: cited, because: "nobody is cited" },
  mostly_unnamed: { arises: (reading) => unnamed(reading).length > 0, because: "no unnamed source is cited" },
  officials_only: { arises: (reading) => named(reading).length > 0, because: "no named source is cited" },
  one_body: { arises: (reading) => named(reading).length > 0, because: "no named source is cited" },
  no_role: { arises: persons, because: "no named person speaks" },
  bare_source: { arises: (reading) => unnamed(reading).length > 0, because: "no unnamed source is cited" },
  unexplained_anonymity: { arises: (reading) => unnamed(reading).length > 0, because: "no unnamed source is cited" },
  plural_for_one: { arises: quotes, because: "nobody is quoted" },
  late_speaker: { arises: quotes, because: "nobody is quoted" },
  far_attribution: { arises: quotes, because: "nobody is quoted" },
  speaker_change: { arises: quotes, because: "nobody is quoted" },
  no_reply: { arises: ({ report }) => report.accusations.length > 0, because: "no accusation was found" },
  unlinked_document: { arises: documents, because: "no document is cited" },
  acronym_undefined: { arises: letters, because: "no acronym is used" },
  unattributed_figure: { arises: ({ report }) => report.quantities.length > 0, because: "there is no figure" },
  percentage_without_base: {
    arises: ({ report }) => report.quantities.some(({ kind }) => kind === "percentage"),
    because: "there is no percentage",
  },
  unanchored_time: { arises: ({ report }) => report.dates.length > 0, because: "no date or time is given" },
};

/** The named sources, a few of them. @param {Reading} reading */
function names(reading) {
  const all = named(reading).map(({ name }) => name);
  return all.length > 4 ? `${all.slice(0, 3).join(", ")} and ${count(all.length - 3, "other")}` : all.join(", ");
}

/** What a check found, as far as the report shows it. @type {Record<string, (reading: Reading) => string>} */
const FOUND = {
  no_publication_date: ({ report }) => (report.date ? longDate(report.date) : ""),
  no_event_date: ({ report }) => (report.dates.length ? `${count(report.dates.length, "expression")} of time` : ""),
  no_named_source: names,
  single_source: names,
  mostly_unnamed: ({ shares }) => `${wholeShares(shares)[0]}% of the words against ${wholeShares(shares)[1]}%`,
  no_source: names,
};

/**
 * @param {Reading} reading @param {Check} check
 * @returns {{outcome: Outcome, how: string}} `how`: what was found, or why the question does not arise
 */
export function outcomeOf(reading, { kind, found }) {
  if (!found) return { outcome: "missing", how: "" };
  const rule = ARISES[kind];
  if (rule && !rule.arises(reading)) return { outcome: "absent", how: rule.because };
  return { outcome: "found", how: FOUND[kind]?.(reading) ?? "" };
}
