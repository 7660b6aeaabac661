/** What the articles of the table have in common: sources, claims, words. In: rows. Out: sections below the table. */
import { acrossOf } from "./rows.js";
import { otherWords, sameClaims } from "./same-claims.js";
import { MOST_WORDS, sharedWords } from "./shared-words.js";
import { h } from "../dom.js";
import { table } from "../exports/tables.js";
import { clip, count, number, percent } from "../format.js";
import { save } from "../views/save.js";

/** @typedef {import("../types").BatchRow} BatchRow */

/** Sources and claims that are drawn; the downloads hold all of them. */
const DRAWN = 300;

/** @param {number} index @param {string} title */
const open = (index, title) => h("button", { type: "button", class: "inline", "data-open": index }, title);
const heads = (/** @type {string[]} */ ...names) => h("thead", null, h("tr", null, names.map((name) => h("th", { scope: "col" }, name))));
const scroll = (/** @type {string} */ label, /** @type {Node} */ node) => h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": label }, node);

/** Who is cited in more than one of the articles. @param {BatchRow[]} rows */
export function sourcesAcross(rows) {
  const all = acrossOf(rows);
  const often = all.filter(({ articles: list }) => list.length > 1);
  return [h("h2", { id: "across-title" }, "Sources across the articles", h("span", { class: "sum" }, `${count(all.length, "source")}, ${often.length} in more than one article${often.length > DRAWN ? `; the first ${DRAWN} are shown, the file holds all` : ""}`)),
    often.length ? h("table", { class: "batch" }, heads("Source", "Articles", "Passages", "Words", "Where"),
      h("tbody", null, often.slice(0, DRAWN).map(({ name, kind, articles: list, passages, words: many }) => h("tr", { class: `k-${kind}` }, h("th", { scope: "row" }, name), h("td", null, list.length), h("td", null, passages), h("td", null, number(many)),
        h("td", { class: "places" }, list.map(({ index, title }, n) => [n ? " · " : "", open(index, title)]).flat())))))
      : h("p", { class: "lead" }, "No source is cited in more than one of these articles under the same name.")];
}

/** The same claim in several articles. @param {BatchRow[]} rows */
export async function claimsAcross(rows) {
  const read = rows.filter(({ figures }) => figures).sort((a, b) => (a.date || "9").localeCompare(b.date || "9"));
  const found = await sameClaims(read.map(({ claims }) => claims));
  const title = (/** @type {number} */ article) => read[article].title;
  const csv = () => save(table(["claim", "articles", "distinct_sources", "source_names", "headline", "wording", "sources"], found.flatMap(({ text, articles, sources, places }, n) =>
    places.map((place) => [`${n + 1} ${text}`, articles, sources.length, sources.join("; "), title(place.article), place.text, place.sources.join("; ")]))), "text/csv", "claims-across.sourcelight.csv");
  const carried = (/** @type {string[]} */ sources) => (sources.length ? `${count(sources.length, "distinct source")}: ${clip(sources.join(", "), 120)}` : "no source in any of them");
  return [h("h2", { id: "claims-across" }, "The same claim", h("span", { class: "sum" }, found.length ? `${count(found.length, "claim")} in more than one article${found.length > DRAWN ? `; the first ${DRAWN} are shown` : ""}` : "none in more than one article")),
    h("p", { class: "lead" }, found.length ? "Claims that share most of their words, by date; words that the first does not have are marked. Many articles on one source are still one source."
      : "No two articles make a claim in much the same words."),
    ...found.slice(0, DRAWN).map(({ text, articles, sources, places }) => h("details", { class: "same-claim" },
      h("summary", null, h("b", null, clip(text, 140)), h("span", { class: "sum" }, `${count(articles, "article")}, ${carried(sources)}`)),
      h("ul", null, places.map((place) => h("li", null, h("span", { class: "said" }, otherWords(clip(place.text, 240), text).map(({ words, other }) => (other ? h("mark", null, words) : words))), h("small", null, open(read[place.article].index, title(place.article)), ` · ${place.sources.join(", ") || "no source given"}`)))))),
    found.length > 0 && h("button", { type: "button", class: "plain-act", id: "claims-across-csv", on: { click: csv } }, "The same claims (.csv)")];
}

/** Wire copy told from own words. @param {BatchRow[]} rows @param {import("../types").Article[]} articles */
export async function wordsAcross(rows, articles) {
  const read = rows.filter(({ figures }) => figures);
  const found = await sharedWords(read.map(({ index, quoted }) => ({ text: articles[index].text, quoted })));
  const head = (/** @type {string} */ sum) => h("h2", { id: "words-across" }, "Shared word for word", h("span", { class: "sum" }, sum));
  if (!found) return [head("not compared"), h("p", { class: "lead" }, `These articles hold more than ${number(MOST_WORDS)} words. Open fewer files to compare them.`)];
  const shared = found.flatMap((one, n) => (one?.shared ? [{ ...one, row: read[n], other: read[one.with] }] : [])).sort((a, b) => b.share - a.share);
  const csv = () => save(table(["headline", "file", "words_outside_quotations", "shared_words", "share", "most_with", "share_with_it", "first_shared_passage"],
    shared.map(({ row, other, words, shared: many, share, most, text }) => [row.title, row.label, words, many, Math.round(share * 1000) / 1000, other?.title, Math.round(most * 1000) / 1000, text])), "text/csv", "shared-words.sourcelight.csv");
  return [head(shared.length ? `${shared.length} of ${count(read.length, "article")} share passages` : "nothing shared"),
    h("p", { class: "lead" }, shared.length ? "Passages of eight words or more that stand in another article too, quotations left out: agency copy, a press release, or one text taken from the other." : "No passage of eight words or more stands in two of these articles, quotations left out."),
    ...(shared.length ? [scroll("Shared words", h("table", { class: "batch shared" }, heads("Article", "Shared", "Own words", "Most with", "Begins"),
      h("tbody", null, shared.slice(0, DRAWN).map(({ row, other, share, most, text }) => h("tr", null, h("th", { scope: "row" }, open(row.index, row.title)), h("td", null, percent(share)), h("td", null, percent(Math.max(0, 1 - share))),
        h("td", { class: "places" }, other && [open(other.index, other.title), ` ${percent(most)}`]), h("td", { class: "places" }, clip(text, 90)))))))
      , h("button", { type: "button", class: "plain-act", id: "words-across-csv", on: { click: csv } }, "Shared words (.csv)")] : [])];
}
