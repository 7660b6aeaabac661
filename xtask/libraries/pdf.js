// PDF, the half that reads; the build changes it so that it counts what it unpacks. The legacy build runs in browsers that lack the newest built-ins.
export { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.changed.mjs";
