/**
 * The reading as a W3C Web Annotation page: passages, wording signals and the places of gaps, each with both selectors
 * (code points, and the words with what stands around them); with the article's address also the fragment that opens a browser there. In: a Reading. Out: JSON text. Knows no DOM.
 */
import { summary } from "../corrections.js";
import { CERTAINTY, TYPE_NAMES, signalOf } from "../labels.js";
import { codePoints } from "../offsets.js";
import { quoteOf } from "../quotes.js";
import { textFragment } from "./fragment.js";

/** @typedef {import("../types").Reading} Reading */

/** JSON that may stand in a script of a page: no tag can begin in it, no line can end. @param {string} json */
const inPage = (json) => json.replace(/[<\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {Reading} reading @param {string} [address] where the article was published */
export function asAnnotations(reading, address) {
  const { report, text, passages } = reading;
  const at = codePoints(text);
  const source = address ?? "urn:sourcelight:article";
  const target = (/** @type {import("../types").Pair} */ [start, end]) => {
    const { exact, prefix, suffix } = quoteOf(text, start, end);
    const fragment = textFragment(address, exact)?.split("#").slice(1).join("#");
    return { source, selector: [
      { type: "TextPositionSelector", start: at(start), end: at(end) },
      { type: "TextQuoteSelector", exact, prefix, suffix },
      ...(fragment ? [{ type: "FragmentSelector", conformsTo: "https://wicg.github.io/scroll-to-text-fragment/", value: fragment }] : []),
    ] };
  };
  const body = (/** @type {string} */ purpose, /** @type {string} */ value) => ({ type: "TextualBody", purpose, format: "text/plain", value });
  /** @param {string} kind @param {number} n @param {string} motivation @param {unknown[]} bodies @param {import("../types").Pair[]} spans */
  const item = (kind, n, motivation, bodies, spans) => ({ type: "Annotation", id: `${source}#${kind}-${n}`, motivation, body: bodies, target: spans.map(target) });
  const items = [
    ...passages.map(({ attribution: row, name, verb }, n) => item("passage", n, "commenting", [
      body("commenting", [`${name} ${verb}`.trim(), TYPE_NAMES[row.source_type], CERTAINTY[row.certainty], ...row.flags, ...(row.by_hand ? [`${row.by_hand} by hand`] : [])].join("; ")),
      body("tagging", "attribution"), ...(row.by_hand ? [body("tagging", "by hand")] : [])], row.content)),
    ...report.signals.map((row, n) => item("signal", n, "commenting", [body("commenting", row.why), body("tagging", signalOf(row.kind).name)], [[row.start, row.end]])),
    ...report.gaps.map((row, n) => item("gap", n, "questioning", [body("questioning", row.ask), body("commenting", row.why), body("tagging", row.kind)], row.evidence)),
  ].filter((row) => row.target.length);
  const hand = report.corrections?.length ? ` Changed by hand: ${summary(report.corrections)}.` : "";
  const page = {
    "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", id: `${source}#annotations`,
    partOf: { type: "AnnotationCollection", label: `Sourcelight: ${report.title ?? "an article"}.${hand}`, total: items.length }, items,
  };
  return `${inPage(JSON.stringify(page, null, 1))}\n`;
}
