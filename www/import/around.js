/**
 * What stands around an article on a page. In: elements of a tree. Out: what each is, told by the names of the elements it stands
 * in. Two questions: why a block that is not the article is not, and whether a block that passed for it surely is not.
 */

import { nearest } from "./tree.js";

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
  // "paywall" alone is often the article's own, kept for those who pay
  [/^(?:pay-?wall|reg-?wall|subscri(?:be|ber|ption)s?)-(?:offers?|message|prompt|banner|barrier|overlay|notice|cta)/, "cookie or subscription notice"],
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
/** What is said where nothing tells more. */
const OUTSIDE = "not part of the article";

/** What can be told of the elements of one page; each is looked at once. */
export class Around {
  /** @type {Map<import("./tree.js").Element, string>} */ #places = new Map();
  /** @type {Map<import("./tree.js").Element, string>} */ #sure = new Map();
  #long;

  /** @param {number} whole letters of the article; the page's elements are measured (`measure` of `tree.js`) */
  constructor(whole) {
    this.#long = Math.min(LONG, whole * PART);
  }

  /** Why a block is not the article: the nearest element that tells anything is right more often than a far one. @param {import("./tree.js").Element} element */
  reason(element) {
    return nearest(element, this.#places, (at) => {
      if (at.localName === "body") return OUTSIDE;
      const names = `${at.tagName} ${at.className} ${at.id} ${at.getAttribute("role") ?? ""}`.toLowerCase();
      return PLACES.find(([pattern]) => pattern.test(names))?.[1];
    }, OUTSIDE);
  }

  /**
   * What a block surely is that stands inside the article and is no part of it; empty where it may be the article's own.
   * @param {import("./tree.js").Element} element that holds it @param {string} words of it
   */
  intruder(element, words) {
    if (words.length < 80 && ADVERTISING.test(words.trim())) return "advertising";
    return nearest(element, this.#sure, (at) => {
      if (at.localName === "body" || at.size > this.#long) return "";
      const names = `${at.className} ${at.id} ${at.getAttribute("role") ?? ""}`.toLowerCase().split(/\s+/);
      return SURE.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
    }, "");
  }
}
