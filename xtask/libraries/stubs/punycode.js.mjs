// Markdown-it writes host names with this; ours leaves links as they are.
export default {};
