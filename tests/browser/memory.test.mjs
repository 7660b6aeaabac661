/** What a long text takes of the module's memory, which never shrinks: in Node, the real module and model, a fresh one for each shape. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const file = (/** @type {string} */ name) => new URL(`../../www/pkg/${name}`, import.meta.url);
const [bytes, model, article] = await Promise.all([readFile(file("sourcelight_wasm_bg.wasm")), readFile(file("english.model")), readFile(new URL("../../www/examples/bridge.txt", import.meta.url), "utf8")]);
const module = new WebAssembly.Module(bytes);

/** The kept views of a network, which no longer text makes more of, in bytes. */
const VIEWS = 64e6;

// bytes a byte of text: docs/limits.md says what they come to at 5 MB
for (const [name, shape, most] of /** @type {[string, string, number][]} */ ([["news", `${article}\n\n`, 60], ["accusations", "Ana accused Brel of theft. ", 60], ["brackets", "()", 180], ["figures", "1 2 ", 200]])) {
  test(`memory for ${name} grows with the text and no faster`, async () => {
    const glue = await import(`../../www/pkg/sourcelight_wasm.js?${name}`);
    const { memory } = glue.initSync({ module });
    const analyzer = new glue.Analyzer(model);
    const taken = (/** @type {number} */ size) => {
      analyzer.analyzeJson(shape.repeat(Math.ceil(size / shape.length)));
      return memory.buffer.byteLength;
    };
    const size = 600_000;
    const [before, after] = [taken(1_000), taken(size)];
    console.log(`${name}: ${(after / 1e6).toFixed(0)} MB for ${size / 1e6} MB of text, ${(before / 1e6).toFixed(0)} for 1 kB`);
    assert.ok(after - before <= VIEWS + most * size, `${((after - before) / 1e6).toFixed(0)} MB more for ${size / 1e6} MB`);
  });
}
