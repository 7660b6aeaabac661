/**
 * The desk on which an article is read: wires all views but those of the first screen. In: the store and the reader, whatever
 * they have come to meanwhile. Out: what the first screen asks of it. It is fetched when the first screen is there.
 */
import { citation } from "../claims.js";
import { known } from "../details.js";
import { listen } from "../keyboard.js";
import { leisure } from "../once.js";
import { mountAdding } from "./adding.js";
import { mountAnnouncer } from "./announce.js";
import { ArticleView } from "./article.js";
import { Card } from "./card.js";
import { copy } from "../copy.js";
import { mountEditor } from "./editor.js";
import { mountExport } from "./export-menu.js";
import { mountFind } from "./find.js";
import { mountHand } from "./hand.js";
import { mountHelp } from "./help.js";
import { InspectorView } from "./inspector.js";
import { mountLater } from "./later.js";
import { mountLayers } from "./layers.js";
import { MarginView } from "./margin.js";
import { mountReadFirst } from "./read-first.js";
import { mountPicked } from "./picked.js";
import { Places } from "./places.js";
import { RibbonView } from "./ribbon.js";
import { watchSelection } from "./selection.js";
import { mountWhy } from "./why-card.js";

/** @param {import("../store.js").Store} store @param {import("../reader.js").Reader} reader @param {() => Promise<import("../types").Article[]>} kept the articles of the library */
export async function mountDesk(store, reader, kept) {
  // while nothing is read there is time for keys that are pressed meanwhile
  const breath = async () => { if (store.state.view === "start") await leisure(); };
  mountEditor(store, reader);
  const article = new ArticleView(store, reader);
  const places = new Places(store, article);
  mountLayers(store, places);
  const margin = new MarginView(store, article);
  const ribbon = new RibbonView(store, places, margin);
  await breath();
  const inspector = new InspectorView(store, places);
  const card = new Card(store, article);
  mountReadFirst(store);
  card.onplace = (start, end) => places.show(start, end);
  const later = mountLater(store, reader, places, card, kept);
  const acts = { add: mountAdding(store, reader, card), why: mountWhy(store, reader, card), word: later.word, copy: copySpan };
  /** @param {{start: number, end: number}} span */
  async function copySpan(span) {
    const { reading, article: text } = store.state;
    if (!reading || !text) return;
    const done = await copy(citation(reading, span, known(text, reading.report).address));
    store.update({ notice: done ? "Copied with its source and place." : "This browser did not let the page copy. Press Ctrl+C." });
  }
  article.onmark = acts.why;
  const picked = mountPicked(store, article, acts);
  watchSelection(article, [ribbon, inspector, picked]);
  await breath();
  mountHand(store, reader, places);
  mountAnnouncer(store);
  const help = mountHelp(store);
  listen(store, places, picked, acts, { help, exports: mountExport(store, reader), find: mountFind(store, article, places) });
  return { help, many: later.many };
}
