/**
 * The engine's side of the bridge: owns the WASM module. In: {id, action, …}. Out: always one answer,
 * {id, ok} or {id, error}. An answer with `fatal` says that this worker is spent and wants replacing.
 */
import { Sourcelight } from "./sourcelight.js";

/** @type {Promise<Sourcelight> | null} */
let loading = null;

/** Files this worker fetched from elsewhere (the page's own count cannot see a worker's). */
function outside() {
  const files = performance.getEntriesByType("resource");
  return files.filter(({ name }) => /^https?:/.test(name) && new URL(name).origin !== self.location.origin).length;
}

/**
 * The tokens of the text they were asked for last: they are many, so a report goes without and a sentence's are handed
 * over when somebody looks at it. @type {{text: string, tokens: import("./types").Token[]} | null}
 */
let grammar = null;

/** @param {string} text */
async function tokensOf(text) {
  if (grammar?.text === text) return grammar.tokens;
  loading ??= Sourcelight.load();
  const light = await loading;
  const { tokens = [] } = await light.analyze(text, { tokens: true });
  grammar = { text, tokens };
  return tokens;
}

/** @type {Record<string, (message: any) => Promise<unknown>>} */
const ACTIONS = {
  async load() {
    loading ??= Sourcelight.load();
    await loading;
    return { outside: outside() };
  },
  async analyze({ text, options }) {
    loading ??= Sourcelight.load();
    const light = await loading;
    const start = performance.now();
    const json = await light.analyzeJson(text, options);
    return { json, ms: performance.now() - start, outside: outside() };
  },
  async study({ text, question }) {
    loading ??= Sourcelight.load();
    return (await loading).study(text, question);
  },
  async compare({ a, b, sides }) {
    loading ??= Sourcelight.load();
    return (await loading).compare(a, b, sides);
  },
  /** The tokens of every sentence that a stretch touches; heads count within the answer. */
  async words({ text, start, end }) {
    const tokens = await tokensOf(text);
    const touched = new Set(tokens.filter((token) => token.start < end && token.end > start).map(({ sentence }) => sentence));
    const first = tokens.findIndex(({ sentence }) => touched.has(sentence));
    return tokens.filter(({ sentence }) => touched.has(sentence)).map((token) => ({ ...token, head: token.head < 0 ? -1 : token.head - first }));
  },
};

/** @param {unknown} error */
function describe(error) {
  const known = error instanceof Error ? error : new Error(String(error));
  // a trap leaves the instance in an unknown state
  const fatal = known instanceof WebAssembly.RuntimeError || known instanceof RangeError;
  return { kind: known.name === "InputError" ? "input" : fatal ? "crash" : "engine", message: known.message, fatal };
}

self.addEventListener("message", async ({ data }) => {
  const { id, action } = data;
  try {
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : null;
    if (!run) throw new Error(`no such action: ${action}`);
    self.postMessage({ id, ok: await run(data) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
});
