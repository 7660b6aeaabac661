/** A report that this page exported, with the work on it. In: its bytes. Out: the article as it was, its corrections and notes checked. */
import { workFrom } from "../work-file.js";
import { Refusal } from "./refusal.js";

/** @type {import("./types").FormatReader} */
export async function read({ bytes, bounds }) {
  bounds.text(bytes.length);
  let found;
  try {
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("was exported by Sourcelight and is cut short: export it again.");
  }
  const work = workFrom(found?.article);
  if (!work) throw new Refusal("holds the marks of an article without its words: open the article in Sourcelight and choose Export, Data.");
  return { kind: "report", blocks: [{ kind: "body", runs: [{ text: work.text }] }], details: {}, notes: [], work };
}
