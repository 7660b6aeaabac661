/**
 * The first screen: the field, files, examples. In: what is typed, pasted, dropped or chosen. Out: articles for the
 * reader. While something is typed, the field's ruler becomes its ribbon.
 */
import { byId, h } from "../dom.js";
import { count } from "../format.js";
import { readFiles } from "../intake.js";
import { miniature } from "./parts.js";

/** @typedef {import("../reader.js").Reader} Reader */
/** @typedef {import("../store.js").Store} Store */

/** The articles we wrote, with where they lie. */
const EXAMPLES = [
  { name: "The closed bridge", url: new URL("../examples/bridge.txt", import.meta.url) },
  { name: "The lakeside quarter", url: new URL("../examples/lakeside.txt", import.meta.url) },
  { name: "An oat-cup release", url: new URL("../examples/release.txt", import.meta.url) },
];
/** A paste of so many characters is an article, not a phrase. */
const ARTICLE = 200;

/** Opens files, or says why not. @param {Store} store @param {Reader} reader @param {Iterable<File>} list */
async function openFiles(store, reader, list) {
  const { texts, refused } = await readFiles(list);
  if (texts.length) reader.open({ text: texts[0].text, origin: { label: texts[0].name, files: texts, file: 0 } });
  if (refused.length) store.update({ notice: refused.slice(0, 2).join(" ") + (refused.length > 2 ? ` ${refused.length - 2} more were not read.` : "") });
}

/** @param {Store} store @param {Reader} reader */
export function mountStart(store, reader) {
  const field = byId("paste");
  const area = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (field));
  const file = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (byId("file")));
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
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (area.value.trim() || text.trim().length < ARTICLE) return;
    event.preventDefault();
    reader.open({ text, origin: { label: "Pasted text" } });
  });
  file.addEventListener("change", async () => {
    const chosen = [...(file.files ?? [])];
    file.value = "";
    await openFiles(store, reader, chosen);
  });
  anywhere(store, reader);
  live(store, reader, area);
  examples(reader);
}

/** Paste and drop, anywhere on the page. @param {Store} store @param {Reader} reader */
function anywhere(store, reader) {
  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("textarea, input, dialog")) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim()) reader.open({ text, origin: { label: "Pasted text" } });
  });
  const root = document.documentElement;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("dropping");
  });
  for (const type of ["dragleave", "drop", "dragend"]) {
    document.addEventListener(type, (event) => {
      const leaving = event instanceof DragEvent && event.type === "dragleave" && event.relatedTarget;
      if (!leaving) root.classList.remove("dropping");
    });
  }
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (files.length) await openFiles(store, reader, files);
    else if (text.trim()) reader.open({ text, origin: { label: "Dropped text" } });
  });
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
