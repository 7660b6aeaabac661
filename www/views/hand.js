/** Corrections by hand: what asks for one, the buttons and keys that take it back, and what is said aloud about it. */
import { summary } from "../corrections.js";
import { byId } from "../dom.js";

/** @typedef {import("../types").Correction} Correction */

/** Asks for a correction from anywhere inside the page. @param {Element} from @param {Correction} correction */
export function ask(from, correction) {
  from.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: correction }));
}

/** @type {Record<Correction["action"], string>} */
const DONE = {
  reassign: "The passage was given to another source.", drop: "The passage was dropped.", add: "The passage was added.",
  merge: "The names were merged.", split: "The name was split off.",
  retype: "The source was given another kind.", tie: "The two sources were joined.",
};

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
export function mountHand(store, reader) {
  const undo = /** @type {HTMLButtonElement} */ (byId("undo"));
  const redo = /** @type {HTMLButtonElement} */ (byId("redo"));
  const say = (/** @type {string} */ words) => { byId("spoken").textContent = words; };
  /** The pressed control may have gone with the list it stood in. */
  const keepFocus = () => { if (document.activeElement === document.body) byId("article").focus({ preventScroll: true }); };
  const step = (/** @type {"undo" | "redo"} */ way) => {
    const { corrections = [], undone = [] } = store.state.article ?? {};
    const next = way === "undo" ? corrections.at(-1) : undone.at(-1);
    if (!next) return say(way === "undo" ? "There is nothing to undo." : "There is nothing to redo.");
    reader[way]();
    say(way === "undo" ? `Undone: ${DONE[next.action]}` : `Done again: ${DONE[next.action]}`);
    keepFocus();
  };
  document.addEventListener("correct", (event) => {
    const { detail } = /** @type {CustomEvent<Correction>} */ (event);
    reader.correct(detail);
    const lost = store.state.reading?.lost ?? 0;
    say(lost ? "That could not be done here." : `${DONE[detail.action]} Control and Z take it back.`);
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
    // a button that is pressed must not lose the focus by being disabled
    undo.setAttribute("aria-disabled", String(!corrections.length));
    redo.setAttribute("aria-disabled", String(!undone.length));
  });
}
