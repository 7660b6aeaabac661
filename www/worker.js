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
    const report = await light.analyze(text, options);
    return { report, ms: performance.now() - start, outside: outside() };
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
