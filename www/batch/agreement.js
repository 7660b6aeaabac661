/**
 * How far coders agree: per cent, Cohen's kappa (1960), Krippendorff's alpha for nominal data (2011). In: values. Out: numbers, null where
 * there is nothing to compare or no variety to tell agreement from chance. Checked against published worked examples. Knows no report.
 */

/** A value that a coder gave; null where none was given. @typedef {string | null} Value */

/** The share of pairs that agree. @param {[Value, Value][]} pairs */
export function agreement(pairs) {
  const both = pairs.filter(([a, b]) => a !== null && b !== null);
  return both.length ? both.filter(([a, b]) => a === b).length / both.length : null;
}

/** Cohen's kappa of two coders. @param {[Value, Value][]} pairs */
export function kappa(pairs) {
  const both = pairs.filter(([a, b]) => a !== null && b !== null);
  const share = (/** @type {0 | 1} */ side, /** @type {Value} */ value) => both.filter((pair) => pair[side] === value).length / both.length;
  const expected = [...new Set(both.flat())].reduce((sum, value) => sum + share(0, value) * share(1, value), 0);
  const observed = agreement(both);
  return observed === null || expected === 1 ? null : (observed - expected) / (1 - expected);
}

/** Krippendorff's alpha, nominal: for any number of coders, with values missing. @param {Value[][]} units the values that each unit was given */
export function alpha(units) {
  /** Coincidences: how often two values meet in a unit, each unit counting as many pairs as it has values. */
  const totals = new Map();
  let all = 0;
  let disagree = 0;
  for (const unit of units) {
    const values = unit.filter((value) => value !== null);
    if (values.length < 2) continue;
    all += values.length;
    for (const value of values) totals.set(value, (totals.get(value) ?? 0) + 1);
    const unlike = values.reduce((sum, value) => sum + values.filter((other) => other !== value).length, 0);
    disagree += unlike / (values.length - 1);
  }
  const expected = all * all - [...totals.values()].reduce((sum, many) => sum + many * many, 0);
  return expected ? 1 - ((all - 1) * disagree) / expected : null;
}
