/**
 * `node boundary.mjs INPUTS FOLDER`: the ways a report may cross from WebAssembly in a worker to the page, over the same texts, in
 * turn. Counted is this process's own processor time, garbage collection included, least of the rounds: what else the machine
 * does is left out. No language model is loaded, so that the analysis is short beside what is measured.
 *
 * What a message between threads costs is what V8's serialiser takes on either side.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { deserialize, serialize } from "node:v8";

const [inputs, folder] = process.argv.slice(2);
const { warm, sets } = JSON.parse(await readFile(inputs, "utf8"));
const { default: init, Analyzer } = await import(pathToFileURL(`${folder}/sourcelight_wasm.js`).href);
await init({ module_or_path: await readFile(`${folder}/sourcelight_wasm_bg.wasm`) });
const analyzer = new Analyzer();

/** What stays of a way on the page's own thread is counted apart. @type {Record<string, (text: string, options: object, page: (read: () => unknown) => void) => unknown>} */
const WAYS = {
  only: (text, options) => analyzer.analyzeOnly(text, options),
  // out of WebAssembly
  json: (text, options) => JSON.parse(analyzer.analyzeJson(text, options)),
  objects: (text, options) => analyzer.analyzeObjects(text, options),
  // and on to the page
  jsonPage(text, options, page) {
    const message = serialize(analyzer.analyzeJson(text, options));
    page(() => JSON.parse(deserialize(message)));
  },
  objectsPage(text, options, page) {
    const message = serialize(analyzer.analyzeObjects(text, options));
    page(() => deserialize(message));
  },
};
/** Milliseconds of processor time so far. */
const spent = () => process.cpuUsage().user / 1000;

for (const options of [{}, { tokens: true }]) {
  for (let round = 0; round < 3; round++) for (const text of warm) for (const way of Object.values(WAYS)) way(text, options, (read) => read());
  for (const { name, texts } of sets) {
    /** @type {Record<string, number>} */ const least = {};
    /** @type {Record<string, number>} */ const onPage = {};
    for (let round = 0; round < 15; round++) {
      const ways = Object.entries(WAYS);
      for (const [way, run] of round % 2 ? ways.reverse() : ways) {
        let page = 0;
        const start = spent();
        for (const text of texts) {
          run(text, options, (read) => {
            const began = spent();
            read();
            page += spent() - began;
          });
        }
        least[way] = Math.min(least[way] ?? Infinity, (spent() - start) / texts.length);
        onPage[way] = Math.min(onPage[way] ?? Infinity, page / texts.length);
      }
    }
    const bytes = texts.reduce((sum, text) => sum + analyzer.analyzeJson(text, options).length, 0) / texts.length;
    const over = (/** @type {string} */ way) => (least[way] - least.only).toFixed(3);
    const cells = [name, options.tokens ? "yes" : "no", `${(bytes / 1000).toFixed(0)} kB`, least.only.toFixed(3), over("json"), over("objects"),
      over("jsonPage"), over("objectsPage"), onPage.jsonPage.toFixed(3), onPage.objectsPage.toFixed(3)];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
