/**
 * Lighthouse against the built site, as `cargo xtask lighthouse` calls it: node run.mjs ADDRESS CHROMIUM. Prints the scores as
 * a phone and as a desk computer see the page, and every audit that is not full. Fails where accessibility or good practice
 * is below 100, or performance below the mark that the third argument sets (none: it is only told, since it is a time).
 * The speed of the machine during a run is Lighthouse's benchmark index: where it differs much, others had the processor.
 * A run in which something could not be measured says what and why, counts for nothing and is made again.
 */
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const [address, chromePath, least = "0"] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
/** Must be full: they depend on no clock. */
const FULL = new Set(["accessibility", "best-practices", "seo"]);
/** Of a few runs the middle one counts: other programs share the machine. */
const RUNS = 3;

/** So many runs may fail before the whole look does. */
const MISSES = 3;

/** What a run could not measure, each with its reason. @param {import("lighthouse").Result} report */
function unmeasured({ runtimeError, audits, categories }) {
  const weighed = new Set(CATEGORIES.flatMap((id) => categories[id].auditRefs.filter(({ weight }) => weight > 0).map(({ id: audit }) => audit)));
  const failed = Object.values(audits).filter(({ id, scoreDisplayMode }) => weighed.has(id) && scoreDisplayMode === "error");
  const reasons = failed.map(({ id, errorMessage }) => `${id}: ${errorMessage}`);
  if (runtimeError) reasons.unshift(`${runtimeError.code}: ${runtimeError.message}`);
  return reasons.length || categories.performance.score !== null ? reasons : ["performance: no score and no reason"];
}

/** One run in a fresh profile: nothing is in its cache. @param {object | undefined} config */
async function once(config) {
  const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] });
  try {
    const result = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" }, config);
    if (!result) throw new Error("Lighthouse gave no result");
    return result.lhr;
  } finally {
    await chrome.kill();
  }
}

/** @param {string} name @param {object | undefined} config */
async function look(name, config) {
  const runs = [];
  for (let n = 1, misses = 0; runs.length < RUNS; n++) {
    const report = await once(config);
    const reasons = unmeasured(report);
    if (!reasons.length) {
      runs.push(report);
      continue;
    }
    console.log(`${name}: run ${n} could not be measured and is made again. ${reasons.join("; ")}`);
    if (++misses > MISSES) throw new Error(`${name}: ${misses} runs could not be measured`);
  }
  runs.sort((a, b) => (a.categories.performance.score ?? 0) - (b.categories.performance.score ?? 0));
  const report = runs[runs.length >> 1];
  const score = (/** @type {string} */ id) => Math.round((report.categories[id].score ?? 0) * 100);
  console.log(`${name}: ${CATEGORIES.map((id) => `${id} ${score(id)}`).join(", ")} (performance of ${RUNS} runs: ${runs.map((run) => `${Math.round((run.categories.performance.score ?? 0) * 100)} at speed ${Math.round(run.environment.benchmarkIndex)}`).join(", ")})`);
  const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
  console.log(`  ${times.map((id) => `${report.audits[id].title} ${report.audits[id].displayValue}`).join("; ")}`);
  const weighs = new Set(CATEGORIES.flatMap((id) => report.categories[id].auditRefs.filter(({ weight }) => weight > 0).map(({ id: audit }) => audit)));
  for (const audit of Object.values(report.audits)) {
    if (audit.score === null || audit.score >= 1 || !(weighs.has(audit.id) || audit.details?.type === "opportunity" || audit.id.endsWith("-insight"))) continue;
    console.log(`  ${audit.score.toFixed(2)} ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ""}`);
    const items = /** @type {any} */ (audit.details)?.items;
    for (const item of Array.isArray(items) ? items.slice(0, 5) : []) console.log(`       ${JSON.stringify(item).slice(0, 260)}`);
  }
  const low = CATEGORIES.filter((id) => score(id) < (FULL.has(id) ? 100 : Number(least)));
  return low.map((id) => `${name}: ${id} ${score(id)}`);
}

const low = [...(await look("phone", undefined)), ...(await look("desk", desktopConfig))];
if (low.length) {
  console.error(`Below the mark: ${low.join("; ")}`);
  process.exitCode = 1;
}
