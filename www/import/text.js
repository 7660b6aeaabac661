/** Plain text: nothing is taken out of it and nothing is put in. */
import { decode, guessNote } from "./decode.js";
import { Refusal } from "./refusal.js";

/** @type {import("./types").FormatReader} */
export async function read({ bytes, bounds }) {
  const { text, guessed } = await decode(bytes);
  bounds.text(text.length);
  if (!text.trim()) throw new Refusal("is empty.");
  return { kind: "text", blocks: [{ kind: "body", runs: [{ text }] }], details: {}, notes: guessNote(guessed) };
}
