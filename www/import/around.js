/**
 * What stands around an article on a page. In: an element. Out: what it is, told by the names of the elements it stands in.
 * Two questions: why a block that is not the article is not, and whether a block that passed for it surely is not.
 */

/** What a block around the article is; the first that fits. @type {[RegExp, string][]} */
const PLACES = [
  [/cookie|consent|gdpr|paywall|regwall/, "cookie or subscription notice"],
  [/comment|disqus|responses/, "readers’ comments"],
  [/newsletter|subscri|sign-?up|mailing/, "newsletter sign-up"],
  [/related|recommend|read-?more|more-(?:on|from|stories)|trending|most-?(?:read|popular)|also-?like|promo-?list|latest/, "links to other articles"],
  [/share|social/, "sharing buttons"],
  [/\bads?\b|\bad-|advert|sponsor|promo|taboola|outbrain/, "advertising"],
  [/author-?(?:bio|info|card|box)|about-the-author/, "about the author"],
  [/^nav | nav |breadcrumb|\bmenu\b|skip-?link/, "navigation"],
  [/figcaption|caption|credit/, "caption"],
  [/^footer | footer |copyright|site-?footer/, "foot of the page"],
  [/^header | header |masthead|banner/, "head of the page"],
  [/^form | form |search/, "form"],
  [/^aside | aside |sidebar|\brail\b/, "beside the article"],
];

/** Names that no part of an article's own text has, each a whole class, id or role. @type {[RegExp, string][]} */
const SURE = [
  [/^(?:cookie|consent|gdpr|onetrust)/, "cookie or subscription notice"],
  [/^(?:comments?|disqus.*|comments?-(?:list|section|thread|area|body|author))$/, "readers’ comments"],
  [/newsletter|^sign-?up|^subscribe-(?:box|form|promo)|mailing-list/, "newsletter sign-up"],
  [/^(?:related|recommend|read-?more$|more-(?:on|from|stories)|trending|most-?(?:read|viewed|popular)|you-may-also)/, "links to other articles"],
  [/^(?:share|sharing|social)(?:$|-)/, "sharing buttons"],
  [/^(?:ads?|ads?-(?:slot|unit|container|wrapper|box|label)|advert.*|sponsored?|taboola.*|outbrain.*)$/, "advertising"],
  [/^(?:author-?(?:bio|info|card|box)|about-the-author)/, "about the author"],
  [/^(?:pull-?quote)/, "quotation pulled out of the text"],
];
const ADVERTISING = /^(?:advertisement|advertising|sponsored(?: content)?|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?)\.?$/i;

/** A container this long (characters), or this large a part of the article, is the article whatever it is called. */
const LONG = 1500;
const PART = 0.3;

/** Why a block is not the article, from where it stands. @param {Element} element */
export function reason(element) {
  const path = [];
  for (let at = /** @type {Element | null} */ (element); at && at.tagName !== "BODY"; at = at.parentElement) {
    path.push(`${at.tagName} ${at.getAttribute("class") ?? ""} ${at.id} ${at.getAttribute("role") ?? ""}`.toLowerCase());
  }
  // the nearest ancestor that tells anything is right more often than a far one
  for (const step of path) {
    const found = PLACES.find(([pattern]) => pattern.test(step));
    if (found) return found[1];
  }
  return "not part of the article";
}

/**
 * What a block surely is that stands inside the article and is no part of it; empty where it may be the article's own.
 * @param {Element} element that holds it @param {string} words of it @param {number} whole characters of the article
 */
export function intruder(element, words, whole) {
  if (ADVERTISING.test(words.trim())) return "advertising";
  for (let at = /** @type {Element | null} */ (element); at && at.tagName !== "BODY"; at = at.parentElement) {
    if ((at.textContent?.length ?? 0) > Math.min(LONG, whole * PART)) return "";
    const names = `${at.getAttribute("class") ?? ""} ${at.id} ${at.getAttribute("role") ?? ""}`.toLowerCase().split(/\s+/);
    const found = SURE.find(([pattern]) => names.some((name) => pattern.test(name)));
    if (found) return found[1];
  }
  return "";
}
