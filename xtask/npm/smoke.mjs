/** Reads an article with the package as it was installed from its tarball. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { InputError, Sourcelight } from "sourcelight";

const text = await readFile("bridge.txt", "utf8");
const light = await Sourcelight.load();
const report = await light.analyze(text, { date: "2025-10-14" });
assert.equal(report.schema, "sourcelight-report/1");
assert.ok(report.sentences.length > 10 && report.attributions.length > 5, "an article is read");
const [start, end] = report.attributions[0].cue[0];
assert.match(text.slice(start, end), /^\S/);
assert.equal(text.slice(report.voices[0].start, report.voices[0].end).trim().length > 0, true);
await assert.rejects(light.analyze("x".repeat(6_000_000)), InputError);
console.log(`${report.sentences.length} sentences, ${report.attributions.length} attributions, read from the package.`);
