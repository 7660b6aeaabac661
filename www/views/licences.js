/** What the page is made with: names and licences of libraries, fonts and crates, as the build lists them. */
import { h } from "../dom.js";

/** @typedef {{name: string, version: string, licence: string, kind: "library" | "font" | "crate"}} Row */

/** @type {[Row["kind"], string][]} */
const KINDS = [["library", "Libraries, loaded when a file needs one"], ["font", "Fonts"], ["crate", "In the engine"]];

/** A list that fills itself when it is opened. */
export function licences() {
  const place = h("div");
  const list = h("details", { class: "licences" }, h("summary", null, "Made with other people’s free software"), place);
  list.addEventListener("toggle", async () => {
    if (!list.open || place.querySelector("ul")) return;
    try {
      const answer = await fetch(new URL("../vendor/licences.json", import.meta.url));
      if (!answer.ok) throw new Error(String(answer.status));
      /** @type {Row[]} */ const rows = await answer.json();
      const named = (/** @type {Row} */ { name, version, licence }) => h("li", null, `${name} ${version}`.trim(), ", ", licence);
      place.replaceChildren(
        h("p", null, "Sourcelight itself: MIT or Apache-2.0. ", h("a", { href: new URL("../vendor/licences.txt", import.meta.url).href, target: "_blank", rel: "noopener" }, "The texts of the licences")),
        ...KINDS.flatMap(([kind, title]) => [h("h4", null, title), h("ul", null, rows.filter((row) => row.kind === kind).map(named))]));
    } catch {
      place.replaceChildren(h("p", null, "The list could not be fetched. Close it and open it again to try once more."));
    }
  });
  return list;
}
