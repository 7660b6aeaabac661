/** Editing the article's text in place; the ribbon and the findings follow. */
import { byId } from "../dom.js";

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
export function mountEditor(store, reader) {
  const form = byId("editor");
  const area = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (byId("edit-text")));
  const button = byId("edit");
  const set = (/** @type {boolean} */ editing) => {
    store.update({ editing, lit: -1 });
    if (editing) area.focus();
    else byId("article").focus({ preventScroll: true });
  };
  button.addEventListener("click", () => set(!store.state.editing));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    set(false);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      event.stopPropagation();
      set(false);
    }
  });
  area.addEventListener("input", () => reader.edit(area.value));
  store.subscribe((state) => state.editing, (editing) => {
    form.hidden = !editing;
    button.setAttribute("aria-pressed", String(editing));
    button.textContent = editing ? "Marks" : "Edit";
    button.title = editing ? "Show the marks" : "Edit the text";
    if (!editing) return;
    area.value = store.state.article?.text ?? "";
    // a text begins at its beginning, not behind its last word
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
  });
}
