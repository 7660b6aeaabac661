/** A passage added by hand: the selected words, who says them, and the words that tie both. */
import { h } from "../dom.js";
import { clip } from "../format.js";
import { lineAt } from "../reading.js";
import { quoteOf } from "../quotes.js";
import { ask } from "./hand.js";
import { sourceChooser } from "./source-chooser.js";

/** @typedef {{start: number, end: number}} Span */

/** The stretch without the white space around it. @param {string} text @param {Span} span @returns {Span} */
export function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
}

/**
 * Verbs beside the selected words, the nearest first; those that others say come last.
 * @param {import("../types").Reading} reading @param {import("../types").Token[]} tokens @param {Span} span
 */
function ties(reading, tokens, span) {
  const outside = tokens.filter(({ start, end, upos }) => upos === "VERB" && (end <= span.start || start >= span.end));
  const said = (/** @type {Span} */ { start }) => reading.report.voices.some((voice) => voice.attribution !== null && voice.start <= start && start < voice.end);
  const far = ({ start = 0, end = 0 }) => (end <= span.start ? span.start - end : start - span.end);
  return outside.sort((a, b) => Number(said(a)) - Number(said(b)) || far(a) - far(b)).slice(0, 12);
}

/**
 * @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {import("./card.js").Card} card
 * @returns {(span: Span) => Promise<void>}
 */
export function mountAdding(store, reader, card) {
  return async (picked) => {
    const { reading } = store.state;
    if (!reading) return;
    const { text } = reading;
    const span = trimmed(text, picked);
    if (span.end <= span.start) return store.update({ notice: "Select the words that somebody says first." });
    const line = reading.lines[Math.max(0, lineAt(reading, span.start))];
    const paragraph = reading.report.paragraphs[line?.paragraph ?? 0] ?? span;
    const tokens = await reader.words(Math.max(paragraph.start, span.start - 600), Math.min(paragraph.end, span.end + 600)).catch(() => []);
    if (store.state.reading !== reading) return;
    const verbs = ties(reading, tokens, span);
    // a verb of the same sentence is a likely tie, one further off is not
    const likely = verbs[0] && lineAt(reading, verbs[0].start) === lineAt(reading, span.start);
    const tie = h("select", null, h("option", { value: "" }, "No such words"), verbs.map(({ start, end }, index) =>
      h("option", { value: String(index), selected: Boolean(likely) && index === 0 }, `${text.slice(start, end)}  (s${lineAt(reading, start) + 1})`)));
    const chooser = sourceChooser(reading, span.start, "Who says it");
    const wrong = h("p", { class: "unsure", role: "alert" });
    const form = h("form", { class: "adding" },
      h("blockquote", null, clip(text.slice(span.start, span.end), 220)), chooser.node,
      h("label", null, "The words that tie it ", tie), wrong, h("button", { type: "submit", class: "go small" }, "Add the passage"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const to = chooser.choice();
      if (!to) {
        wrong.textContent = "Choose who says it.";
        chooser.node.querySelector("input")?.focus();
        return;
      }
      const verb = tie.value ? verbs[Number(tie.value)] : undefined;
      ask(form, { action: "add", content: quoteOf(text, span.start, span.end), cue: verb ? quoteOf(text, verb.start, verb.end) : null, to });
    });
    card.show("Add a passage", [form], span);
    form.querySelector("input")?.focus({ preventScroll: true });
  };
}
