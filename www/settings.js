/** Theme, layers and keys, and the reader's rules of wording, each kept in this browser only while the reader asks for it. Never any text of an article. */
import { painted } from "./once.js";
import { linesOf, rowsOf } from "./own-words.js";

const NAME = "sourcelight-settings";
const RULES = "sourcelight-rules";

/** The reader's rules of wording. @param {import("./store.js").Store} store */
export async function keepRules(store) {
  await painted();
  try {
    const kept = JSON.parse(localStorage.getItem(RULES) ?? "null");
    if (kept && typeof kept === "object") {
      const off = Array.isArray(kept.off) ? kept.off.filter((/** @type {unknown} */ key) => typeof key === "string" && key.length < 500) : [];
      store.update({ rules_kept: true, rules: { off, own: rowsOf(String(kept.own ?? "")).rows } });
    }
  } catch {
    // storage is closed to this page: the rules are the engine's
  }
  store.subscribe((state) => [state.rules, state.rules_kept], () => {
    const { rules: { off, own }, rules_kept: keeps } = store.state;
    try {
      if (keeps) localStorage.setItem(RULES, JSON.stringify({ off, own: linesOf(own) }));
      else if (localStorage.getItem(RULES) !== null) localStorage.removeItem(RULES);
    } catch {
      if (keeps) store.update({ rules_kept: false, notice: "This browser does not let the page remember anything." });
    }
  });
}

/** @param {import("./store.js").Store} store */
export async function keepSettings(store) {
  // a browser that has just started may take long to open its storage, and holds the page up while it does
  await painted();
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "null");
    if (kept && typeof kept === "object") {
      const { theme, keys, layers, large } = kept;
      store.update({ remember: true, theme: ["light", "dark"].includes(theme) ? theme : "auto", keys: keys !== false, large: large === true,
        layers: { ...store.state.layers, ...Object.fromEntries(Object.entries(layers ?? {}).map(([name, on]) => [name, on === true])) } });
    }
  } catch {
    // storage is closed to this page: nothing is remembered
  }
  store.subscribe((state) => [state.remember, state.theme, state.keys, state.layers, state.large], () => {
    const { remember, theme, keys, layers, large } = store.state;
    try {
      // layers that are hidden for a class are not the reader's own
      if (store.state.first) return;
      if (remember) localStorage.setItem(NAME, JSON.stringify({ theme, keys, layers, large }));
      else if (localStorage.getItem(NAME) !== null) localStorage.removeItem(NAME);
    } catch {
      // nothing was asked for where storage is closed: there is nothing to say
      if (remember) store.update({ remember: false, notice: "This browser does not let the page remember anything." });
    }
  });
}
