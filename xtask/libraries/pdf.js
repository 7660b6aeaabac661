// PDF, the page’s side. The legacy build runs in browsers that lack the newest built-ins.
export { getDocument, OPS, PDFWorker } from "pdfjs-dist/legacy/build/pdf.mjs";
