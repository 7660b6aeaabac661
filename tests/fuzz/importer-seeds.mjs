/** What the fuzzer of the readers begins with: our own files of every kind, by their names. */
import { readFileSync } from "node:fs";
import * as make from "../browser/fixtures.mjs";

const here = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));

/** @type {Record<string, Buffer>} */
export const seeds = {
  "bridge.txt": here("../../www/examples/bridge.txt"),
  "mill.md": Buffer.from(make.markdown()),
  "ferry.html": Buffer.from(make.page()),
  "old.html": make.pageBytes(),
  "ferry.mhtml": Buffer.from(make.mhtml()),
  "letter.eml": Buffer.from(make.eml()),
  "weir.rtf": Buffer.from(make.rtf()),
  "ferry.docx": Buffer.from(make.docx()),
  "mill.odt": Buffer.from(make.odt()),
  "letters.epub": Buffer.from(make.epub()),
  "sluice.pdf": Buffer.from(make.story()),
  "printed.pdf": here("../browser/printed/one.pdf"),
};
