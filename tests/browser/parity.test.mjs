/**
 * The WebAssembly report is the native one, over every golden article, every spec and some texts no article would hold:
 * the same module in Node and in a browser. `tests/golden.rs` writes the native reports.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { journey, site } from "./rig.mjs";

const { NATIVE_REPORTS } = process.env;
if (!NATIVE_REPORTS) throw new Error("run these with: cargo xtask test browser");
const rows = (await readFile(NATIVE_REPORTS, "utf8")).trim().split("\n").map((line) => JSON.parse(line));

/** @param {any} report */
const timeless = (report) => ({ ...report, timings: {} });

test("Node reads as the command line does", async () => {
  const { Sourcelight } = await import("../../www/sourcelight.js");
  const light = await Sourcelight.load();
  assert.ok(rows.length >= 16, `only ${rows.length} texts`);
  for (const { id, text, date, report } of rows) {
    const seen = await light.analyze(text, { date, tokens: true });
    assert.ok(Object.keys(seen.timings).length > 5, "the passes are timed");
    assert.equal(JSON.stringify(timeless(seen)), JSON.stringify(timeless(report)), id);
  }
});

journey("a browser reads as the command line does", async (page) => {
  const seen = await page.evaluate(async ({ module, rows }) => {
    const { Sourcelight } = await import(module);
    const light = await Sourcelight.load();
    const out = [];
    for (const { text, date } of rows) out.push(await light.analyze(text, { date, tokens: true }));
    return out;
  }, { module: `${site}sourcelight.js`, rows: rows.map(({ text, date }) => ({ text, date })) });
  seen.forEach((report, n) => assert.equal(JSON.stringify(timeless(report)), JSON.stringify(timeless(rows[n].report)), rows[n].id));
});

test("a text that cannot be read is refused with a sentence", async () => {
  const { Sourcelight, InputError } = await import("../../www/sourcelight.js");
  const light = await Sourcelight.load();
  await assert.rejects(light.analyze("é".repeat(2_500_001)), (error) => error instanceof InputError && /5 MB/.test(error.message));
  await assert.rejects(light.analyze("Rain fell.", { date: "yesterday" }), { name: "InputError", message: /YYYY-MM-DD/ });
  await assert.rejects(light.analyze(/** @type {any} */ (7)), { name: "InputError" });
});
