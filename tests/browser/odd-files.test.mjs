/** Files as they really come: short pages, boxes inside articles, notes, nested tables, patched encodings, odd prints. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as make from "./fixtures.mjs";
import { journey, read } from "./rig.mjs";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";

/** Opens a file and gives what became of it. @param {import("playwright-core").Page} page @param {string} name @param {string | Uint8Array} content */
async function open(page, name, content) {
  await page.goto(page.url());
  await page.setInputFiles("#file", make.file(name, content));
  await read(page);
  const article = await page.evaluate(async () => (await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src)).store.state.article);
  for (const link of article.found.links) assert.equal(article.text.slice(link.start, link.end), link.text);
  return article;
}

/** The sentence that is shown instead. @param {import("playwright-core").Page} page @param {string} name @param {string | Uint8Array} content */
async function refused(page, name, content) {
  await page.goto(page.url());
  await page.setInputFiles("#file", make.file(name, content));
  await page.locator("#field-note", { hasText: `“${name}”` }).waitFor();
  return page.locator("#field-note").innerText();
}

const away = (/** @type {any} */ article) => article.found.removed.map((/** @type {{why: string, text: string}} */ { why, text }) => [why, text]);
const BLOCKED = { mayFail: /^(?:Applying inline style|This document requires 'TrustedScript')/ };
const p = (/** @type {string[]} */ ...words) => words.map((text) => `<p>${text}</p>`).join("");

journey("a saved page however short", async (page) => {
  const article = await open(page, "short.html", "<html><head><title>Pier shut</title></head><body><nav><a href='/'>Home</a></nav><h1>Pier shut at Osk</h1><p>The pier is shut, Mayor Pike said.</p><footer>© Courier</footer></body></html>");
  assert.equal(article.text, "Pier shut at Osk\n\nThe pier is shut, Mayor Pike said.");
  assert.equal(away(article).at(-1)[0], "foot of the page");
}, BLOCKED);

const STORY = ["The harbour board of Osk voted on Monday to close the old pier for at least 14 months, saying its oak piles may not survive another winter.",
  "“We wrote three letters and nobody answered,” said Oda Finn, who has run the ticket office of the pier since 2009 and lives beside it.",
  "The work will cost 4.2 million crowns, the board said, up from an estimate of 3.1 million that it gave the council of Osk in 2022.",
  "Bren Tull, who keeps the café on the pier, said he expected to lose half of a month’s trade, and that he might close until the spring.",
  "The old pier was built in 1891 and rebuilt in 1954 after a storm took forty metres of it, according to the museum of the harbour at Lenn."];

journey("boxes between the paragraphs are no part of the article, and the headline comes first", async (page) => {
  const [one, two, three, four, five] = STORY;
  const article = await open(page, "boxes.html", `<html><head><meta charset="utf-8"><title>Old pier to close - The Osk Courier</title><meta name="author" content="Ilse Marrow, Bren Vole"></head><body>
    <div class="ad-slot"><span>Advertisement</span></div><main><article class="story has-newsletter"><p class="kicker">Harbours</p><h1>Osk’s old pier to close</h1>
    <div class="by">By Ilse Marrow and Bren Vole</div>${p(one, two)}<div class="ad-slot">Advertisement</div>${p(three)}
    <div class="newsletter-box"><h3>Sign up to First Tide</h3><p>Our morning e-mail breaks down the key stories of the day.</p></div>
    <blockquote class="pull-quote"><p>“We wrote three letters and nobody answered”</p></blockquote>${p(four, five)}
    <ol><li>First the piles are drawn.</li><li><p>Then the deck is laid.</p></li></ol>
    <div class="author-bio"><p>Ilse Marrow covers harbours. She has won two prizes.</p></div></article></main></body></html>`);
  assert.equal(article.text, ["Osk’s old pier to close", "By Ilse Marrow and Bren Vole", ...STORY, "1. First the piles are drawn.\n2. Then the deck is laid."].join("\n\n"));
  assert.equal(await page.locator("#headline").innerText(), "Osk’s old pier to close");
  assert.deepEqual(new Set(away(article).map(([why]) => why)), new Set(["advertising", "above the headline", "newsletter sign-up", "quotation pulled out of the text", "about the author"]));
}, BLOCKED);

journey("numbers of notes are no words, notes are left out, wherever they come from", async (page) => {
  const notes = `<section role="doc-endnotes"><ol><li id="fn1"><p>From the log.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>`;
  const html = await open(page, "notes.html", `<html><body><h1>Pier at Osk shut for a year</h1>${p("The pier is shut since 2009.<a href='https://c.example/p#fn1'><sup>1</sup></a> It has 30 m<sup>2</sup>, she said.")}${notes}</body></html>`);
  assert.match(html.text, /shut since 2009\. It has 30 m2, she said\.$/);
  assert.deepEqual(away(html), [["footnotes", "1. From the log."]]);
  const markdown = await open(page, "notes.md", "# Pier shut\n\nThe pier is shut since 2009,[^1] she said.[^b]\n\n[^1]: From the *log*\n    of the harbour.\n[^b]: To us.\n\nIt will open again.\n");
  assert.equal(markdown.text, "Pier shut\n\nThe pier is shut since 2009, she said.\n\nIt will open again.");
  assert.deepEqual(away(markdown), [["footnotes", "From the log of the harbour.\nTo us."]]);
});

journey("tables inside tables, and cells of paragraphs", async (page) => {
  const cell = (/** @type {string} */ inner) => `<w:tc>${inner}</w:tc>`;
  const words = (/** @type {string} */ text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const table = (/** @type {string[]} */ ...rows) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
  const inner = table(cell(words("north")) + cell(words("south")));
  const word = await open(page, "tables.docx", make.docxOf(words("Two crews.") + table(cell(words("Boats")) + cell(words("Two")), cell(words("Crews")) + cell(`${inner}${words("")}`))));
  assert.equal(word.text, "Two crews.\n\nBoats | Two\nCrews | north | south");
  const rich = await open(page, "table.rtf", String.raw`{\rtf1\ansi {\pard Two crews.\par}{\trowd\cellx1\cellx2{{\pard\intbl Boats\par}\cell}{{\pard\intbl Two\par}\cell}\row}{\pard Last.\par}}`);
  assert.equal(rich.text, "Two crews.\n\nBoats | Two\n\nLast.");
});

journey("UTF-8 with a broken byte stays UTF-8; what is no text is not shown as such", async (page) => {
  const words = "The café’s shut, the owner said. ";
  const patched = await open(page, "patched.txt", Buffer.concat([Buffer.from(words.repeat(3)), Buffer.from([0x93]), Buffer.from("no end")]));
  assert.equal(patched.text, `${words.repeat(3)}\ufffdno end`);
  assert.match(patched.found.notes.join(), /no letters/);
  const cut = await open(page, "cut.txt", Buffer.from(`${words}é`).subarray(0, -1));
  assert.equal(cut.text, `${words}\ufffd`);
  let seed = 7;
  const noise = Buffer.from(Array.from({ length: 3000 }, () => ((seed = (seed * 1103515245 + 12345) % 2147483648) >> 16) % 255 + 1));
  assert.match(await refused(page, "noise.bin", noise), /does not hold text/);
  assert.match(await refused(page, "drawing.txt", "<svg xmlns='http://www.w3.org/2000/svg'><text>Hi</text></svg>"), /is a picture/);
  assert.match(await refused(page, "feed.xml", "<?xml version='1.0'?><rss version='2.0'><channel/></rss>"), /a feed/);
  const wide = await open(page, "wide.html", Buffer.from(`\ufeff<html><body><h1>Pier at Osk shut</h1>${p(STORY[0])}</body></html>`, "utf16le"));
  assert.equal(wide.text, `Pier at Osk shut\n\n${STORY[0]}`);
});

const mail = (/** @type {string[]} */ ...rows) => ["From: Ana Lund <ana@c.example>", "Subject: Pier shut", "Date: Mon, 13 Oct 2025 09:00:00 +0000", "MIME-Version: 1.0", ...rows, ""].join("\r\n");

journey("e-mails: a signature, a message passed on, nothing but an attachment", async (page) => {
  const signed = await open(page, "signed.eml", mail("Content-Type: text/plain; charset=utf-8", "", "The pier is shut, she said.", "", "-- ", "Ana Lund", "The Courier"));
  assert.equal(signed.text, "Pier shut\n\nThe pier is shut, she said.");
  assert.deepEqual(away(signed).map(([why]) => why), ["signature"]);
  const inner = mail("Content-Type: text/plain", "", "The mill is shut, he said.").replace("Pier shut", "Mill shut");
  const pass = (/** @type {string} */ words) => mail("Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "", words, "--b", "Content-Type: message/rfc822", "Content-Disposition: attachment", "", inner, "--b--");
  const passed = await open(page, "passed.eml", pass("See below."));
  assert.equal(passed.text, "Pier shut\n\nSee below.");
  assert.deepEqual(away(passed), [["attached message “Mill shut”", "Mill shut\nThe mill is shut, he said."]]);
  assert.equal((await open(page, "bare.eml", pass(""))).text, "Mill shut\n\nThe mill is shut, he said.");
  assert.match(await refused(page, "file.eml", mail("Content-Type: application/pdf; name=a.pdf", "Content-Disposition: attachment; filename=a.pdf", "Content-Transfer-Encoding: base64", "", "JVBERg==")), /save its attachment/);
});

journey("one printed page: its head tells the day; columns drawn line by line across", async (page) => {
  const rows = (/** @type {string} */ words) => words.match(/.{1,38}(?: |$)/g) ?? [];
  const [left, right] = [rows(STORY[0]), rows(STORY[4])];
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [[left[row], 60], [right[row], 330]].flatMap(([words, x]) =>
    (words ? [/** @type {[number, number, number, string]} */ ([Number(x), 640 - row * 12, 10, String(words).trim()])] : []))).flat();
  const bytes = make.pdf([[[60, 760, 8.5, "THE OSK COURIER"], [430, 760, 8.5, "Tuesday, October 14, 2025"], [60, 690, 22, "Old pier of Osk to close"], ...lines, [300, 30, 9, "7"]]]);
  const article = await open(page, "page.pdf", bytes);
  assert.equal(article.text, ["Old pier of Osk to close", STORY[0], STORY[4]].join("\n\n"));
  assert.equal(article.date, "2025-10-14");
  assert.match(away(article)[0][1], /THE OSK COURIER/);
});

test("a sentence of signs alone is drawn as the writer's", async () => {
  const light = await Sourcelight.load();
  for (const text of ["The pier is shut, she said. 😀", "The pier is shut, she said. \ufffd", "She said. … Then no."]) {
    const { lines } = readingOf(text, await light.analyze(text));
    assert.ok(lines.length > 1 && lines.every(({ parts }) => parts.length > 0), text);
  }
});

journey("what is put back leaves alone what the reader wrote", async (page) => {
  const page0 = `<html><body><header class="site-header"><p>The Osk Courier of the north</p></header><main><article><h1>Osk’s old pier to close</h1>${p(...STORY)}
    <div class="related-links"><ul><li><a href="https://c.example/mill">Mill at Osk closes after ninety years</a></li></ul></div>${p("The board meets again in May, its chair said on Monday in the town hall.")}</article></main></body></html>`;
  await open(page, "edit.html", page0);
  await page.click(".about > summary");
  const field = (/** @type {string} */ name) => page.getByLabel(name, { exact: true });
  await field("Headline").fill("My own headline");
  await field("Headline").press("Tab");
  await page.locator("#headline", { hasText: "My own headline" }).waitFor();
  await field("Byline").fill("By Nobody Else");
  await field("Byline").press("Tab");
  await page.locator("#article .byline", { hasText: "Nobody Else" }).waitFor();
  const held = () => page.evaluate(async () => (await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src)).store.state.article);
  const edited = (await held()).text;
  const row = page.locator(".about-list li", { hasText: "links to other articles" });
  await row.getByRole("button", { name: "Put back" }).click();
  await row.getByRole("button", { name: "Leave out again" }).waitFor();
  const whole = await held();
  const [before, after] = [edited.slice(0, edited.indexOf("\n\nThe board meets")), edited.slice(edited.indexOf("\n\nThe board meets"))];
  assert.equal(whole.text, `${before}\n\n• Mill at Osk closes after ninety years${after}`);
  assert.deepEqual(whole.found.links.map((/** @type {any} */ { start, end, href }) => [whole.text.slice(start, end), href]), [["Mill at Osk closes after ninety years", "https://c.example/mill"]]);
  await row.getByRole("button", { name: "Leave out again" }).click();
  await row.getByRole("button", { name: "Put back" }).waitFor();
  assert.equal((await held()).text, edited);
  const head = page.locator(".about-list li", { hasText: "head of the page" });
  await head.getByRole("button", { name: "Put back" }).click();
  await head.getByRole("button", { name: "Leave out again" }).waitFor();
  assert.equal((await held()).text, `The Osk Courier of the north\n\n${edited}`);
}, BLOCKED);

journey("texts of signs, of one word, of no end are read like any other", async (page) => {
  const texts = ["😀", "...", "“", "\u200b.", "\n\n.\n\n", "A", "“No,” she said. 😀😀 “Yes.” 👩‍👩‍👧", "He said: “", "— — —\n\n***\n\n1.\n\n2.", "\ud800 lone, she said."];
  for (const text of texts) {
    await page.goto(page.url());
    await page.fill("#paste", text);
    await page.click("#read");
    await page.waitForFunction(() => /ready|failed/.test(document.documentElement.dataset.phase ?? ""));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.phase), "ready", JSON.stringify(text));
  }
});
