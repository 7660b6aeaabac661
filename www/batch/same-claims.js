/** The same claim over several articles, whoever words it how. In: each article's claims. Out: claims with the articles and the sources that carry them. Knows no DOM. */

import { turns } from "./turn.js";

/** A claim of an article. @typedef {{text: string, sources: string[]}} Claim */
/** Where a claim stands. @typedef {{article: number, text: string, sources: string[]}} Place */

/** Words that tell nothing of what a claim is about. */
const SMALL = new Set(("a an the and or but if of in on at to for from by with as that this these those it its he she they them his her their we our i you is are was were be been being has have had do does did will would "
  + "can could may might must shall should not no nor so than then there here who whom which what when where why how said says say told according about after before during into over under more most also just only up out off any all some such other").split(" "));
/** Two claims are the same from so much likeness on, and so many words shared. */
const ALIKE = 0.5;
const SHARED = 4;
/** Words in more claims than this bring none to compare: what two claims share must hold two rarer ones. */
const COMMON = 400;

/** A word without its common endings, figures as they are. @param {string} word */
const stem = (word) => (/\d/.test(word) ? word.replaceAll(",", "") : word.replace(/(?:’s|'s)$/, "").replace(/(?:ies)$/, "y").replace(/(?:ing|ed|es|s)$/, (end, at) => (at > 2 ? "" : end)));

/** What a claim is about. @param {string} text */
export const gist = (text) => new Set((text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'.,][\p{L}\p{N}]+)*/gu) ?? []).filter((word) => !SMALL.has(word)).map(stem));

/** A claim’s words, those apart that its like does not have. @param {string} text @param {string} like @returns {{words: string, other: boolean}[]} */
export function otherWords(text, like) {
  const known = gist(like);
  return (text.match(/\s+|\S+/g) ?? []).map((words) => ({ words, other: [...gist(words)].some((word) => !known.has(word)) }));
}

/** How many different sources some names are: "Lee" is Ann Lee. @param {string[]} names */
export function distinct(names) {
  /** By their plain form the name as it was met first. @type {Map<string, string>} */ const forms = new Map();
  for (const name of names) {
    const plain = name.toLowerCase().replace(/^(?:the|an?|mr|mrs|ms|dr)\.?\s+/, "");
    if (!forms.has(plain)) forms.set(plain, name);
  }
  return [...forms].filter(([plain]) => ![...forms.keys()].some((other) => other !== plain && other.endsWith(` ${plain}`))).map(([, name]) => name);
}

/**
 * @param {Claim[][]} articles
 * @returns {Promise<{text: string, places: Place[], articles: number, sources: string[]}[]>} those in two articles and more, the most widespread first
 */
export async function sameClaims(articles) {
  const turn = turns();
  /** @type {(Place & {words: Set<string>})[]} */ const rows = [];
  for (const [article, claims] of articles.entries()) {
    for (const claim of claims) {
      const words = gist(claim.text);
      if (words.size >= SHARED) rows.push({ ...claim, article, words });
    }
    await turn();
  }
  /** @type {Map<string, number[]>} */ const index = new Map();
  for (const [n, { words }] of rows.entries()) {
    for (const word of words) {
      const places = index.get(word);
      if (places) places.push(n);
      else index.set(word, [n]);
    }
    await turn();
  }
  /** What a word tells, squared: the rarer the more, and figures most. */
  const weights = new Map([...index].map(([word, { length }]) => [word, (Math.log(1 + rows.length / length) * (/\d/.test(word) ? 1.3 : 1)) ** 2]));
  const weigh = (/** @type {Iterable<string>} */ words) => { let sum = 0; for (const word of words) sum += weights.get(word) ?? 0; return sum; };
  const heft = rows.map(({ words }) => weigh(words));
  const taken = new Set();
  const out = [];
  for (const [n, row] of rows.entries()) {
    if (taken.has(n)) continue;
    await turn();
    // each is measured against the first of its kind: no chain of likenesses leads from one claim to quite another
    /** @type {Map<number, number>} */ const met = new Map();
    for (const word of row.words) {
      const places = index.get(word) ?? [];
      if (places.length <= COMMON) for (const other of places) if (other > n) met.set(other, (met.get(other) ?? 0) + 1);
    }
    const same = [...met].filter(([other, many]) => {
      if (many < 2 || taken.has(other)) return false;
      const shared = [...row.words].filter((word) => rows[other].words.has(word));
      return shared.length >= SHARED && weigh(shared) / Math.sqrt(heft[n] * heft[other]) >= ALIKE;
    }).map(([other]) => other);
    const all = [n, ...same];
    if (new Set(all.map((other) => rows[other].article)).size < 2) continue;
    for (const other of all) taken.add(other);
    const places = all.map((other) => ({ article: rows[other].article, text: rows[other].text, sources: rows[other].sources }));
    out.push({ text: row.text, places, articles: new Set(places.map(({ article }) => article)).size, sources: distinct(places.flatMap(({ sources }) => sources)) });
  }
  return out.sort((a, b) => b.articles - a.articles || a.sources.length - b.sources.length);
}
