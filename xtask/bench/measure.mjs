/** The stop-watch that Node and the browser share. In: the two modules and the texts. Out: milliseconds. */

/**
 * @param {string} sourcelight address of the page's `sourcelight.js`
 * @param {{glue: string, wasm: string | BufferSource}} floor
 * @param {{warm: string[], sets: {name: string, texts: string[]}[]}} inputs
 */
export async function measure(sourcelight, floor, { warm, sets }) {
  const start = performance.now();
  const { Sourcelight } = await import(sourcelight);
  const light = await Sourcelight.load();
  const load = performance.now() - start;
  const [files, models] = ["files", "models"].map((part) => performance.getEntriesByName(`sourcelight ${part}`)[0].duration);
  const began = performance.now();
  await light.analyze(warm[0]);
  const first = performance.now() - began;
  const least = await import(floor.glue);
  await least.default({ module_or_path: floor.wasm });
  // engines compile a module again while it runs: what is timed is what a reader has after a few articles
  for (let round = 0; round < 3; round++) {
    for (const text of warm) {
      await light.analyze(text);
      least.floor(text);
    }
  }
  /** @type {Record<string, {light: number, floor: number}>} */
  const out = {};
  for (const { name, texts } of sets) {
    const sum = { light: 0, floor: 0 };
    for (const text of texts) {
      await light.analyze(""); // what is remembered of the text before must not help
      const a = performance.now();
      await light.analyze(text);
      const b = performance.now();
      least.floor(text);
      sum.light += b - a;
      sum.floor += performance.now() - b;
    }
    out[name] = sum;
  }
  const key = await keystroke(light, longest(sets));
  return { load, files, models, key, first, sets: out };
}

/** The first 10,000 words of the longest text. @param {{texts: string[]}[]} sets */
function longest(sets) {
  const [text] = sets.flatMap(({ texts }) => texts).sort((a, b) => b.length - a.length);
  return text.match(/^(?:\S+\s+){1,10000}/)?.[0] ?? text;
}

/**
 * What a key costs that is typed into the middle of a text: the median of some.
 * @param {{analyze(text: string): Promise<unknown>}} light @param {string} text
 */
async function keystroke(light, text) {
  const at = text.indexOf(" ", text.length / 2);
  await light.analyze(text);
  const times = [];
  for (let typed = "x"; typed.length < 10; typed += "x") {
    const start = performance.now();
    await light.analyze(text.slice(0, at) + typed + text.slice(at));
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}
