/**
 * What a step costs the page, counted and not timed, so that the same step costs the same on every machine however much else it
 * does: what is run, what is changed, what is styled and laid out anew, what the engine is sent.
 */
import { site, still } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */
/**
 * @typedef {object} Work
 * @property {number} run times that a function of the page was called
 * @property {number} nodes nodes that came or went, and attributes and words that changed
 * @property {number} styled elements whose styles were worked out anew
 * @property {number} laid boxes laid out anew
 * @property {number} layouts times that the page was laid out
 * @property {number} sent messages to the engine
 * @property {number} units UTF-16 units of text in them
 */

/** All that is counted. */
export const KINDS = /** @type {const} */ (["run", "nodes", "styled", "laid", "layouts", "sent", "units"]);

/** The events of a trace that belong to the page's own thread: of several pages' threads the busiest. @param {any[]} events */
function own(events) {
  const names = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  /** @type {Map<string, number>} */ const busy = new Map();
  for (const { pid, tid } of events) if (names.has(`${pid} ${tid}`)) busy.set(`${pid} ${tid}`, (busy.get(`${pid} ${tid}`) ?? 0) + 1);
  const [thread] = [...busy].sort((a, b) => b[1] - a[1])[0] ?? [];
  return events.filter(({ pid, tid }) => `${pid} ${tid}` === thread);
}

/** Counts what the page itself can: nodes and messages. @param {Page} page */
const watch = (page) => page.evaluate(() => {
  const counted = { nodes: 0, sent: 0, units: 0 };
  const size = (/** @type {Node} */ node) => {
    const walker = document.createTreeWalker(node);
    let count = 1;
    while (walker.nextNode()) count++;
    return count;
  };
  const note = (/** @type {MutationRecord[]} */ records) => {
    for (const { type, addedNodes, removedNodes } of records) {
      if (type !== "childList") counted.nodes++;
      for (const node of [...addedNodes, ...removedNodes]) counted.nodes += size(node);
    }
  };
  const watcher = new MutationObserver(note);
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any[]} */ ...rest) {
    counted.sent++;
    counted.units += [message?.text, message?.a, message?.b].reduce((sum, text) => sum + (text?.length ?? 0), 0);
    return /** @type {any} */ (send).call(this, message, ...rest);
  };
  Object.assign(globalThis, { countedWork() {
    note(watcher.takeRecords());
    const now = { ...counted };
    Object.assign(counted, { nodes: 0, sent: 0, units: 0 });
    return now;
  } });
});

/**
 * Counts a page's work.
 * @param {Page} page
 * @param {(url: string) => boolean} [ours] the scripts that are counted
 * @returns {Promise<(steps: number, step: (n: number) => Promise<unknown>) => Promise<Work>>} the work of one step, on average
 */
export async function counter(page, ours = (url) => url.startsWith(site)) {
  const session = await page.context().newCDPSession(page);
  const browser = /** @type {import("playwright-core").Browser} */ (page.context().browser());
  await watch(page);
  await session.send("Profiler.enable");
  return async (steps, step) => {
    await still(page);
    await page.evaluate(() => /** @type {any} */ (globalThis).countedWork());
    await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    await browser.startTracing(page, { categories: ["devtools.timeline", "__metadata"] });
    for (let n = 0; n < steps; n++) {
      await step(n);
      await still(page);
    }
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    const { result } = await session.send("Profiler.takePreciseCoverage");
    await session.send("Profiler.stopPreciseCoverage");
    /** @type {{nodes: number, sent: number, units: number}} */
    const counted = await page.evaluate(() => /** @type {any} */ (globalThis).countedWork());
    const events = own(traceEvents);
    const sum = (/** @type {string} */ kind, /** @type {(args: any) => number} */ size) => events.reduce((all, { name, args }) => all + (name === kind ? size(args) : 0), 0);
    const run = result.filter(({ url }) => ours(url)).flatMap(({ functions }) => functions).flatMap(({ ranges: [whole] }) => whole).reduce((all, { count }) => all + count, 0);
    /** @type {Work} */
    const work = { ...counted, run, styled: sum("UpdateLayoutTree", ({ elementCount }) => elementCount ?? 0),
      laid: sum("Layout", ({ beginData }) => beginData?.dirtyObjects ?? 0), layouts: sum("Layout", () => 1) };
    for (const kind of KINDS) work[kind] = Math.round(work[kind] / steps);
    return work;
  };
}

/**
 * What the thread of a page works at a step's scripts, for what cannot be counted: the browser's own functions that a script calls.
 * Told as a share of what it works at a fixed piece of script at the same time, so that neither a slow machine nor a busy one matters.
 * @param {Page} page
 * @returns {Promise<(times: number, step: (n: number) => Promise<unknown>) => Promise<number>>}
 */
export async function strain(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0;
  const of = async (/** @type {() => Promise<unknown>} */ step) => {
    const before = await spent();
    await step();
    return await spent() - before;
  };
  // about 16 ms on a machine of 2025 that does nothing else; in a task of the page's, since what is asked of it from outside does not count
  const yardstick = () => page.evaluate(() => new Promise((done) => {
    setTimeout(() => {
      let words = Array.from({ length: 18_000 }, (_, n) => `${(n * 7919) % 18_013} word`);
      for (let n = 0; n < 2; n++) words = JSON.parse(JSON.stringify(words.sort().join(" ").split(" ")));
      done(words.length);
    });
  }));
  const middle = (/** @type {number[]} */ all) => all.sort((a, b) => a - b)[all.length >> 1];
  return async (times, step) => {
    const [own, fixed] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let n = 0; n < times; n++) {
      own.push(await of(async () => { await step(n); await still(page); }));
      fixed.push(await of(yardstick));
    }
    if (process.env.EFFORT) console.log(`  ${own.map((s) => (1000 * s).toFixed(1)).join(" ")} ms; ${fixed.map((s) => (1000 * s).toFixed(1)).join(" ")} ms`);
    return middle(own) / middle(fixed);
  };
}
