/** A word's places in their surroundings, for reading down. In: the text and places. Out: rows in an order. Knows no DOM. */

/** @typedef {{start: number, end: number, who?: number}} Span `who`: in whose words it stands */
/** @typedef {"text" | "before" | "after" | "hit" | "who"} Order */

/**
 * @param {string} text @param {Span[]} places @param {Order} by in reading order, by the words before, behind or themselves, or by speaker
 * @param {number} [width] characters on each side @returns {{before: string, hit: string, after: string, start: number, end: number, who?: number}[]}
 */
export function contexts(text, places, by, width = 60) {
  const flat = (/** @type {number} */ from, /** @type {number} */ to) => text.slice(Math.max(0, from), to).replace(/\s+/g, " ");
  // a word cut in two at the edge is left out
  const rows = places.map(({ start, end, who }) => ({
    before: start > width ? flat(start - width, start).replace(/^\S*\s/, "") : flat(0, start), hit: flat(start, end),
    after: end + width < text.length ? flat(end, end + width).replace(/\s\S*$/, "") : flat(end, text.length), start, end, who,
  }));
  const words = (/** @type {string} */ side) => side.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const order = {
    text: (/** @type {typeof rows[number]} */ { start }) => String(start).padStart(9, "0"),
    before: (/** @type {typeof rows[number]} */ { before }) => words(before).reverse().slice(0, 4).join(" "),
    after: (/** @type {typeof rows[number]} */ { after }) => words(after).slice(0, 4).join(" "),
    hit: (/** @type {typeof rows[number]} */ { hit }) => hit.toLowerCase(),
    who: (/** @type {typeof rows[number]} */ { who = -1 }) => String(who + 1).padStart(5, "0"),
  }[by];
  return rows.map((row) => ({ row, key: order(row) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.start - b.row.start)).map(({ row }) => row);
}
