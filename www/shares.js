/** Shares as whole per cents that make 100 together: what is shown of a reading adds up. In: shares. Out: numbers and words. Knows no DOM. */

/** @typedef {import("./types").Speaker} Speaker */

/**
 * Whole numbers that make a total, each as near to its share as the others allow (largest remainders).
 * @param {number[]} shares @param {number} total @returns {number[]}
 */
export function apportioned(shares, total) {
  const sum = shares.reduce((all, share) => all + share, 0);
  if (!sum) return shares.map(() => 0);
  const exact = shares.map((share) => (share / sum) * total);
  const whole = exact.map(Math.floor);
  const order = exact.map((_, index) => index).sort((a, b) => (exact[b] - whole[b]) - (exact[a] - whole[a]) || a - b);
  const rest = total - whole.reduce((all, value) => all + value, 0);
  for (const index of order.slice(0, rest)) whole[index] += 1;
  return whole;
}

/** The three shares of a reading in whole per cents: someone named, someone unnamed, the writer alone. @param {{named: number, unnamed: number, writer: number}} shares @returns {[number, number, number]} */
export function wholeShares({ named, unnamed, writer }) {
  const [a, b, c] = apportioned([named, unnamed, writer], 100);
  return [a, b, c];
}

/**
 * What stands beside each source in the list, and beside the writer: whole per cents that make the three shares above the ribbon.
 * Words that several say as one stand in each one's row and count once: then the list makes more.
 * @param {Speaker[]} speakers @param {{named: number, unnamed: number, writer: number}} shares @param {boolean} together whether some speak as one
 * @returns {{rows: string[], writer: string}}
 */
export function listed(speakers, shares, together) {
  const [named, unnamed, writer] = wholeShares(shares);
  const nobody = speakers.filter(({ kind }) => kind === "none");
  const alone = Math.max(0, shares.writer - nobody.reduce((sum, { share }) => sum + share, 0));
  const say = (/** @type {number} */ value, /** @type {number} */ share) => (share > 0 && value === 0 ? "<1%" : `${value}%`);
  const rows = speakers.map(({ share }) => say(Math.round(share * 100), share));
  const groups = [{ of: speakers.filter(({ kind }) => kind !== "none" && kind !== "anon"), total: named }, { of: speakers.filter(({ kind }) => kind === "anon"), total: unnamed }];
  if (!together) for (const { of, total } of groups) apportioned(of.map(({ share }) => share), total).forEach((value, n) => { rows[of[n].index] = say(value, of[n].share); });
  const rest = apportioned([...nobody.map(({ share }) => share), alone], writer);
  nobody.forEach(({ index, share }, n) => { rows[index] = say(rest[n], share); });
  return { rows, writer: say(rest[rest.length - 1], alone) };
}
