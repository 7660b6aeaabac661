/** The report of `sourcelight-report/1` as the WASM module hands it over: offsets are UTF-16 units. */
export type Pair = [start: number, end: number];
export interface Span { start: number; end: number }
export interface Evidence extends Span { why: string; /** The named rule that changed or added the mark. */ rule?: string }

export type ParagraphKind = "title" | "byline" | "date" | "heading" | "body" | "item" | "caption" | "furniture";
export type SourceType =
  | "named_person" | "named_organisation" | "document" | "unnamed_person" | "unnamed_group" | "unspecified";
export type Certainty = "CT+" | "CT-" | "PR+" | "PR-" | "PS+" | "PS-" | "U";
export type Flag = "unverified" | "conditional" | "future";

export interface Paragraph extends Span { kind: ParagraphKind }
export interface Sentence extends Span { paragraph: number }
export interface Token extends Span { sentence: number; lemma: string; upos: string; head: number; deprel: string }
export interface Attribution {
  id: number; form: "direct" | "mixed" | "indirect" | "fragment"; scare: boolean;
  source: Pair[]; cue: Pair[]; content: Pair[];
  source_type: SourceType; entity: number | null; /** All that speak, where they have names. */ entities: number[]; joint: boolean; statement: boolean;
  /** Words of the body in its voice. */ words: number; cue_class: string; certainty: Certainty; flags: Flag[];
  nested_in: number | null; evidence: Evidence[]; confidence: number;
  /** Set where a reader corrected it. */ by_hand?: "added" | "reassigned" | "graded";
}
export interface Voice extends Span { attribution: number | null }
export interface Source {
  entity: number | null; name: string; named: boolean; statement: boolean; /** An attribution. */ relayed_by: number | null;
  source_type: SourceType; attributions: number[]; words: number; share: number;
  kind: "official" | "company" | "expert" | "witness" | "document" | "other";
  role: Pair | null; standing: Pair | null; described: Pair | null; anonymity: Pair | null; reason: Pair | null; bare: boolean; plural_for_one: boolean;
  cues: { word: string; cue_class: string; count: number }[];
  /** Set where a reader said what kind of source it is. */ by_hand?: "retyped" | "renamed";
}
export interface Accusation {
  entity: number | null; name: string; by: Pair[]; responses: Pair[]; places: Pair[]; attributions: number[]; replies: number[]; answer: "denies" | "speaks" | "no_comment" | "none";
}
export interface Reference extends Span {
  kind: "address" | "doi" | "case_number" | "link"; host?: string; /** What kind of site. */ site?: string; /** Rows of `claims`. */ claims: number[];
}
export interface Claim extends Span {
  attribution: number | null; certainty: Certainty; flags: Flag[]; evidence: Evidence[]; /** Rows of `sources`. */ sources: number[];
}
export interface Mention extends Span { kind: "name" | "nominal" | "pronoun" }
export interface Entity {
  id: number; name: string; label: string; titles: string[]; mentions: Mention[]; by_hand?: "merged" | "split";
}
export interface Quantity extends Span {
  numeral: Pair; kind: string; value: number; value_end?: number; unit?: string; iso?: string;
  si?: { value: number; unit: string }; hedge: string; of?: Pair;
}
export interface TimeExpression extends Span { type: string; timex: string; value?: string; from?: string; to?: string }
export interface Inconsistency { kind: string; why: string; evidence: Pair[] }
export interface Signal extends Span { kind: string; why: string }
export interface Gap { kind: string; why: string; ask: string; evidence: Pair[] }
export interface Check { kind: string; looks_for: string; found: boolean }

export interface Statistics {
  words: number; types: number; type_token_ratio: number; paragraphs: number; reading_seconds: number; speaking_seconds: number;
  sentence_lengths: number[]; mean_sentence_length: number; median_sentence_length: number;
  inputs: Record<string, number>; readability: Record<string, number>; diversity?: Record<string, number>;
  /** Measures added later: shown by their own names. */ [measure: string]: unknown;
}

export interface Report {
  schema: string; id?: string; language: string; /** What a person is to be told of the reading as a whole. */ notice?: string; title?: string; date?: string;
  paragraphs: Paragraph[]; sentences: Sentence[]; tokens?: Token[];
  attributions: Attribution[]; voices: Voice[]; sources: Source[]; claims: Claim[]; entities: Entity[];
  quantities: Quantity[]; dates: TimeExpression[]; consistency: Inconsistency[]; accusations: Accusation[]; references: Reference[];
  /** Of the writer's own words. */ signals: Signal[]; /** Of words inside quotation marks. */ quoted_signals: Signal[]; gaps: Gap[];
  checks: Check[]; /** What goes on for more than 512 words and marks without an end, read in parts; absent where nothing does. */ long_sentences?: Pair[];
  /** What a reader changed by hand, in order. */ corrections?: Correction[];
  /** What a reader changed about the rules of wording; absent where nothing was. */ wording_rules?: Rules;
  statistics: Statistics; timings: Record<string, number>;
}

export interface Dispersion { range: number; juilland_d: number; gries_dp: number; gries_dp_norm: number }
export interface Measures {
  observed: number; expected: number; mi: number; t_score: number; z_score: number; log_dice: number; log_likelihood: number;
}
/** The corpus tools' answer, `sourcelight-study/1`: made on demand. */
export interface Study {
  schema: string; words: number; types: number; parts: number;
  frequency: { word: string; count: number; per_thousand: number; small: boolean; dispersion: Dispersion | null; places: Pair[] }[];
  ngrams: { words: string; size: number; count: number; places: Pair[] }[];
  terms: { term: string; size: number; count: number; c_value: number; places: Pair[] }[];
  passages: { words: string; size: number; places: Pair[] }[];
  concordance: (Span & { left: string; node: string; right: string; left_words: string[]; right_words: string[]; sentence: number })[];
  /** `left`, `right`: near the query; `count`: in the whole text. */
  collocates: (Measures & { word: string; left: number; right: number; count: number; small: boolean; places: Pair[] })[];
}
export interface Question { query?: string; window?: number; context?: number; parts?: number; longest?: number; shortest?: number; rows?: number }

/** A stretch kept by its words (W3C TextQuoteSelector), with where it stood. */
export interface Quote { exact: string; prefix: string; suffix: string; start: number }
/** Whom a reader names as a source; `mention` is a place where the text names them. */
export interface SourceChoice { name: string; source_type: SourceType; mention?: Quote }
/** One thing changed by hand; `when`: ISO. */
export type Correction = { when?: string } & (
  | { action: "reassign"; passage: Quote; to: SourceChoice }
  | { action: "drop"; passage: Quote }
  /** How sure its source is, as a reader sees it. */
  | { action: "grade"; passage: Quote; certainty: Certainty; unverified: boolean }
  | { action: "add"; content: Quote; cue: Quote | null; to: SourceChoice }
  | { action: "merge"; name: Quote; into: Quote }
  | { action: "split"; from: Quote; form: string }
  /** `who`: what the source is called in the list. */
  | { action: "retype"; who: string; source_type: SourceType }
  | { action: "class"; who: string; kind: Source["kind"] }
  | { action: "rename"; who: string; name: string }
  | { action: "tie"; who: string; to: SourceChoice });

/** A word or phrase that a reader has marked, and why. */
export interface OwnWords { words: string; why: string }
/** What a reader changed about the rules of wording. `off`: kinds, and rules by kind and reason. */
export interface Rules { off: string[]; own: OwnWords[] }
/** A rule of the engine. */
export interface WordingRule { name: string; kind: string; why: string; /** Where the notion comes from. */ from: string; /** A sentence that it marks, and one that it leaves alone. */ fire: string; spare: string }

/** `links`: stretches of the text that linked somewhere where it came from, and where to; `address`: the article's own. */
export interface AnalyzeOptions { date?: string; tokens?: boolean; links?: [start: number, end: number, target?: string][]; address?: string;
  /** Whether marks that the program is unsure of make rows and count in shares. */ unsure?: boolean }

/** Whose hue: the five kinds of the page's grammar. */
export type Kind = "person" | "org" | "doc" | "anon" | "none";
/** How sure: the three line styles. */
export type Style = "stated" | "rep" | "spec";
export type Layer = "who" | "sure" | "names" | "figs" | "word";

/** One attribution, ready to be shown. */
export interface Passage {
  id: number; source: number; key: string; kind: Kind; style: Style;
  /** Name for the margin: "he: Davit Kerrold". */ name: string;
  /** The cue's words. */ verb: string;
  /** The content's words, pieces joined by an ellipsis. */ quote: string;
  sentence: number; start: number; end: number; depth: number; attribution: Attribution;
  /** The program's own confidence is low. */ unsure: boolean;
}
/** One source, ready to be shown. */
export interface Speaker {
  index: number; key: string; kind: Kind; name: string; role: string; share: number;
  /** Its share as it is written in the list, so that the list adds up. */ shown: string; words: number; passages: Passage[];
}
/** A stretch of a sentence on one word. */
export interface Part { source: number; key: string; kind: Kind; style: Style; words: number;
  /** The writer's words that name a source or tie what it says to it. */ frame?: boolean }
/** What one mark of a ribbon stands for: a sentence, or (`stack`) a stretch of them whose parts are stacked by their shares. */
export interface RibbonMark { first: number; last: number; words: number; end: boolean; stack: boolean; parts: Part[] }
/** A sentence of the body. */
export interface Line {
  index: number; start: number; end: number; paragraph: number; words: number; from: number; last: boolean; parts: Part[];
}
/** A report made ready for the views. */
export interface Reading {
  text: string; report: Report; /** As the engine made it, before corrections. */ raw: Report;
  /** Corrections whose place is no longer in the text. */ lost: number;
  lines: Line[]; passages: Passage[]; speakers: Speaker[];
  byId: Map<number, Passage>; words: number; wordStarts: Uint32Array;
  shares: { named: number; unnamed: number; writer: number };
  /** The writer's own share as it is written below the list of sources. */ writer: string; /** Whether several speak as one somewhere. */ together: boolean;
  /** Words by kind and style. */ matrix: Record<Kind, Record<Style, number>>;
}

export interface ComparisonRow {
  kind: "same" | "changed" | "dropped" | "added"; a: Pair | null; b: Pair | null; who?: string;
  /** Of quotations: who speaks the same words in B, where that is somebody else. */ who_b?: string;
  /** Of quotations: the attributions. */ ids?: [number | null, number | null]; alike: number;
  /** Words of both and of one; added ones are places in B. */ pieces?: (Span & { kind: "same" | "dropped" | "added" })[];
}
/** The engine's answer, `sourcelight-comparison/1`: what differs between two texts; made on demand. */
export interface Comparison {
  schema: string;
  /** `rows`: of the two reports' tables of sources. */
  sources: { name: string; a: number | null; b: number | null; rows: [number | null, number | null] }[];
  /** Null where neither text has one. */ headline: ComparisonRow | null;
  quotes: ComparisonRow[]; sentences: ComparisonRow[]; passages: ComparisonRow[]; shared: { a: number; b: number };
  figures: { kind: string; unit: string | null; a: Pair; b: Pair; value_a: number; value_b: number }[];
  times: { kind: string; a: Pair; b: Pair; timex_a: string; timex_b: string }[];
  /** `from`: lost from A, at `place` there; `to`: gained in B. */
  wording: { kind: string; from: string; to: string; a: Pair | null; b: Pair | null; place?: Pair; why?: string }[];
  certainty: { kind: string; from: string; to: string; a: Pair | null; b: Pair | null }[];
}
/** One side of a comparison; `spoken`: who speaks, where a reader corrected it. */
export interface ComparisonSide {
  date?: string; links?: [start: number, end: number, target?: string][]; address?: string;
  spoken?: [sources: [name: string, type: SourceType, share: number][], quotes: [id: number, who: string, content: Pair[]][]];
}
/** Words of two texts side by side: in both, or in one only. */
export interface Change { text: string; how: "a" | "b" | "both" }

export interface BatchFigures {
  words: number; sources: number; named: number; unnamed: number; writer: number; passages: number; direct: number; stated: number;
  figures: number; wording: number; missing: number; unsure: number;
}
/** One article of many; `figures` is null where it could not be read. `passages` are the cells of its passages. */
export interface BatchRow {
  index: number; label: string; title: string; date: string; figures: BatchFigures | null; error: string;
  passages: (string | number | boolean | null | undefined)[][];
  /** Named, unnamed, the writer alone, in whole per cents as the article shows them. */ whole: [number, number, number];
  /** Its ribbon in few marks. */ ribbon: RibbonMark[];
  sources: { name: string; kind: Kind; passages: number; words: number; type: SourceType; class: Source["kind"]; role: string;
    /** Where it is first cited, as a share of the article. */ place: number }[];
  /** Its claims with the names of those who carry them. */ claims: { text: string; sources: string[] }[];
  /** Its passages as a coder sees them, and what the program made of them. */ units: { id: string; context: string; passage: string; program: Record<string, string> }[];
  /** What stands inside quotation marks. */ quoted: Pair[];
}

export type ClaimStatus = "open" | "checked" | "wrong" | "uncheckable";
/** What a checker made of one claim. */
export interface ClaimCheck { claim: Quote; status: ClaimStatus; note: string; link: string; /** ISO, when it was changed last. */ when: string }

/** Where a text came from. */
export interface Origin { label: string; files?: import("./import/types.js").Imported[]; file?: number }
export interface Article {
  text: string; origin: Origin; date?: string;
  /** What came with the words: links, headings, what was left out, details. */ found?: import("./import/types.js").Found;
  /** Changed by hand, in order; and what was undone last, to be done again. */ corrections?: Correction[]; undone?: Correction[];
  /** What a checker made of its claims. */ checks?: ClaimCheck[];
  /** Whether the marks that the program is unsure of count too. */ unsure?: boolean;
  /** The reader changed its words, date or details, which nothing else keeps. */ touched?: boolean;
}

/** An article of the library, as it is kept in this browser. */
export interface Kept { id: string; kept: string; title: string; date: string; words: number; article: Article }

export interface State {
  phase: "idle" | "loading" | "analyzing" | "ready" | "failed";
  view: "start" | "read" | "batch" | "compare";
  editing: boolean;
  article: Article | null;
  earlier: Article | null;
  reading: Reading | null;
  /** What the marked text shows: the reading, but while the words are edited, and nobody sees the marks, the one before. */
  shown: Reading | null;
  /** Milliseconds of the last analysis, in the worker. */ ms: number;
  error: string;
  notice: string;
  layers: Record<Layer, boolean>;
  plain: boolean;
  /** Large type, for a projector. */ large: boolean;
  /** Whether the answers are hidden until they are revealed, and whether what isn't here is. */ first: boolean; missing_shown: boolean;
  /** The reader's rules of wording, what they were before the last changes, and what was undone. */ rules: Rules; rules_before: Rules[]; rules_undone: Rules[]; /** Whether this browser keeps them. */ rules_kept: boolean;
  /** The layer whose marks the arrows step through and the ribbon shows as strokes. */ layer: Layer;
  /** Index of the source in the light, or -1. */ lit: number;
  /** Current sentence, or -1. */ at: number;
  /** Attribution under the pointer, or -1. */ hot: number;
  keys: boolean;
  theme: "auto" | "light" | "dark";
  remember: boolean;
  outside: number;
  /** Whether the reader ended the reading of this text. */ stopped: boolean;
  /** What a long text counts, until it is read. */ counted: { words: number; sentences: number; seconds: number; length: number } | null;
  /** Bytes of the engine that have come, while it is fetched; null once it is there. */ fetched: number | null;
  /** Whether the engine could not be fetched: then `error` says what helps. */ missing: boolean;
}
