/** The status line, the request counters, the way back to the earlier article. In: the state. Out: short sentences. */
import { byId } from "../dom.js";
import { count, number } from "../format.js";
import { languageName } from "../labels.js";

/** @param {import("../types").State} state */
function sentence({ phase, notice, error, reading, ms, view, editing }) {
  if (phase === "failed") return error;
  if (notice) return notice;
  if (phase === "loading") return "Loading the engine.";
  if (phase === "analyzing") return "Reading.";
  if (view === "start") return "Ready. Nothing has been read.";
  if (view !== "read" || !reading) return "Ready.";
  const time = ms < 1 ? "under a millisecond" : `${number(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))} ms`;
  const words = count(reading.report.statistics.words ?? reading.words, "word");
  return `${editing ? "Following: " : "Analysed "}${words} in ${time}, on this machine`;
}

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader */
export function mountStatus(store, reader) {
  const line = byId("status");
  const back = byId("bring-back");
  back.addEventListener("click", () => reader.bringBack());
  const again = byId("try-again");
  again.addEventListener("click", () => {
    reader.again();
    // the button goes, and must not take the focus with it
    byId(store.state.view === "start" ? "paste" : "article").focus({ preventScroll: true });
  });
  addEventListener("online", () => { if (store.state.missing) reader.again(); });
  store.subscribe((state) => [state.missing, state.stopped], () => {
    const { missing, stopped } = store.state;
    again.hidden = !missing && !stopped;
    again.textContent = stopped ? "Read it" : "Try again";
  });
  store.subscribe((state) => sentence(state), (text) => { line.textContent = text; });
  store.subscribe((state) => state.phase, (phase) => {
    byId("lamp").className = `lamp ${phase === "failed" ? "off" : phase === "loading" || phase === "analyzing" ? "busy" : ""}`;
    document.documentElement.dataset.phase = phase;
  });
  store.subscribe((state) => state.earlier, (earlier) => { back.hidden = !earlier; });
  store.subscribe((state) => state.reading?.report.language, (language) => {
    byId("language").hidden = !language;
    byId("language").textContent = language ? languageName(language) : "";
  });
  store.subscribe((state) => state.reading?.report.notice ?? "", (notice) => {
    byId("report-notice").hidden = !notice;
    byId("report-notice").textContent = notice;
  });
  store.subscribe((state) => state.outside, (outside) => {
    for (const id of ["requests", "requests-foot"]) byId(id).textContent = String(outside);
  });
  countRequests(store);
}

/** Counts what this page fetches from anyone but its own address; the worker tells of its own. @param {import("../store.js").Store} store */
function countRequests(store) {
  const add = (/** @type {number} */ more) => more && store.update({ outside: store.state.outside + more });
  const outside = ({ name = "" }) => /^https?:/.test(name) && new URL(name).origin !== location.origin;
  new PerformanceObserver((list) => add(list.getEntries().filter(outside).length)).observe({ type: "resource", buffered: true });
}
