/**
 * The page as an installed program: works without a connection after the first visit, says when a newer version is ready,
 * opens files and takes what other programs share. In: the doors. Out: articles through the doors, a notice about versions.
 * Where a page has no service worker (one file, private windows) nothing of it happens and nothing is missing.
 */
import { blessed, SERVICE } from "./module-worker.js";
import { drawn } from "./once.js";

/** How long after the engine is there all files are kept for later: on a slow line they would hold up the first reading. */
const REST = 1500;

/** @typedef {{open: (files: File[]) => void, words: (text: string, label: string) => void, say: (sentence: string) => void}} Doors */

/**
 * @param {Doors} doors @param {(update: () => void) => void} onupdate is told when a newer version waits, with what starts it
 * @param {() => Promise<unknown>} engine is waited for before the files that nobody has asked for are fetched
 */
export function install(doors, onupdate, engine) {
  const queue = /** @type {any} */ (globalThis).launchQueue;
  queue?.setConsumer(async (/** @type {{files: {getFile(): Promise<File>}[]}} */ { files }) => {
    const list = await Promise.all(files.map((handle) => handle.getFile()));
    if (list.length) doors.open(list);
  });
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return;
  if (new URLSearchParams(location.search).has("shared")) takeShared(doors);
  // which version this page is: one that is open keeps what it was made of, though another window loads a newer one
  const greet = () => navigator.serviceWorker.controller?.postMessage({ script: import.meta.url });
  greet();
  navigator.serviceWorker.addEventListener("message", ({ data }) => { if (data === "who") greet(); });
  // a new version has taken over because the reader asked for it
  let asked = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => (asked ? location.reload() : greet()));
  const start = async () => {
    try {
      const registration = await navigator.serviceWorker.register(blessed(SERVICE), { updateViaCache: "none" });
      const offer = () => {
        const { waiting } = registration;
        if (waiting && navigator.serviceWorker.controller) onupdate(() => {
          // another window may have loaded it meanwhile
          if (waiting.state !== "installed") return location.reload();
          asked = true;
          waiting.postMessage("activate");
        });
      };
      offer();
      registration.addEventListener("updatefound", () => {
        const next = registration.installing;
        next?.addEventListener("statechange", () => next.state === "installed" && offer());
      });
    } catch {
      // the browser keeps nothing for this page: it works while there is a connection
    }
  };
  drawn().then(engine).then(() => setTimeout(start, REST));
}

/** Asks the service worker for what was shared with the program. @param {Doors} doors */
async function takeShared(doors) {
  history.replaceState(history.state, "", location.pathname);
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data); });
  active?.postMessage("shared", [port2]);
  /** @type {{title: string, text: string, url: string, files: File[]} | "refused" | null} */ const shared = await answer;
  if (shared === "refused") return doors.say("A website tried to open a text here. Only programs on this device can share one: it was not taken.");
  if (!shared) return doors.say("What was shared is gone. Share it again, or paste it here.");
  const text = shared.text.trim();
  if (shared.files.length) doors.open(shared.files);
  else if (/\s/.test(text)) doors.words(shared.title && !text.startsWith(shared.title) ? `${shared.title}\n\n${text}` : text, "Shared text");
  else doors.say("Only an address was shared, and this page fetches nothing from anywhere. Select the article there, copy it and paste it here.");
}
