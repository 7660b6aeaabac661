/** Figures and dates: as printed, then what they come to; what does not add up; dates on a line. */
import { h } from "../../dom.js";
import { count, instant, longDate, normalised, placedTime } from "../../format.js";
import { HEDGES, TIME_TYPES } from "../../labels.js";
import { link, nothing, where } from "./link.js";
import { timeline } from "./timeline.js";

/** @typedef {import("../../types").Reading} Reading */

/** On whose word an offset stands: a key, or nothing for the writer's. @param {Reading} reading @param {number} start */
function onWord(reading, start) {
  const voice = reading.report.voices.find((row) => row.start <= start && start < row.end);
  const passage = voice && voice.attribution !== null ? reading.byId.get(voice.attribution) : undefined;
  return passage?.key ? `on ${passage.key}’s word` : voice ? "the writer’s" : "";
}

/**
 * What stands in the words, what it comes to and what else is known of it; what comes to just what is printed is said once.
 * @param {Reading} reading @param {{start: number, end: number}} row @param {string} value @param {string} notes
 */
function line(reading, row, value, notes) {
  const printed = link(reading, row.start, row.end);
  const rest = h("span", null, notes, " ", where(reading, row.start));
  const same = reading.text.slice(row.start, row.end) === value;
  return same ? h("div", { class: "figure same row" }, printed, h("p", null, rest)) : h("div", { class: "figure row" }, printed, h("p", null, h("b", null, value), rest));
}

/** @param {Reading} reading @param {import("../../types").Quantity} row */
function figure(reading, row) {
  const notes = [row.hedge === "exact" ? "" : (HEDGES[row.hedge] ?? row.hedge), row.of ? `of ${reading.text.slice(...row.of)}` : "", onWord(reading, row.start)];
  return line(reading, row, normalised(row), notes.filter(Boolean).join(", "));
}

/** A whole year or month is called so. @param {import("../../types").TimeExpression} row */
const lengthOf = ({ type, timex }) => (/^\d{4}$/.test(timex) ? "a year" : /^\d{4}-\d\d$/.test(timex) ? "a month" : (TIME_TYPES[type] ?? type));

/** @param {Reading} reading @param {import("../../types").TimeExpression} row */
function date(reading, row) {
  const placed = placedTime(row);
  return line(reading, row, placed || "no fixed date", placed ? lengthOf(row) : reading.report.date ? "no day given" : "no date of publication");
}

/** @type {import("../inspector.js").Section} */
export const figures = {
  id: "figs",
  title: "Figures & dates",
  chip: "Figures",
  sum({ report }) {
    const wrong = report.consistency.length;
    const all = [report.quantities.length && count(report.quantities.length, "figure"), report.dates.length && count(report.dates.length, "date")].filter(Boolean).join(", ") || "none found";
    return wrong ? `${count(report.quantities.length, "figure")}, ${wrong} to check` : all;
  },
  count: ({ report }) => report.quantities.length + report.dates.length,
  of: ({ report: { quantities, dates, consistency, date } }) => [quantities, dates, consistency, date],
  fill(reading) {
    const { consistency, dates, quantities } = reading.report;
    const dated = dates.filter((row) => Number.isFinite(instant(row.value ?? row.from)));
    return [
      consistency.length > 0 && h("h3", { class: "sub" }, "These figures don’t add up"),
      ...consistency.map(({ why, evidence }) => h("div", { class: "check" }, h("p", null, why),
        h("p", null, evidence.flatMap(([start, end]) => [link(reading, start, end), " ", where(reading, start), "  "])))),
      h("h3", { class: "sub" }, "Figures ", h("i", null, "as printed, then what they come to; hedges kept")),
      ...(quantities.length ? quantities.map((row) => figure(reading, row))
        : [nothing("No figure was found. Looked for: numbers, percentages, money, measures, ranges and ages.")]),
      h("h3", { class: "sub" }, "Dates ", h("i", null, reading.report.date ? `read from ${longDate(reading.report.date)}` : "")),
      ...(dates.length ? [dated.length > 1 && timeline(reading, dated), ...dates.map((row) => date(reading, row))]
        : [nothing("No date was found. Looked for: days, months, years, and words such as “yesterday” and “next month”.")]),
    ];
  },
};
