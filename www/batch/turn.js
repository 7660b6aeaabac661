/** Long work in turns, so that the page answers meanwhile. Knows nothing of the work. */

/** So long it works before others have a turn, in milliseconds. */
const TURN = 12;

/** @returns {() => Promise<void> | undefined} waits where it is others’ turn */
export function turns() {
  let due = performance.now() + TURN;
  return () => {
    if (performance.now() < due) return;
    return new Promise((done) => { setTimeout(() => { due = performance.now() + TURN; done(); }); });
  };
}
