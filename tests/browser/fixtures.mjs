/** Files of every kind that the page opens, made here; their places and people are invented. */
import { strToU8, zipSync } from "fflate";

/** What setInputFiles takes. @param {string} name @param {string | Uint8Array} content */
export const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

/** @param {Record<string, string>} parts */
const zip = (parts) => zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const p = (/** @type {string} */ inner, style = "") => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
const t = (/** @type {string} */ text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A Word document of a body's markup. @param {string} body */
export const docxOf = (body) => zip({
  "_rels/.rels": `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
});

/** Word: title, heading, list, link, table, tracked changes, footnote. */
export const docx = () => zip({
  "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  "_rels/.rels": `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/_rels/document.xml.rels": `<Relationships xmlns="${RELS}"><Relationship Id="link" Type="${OFFICE}/hyperlink" Target="https://harbour.example/report" TargetMode="External"/></Relationships>`,
  "word/styles.xml": `<w:styles ${W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mein"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style></w:styles>`,
  "word/document.xml": `<w:document ${W}><w:body>${p(t("Ferry to Quell Sound stops for a week"), "Titel")}${p(t("By Ilse Marrow"))}` +
    `${p(t("The Quell Sound ferry will stop for a week, the harbour office said in ") + `<w:hyperlink r:id="link">${t("a report")}</w:hyperlink>` + t(" on Monday."))}` +
    `${p(t("What is known"), "Mein")}<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>${t("Two boats are out of service.")}</w:p>` +
    `<w:p>${t("Captain Oda Finn said the ")}<w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins>${t("larger")}</w:ins>${t(" boat needs a new shaft.")}</w:p>` +
    `<w:tbl><w:tr><w:tc>${p(t("Boats"))}</w:tc><w:tc>${p(t("Two"))}</w:tc></w:tr></w:tbl></w:body></w:document>`,
  "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${p(t("Figures for September."))}</w:footnote></w:footnotes>`,
  "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Ilse Marrow</dc:creator><dcterms:created>2025-10-13T08:00:00Z</dcterms:created></cp:coreProperties>',
});

const ODF = "urn:oasis:names:tc:opendocument:xmlns";
export const odt = () => zip({
  mimetype: "application/vnd.oasis.opendocument.text",
  "META-INF/manifest.xml": "<manifest/>",
  "content.xml": `<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:text="${ODF}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:h text:outline-level="1">Mill at Osk closes</text:h>` +
    '<text:p>The mill at Osk<text:s text:c="2"/>will close, <text:a xlink:href="https://osk.example/mill">its owner said</text:a>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The owner is Bren Tull.</text:p></text:note-body></text:note></text:p>' +
    "<text:list><text:list-item><text:p>Forty people work there.</text:p></text:list-item></text:list></office:text></office:body></office:document-content>",
  "meta.xml": `<office:document-meta xmlns:office="${ODF}:office:1.0" xmlns:meta="${ODF}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:creator>Pell Horn</dc:creator><meta:creation-date>2025-03-02T10:00:00</meta:creation-date></office:meta></office:document-meta>`,
});

export const epub = () => zip({
  mimetype: "application/epub+zip",
  "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
  "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Letters from Osk</dc:title><dc:creator>Tamsin Vole</dc:creator><dc:date>2024-05-06</dc:date></metadata>' +
    '<manifest><item id="b" href="two.xhtml"/><item id="a" href="one%20first.xhtml"/><item id="n" href="nav.xhtml" properties="nav"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>',
  "OPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
  "OPS/one first.xhtml": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head><body><h1>The mill</h1><p>The mill was loud, the miller said.</p></body></html>',
  "OPS/two.xhtml": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>The river</h1><p>The river rose in <em>May</em>.</p></body></html>',
});

/** A PDF whose pages hold lines of text, each [x, y, size, words]. @param {[number, number, number, string][][]} pages @param {{encrypt?: boolean, image?: boolean, title?: string}} [options] */
export function pdf(pages, { encrypt, image, title } = {}) {
  /** @type {string[]} */ const objects = [];
  const add = (/** @type {string} */ body) => objects.push(body);
  const escaped = (/** @type {string} */ text) => text.replace(/[\\()]/g, "\\$&");
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  add("<</Type/Catalog/Pages 2 0 R>>");
  add(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  for (const [index, lines] of pages.entries()) {
    const drawn = image ? "q 500 0 0 700 50 50 cm /I Do Q" : lines.map(([x, y, size, words]) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(words)}) Tj ET`).join("\n");
    const link = index ? "" : "/Annots[<</Type/Annot/Subtype/Link/Rect[72 690 300 706]/A<</S/URI/URI(https://osk.example/notice)>>>>]";
    const images = image ? `/XObject<</I ${4 + pages.length * 2} 0 R>>` : "";
    add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>${images}>>${link}/Contents ${5 + index * 2} 0 R>>`);
    add(`<</Length ${drawn.length}>>stream\n${drawn}\nendstream`);
  }
  if (image) add("<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nA\nendstream");
  const last = objects.length;
  add(`<</Title(${escaped(title ?? "")})/CreationDate(D:20251014093000Z)>>`);
  if (encrypt) add(`<</Filter/Standard/V 1/R 2/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>/P -4>>`);
  let out = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj${body}endobj\n`;
    return at;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  out += `trailer<</Size ${objects.length + 1}/Root 1 0 R/Info ${last + 1} 0 R${encrypt ? `/Encrypt ${last + 2} 0 R/ID[<00><00>]` : ""}>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(out, "latin1");
}

/** Two columns under one headline, a running foot, a word parted at a line's end, a paragraph over two pages. */
export const story = () => pdf([
  [[72, 730, 24, "Sluice at Osk to be rebuilt"], [72, 692, 10, "By Bren Tull, see the notice"],
    [72, 660, 10, "The sluice at Osk will be rebuilt next year,"], [72, 648, 10, "the river board said on Tuesday after a re-"], [72, 636, 10, "view of the old gates and their chains."],
    [72, 612, 10, "The work may cost four million crowns,"], [72, 600, 10, "said Arne Pike, who chairs the board."],
    [320, 660, 10, "Farmers had asked for a new sluice since"], [320, 648, 10, "the flood of 2019, when two fields drowned"], [320, 636, 10, "and the bridge at Lenn was closed for the"],
    [72, 30, 8, "The Osk Courier - page 1"]],
  [[72, 730, 10, "whole of a long and bitter winter."], [72, 706, 10, "The board meets again in May."], [72, 30, 8, "The Osk Courier - page 2"]],
], { title: "Sluice at Osk to be rebuilt" });

export const eml = () => [
  "Return-Path: <desk@courier.example>", "From: =?UTF-8?Q?Jon_M=C3=BCller?= <desk@courier.example>", "To: readers@courier.example",
  "Subject: Re: Ferry stops for a week", "Date: Mon, 13 Oct 2025 23:30:00 +0200", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=outer", "",
  "--outer", "Content-Type: multipart/alternative; boundary=inner", "", "--inner", "Content-Type: text/plain; charset=utf-8", "", "The ferry stops.", "--inner",
  "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
  '<html><body><table><tr><td><p>The ferry will stop for a week, <a href=3D"https://harbour.example/n=', 'ote">the harbour office</a> said.</p></td></tr></table><p>A caf=C3=A9 owner said =E2=80=9Cno one told us=E2=80=9D.</p><p>You are receiving this because you signed up. <a href=3D"https://c.example/u">Unsubscribe</a></p></body></html>',
  "--inner--", "--outer", "Content-Type: application/pdf; name=\"list.pdf\"", "Content-Disposition: attachment; filename=\"list.pdf\"", "Content-Transfer-Encoding: base64", "", "JVBERg==", "--outer--", "",
].join("\r\n");

export const rtf = () => String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}{\*\generator X;}{\info{\title The weir at Lenn}{\author Oda Finn}{\creatim\yr2025\mo9\dy8}}
{\header Page head\par}\pard\plain\outlinelevel0\b The weir at Lenn\b0\par\pard The weir broke, {\field{\*\fldinst{HYPERLINK "https://lenn.example/weir"}}{\fldrslt the council}} said. It\rquote s \ldblquote old\rdblquote  and caf\'e9\u8212? dark. {\f1 \'8aumava}\par
\pard\intbl Boats\cell Two\cell\row\pard {\v secret}Last line.\par}`;

/** A saved page with everything that surrounds an article. */
export const page = () => `<!doctype html>
<!-- saved from url=(0041)https://courier.example/2025/10/13/ferry -->
<html lang="en"><head><meta charset="windows-1252"><title>Ferry to Quell Sound stops for a week | The Osk Courier</title>
<meta property="og:site_name" content="The Osk Courier"><meta property="article:published_time" content="2025-10-13T22:30:00-05:00">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Ferry to Quell Sound stops for a week","author":[{"@type":"Person","name":"Ilse Marrow"}],"dateline":"QUELL SOUND"}]}</script>
<style>p{color:red}</style></head><body onload="document.title='run'"><script>document.title = "run"</script><img src="https://tracker.example/p.gif" onerror="document.title='run'">
<header><nav class="menu"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<main><article><h1>Ferry to Quell Sound stops for a week</h1><p class="byline">By Ilse Marrow</p>
<p>QUELL SOUND \u2014 The Quell Sound ferry will stop for a week from Monday while both of its boats are repaired, the harbour office said in <a href="../report?x=1">a report</a> that it published on Sunday evening.</p>
<p>Captain Oda Finn said the larger boat needed a new shaft and that she had asked for one in spring. \u201cWe wrote three letters,\u201d she said, adding that nobody had answered any of them.</p>
<aside class="newsletter-signup"><p>Get the Courier every morning. Sign up now.</p></aside>
<h2>What travellers can do</h2>
<p>A bus will leave the pier at Lenn every two hours, according to the harbour office, which said that tickets for the ferry would be taken on the bus and that bicycles could not be carried on it.</p>
<p>Bren Tull, who keeps the caf\u00e9 on the pier, said he expected to lose half of a month\u2019s trade. He said he might close until the ferry runs again, which the office hopes will be on the Monday after.</p>
<div class="related-links"><h3>More from the Courier</h3><ul><li><a href="/a">Mill at Osk closes after ninety years</a></li><li><a href="/b">Weir at Lenn breaks</a></li></ul></div>
<p style="display:none">hidden words</p></article></main>
<footer><p>\u00a9 2025 The Osk Courier. All rights reserved.</p></footer></body></html>`;

/** The same page's bytes as the page itself declares them. */
export const pageBytes = () => Buffer.from([...page()].map((letter) => ({ "\u2014": 0x97, "\u201c": 0x93, "\u201d": 0x94, "\u2019": 0x92 })[letter] ?? letter.charCodeAt(0)));

export const mhtml = () => ["From: <Saved by Blink>", "Snapshot-Content-Location: https://courier.example/ferry", "Subject: Ferry", "MIME-Version: 1.0",
  'Content-Type: multipart/related; type="text/html"; boundary="b"', "", "--b", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "Content-Location: https://courier.example/ferry", "",
  Buffer.from(page().replace("windows-1252", "utf-8")).toString("base64").replace(/.{76}/g, "$&\r\n"), "--b--", ""].join("\r\n");

export const markdown = () => `---
title: Mill at Osk closes
author: Pell Horn
date: 2025-03-02
source: https://osk.example/mill
---
# Mill at Osk closes

The mill will close, [its owner said](https://osk.example/owner), after *ninety*
years &amp; two floods.

- Forty people work there.
- None was told.

> “It is **over**,” she said.
`;
