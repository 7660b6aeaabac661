/** Across articles: the same claim and its distinct sources, words shared, and the agreement of coders against published worked examples. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { auditCsv, citationsOf, ownFrom, summedBy } from "../../www/batch/audit.js";
import { agreement, alpha, kappa } from "../../www/batch/agreement.js";
import { distinct, otherWords, sameClaims } from "../../www/batch/same-claims.js";
import { sharedWords } from "../../www/batch/shared-words.js";
import { cellsOf, codedFrom, resultsOf, shuffled, VARIABLES } from "../../www/batch/sheets.js";
import { counted, faults, journey, still } from "./rig.mjs";

const near = (/** @type {number | null} */ value, /** @type {number} */ wanted) => assert.ok(value !== null && Math.abs(value - wanted) < 0.0006, `${value}, not ${wanted}`);
/** @param {string} a @param {string} b @returns {[string | null, string | null][]} */
const pairs = (a, b) => a.split(" ").map((value, n) => [value === "." ? null : value, b.split(" ")[n] === "." ? null : b.split(" ")[n]]);

test("Krippendorff’s alpha is that of his worked examples (Computing Krippendorff’s Alpha-Reliability, 2011)", () => {
  // section A: two observers, two values; section B: five values; section C: four observers, some values missing
  near(alpha(pairs("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")), 0.095);
  near(alpha(pairs("a a b b d c c c e d d a", "b a b b b c c c e d d d")), 0.692);
  const four = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."].map((row) => row.split(" "));
  near(alpha(four[0].map((_, n) => four.map((row) => (row[n] === "." ? null : row[n])))), 0.743);
  assert.equal(alpha(pairs("a a", "a a")), null, "without variety chance is not told from agreement");
});

test("Cohen’s kappa is that of worked examples", () => {
  // Cohen 1960, table 1, of 200 cases: joint proportions .25 .13 .12 / .12 .02 .16 / .03 .15 .02
  const table = [[50, 26, 24], [24, 4, 32], [6, 30, 4]];
  const cohen = table.flatMap((row, a) => row.flatMap((many, b) => Array.from({ length: many }, () => /** @type {[string, string]} */ ([String(a), String(b)]))));
  near(agreement(cohen), 0.29);
  near(kappa(cohen), -0.0923);
  // fifty applications read by two, twenty accepted by both and fifteen by neither
  const fifty = [["y", "y", 20], ["y", "n", 5], ["n", "y", 10], ["n", "n", 15]].flatMap(([a, b, many]) => Array.from({ length: Number(many) }, () => /** @type {[string, string]} */ ([String(a), String(b)])));
  near(agreement(fifty), 0.7);
  near(kappa(fifty), 0.4);
  assert.equal(kappa(pairs("a a", "a a")), null);
});

test("alpha and kappa are those of published programs, over many codings (train/prepare/agreement.py)", async () => {
  const table = await readFile(new URL("../oracle/agreement.tsv", import.meta.url), "utf8");
  const rows = table.trim().split("\n").slice(2);
  assert.ok(rows.length > 5);
  for (const row of rows) {
    const [coders, wanted, cohen] = row.split("\t");
    const codes = coders.split(" ").map((code) => [...code].map((value) => (value === "." ? null : value)));
    const units = codes[0].map((_, n) => codes.map((code) => code[n]));
    near(alpha(units), Number(wanted));
    near(kappa(units.map(([one, two]) => [one, two])), Number(cohen));
  }
});

test("a claim is the same however it is put, and many names may be one source", async () => {
  const claim = (/** @type {string} */ text, /** @type {string[]} */ ...sources) => ({ text, sources });
  const found = await sameClaims([
    [claim("The Larrow Bridge will stay shut until March after cracks were found in 11 bearings.", "Ann Lee"), claim("Fares rise on Monday, the board said.", "the board")],
    [claim("Cracks in 11 bearings will keep Larrow Bridge shut until March", "Lee"), claim("The mayor opened a school in Osk on Friday.")],
    [claim("The Larrow Bridge stays shut until at least March, with 9 bearings found cracked.", "Rita Moss"), claim("A school choir sang at the harbour on Friday.")],
  ]);
  assert.equal(found.length, 1);
  assert.deepEqual([found[0].articles, found[0].places.length, found[0].sources], [3, 3, ["Ann Lee", "Rita Moss"]]);
  assert.deepEqual(distinct(["The board", "board", "Mrs Lee", "Ann Lee"]), ["The board", "Ann Lee"]);
});

test("in a claim worded otherwise the words that differ stand apart", () => {
  const words = otherWords("Cracks in 9 bearings will keep Larrow Bridge closed", "The Larrow Bridge will stay shut after cracks were found in 11 bearings.");
  assert.deepEqual(words.filter(({ other }) => other).map((row) => row.words), ["9", "keep", "closed"]);
  assert.equal(words.map((row) => row.words).join(""), "Cracks in 9 bearings will keep Larrow Bridge closed");
});

test("sources are summed by what is known of them, and by columns that come back from a spreadsheet", () => {
  const source = (/** @type {string} */ name, /** @type {number} */ words, rest = {}) => /** @type {any} */ ({ name, kind: "person", passages: 2, words, type: "named_person", class: "official", role: "mayor", place: 0.1, ...rest });
  const rows = /** @type {any[]} */ ([{ index: 0, sources: [source("Ann Lee", 30), source("officials", 10, { kind: "anon", type: "unnamed_group", place: 0.9 })] }, { index: 1, sources: [source("ann lee", 20, { class: "expert" }), source("=Odd, Name", 40, { place: 0.5 })] }]);
  const citations = citationsOf(rows);
  assert.deepEqual(summedBy(citations, ({ type }) => type), [
    { value: "named_person", sources: 2, articles: 2, passages: 6, words: 90, share: 0.9 }, { value: "unnamed_group", sources: 1, articles: 1, passages: 2, words: 10, share: 0.1 }]);
  const sheet = auditCsv(citations, { columns: [], values: new Map() });
  const filled = cellsOf(sheet).map((row, n) => [...row, n ? (row[0] === "officials" ? "" : row[0] === "Ann Lee" ? "Osk" : "Lenn") : "Where they live"].map((cell) => `"${cell}"`).join(";")).join("\r\n");
  const own = ownFrom(filled);
  assert.deepEqual(own?.columns, ["Where they live"]);
  assert.deepEqual(summedBy(citations, ({ key }) => own?.values.get(key)?.[0] ?? "").map(({ value, words }) => [value, words]), [["Osk", 50], ["Lenn", 40], ["not given", 10]]);
  assert.equal(ownFrom(sheet), null, "without a column of theirs there is nothing to take");
  assert.deepEqual(cellsOf(auditCsv(citations, /** @type {any} */ (own)))[0].at(-1), "Where they live");
});

test("words shared with another article are told from own ones, quotations left out", async () => {
  const copy = "The harbour board of Quell Sound will close the northern pier for nine weeks from Monday while new piles are driven.";
  const said = "“We had no choice at all once the divers had shown us how bad the piles were.”";
  const one = `${copy} ${said} Our reporter walked the pier on Sunday and met three anglers who knew nothing of it.`;
  const two = `${copy} ${said}`;
  const three = "Rain fell on the island all day long and the market closed an hour before its time.";
  const quoted = (/** @type {string} */ text) => /** @type {[number, number][]} */ ([...text.matchAll(/“[^”]*”/g)].map(({ index, 0: words }) => [index, index + words.length]));
  const rows = await sharedWords([one, two, three].map((text) => ({ text, quoted: quoted(text) })));
  assert.ok(rows?.[0] && rows[1] && rows[2]);
  assert.equal(rows[1].share, 1);
  assert.deepEqual([rows[0].shared, rows[0].with, rows[0].text], [21, 1, copy.slice(0, -1)]);
  assert.ok(rows[0].share > 0.5 && rows[0].share < 0.6);
  assert.equal(rows[2].shared, 0);
});

test("a coded sheet comes back whatever program saved it", () => {
  assert.deepEqual(cellsOf('\ufeffid;context\r\n"a;1";"He said ""no"";\nthen left"\r\n'), [["id", "context"], ["a;1", 'He said "no";\nthen left']]);
  const coded = codedFrom("one", "id\tsource_type\tform\tsomebody_says_it\tcertainty\nx 1-2\tNamed person\tin the writer's words\tYES\tmaybe\n");
  assert.deepEqual(coded?.values.get("x 1-2"), { somebody_says_it: "yes", source_type: "named_person", form: "indirect", certainty: null });
  assert.deepEqual(coded?.unknown, ["maybe"]);
  assert.equal(codedFrom("other", "name,age\nAnn,3\n"), null);
  assert.deepEqual(shuffled([1, 2, 3, 4, 5], 4), shuffled([1, 2, 3, 4, 5], 4));
  const unit = { id: "x 1-2", file: "", context: "", passage: "", program: { source_type: "named_person" } };
  const rows = resultsOf([unit], [/** @type {NonNullable<typeof coded>} */ (coded)]);
  assert.equal(rows.length, VARIABLES.length);
  assert.deepEqual(rows.find(({ variable }) => variable === "Source type")?.agreement, 1);
});

const FILES = [
  ["courier.txt", `Northern pier to close for nine weeks

The harbour board of Quell Sound will close the northern pier for nine weeks from Monday while new piles are driven, Ilse Marrow said. “We had no choice once the divers had shown us the piles,” she said.

Our reporter walked the pier on Sunday. Bren Tull, an angler, said nobody had told him of it.`],
  ["gazette.txt", `Pier to be shut

The harbour board of Quell Sound will close the northern pier for nine weeks from Monday while new piles are driven, Ilse Marrow said. “We had no choice once the divers had shown us the piles,” she said.`],
  ["island.txt", `Nine weeks without a pier

Quell Sound’s northern pier will be closed for nine weeks from Monday so that new piles can be driven, according to Oda Finn, who runs the ferry. The market will move to the quay, she added.`],
].map(([name, text]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) }));

for (const width of [1440, 390]) {
  journey(`many articles: the same claim, shared words, a reliability sample coded blind: ${width} px`, async (page) => {
    await page.locator("#file").setInputFiles(FILES);
    await page.locator("#words-across").waitFor();
    const claims = page.locator(".same-claim", { hasText: "northern pier" }).first();
    assert.match(await claims.locator("summary").innerText(), /3 articles, 2 distinct sources/);
    await claims.locator("summary").click();
    assert.match(await claims.innerText(), /Oda Finn/);
    const shared = page.locator(".shared tbody tr");
    await counted(shared, 2);
    assert.match(await shared.first().innerText(), /Pier to be shut/);
    assert.match(await shared.first().innerText(), /80%\s+20%/);
    await still(page);
    assert.deepEqual(await faults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.click("#batch-sample");
    await page.fill("#sample-many", "5");
    /** @param {string} button */
    const file = async (button) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
      return readFile(await download.path(), "utf8");
    };
    const [one, two, book] = [await file("#sheet-1"), await file("#sheet-2"), await file("#codebook")];
    const rows = cellsOf(one);
    assert.equal(rows.length, 6);
    const ids = (/** @type {string} */ sheet) => cellsOf(sheet).slice(1).map(([id]) => id);
    assert.deepEqual([...ids(one)].sort(), [...ids(two)].sort(), "both code the same passages");
    assert.ok(rows.slice(1).every((row) => row.slice(3).every((cell) => cell === "") && /\[.+\]/.test(row[2])), "the sheet is blind, each passage in brackets");
    assert.match(book, /source_type:[\s\S]*named person[\s\S]*certainty:/);
    // the first coder calls every source a named person, the second all but one
    const filled = (/** @type {string} */ sheet, /** @type {number} */ odd) => Buffer.from(cellsOf(sheet).map((row, n) => (n ? [...row.slice(0, 3), "yes", n === odd ? "unnamed group" : "named person", "", "stated as fact"] : row).map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n"));
    await page.locator("#coded").setInputFiles([{ name: "coder-1.csv", mimeType: "text/csv", buffer: filled(one, 0) }, { name: "coder-2.csv", mimeType: "text/csv", buffer: filled(two, 2) }]);
    const row = page.locator("#agreement tr", { hasText: "Source type" }).first();
    assert.match((await row.innerText()).replace(/\s+/g, " "), /Source type coder-1 and coder-2 5 80% 0\.00 0\.00/);
    assert.deepEqual(await faults(page), []);
    const csv = await file("#agreement-csv");
    assert.match(csv, /Source type,coder-1 and coder-2,5,0\.800,0\.000,/);
    await page.keyboard.press("Escape");
    await page.click("#batch-audit");
    const sums = page.locator("#audit-sums");
    assert.match(await sums.innerText(), /Named person\s+3/);
    await page.selectOption("#audit-by", "place");
    assert.match(await sums.innerText(), /first third of the story/);
    const sources = await file("#audit-sources");
    const own = cellsOf(sources).map((row, n) => [...row, n ? (row[0] === "Oda Finn" ? "crew" : "") : "Work"].map((cell) => `"${cell}"`).join(",")).join("\n");
    await page.locator("#audit-file").setInputFiles({ name: "ours.csv", mimeType: "text/csv", buffer: Buffer.from(own) });
    await page.locator("#audit [role=status]", { hasText: "1 column of yours for 3 sources" }).waitFor();
    assert.match(await sums.innerText(), /crew\s+1\s+1[\s\S]*not given\s+2/);
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press("Escape");
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });
}
