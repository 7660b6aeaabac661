/**
 * The article as it was brought, the moment it is there: plain paragraphs until the reading comes over them, and how far that is, with
 * a way to end it. Belongs to the first screen, so that it needs nothing that is still to be fetched. Knows no report.
 */
import { byId, h } from "../dom.js";
import { count, duration, number } from "../format.js";
import { leisure } from "../once.js";

/** Paragraphs that are drawn at once, and in each free moment after. */
const FIRST = 60;
const MORE = 400;
/** A reading that is sooner done is not announced, in milliseconds. */
const SOON = 250;

/** Paragraphs of a text, as somebody sees them who pastes it. @param {string} text */
const paragraphs = (text) => text.split(/\n\s*\n|\n/).map((words) => words.trim()).filter(Boolean);

/** @param {import("../types").State} state */
function progress({ phase, fetched, article, counted }) {
  const words = article ? Math.round(article.text.length / 6) : 0;
  if (phase === "analyzing" && counted && counted.length === article?.text.length) return `Counted: ${count(counted.words, "word")} in ${count(counted.sentences, "sentence")}, ${duration(counted.seconds)} to read. Next: who says what, how sure, and what isn’t there.`;
  if (phase === "analyzing" && fetched === null) return words > 2000 ? `Reading about ${number(Math.round(words / 100) * 100)} words: who says what, how sure, and what isn’t there.` : "Reading.";
  return `The program that reads is being fetched${fetched ? `: ${number(Math.round(fetched / 1000))} kB so far` : ""}. The text can be read meanwhile.`;
}

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
export function mountPlainText(store, reader) {
  const root = byId("article");
  const bar = byId("reading-now");
  const says = h("p", { role: "status" });
  const stop = h("button", { type: "button", class: "plain-act" }, "Cancel");
  bar.append(says, stop);
  stop.addEventListener("click", () => {
    reader.stop();
    root.focus({ preventScroll: true });
  });
  /** What is drawn, so that it is drawn once. */
  let shown = "";
  /** @param {string} text */
  async function draw(text) {
    shown = text;
    const [title = "", ...rest] = paragraphs(text);
    root.replaceChildren(h("header", null, h("h1", { id: "headline", tabindex: -1 }, title.slice(0, 1000))), ...rest.slice(0, FIRST).map((words) => h("p", null, words)));
    for (let at = FIRST; at < rest.length; at += MORE) {
      await leisure();
      if (shown !== text) return;
      root.append(...rest.slice(at, at + MORE).map((words) => h("p", null, words)));
    }
  }
  store.subscribe((state) => [state.view, state.article?.text, state.reading], () => {
    const { view, article, reading } = store.state;
    if (view === "read" && article && !reading) {
      if (shown !== article.text) draw(article.text);
    } else shown = "";
    // what was found in another text must not stand beside this one
    document.documentElement.classList.toggle("unread", shown !== "");
  });
  let timer = 0;
  store.subscribe((state) => state.view === "read" && !state.reading && (state.phase === "analyzing" || state.phase === "loading"), (busy) => {
    clearTimeout(timer);
    bar.hidden = true;
    if (busy) timer = setTimeout(() => { bar.hidden = false; }, SOON);
  });
  store.subscribe(progress, (words) => { says.textContent = words; });
}
