/** The line above the headline: where the text came from, its address, its date (which can be set), other files. */
import { h } from "../dom.js";
import { known } from "../details.js";
import { summary } from "../corrections.js";
import { longDate } from "../format.js";

/**
 * @param {import("../store.js").Store} store
 * @param {import("../reader.js").Reader} reader
 */
export function kicker(store, reader) {
  const { article, reading } = store.state;
  if (!article || !reading) return h("div", { class: "kicker" });
  const { address } = known(article, reading.report);
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  const date = reading.report.date ?? article.date;
  const files = article.origin.files ?? [];
  const at = article.origin.file ?? 0;
  const place = h("span", null);
  const say = h("button", { type: "button", class: "inline", on: { click: ask } }, date ? longDate(date) : "no date: set it");
  place.append(say);
  function ask() {
    const input = h("input", { type: "date", "aria-label": "The article’s date", value: date ?? "" });
    let kept = true;
    // a year is typed digit by digit: the date counts when the field is left
    input.addEventListener("blur", () => {
      const { value } = input;
      input.replaceWith(say);
      if (kept && value && value !== date) reader.setDate(value);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      kept = event.key === "Enter";
      say.isConnected ? say.focus() : input.blur();
    });
    say.replaceWith(input);
    input.focus();
  }
  return h(
    "div",
    { class: "kicker" },
    h("span", null, article.origin.label),
    files.length > 1 &&
      h("span", null, `file ${at + 1} of ${files.length}: `,
        h("button", { type: "button", class: "inline", on: { click: () => reader.openFile((at + 1) % files.length) } }, "next")),
    h("span", null, host || "no web address"),
    place,
    reading.report.corrections?.length && h("span", { class: "by-hand" }, `changed by hand: ${summary(reading.report.corrections)}`),
    reading.lost > 0 && h("span", null, `${reading.lost} of your changes no longer fit this text`),
  );
}
