/** Corrections by hand: what asks for one, the buttons and keys that take it back, and what is said aloud about it. */
import { summary, told } from "../corrections.js";
import { byId, h } from "../dom.js";
import { findQuote } from "../quotes.js";

/** @typedef {import("../types").Correction} Correction */

/** Asks for a correction from anywhere inside the page. @param {Element} from @param {Correction} correction */
export function ask(from, correction) {
  from.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: correction }));
}

/** @type {Record<Correction["action"], string>} */
const DONE = {
  reassign: "The passage was given to another source.", drop: "The passage was dropped.", add: "The passage was added.",
  merge: "The names were merged.", split: "The name was split off.",
  grade: "How sure the passage is was set by hand.", retype: "The source was given another type.", class: "The source was given another class.", rename: "The source was renamed.", tie: "The two sources were joined.",
};

/** Where the words are that a correction is about. @param {import("../types").Reading} reading @param {Correction} correction */
function placeOf({ text, speakers }, correction) {
  const quote = "passage" in correction ? correction.passage : "content" in correction ? correction.content : correction.action === "merge" ? correction.into : "from" in correction ? correction.from : null;
  if (quote) return findQuote(text, quote);
  const now = correction.action === "rename" || !("to" in correction) ? ("name" in correction && typeof correction.name === "string" ? correction.name : "who" in correction ? correction.who : "") : correction.to.name;
  return speakers.find(({ name }) => name === now)?.passages[0] ?? null;
}

const clock = (/** @type {string | undefined} */ when) => (when ? new Date(when).toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }) : "");

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {import("./places.js").Places} places */
export function mountHand(store, reader, places) {
  const bar = byId("undo-bar");
  const again = h("button", { type: "button", class: "plain-act" }, "Undo");
  const show = h("button", { type: "button", class: "plain-act" }, "Show");
  const words = h("p", { role: "status" });
  bar.append(words, show, again, h("button", { type: "button", class: "close", "aria-label": "Close", on: { click: () => { bar.hidden = true; keepFocus(); } } }, "×"));
  /** @type {{start: number, end: number} | null} */ let place = null;
  /** Whether the last act changed the rules of wording. */
  let rulesLast = false;
  show.addEventListener("click", () => { if (place) places.show(place.start, place.end); });
  again.addEventListener("click", () => step("undo"));
  store.subscribe((state) => [state.view, state.editing, state.article?.text], () => { bar.hidden = true; });
  /** Marks what changed and says so, with the way there and the way back beside it. @param {string} told @param {Correction | null} correction none where the rules of wording were changed @param {boolean} back */
  const lead = (told, correction, back) => {
    rulesLast = correction === null;
    const { reading } = store.state;
    place = reading && correction && placeOf(reading, correction);
    words.textContent = told;
    show.hidden = !place;
    again.hidden = !back;
    bar.hidden = false;
    // whoever works through a list is not taken from it: the way there is a press away
    if (place) places.point(place.start, place.end);
  };
  const undo = /** @type {HTMLButtonElement} */ (byId("undo"));
  const redo = /** @type {HTMLButtonElement} */ (byId("redo"));
  const say = (/** @type {string} */ words) => { byId("spoken").textContent = words; };
  /** The pressed control may have gone with the list it stood in. */
  const keepFocus = () => { if (document.activeElement === document.body) byId("article").focus({ preventScroll: true }); };
  const step = (/** @type {"undo" | "redo"} */ way) => {
    if (rulesLast && reader.setRules(way)) {
      const told = way === "undo" ? "The change of the rules was undone." : "The change of the rules was done again.";
      say(told);
      words.textContent = told;
      show.hidden = true;
      again.hidden = way === "undo";
      return keepFocus();
    }
    const { corrections = [], undone = [] } = store.state.article ?? {};
    const next = way === "undo" ? corrections.at(-1) : undone.at(-1);
    if (!next) return say(way === "undo" ? "There is nothing to undo." : "There is nothing to redo.");
    reader[way]();
    const told = way === "undo" ? `Undone: ${DONE[next.action]}` : `Done again: ${DONE[next.action]}`;
    say(told);
    lead(told, next, way === "redo");
    keepFocus();
  };
  document.addEventListener("correct", (event) => {
    const { detail } = /** @type {CustomEvent<Correction>} */ (event);
    reader.correct(detail);
    const lost = store.state.reading?.lost ?? 0;
    say(lost ? "That could not be done here." : `${DONE[detail.action]} Control and Z take it back.`);
    if (lost) bar.hidden = true;
    else lead(DONE[detail.action], detail, true);
    store.update({ notice: lost ? "That correction could not be done here." : `${DONE[detail.action]} Ctrl+Z takes it back.` });
    keepFocus();
  });
  document.addEventListener("checkclaim", (event) => {
    const { claim, patch } = /** @type {CustomEvent} */ (event).detail;
    reader.check(claim, patch);
    say("Noted.");
  });
  // the button that was pressed is drawn anew with the list
  let pressed = false;
  document.addEventListener("unsure", (event) => {
    const { detail } = /** @type {CustomEvent<boolean>} */ (event);
    pressed = true;
    reader.countUnsure(detail);
    say(detail ? "Marks that the program is not sure of are counted too." : "Marks that the program is not sure of are left out.");
  });
  store.subscribe((state) => [state.reading], () => {
    if (pressed && document.activeElement === document.body) document.getElementById("unsure")?.focus();
    pressed = false;
  });
  document.addEventListener("rules", (event) => {
    const { rules, told } = /** @type {CustomEvent<{rules: import("../types").Rules, told: string}>} */ (event).detail;
    reader.setRules(rules);
    say(`${told} Control and Z take it back.`);
    lead(told, null, true);
    keepFocus();
  });
  const rows = h("ol");
  const done = h("details", { class: "how" }, h("summary", null, "What was changed, and when"), rows);
  const list = () => rows.replaceChildren(...(store.state.article?.corrections ?? []).map((correction) => h("li", null, told(correction), h("small", null, ` ${clock(correction.when)}`))));
  done.addEventListener("toggle", list);
  byId("hand").append(done);
  undo.addEventListener("click", () => step("undo"));
  redo.addEventListener("click", () => step("redo"));
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || store.state.view !== "read" || store.state.editing) return;
    if (event.target instanceof Element && event.target.closest("textarea, input, dialog")) return;
    const key = event.key.toLowerCase();
    const way = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" && !event.shiftKey ? "redo" : null;
    if (!way) return;
    event.preventDefault();
    step(way);
  });
  store.subscribe((state) => [state.article?.corrections, state.article?.undone, state.reading], () => {
    const { corrections = [], undone = [] } = store.state.article ?? {};
    byId("hand").hidden = !corrections.length && !undone.length;
    byId("hand-says").textContent = corrections.length ? `Changed by hand: ${summary(corrections)}.` : "Nothing is changed by hand now.";
    done.hidden = !corrections.length;
    if (done.open) list();
    // a button that is pressed must not lose the focus by being disabled
    undo.setAttribute("aria-disabled", String(!corrections.length));
    redo.setAttribute("aria-disabled", String(!undone.length));
  });
}
