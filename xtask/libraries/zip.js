// Zipped documents.
export { unzipSync } from "fflate";
