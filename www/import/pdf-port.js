/**
 * The way to the PDF library's reading half, which speaks in messages. Its other half, which draws pages, is three times as large
 * as all readers here together and is not needed for text. Both ends are in one worker, so messages are passed as they are.
 * The numbers and names are those of the pinned version: a test reads PDFs with it.
 */

/** The version that both ends must have. */
const VERSION = "6.5.438";
/** What a message of a stream says. */
const CANCEL = 1, CLOSE = 3, ENQUEUE = 4, ERROR = 5, PULL = 6;
/** What an answer says. */
const DATA = 1, FAILED = 2;
/** Pieces of text that may wait. */
const ROOM = 100;
/** Of pages as they are shown; of pages whose drawing is only listed. */
const SHOWN = 2, LISTED = 0x102;
/** The steps of drawing that put a picture on the page. */
const PICTURES = new Set([83, 85, 86]);
const US = "sourcelight";

/** A piece of a stream as it is now: the other end empties it and fills it again. @param {{items?: unknown[], fnArray?: unknown[]}} chunk */
const kept = ({ items, fnArray }) => ({ items: items?.slice(), fnArray: fnArray?.slice() });

/** @typedef {{resolve(value: any): void, reject(error: unknown): void}} Waiting */

export class PdfPort {
  /** @type {((event: {data: any}) => void)[]} */ #listeners = [];
  /** @type {Map<number, Waiting>} */ #waiting = new Map();
  /** @type {Map<number, (message: any) => void>} */ #streams = new Map();
  /** @type {Waiting | null} */ #opening = null;
  #next = 1;
  #target = "worker";

  /** @param {{initializeFromPort(port: unknown): void}} library */
  constructor(library) {
    library.initializeFromPort({
      addEventListener: (/** @type {string} */ _, /** @type {(event: {data: any}) => void} */ listener) => void this.#listeners.push(listener),
      removeEventListener: (/** @type {string} */ _, /** @type {(event: {data: any}) => void} */ listener) => { this.#listeners = this.#listeners.filter((one) => one !== listener); },
      postMessage: (/** @type {any} */ message) => {
        const taken = message.chunk ? { ...message, chunk: kept(message.chunk) } : message;
        queueMicrotask(() => this.#take(taken));
      },
    });
  }

  /** @param {Record<string, unknown>} message */
  #send(message) {
    const data = { sourceName: this.#target === "worker" ? "main" : US, targetName: this.#target, ...message };
    queueMicrotask(() => { for (const listener of [...this.#listeners]) listener({ data }); });
  }

  /** @param {any} message */
  #take(message) {
    if (message.stream) this.#streams.get(message.streamId)?.(message);
    else if (message.callback) {
      const waiting = this.#waiting.get(message.callbackId);
      this.#waiting.delete(message.callbackId);
      if (message.callback === DATA) waiting?.resolve(message.data);
      else waiting?.reject(message.reason);
    } else if (message.action === "GetDoc") this.#opening?.resolve(message.data.pdfInfo);
    else if (message.action === "DocException") this.#opening?.reject(message.data);
    // it may ask for a password or for tables of letters: there are none
    else if (message.callbackId) this.#send({ targetName: message.sourceName, callback: FAILED, callbackId: message.callbackId, reason: new Error("there is none") });
  }

  /** @param {string} action @param {unknown} data @returns {Promise<any>} */
  #ask(action, data) {
    return new Promise((resolve, reject) => {
      const callbackId = this.#next++;
      this.#waiting.set(callbackId, { resolve, reject });
      this.#send({ action, callbackId, data });
    });
  }

  /** Opens a document. @param {Uint8Array} data @returns {Promise<{numPages: number}>} */
  async open(data) {
    this.#send({ action: "configure", data: { verbosity: 0 } });
    this.#target = await this.#ask("GetDocRequest", {
      docId: US, apiVersion: VERSION, data, password: null, disableAutoFetch: false, rangeChunkSize: 65_536, docBaseUrl: null, enableXfa: false,
      evaluatorOptions: { maxImageSize: 50_000_000, disableFontFace: true, ignoreErrors: true, isOffscreenCanvasSupported: false, isImageDecoderSupported: false,
        canvasMaxAreaInBytes: -1, fontExtraProperties: false, useSystemFonts: false, useWasm: false, useWorkerFetch: false, cMapUrl: null, cMapPacked: true,
        iccUrl: null, standardFontDataUrl: null, wasmUrl: null },
    });
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#send({ action: "Ready", data: null });
    });
  }

  /** What comes in pieces; the other end waits while they are not taken. @param {string} action @param {unknown} data @returns {AsyncGenerator<any>} */
  async *#stream(action, data) {
    const streamId = this.#next++;
    /** @type {any[]} */ const come = [];
    /** @type {(() => void) | null} */ let wake = null;
    this.#streams.set(streamId, (message) => {
      come.push(message);
      wake?.();
    });
    this.#send({ action, streamId, data, desiredSize: ROOM });
    let ended = false;
    try {
      for (;;) {
        const message = come.shift();
        if (!message) await new Promise((done) => { wake = () => done(undefined); });
        else if (message.stream === CLOSE) return void (ended = true);
        else if (message.stream === ERROR || message.reason) throw message.reason;
        else if (message.stream === ENQUEUE) {
          yield message.chunk;
          this.#send({ stream: PULL, streamId, desiredSize: ROOM });
        }
      }
    } finally {
      this.#streams.delete(streamId);
      if (!ended) this.#send({ stream: CANCEL, streamId, reason: new Error("no more is wanted") });
    }
  }

  /** A page's box. @param {number} index @returns {Promise<{view: number[]}>} */
  page(index) {
    return this.#ask("GetPage", { pageIndex: index });
  }

  /** A page's pieces of text, some at a time. @param {number} index @returns {AsyncGenerator<{items: (import("./library-types").PdfItem | {type: string})[]}>} */
  text(index) {
    return this.#stream("GetTextContent", { pageId: index, pageIndex: index, includeMarkedContent: false, disableNormalization: false });
  }

  /** @param {number} index @returns {Promise<{subtype: string, url?: string, rect: number[]}[]>} */
  annotations(index) {
    return this.#ask("GetAnnotations", { pageId: index, pageIndex: index, intent: SHOWN });
  }

  /** Whether a page shows a picture. @param {number} index @returns {Promise<boolean>} */
  async hasPicture(index) {
    const steps = this.#stream("GetOperatorList", { pageId: index, pageIndex: index, pageProxyId: index, intent: LISTED, cacheKey: "list", annotationStorage: null, modifiedIds: new Set() });
    for await (const { fnArray } of steps) if (fnArray.some((/** @type {number} */ step) => PICTURES.has(step))) return true;
    return false;
  }

  /** Title, author, day. @returns {Promise<Record<string, unknown>>} */
  async info() {
    return (await this.#ask("GetMetadata", null))[0] ?? {};
  }

  /** Ends it: what is open is closed. */
  async end() {
    if (this.#target !== "worker") await this.#ask("Terminate", null);
  }
}
