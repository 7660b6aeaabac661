/**
 * What a stranger's corrections and notes must be before they are taken: out of a link or a file. In: a text and values. Out: whether
 * they can be used. Their quotes stand where they say, so that nothing is searched for. Knows no DOM.
 */
import { CERTAINTY, TYPE_NAMES } from "./labels.js";
import { standsAt } from "./quotes.js";

/** @typedef {import("./types").Correction} Correction */
/** @typedef {import("./types").ClaimCheck} ClaimCheck */

/** So many corrections are taken, and so many notes. */
export const MOST_CORRECTIONS = 500;
const MOST_CHECKS = 2000;
/** Characters that one correction may name. */
const LONGEST_QUOTE = 20_000;
/** Characters of a name that a source is given. */
const LONGEST_NAME = 300;
/** Characters of a note, and of its link. */
const LONGEST_NOTE = 5000;
/** What a source can be beside its type. */
export const SOURCE_KINDS = ["official", "company", "expert", "witness", "document", "other"];

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRow = (value) => typeof value === "object" && value !== null;

/** @param {unknown} value @param {number} longest */
const isText = (value, longest) => typeof value === "string" && value.length <= longest;

/** @param {string} text */
function quotes(text) {
  /** @param {unknown} value */
  return (value) => isRow(value) && ["exact", "prefix", "suffix"].every((key) => typeof value[key] === "string") && Number.isInteger(value.start) &&
    String(value.exact).length <= LONGEST_QUOTE && standsAt(text, /** @type {import("./types").Quote} */ (/** @type {unknown} */ (value)));
}

/** A moment in ISO form, or none. @param {unknown} value */
const isWhen = (value) => value === undefined || (isText(value, 40) && /^\d{4}-\d\d-\d\dT/.test(String(value)));

/** @param {string} text @returns {(value: unknown) => value is Correction} */
export function fits(text) {
  const isQuote = quotes(text);
  const isName = (/** @type {unknown} */ value) => isText(value, LONGEST_NAME);
  /** @param {unknown} value */
  const isSource = (value) => isRow(value) && isName(value.name) && Object.hasOwn(TYPE_NAMES, String(value.source_type)) && (value.mention === undefined || isQuote(value.mention));
  /** @param {unknown} value @returns {value is Correction} */
  return (value) => {
    if (!isRow(value) || !isWhen(value.when)) return false;
    switch (value.action) {
      case "reassign": return isQuote(value.passage) && isSource(value.to);
      case "drop": return isQuote(value.passage);
      case "grade": return isQuote(value.passage) && Object.hasOwn(CERTAINTY, String(value.certainty)) && typeof value.unverified === "boolean";
      case "add": return isQuote(value.content) && (value.cue === null || isQuote(value.cue)) && isSource(value.to);
      case "merge": return isQuote(value.name) && isQuote(value.into);
      case "split": return isQuote(value.from) && isName(value.form);
      case "retype": return isName(value.who) && Object.hasOwn(TYPE_NAMES, String(value.source_type));
      case "class": return isName(value.who) && SOURCE_KINDS.includes(String(value.kind));
      case "rename": return isName(value.who) && isName(value.name) && String(value.name).trim() !== "";
      case "tie": return isName(value.who) && isSource(value.to);
      default: return false;
    }
  };
}

/** The notes on claims that can be taken. @param {string} text @param {unknown} values @returns {ClaimCheck[]} */
export function checksIn(text, values) {
  const isQuote = quotes(text);
  /** @param {unknown} value @returns {value is ClaimCheck} */
  const good = (value) => isRow(value) && isQuote(value.claim) && ["open", "checked", "wrong", "uncheckable"].includes(String(value.status))
    && isText(value.note, LONGEST_NOTE) && isText(value.link, LONGEST_NOTE) && isText(value.when, 40);
  return Array.isArray(values) ? values.slice(0, MOST_CHECKS).filter(good) : [];
}
