// Web pages and XML, tag by tag. The parser alone: its tree and its selectors are not used.
export { Parser } from "./node_modules/htmlparser2/dist/Parser.js";
