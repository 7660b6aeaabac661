/**
 * The reading for other programs: brat's standoff, schema.org as JSON-LD, CoNLL-U, as the command line writes them
 * (`src/export/`). In: a Reading. Out: text; offsets are code points. Each says what was changed by hand. Knows no DOM.
 */
import { summary } from "../corrections.js";
import { codePoints } from "../offsets.js";
import { textFragment } from "./fragment.js";

/** @typedef {import("../types").Reading} Reading */
/** @typedef {import("../types").Pair} Pair */
/** @typedef {import("../types").Attribution} Attribution */

/** @param {string} text */
const oneLine = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
/** @param {string} text @param {Pair[]} spans */
const wordsOf = (text, spans) => spans.map(([start, end]) => oneLine(text.slice(start, end))).join(" … ");
/** What was changed by hand, or nothing. @param {Reading} reading */
const byHand = ({ report }) => (report.corrections?.length ? `Changed by hand: ${summary(report.corrections)}` : "");

/** What breaks a line or steers a terminal. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** @param {Reading} reading */
export function asBrat(reading) {
  const { report, text } = reading;
  const at = codePoints(text);
  /** @type {string[]} */ const out = [];
  /** @type {Map<string, number>} */ const bounds = new Map();
  let attributes = 0;

  /** A stretch cut at line ends, each piece without the space around it: brat's lines hold words alone. @param {Pair} span @returns {Pair[]} */
  const lines = ([start, end]) => {
    /** @type {Pair[]} */ const parts = [];
    let from = start;
    for (const line of text.slice(start, end).split(CONTROL)) {
      const lead = line.length - line.trimStart().length;
      const { length } = line.trim();
      if (length) parts.push([from + lead, from + lead + length]);
      from += line.length + 1;
    }
    return parts;
  };
  const bound = (/** @type {string} */ kind, /** @type {Pair[]} */ spans) => {
    const parts = spans.flatMap(lines);
    if (!parts.length) return 0;
    const key = `${kind} ${parts.join(" ")}`;
    const known = bounds.get(key);
    if (known) return known;
    const number = bounds.size + 1;
    bounds.set(key, number);
    out.push(`T${number}\t${kind} ${parts.map(([start, end]) => `${at(start)} ${at(end)}`).join(";")}\t${parts.map(([start, end]) => text.slice(start, end)).join(" ")}`);
    return number;
  };

  report.attributions.forEach((row, index) => {
    const [source, cue, content] = [bound("Source", row.source), bound("Cue", row.cue), bound("Content", row.content)];
    const trigger = cue || content;
    if (!trigger) return;
    const event = index + 1;
    out.push(`E${event}\t${cue ? "Cue" : "Content"}:T${trigger}${source ? ` Source:T${source}` : ""}${content && cue ? ` Content:T${content}` : ""}`);
    for (const [name, value] of [["Form", row.form], ["SourceType", row.source_type], ["CueClass", row.cue_class], ["Certainty", row.certainty], ...row.flags.map((flag) => ["Flag", flag])]) {
      out.push(`A${++attributes}\t${name} E${event} ${value}`);
    }
  });
  for (const entity of report.entities) {
    for (const { kind, start, end } of entity.mentions) if (kind === "name") bound(entity.label, [[start, end]]);
  }
  for (const { start, end } of report.quantities) bound("Quantity", [[start, end]]);
  for (const { start, end } of report.dates) bound("Time", [[start, end]]);
  const hand = byHand(reading);
  if (hand && bounds.size) out.push(`#1\tAnnotatorNotes T1\t${hand}`);
  return out.map((line) => `${line}\n`).join("");
}

/** Who speaks: as a reader said it, else the names in the text, else its words. @param {Reading} reading @param {Attribution} row */
function who({ report, text, byId, speakers }, row) {
  const passage = byId.get(row.id);
  if (row.by_hand && passage) return speakers[passage.source]?.name ?? passage.name;
  const names = row.entities.map((id) => report.entities.find((entity) => entity.id === id)?.name).filter((name) => name !== undefined);
  if (!names.length) return wordsOf(text, row.source);
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Ways to state how things are: no wish, question or plan. */
const STATES = new Set(["speech", "assertion", "distancing", "denial", "evaluation", "suggestion"]);
const NAMED = new Set(["named_person", "named_organisation", "document"]);
const AROUND = new Set('"“”, «»');
/** A passage without the quotation marks around it. @param {string} passage */
function bare(passage) {
  let [start, end] = [0, passage.length];
  while (start < end && AROUND.has(passage[start])) start += 1;
  while (end > start && AROUND.has(passage[end - 1])) end -= 1;
  return passage.slice(start, end);
}
/** What has a value. @param {Record<string, unknown>} row */
const filled = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== ""));

/** @param {Reading} reading @param {string} [address] where the article was published */
export function asSchemaOrg(reading, address) {
  const { report, text } = reading;
  const hand = byHand(reading);
  const article = { "@id": "#article" };
  /** @type {unknown[]} */ const graph = [filled({
    "@type": "NewsArticle", ...article, inLanguage: report.language, wordCount: report.statistics.words, headline: report.title && oneLine(report.title),
    datePublished: report.date, url: address, comment: hand ? { "@type": "Comment", text: `${hand}.` } : undefined,
  })];
  for (const row of report.attributions) {
    const passage = wordsOf(text, row.content);
    const url = textFragment(address, row.content.map(([start, end]) => text.slice(start, end)).join("\n"));
    const name = oneLine(who(reading, row));
    const type = row.source_type === "named_organisation" ? "Organization" : row.source_type === "document" ? "CreativeWork" : "Person";
    const role = report.sources.find(({ attributions }) => attributions.includes(row.id))?.role;
    const speaker = name ? filled({ "@type": type, name, jobTitle: type === "Person" && role ? oneLine(text.slice(...role)) : undefined }) : undefined;
    if ((row.form === "direct" || row.form === "mixed") && !row.scare) {
      graph.push(filled({ "@type": "Quotation", "@id": `#quotation-${row.id}`, text: bare(passage), isPartOf: article, spokenByCharacter: speaker, url }));
    }
    if (!STATES.has(row.cue_class) || !NAMED.has(row.source_type) || row.certainty === "U" || row.scare || row.nested_in !== null) continue;
    graph.push(filled({ "@type": "Claim", "@id": `#claim-${row.id}`, text: bare(passage), appearance: article, author: speaker, datePublished: report.date, url }));
    // what only a person can say stays open
    graph.push({ "@type": "ClaimReview", "@id": `#review-${row.id}`, claimReviewed: bare(passage), itemReviewed: { "@id": `#claim-${row.id}` }, url: "", datePublished: "",
      author: { "@type": "Organization", name: "" }, reviewRating: { "@type": "Rating", ratingValue: "", bestRating: "", worstRating: "", alternateName: "" } });
  }
  const json = JSON.stringify({ "@context": "https://schema.org", "@graph": graph }, null, 1);
  // no tag can begin in it, no line can end: it may stand in a script of a page
  return `${json.replace(/[<\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

/** Names and coreference of each word: `NER=B-PER`, `Entity=(e3-PER`. @param {Reading} reading @param {import("../types").Token[]} tokens */
function marksOf({ report }, tokens) {
  /** @type {string[][]} */ const marks = tokens.map(() => []);
  /** @type {Map<number, {open: string, close: string}>} */ const brackets = new Map();
  const bracket = (/** @type {number} */ n) => brackets.get(n) ?? brackets.set(n, { open: "", close: "" }).get(n) ?? { open: "", close: "" };
  for (const { id, label, mentions } of report.entities) {
    for (const { kind, start, end } of mentions) {
      const from = tokens.findIndex((token) => token.end > start);
      const last = tokens.findLastIndex((token) => token.start < end);
      if (from < 0 || last < from) continue;
      if (kind === "name") for (let n = from; n <= last; n++) marks[n].push(`NER=${n === from ? "B" : "I"}-${label}`);
      if (from === last) bracket(from).open += `(e${id}-${label})`;
      else {
        bracket(from).open += `(e${id}-${label}`;
        bracket(last).close += `e${id})`;
      }
    }
  }
  for (const [n, { open, close }] of brackets) marks[n].push(`Entity=${close}${open}`);
  return marks;
}

/** @param {Reading} reading @param {import("../types").Token[]} tokens of the whole text */
export function asConllu(reading, tokens) {
  const { report, text } = reading;
  const form = (/** @type {{start: number, end: number}} */ { start, end }) => oneLine(text.slice(start, end));
  const marks = marksOf(reading, tokens);
  const glued = (/** @type {number} */ n) => n + 1 < tokens.length && tokens[n].end === tokens[n + 1].start;
  /** Whether two words are written as one: letters meet letters, or a clitic follows. @param {number} n */
  const joined = (n) => {
    if (!glued(n) || tokens[n].sentence !== tokens[n + 1].sentence) return false;
    const [left, right] = [form(tokens[n]), form(tokens[n + 1])];
    const mark = /^['’]/.test(right);
    const clitic = mark ? (right.length === 1 ? tokens[n + 1].upos === "PART" : /^.\p{Alphabetic}+$/u.test(right)) : /^\p{Alphabetic}/u.test(right) && /\p{Alphabetic}$/u.test(left);
    return clitic && /[\p{Alphabetic}\p{N}.]$/u.test(left);
  };
  const hand = byHand(reading);
  const out = ["# newdoc", ...(hand ? [`# changed_by_hand = ${hand}`] : []), "# global.Entity = eid-etype"];
  let paragraph = -1;
  for (let first = 0; first < tokens.length;) {
    const { sentence } = tokens[first];
    let end = first;
    while (end < tokens.length && tokens[end].sentence === sentence) end += 1;
    const now = report.sentences[sentence]?.paragraph ?? -1;
    if (now !== paragraph) out.push("# newpar");
    paragraph = now;
    let words = "";
    for (let n = first; n < end; n++) words += form(tokens[n]) + (n + 1 < end && !glued(n) ? " " : "");
    out.push(`# text = ${words}`);
    let inside = first;
    for (let n = first; n < end; n++) {
      const token = tokens[n];
      if (n >= inside) {
        let last = n;
        while (last + 1 < end && joined(last)) last += 1;
        inside = last + 1;
        if (last > n) out.push(`${n - first + 1}-${last - first + 1}\t${oneLine(text.slice(token.start, tokens[last].end))}${"\t_".repeat(7)}\t${glued(last) ? "SpaceAfter=No" : "_"}`);
      }
      const multiword = inside > n + 1 || (n > first && joined(n - 1));
      const parsed = token.upos !== "_";
      const misc = [...marks[n], ...(!multiword && glued(n) ? ["SpaceAfter=No"] : [])].sort().join("|") || "_";
      out.push([n - first + 1, form(token), parsed && token.lemma ? oneLine(token.lemma) : "_", token.upos, "_", "_",
        !parsed ? "_" : token.head < 0 ? "0" : token.head + 1 - first, parsed ? token.deprel : "_", "_", misc].join("\t"));
    }
    out.push("");
    first = end;
  }
  return `${out.join("\n")}\n`;
}
