/**
 * The page stands in a window of its own: what frames it could lay its own things over an article, or hide who is reading. A
 * host may say so in a header; on one that sends none, the page itself does. Knows no view.
 */
import { h } from "./dom.js";

/** Whether the page stands alone. Inside another page it says so, and nothing else of it is shown or started. */
export function standsAlone() {
  if (globalThis.top === globalThis.self) return true;
  document.body.replaceChildren(h("main", { class: "start" }, h("p", null, "Sourcelight does not run inside another page. ",
    h("a", { href: location.href.split("#")[0], target: "_blank", rel: "noopener noreferrer" }, "Open it in a window of its own"), ".")));
  return false;
}
