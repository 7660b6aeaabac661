/**
 * "Read first": the answers are hidden until whoever reads, or a class, reveals them layer by layer. In: the state. Out: a panel in place
 * of the findings; the findings of a layer come with it.
 */
import { byId, h } from "../dom.js";
import { readFirst, toggle } from "./layers.js";

/** What is revealed with what: the layer's marks, and the sections of the findings. @type {{id: import("../types").Layer | "gaps", name: string}[]} */
const ANSWERS = [
  { id: "who", name: "Who says so" }, { id: "sure", name: "How sure" }, { id: "names", name: "Names" },
  { id: "figs", name: "Figures and dates" }, { id: "word", name: "Wording" }, { id: "gaps", name: "What isn’t here" },
];

/** @param {import("../store.js").Store} store */
export function mountReadFirst(store) {
  const shows = (/** @type {typeof ANSWERS[number]["id"]} */ id) => (id === "gaps" ? store.state.missing_shown : store.state.layers[id] && !store.state.plain);
  const buttons = ANSWERS.map(({ id, name }) => h("button", { type: "button", class: "plain-act", "data-reveal": id, on: { click: () => {
    if (id === "gaps") store.update({ missing_shown: !store.state.missing_shown });
    else toggle(store, id);
    byId("spoken").textContent = shows(id) ? `Revealed: ${name}` : `Hidden: ${name}`;
  } } }, name));
  const all = h("button", { type: "button", class: "go small", on: { click: () => readFirst(store) } }, "Show all answers");
  const panel = h("section", { class: "first-panel", id: "first-panel", "aria-labelledby": "first-title", hidden: true }, h("h2", { id: "first-title" }, "Read first"),
    h("p", { class: "lead" }, "The answers are hidden. Read the article and decide: who says so, how sure is each statement, what isn’t there? Then reveal them one by one."),
    h("div", { class: "reveals" }, buttons), all);
  byId("findings").prepend(panel);
  const root = document.documentElement;
  store.subscribe((state) => [state.first, state.layers, state.plain, state.missing_shown], () => {
    const { first } = store.state;
    panel.hidden = !first;
    root.classList.toggle("read-first", first);
    ANSWERS.forEach(({ id }, n) => {
      root.classList.toggle(`shows-${id}`, first && shows(id));
      buttons[n].setAttribute("aria-pressed", String(shows(id)));
    });
  });
  // another article has other answers
  store.subscribe((state) => state.view, (view) => { if (view !== "read" && store.state.first) readFirst(store); });
}
