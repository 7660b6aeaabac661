/**
 * Files made to hang, to fill the memory or to be read again and again. Each is a small generator; what it costs is counted in
 * blocks of code that are run, bytes, elements and letters, and never in seconds: a file of twice the size may cost twice the
 * work. The reading runs in a thread whose memory is bounded.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";
import { deflated, docx, docxOf, epub, odt, onePage, paragraph, pdf, zip } from "./hostile/packages.mjs";
import { Reading } from "./hostile/run.mjs";

/** Twice the file may cost so many times the work: linear, and some room for sorting. */
const GROWTH = 2.5;

const reading = new Reading({ counted: false });
const counting = new Reading({ counted: true });
before(async () => {
  // libraries are loaded once, before anything is counted
  for (const [name, content] of [["a.html", `<p>${"a ".repeat(500)}</p>`], ["a.md", "# A\n\n> a"], ["a.pdf", onePage("")], ["a.txt", "caf\xe9"]]) await counting.read({ name, bytes: new Uint8Array(Buffer.from(content, "latin1")) });
});
after(() => Promise.all([reading.end(), counting.end()]));

/** Some sentences, each another. @param {number} n */
const sentences = (n, from = 0) => Array.from({ length: n }, (_, index) => `The mayor of town ${from + index} said on Monday that the bridge would stay shut for ${index % 50} days.`);
const page = (/** @type {string} */ body) => `<!doctype html><html><head></head><body>${body}</body></html>`;
const mail = (/** @type {string[]} */ ...rows) => ["From: Ana Lund <ana@c.example>", "Subject: Bridge shut", "Date: Mon, 13 Oct 2025 09:00:00 +0000", "MIME-Version: 1.0", ...rows].join("\r\n");
const plain = (/** @type {string} */ text) => mail("Content-Type: text/plain", "", text, "");
const repeat = (/** @type {number} */ n, /** @type {(index: number) => string} */ make) => Array.from({ length: Math.floor(n) }, (_, index) => make(index)).join("");
const story = sentences(20).map((words) => `<p>${words}</p>`).join("");

/**
 * Files that grow with n. They are read, or told in a sentence; work grows with them and no faster.
 * @type {[name: string, file: string, n: number, make: (n: number) => string | Uint8Array, outcome?: RegExp][]}
 *   `outcome`: what the text begins with, or the refusal
 */
const GROWING = [
  // by kind
  ["remarks before nothing", "a.txt", 600, (n) => `${"<!---->".repeat(n)}x`],
  ["spaces before nothing", "a.txt", 30_000, (n) => `${" ".repeat(n)}x`, /^x$/],
  ["lines that could be settings", "a.md", 5000, (n) => `---\n${"a: b\n".repeat(n)}`],
  ["fields of a letter without end", "a.txt", 5000, (n) => "Subject: a\n".repeat(n)],
  ["brackets that could be links", "a.txt", 20_000, (n) => "[".repeat(n)],
  // pages
  ["paragraphs", "a.html", 500, (n) => page(sentences(n).map((words) => `<p>${words}</p>`).join("")), /^The mayor of town 0 said/],
  ["a page of the words of others", "a.html", 500, (n) => page(`<nav>${sentences(n).map((words) => `<p>${words} ${words}</p>`).join("")}</nav><article>${story}</article>`)],
  ["boxes in boxes", "a.html", 3000, (n) => page(`${"<div>".repeat(n)}${story}`), /^The mayor/],
  ["ends of what never began", "a.html", 3000, (n) => page(`${"<div>".repeat(n)}${"</span>".repeat(n)}${story}`), /^The mayor/],
  ["faces in faces, each another", "a.html", 800, (n) => page(repeat(n, (index) => `<font size=${index}><div>a</div>`))],
  ["faces reopened in every box", "a.html", 400, (n) => page(`<p>${repeat(n, (index) => `<b id=${index}>`)}</p>${"<div>x</div>".repeat(n)}`)],
  ["tables in tables", "a.html", 800, (n) => page("<table><tr><td>a<td>".repeat(n))],
  ["rows of rows", "a.html", 1000, (n) => page(`<table>${"<tr><td>Boats<td>Two".repeat(n)}</table>`), /^Boats \| Two/],
  ["what stands before its table", "a.html", 1000, (n) => page("<table>x<b>y".repeat(n))],
  ["raised letters in raised letters", "a.html", 2000, (n) => page(`${"<sup>".repeat(n)}1${story}`)],
  ["notes in notes", "a.html", 800, (n) => page(`<p>a ${'<sup><a href="#fn1">1</a></sup>'.repeat(n)}</p>${story}`)],
  ["one paragraph of small pieces", "a.html", 2000, (n) => page(`<p>${repeat(n, (index) => `<b>w${index}</b> `)}</p>`), /^w0 w1 w2/],
  ["one element of many attributes", "a.html", 20_000, (n) => page(`<p ${repeat(n, (index) => `a${index}=b `)}>${story}`)],
  ["one class of many names", "a.html", 20_000, (n) => page(`<div class="${repeat(n, (index) => `c${index} `)}">${story}</div>`)],
  ["a remark without end", "a.html", 20_000, (n) => page(`${story}${"<!-- ".repeat(n)}`)],
  ["a script without end", "a.html", 20_000, (n) => page(`${story}${"<script>".repeat(n)}`)],
  ["drawings in drawings", "a.html", 10_000, (n) => page(`${"<svg><desc>".repeat(n)}${story}`)],
  ["names of letters without end", "a.html", 20_000, (n) => page(`${story}<p>${"&amp".repeat(n)}`)],
  ["breaks", "a.html", 1500, (n) => page(`<div>${"a<br><br>".repeat(n)}</div>`), /^a\n\na/],
  ["a headline without end", "a.html", 8000, (n) => `<html><head><title>${"a - ".repeat(n)}</title></head><body>${story}</body></html>`],
  ["headlines", "a.html", 500, (n) => `<html><head><title>Bridge shut</title></head><body>${"<h1>Bridge shut at Osk and Lenn</h1><h2>Bridge shut</h2>".repeat(n)}${story}</body></html>`],
  ["data in data", "a.html", 20_000, (n) => `<html><head><script type="application/ld+json">${'[{"@graph":'.repeat(n)}</script></head><body>${story}</body></html>`, /^The mayor/],
  ["words that name the page's encoding", "a.html", 5000, (n) => `<html>${"<meta charset ".repeat(n)}<body>${story}`],
  ["lists in lists", "a.html", 1000, (n) => page("<ol><li>a".repeat(n))],
  ["hidden in hidden", "a.html", 4000, (n) => page(`<div>${"<span aria-hidden=true>A</span>".repeat(n / 10)}</div>${"<span hidden>".repeat(n)}`), undefined],
  // letters
  ["spaces in a line", "a.eml", 50_000, (n) => plain(`a${" ".repeat(n)}b`), /^Bridge shut/],
  ["spaces in a field", "a.eml", 50_000, (n) => mail(`X-A: a${" ".repeat(n)}b`, "", "Words.", ""), /^Bridge shut/],
  ["fields", "a.eml", 4000, (n) => mail(repeat(n, (index) => `X-${index}: a\r\n`), "Words.", "")],
  ["a subject of answers", "a.eml", 20_000, (n) => plain("Words.").replace("Bridge", `${"Re: ".repeat(n)}Bridge`)],
  ["a subject of words that are none", "a.eml", 10_000, (n) => plain("Words.").replace("Bridge", `${"=?utf-8?q?".repeat(n)}Bridge`)],
  ["a sender without end", "a.eml", 20_000, (n) => plain("Words.").replace("Ana Lund", '"<'.repeat(n))],
  ["lines that are quoted", "a.eml", 10_000, (n) => plain("> > a \n".repeat(n))],
  ["flowed lines", "a.eml", 10_000, (n) => mail("Content-Type: text/plain; format=flowed", "", "a \r\n".repeat(n), ""), /^Bridge shut\n\na a a/],
  ["boundaries", "a.eml", 10_000, (n) => mail("Content-Type: multipart/mixed; boundary=b", "", "--bx\r\n".repeat(n), "--b", "", "Words.", "--b--")],
  ["parameters", "a.eml", 10_000, (n) => mail(`Content-Type: text/plain; ${"a=\"b\\\"; ".repeat(n)}`, "", "Words.", "")],
  ["a page in one file, spaced", "a.mhtml", 50_000, (n) => mail("Snapshot-Content-Location: https://c.example/a", "Content-Type: text/html", "", `<p>a${" ".repeat(n)}b</p>${story}`, "")],
  // Markdown
  ["brackets", "a.md", 30_000, (n) => `# Bridge\n\n[a](https://c.example)\n\n${"[".repeat(n)}`],
  ["pictures", "a.md", 10_000, (n) => `# Bridge\n\n> a\n\n${"![".repeat(n)}`],
  ["faces that never end", "a.md", 10_000, (n) => `# Bridge\n\n> a\n\n${"*a_".repeat(n)}`],
  ["faces that end twice", "a.md", 10_000, (n) => `# Bridge\n\n> a\n\n${"a**b".repeat(n)}${"c* ".repeat(n)}`],
  ["marks of notes", "a.md", 10_000, (n) => `# Bridge\n\n[^a]: Note.\n\na${"[^".repeat(n)}`],
  ["notes", "a.md", 3000, (n) => `# Bridge\n\n${repeat(n, (index) => `[^${index}]: Note.\n    more\n`)}`],
  ["quotations in quotations", "a.md", 10_000, (n) => `# Bridge\n\n${">".repeat(n)} a`],
  ["lines of a quotation", "a.md", 5000, (n) => `# Bridge\n\n${"> a\n".repeat(n)}`, /^Bridge/],
  ["lists in lists, by spaces", "a.md", 20_000, (n) => `# Bridge\n\n> a\n\n${repeat(Math.sqrt(n), (index) => `${" ".repeat(index * 2)}* a\n`)}`],
  ["ticks", "a.md", 20_000, (n) => `# Bridge\n\n> a\n\n${repeat(Math.sqrt(n), (index) => `e${"`".repeat(index)}`)}`],
  ["links that never end", "a.md", 8000, (n) => `# Bridge\n\n> a\n\n${"[a](<b".repeat(n)}`],
  ["references", "a.md", 5000, (n) => `# Bridge\n\n> a\n\n${repeat(n, (index) => `[a${index}]: /b\n`)}\n${"[a1][".repeat(n)}`],
  ["elements", "a.md", 10_000, (n) => `# Bridge\n\n> a\n\na ${"<b ".repeat(n)}`],
  ["remarks", "a.md", 10_000, (n) => `# Bridge\n\n> a\n\na ${"<!-- <![CDATA[ <? ".repeat(n)}`],
  ["cells", "a.md", 3000, (n) => `# Bridge\n\n> a\n\n${"a|".repeat(n)}\n${"-|".repeat(n)}\n${"b|".repeat(n)}\n`],
  ["addresses", "a.md", 5000, (n) => `# Bridge\n\n> a\n\n${"https://c.example/a. ".repeat(n)}`],
  ["addresses in one", "a.md", 5000, (n) => `# Bridge\n\n> a\n\n${"https://".repeat(n)}`],
  ["marks of what is struck out", "a.md", 3000, (n) => `# Bridge\n\n> a\n\n${"~~a ~b".repeat(n)}`],
  ["definitions that never end", "a.md", 3000, (n) => `# Bridge\n\n> a\n\n${"[foo]: <x> \"".repeat(n)}`],
  ["lists within quotations within lists", "a.md", 3000, (n) => `# Bridge\n\n> a\n\n${"> * ".repeat(n)}a`],
  // rich text
  ["groups in groups", "a.rtf", 20_000, (n) => `{\\rtf1 ${"{".repeat(n)}a`, /too deep/],
  ["groups", "a.rtf", 10_000, (n) => `{\\rtf1 ${"{a}".repeat(n)}\\par}`, /^aaa/],
  ["cells of a row", "a.rtf", 10_000, (n) => `{\\rtf1 ${"a  \\cell ".repeat(n)}\\row}`, /^a \| a/],
  ["instructions without end", "a.rtf", 10_000, (n) => `{\\rtf1 a{\\field{\\*\\fldinst ${"HYPERLINK  ".repeat(n)}}{\\fldrslt b}}\\par}`],
  ["numbers without end", "a.rtf", 50_000, (n) => `{\\rtf1 a\\u${"1".repeat(n)}\\par}`],
  // Word, OpenDocument
  ["paragraphs of Word", "a.docx", 2000, (n) => docx(sentences(n).map(paragraph).join("")), /^The mayor of town 0/],
  ["pieces of Word", "a.docx", 5000, (n) => docx(`<w:p>${"<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>".repeat(n)}</w:p>`), /^aaa/],
  ["deleted ends of paragraphs", "a.docx", 3000, (n) => docx(`${"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(n)}${paragraph("b")}`), /^aaa/],
  ["tables of Word in tables", "a.docx", 60, (n) => docx(`${`<w:tbl><w:tr><w:tc>${paragraph("a")}</w:tc><w:tc>`.repeat(n)}${paragraph("b")}${"</w:tc></w:tr></w:tbl>".repeat(n)}`)],
  ["styles that rest on each other", "a.docx", 2000, (n) => docx(repeat(n, (index) => `<w:p><w:pPr><w:pStyle w:val="s${index}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`),
    { "word/styles.xml": `<w:styles xmlns:w="w">${repeat(n, (index) => `<w:style w:styleId="s${index}"><w:basedOn w:val="s${(index + 1) % n}"/></w:style>`)}</w:styles>` }), /^a\n\na/],
  ["elements of Word in elements", "a.docx", 5000, (n) => docx("<w:sdt>".repeat(n)), /too deep/],
  ["boxes of text in boxes", "a.odt", 60, (n) => odt(`${"<text:p>a<draw:text-box>".repeat(n)}${"</draw:text-box></text:p>".repeat(n)}`)],
  ["cells of boxes in boxes", "a.odt", 60, (n) => odt(`${"<table:table-row><table:table-cell><text:p>a<draw:text-box>".repeat(n)}b${"</draw:text-box></text:p></table:table-cell></table:table-row>".repeat(n)}`)],
  ["spaces of OpenDocument", "a.odt", 3000, (n) => odt(`<text:p>a${'<text:s text:c="99999999"/>'.repeat(n)}b</text:p>`), /^a {100}/],
  // books
  ["chapters", "a.epub", 100, (n) => epub(repeat(n, (index) => `<item id="c${index}" href="c${index}.html"/>`), repeat(n, (index) => `<itemref idref="c${index}"/>`),
    Array.from({ length: n }, (_, index) => ({ name: `c${index}.html`, of: "chapter" })), { chapter: deflated(page(story)) }), /^The mayor/],
  // PDF
  ["pieces on one line", "a.pdf", 1500, (n) => onePage(`BT /F 10 Tf ${repeat(n, (index) => `1 0 0 1 ${index * 9} 700 Tm (a) Tj `)}ET`)],
  ["lines of a page", "a.pdf", 600, (n) => onePage(`BT ${repeat(n, (index) => `/F 9 Tf 1 0 0 1 ${50 + (index % 7)} ${790 - index * 0.01 - (index % 50) * 12} Tm (line ${index} of words) Tj `)}ET`)],
  ["lines at the edge", "a.pdf", 600, (n) => onePage(`BT /F 9 Tf ${repeat(n, (index) => `1 0 0 1 50 ${780 - index * 0.05} Tm (${index}) Tj `)}ET`)],
  ["columns without end", "a.pdf", 500, (n) => onePage(`BT /F 9 Tf ${repeat(n, (index) => `1 0 0 1 ${index * 40} ${700 - (index % 3) * 20} Tm (words that run on a bit here) Tj `)}ET`)],
  ["links over lines", "a.pdf", 200, (n) => onePage(`BT /F 9 Tf ${repeat(n, () => "1 0 0 1 50 700 Tm (some words of a line) Tj 1 0 0 1 50 600 Tm (some words) Tj ")}ET`, "", [],
    `/Annots[${"<</Type/Annot/Subtype/Link/Rect[50 690 90 706]/A<</S/URI/URI(https://osk.example/a)>>>>".repeat(n)}]`)],
];

for (const [name, file, n, make, outcome] of GROWING) {
  test(`${name} (${file})`, { timeout: 120_000 }, async () => {
    const [one, two] = [make(n), make(2 * n)].map((content) => new Uint8Array(Buffer.from(content)));
    const small = await counting.read({ name: file, bytes: one });
    const large = await counting.read({ name: file, bytes: two });
    const said = large.refusal ?? large.text ?? "";
    assert.ok(small.effort > 10 && said, `nothing was counted: ${JSON.stringify(large)}`);
    assert.ok(large.effort <= small.effort * GROWTH, `${small.effort} blocks of code, and of twice the file ${large.effort}`);
    if (outcome) assert.match(said, outcome);
    // a refusal is a sentence with the file's name, and says what to do or what is wrong with it
    if (large.refusal) assert.match(large.refusal, /^“[^”]+” .{8,}\.$/s);
  });
}

/** @type {[name: string, file: string, make: () => string | Uint8Array, outcome: RegExp, check?: (outcome: import("./hostile/run.mjs").Outcome) => void][]} */
const LARGE = [
  ["200,000 paragraphs", "a.html", () => page("<p>He said no.</p>\n".repeat(200_000)), /^He said no\.\n\nHe said no\./],
  ["200,000 paragraphs of Word", "a.docx", () => docx(paragraph("He said no.").repeat(200_000)), /^He said no\.\n\nHe said no\./],
  ["200,000 paragraphs of Markdown", "a.md", () => `# No\n\n${"He said no.\n\n".repeat(200_000)}`, /^No\n\nHe said no\./],
  ["more text than is read", "a.html", () => page("<p>He said no, and then he went home to his house.</p>".repeat(120_000)), /more than 5 MB of text/],
  ["more text than is read, plain", "a.txt", () => "He said no, she said.\n\n".repeat(600_000), /Sourcelight reads up to 5 MB/],
  ["40,000 boxes in boxes", "a.html", () => page(`${"<div>".repeat(40_000)}a`), /^a$/],
  ["5 MB of a tag", "a.html", () => page("<div>".repeat(1_000_000)), /holds no text/],
  ["5 MB of brackets", "a.md", () => `# Bridge\n\n> a\n\n${"[".repeat(4_900_000)}`, /^# Bridge/],
  ["5 MB of faces", "a.md", () => `# Bridge\n\n> a\n\n${"*a_".repeat(1_600_000)}`, /^# Bridge/, ({ notes }) => assert.match(notes?.join() ?? "", /as plain text/)],
  ["600 entries that overlap and declare no size", "a.docx", () => docxOf(deflated(`<w:document xmlns:w="w"><w:body>${paragraph("He said no.")}</w:body></w:document>${" ".repeat(8_000_000)}`),
    Array.from({ length: 600 }, (_, index) => ({ name: `word/part${index}.xml`, of: "main" }))), /^He said no\.$/, ({ used }) => assert.ok(used.unpacked < 9_000_000)],
  ["200 packed entries that nothing asks for", "a.docx", () => {
    const packed = deflated(new Uint8Array(20_000_000));
    return docxOf(deflated(`<w:document xmlns:w="w"><w:body>${paragraph("He said no.")}</w:body></w:document>`), []).length && zip([{ name: "_rels/.rels", of: "rels" }, { name: "word/document.xml", of: "main" }, ...Array.from({ length: 200 }, (_, index) => ({ name: `word/${index}.xml`, of: "big" }))],
      { rels: deflated('<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="word/document.xml"/></Relationships>'), main: deflated(`<w:document xmlns:w="w"><w:body>${paragraph("He said no.")}</w:body></w:document>`), big: packed });
  }, /^He said no\.$/, ({ used }) => assert.ok(used.unpacked < 10_000)],
  ["a part that unpacks to 120 MB and declares 10 bytes", "a.docx", () => zip([{ name: "_rels/.rels", of: "rels" }, { name: "word/document.xml", of: "main", size: 10 }],
    { rels: deflated('<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="word/document.xml"/></Relationships>'), main: deflated(new Uint8Array(120_000_000)) }),
  /unpacks to more than 80 MB/, ({ used }) => assert.ok(used.unpacked < 81_000_000)],
  ["gzip where deflated bytes belong", "a.docx", () => docxOf(gzipSync("<w:document/>")), /can’t be unpacked/],
  ["deflated bytes that end in the middle", "a.docx", () => docxOf(deflateRawSync("a".repeat(5000) + Math.random()).subarray(0, 9)), /can’t be unpacked/],
  ["a list of 60,000 files", "a.docx", () => zip(Array.from({ length: 60_000 }, (_, index) => ({ name: `word/${index}.xml`, of: "a" })), { a: deflated("a") }), /more than 20000 files/],
  ["a chapter named 5,000 times", "a.epub", () => epub('<item id="c" href="c.html"/>', '<itemref idref="c"/>'.repeat(5000), [{ name: "c.html", of: "c" }], { c: deflated(page(`<p>${"He said no. ".repeat(20_000)}</p>`)) }),
    /^He said no\./, ({ length, used }) => assert.ok((length ?? 0) < 250_000 && used.unpacked < 1_000_000)],
  ["5,000 chapters in one stretch", "a.epub", () => epub(repeat(5000, (index) => `<item id="c${index}" href="c${index}.html"/>`), repeat(5000, (index) => `<itemref idref="c${index}"/>`),
    Array.from({ length: 5000 }, (_, index) => ({ name: `c${index}.html`, of: "c" })), { c: deflated(page(`<p>${"He said no. ".repeat(20_000)}</p>`)) }), /more than 5 MB of text/, ({ used }) => assert.ok(used.unpacked < 10_000_000)],
  ["5,000 empty chapters in one stretch", "a.epub", () => epub(repeat(5000, (index) => `<item id="c${index}" href="c${index}.html"/>`), repeat(5000, (index) => `<itemref idref="c${index}"/>`),
    Array.from({ length: 5000 }, (_, index) => ({ name: `c${index}.html`, of: "c" })), { c: deflated(`<html><body>${" ".repeat(1_000_000)}</body></html>`) }), /unpacks to more than 80 MB/],
  ["a page of a PDF that unpacks to 100 MB", "a.pdf", () => onePage(new Uint8Array(100_000_000).fill(32)), /unpacks to more/],
  ["a letter of a PDF that unpacks to 100 MB", "a.pdf", () => onePage("BT /G 10 Tf (a) Tj ET", "/Font<</G 6 0 R>>", ["<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>]>>", { head: "", stream: new Uint8Array(100_000_000).fill(32) }]), /unpacks to more|holds no text/],
  ["drawings of drawings of drawings", "a.pdf", () => onePage("/X0 Do", "/XObject<</X0 6 0 R>>", Array.from({ length: 12 }, (_, index) => ({
    head: `/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</Font<</F 3 0 R>>/XObject<</X${index + 1} ${7 + index} 0 R>>>>`,
    stream: Buffer.from(index === 11 ? `BT /F 9 Tf 1 0 0 1 50 700 Tm (${"The mayor said that the bridge would stay shut for a week. ".repeat(10)}) Tj ET` : `/X${index + 1} Do `.repeat(12)) }))), /drawn in more pieces/],
  ["drawings of drawings without a word", "a.pdf", () => onePage("/X0 Do", "/XObject<</X0 6 0 R>>", Array.from({ length: 12 }, (_, index) => ({
    head: `/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</X${index + 1} ${7 + index} 0 R>>>>`,
    stream: Buffer.from(index === 11 ? "0 0 m 9 9 l S" : `/X${index + 1} Do `.repeat(12)) }))), /drawn in more pieces/],
  ["a page named 6,000 times", "a.pdf", () => pdf(["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Kids[${"3 0 R ".repeat(6000)}]/Count 6000>>`, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"]), /more than 5000 pages/],
  ["a PDF that names 2,000,000,000 pages", "a.pdf", () => pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"]), /more than 5000 pages|broken|holds no text/],
  ["pages in a ring", "a.pdf", () => pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]), /broken|holds no text/],
  ["letters in letters in letters", "a.eml", () => repeat(200, (index) => `From: a@b.example\r\nDate: a\r\nMIME-Version: 1.0\r\nSubject: ${index}\r\nContent-Type: message/rfc822\r\n\r\n`) + "Words.", /./],
  ["parts in parts in parts", "a.eml", () => mail(repeat(100, (index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`), "", "Words."), /too deep/],
  ["2,000 parts", "a.eml", () => mail("Content-Type: multipart/mixed; boundary=b", "", repeat(2000, () => "--b\r\nContent-Type: text/plain\r\n\r\nWords.\r\n"), "--b--"), /more than 1000 parts/],
  ["5 MB of groups of rich text", "a.rtf", () => `{\\rtf1 ${"{\\b a}".repeat(800_000)}\\par}`, /^aaa/],
];

for (const [name, file, make, outcome, check] of LARGE) {
  test(`${name} (${file})`, { timeout: 240_000 }, async () => {
    const found = await reading.read({ name: file, bytes: new Uint8Array(Buffer.from(make())) });
    assert.match(found.refusal ?? found.text ?? "", outcome);
    if (found.refusal) assert.match(found.refusal, /^“[^”]+” .{8,}\.$/s);
    check?.(found);
  });
}

test("pastes go the same way", async () => {
  const rich = await reading.read({ paste: { html: `<h1>Bridge</h1>${story}`, text: "Bridge" } });
  assert.match(rich.text ?? "", /^Bridge\n\nThe mayor of town 0/);
  const deep = await reading.read({ paste: { html: `${"<div>".repeat(100_000)}<p>a</p>`, text: "a" } });
  assert.equal(deep.text, "a");
  const rtf = await reading.read({ paste: { rtf: "{\\rtf1\\pard\\outlinelevel0 Bridge\\par\\pard The mayor said no.\\par}", text: "Bridge\nThe mayor said no." } });
  assert.equal(rtf.text, "Bridge\n\nThe mayor said no.");
  const marked = await reading.read({ paste: { text: "# Bridge\n\nThe mayor [said](https://c.example/a) no." } });
  assert.equal(marked.text, "Bridge\n\nThe mayor said no.");
  const torn = await reading.read({ paste: { rtf: `{\\rtf1${"{".repeat(9000)}`, text: "The mayor said no." } });
  assert.equal(torn.text, "The mayor said no.");
  const large = await reading.read({ paste: { html: `<p>${"He said no. ".repeat(500_000)}</p>`, text: "no" } });
  assert.match(large.refusal ?? "", /^“Pasted text” holds more than 5 MB/);
});

test("on the way it is said how far it is", async () => {
  const { said } = await reading.read({ name: "a.pdf", bytes: new Uint8Array(pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"])) });
  assert.deepEqual(said.filter((words) => words.startsWith("Page")), ["Page 1 of 2", "Page 2 of 2"]);
  const book = await reading.read({ name: "a.html", bytes: new Uint8Array(Buffer.from(page(sentences(20_000).map((words) => `<p>${words}</p>`).join("")))) });
  assert.ok(book.said.some((words) => /^[\d.]+ (?:kB|MB) of [\d.]+ MB read$/.test(words)), book.said.join());
});
