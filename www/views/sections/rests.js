/** What is known of a source, who is accused and what they answer, what can be looked up. In: a reading. Out: nodes. */
import { h } from "../../dom.js";
import { inContext, link, placed } from "./link.js";

/** @typedef {import("../../types").Reading} Reading */
/** @typedef {import("../../types").Pair} Pair */

/** @type {Record<string, string>} */
const KINDS = { official: "An official", company: "A company", expert: "An expert", witness: "A witness", document: "A document" };
/** @type {Record<import("../../types").Accusation["answer"], string>} */
const ANSWERS = { denies: "denies it", speaks: "is heard", no_comment: "did not comment", none: "no response here" };
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
  return ` ${REFERENCES[kind] ?? kind}${where}${claims.length ? `; cited by ${claims.length === 1 ? "1 claim" : `${claims.length} claims`}` : ""}`;
}

/** Words without what does not tell them apart. @param {string} text */
const bare = (text) => {
  const words = text.toLowerCase().replace(/^(?:the|an?)\s+/, "");
  let end = words.length;
  while (end && /[\s,.;:]/.test(words[end - 1])) end -= 1;
  return words.slice(0, end);
};

/** What the text says of a source beside its passages, and its row does not. @param {Reading} reading @param {import("../../types").Source} source @param {import("../../types").Speaker} speaker */
export function facts(reading, source, { name, role, passages }) {
  const known = [bare(name), bare(role.split(". Also:")[0])];
  /** @param {Pair | null} span */
  const fresh = (span) => (span && known.includes(bare(reading.text.slice(...span).replace(/\s+/g, " "))) ? null : span);
  const say = (/** @type {string} */ words, /** @type {Pair | null} */ span) => span && h("li", null, words, " ", link(reading, ...span));
  const cues = passages.flatMap(({ attribution: { cue } }) => cue.slice(0, 1));
  const unnamed = source.source_type === "unnamed_person" || source.source_type === "unnamed_group";
  const rows = [
    KINDS[source.kind] && source.source_type !== "document" && h("li", null, `${KINDS[source.kind]}, as far as the text tells`),
    say("Introduced as", unnamed ? null : fresh(source.standing ?? source.role)), say("Described as", fresh(source.described)), say("Not named:", source.anonymity), say("Reason given:", source.reason),
    unnamed && source.anonymity && !source.reason && h("li", null, "No reason is given for that"),
    source.source_type === "unnamed_person" && !source.anonymity && h("li", null, "The article gives no name and doesn’t say why"),
    source.relayed_by !== null && h("li", null, "Quoted second-hand, through another source"),
    source.by_hand && h("li", null, source.by_hand === "renamed" ? "Renamed by hand" : "Its type or class was set by hand"),
    source.bare && h("li", null, "Described in no more than a word"),
    source.plural_for_one && h("li", null, "A plural, to which one quotation is given"),
    (source.cues.length > 1 || cues.length > 1) && h("li", null, `Verbs: ${source.cues.slice(0, 6).map(({ word, count: n }) => (n > 1 ? `${word} ${n}` : word)).join(", ")} `, cues.length > 1 && inContext(`Verbs of ${name}`, cues)),
  ].filter((row) => row instanceof Node);
  return rows.length > 0 && h("ul", { class: "facts" }, rows);
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
    replies.length > 0 && h("p", { class: "places" }, "Response: ", replies.slice(0, 4).map((id) => {
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
