/** When a worker counts as gone, where no lock tells: by beats without an answer, in a clock of the test's own. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Watch } from "../../www/watch.js";

/** How many seconds it takes until a worker counts as gone that says something and then nothing more. @param {(watch: Watch) => void} say */
function patience(say, most = 4000) {
  mock.timers.enable({ apis: ["setInterval"] });
  try {
    let gone = false;
    const watch = new Watch(() => {}, () => { gone = true; });
    watch.begin();
    watch.wait();
    say(watch);
    for (let second = 0.5; second < most; second += 0.5) {
      mock.timers.tick(500);
      if (gone) return second;
    }
    return Infinity;
  } finally {
    mock.timers.reset();
  }
}

test("a worker that falls silent is given up, later while its script is fetched or it works on a long text", () => {
  const idle = patience((watch) => watch.heard(null, true));
  const making = patience((watch) => watch.heard(null, false));
  const fetching = patience(() => {});
  const short = patience((watch) => watch.heard(3000, true));
  const long = patience((watch) => watch.heard(5_000_000, true));
  assert.ok(10 < idle && idle < 30 && 60 < making && making < 180, `${[idle, making]}`);
  assert.ok(making < fetching && making < short && short < long && long < Infinity, `${[idle, fetching, short, long]}`);
});

test("a worker that answers, and one that nobody waits for, is never given up", () => {
  assert.equal(patience((watch) => watch.rest()), Infinity);
  mock.timers.enable({ apis: ["setInterval"] });
  try {
    const watch = new Watch(() => watch.heard(null, true), () => assert.fail("it answered"));
    watch.begin();
    watch.wait();
    for (let second = 0; second < 4000; second++) mock.timers.tick(1000);
  } finally {
    mock.timers.reset();
  }
});
