/** Notes beside the text without overlap: each as near to its passage as its neighbours allow. Pure arithmetic. */

/**
 * Least-squares placement of boxes in order: boxes that touch move as one block, centred on where its members want to be.
 * @param {{want: number, height: number}[]} boxes  in order of `want`
 * @param {number} gap
 * @returns {number[]} the top of each
 */
export function stack(boxes, gap) {
  /** @type {{first: number, count: number, sum: number, height: number, top: number}[]} */
  const blocks = [];
  boxes.forEach(({ want, height }, index) => {
    let block = { first: index, count: 1, sum: want, height: height + gap, top: Math.max(0, want) };
    for (let above = blocks.at(-1); above && above.top + above.height > block.top; above = blocks.at(-1)) {
      blocks.pop();
      const sum = above.sum + block.sum - block.count * above.height;
      const count = above.count + block.count;
      block = { first: above.first, count, sum, height: above.height + block.height, top: Math.max(0, sum / count) };
    }
    blocks.push(block);
  });
  const tops = new Array(boxes.length).fill(0);
  for (const { first, count, top } of blocks) {
    let at = top;
    for (let i = first; i < first + count; i++) {
      tops[i] = at;
      at += boxes[i].height + gap;
    }
  }
  return tops;
}

/**
 * Gutter rules that share a line of type are trimmed at its middle; a rule inside another gets the second lane.
 * @param {{top: number, bottom: number}[]} rules  in reading order
 * @param {number} line  height of a line of type
 * @returns {{top: number, height: number, lane: boolean}[]}
 */
export function rulesOf(rules, line) {
  /** @type {{top: number, height: number, lane: boolean}[]} */
  const out = [];
  let main = -1;
  rules.forEach(({ top, bottom }, index) => {
    const rule = { top: top + 5, height: Math.max(6, bottom - top - 10), lane: false };
    const above = out[main];
    const overlap = above ? above.top + above.height + 3 - rule.top : 0;
    if (above && overlap > 0) {
      if (overlap > line) rule.lane = true;
      else {
        const cut = Math.max(above.top + 6, rule.top + overlap / 2 - 2);
        above.height = Math.max(6, cut - above.top - 2);
        const shift = Math.max(0, cut + 2 - rule.top);
        rule.top += shift;
        rule.height = Math.max(6, rule.height - shift);
      }
    }
    if (!rule.lane) main = index;
    out.push(rule);
  });
  return out;
}
