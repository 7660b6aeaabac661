/**
 * `node boundary.mjs INPUTS FOLDER`: the ways a report may cross from WebAssembly, over the same texts, in turn. Counted is
 * this process's own processor time, garbage collection included, least of the rounds: what else the machine does is left out.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [inputs, folder] = process.argv.slice(2);
const { warm, sets } = JSON.parse(await readFile(inputs, "utf8"));
const { default: init, Analyzer } = await import(pathToFileURL(`${folder}/sourcelight_wasm.js`).href);
await init({ module_or_path: await readFile(`${folder}/sourcelight_wasm_bg.wasm`) });
const analyzer = new Analyzer();
const WAYS = ["analyzeOnly", "analyze", "analyzeObjects"];
/** Milliseconds of processor time so far. */
const spent = () => process.cpuUsage().user / 1000;

for (const options of [{}, { tokens: true }]) {
  for (let round = 0; round < 3; round++) for (const text of warm) for (const way of WAYS) analyzer[way](text, options);
  for (const { name, texts } of sets) {
    /** @type {Record<string, number[]>} */
    const times = { analyzeOnly: [], analyze: [], analyzeObjects: [] };
    for (let round = 0; round < 15; round++) {
      for (const way of round % 2 ? [...WAYS].reverse() : WAYS) {
        const start = spent();
        for (const text of texts) analyzer[way](text, options);
        times[way].push((spent() - start) / texts.length);
      }
    }
    const [only, json, objects] = WAYS.map((way) => Math.min(...times[way]));
    const bytes = texts.reduce((sum, text) => sum + analyzer.analyzeString(text, options).length, 0) / texts.length;
    const cells = [name, options.tokens ? "yes" : "no", `${(bytes / 1000).toFixed(0)} kB`, only.toFixed(3), (json - only).toFixed(3), (objects - only).toFixed(3),
      ((objects - only) / (json - only)).toFixed(1)];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
