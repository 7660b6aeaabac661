/** The parts of other people's libraries that the readers call. */
import type { Element } from "./tree.js";

export interface Token {
  type: string; tag: string; level: number; content: string; children: Token[] | null;
  attrGet(name: string): string | null;
}

/** Where the reading of a line stands. */
export interface InlineState {
  src: string; pos: number;
  /** Ends that do not come any more. */ missing?: Set<string>;
}

export interface MarkdownReader {
  parse(text: string, state: object): Token[];
  inline: { ruler: { at(name: string, rule: (state: InlineState) => boolean): void } };
}

export interface MarkupParser {
  /** Names of the elements that are open, the innermost first. */ stack: string[];
  foreignContext: unknown[];
  write(chunk: string): void;
  end(): void;
}

export interface Readability {
  parse(): { title?: string; byline?: string; content: Element; length: number; siteName?: string; lang?: string; publishedTime?: string } | null;
  FLAG_STRIP_UNLIKELYS: number; FLAG_WEIGHT_CLASSES: number; FLAG_CLEAN_CONDITIONALLY: number;
  _removeFlag(flag: number): void;
}

export interface PdfItem { str: string; dir: string; transform: number[]; width: number; height: number; hasEOL: boolean; fontName: string }
