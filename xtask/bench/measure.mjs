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
  return { load, first, sets: out };
}
