/** Offers an article as a link that carries it. In: the article. Out: a dialog that says what the link holds; nothing is sent, nothing copied unasked. */
import { asFragment, CUT, LONGEST } from "./link.js";
import { h } from "../dom.js";
import { number } from "../format.js";
import { copy } from "../copy.js";

/** @param {import("../types").Article} article */
export async function offerLink(article) {
  const link = `${location.href.split("#")[0].split("?")[0]}#${await asFragment(article)}`;
  const fits = link.length <= LONGEST;
  const field = h("textarea", { id: "share-link", rows: 4, readonly: true, spellcheck: "false", "aria-label": "The link" });
  field.value = link;
  const said = h("p", { role: "status", class: "said-copied" });
  const take = h("button", { type: "button", class: "go small", id: "share-copy" }, "Copy the link");
  take.addEventListener("click", async () => {
    const done = await copy(link);
    if (!done) field.select();
    said.textContent = done ? "Copied." : "This browser does not let the page copy: press Ctrl and C.";
  });
  const close = h("button", { type: "button", class: "plain-act", on: { click: () => dialog.close() } }, "Close");
  const size = `It is ${number(link.length)} characters long`;
  const dialog = h("dialog", { id: "share", class: "share", "aria-labelledby": "share-title" },
    h("h2", { id: "share-title", tabindex: -1, autofocus: true }, "A link that carries the article"),
    h("p", null, "The text, its date and what you corrected travel inside the link, behind the “#”. Browsers do not send that part to any server. Whoever has the link has the text, and so may the history of their browser: do not share what must stay private."),
    fits && location.protocol === "file:" && h("p", null, "This page was opened from a disk: the link works where the same file lies in the same place."),
    fits ? h("p", null, link.length > CUT ? `${size}. Some programs for mail and messages cut links beyond ${number(CUT)}: try it, or send the file from Export, Data.` : `${size}.`)
      : h("p", null, `${size}, more than the ${number(LONGEST)} that can be passed on. Send the article as a file instead.`),
    fits && field, h("div", { class: "options" }, fits && take, said, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
