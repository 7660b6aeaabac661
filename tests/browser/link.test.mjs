/** An article as a link: there and back, and what a damaged or hostile link does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asFragment, fromFragment, MARK } from "../../www/exports/link.js";
import { findQuote, quoteOf } from "../../www/quotes.js";
import { example, faults, journey, read, site, status } from "./rig.mjs";

const TEXT = "The dam holds, she said. “Ægir – 𝄞”, he said.";
const quote = quoteOf(TEXT, 0, "The dam holds".length);
/** @type {import("../../www/types").Article} */
const article = { text: TEXT, date: "2025-10-14", origin: { label: "dam.txt" }, corrections: [{ action: "drop", passage: quote }] };

/** A link that anybody could make. @param {unknown} value */
async function forged(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return MARK + Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}

test("an article comes out of a link as it went in", async () => {
  const fragment = await asFragment(article);
  assert.match(fragment, /^article=[\w-]+$/);
  const { article: back, left, refusal } = await fromFragment(fragment);
  assert.deepEqual([back, left, refusal], [{ ...article, origin: { label: "From a link: dam.txt" } }, 0, ""]);
  const long = `${await example("bridge")}\n`.repeat(400);
  assert.equal((await fromFragment(await asFragment({ text: long, origin: { label: "" } }))).article?.text, long);
  // words were put before the corrected ones since
  const later = await fromFragment(await asFragment({ ...article, text: `On Monday. ${TEXT}` }));
  assert.deepEqual([later.article?.corrections, later.left], [[{ action: "drop", passage: quoteOf(`On Monday. ${TEXT}`, 11, 24) }], 0]);
});

test("a link that is damaged, foreign or too large carries nothing", async () => {
  const fragment = await asFragment(article);
  for (const bad of [fragment.slice(0, 40), `${MARK}!!!`, MARK, "s4", fragment.replace(/.{9}$/, "AAAAAAAAA"), await forged(7), await forged({ v: 2, text: "x" }), await forged({ v: 1, text: " " }), await forged({ v: 1, text: ["x"] })]) {
    const { article: none, refusal } = await fromFragment(bad);
    assert.deepEqual([none, /carries no article/.test(refusal)], [null, true], bad);
  }
  for (const size of [5_100_000, 11_000_000]) {
    const { article: none, refusal } = await fromFragment(await forged({ v: 1, text: "a ".repeat(size / 2) }));
    assert.equal(none, null, `${size}`);
    assert.match(refusal, /5 MB/);
  }
});

test("what a link says besides its words is checked", async () => {
  const rows = [{ action: "drop", passage: quote }, { action: "drop", passage: { ...quote, start: "0" } }, { action: "drop", passage: { ...quote, start: 3 } }, { action: "erase" }, null,
    { action: "add", content: quote, cue: null, to: { name: "x", source_type: "god" } }, { action: "add", content: quote, cue: null, to: { name: "x".repeat(301), source_type: "document" } }, { action: "split", from: quote, form: "x".repeat(301) }];
  const { article: found, left } = await fromFragment(await forged({ v: 1, text: TEXT, date: "soon", label: { toString: 1 }, corrections: rows }));
  assert.deepEqual([found?.corrections, found?.date, found?.origin.label, left], [[{ action: "drop", passage: quote }], undefined, "From a link", 7]);
});

test("corrections of a link are bounded, and none is searched for", async () => {
  // a search for these words compares five thousand letters at each of five hundred thousand places
  const text = "a".repeat(500_000);
  const hostile = { exact: `${"a".repeat(2500)}b${"a".repeat(2500)}`, prefix: "", suffix: "", start: 7 };
  const long = quoteOf(text, 100, 30_100);
  const good = quoteOf(text, 100, 200);
  const { indexOf } = String.prototype;
  String.prototype.indexOf = () => assert.fail("it searches the text");
  try {
    const many = Array.from({ length: 9000 }, () => ({ action: "drop", passage: good }));
    const { article: found, left } = await fromFragment(await forged({ v: 1, text, corrections: [{ action: "drop", passage: hostile }, { action: "drop", passage: long }, ...many] }));
    assert.deepEqual([found?.corrections?.length, left], [498, 8504]);
    assert.deepEqual(findQuote(text, good), { start: 100, end: 200 });
  } finally {
    String.prototype.indexOf = indexOf;
  }
});

journey("a link is offered with what it holds, and opens the article elsewhere", async (page) => {
  await page.locator(".example").first().click();
  await read(page);
  await page.click("#export");
  await page.click("#export-link");
  const link = await page.locator("#share-link").inputValue();
  assert.ok(link.startsWith(`${site}#article=`) && link.length < 8000, `${link.length}`);
  assert.match(await page.locator("#share").innerText(), /Whoever has the link has the text/);
  assert.deepEqual(await faults(page), []);
  const other = await page.context().newPage();
  await other.goto(link);
  await read(other);
  assert.ok((await other.locator("#article").innerText()).includes("Maren Holt"));
  assert.equal(new URL(other.url()).hash, "", "the article does not stay in the address");
  assert.match(await status(other), /Opened from a link/);
  // a page of its own: on the open one the address is read and cleared before a reload could see it
  const torn = await page.context().newPage();
  await torn.goto(link.slice(0, 60));
  await torn.locator("#status", { hasText: "carries no article" }).waitFor();
}, { reducedMotion: "reduce" });
