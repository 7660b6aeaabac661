/** `node boundary.mjs INPUTS FOLDER`: the ways a report may cross from WebAssembly, over the same texts, in turn. */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [inputs, folder] = process.argv.slice(2);
const { warm, sets } = JSON.parse(await readFile(inputs, "utf8"));
const { default: init, Analyzer } = await import(pathToFileURL(`${folder}/sourcelight_wasm.js`).href);
await init({ module_or_path: await readFile(`${folder}/sourcelight_wasm_bg.wasm`) });
const analyzer = new Analyzer();
const WAYS = ["analyzeOnly", "analyze", "analyzeObjects"];
const median = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[list.length >> 1];

for (const options of [{}, { tokens: true }]) {
  for (let round = 0; round < 3; round++) for (const text of warm) for (const way of WAYS) analyzer[way](text, options);
  for (const { name, texts } of sets) {
    /** @type {Record<string, number[]>} */
    const times = { analyzeOnly: [], analyze: [], analyzeObjects: [] };
    for (let round = 0; round < 5; round++) {
      for (const way of round % 2 ? [...WAYS].reverse() : WAYS) {
        const start = performance.now();
        for (const text of texts) analyzer[way](text, options);
        times[way].push((performance.now() - start) / texts.length);
      }
    }
    const [only, json, objects] = WAYS.map((way) => median(times[way]));
    const bytes = texts.reduce((sum, text) => sum + analyzer.analyzeString(text, options).length, 0) / texts.length;
    const cells = [name, options.tokens ? "yes" : "no", `${(bytes / 1000).toFixed(0)} kB`, only.toFixed(3), (json - only).toFixed(3), (objects - only).toFixed(3),
      ((objects - only) / (json - only)).toFixed(1)];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
