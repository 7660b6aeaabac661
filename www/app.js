/** Wires the store, the engine and the views. No logic of its own. */
import { Client } from "./client.js";
import { listen } from "./keyboard.js";
import { Reader } from "./reader.js";
import { keepSettings } from "./settings.js";
import { Store } from "./store.js";
import { mountAnnouncer } from "./views/announce.js";
import { ArticleView } from "./views/article.js";
import { mountEditor } from "./views/editor.js";
import { mountExport } from "./views/export-menu.js";
import { mountHelp } from "./views/help.js";
import { InspectorView } from "./views/inspector.js";
import { mountLayers } from "./views/layers.js";
import { MarginView } from "./views/margin.js";
import { Places } from "./views/places.js";
import { RibbonView } from "./views/ribbon.js";
import { watchSelection } from "./views/selection.js";
import { mountShell } from "./views/shell.js";
import { mountStart } from "./views/start.js";
import { mountStatus } from "./views/status.js";

const store = new Store();
const reader = new Reader(store, new Client());

keepSettings(store);
mountShell(store, reader);
mountStart(store, reader);
mountLayers(store);
mountEditor(store, reader);
const article = new ArticleView(store, reader);
const places = new Places(store, article);
const margin = new MarginView(store, article);
const ribbon = new RibbonView(store, places, margin);
const inspector = new InspectorView(store, places);
watchSelection(article, [ribbon, inspector]);
mountStatus(store, reader);
mountAnnouncer(store);
listen(store, places, { help: mountHelp(store), exports: mountExport(store) });
reader.warm();
