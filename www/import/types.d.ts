/** What the doors of the page know: files and pastes as blocks of text, and what was found beside them. */

/** A stretch of a block, and where it links to. */
export interface Run { text: string; href?: string }

/** A paragraph, heading or item. `removed` says why it is not part of the article. */
export interface Block {
  kind: "title" | "byline" | "heading" | "body" | "item" | "quote" | "caption" | "row";
  /** Of a heading, 1 to 6; of an item, its depth from 1. */ level?: number;
  runs: Run[];
  removed?: string;
}

/** A link of the text. Offsets are UTF-16 units, as everywhere in the page. */
export interface Link { start: number; end: number; href: string; text: string }
export interface Heading { start: number; end: number; level: number }
/** Neighbouring blocks that were left out for one reason. `back`: whether they were put back. */
export interface Removed { id: number; why: string; text: string; words: number; back: boolean }

/** What is known about an article apart from its words. Dates are YYYY-MM-DD. */
export interface Details {
  title?: string; byline?: string; dateline?: string; date?: string; address?: string; site?: string; language?: string;
  /** The day on which the file was made: not always the article's. */ made?: string;
}

export type Kind =
  | "text" | "markdown" | "page" | "mail" | "docx" | "odt" | "epub" | "rtf" | "pdf" | "paste" | "report";

/** What a reader of one format hands over. */
export interface Parsed { kind: Kind; blocks: Block[]; details: Details; notes: string[];
  /** Of an exported article: the work on it. */ work?: import("../types.js").Article }

/** What is known of a text beside its words: kept with the article, so that blocks can be put back. */
export interface Found extends Details {
  kind: Kind; links: Link[]; headings: Heading[]; removed: Removed[]; notes: string[]; blocks: Block[];
}
/** A file or paste, ready to be read. */
export interface Imported extends Found { name: string; text: string; work?: import("../types.js").Article }

/** What a clipboard or a drag holds besides files. */
export interface Clip { html?: string; rtf?: string; text: string }

/** What a file is, by its first bytes; what a zipped one holds is told later. */
export type Format = "text" | "markdown" | "page" | "mail" | "rtf" | "pdf" | "zip" | "report";

/** Progress of a slow file: how far (0 to 1) and what is being done. */
export type Progress = (done: number, what: string) => void;
export interface ReadOptions { signal?: AbortSignal; progress?: Progress; /** Of a page: all of it is read, as of words that were selected. */ whole?: boolean }
/** Counts what is taken out of a file, and refuses it at the bound: see `bounds.js`. */
export interface Bounded {
  /** Letters. */ text(units: number): void;
  /** Bytes out of a container. */ unpacked(bytes: number): void;
  /** An element or a stretch of text. */ node(): void;
  /** Whether there is room for so many more steps. */ allows(steps: number): boolean;
}
/** What a reader of one format is given. */
export interface Source { name: string; bytes: Uint8Array; bounds: Bounded; progress: Progress; whole?: boolean }
export type FormatReader = (source: Source) => Promise<Parsed>;
