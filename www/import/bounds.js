/**
 * How much of a file is read, counted while it is read: letters of text, bytes out of containers, elements of markup, steps.
 * In: counts as they come. Out: a refusal at the bound. Whatever a file declares about itself is not believed.
 *
 *     const bounds = new Bounds();
 *     bounds.text(words.length); // throws a Refusal beyond 5 MB
 */
import { MAX_BYTES } from "../limits.js";
import { Refusal } from "./refusal.js";

/** The largest file that is opened, in bytes; the text in it may have 5 MB. */
export const MAX_FILE = 100_000_000;
/** Bytes that all parts of a container may unpack to. */
export const MAX_UNPACKED = 80_000_000;
/** Files that a container may list. */
export const MAX_ENTRIES = 20_000;
/** Elements and stretches of text in all markup of a file. */
export const MAX_NODES = 1_500_000;
/** How deep elements may stand in one another; browsers stop at the same depth. */
export const MAX_DEPTH = 512;
/** Pages of a PDF. */
export const MAX_PAGES = 5000;
/** Steps of what looks for the article on a page: elements passed, and 32 letters of text a step. */
const MAX_STEPS = 10_000_000;

/** What one file has used. */
export class Bounds {
  #text = 0;
  #unpacked = 0;
  #nodes = 0;
  #steps = 0;

  /** Letters of text, in UTF-16 units: never more than its bytes. @param {number} units */
  text(units) {
    this.#text += units;
    if (this.#text > MAX_BYTES) throw new Refusal(`holds more than ${MAX_BYTES / 1e6} MB of text: cut it into parts and open one at a time.`);
  }

  /** @param {number} bytes */
  unpacked(bytes) {
    this.#unpacked += bytes;
    if (this.#unpacked > MAX_UNPACKED) throw new Refusal(`unpacks to more than ${MAX_UNPACKED / 1e6} MB: open it, copy the article and paste it here.`);
  }

  /** One more element or stretch of text. */
  node() {
    if (++this.#nodes > MAX_NODES) throw new Refusal("has more elements than Sourcelight reads: open it, copy the article and paste it here.");
  }

  /** Whether there is room for so many more steps. @param {number} steps */
  allows(steps) {
    this.#steps += steps;
    return this.#steps <= MAX_STEPS;
  }

  /** What was used, for those who measure. */
  get used() {
    return { text: this.#text, unpacked: this.#unpacked, nodes: this.#nodes, steps: this.#steps };
  }
}
