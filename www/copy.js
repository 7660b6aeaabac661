/** Puts words on the clipboard. @param {string} words @returns {Promise<boolean>} whether the browser let it be done */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false; // it needs the reader's leave, or a page with a host
  }
}
