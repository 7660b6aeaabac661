/**
 * The rules of wording, to be switched off one by one or list by list, and the reader's own words. In: the engine's rules, the state.
 * Out: a dialog; every change is made at once and can be taken back.
 */
import { h } from "../dom.js";
import { count } from "../format.js";
import { SIGNALS, signalOf } from "../labels.js";
import { linesOf, rowsOf } from "../own-words.js";
import { save } from "../views/save.js";
import { isChanged, NO_RULES, OWN, ruleKey, toldRules } from "../wording-rules.js";

/** @typedef {import("../types").Rules} Rules */
/** @typedef {import("../types").WordingRule} WordingRule */

/** No file of words is larger. */
const LARGEST = 1_000_000;
/** Why the marks are made that come from no list of words. */
const READ = "From: how the program reads the sentence, not from a list of words";

/** The engine's rules as a reader knows them: one for each kind and reason. @param {WordingRule[]} rules @param {import("../types").Signal[]} marks */
function listsOf(rules, marks) {
  /** @type {Map<string, Map<string, WordingRule[]>>} */
  const lists = new Map(Object.keys(SIGNALS).filter((kind) => kind !== OWN).map((kind) => [kind, new Map()]));
  const add = (/** @type {string} */ kind, /** @type {string} */ why, /** @type {WordingRule[]} */ rows) => {
    const list = lists.get(kind) ?? new Map();
    list.set(why, [...(list.get(why) ?? []), ...rows]);
    lists.set(kind, list);
  };
  for (const rule of rules) add(rule.kind, rule.why, [rule]);
  // what no rule of the file marks: partial quotes, questions, passives, repetition
  for (const { kind, why } of marks) if (kind !== OWN && !lists.get(kind)?.has(why)) add(kind, why, []);
  return [...lists].map(([kind, list]) => ({ kind, rows: [...list].map(([why, of]) => ({ key: ruleKey(kind, why), why, of })) }));
}

/** What a rule says of itself. @param {WordingRule[]} rules */
function origin(rules) {
  const froms = [...new Set(rules.map(({ from }) => from))];
  return [h("small", null, froms.length ? `From: ${froms.join("; ")}` : READ),
    rules[0] && h("small", null, `Marks: “${rules[0].fire}”`), rules[0] && h("small", null, `Leaves alone: “${rules[0].spare}”`)];
}

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
export async function openRules(store, reader) {
  const engine = await reader.rules();
  const marks = store.state.reading ? [...store.state.reading.raw.signals, ...store.state.reading.raw.quoted_signals] : [];
  const said = h("p", { role: "status", class: "rules-said" });
  /** @param {Rules} rules @param {string} told */
  const set = (rules, told) => {
    reader.setRules(rules);
    said.textContent = told;
  };
  /** @type {(() => void)[]} what shows the rules as they are now */
  const shows = [];
  const off = () => store.state.rules.off;

  /** A switch for a list or a rule. @param {string} key @param {string} name @param {string} list where it stands, or "" */
  const toggle = (key, name, list) => {
    const box = h("input", { type: "checkbox", "data-rule": key });
    box.addEventListener("change", () => {
      const { rules } = store.state;
      set({ ...rules, off: box.checked ? rules.off.filter((other) => other !== key) : [...rules.off, key] }, `${box.checked ? "On" : "Off"}: ${list ? `“${name}”` : name}.`);
    });
    shows.push(() => {
      box.disabled = list !== "" && off().includes(list);
      box.checked = !off().includes(key) && !box.disabled;
    });
    return box;
  };
  const lists = listsOf(engine, marks).map(({ kind, rows }) => {
    const { name, line } = signalOf(kind);
    const here = marks.filter((mark) => mark.kind === kind);
    const title = name[0].toUpperCase() + name.slice(1);
    return h("li", null,
      h("label", null, toggle(kind, title, ""), h("span", { class: `outline w-${line}` }, title), h("span", { class: "here" }, here.length ? `${count(here.length, "mark")} here` : "")),
      rows.length > 0 ? h("details", null, h("summary", null, count(rows.length, "rule"), h("span", { class: "unseen" }, ` of the list: ${title}`)), h("ul", null, rows.map(({ key, why, of }) => {
        const many = here.filter((mark) => mark.why === why).length;
        return h("li", null, h("label", null, toggle(key, why, kind), why, h("span", { class: "here" }, many ? String(many) : "")), origin(of));
      }))) : h("small", null, READ));
  });

  const field = h("textarea", { id: "own-words", rows: 3, spellcheck: "false", placeholder: "so-called; says it isn’t\nregime*" });
  /** @param {string} lines @param {string} from */
  const take = (lines, from) => {
    const { rules } = store.state;
    const { rows, left } = rowsOf(lines, rules.own);
    const out = left ? ` ${count(left, "line")} could not be taken: a line needs a word, and twelve words at most.` : "";
    if (rows.length) set({ ...rules, own: [...rules.own, ...rows] }, `${count(rows.length, "entry", "entries")} added${from}.${out}`);
    else said.textContent = `Nothing new was found${from}.${out}`;
    return rows.length > 0;
  };
  const add = h("button", { type: "button", class: "go small", id: "own-add", on: { click: () => {
    if (!field.value.trim()) return field.focus();
    if (take(field.value, "")) field.value = "";
  } } }, "Add");
  const pick = h("input", { type: "file", class: "unseen", id: "own-file", accept: ".txt,.csv,.tsv,text/plain" });
  pick.addEventListener("change", async () => {
    const [file] = pick.files ?? [];
    pick.value = "";
    if (!file) return;
    if (file.size > LARGEST) said.textContent = `“${file.name}” is larger than 1 MB. Choose a shorter list.`;
    else take(await file.text(), ` from “${file.name}”`);
  });
  const own = h("ul", { class: "own-rows" });
  const file = h("button", { type: "button", class: "plain-act", on: { click: () => save(linesOf(store.state.rules.own), "text/plain", "my-words.txt") } }, "Save as a file");
  shows.push(() => {
    const { rules, reading } = store.state;
    file.hidden = !rules.own.length;
    const found = reading ? [...reading.report.signals, ...reading.report.quoted_signals].filter(({ kind }) => kind === OWN) : [];
    const places = found.map(({ start, end }) => reading?.text.slice(start, end).toLowerCase());
    own.replaceChildren(...rules.own.map((row) => {
      const plain = row.words.toLowerCase();
      const many = places.filter((place) => (plain.endsWith("*") ? place?.startsWith(plain.slice(0, -1)) : place?.replaceAll("’", "'") === plain.replaceAll("’", "'"))).length;
      const remove = h("button", { type: "button", class: "inline", "aria-label": `Remove “${row.words}”` }, "Remove");
      remove.addEventListener("click", () => {
        const at = store.state.rules.own.indexOf(row);
        set({ ...store.state.rules, own: store.state.rules.own.filter((other) => other !== row) }, `Removed: “${row.words}”.`);
        (own.children[Math.min(at, own.children.length - 1)]?.querySelector("button") ?? field).focus();
      });
      return h("li", null, h("span", null, h("b", null, row.words), row.why && h("small", null, row.why)), h("span", { class: "here" }, many ? `${many} here` : ""), remove);
    }));
  });

  const keep = h("input", { type: "checkbox", id: "rules-keep" });
  keep.addEventListener("change", () => store.update({ rules_kept: keep.checked }));
  const step = (/** @type {"undo" | "redo"} */ way) => {
    said.textContent = reader.setRules(way) ? (way === "undo" ? "The last change was undone." : "The change was done again.") : `There is nothing to ${way}.`;
  };
  const undo = h("button", { type: "button", class: "plain-act", id: "rules-undo", on: { click: () => step("undo") } }, "Undo");
  const redo = h("button", { type: "button", class: "plain-act", id: "rules-redo", on: { click: () => step("redo") } }, "Redo");
  const first = h("button", { type: "button", class: "plain-act", on: { click: () => set(NO_RULES, "All rules are on, and your words are gone.") } }, "Start over");
  shows.push(() => {
    const { rules, rules_before: before, rules_undone: undone, rules_kept: kept } = store.state;
    keep.checked = kept;
    undo.setAttribute("aria-disabled", String(!before.length));
    redo.setAttribute("aria-disabled", String(!undone.length));
    first.setAttribute("aria-disabled", String(!isChanged(rules)));
    changed.textContent = isChanged(rules) ? `Now: ${toldRules(rules)}.` : "Nothing is changed.";
  });
  const changed = h("p", { class: "rules-now" });
  const dialog = h("dialog", { id: "rules", class: "share rules", "aria-labelledby": "rules-title" },
    h("h2", { id: "rules-title", tabindex: -1, autofocus: true }, "Rules for wording"),
    h("p", null, "Every mark of wording comes from a rule. Switch off a rule or a whole list, or add words of your own: marks, counts and exports follow. A comparison of two articles uses all rules."),
    h("h3", null, h("label", { for: "own-words" }, "Your own words and phrases")),
    h("p", { id: "own-how" }, "One a line; after a semicolon, why it is marked. “regime*” stands for every word that begins with regime."),
    field, h("div", { class: "own-acts" }, add, h("label", { class: "plain-act" }, pick, "From a file"), file), own,
    h("h3", null, "The lists"), h("ul", { class: "rule-lists" }, lists),
    h("div", { class: "rules-foot" }, said, changed, h("label", null, keep, "Keep my rules in this browser"),
      h("div", { class: "own-acts" }, undo, redo, first, h("button", { type: "button", class: "go small", on: { click: () => dialog.close() } }, "Close"))));
  field.setAttribute("aria-describedby", "own-how");
  dialog.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target === field || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    step(event.shiftKey ? "redo" : "undo");
  });
  const over = new AbortController();
  dialog.addEventListener("close", () => {
    over.abort();
    dialog.remove();
    document.getElementById("rules-open")?.focus();
  });
  store.subscribe((state) => [state.rules, state.rules_before, state.rules_undone, state.rules_kept], () => { for (const show of shows) show(); }, over.signal);
  document.body.append(dialog);
  dialog.showModal();
}
