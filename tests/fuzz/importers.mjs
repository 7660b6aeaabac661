/**
 * The readers of files and pastes with inputs that are made by chance from our own files: bytes and words changed, cut, doubled and put
 * into one another, in containers also in their parts. Whatever comes, there is an article whose places lie in its text, or one sentence.
 *
 *     node tests/fuzz/importers.mjs [--runs N] [--minutes N] [--seed N]      what fails is kept in tests/fuzz/artifacts/importers
 *
 * `cargo xtask fuzz importers` sets up what it needs. The same seed gives the same inputs.
 */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { seeds } from "./importer-seeds.mjs";

/** An input that takes longer than this hangs, in milliseconds. */
const PATIENCE = 20_000;
/** How often the thread says how far it is, in milliseconds. */
const PACE = 500;
/** Memory that the thread may hold, in MB. */
const MEMORY = 1500;
/** The longest text of an article, in bytes, and the longest sentence that refuses one, in letters. */
const [LONGEST_TEXT, LONGEST_REFUSAL] = [5_000_000, 400];

/** Numbers by chance, the same for the same seed (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (/** @type {number} */ n) => Math.floor(next() * n), /** @template T @param {T[]} rows @returns {T} */ of: (rows) => rows[Math.floor(next() * rows.length)] };
}

/** What stands in files of these kinds and means something there. */
const WORDS = ["<p>", "</p>", "<div>", "</div>", "<table>", "<tr><td>", "</a>", '<a href="', "<!--", "-->", "<script>", "<![CDATA[", "]]>", "&#0;", "&amp;", "&#xD800;", "&#x10FFFF;", "<w:p>", "<w:r><w:t>", "<w:tbl>", "<w:del>",
  "<text:p>", "<text:s text:c=\"99999999\"/>", "{\\rtf1", "{\\*", "\\u-10179?", "\\u65?", "\\bin99999 ", "\\'e9", "\\par ", "}", "{", "\r\n", "\n\n", "\n", "--", "---\n", "Content-Type: text/html; charset=utf-16\r\n", "Content-Transfer-Encoding: base64\r\n",
  "boundary=\"\"", "=?utf-8?q?=C3?=", "=E2=80", "](", "[^1]", "[^1]: ", "**", "`", "# ", "> ", "- ", "| a | b |\n|---|---|\n", "obj", "endobj", "stream\n", "endstream", "xref", "/Length 99999", "/Kids [1 0 R]", "BT", "ET", "Tj", "0", "-1",
  "4294967295", "\u00ad", "\u200b", "\u2028", "\ufeff", "\u202e", "\ud83d\ude00", "\0", "é", "2025-02-31", "By ", "%PDF-1.7", "PK\u0003\u0004"].map((word) => Buffer.from(word));

/** A file changed once. @param {Buffer} bytes @param {ReturnType<typeof chance>} by @param {Buffer[]} others */
function changed(bytes, by, others) {
  const at = by.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + by.below(by.of([4, 40, 400])));
  const put = (/** @type {Uint8Array} */ middle, till = at) => Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(till)]);
  switch (by.below(8)) {
    case 0: return put(Buffer.from([by.below(256)]), Math.min(bytes.length, at + 1));
    case 1: return put(Buffer.alloc(0), end);
    case 2: return put(bytes.subarray(at, end));
    case 3: return put(by.of(WORDS));
    case 4: return put(Buffer.concat(Array(1 + by.below(300)).fill(by.of(WORDS))));
    case 5: return bytes.subarray(0, at);
    case 6: {
      const other = by.of(others);
      const from = by.below(other.length);
      return put(other.subarray(from, from + 1 + by.below(400)), by.below(2) ? at : end);
    }
    default: return put(by.of(WORDS), Math.min(bytes.length, at + by.below(8)));
  }
}

/** @param {Buffer} bytes @param {ReturnType<typeof chance>} by @param {Buffer[]} others */
function mutated(bytes, by, others) {
  let out = bytes;
  for (let times = 1 + by.below(by.of([1, 4, 16])); times; times--) out = changed(out, by, others);
  return out;
}

/**
 * The input of a number. @param {number} seed @param {number} n @param {{unzipSync: (bytes: Uint8Array) => Record<string, Uint8Array>, zipSync: (parts: Record<string, Uint8Array>, options?: object) => Uint8Array}} packer
 * @returns {{name: string, bytes: Buffer, paste: "html" | "rtf" | "text" | null}}
 */
function inputOf(seed, n, { unzipSync, zipSync }) {
  const by = chance(Math.imul(seed + 1, 0x9e3779b1) ^ n);
  const all = Object.values(seeds);
  const [name, bytes] = by.of(Object.entries(seeds));
  const packed = bytes.readUInt16LE(0) === 0x4b50;
  if (packed && by.below(4)) {
    const parts = unzipSync(bytes);
    const part = by.of(Object.keys(parts));
    const others = Object.values(parts).map((other) => Buffer.from(other)).filter(({ length }) => length);
    return { name, paste: null, bytes: Buffer.from(zipSync({ ...parts, [part]: mutated(Buffer.from(parts[part]), by, others) }, { level: 1 })) };
  }
  const out = mutated(bytes, by, all);
  const kind = /\.(?:html|mhtml)$/.test(name) ? "html" : /\.rtf$/.test(name) ? "rtf" : /\.(?:md|txt)$/.test(name) ? "text" : null;
  return { name, bytes: out, paste: kind && by.below(3) === 0 ? kind : null };
}

/** What must hold of an article. @param {any} found */
function sound(found) {
  const { text, links, headings, removed, blocks, date, notes } = found;
  assert.ok(typeof text === "string" && text.trim() && Buffer.byteLength(text) <= LONGEST_TEXT, "the text");
  for (const { start, end, text: words, href } of links) assert.ok(start >= 0 && start < end && text.slice(start, end) === words && typeof href === "string", "a link lies elsewhere");
  for (const { start, end, level } of headings) assert.ok(start >= 0 && start < end && end <= text.length && level >= 1 && level <= 6, "a heading lies elsewhere");
  assert.equal(new Set(removed.map((/** @type {{id: number}} */ { id }) => id)).size, removed.length, "removals are told apart");
  assert.ok(blocks.every((/** @type {{runs: {text: unknown}[]}} */ { runs }) => runs.every((run) => typeof run.text === "string")), "blocks hold words");
  assert.ok(date === undefined || (/^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))), `a day: ${date}`);
  assert.ok(notes.every((/** @type {unknown} */ note) => typeof note === "string"), "notes are sentences");
  for (const key of ["title", "byline", "dateline", "address", "site", "language", "made"]) assert.ok(found[key] === undefined || typeof found[key] === "string", key);
}

/** Newer than the oldest Node that builds the page; browsers have them. */
Promise.withResolvers ??= /** @type {any} */ (() => {
  /** @type {any} */ const out = {};
  out.promise = new Promise((resolve, reject) => Object.assign(out, { resolve, reject }));
  return out;
});

/** Reads inputs one after the other until it is ended. @param {{seed: number, from: number, until: number}} job */
async function work({ seed, from, until }) {
  console.warn = console.log = () => {};
  const { readFile, readPaste } = await import("../../www/import/readers.js");
  const { Refusal } = await import("../../www/import/refusal.js");
  const packer = createRequire(new URL("../browser/package.json", import.meta.url))("fflate");
  let told = performance.now();
  let read = 0;
  for (let n = from; n < until; n++) {
    // said before it hangs, at the price of a number a while
    if (performance.now() - told > PACE || n === from) {
      told = performance.now();
      parentPort?.postMessage({ n, read });
    }
    Atomics.store(workerData.place, 0, n);
    const { name, bytes, paste } = inputOf(seed, n, packer);
    try {
      const file = { name, size: bytes.length, slice: (/** @type {number} */ a, /** @type {number} */ b) => new Blob([bytes.subarray(a, b)]), arrayBuffer: async () => new Uint8Array(bytes).buffer };
      const found = paste ? await readPaste({ text: bytes.toString("utf8"), ...(paste === "text" ? {} : { [paste]: bytes.toString("utf8") }) }) : await readFile(file);
      if (paste && !found.text.trim()) continue;
      sound(found);
      read++;
    } catch (error) {
      const told = error instanceof Refusal && error.message.length < LONGEST_REFUSAL && /[.]$/.test(error.message);
      if (!told) return parentPort?.postMessage({ n, read, failed: String(error instanceof Error ? error.stack : error) });
    }
  }
  parentPort?.postMessage({ n: until, read, done: true });
}

/** Keeps an input that failed. @param {number} seed @param {number} n @param {string} why */
function keep(seed, n, why) {
  const folder = new URL("artifacts/importers/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const { name, bytes, paste } = inputOf(seed, n, createRequire(new URL("../browser/package.json", import.meta.url))("fflate"));
  const path = `${seed}-${n}-${paste ?? "file"}-${name}`;
  writeFileSync(new URL(path, folder), bytes);
  console.log(`importers: input ${n} of seed ${seed} (${path}): ${why}`);
}

async function main() {
  const { values } = parseArgs({ options: { runs: { type: "string" }, minutes: { type: "string" }, seed: { type: "string" } } });
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const until = Number(values.runs ?? Number.MAX_SAFE_INTEGER);
  const end = Date.now() + Number(values.minutes ?? Infinity) * 60_000;
  const place = new Float64Array(new SharedArrayBuffer(8));
  const places = new Int32Array(place.buffer);
  let [n, read, failures] = [0, 0, 0];
  console.log(`importers: seed ${seed}`);
  while (n < until && Date.now() < end && failures < 20) {
    const worker = new Worker(new URL(import.meta.url), { workerData: { seed, from: n, until, place: places }, resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    /** @type {{n: number, read: number, failed?: string, done?: boolean}} */
    const outcome = await new Promise((settle) => {
      let last = { n, read: 0 };
      /** @type {ReturnType<typeof setTimeout>} */ let timer;
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => settle({ ...last, n: places[0], failed: "it hangs" }), PATIENCE);
      };
      worker.on("message", (message) => {
        last = message;
        wait();
        if (message.failed || message.done || Date.now() > end) settle(message);
      });
      worker.on("error", (error) => settle({ ...last, n: places[0], failed: String(error) }));
      wait();
      setTimeout(() => settle({ ...last, n: places[0] }), Math.min(end - Date.now(), 2 ** 31 - 1)).unref();
    });
    await worker.terminate();
    read += outcome.read;
    n = outcome.n;
    if (outcome.failed) {
      keep(seed, n, outcome.failed);
      failures++;
      n++;
    }
  }
  console.log(`stat::number_of_executed_units: ${n}`);
  console.log(`importers: ${n} inputs, ${read} of them read as articles, ${failures} failed`);
  process.exit(failures ? 1 : 0);
}

if (isMainThread) await main();
else await work(workerData);
