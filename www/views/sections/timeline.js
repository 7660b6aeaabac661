/** Dates on a line. In: dates that could be placed. Out: one strip of links, labelled at its ends and where there is room. */
import { h } from "../../dom.js";
import { instant, longDate, placedTime } from "../../format.js";
import { link } from "./link.js";

/** @typedef {import("../../types").TimeExpression} TimeExpression */
/** @typedef {{x: number, text: string, side: "" | "from-start" | "to-end", from: number, to: number}} Label */

/** How much of the strip a letter takes, in per cent; the strip is narrowest in the middle layout. */
const LETTER = 2.05;
/** The least space between two labels, in per cent. */
const APART = 2;

/** Where a label's words would stand: centred, or turned inwards at the ends. @param {number} x @param {string} text @returns {Label} */
function labelAt(x, text) {
  const width = text.length * LETTER;
  const side = x < width / 2 ? "from-start" : x > 100 - width / 2 ? "to-end" : "";
  const from = side === "from-start" ? x : side === "to-end" ? x - width : x - width / 2;
  return { x, text, side, from, to: from + width };
}

/** The labels that fit: the ends first, then the others from left to right. @param {{x: number, text: string}[]} points @returns {Label[]} */
export function labelsOf(points) {
  const inOrder = points.length > 1 ? [points[0], /** @type {{x: number, text: string}} */ (points.at(-1)), ...points.slice(1, -1)] : points;
  /** @type {Label[]} */
  const shown = [];
  for (const { x, text } of inOrder) {
    const label = labelAt(x, text);
    if (shown.every((other) => label.from >= other.to + APART || label.to + APART <= other.from)) shown.push(label);
  }
  return shown;
}

/** @param {import("../../types").Reading} reading @param {TimeExpression[]} rows */
export function timeline(reading, rows) {
  const points = rows.map((row) => ({ row, at: instant(row.value ?? row.from), label: placedTime(row), iso: (row.value ?? row.from ?? "").slice(0, 10) }));
  points.sort((a, b) => a.at - b.at);
  const published = instant(reading.report.date);
  const all = [...points.map(({ at }) => at), ...(Number.isFinite(published) ? [published] : [])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low === high) return null;
  const x = (/** @type {number} */ at) => (100 * (at - low)) / (high - low);
  // a year that is only the beginning of a span is called by its year
  const text = (/** @type {typeof points[number]} */ { row, iso }) => (/^\d{4}$/.test(row.timex) ? row.timex : longDate(iso));
  const labels = labelsOf(points.map((point) => ({ x: x(point.at), text: text(point) })));
  return h("div", { class: "timeline", role: "group", "aria-label": "Dates in order" },
    Number.isFinite(published) && h("u", { title: "the article’s date", style: { left: `${x(published)}%` } }),
    points.map(({ row, at, label }) => {
      const point = link(reading, row.start, row.end, "");
      point.setAttribute("aria-label", `${label}: ${reading.text.slice(row.start, row.end)}`);
      point.style.left = `${x(at)}%`;
      return point;
    }),
    labels.map((label) => h("span", { class: label.side, style: { left: `${label.x}%` } }, label.text)));
}
