/**
 * The first screen: the field and the examples. In: what is typed. Out: articles for the reader. While something is
 * typed, the field's ruler becomes its ribbon. What is pasted, dropped or chosen comes in by the doors.
 */
import { byId, h } from "../dom.js";
import { count } from "../format.js";
import { miniature } from "./parts.js";

/** @typedef {import("../reader.js").Reader} Reader */
/** @typedef {import("../store.js").Store} Store */

/** The articles we wrote, with where they lie. */
const EXAMPLES = [
  { name: "The closed bridge", url: new URL("../examples/bridge.txt", import.meta.url) },
  { name: "The lakeside quarter", url: new URL("../examples/lakeside.txt", import.meta.url) },
  { name: "An oat-cup release", url: new URL("../examples/release.txt", import.meta.url) },
];
/** @param {Store} store @param {Reader} reader */
export function mountStart(store, reader) {
  const field = byId("paste");
  const area = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (field));
  byId("intake").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!area.value.trim()) {
      store.update({ notice: "Paste or type an article first, or choose an example." });
      area.focus();
    } else if (reader.open({ text: area.value, origin: { label: "Pasted text" } })) area.value = "";
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      /** @type {HTMLFormElement} */ (/** @type {unknown} */ (byId("intake"))).requestSubmit();
    }
  });
  live(store, reader, area);
  examples(reader);
}

/** The ribbon under the field, as one types. @param {Store} store @param {Reader} reader @param {HTMLTextAreaElement} area */
function live(store, reader, area) {
  const ribbon = byId("live-ribbon");
  const note = byId("field-note");
  const kinds = [...note.childNodes];
  let busy = false;
  let stale = false;
  async function look() {
    stale = true;
    if (busy) return;
    busy = true;
    while (stale) {
      stale = false;
      const text = area.value;
      if (!text.trim()) {
        ribbon.replaceChildren();
        note.replaceChildren(...kinds);
        continue;
      }
      try {
        const reading = await reader.glance(text);
        if (stale) continue;
        ribbon.replaceChildren(...miniature(reading.lines));
        note.replaceChildren(`${count(reading.words, "word")}, ${count(reading.speakers.length, "source")}`);
      } catch {
        break; // the status line says what happened; the text stays
      }
    }
    busy = false;
  }
  area.addEventListener("input", look);
  store.subscribe((state) => state.notice, (notice) => {
    if (store.state.view !== "start") return;
    note.classList.toggle("says", notice !== "");
    if (notice) note.replaceChildren(notice);
    else if (!area.value.trim()) note.replaceChildren(...kinds);
  });
  store.subscribe((state) => state.view, (view) => {
    if (view === "start") look();
  });
}

/** Examples with thumbnails computed from their reports. @param {Reader} reader */
function examples(reader) {
  const root = byId("examples");
  root.append(h("p", null, "Or try an example"));
  for (const { name, url } of EXAMPLES) {
    const ribbon = h("span", { class: "mini", "aria-hidden": "true" });
    const size = h("small");
    /** @type {Promise<string> | null} */
    let text = null;
    const fetched = () => (text ??= fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
      return answer.text();
    }));
    const open = async () => reader.open({ text: await fetched(), origin: { label: "Example, invented" } });
    root.append(h("button", { type: "button", class: "example", on: { click: open } }, ribbon, h("b", null, name), size));
    const draw = async () => {
      const reading = await reader.glance(await fetched());
      ribbon.replaceChildren(...miniature(reading.lines));
      size.textContent = count(reading.words, "word");
    };
    // thumbnails wait until the field can be used
    addEventListener("load", () => setTimeout(() => draw().catch(() => ribbon.replaceChildren()), 50), { once: true });
  }
}
