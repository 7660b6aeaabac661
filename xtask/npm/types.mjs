/** What a project with strict types sees of the package; nothing of this is run. */
import { Sourcelight } from "sourcelight";

/** @param {string} text @returns {Promise<string[]>} */
export async function cues(text) {
  const light = await Sourcelight.load();
  const report = await light.analyze(text, { date: "2025-10-14", links: [[0, 4]] });
  // @ts-expect-error a date is a string
  light.analyze(text, { date: 2025 });
  return report.attributions.flatMap(({ cue }) => cue.map(([start, end]) => text.slice(start, end)));
}
