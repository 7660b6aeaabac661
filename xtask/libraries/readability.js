// The article of a web page.
export { default as Readability } from "@mozilla/readability/Readability.js";
