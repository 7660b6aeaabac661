/** Wires the store, the engine and the first screen; the views of a reading follow once that is there. No logic of its own. */
import { Client } from "./client.js";
import { byId } from "./dom.js";
import { standsAlone } from "./guard.js";
import { install } from "./installed.js";
import { inExtension } from "./module-worker.js";
import { drawn, painted, part } from "./once.js";
import { Reader } from "./reader.js";
import { keepRules, keepSettings } from "./settings.js";
import { afterReload, keepOverReload } from "./session.js";
import { Store } from "./store.js";
import { deskOf } from "./views/ahead.js";
import { mountDoors } from "./views/doors.js";
import { mountLeaving } from "./views/leaving.js";
import { mountPlainText } from "./views/plain-text.js";
import { mountShelf } from "./views/shelf.js";
import { mountShell } from "./views/shell.js";
import { mountStart } from "./views/start.js";
import { mountStatus } from "./views/status.js";
import { offerUpdate } from "./views/update.js";

/** Exported for those who look at the page from outside, as the journeys do. */
export const store = new Store();
const reader = new Reader(store, new Client());
const views = part(() => import("./views/desk.js"), () => import.meta.resolve("./views/desk.js"));
const tabs = part(() => import("./import/tab.js"), () => import.meta.resolve("./import/tab.js"));

if (standsAlone()) start();

function start() {
  mountShell(store, reader);
  mountPlainText(store, reader);
  mountStart(store, reader);
  mountStatus(store, reader);
  keepSettings(store);
  keepRules(store);
  keepOverReload(() => (store.state.view === "start" ? null : store.state.article));
  const before = afterReload();
  if (before) reader.open(before);
  // what nobody can ask for before the first screen is drawn
  painted().then(() => {
    const kept = mountShelf(store, reader);
    mountLeaving(store, kept.holds);
    const desk = deskOf(store, async () => (await views()).mountDesk(store, reader, kept.articles));
    byId("help-open").addEventListener("click", async () => (await desk())?.help());
    const doors = mountDoors(store, reader, async (files, refused) => (await desk())?.many(files, refused));
    install(doors, offerUpdate, () => reader.there());
    if (inExtension()) openTab(doors);
  });
  // the first screen and its letters come before the engine
  drawn().then(() => reader.warm());
}

/** In the extension: reads the tab whose button was clicked. @param {ReturnType<typeof mountDoors>} doors */
async function openTab(doors) {
  const { search, pathname } = location;
  const { tabIn, takeTab } = await tabs();
  const tab = tabIn(search);
  if (tab === null) return;
  // once: whoever reloads the reader finds it empty, as the page is
  history.replaceState(history.state, "", pathname);
  doors.page(() => takeTab(tab));
}
