/** What the claims rest on, what is known of a source, who is accused and what they answer, what can be looked up. In: a reading. Out: nodes. */
import { h } from "../../dom.js";
import { count } from "../../format.js";
import { link, placed } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../types").Pair} Pair */

/** @type {Record<string, string>} */
const KINDS = { official: "An official", company: "A company", expert: "An expert", witness: "A witness", document: "A document" };
/** @type {Record<import("../../types").Accusation["answer"], string>} */
const ANSWERS = { denies: "denies it", speaks: "is heard", no_comment: "did not comment", none: "no word of theirs here" };
/** @type {Record<import("../../types").Reference["kind"], string>} */
const REFERENCES = { address: "web address", doi: "DOI", case_number: "case number", link: "link" };
/** What kind of site a link leads to. @type {Record<string, string>} */
const SITES = {
  own: "the article’s own site", government: "a public body", court: "a court", scholarly: "research", social: "a social network",
  archive: "an archive", reference: "a reference work",
};
/** @param {import("../../types").Reference} row */
function leads({ kind, host, site, claims }) {
  const where = host && kind !== "doi" ? ` → ${host}${site && SITES[site] ? `, ${SITES[site]}` : ""}` : "";
  return ` ${REFERENCES[kind] ?? kind}${where}${claims.length ? `; ${claims.length === 1 ? "1 claim carries" : `${claims.length} claims carry`} it` : ""}`;
}
/** Claims listed in a group. */
const LISTED = 15;

/** Words without what does not tell them apart. @param {string} text */
const bare = (text) => {
  const words = text.toLowerCase().replace(/^(?:the|an?)\s+/, "");
  let end = words.length;
  while (end && /[\s,.;:]/.test(words[end - 1])) end -= 1;
  return words.slice(0, end);
};

/** What the text says of a source beside its passages, and its row does not. @param {Reading} reading @param {import("../../types").Source} source @param {import("../../types").Speaker} speaker */
export function facts(reading, source, { name, role }) {
  const known = [bare(name), bare(role.split(". Also:")[0])];
  /** @param {Pair | null} span */
  const fresh = (span) => (span && known.includes(bare(reading.text.slice(...span).replace(/\s+/g, " "))) ? null : span);
  const say = (/** @type {string} */ words, /** @type {Pair | null} */ span) => span && h("li", null, words, " ", link(reading, ...span));
  const unnamed = source.source_type === "unnamed_person" || source.source_type === "unnamed_group";
  const rows = [
    KINDS[source.kind] && source.source_type !== "document" && h("li", null, `${KINDS[source.kind]}, as far as the text tells`),
    say("Introduced as", unnamed ? null : fresh(source.standing ?? source.role)), say("Described as", fresh(source.described)), say("Not named:", source.anonymity), say("Reason given:", source.reason),
    unnamed && source.anonymity && !source.reason && h("li", null, "No reason is given for that"),
    source.source_type === "unnamed_person" && !source.anonymity && h("li", null, "The article gives no name and doesn’t say why"),
    source.relayed_by !== null && h("li", null, "Quoted second-hand, through another source"),
    source.by_hand && h("li", null, "Its kind was given by hand"),
    source.bare && h("li", null, "Described in no more than a word"),
    source.plural_for_one && h("li", null, "A plural, to which one quotation is given"),
    source.cues.length > 1 && h("li", null, "Verbs: ", source.cues.slice(0, 6).map(({ word, count: n }) => (n > 1 ? `${word} ${n}` : word)).join(", ")),
  ].filter((row) => row instanceof Node);
  return rows.length > 0 && h("ul", { class: "facts" }, rows);
}

/** What was said last of the claims, and what it was made of: most corrections leave it as it is. @type {{text: string, looks: string, nodes: (Node | false)[]}} */
let last = { text: "", looks: "", nodes: [] };

/** How many sources the claims rest on. @param {Reading} reading @returns {(Node | false)[]} */
export function rests(reading) {
  const { claims } = reading.report;
  if (!claims.length) return [];
  const groups = [
    { name: "On nobody’s word", list: claims.filter(({ sources }) => sources.length === 0) },
    { name: "On one source", list: claims.filter(({ sources }) => sources.length === 1) },
    { name: "On two or more", list: claims.filter(({ sources }) => sources.length > 1) },
  ];
  const keys = (/** @type {number[]} */ sources) => (sources.length > 1 ? sources.map((index) => reading.speakers[index]?.key).join() : "");
  const looks = groups.map(({ list }) => `${list.length} ${list.slice(0, LISTED).map(({ start, end, sources }) => `${start} ${end} ${keys(sources)}`)}`).join("; ");
  if (last.text !== reading.text || last.looks !== looks) last = { text: reading.text, looks, nodes: grouped(reading, groups) };
  return last.nodes;
}

/** @param {Reading} reading @param {{name: string, list: import("../../types").Claim[]}[]} groups @returns {(Node | false)[]} */
function grouped(reading, groups) {
  return [
    h("h3", { class: "sub" }, "What the claims rest on ", h("i", null, "two, where another source says nearly the same")),
    ...groups.map(({ name, list }) => (list.length === 0 ? h("p", { class: "lead" }, `${name}: no claim`) : h("details", { class: "how claims" }, h("summary", null, `${name}: ${count(list.length, "claim")}`),
      h("ul", null, list.slice(0, LISTED).map(({ start, end, sources }) => h("li", null, placed(reading, start, end),
        sources.length > 1 && h("span", { class: "tone" }, ` ${sources.map((index) => reading.speakers[index]?.key ?? "").filter(Boolean).join(", ")}`)))),
      list.length > LISTED && h("p", null, `and ${list.length - LISTED} more`)))),
  ];
}

/** Who is accused, and what they answer. @param {Reading} reading @returns {(Node | false)[]} */
export function accused(reading) {
  const { accusations, entities } = reading.report;
  if (!accusations.length) return [];
  return [h("h3", { class: "sub" }, "Accused here"), ...accusations.map(({ entity, name, by, places, replies, responses, answer }) => h("div", { class: "row accused" },
    h("b", null, entities.find(({ id }) => id === entity)?.name ?? name), h("span", { class: "tone" }, ` ${ANSWERS[answer]}`),
    h("p", { class: "places" }, places.slice(0, 4).map(([start, end]) => placed(reading, start, end))),
    by.length > 0 && h("p", { class: "places" }, "Accused by: ", by.slice(0, 4).map(([start, end]) => placed(reading, start, end))),
    responses.length > 0 && h("p", { class: "places" }, "Response: ", responses.slice(0, 4).map(([start, end]) => placed(reading, start, end))),
    replies.length > 0 && h("p", { class: "places" }, "Their word: ", replies.slice(0, 4).map((id) => {
      const passage = reading.byId.get(id);
      return passage && placed(reading, passage.start, passage.end);
    }))))];
}

/** What a reader can look up. @param {Reading} reading @returns {(Node | false)[]} */
export function references(reading) {
  const rows = reading.report.references;
  if (!rows.length) return [];
  return [h("h3", { class: "sub" }, "To look up"), h("ul", { class: "checks" }, rows.map((row) =>
    h("li", null, placed(reading, row.start, row.end), h("span", { class: "how" }, leads(row)))))];
}
