/** Containers that lie: zipped files written by hand, so that their lists can say what is not so. PDFs whose streams are packed. */
import { deflateRawSync, deflateSync } from "node:zlib";

/**
 * A zipped file. Each row is an entry of the list; rows that name the same `of` share one stretch of bytes, so that they overlap.
 * @param {{name: string, of: string, size?: number}[]} rows `size`: what the list declares that it unpacks to
 * @param {Record<string, Uint8Array>} packed stretches, deflated already
 */
export function zip(rows, packed) {
  /** @type {Buffer[]} */ const parts = [];
  /** @type {Record<string, number>} */ const places = {};
  let at = 0;
  const put = (/** @type {Buffer} */ part) => { parts.push(part); at += part.length; };
  for (const [name, bytes] of Object.entries(packed)) {
    places[name] = at;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(bytes.length, 18);
    put(head);
    put(Buffer.from(bytes));
  }
  const start = at;
  for (const { name, of, size = 0 } of rows) {
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x02014b50, 0);
    row.writeUInt16LE(8, 10);
    row.writeUInt32LE(packed[of].length, 20);
    row.writeUInt32LE(size, 24);
    row.writeUInt16LE(Buffer.byteLength(name), 28);
    row.writeUInt32LE(places[of], 42);
    put(Buffer.concat([row, Buffer.from(name)]));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(rows.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(rows.length, 0xffff), 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  put(end);
  return Buffer.concat(parts);
}

/** @param {string | Uint8Array} content */
export const deflated = (content) => deflateRawSync(content, { level: 1 });

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document of a body's markup, and of other parts. @param {string} body @param {Record<string, string>} [others] */
export function docx(body, others = {}) {
  const parts = { "_rels/.rels": RELS, "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...others };
  return zip(Object.keys(parts).map((name) => ({ name, of: name })), Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, deflated(text)])));
}
/** A paragraph of Word. @param {string} text */
export const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A Word document whose main part is these packed bytes. @param {Uint8Array} packed @param {{name: string, of: string}[]} [others] more rows of its list */
export const docxOf = (packed, others = []) => zip([{ name: "_rels/.rels", of: "rels" }, { name: "word/document.xml", of: "main" }, ...others], { rels: deflated(RELS), main: packed });

const OPF = (/** @type {string} */ manifest, /** @type {string} */ spine) => `<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>${manifest}</manifest><spine>${spine}</spine></package>`;
const CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>';

/**
 * An e-book: its manifest, the order of its chapters, and the stretches that their files lie in.
 * @param {string} manifest @param {string} spine @param {{name: string, of: string}[]} rows @param {Record<string, Uint8Array>} packed
 */
export const epub = (manifest, spine, rows, packed) => zip([{ name: "META-INF/container.xml", of: "container" }, { name: "book.opf", of: "book" }, ...rows],
  { container: deflated(CONTAINER), book: deflated(OPF(manifest, spine)), ...packed });

/** An OpenDocument text of a body's markup. @param {string} body */
export function odt(body) {
  const parts = { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d"><office:body><office:text>${body}</office:text></office:body></office:document-content>` };
  return zip(Object.keys(parts).map((name) => ({ name, of: name })), Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, deflated(text)])));
}

/**
 * A PDF of objects; the first is the catalogue.
 * @param {(string | {head: string, stream: Uint8Array})[]} objects a string, or a dictionary's inside with what it is followed by, packed here
 */
export function pdf(objects) {
  /** @type {Buffer[]} */ const parts = [Buffer.from("%PDF-1.4\n")];
  let at = parts[0].length;
  const places = objects.map((object, index) => {
    const place = at;
    const stream = typeof object === "string" ? null : deflateSync(object.stream, { level: 1 });
    const body = typeof object === "string" ? Buffer.from(object) : Buffer.concat([Buffer.from(`<<${object.head}/Filter/FlateDecode/Length ${stream?.length}>>stream\n`), /** @type {Buffer} */ (stream), Buffer.from("\nendstream")]);
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), body, Buffer.from("endobj\n")]);
    parts.push(whole);
    at += whole.length;
    return place;
  });
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`));
  return Buffer.concat(parts);
}

/** Objects of a document of one page. @param {string | Uint8Array} drawn @param {string} [resources] @param {(string | {head: string, stream: Uint8Array})[]} [others] from 6 on */
export const onePage = (drawn, resources = "", others = [], page = "") => pdf([
  "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>${resources}>>/Contents 5 0 R${page}>>`,
  { head: "", stream: Buffer.from(drawn) }, ...others,
]);
