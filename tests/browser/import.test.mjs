/** Files of every kind come in: their text, their links, what is known about them, and what was left out. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as make from "./fixtures.mjs";
import { counted, journey, paste, read } from "./rig.mjs";

/** What the page holds of the article. @param {import("playwright-core").Page} page */
const held = (page) => page.evaluate(async () => (await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src)).store.state.article);

/** Opens a file and gives what became of it. @param {import("playwright-core").Page} page @param {string} name @param {string | Uint8Array} content */
async function open(page, name, content) {
  await page.setInputFiles("#file", make.file(name, content));
  await read(page);
  const article = await held(page);
  for (const link of article.found.links) assert.equal(article.text.slice(link.start, link.end), link.text);
  return article;
}

/** Even in a document that does nothing, the page's policy refuses the styles and handlers that a page brings, and says so. */
const BLOCKED = { mayFail: /^(?:Applying inline style|Executing inline event handler|This document requires 'TrustedScript')/ };

/** The sentence that is shown instead. @param {import("playwright-core").Page} page @param {string} name @param {string | Uint8Array} content */
async function refused(page, name, content) {
  await page.setInputFiles("#file", make.file(name, content));
  await page.locator("#field-note", { hasText: `“${name}”` }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "start");
  return page.locator("#field-note").innerText();
}

const links = (/** @type {any} */ article) => article.found.links.map(({ text, href }) => [text, href]);
const away = (/** @type {any} */ article) => article.found.removed.map(({ why, text }) => [why, text]);

journey("a Word document under a false name, by its content", async (page) => {
  const article = await open(page, "story.txt", make.docx());
  assert.equal(article.text, "Ferry to Quell Sound stops for a week\n\nBy Ilse Marrow\n\nThe Quell Sound ferry will stop for a week, the harbour office said in a report on Monday.\n\n" +
    "What is known\n\n• Two boats are out of service.\n\nCaptain Oda Finn said the larger boat needs a new shaft.\n\nBoats | Two");
  assert.deepEqual(links(article), [["a report", "https://harbour.example/report"]]);
  assert.deepEqual(away(article), [["footnotes", "Figures for September."]]);
  assert.deepEqual([article.found.title, article.found.byline, article.date, article.found.made], ["Ferry to Quell Sound stops for a week", "Ilse Marrow", undefined, "2025-10-13"]);
  assert.match(article.found.notes.join(), /tracked changes/);
  assert.equal(await page.locator("#headline").innerText(), "Ferry to Quell Sound stops for a week");
});

journey("an OpenDocument text and an e-book", async (page) => {
  const article = await open(page, "mill.odt", make.odt());
  assert.equal(article.text, "Mill at Osk closes\n\nThe mill at Osk  will close, its owner said.\n\n• Forty people work there.");
  assert.deepEqual(links(article), [["its owner said", "https://osk.example/mill"]]);
  assert.deepEqual(away(article), [["footnotes", "The owner is Bren Tull."]]);
  assert.deepEqual([article.found.byline, article.found.made], ["Pell Horn", "2025-03-02"]);
  await page.goto(page.url());
  const book = await open(page, "letters.epub", make.epub());
  assert.equal(book.text, "The mill\n\nThe mill was loud, the miller said.\n\nThe river\n\nThe river rose in May.");
  assert.deepEqual([book.found.title, book.found.byline, book.date], ["Letters from Osk", "Tamsin Vole", "2024-05-06"]);
});

journey("a PDF: columns, a parted word, a paragraph over two pages, the foot of the page", async (page) => {
  const article = await open(page, "sluice.pdf", make.story());
  assert.equal(article.text, "Sluice at Osk to be rebuilt\n\nBy Bren Tull, see the notice\n\n" +
    "The sluice at Osk will be rebuilt next year, the river board said on Tuesday after a review of the old gates and their chains.\n\n" +
    "The work may cost four million crowns, said Arne Pike, who chairs the board.\n\n" +
    "Farmers had asked for a new sluice since the flood of 2019, when two fields drowned and the bridge at Lenn was closed for the whole of a long and bitter winter.\n\nThe board meets again in May.");
  assert.deepEqual(links(article), [["By Bren Tull, see the notice", "https://osk.example/notice"]]);
  assert.deepEqual(away(article).map(([, text]) => text), ["The Osk Courier - page 1", "The Osk Courier - page 2"]);
  assert.deepEqual([article.date, article.found.made], [undefined, "2025-10-14"], "a PDF is often printed long after");
});

journey("an article printed to PDF comes back paragraph by paragraph: one column, two columns, indented", async (page) => {
  const printed = (/** @type {string} */ name) => readFile(new URL(`printed/${name}`, import.meta.url));
  const words = (await printed("article.txt")).toString().trim();
  for (const name of ["one", "two", "indented"]) {
    await page.goto(page.url());
    const article = await open(page, `${name}.pdf`, await printed(`${name}.pdf`));
    assert.deepEqual(article.text.split("\n\n"), words.split("\n\n"), name);
    assert.equal(article.found.title, words.split("\n")[0]);
    assert.deepEqual(links(article), Array(words.split("Maren Holt").length - 1).fill(["Maren Holt", "https://larrow.example/holt"]), name);
  }
});

journey("an e-mail: sender, subject, date, links, small print, attachments named", async (page) => {
  const article = await open(page, "mail.eml", make.eml());
  assert.equal(article.text, "Ferry stops for a week\n\nThe ferry will stop for a week, the harbour office said.\n\nA café owner said “no one told us”.");
  assert.deepEqual(links(article), [["the harbour office", "https://harbour.example/note"]]);
  assert.deepEqual([article.found.byline, article.date], ["Jon Müller", "2025-10-13"]);
  assert.match(away(article)[0].join(": "), /^mailing list’s small print: You are receiving/);
  assert.deepEqual(article.found.notes, ["Attached and not read: list.pdf."]);
});

journey("rich text: code pages, fields, tables, hidden words", async (page) => {
  const article = await open(page, "weir.rtf", make.rtf());
  assert.equal(article.text, "The weir at Lenn\n\nThe weir broke, the council said. It’s “old” and café— dark. Šumava\n\nBoats | Two\n\nLast line.");
  assert.deepEqual(links(article), [["the council", "https://lenn.example/weir"]]);
  assert.deepEqual([article.found.title, article.found.byline, article.found.made], ["The weir at Lenn", "Oda Finn", "2025-09-08"]);
});

journey("Markdown: its head, links and list", async (page) => {
  const article = await open(page, "mill.md", make.markdown());
  assert.equal(article.text, "Mill at Osk closes\n\nThe mill will close, its owner said, after ninety years & two floods.\n\n• Forty people work there.\n• None was told.\n\n“It is over,” she said.");
  assert.deepEqual(links(article), [["its owner said", "https://osk.example/owner"]]);
  assert.deepEqual([article.found.byline, article.date, article.found.address], ["Pell Horn", "2025-03-02", "https://osk.example/mill"]);
});

const FERRY = /^Ferry to Quell Sound stops for a week\n\nBy Ilse Marrow\n\nQUELL SOUND — The Quell[^]*the Monday after\.$/;

journey("a saved page: the article alone, nothing of it run or fetched, and what was left out", async (page) => {
  const article = await open(page, "ferry.html", make.pageBytes());
  assert.match(article.text, FERRY);
  assert.ok(!/Sign up|hidden words|Sport/.test(article.text));
  assert.ok(article.text.includes("half of a month’s trade") && article.text.includes("the café on the pier"), "as the page says its letters are stored");
  const { title, byline, dateline, address, site } = article.found;
  assert.deepEqual([title, byline, dateline, article.date, address, site], ["Ferry to Quell Sound stops for a week", "Ilse Marrow", "QUELL SOUND", "2025-10-13", "https://courier.example/2025/10/13/ferry", "The Osk Courier"]);
  assert.deepEqual(links(article), [["a report", "https://courier.example/2025/10/report?x=1"]]);
  assert.deepEqual(away(article).map(([why]) => why), ["navigation", "newsletter sign-up", "links to other articles", "foot of the page"]);
  assert.doesNotMatch(await page.title(), /^run/);
}, BLOCKED);

journey("a page saved as one file", async (page) => {
  const article = await open(page, "ferry.mhtml", make.mhtml());
  assert.match(article.text, FERRY);
  assert.equal(article.found.links[0].href, "https://courier.example/2025/10/report?x=1");
}, BLOCKED);

journey("encodings are guessed", async (page) => {
  const words = "The mayor\u2019s caf\u00e9 stays shut, she said. \u201cNo\u201d, the owner said.";
  const bytes = (/** @type {Record<string, number>} */ table) => Buffer.from([...words].map((letter) => table[letter] ?? letter.charCodeAt(0)));
  const mac = bytes({ "\u2019": 0xd5, "\u201c": 0xd2, "\u201d": 0xd3, "\u00e9": 0x8e });
  const windows = bytes({ "\u2019": 0x92, "\u201c": 0x93, "\u201d": 0x94 });
  for (const content of [mac, windows, Buffer.from(words, "utf16le"), Buffer.from(`\ufeff${words}`, "utf16le"), Buffer.from(words)]) {
    await page.goto(page.url());
    assert.equal((await open(page, "cafe.txt", content)).text, words);
  }
});

journey("what cannot be read is told in one sentence", async (page) => {
  assert.match(await refused(page, "locked.pdf", make.pdf([[]], { encrypt: true })), /password/);
  assert.match(await refused(page, "scan.pdf", make.pdf([[]], { image: true })), /is a scan.*OCR/);
  assert.match(await refused(page, "torn.pdf", make.story().subarray(0, 60)), /broken/);
  assert.match(await refused(page, "blank.pdf", make.pdf([[]])), /holds no text/);
  assert.match(await refused(page, "torn.docx", make.docx().slice(0, 900)), /broken/);
  assert.match(await refused(page, "stump.docx", Buffer.from("PK\x03\x04broken")), /broken/);
  assert.match(await refused(page, "none.txt", ""), /is empty/);
  assert.match(await refused(page, "old.doc", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("WordDocument", "utf16le")])), /save it as \.docx/);
  assert.match(await refused(page, "locked.docx", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")])), /password/);
  assert.match(await refused(page, "photo.txt", Buffer.from("ffd8ffe000", "hex")), /is a picture/);
});

/** @param {import("playwright-core").Page} page @param {string} html @param {string} text */
async function pasteRich(page, html, text) {
  await page.locator("#paste").evaluate((element, [html, text]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, [html, text]);
  await read(page);
}

journey("rich text is pasted with its headings and the targets of its links", async (page) => {
  const words = "The ferry will stop for a week, the harbour office said. It said both boats need repairs and that a bus will run. ".repeat(2);
  await pasteRich(page, `<html><body><!--StartFragment--><h1>Ferry <b>stops</b></h1><p>${words}<a href="https://harbour.example/r" onclick="document.title='run'">Report</a></p><ul><li>One</li><li>Two</li></ul><script>document.title="run"</script><!--EndFragment--></body></html>`, `Ferry stops\n${words}`);
  const article = await held(page);
  assert.equal(article.text, `Ferry stops\n\n${words}Report\n\n• One\n• Two`);
  assert.deepEqual(links(article), [["Report", "https://harbour.example/r"]]);
  assert.deepEqual(article.found.headings, [{ start: 0, end: 11, level: 1 }]);
}, BLOCKED);

journey("a paste from an editor of code keeps its plain lines", async (page) => {
  const words = "The ferry will stop for a week, the harbour office said. It said both boats need repairs\nand that a bus will run every two hours from the pier at Lenn, where the office has its seat.\n\nNobody was told, she said.";
  await pasteRich(page, `<div style="font-family:monospace">${words.split("\n").map((row) => `<div>${row}</div>`).join("")}</div>`, words);
  assert.equal((await held(page)).text, words);
});

journey("a large PDF shows how far it is and can be cancelled", async (page) => {
  const lines = Array.from({ length: 60 }, (_, row) => /** @type {[number, number, number, string]} */ ([60, 760 - row * 12, 9, "The board said that the river would rise again in spring, and that it had written three letters."]));
  const long = make.pdf(Array.from({ length: 300 }, () => lines));
  await page.setInputFiles("#file", make.file("long.pdf", long));
  // pressed the moment it can be: on a fast machine the file is read within a second
  await page.waitForFunction(() => /Page \d+ of 300/.test(document.querySelector("#door")?.textContent ?? ""), undefined, { polling: 5 });
  await page.locator("#door button").evaluate((button) => /** @type {HTMLButtonElement} */ (button).click());
  await page.locator("#field-note", { hasText: "Cancelled" }).waitFor();
  await page.locator("#door").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "start");
  await paste(page, "#paste", "The mayor said no. ".repeat(20));
  await read(page);
});

journey("several files at once become a table, and one leads to the next", async (page) => {
  await page.setInputFiles("#file", [make.file("a.md", make.markdown()), make.file("b.pdf", make.pdf([[]])), make.file("c.rtf", make.rtf())]);
  await page.locator("#batch", { hasText: "2 articles read" }).waitFor();
  await page.locator("#batch .refused", { hasText: "“b.pdf” holds no text" }).waitFor();
  await page.locator("#batch tbody th button").first().click();
  await read(page);
  await page.locator(".kicker button", { hasText: "next" }).click();
  await page.locator("#headline", { hasText: "The weir at Lenn" }).waitFor();
});

journey("the day on which a file was made is offered, not taken", async (page) => {
  await open(page, "weir.rtf", make.rtf());
  assert.match(await page.locator(".kicker").innerText(), /no date/);
  await page.click(".about > summary");
  await page.getByRole("button", { name: "Take the day on which the file was made" }).click();
  await page.locator(".kicker", { hasText: "8 September 2025" }).waitFor();
});

journey("a link is a way to the document that speaks", async (page) => {
  const asks = async (/** @type {string} */ text) => {
    await page.goto(page.url());
    await open(page, "dam.md", `# Dam at Lint leaks\n\nThe river rose again on Monday.\n\n${text} found that the gates of the dam had rusted through in two places.\n`);
    return page.evaluate(async () => (await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src)).store.state.reading.report.gaps.map((/** @type {{kind: string}} */ gap) => gap.kind));
  };
  assert.ok((await asks("A report")).includes("unlinked_document"));
  assert.ok(!(await asks("A [report](https://lint.example/dam)")).includes("unlinked_document"));
});

journey("a folder is opened whole, in the order of its names", async (page) => {
  const folder = await mkdtemp(join(tmpdir(), "sourcelight-folder-"));
  try {
    await mkdir(join(folder, "later"));
    for (const [name, content] of /** @type {const} */ ([["2.md", make.markdown()], ["10.rtf", make.rtf()], [".hidden", "x"], ["later/1.docx", make.docx()]])) await writeFile(join(folder, name), content);
    await page.setInputFiles("#folder", folder);
    const rows = page.locator("tbody tr");
    await rows.nth(2).waitFor();
    await counted(rows, 3);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

journey("details are found, changed, and what was left out is put back", async (page) => {
  await open(page, "ferry.html", make.pageBytes());
  await page.click(".about > summary");
  const field = (/** @type {string} */ name) => page.getByLabel(name, { exact: true });
  assert.equal(await field("Headline").inputValue(), "Ferry to Quell Sound stops for a week");
  assert.equal(await field("Byline").inputValue(), "By Ilse Marrow");
  assert.equal(await field("Dateline").inputValue(), "QUELL SOUND");
  assert.equal(await field("Web address").inputValue(), "https://courier.example/2025/10/13/ferry");
  assert.match(await page.locator(".kicker").innerText(), /courier\.example/);
  await page.locator(".about-list li", { hasText: "links to other articles" }).getByRole("button").click();
  await page.locator("#article > ul", { hasText: "Mill at Osk closes after ninety years" }).waitFor();
  await page.locator(".about-list li", { hasText: "links to other articles" }).getByRole("button", { name: "Leave out again" }).click();
  await page.locator("#article > ul", { hasText: "Mill at Osk" }).waitFor({ state: "detached" });
  await field("Headline").fill("Ferry stands still");
  await field("Headline").press("Tab");
  await page.locator("#headline", { hasText: "Ferry stands still" }).waitFor();
  await field("Date").fill("2025-10-20");
  await field("Date").press("Enter");
  await page.locator(".kicker", { hasText: "20 October 2025" }).waitFor();
  const article = await held(page);
  assert.match(article.text, /^Ferry stands still\n\nBy Ilse Marrow/);
  for (const link of article.found.links) assert.equal(article.text.slice(link.start, link.end), link.text);
}, BLOCKED);
