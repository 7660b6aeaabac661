/** The parts of other people's libraries that the doors call. */

export interface Address { name?: string; address?: string }
export interface Email {
  headers: { key: string; value: string }[];
  from?: Address; subject?: string; date?: string; html?: string; text?: string;
  attachments: { filename: string | null; mimeType: string; related?: boolean; content: ArrayBuffer | Uint8Array | string }[];
}

export interface Token {
  type: string; text?: string; raw: string; depth?: number; href?: string; tokens?: Token[]; items?: Token[];
  ordered?: boolean; start?: number | ""; header?: Token[]; rows?: Token[][];
}

export interface Readability {
  parse(): { title?: string; byline?: string; content: Element; length: number; siteName?: string; lang?: string; publishedTime?: string } | null;
  FLAG_STRIP_UNLIKELYS: number; FLAG_WEIGHT_CLASSES: number; FLAG_CLEAN_CONDITIONALLY: number;
  _removeFlag(flag: number): void;
}

export interface PdfItem { str: string; dir: string; transform: number[]; width: number; height: number; hasEOL: boolean; fontName: string }
export interface PdfPage {
  view: number[]; rotate: number;
  getTextContent(options?: object): Promise<{ items: (PdfItem | { type: string })[]; styles: Record<string, { fontFamily: string; vertical?: boolean }> }>;
  getAnnotations(): Promise<{ subtype: string; url?: string; rect: number[] }[]>;
  getOperatorList(): Promise<{ fnArray: number[] }>;
  cleanup(): void;
}
export interface PdfDocument {
  numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ info: Record<string, unknown> }>;
}
export interface Pdf {
  getDocument(options: object): { promise: Promise<PdfDocument>; destroy(): Promise<void> };
  PDFWorker: new (options: { port: Worker }) => { destroy(): void };
  OPS: Record<string, number>;
}
