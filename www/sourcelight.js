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

/** The WASM file: its address, or its bytes where there is no fetch for files. */
async function wasmFile() {
  const address = new URL("./pkg/sourcelight_wasm_bg.wasm", import.meta.url);
  const runtime = /** @type {{process?: {versions?: {node?: string}}}} */ (globalThis).process;
  if (!runtime?.versions?.node) return address;
  const files = "node:fs/promises";
  const { readFile } = await import(files);
  return readFile(address);
}

export class Sourcelight {
  /** @type {Analyzer} */ #analyzer;

  /** @param {Analyzer} analyzer */
  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  /** Loads the WASM module once. */
  static async load() {
    await init({ module_or_path: await wasmFile() });
    return new Sourcelight(new Analyzer());
  }

  /**
   * The report of a text; offsets are UTF-16 units, so that `text.slice(start, end)` works.
   * @param {string} text
   * @param {import("./types").AnalyzeOptions} [options]
   * @returns {Promise<import("./types").Report>}
   */
  async analyze(text, options = {}) {
    const bytes = byteLength(text);
    if (bytes > MAX_BYTES) throw new InputError(tooLarge(bytes));
    return this.#analyzer.analyze(text, options);
  }
}
