/**
 * The first screen: the field and the examples. In: what is typed. Out: articles for the reader. While something is
 * typed, the field's ruler becomes its ribbon. What is pasted, dropped or chosen comes in by the doors.
 */
import { byId } from "../dom.js";
import { count } from "../format.js";
import { drawn, leisure, once, remedy } from "../once.js";
import { miniature } from "./parts.js";

/** @typedef {import("../reader.js").Reader} Reader */
/** @typedef {import("../store.js").Store} Store */

/** The articles we wrote, in the order of their buttons. */
const EXAMPLES = [new URL("../examples/bridge.txt", import.meta.url), new URL("../examples/lakeside.txt", import.meta.url), new URL("../examples/release.txt", import.meta.url)];

/** What each is called in an address: `#example=bridge`. */
const NAMES = ["bridge", "lakeside", "release"];

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
  const submit = () => /** @type {HTMLFormElement} */ (/** @type {unknown} */ (byId("intake"))).requestSubmit();
  // a button that submits by itself would lead away from a page whose scripts have not come yet
  byId("read").addEventListener("click", submit);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  });
  live(store, reader, area);
  examples(store, reader);
  // what was pressed before somebody listened is done now
  const early = document.activeElement;
  if (early?.id === "read" && area.value.trim()) submit();
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
        const reading = await reader.glance({ text, origin: { label: "" } });
        if (stale) continue;
        ribbon.replaceChildren(...miniature(reading.lines));
        note.replaceChildren(`${count(reading.report.statistics.words ?? reading.words, "word")}, ${count(reading.speakers.length, "source")}`);
      } catch {
        break; // the status line says what happened; the text stays
      }
    }
    busy = false;
  }
  area.addEventListener("input", look);
  store.subscribe((state) => (state.missing ? state.error : state.notice), (notice) => {
    if (store.state.view !== "start") return;
    note.classList.toggle("says", notice !== "");
    if (notice) note.replaceChildren(notice);
    else if (!area.value.trim()) note.replaceChildren(...kinds);
  });
  store.subscribe((state) => state.view, (view) => {
    if (view === "start") look();
  });
}

/** Examples with thumbnails computed from their reports. @param {Store} store @param {Reader} reader */
function examples(store, reader) {
  const draws = [.../** @type {NodeListOf<HTMLElement>} */ (byId("examples").querySelectorAll(".example"))].map((button, index) => {
    const url = EXAMPLES[index];
    const fetched = once(async () => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
      return answer.text();
    });
    const open = async () => {
      try {
        reader.open({ text: await fetched(), origin: { label: "Example, invented" } });
      } catch (error) {
        store.update({ notice: `The example could not be fetched. ${await remedy(Object.assign(new Error(String(error)), { address: url.href }))}` });
      }
    };
    // one that was followed before somebody listened stands in the address
    button.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
    const named = () => {
      if (location.hash !== `#example=${NAMES[index]}`) return;
      // the address bar is left as it was: the article is open, not its address
      history.replaceState(history.state, "", location.pathname + location.search);
      open();
    };
    addEventListener("hashchange", named);
    named();
    return async () => {
      const reading = await reader.glance({ text: await fetched(), origin: { label: "" } });
      await leisure();
      button.querySelector(".mini")?.replaceChildren(...miniature(reading.lines));
      button.querySelector("small")?.replaceChildren(button.dataset.teaches ?? "", ", ", count(reading.report.statistics.words ?? reading.words, "word"));
    };
  });
  // thumbnails wait until the field can be used, and for one another
  drawn().then(async () => {
    for (const draw of draws) {
      await leisure();
      await draw().catch(() => {}); // an example without its picture still opens
    }
  });
}
