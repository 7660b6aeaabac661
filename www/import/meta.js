/**
 * What a saved page says about itself. In: a tree. Out: headline, byline, date, address, name of the site.
 * Publishers' own data (JSON-LD) count first, then meta tags, then what the page shows.
 */
import { target } from "./html.js";

/** @typedef {import("./types").Details} Details */
/** @typedef {import("./tree.js").Tree} Tree */
/** @typedef {import("./tree.js").Element} Element */

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const ARTICLE = /Article|Report|Posting|Review/;

/** A date stands within so many letters. */
const DATE = 200;
/** A headline has fewer letters than this. */
const TITLE = 1000;

/** The calendar day that a date names, as it is written there: no time zone moves it. @param {string | null | undefined} given */
export function isoDay(given) {
  if (!given) return undefined;
  const text = given.slice(0, DATE);
  const iso = /\b(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}(?!\d)/.exec(text);
  const [, first, name, second] = /\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})/.exec(text) ?? [];
  const [, month, day, year] = /\b([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/.exec(text) ?? [];
  const parts = iso ? iso.slice(1).map(Number)
    : name ? [Number(second), MONTHS.indexOf(name.toLowerCase()) + 1, Number(first)]
    : month ? [Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day)] : [];
  const [y, m, d] = parts;
  if (!y || !m || !d || m > 12 || d > 31 || y < 1600) return undefined;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** "By Ana Lund and Tor Vik" is "Ana Lund and Tor Vik". @param {string | undefined} text */
export const bareByline = (text) => text?.replace(/\s+/g, " ").trim().replace(/^(?:by|written by|von|par)[: ] ?/i, "") || undefined;

/** @param {unknown} value @returns {string[]} the names in an author of JSON-LD: a string, a thing, or a list of them */
function names(value) {
  if (Array.isArray(value)) return value.flatMap(names);
  if (typeof value === "string") return /^https?:/.test(value) ? [] : [value];
  const name = value && typeof value === "object" ? /** @type {any} */ (value).name : undefined;
  return name ? names(name) : [];
}

/** Every thing of a JSON-LD tree that is an article, nested graphs included. @param {unknown} value @returns {Record<string, any>[]} */
function articles(value, depth = 0) {
  if (depth > 5 || !value || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item) => articles(item, depth + 1));
  const thing = /** @type {Record<string, any>} */ (value);
  const own = [thing["@type"]].flat().some((type) => typeof type === "string" && ARTICLE.test(type)) ? [thing] : [];
  return [...own, ...articles(thing["@graph"], depth + 1), ...articles(thing.mainEntity, depth + 1)];
}

/** @param {Tree} page @returns {Details} */
function fromData(page) {
  for (const script of page.named("script")) {
    if (script.getAttribute("type") !== "application/ld+json") continue;
    let data;
    try {
      data = JSON.parse(script.textContent ?? "");
    } catch {
      continue; // a page's broken data is as good as none
    }
    const found = articles(data)[0];
    if (!found) continue;
    const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value : undefined);
    return {
      title: text(found.headline) ?? text(found.name),
      byline: [...new Set(names(found.author ?? found.creator))].join(", "),
      date: isoDay(text(found.datePublished) ?? text(found.dateCreated)),
      dateline: text(found.dateline),
      address: target(text(found.url) ?? text(found.mainEntityOfPage) ?? text(found.mainEntityOfPage?.["@id"]) ?? null),
      site: names(found.publisher)[0],
      language: text(found.inLanguage),
    };
  }
  return {};
}

/** @param {Tree} page @returns {Details} */
function fromTags(page) {
  /** @type {Map<string, string>} */ const tags = new Map();
  for (const tag of page.named("meta")) {
    const key = (tag.getAttribute("property") ?? tag.getAttribute("name") ?? tag.getAttribute("itemprop") ?? "").toLowerCase();
    const content = tag.getAttribute("content")?.trim();
    if (key && content && !tags.has(key)) tags.set(key, content);
  }
  const first = (/** @type {string[]} */ ...keys) => keys.map((key) => tags.get(key)).find((value) => value);
  const author = first("author", "byl", "parsely-author", "dc.creator", "dcterms.creator", "citation_author", "sailthru.author", "article:author", "twitter:creator");
  return {
    title: first("og:title", "citation_title", "twitter:title", "dc.title", "parsely-title", "headline"),
    byline: author && !/^https?:|^@/.test(author) ? author : undefined,
    date: isoDay(first("article:published_time", "datepublished", "parsely-pub-date", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued",
      "dcterms.date", "dcterms.created", "citation_publication_date", "sailthru.date", "article.published", "og:published_time")),
    address: target(page.find((element) => element.localName === "link" && has(element, "rel", "canonical"))?.getAttribute("href") ?? first("og:url", "twitter:url") ?? null),
    site: first("og:site_name", "application-name"),
  };
}

/** Whether one of an attribute's words is just this. @param {Element} element @param {string} name @param {string} word */
const has = (element, name, word) => (element.getAttribute(name) ?? "").split(/\s+/).includes(word);

/** The address that browsers and SingleFile write into what they save. @param {Tree} page */
function savedFrom(page) {
  for (const comment of page.comments) {
    const words = comment.trim().split(/\s+/);
    const at = words.findIndex((word) => word.startsWith("url"));
    const address = words[at]?.startsWith("url=(") ? words[at].slice(words[at].indexOf(")") + 1) : words[at] === "url:" ? words[at + 1] : undefined;
    if (address) return target(address);
  }
  return undefined;
}

/** @param {Tree} page @returns {Details} */
function fromSight(page) {
  const dated = (/** @type {Element} */ element) => element.hasAttribute("datetime") || element.hasAttribute("pubdate") || element.getAttribute("itemprop") === "datePublished";
  const times = page.named("time");
  const time = times.find((element) => element.hasAttribute("pubdate") || element.getAttribute("itemprop") === "datePublished") ?? times.find(dated);
  const author = page.find((element) => has(element, "rel", "author") || has(element, "itemprop", "author") || /byline/i.test(element.className));
  const words = (/** @type {Element | null} */ element) => (element && element.size <= TITLE ? element.textContent.replace(/\s+/g, " ").trim() : "");
  const heads = page.named("h1").map(words).filter(Boolean);
  const byline = bareByline(words(author));
  return {
    title: heads.length === 1 ? heads[0] : undefined,
    byline: byline && byline.length < 120 ? byline : undefined,
    date: isoDay(time?.getAttribute("datetime") ?? time?.textContent),
    address: savedFrom(page),
    language: page.documentElement.getAttribute("lang") ?? undefined,
  };
}

/** The title of a tab without the name of the site at its end. @param {string} title @param {string | undefined} site */
function withoutSite(title, site) {
  const mark = [...title.matchAll(/ [|–—\-·:] /g)].at(-1)?.index ?? 0;
  const [head, tail] = [title.slice(0, mark).trim(), title.slice(mark + 3).trim().toLowerCase()];
  if (head.length < 12 || tail.length < 2 || tail.length > 40 || /[|–—·]/.test(tail)) return title;
  return !site || tail.includes(site.toLowerCase()) || site.toLowerCase().includes(tail) ? head : title;
}

/** Whether a page says that its whole article is for those who pay. @param {Tree} page */
export const forSubscribers = (page) => page.named("script").some((script) => script.getAttribute("type") === "application/ld+json" && /"isAccessibleForFree"\s{0,9}:\s{0,9}"?false/i.test(script.textContent));

/** @param {Tree} page whose elements are measured @returns {Details} */
export function detailsOf(page) {
  const rows = [fromData(page), fromTags(page), fromSight(page)];
  /** @type {Details} */ const out = {};
  for (const key of /** @type {(keyof Details)[]} */ (["title", "byline", "dateline", "date", "address", "site", "language"])) {
    out[key] = rows.map((row) => row[key]).find((value) => value?.trim());
  }
  // what the page shows as its one main heading is the headline: og:title is often written for search engines
  const shown = rows[2].title;
  if (shown && shown.length > 10) out.title = shown;
  const tab = page.title.slice(0, TITLE);
  if (!out.title && tab) out.title = withoutSite(tab, out.site);
  out.byline = bareByline(out.byline);
  return out;
}
