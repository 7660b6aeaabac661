// Markdown-it finds bare addresses with this; they are found by our own reader.
export class LinkifyIt {}
