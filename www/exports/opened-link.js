/**
 * Opens the article that a link carries. What is large, or comes while another article is open, is asked about first: a link can be
 * followed by a page that opened this one as well as by a reader. In: the part of the address behind the “#”. Out: the article read.
 */
import { fromFragment } from "./link.js";
import { h } from "../dom.js";
import { count } from "../format.js";

/** A text of so many bytes takes a while to read: no link that this page makes is so large. */
const LARGE = 250_000;

/** Whether a question is open: others that come meanwhile are not asked, so that nobody is pestered. */
let asking = false;

/** @param {string} title @param {string[]} sentences @returns {Promise<boolean>} */
function ask(title, sentences) {
  return new Promise((answer) => {
    const yes = h("button", { type: "button", class: "go small", id: "link-open" }, "Open it");
    const no = h("button", { type: "button", class: "plain-act", id: "link-leave" }, "Not now");
    const dialog = h("dialog", { class: "share", id: "link-asks", "aria-labelledby": "link-asks-title" },
      h("h2", { id: "link-asks-title", tabindex: -1, autofocus: true }, title), sentences.map((words) => h("p", null, words)), h("div", { class: "options" }, yes, no));
    yes.addEventListener("click", () => dialog.close("yes"));
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** @param {string} fragment @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
export async function openLink(fragment, store, reader) {
  const { article, bytes, left, refusal } = await fromFragment(fragment);
  if (!article) return store.update({ notice: refusal });
  const open = store.state.view !== "start";
  if (open || bytes > LARGE) {
    if (asking) return;
    asking = true;
    const opening = article.text.trim().split("\n")[0].slice(0, 120);
    const size = bytes > LARGE ? `It holds ${(bytes / 1e6).toFixed(1)} MB of text, which takes a while to read.` : "";
    const instead = open ? "It takes the place of what is open now, which can be brought back." : "";
    const agreed = await ask("Open the article from this link?", [`“${opening}”`, size, instead].filter(Boolean));
    asking = false;
    if (!agreed) return store.update({ notice: "The link was not opened." });
  }
  if (!reader.open(article)) return;
  const lost = left ? ` ${count(left, "correction")} in it could not be used.` : "";
  store.update({ notice: `Opened from a link. The text was in the link itself; nothing was fetched.${lost}` });
}
