/**
 * Sourcelight for JavaScript: the same module in a page, in a worker and in Node.
 *
 *     const light = await Sourcelight.load();
 *     const report = await light.analyze(text, { date: "2025-10-14" });
 *     text.slice(report.sentences[0].start, report.sentences[0].end);
 */
import { byteLength, MAX_BYTES, tooLarge } from "./limits.js";
import init, { Analyzer } from "./pkg/sourcelight_wasm.js";

/** A text that is not read, with a sentence for the reader. */
export class InputError extends Error {
  /** @override */ name = "InputError";
}

/**
 * A file beside the module: its address, or its bytes where there is no fetch for files.
 * @param {URL} address
 */
async function file(address) {
  const runtime = /** @type {{process?: {versions?: {node?: string}}}} */ (globalThis).process;
  if (!runtime?.versions?.node) return address;
  const files = "node:fs/promises";
  const { readFile } = await import(files);
  return readFile(address);
}

/** The language model's bytes. */
async function model() {
  const found = await file(new URL("./pkg/english.model", import.meta.url));
  if (!(found instanceof URL)) return found;
  const answer = await fetch(found);
  if (!answer.ok) throw new Error(`The language model could not be fetched (${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
}

export class Sourcelight {
  /** @type {Analyzer} */ #analyzer;

  /** @param {Analyzer} analyzer */
  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  /** Loads the WASM module and the language model once, side by side. */
  static async load() {
    const start = performance.now();
    const bytes = model();
    // the failure is told below, where it is waited for
    bytes.catch(() => {});
    await init({ module_or_path: await file(new URL("./pkg/sourcelight_wasm_bg.wasm", import.meta.url)) });
    const found = await bytes;
    // for a browser's profiler, and for `cargo xtask bench`
    const fetched = performance.measure("sourcelight files", { start });
    const analyzer = new Analyzer(found);
    performance.measure("sourcelight models", { start: fetched.startTime + fetched.duration });
    return new Sourcelight(analyzer);
  }

  /**
   * The report of a text; offsets are UTF-16 units, so that `text.slice(start, end)` works.
   * @param {string} text
   * @param {import("./types.js").AnalyzeOptions} [options]
   * @returns {Promise<import("./types.js").Report>}
   */
  async analyze(text, options = {}) {
    return JSON.parse(await this.analyzeJson(text, options));
  }

  /**
   * The same report unread: a worker hands a string over faster than objects.
   * @param {string} text
   * @param {import("./types.js").AnalyzeOptions} [options]
   */
  async analyzeJson(text, options = {}) {
    return this.#asked(text, () => this.#analyzer.analyzeJson(text, options));
  }

  /**
   * The corpus tables of a text: frequencies, phrases, key terms, repeated passages; for a `query` its lines and company.
   * @param {string} text
   * @param {import("./types.js").Question} [question]
   * @returns {Promise<import("./types.js").Study>}
   */
  async study(text, question = {}) {
    return this.#asked(text, () => this.#analyzer.study(text, question));
  }

  /**
   * The statistics of parts of a text, in their order; a part is a list of stretches.
   * @param {string} text
   * @param {import("./types.js").Pair[][]} parts
   * @returns {Promise<import("./types.js").Statistics[]>}
   */
  async measure(text, parts) {
    return this.#asked(text, () => this.#analyzer.measureParts(text, Uint32Array.from(parts.flatMap((spans) => [spans.length, ...spans.flat()]))));
  }

  /**
   * The rules of wording: name, kind, reason, origin, a sentence that each marks and one that it leaves alone.
   * @returns {Promise<[name: string, kind: string, why: string, from: string, fire: string, spare: string][]>}
   */
  async rules() {
    return this.#analyzer.wordingRules();
  }

  /**
   * What differs between two texts: sources, quotations, figures, hedges, shared passages. Offsets are each text's UTF-16 units.
   * @param {string} a
   * @param {string} b
   * @param {{a?: import("./types.js").ComparisonSide, b?: import("./types.js").ComparisonSide}} [sides]
   * @returns {Promise<import("./types.js").Comparison>}
   */
  async compare(a, b, sides = {}) {
    return this.#asked(a, () => this.#asked(b, () => this.#analyzer.compare(a, b, sides)));
  }

  /**
   * Runs one call of the module. It throws plain errors with a name: what the caller asked wrongly is told as such.
   * @template T @param {string} text @param {() => T} run @returns {T}
   */
  #asked(text, run) {
    const bytes = byteLength(text);
    if (bytes > MAX_BYTES) throw new InputError(tooLarge(bytes));
    try {
      return run();
    } catch (error) {
      if (error instanceof Error && error.name === "InputError") throw new InputError(error.message, { cause: error });
      throw error;
    }
  }
}
