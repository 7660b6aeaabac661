/** Dates on a line. In: dates that could be placed. Out: one strip of links, labelled at its ends and where there is room. */
import { h } from "../../dom.js";
import { instant, longDate, placedTime } from "../../format.js";
import { link } from "./link.js";

/** @typedef {import("../../types").TimeExpression} TimeExpression */

/** @param {import("../../types").Reading} reading @param {TimeExpression[]} rows */
export function timeline(reading, rows) {
  const points = rows.map((row) => ({ row, at: instant(row.value ?? row.from), label: placedTime(row), iso: row.value ?? row.from ?? "" }));
  points.sort((a, b) => a.at - b.at);
  const published = instant(reading.report.date);
  const all = [...points.map(({ at }) => at), ...(Number.isFinite(published) ? [published] : [])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low === high) return null;
  const x = (/** @type {number} */ at) => (100 * (at - low)) / (high - low);
  let shown = -100;
  const labels = points.filter(({ at }, index) => {
    const last = index === points.length - 1;
    const fits = x(at) - shown > 27 && (last || x(points[points.length - 1].at) - x(at) > 27);
    if (index === 0 || (last && x(at) - shown > 27) || fits) {
      shown = x(at);
      return true;
    }
    return false;
  });
  return h("div", { class: "timeline", role: "group", "aria-label": "Dates in order" },
    Number.isFinite(published) && h("u", { title: "the article’s date", style: { left: `${x(published)}%` } }),
    points.map(({ row, at, label }) => {
      const point = link(reading, row.start, row.end, "");
      point.setAttribute("aria-label", `${label}: ${reading.text.slice(row.start, row.end)}`);
      point.style.left = `${x(at)}%`;
      return point;
    }),
    labels.map(({ at, iso }) => {
      const side = x(at) < 14 ? "from-start" : x(at) > 86 ? "to-end" : "";
      return h("span", { class: side, style: { left: `${x(at)}%` } }, longDate(iso));
    }));
}
