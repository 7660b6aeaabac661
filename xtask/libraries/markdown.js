// Markdown to tokens.
export { default as MarkdownIt } from "markdown-it";
