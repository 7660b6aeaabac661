/** Numbers, units and dates as a reader writes them. Knows no report but its value fields. */
import { HEDGE_SIGNS } from "./labels.js";

/**
 * Made when first used: for the first one a browser reads its tables of languages, which takes longer than everything else
 * that this page does at its start. @template T @param {() => T} make @returns {() => T}
 */
function lazily(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

const plain = lazily(() => new Intl.NumberFormat("en", { maximumFractionDigits: 2 }));
const fine = lazily(() => new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }));

/** @param {number} value */
export const number = (value) => (Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : (Math.abs(value) < 1 && value !== 0 ? fine() : plain()).format(value));

/** A share as a whole per cent; tiny ones say so. @param {number} share */
export function percent(share) {
  const value = share * 100;
  return value > 0 && value < 0.5 ? "<1%" : `${Math.round(value)}%`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export const count = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** Handier sizes of SI values: from the symbol, ascending. @type {Record<string, [number, string][]>} */
const SCALES = {
  m: [[1, "m"], [1e3, "km"]],
  "m²": [[1, "m²"], [1e6, "km²"]],
  "m³": [[1, "m³"], [1e6, "million m³"]],
  kg: [[1, "kg"], [1e3, "t"]],
  s: [[1, "s"], [60, "min"], [3600, "h"], [86_400, "days"]],
  W: [[1, "W"], [1e3, "kW"], [1e6, "MW"], [1e9, "GW"]],
  J: [[1, "J"], [1e3, "kJ"], [1e6, "MJ"]],
};
/** @type {Record<string, string>} */
const SYMBOLS = { m2: "m²", m3: "m³", "m^2": "m²", "m^3": "m³", "km/h": "km/h", "m/s": "m/s" };

/** A value in the International System, in the handiest size. @param {number} value @param {string} unit */
export function inSi(value, unit) {
  const symbol = SYMBOLS[unit] ?? unit;
  const scale = (SCALES[symbol] ?? [[1, symbol]]).filter(([size]) => Math.abs(value) >= size).at(-1) ?? [1, symbol];
  const scaled = value / scale[0];
  return `${Math.abs(scaled) >= 1000 ? plain().format(Math.round(scaled)) : fine().format(scaled)} ${scale[1]}`;
}

/** What a figure comes to, its hedge kept: "≈ 424 km²". @param {import("./types").Quantity} row */
export function normalised(row) {
  const sign = HEDGE_SIGNS[row.hedge] ?? "";
  const { value, value_end: end } = row;
  const figures = end === undefined ? number(value) : `${number(value)} – ${number(end)}`;
  if (row.kind === "percentage") return `${sign}${figures}%`;
  if (row.kind === "money") return `${sign}${[row.iso ?? "", figures, row.iso ? "" : (row.unit ?? "")].filter(Boolean).join(" ")}`;
  if (row.kind === "ordinal") return `${sign}no. ${figures}`;
  if (row.si && end === undefined && row.kind !== "age") return sign + inSi(row.si.value, row.si.unit);
  const unit = row.unit ?? (row.kind === "age" ? "year" : "");
  const many = /^[a-z]+[^s]$/.test(unit) && value !== 1 ? `${unit}s` : unit;
  return `${sign}${figures}${many ? ` ${many}` : ""}`;
}

const ofDay = lazily(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }));
const ofMonth = lazily(() => new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }));

/** An ISO date as a reader writes it; anything else as it is. @param {string} iso */
export function longDate(iso) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day, time] = match;
  if (!month) return /^\d{4}$/.test(iso) ? year : iso;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return (day ? ofDay() : ofMonth()).format(at) + (time ? `, ${time}` : "");
}

/** The day before an ISO day: a range's end is exclusive in the report. @param {string} iso */
function dayBefore(iso) {
  const at = instant(iso) - 86_400_000;
  return /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(at).toISOString().slice(0, 10) : iso;
}

/** @type {Record<string, string>} */
const UNITS = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute", TS: "second" };

/** A TIMEX3 duration in words: "PT35M" is "35 minutes". @param {string} timex */
function inWords(timex) {
  const parts = [];
  let time = "";
  for (const [, mark, value, unit] of timex.matchAll(/(T)?([\d.]{1,20}|X)([YMWDHS])/g)) {
    time = time || mark || "";
    const name = UNITS[(unit === "W" || unit === "Y" || unit === "D" ? "" : time) + unit] ?? UNITS[unit];
    parts.push(value === "X" ? `some ${name}s` : count(Number(value), name));
  }
  return parts.join(" ") || timex;
}

/** Where an expression of time lies, or how long it is; empty when it cannot be placed. @param {import("./types").TimeExpression} row */
export function placedTime({ type, timex, value, from, to }) {
  if (type === "duration") return inWords(timex);
  if (type === "set") return "recurring";
  if (/^\d{4}(?:-\d\d){0,2}$/.test(timex) && (value || from)) return longDate(timex);
  if (value) return longDate(value);
  if (from && to) return `${longDate(from)} to ${longDate(dayBefore(to))}`;
  return from ? `from ${longDate(from)}` : to ? `until ${longDate(dayBefore(to))}` : "";
}

/** Milliseconds since 1970 of an ISO date, or NaN. @param {string | undefined} iso */
export function instant(iso) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? "");
  return match ? Date.UTC(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1)) : NaN;
}

/** @param {string} text @param {number} length */
export function clip(text, length) {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > length ? `${flat.slice(0, Math.max(flat.lastIndexOf(" ", length - 1), 0) || length)}…` : flat;
}

/** Minutes and seconds: "1 min 20 s". @param {number} seconds */
export function duration(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ""}`;
}
