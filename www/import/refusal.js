/** Why a file is not read: an error whose message is one sentence for the reader. Knows no format. */

/** A file that is not read. The message goes on after the file's name: "is protected by a password: …". */
export class Refusal extends Error {
  /** @override */ name = "Refusal";
}

/** Stops where the reader has cancelled. @param {AbortSignal} signal */
export function goOn(signal) {
  if (signal.aborted) throw new DOMException("cancelled", "AbortError");
}

/** Lets the browser draw and the reader cancel, between two pieces of slow work. @param {AbortSignal} signal */
export async function breathe(signal) {
  await new Promise((resolve) => setTimeout(resolve));
  goOn(signal);
}
