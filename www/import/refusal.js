/** Why a file is not read: an error whose message is one sentence for the reader. Knows no format. */

/** A file that is not read. The message goes on after the file's name: "is protected by a password: …". */
export class Refusal extends Error {
  /** @override */ name = "Refusal";
}

/** Bytes as people write them. @param {number} bytes */
export const megabytes = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
