/** What the report's names are called on the page: tables only. */

/** @typedef {import("./types").Kind} Kind */
/** @typedef {import("./types").Style} Style */

/** @type {Record<import("./types").SourceType, Kind>} */
export const KIND_OF_TYPE = {
  named_person: "person", named_organisation: "org", document: "doc", unnamed_person: "anon", unnamed_group: "anon",
  unspecified: "none",
};
/** @type {Kind[]} */
export const KINDS = ["person", "org", "doc", "anon", "none"];
/** @type {Record<Kind, string>} */
export const KIND_NAMES = {
  person: "a named person", org: "a named organisation", doc: "a document", anon: "someone unnamed", none: "the writer",
};
/** @type {Record<Kind, string>} */
export const KIND_ROWS = {
  person: "Person", org: "Organisation", doc: "Document", anon: "Unnamed", none: "The writer",
};
/** @type {Record<import("./types").SourceType, string>} */
export const TYPE_NAMES = {
  named_person: "Named person", named_organisation: "Named organisation", document: "Document",
  unnamed_person: "Unnamed person", unnamed_group: "Unnamed group", unspecified: "No source given",
};
/** @type {Style[]} */
export const STYLES = ["stated", "rep", "spec"];
/** @type {Record<Style, string>} */
export const STYLE_NAMES = { stated: "stated as fact", rep: "reported, unverified", spec: "likely, possible or open" };
/** @type {Record<Style, string>} */
export const STYLE_HEADS = { stated: "stated as fact", rep: "unverified", spec: "not certain" };

/** @type {Record<import("./types").Certainty, string>} */
export const CERTAINTY = {
  "CT+": "stated as fact", "CT-": "denied or said not to be so", "PR+": "put as likely", "PR-": "put as unlikely",
  "PS+": "put as possible", "PS-": "put as possibly not so", U: "left open: a plan, wish, question or condition",
};

/** @type {Record<import("./types").Attribution["form"], string>} */
export const FORM_NAMES = { direct: "a direct quotation", mixed: "partly quoted", indirect: "in the writer’s words", fragment: "a quoted fragment" };
/** @type {Record<import("./types").Flag, string>} */
export const FLAG_NAMES = { unverified: "flagged as unverified", conditional: "conditional", future: "about the future" };
/** The cue's class. @type {Record<string, string>} */
export const CUE_NAMES = {
  speech: "said", assertion: "asserted", distancing: "claimed: the writer keeps a distance", denial: "denied", belief: "thought",
  intention: "intended", suggestion: "suggested", question: "asked", demand: "demanded", evaluation: "judged", silence: "did not comment",
};

/** Wording: what a signal is called and which line stands above it. @type {Record<string, {name: string, line: string}>} */
export const SIGNALS = {
  loaded: { name: "loaded words", line: "solid" },
  scare_quote: { name: "partial quotes", line: "solid" },
  weasel: { name: "vague attribution", line: "solid" },
  superlative: { name: "superlatives", line: "solid" },
  absolute: { name: "absolutes", line: "solid" },
  editorialising: { name: "editorialising", line: "solid" },
  euphemism: { name: "euphemisms", line: "solid" },
  booster: { name: "boosters", line: "solid" },
  rhetorical_question: { name: "rhetorical questions", line: "solid" },
  stock_phrase: { name: "stock phrases", line: "double" },
  repetition: { name: "repetition", line: "double" },
  clickbait: { name: "clickbait", line: "solid" },
  generalisation: { name: "sweeping generalisation", line: "solid" },
  call_to_action: { name: "calls to the reader", line: "solid" },
  first_person: { name: "first person", line: "dotted" },
  second_person: { name: "second person", line: "dotted" },
  personal_experience: { name: "personal experience", line: "double" },
  spelling: { name: "misspelt words", line: "dashed" },
  slang: { name: "slang", line: "double" },
  agentless_passive: { name: "passive, doer not named", line: "dashed" },
  hedge: { name: "hedges", line: "dotted" },
  own: { name: "your own words", line: "double" },
  condition: { name: "conditions", line: "dotted" },
};
/** @param {string} kind */
export const signalOf = (kind) => SIGNALS[kind] ?? { name: kind.replaceAll("_", " "), line: "solid" };

/** @type {Record<string, string>} */
export const HEDGES = {
  exact: "exact", about: "about", more_than: "more than", at_least: "at least", less_than: "less than", up_to: "up to",
};
/** @type {Record<string, string>} */
export const HEDGE_SIGNS = { exact: "", about: "≈ ", more_than: "> ", at_least: "≥ ", less_than: "< ", up_to: "≤ " };

/** @type {Record<string, string>} */
export const TIME_TYPES = {
  date: "a day", daterange: "a span of days", time: "a time", timerange: "a span of time", datetime: "a day and time",
  datetimerange: "a span of time", duration: "how long", set: "how often",
};

/** @type {Record<string, string>} */
export const ENTITY_LABELS = { PER: "People", ORG: "Organisations", LOC: "Places", MISC: "Other names" };

/** One of them. @type {Record<string, string>} */
export const ENTITY_NAMES = { PER: "A person", ORG: "An organisation", LOC: "A place", MISC: "Another name" };

/** @type {Record<string, string>} */
export const LANGUAGES = { en: "English", und: "Language not recognised" };
/** What English calls a language. @param {string} tag BCP 47 */
export const languageName = (tag) => LANGUAGES[tag] ?? new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
