/**
 * No regular expression of the page takes more than linear time: each is put to a checker that knows how a pattern backtracks
 * (recheck). Text of every origin meets them, so a pattern that is harmless on an article is not let through either.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { check } from "recheck";

const WWW = fileURLToPath(new URL("../../www", import.meta.url));
/** Written by the build. */
const BUILT = /^(?:pkg|vendor)\//;
/** Patterns that are put together while the page runs, and why they are linear. @type {Record<string, string>} */
const MADE = { "views/find.js": "a reader's own words, their signs escaped, with white space between them" };
/** So long a pattern is looked at, in milliseconds of a quiet machine; what is tried by chance is the same each time. */
const LOOK = { timeout: 60_000, randomSeed: 1 };

/** Every pattern of a script. @param {string} code @returns {{source: string, flags: string, line: number}[]} */
export function patterns(code) {
  /** @type {{source: string, flags: string, line: number}[]} */ const out = [];
  const line = (/** @type {number} */ at) => code.slice(0, at).split("\n").length;
  const look = (/** @type {any} */ node) => {
    if (!node || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(look);
    if (node.regex) out.push({ source: node.regex.pattern, flags: node.regex.flags, line: line(node.start) });
    // one that is put together while the page runs cannot be checked before
    if (/^(?:New|Call)Expression$/.test(node.type) && node.callee.name === "RegExp") {
      const [pattern, flags] = node.arguments;
      out.push({ source: typeof pattern?.value === "string" ? pattern.value : "", flags: flags?.value ?? "", line: line(node.start) });
    }
    for (const [key, value] of Object.entries(node)) if (key !== "regex" && value && typeof value === "object") look(value);
  };
  look(parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  return out;
}

test("patterns are found, and those that backtrack are told from those that do not", async () => {
  const found = patterns('const a = /a+$/u;\nf(new RegExp("(b|b)*c", "i"), RegExp(d));');
  assert.deepEqual(found, [{ source: "a+$", flags: "u", line: 1 }, { source: "(b|b)*c", flags: "i", line: 2 }, { source: "", flags: "", line: 2 }]);
  assert.equal((await check("^(?:\\s|<!--[\\s\\S]*?-->)*<p", "i", LOOK)).status, "vulnerable");
  assert.equal((await check("^[a-z]{1,9}:", "", LOOK)).status, "safe");
});

test("no pattern of the page can take long", { timeout: 600_000 }, async () => {
  const files = (await readdir(WWW, { recursive: true })).map((path) => relative(WWW, join(WWW, path)).replaceAll("\\", "/")).filter((path) => path.endsWith(".js") && !BUILT.test(path)).sort();
  /** @type {Map<string, string>} */ const known = new Map();
  /** @type {string[]} */ const slow = [];
  for (const file of files) {
    for (const { source, flags, line } of patterns(await readFile(join(WWW, file), "utf8"))) {
      const key = `/${source}/${flags}`;
      if (!source) {
        if (!MADE[file]) slow.push(`${file}:${line}: put together while the page runs`);
      }
      if (source && !known.has(key)) {
        const found = await check(source, flags, LOOK);
        known.set(key, found.status === "safe" ? "" : found.status === "vulnerable" ? `${found.complexity.summary} on ${JSON.stringify(found.attack.pattern).slice(0, 100)}` : `not known to be safe: ${JSON.stringify(/** @type {any} */ (found).error)}`);
      }
      if (known.get(key)) slow.push(`${file}:${line}: ${key} ${known.get(key)}`);
    }
  }
  assert.ok(known.size > 150, `only ${known.size} patterns were found`);
  assert.deepEqual(slow, []);
});
