/**
 * Markup to a document that does nothing: no script of it runs, no picture of it is fetched, and it is never put on the
 * page; only its text and its links are read. The one place where markup is parsed.
 */

const types = /** @type {any} */ (globalThis).trustedTypes;
/** Named in the page's security policy; only `inert` below uses it. */
const policy = types?.createPolicy("sourcelight-inert", { createHTML: (/** @type {string} */ markup) => markup });

/** @param {string} markup @param {DOMParserSupportedType} [type] @returns {Document} */
export function inert(markup, type = "text/html") {
  return new DOMParser().parseFromString(policy ? policy.createHTML(markup) : markup, type);
}

/**
 * XML, or null where it is broken or missing.
 * @param {string} markup
 */
export function xml(markup) {
  if (!markup) return null;
  const read = inert(markup, "application/xml");
  return read.getElementsByTagName("parsererror").length ? null : read;
}
