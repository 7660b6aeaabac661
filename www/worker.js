/**
 * The engine's side of the bridge: owns the WASM module. In: {id, action, …}. Out: always one answer,
 * {id, ok} or {id, error}; before it, of a long text, {counted}. An answer with `fatal` says that this worker is spent and wants
 * replacing. {beat} says that it lives: false where nothing keeps it from answering, true before it works on a text and answers
 * nothing meanwhile.
 */
import { once } from "./once.js";
import { Sourcelight } from "./sourcelight.js";

/** A text of so many characters is counted before it is read: that takes a small part of the time. */
const LONG = 20_000;

/** How often it is told how much has come, in milliseconds. */
const PACE = 200;

/** Fetches as before, and tells the page how many bytes have come. */
function countFetched() {
  const fetched = self.fetch.bind(self);
  let bytes = 0;
  let told = 0;
  self.fetch = async (...asked) => {
    const answer = await fetched(...asked);
    // code is compiled as it comes and kept compiled by the browser only where it comes as it was fetched
    if (!answer.ok || !answer.body || answer.headers.get("content-type") === "application/wasm") return answer;
    const counted = answer.body.pipeThrough(new TransformStream({ transform(chunk, next) {
      bytes += chunk.byteLength;
      if (performance.now() - told > PACE) {
        told = performance.now();
        self.postMessage({ fetched: bytes });
      }
      next.enqueue(chunk);
    } }));
    return new Response(counted, { status: answer.status, headers: answer.headers });
  };
  return () => { self.fetch = fetched; };
}

/** What failed to be fetched is fetched again when it is asked for next. */
const engine = once(() => {
  const done = countFetched();
  return Sourcelight.load().finally(done).catch((error) => {
    throw Object.assign(new Error(String(error?.message ?? error)), { name: "LoadError", address: new URL("./pkg/english.model", import.meta.url).href });
  });
});

/** The engine, about to work. */
async function ready() {
  const light = await engine();
  self.postMessage({ beat: true });
  return light;
}

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
  const { tokens = [] } = await (await ready()).analyze(text, { tokens: true });
  grammar = { text, tokens };
  return tokens;
}

/** @type {Record<string, (message: any) => Promise<unknown>>} */
const ACTIONS = {
  async load() {
    await engine();
    return { outside: outside() };
  },
  async analyze({ text, options, steps }) {
    const light = await ready();
    if (steps && text.length > LONG) {
      const [{ words, inputs, reading_seconds: seconds }] = await light.measure(text, [[[0, text.length]]]);
      self.postMessage({ counted: { words, sentences: inputs.sentences, seconds, length: text.length } });
    }
    const start = performance.now();
    const json = await light.analyzeJson(text, options);
    return { json, ms: performance.now() - start, outside: outside() };
  },
  async study({ text, question }) {
    return (await ready()).study(text, question);
  },
  async compare({ a, b, sides }) {
    return (await ready()).compare(a, b, sides);
  },
  async rules() {
    return (await ready()).rules();
  },
  async measure({ text, parts }) {
    return (await ready()).measure(text, parts);
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
  const kind = known.name === "InputError" ? "input" : known.name === "LoadError" ? "load" : fatal ? "crash" : "engine";
  return { kind, message: known.message, fatal, ...("address" in known ? { address: known.address } : {}) };
}

/** Holds a lock as long as this worker lives. @param {string} name */
function hold(name) {
  const forever = () => new Promise(() => self.postMessage({ beat: false, holds: true }));
  // a page without a host may be given no locks: then it listens for the beat
  navigator.locks?.request(name, forever).catch(() => {});
}

self.addEventListener("message", async ({ data }) => {
  const { id, action } = data;
  if (action === "beat") return self.postMessage({ beat: false });
  if (action === "hold") return hold(data.lock);
  try {
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : null;
    if (!run) throw new Error(`no such action: ${action}`);
    self.postMessage({ id, ok: await run(data) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
});
