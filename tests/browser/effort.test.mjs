/**
 * What an article of 20,000 words costs the page: corrections, steps, layers, light, scrolling and typing. It is counted in work
 * (`work.mjs`) and not in milliseconds: a step may enter so many functions, touch so many nodes, style and lay out so many boxes. The
 * bounds are twice what the steps cost in Chromium 121 to 156 when they were set; their scripts took less than a frame of the page's
 * thread then, and no task was as long as a reader can feel. Corrections are measured in the page (performance.measure) too, for whoever looks at
 * them in a profiler. `EFFORT=1` prints every step of what is timed.
 */
import assert from "node:assert/strict";
import { example, journey, paste, read, still } from "./rig.mjs";
import { counter, KINDS, strain } from "./work.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Names in the examples: each copy of an article is about other people and places, as a long text is. */
const NAMES = /\b(?:Larrow|Ostrey|Holt|Dray|Whitlow|Arden|Kesby|Brook|Ferrant|Lindqvist|Marrick|Tessin|Varga|Norrow|Halven|Solano|Reith|Calloway)\b/g;
const ENDINGS = ["", "by", "dal", "en", "ford", "gate", "ham", "ing", "low", "mere", "ner", "oft", "port", "rick", "son", "ton"];

/** So many words of articles, no two of them about the same people. @param {number} words */
async function long(words) {
  const texts = await Promise.all(["bridge", "lakeside", "release"].map(example));
  let out = "";
  for (let copy = 0, count = 0; count < words; copy++) {
    const ending = ENDINGS[copy % ENDINGS.length] + (copy < ENDINGS.length ? "" : ENDINGS[1 + (copy >> 4)]);
    const text = texts[copy % texts.length].replace(NAMES, (name) => name + ending);
    out += `${text.trim()}\n\n`;
    count += text.split(/\s+/).length;
  }
  return out;
}

/** Corrections all over the article, as the findings ask for them. @param {Page} page @param {number} number */
const prepare = (page, number) => page.evaluate(async (count) => {
  const { store } = await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src);
  const { text, speakers, passages } = store.state.reading;
  const named = speakers.filter((/** @type {any} */ { kind }) => kind === "person");
  const cited = passages.filter((/** @type {any} */ { kind, attribution }) => kind !== "none" && attribution.content.length);
  const quote = (/** @type {number} */ a, /** @type {number} */ b) => ({ exact: text.slice(a, b), prefix: text.slice(Math.max(0, a - 32), a), suffix: text.slice(b, b + 32), start: a });
  const corrections = Array.from({ length: count }, (_, n) => {
    const { source, attribution: { content } } = cited[Math.floor((cited.length * (n + 1)) / (count + 2))];
    const passage = quote(content[0][0], content.at(-1)[1]);
    const to = { name: named[(7 * n) % named.length].name, source_type: "named_person", mention: null };
    return n % 3 || named[(7 * n) % named.length].index === source ? { action: "reassign", passage, to } : { action: "drop", passage };
  });
  Object.assign(globalThis, { correctNext() {
    const detail = corrections.shift();
    performance.mark("asked");
    document.dispatchEvent(new CustomEvent("correct", { detail }));
    performance.measure(`correction: ${detail?.action}`, "asked");
  } });
}, number);

/** Scripts of a step take less than twice a frame of an idle thread: so long is what they are compared with. @param {number} share @param {string} what */
function light(share, what) {
  console.log(`${what}: ${(100 * share).toFixed(0)} % of the yardstick`);
  assert.ok(share > 0 && share < 2, `${what}: ${share.toFixed(2)} times the yardstick`);
}

/**
 * Holds a step's work to its bounds.
 * @param {import("./work.mjs").Work} work @param {string} what @param {Partial<import("./work.mjs").Work>} bounds what is not named must be nothing
 */
function within(work, what, bounds) {
  console.log(`${what}: ${KINDS.map((kind) => `${kind} ${work[kind]}`).join(", ")}`);
  assert.ok(work.run > 0 || work.layouts > 0, `${what}: nothing was counted`);
  for (const kind of KINDS) assert.ok(work[kind] <= (bounds[kind] ?? 0), `${what}: ${kind} is ${work[kind]}, more than ${bounds[kind] ?? 0}`);
}

journey("20,000 words are corrected, stepped through, lit and filtered without a stutter", async (page) => {
  await paste(page, "body", await long(20_000));
  await read(page);
  await still(page);
  const share = await strain(page);
  await prepare(page, 9 + 9);
  const correct = () => page.evaluate(() => /** @type {any} */ (globalThis).correctNext());
  const key = (/** @type {string} */ name) => () => page.keyboard.press(name);
  light(await share(9, correct), "a correction");
  const cost = await counter(page);
  within(await cost(9, correct), "a correction", { run: 260_000, nodes: 1_700, styled: 2_400, laid: 900, layouts: 6 });
  within(await cost(5, key("Control+z")), "undo", { run: 250_000, nodes: 1_900, styled: 2_400, laid: 950, layouts: 6 });
  light(await share(5, key("Control+z")), "undo");
  within(await cost(9, key("j")), "the next sentence", { run: 33_000, nodes: 110, styled: 110, laid: 160, layouts: 5 });
  within(await cost(9, key("n")), "the next passage", { run: 32_000, nodes: 440, styled: 1_900, laid: 2_100, layouts: 8 });
  within(await cost(9, key("s")), "the next source's light", { run: 7_100, nodes: 830, styled: 700, laid: 810, layouts: 6 });
  within(await cost(10, (n) => page.keyboard.press(String(1 + ((n >> 1) % 5)))), "a layer", { run: 34_000, nodes: 60, styled: 500, laid: 270, layouts: 3 });
  await page.mouse.move(500, 600);
  within(await cost(9, () => page.mouse.wheel(0, 700)), "a screen's scroll", { run: 70_000, nodes: 320, styled: 730, laid: 660, layouts: 10 });
  light(await share(9, key("j")), "the next sentence");
  light(await share(9, key("s")), "the next source's light");
});

journey("typing into 10,000 words holds no key up, nor does the redraw that follows", async (page) => {
  await paste(page, "body", await long(10_000));
  await read(page);
  await page.click("#edit");
  const field = page.locator("#edit-text");
  await field.evaluate((area) => /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(2000, 2000));
  // one key and all that follows from it: the text is read anew, the ribbon and the findings are redrawn
  const type = async () => {
    await page.keyboard.type("a");
    await page.evaluate(async () => {
      const { store } = await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src);
      while (store.state.reading.text !== store.state.article.text) await new Promise((done) => { setTimeout(done, 20); });
    });
  };
  for (let n = 0; n < 3; n++) await type(); // until the browser has compiled what is run again and again
  light(await (await strain(page))(9, type), "a key and its redraw");
  const cost = await counter(page);
  within(await cost(9, type), "a key and its redraw", { run: 110_000, nodes: 10_000, styled: 1_200, laid: 1_200, layouts: 8, sent: 1, units: 65_000 });
  assert.match(await field.inputValue(), /a{10}/);
});
