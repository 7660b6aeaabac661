/**
 * What an article of 20,000 words costs the page's thread: corrections, steps, layers, light, scrolling and typing. Times are the
 * thread's own, so that other programs on the machine do not count: `script` is what our functions take for a step, `task` the
 * longest task that the browser has with it in one piece, style, layout and paint included. Corrections are measured in the
 * page (performance.measure) too, for whoever looks at them in a profiler. `EFFORT=1` prints every step.
 */
import assert from "node:assert/strict";
import { example, journey, paste, read } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{script: number, task: number, most: number}} Effort milliseconds */

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

/** @param {any[]} events of a trace @returns {{ts: number, dur: number}[]} tasks of the page's thread, microseconds of its own */
function tasksOf(events) {
  const names = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  // of several pages' threads the busiest
  /** @type {Map<string, number>} */ const busy = new Map();
  for (const { pid, tid } of events) if (names.has(`${pid} ${tid}`)) busy.set(`${pid} ${tid}`, (busy.get(`${pid} ${tid}`) ?? 0) + 1);
  const [own] = [...busy].sort((a, b) => b[1] - a[1])[0] ?? [];
  return events.filter(({ name, ph, pid, tid, tdur }) => /(?:^|::)RunTask$/.test(name) && ph === "X" && tdur && `${pid} ${tid}` === own).map(({ ts, tdur }) => ({ ts, dur: tdur }));
}

/**
 * Measures the same step several times.
 * @param {Page} page
 * @returns {Promise<(name: string, times: number, step: (n: number) => Promise<unknown>) => Promise<Effort>>}
 */
async function meter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => 1000 * ((await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0);
  const still = () => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))); }));
  const browser = /** @type {import("playwright-core").Browser} */ (page.context().browser());
  return async (name, times, step) => {
    /** @type {number[]} */ const scripts = [];
    await still();
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "__metadata"] });
    for (let n = 0; n < times; n++) {
      const before = await spent();
      await step(n);
      await still();
      scripts.push(await spent() - before);
    }
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    const tasks = tasksOf(traceEvents).map(({ dur }) => dur / 1000).sort((a, b) => b - a);
    const sorted = [...scripts].sort((a, b) => a - b);
    // of the longest tasks as many as there were steps: the middle one is what a step has to expect
    const longest = tasks.slice(0, times);
    const effort = { script: sorted[times >> 1], task: longest[times >> 1] ?? 0, most: longest[0] ?? 0 };
    console.log(`${name}: script ${effort.script.toFixed(1)} ms, longest task ${effort.task.toFixed(1)} ms, at most ${effort.most.toFixed(1)} ms (middle of ${times})`);
    if (process.env.EFFORT) console.log(`  script ${scripts.map((ms) => ms.toFixed(1)).join(" ")}; tasks ${longest.map((ms) => ms.toFixed(1)).join(" ")}`);
    return effort;
  };
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

/** Less than a frame of script, and no task that a reader could feel: 16 and 50 ms. Where other programs share the processor, the thread's own time grows too: twice that. */
const LIMITS = { script: 2 * 16, task: 2 * 50 };
/** So often it is measured anew where another program has slowed the machine down. */
const TRIES = 3;

/** @param {() => Promise<Effort>} measure @param {string} what */
async function light(measure, what) {
  let effort = await measure();
  const heavy = () => effort.script >= LIMITS.script || effort.task >= LIMITS.task;
  for (let n = 1; n < TRIES && heavy(); n++) effort = await measure();
  assert.ok(effort.task > 0, `${what}: nothing was measured`);
  assert.ok(!heavy(), `${what}: ${effort.script.toFixed(1)} ms of script, ${effort.task.toFixed(1)} ms in one task`);
}

journey("20,000 words are corrected, stepped through, lit and filtered without a stutter", async (page) => {
  await paste(page, "body", await long(20_000));
  await read(page);
  await page.waitForTimeout(1500);
  const cost = await meter(page);
  await prepare(page, 3 + 15 * TRIES);
  const correct = () => page.evaluate(() => /** @type {any} */ (globalThis).correctNext());
  const key = (/** @type {string} */ name) => () => page.keyboard.press(name);
  for (let n = 0; n < 3; n++) await correct(); // until the browser has compiled what is run again and again
  await light(() => cost("a correction", 15, correct), "a correction");
  await light(() => cost("undo", 5, key("Control+z")), "undo");
  await light(() => cost("the next sentence", 15, key("j")), "the next sentence");
  await light(() => cost("the next passage", 15, key("n")), "the next passage");
  await light(() => cost("the next source's light", 9, key("s")), "the next source's light");
  await light(() => cost("a layer", 12, (n) => page.keyboard.press(String(1 + ((n >> 1) % 5)))), "a layer");
  await page.mouse.move(500, 600);
  await light(() => cost("a screen's scroll", 15, () => page.mouse.wheel(0, 700)), "a screen's scroll");
});

journey("typing into 10,000 words holds no key up, nor does the redraw that follows", async (page) => {
  await paste(page, "body", await long(10_000));
  await read(page);
  await page.waitForTimeout(1500);
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
  for (let n = 0; n < 3; n++) await type();
  const cost = await meter(page);
  await light(() => cost("a key, as fast as they come", 20, async () => { await page.keyboard.type("a"); }), "a key");
  await type();
  await light(() => cost("a key and its redraw", 12, type), "a key and its redraw");
  assert.match(await field.inputValue(), /a{30}/);
});
