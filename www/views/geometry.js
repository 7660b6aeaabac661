/**
 * Where lines and passages stand on the screen, read in one batch so that nothing else has to ask the layout.
 * In: the article's elements. Out: tops and bottoms in pixels below the article's top.
 */

/** @typedef {{top: number, bottom: number}} Reach */

/** @param {Element | undefined} first @param {Element | undefined} last @param {number} origin @returns {Reach | null} */
function reach(first, last, origin) {
  const head = first?.getClientRects()[0];
  const rects = last?.getClientRects();
  const tail = rects?.[rects.length - 1];
  return head && tail ? { top: head.top - origin, bottom: tail.bottom - origin } : null;
}

/**
 * @param {import("./article.js").ArticleView} view
 * @param {import("../types").Reading} reading
 * @param {number} origin  the viewport's y from which to measure
 */
export function measure(view, reading, origin) {
  const lines = view.lines.map((line) => reach(line, line, origin));
  const passages = reading.passages.map(({ id }) => {
    const segments = view.marked?.byId.get(id);
    return segments ? reach(segments[0], segments.at(-1), origin) : null;
  });
  return { lines, passages };
}
