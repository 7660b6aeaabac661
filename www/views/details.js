/**
 * The article's details: headline, byline, dateline, date and address, each to be changed; where its links lead; what was
 * left out of the file, to be put back. In: the article and its report. Out: changes of the article.
 */
import { known, withDetail } from "../details.js";
import { h } from "../dom.js";
import { count } from "../format.js";
import { withTurned } from "../intake.js";

/** @typedef {import("../types").Article} Article */
/** @typedef {import("../reader.js").Reader} Reader */
/** @typedef {keyof import("../details.js").Known} Field */

/** @type {[Field, string][]} */
const FIELDS = [["title", "Headline"], ["byline", "Byline"], ["dateline", "Dateline"], ["date", "Date"], ["address", "Web address"]];

/** Whether it stays open while the article is read anew. */
let open = false;

/** @param {import("../store.js").Store} store @param {Reader} reader @returns {HTMLElement | null} */
export function details(store, reader) {
  const { article, reading } = store.state;
  if (!article || !reading) return null;
  const about = h("details", { class: "about", open }, h("summary", null, "Article details", summary(article)));
  about.addEventListener("toggle", () => { open = about.open; });
  about.append(fields(article, reading.report, reader), ...made(article, reading.report, reader), ...notes(article), ...links(article), ...removed(article, reader));
  return about;
}

/** @param {Article} article */
function summary({ found }) {
  const parts = [found?.links.length ? count(found.links.length, "link") : "", found?.removed.length ? `${count(found.removed.length, "part")} left out` : ""].filter(Boolean);
  return parts.length ? h("small", null, ` ${parts.join(", ")}`) : null;
}

/** @param {Article} article @param {import("../types").Report} report @param {Reader} reader */
function fields(article, report, reader) {
  const values = known(article, report);
  return h("div", { class: "about-fields" }, FIELDS.map(([field, name]) => {
    const input = h("input", { type: field === "address" ? "url" : "text", value: values[field], placeholder: field === "date" ? "YYYY-MM-DD" : "not found", spellcheck: "false", autocomplete: "off" });
    input.addEventListener("change", () => {
      if (field === "date" && input.value && !/^\d{4}-\d\d-\d\d$/.test(input.value.trim())) {
        input.setCustomValidity("Write year, month and day: 2025-10-14");
        input.reportValidity();
        return;
      }
      input.setCustomValidity("");
      reader.amend(withDetail(article, report, field, input.value));
    });
    input.addEventListener("input", () => input.setCustomValidity(""));
    return h("label", null, h("span", null, name), input);
  }));
}

/** @param {Article} article @param {import("../types").Report} report @param {Reader} reader @returns {HTMLElement[]} */
function made(article, report, reader) {
  const day = article.found?.made;
  if (!day || known(article, report).date) return [];
  const take = () => reader.amend(withDetail(article, report, "date", day));
  return [h("p", null, `No date is given. `, h("button", { type: "button", class: "inline", on: { click: take } }, `Take the day on which the file was made, ${day}`))];
}

/** @param {Article} article @returns {HTMLElement[]} */
function notes({ found }) {
  return found?.notes.length ? [h("ul", { class: "about-notes" }, found.notes.map((note) => h("li", null, note)))] : [];
}

/** @param {Article} article @returns {HTMLElement[]} */
function links({ found }) {
  if (!found?.links.length) return [];
  return [h("details", { class: "about-list" }, h("summary", null, `Where its ${count(found.links.length, "link")} lead${found.links.length === 1 ? "s" : ""}`),
    h("ul", null, found.links.map(({ text, href }) => h("li", null, `${text} → `,
      h("a", { href, rel: "noopener noreferrer", target: "_blank" }, href.length > 90 ? `${href.slice(0, 88)}…` : href)))))];
}

/** @param {Article} article @param {Reader} reader @returns {HTMLElement[]} */
function removed(article, reader) {
  const rows = article.found?.removed ?? [];
  if (!rows.length) return [];
  const turn = async (/** @type {number} */ id) => reader.amend(await withTurned(article, id));
  return [h("div", { class: "about-list", role: "group", "aria-label": "Left out of the file" }, h("p", null, "Left out, since it does not look like the article:"),
    h("ul", null, rows.map((row) => h("li", null,
      h("button", { type: "button", class: "inline", "aria-pressed": String(row.back), on: { click: () => turn(row.id) } }, row.back ? "Leave out again" : "Put back"),
      h("details", null, h("summary", null, `${row.why}, ${count(row.words, "word")}`), h("p", null, row.text))))))];
}
