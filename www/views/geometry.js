/**
 * Where lines and passages stand on the screen, read in one batch so that nothing else has to ask the layout.
 * In: the article's elements. Out: tops and bottoms in pixels below an origin. What a long article keeps far from the
 * screen is not laid out by the browser: there a whole paragraph's box stands for each of its lines.
 */

/** @typedef {{top: number, bottom: number}} Reach */
/** A long article's paragraphs near the screen; null where all are laid out. @typedef {Set<Element> | null} Near */

/** The paragraph that an element of the text stands in; it never leaves it. @type {WeakMap<Element, Element | null>} */
const blocks = new WeakMap();

/** @param {Element} element */
function blockOf(element) {
  const known = blocks.get(element);
  if (known !== undefined) return known;
  const block = element.closest("[data-p]");
  blocks.set(element, block);
  return block;
}

/** @param {Element | null | undefined} element @param {Near} near */
export function isNear(element, near) {
  const block = near && element ? blockOf(element) : null;
  return !block || near === null || near.has(block);
}

/**
 * @param {import("./article.js").ArticleView} view
 * @param {import("../types").Reading} reading
 * @param {number} origin the viewport's y from which to measure
 * @param {Near} near
 */
export function measure(view, reading, origin, near) {
  /** @type {Map<Element, DOMRect>} */
  const far = new Map();
  /** @param {Element} element @param {boolean} last */
  const box = (element, last) => {
    const block = near && blockOf(element);
    if (!block || near.has(block)) {
      const rects = element.getClientRects();
      return rects[last ? rects.length - 1 : 0];
    }
    const known = far.get(block) ?? block.getBoundingClientRect();
    far.set(block, known);
    return known;
  };
  /** @param {Element | undefined} first @param {Element | undefined} last @returns {Reach | null} */
  const reach = (first, last) => {
    const head = first && box(first, false);
    const tail = last && box(last, true);
    return head && tail ? { top: head.top - origin, bottom: tail.bottom - origin } : null;
  };
  const lines = view.lines.map((line) => reach(line, line));
  const passages = reading.passages.map(({ id }) => {
    const segments = view.marked?.byId.get(id);
    if (!segments || !isNear(segments[0], near)) return null;
    // two passages may share the words that name their source: each reaches over its own
    const own = (/** @type {Element} */ segment) => !segment.classList.contains("src");
    return reach(segments.find(own) ?? segments[0], segments.findLast(own) ?? segments.at(-1));
  });
  return { lines, passages };
}
