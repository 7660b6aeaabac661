/** An article as a link: there and back, and what a damaged or hostile link does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asFragment, fromFragment, MARK } from "../../www/exports/link.js";
import { example, faults, journey, read, site, status } from "./rig.mjs";

const quote = { exact: "The dam holds", prefix: "", suffix: ", she", start: 0 };
/** @type {import("../../www/types").Article} */
const article = { text: "The dam holds, she said. “Ægir – 𝄞”, he said.", date: "2025-10-14", origin: { label: "dam.txt" }, corrections: [{ action: "drop", passage: quote }] };

/** A link that anybody could make. @param {unknown} value */
async function forged(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return MARK + Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}

test("an article comes out of a link as it went in", async () => {
  const fragment = await asFragment(article);
  assert.match(fragment, /^article=[\w-]+$/);
  const back = await fromFragment(fragment);
  assert.deepEqual(back, { ...article, origin: { label: "From a link: dam.txt" } });
  const long = `${await example("bridge")}\n`.repeat(400);
  assert.equal((await fromFragment(await asFragment({ text: long, origin: { label: "" } })))?.text, long);
});

test("a link that is damaged, foreign or too large carries nothing", async () => {
  const fragment = await asFragment(article);
  for (const bad of [fragment.slice(0, 40), `${MARK}!!!`, MARK, "s4", fragment.replace(/.{9}$/, "AAAAAAAAA"), await forged(7), await forged({ v: 2, text: "x" }), await forged({ v: 1, text: " " }), await forged({ v: 1, text: ["x"] })]) {
    assert.equal(await fromFragment(bad), null, bad);
  }
  assert.equal(await fromFragment(await forged({ v: 1, text: "a".repeat(11_000_000) })), null, "unpacks to more than is read");
});

test("what a link says besides its words is checked", async () => {
  const { corrections, date, origin } = await fromFragment(await forged({ v: 1, text: "Rain fell.", date: "soon", label: { toString: 1 },
    corrections: [{ action: "drop", passage: quote }, { action: "drop", passage: { ...quote, start: "0" } }, { action: "erase" }, null, { action: "add", content: quote, cue: null, to: { name: "x", source_type: "god" } }] })) ?? assert.fail();
  assert.deepEqual([corrections, date, origin.label], [[{ action: "drop", passage: quote }], undefined, "From a link"]);
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
