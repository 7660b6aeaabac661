// PDF, the worker’s side.
export { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.mjs";
