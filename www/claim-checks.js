/**
 * What a checker made of each claim: a status, a note, a link. Kept with the article and tied to the words of the claim, so that it
 * outlives a new reading. In: an article's checks and a reading's claims. Out: which belongs to which. Knows no DOM.
 */
import { findQuote, quoteOf } from "./quotes.js";

/** @typedef {import("./types").ClaimCheck} ClaimCheck */
/** @typedef {import("./types").ClaimStatus} ClaimStatus */

/** @type {Record<ClaimStatus, string>} */
export const STATUSES = { open: "Open", checked: "Checked", wrong: "Wrong", uncheckable: "Not checkable" };

/** Whether anything was made of it. @param {ClaimCheck} check */
export const says = ({ status, note, link }) => status !== "open" || note !== "" || link !== "";

/**
 * @param {string} text @param {{start: number, end: number}[]} claims @param {ClaimCheck[]} checks
 * @returns {{of: Map<number, ClaimCheck>, lost: ClaimCheck[]}} by row of `claims`; and those whose words are no longer in the text
 */
export function checksOf(text, claims, checks) {
  /** @type {Map<number, ClaimCheck>} */ const of = new Map();
  /** @type {ClaimCheck[]} */ const lost = [];
  for (const check of checks) {
    const place = findQuote(text, check.claim);
    let [best, most] = [-1, 0.5];
    if (place) claims.forEach(({ start, end }, row) => {
      const shared = (Math.min(end, place.end) - Math.max(start, place.start)) / Math.max(end - start, place.end - place.start);
      if (shared > most) [best, most] = [row, shared];
    });
    if (best >= 0 && !of.has(best)) of.set(best, check);
    else lost.push(check);
  }
  return { of, lost };
}

/**
 * The checks with one claim's changed.
 * @param {ClaimCheck[]} checks @param {string} text @param {{start: number, end: number}} claim
 * @param {Partial<Pick<ClaimCheck, "status" | "note" | "link">>} patch @param {string} when ISO
 */
export function withCheck(checks, text, { start, end }, patch, when) {
  const quote = quoteOf(text, start, end);
  const { of } = checksOf(text, [{ start, end }], checks);
  const old = of.get(0);
  const next = { claim: quote, status: /** @type {ClaimStatus} */ ("open"), note: "", link: "", ...old, ...patch, when };
  const rest = checks.filter((check) => check !== old);
  return says(next) ? [...rest, next] : rest;
}

/** An address that a link may lead to, or nothing. @param {string} link */
export function safeLink(link) {
  const address = link.trim();
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? new URL(address).href : "";
}
