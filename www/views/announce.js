/** Says aloud what the keys did: the sentence come to, the light put on a source or out. For those who hear the page. */
import { byId } from "../dom.js";
import { count } from "../format.js";
import { spoken } from "./readout.js";

/** @param {import("../store.js").Store} store */
export function mountAnnouncer(store) {
  const place = byId("spoken");
  store.subscribe((state) => state.at, (at, { reading }) => {
    const line = reading?.lines[at];
    if (line && reading) place.textContent = `${spoken(reading, line)}. ${reading.text.slice(line.start, line.end)}`;
  });
  let was = -1;
  store.subscribe((state) => state.lit, (lit, { reading }) => {
    const speaker = reading?.speakers[lit];
    if (speaker) place.textContent = `Highlighted: ${speaker.name}, ${count(speaker.passages.length, "passage")}, ${speaker.shown} of the words`;
    else if (was >= 0 && reading) place.textContent = "The highlight is cleared";
    was = lit;
  });
}
