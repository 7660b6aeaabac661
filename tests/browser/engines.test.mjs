/** The core journeys in Firefox and WebKit: on the site, what goes wrong on a host that fails, and the first of them on the page of one file opened from the disk. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as drive from "./engines.mjs";
import { FAULTS } from "./faults.mjs";
import { faulty } from "./fault-server.mjs";
import { ROADS, TOOLS } from "./roads.mjs";

const { SOURCELIGHT_URL: site, SOURCELIGHT_FILE: file, FIREFOX, WEBKIT_DRIVER } = process.env;
if (!site || !file) throw new Error("run these with: cargo xtask test browser");

/** The journeys of the page of one file: reading files, comparing, making a file. */
const OF_ONE_FILE = /files of three kinds|compared|leave as a file/;
/** What the page says of its requests when a journey is over. */
const ASKED = `return { outside: one("#requests-foot").textContent,
  asked: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && !/^(?:blob|data|file):/.test(name)) };`;

const engines = { Firefox: FIREFOX && (() => drive.firefox(FIREFOX)), WebKit: WEBKIT_DRIVER && (() => drive.webkit(WEBKIT_DRIVER)) };

for (const [name, start] of Object.entries(engines)) {
  test(name, { timeout: 3_600_000, skip: start ? false : "it is not on this machine" }, async (group) => {
    const engine = await /** @type {() => Promise<drive.Engine>} */ (start)();
    /** @param {string} what @param {string} address @param {string} program */
    const walk = (what, address, program) => group.test(`${what}, in ${name}`, { timeout: 900_000 }, async () => {
      await engine.open(address);
      const { outside, asked } = await engine.run(`${TOOLS}${program}\n${ASKED}`);
      assert.equal(outside, "0");
      assert.deepEqual(asked, []);
    });
    try {
      for (const [what, program] of ROADS) await walk(what, site, program);
      for (const { name: what, program, before } of FAULTS) {
        const host = await faulty(site, (path, bytes) => (path === "/service-worker.js" ? Buffer.from("throw 'none here'") : bytes));
        if (before) host.fail(before[0], before[1]);
        await walk(what, host.address, program);
        host.close();
      }
      for (const [what, program] of ROADS) if (OF_ONE_FILE.test(what)) await walk(`the page of one file: ${what}`, pathToFileURL(file).href, program);
      await walk("a lesson is on a page of its own", `${site}lesson.html`, `if (!/On whose word/.test(one("h1").textContent)) throw new Error("another page"); return { outside: "0", asked: [] };`);
    } finally {
      await engine.close();
    }
  });
}
