/**
 * Paper: every finding in full; for a class the pupils' sheet (the article without marks, room to write, questions) and its answers (the marks, who says so, how
 * sure, what isn't here). In: which. Out: the browser's print dialog; afterwards the page is as it was.
 */
import { byId, h } from "../dom.js";

/** `full`: every finding with its lists. @typedef {"pupils" | "answers" | "full"} Sheet */

const ROWS = 7;
const blank = () => h("td", null, "\u00a0");

/** @param {string} title */
function pupils(title) {
  return h("section", { class: "sheet-tasks" }, h("h2", null, "On whose word?"), h("p", null, `Read “${title}” before you write.`),
    h("ol", null, h("li", null, "Underline each source once, and the verb that ties it to what it says twice."), h("li", null, "Put a ring round every sentence that names no source."),
      h("li", null, "Fill in the table. How sure: stated, reported, likely, open.")),
    h("table", null, h("thead", null, h("tr", null, ["Who says so", "With which word", "What", "How sure"].map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", null, Array.from({ length: ROWS }, () => h("tr", null, blank(), blank(), blank(), blank())))),
    h("p", null, "What isn’t here? Three questions you would ask the writer:"), h("ol", { class: "lines" }, h("li"), h("li"), h("li")));
}

/** @param {import("../store.js").Store} store @param {Sheet} sheet */
export function printSheet(store, sheet) {
  const { reading, plain } = store.state;
  if (!reading) return;
  const root = document.documentElement;
  const tasks = sheet === "pupils" ? pupils(reading.report.title ?? "the article") : null;
  if (tasks) byId("read-main").append(tasks);
  root.dataset.sheet = sheet;
  store.update({ plain: sheet === "pupils" || (sheet === "full" && plain), lit: -1, at: -1 });
  const after = () => {
    tasks?.remove();
    delete root.dataset.sheet;
    store.update({ plain });
  };
  addEventListener("afterprint", after, { once: true });
  print();
}
