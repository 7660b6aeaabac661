/** The core journey in Firefox and WebKit: on the site, and on the page of one file opened from the disk. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as drive from "./engines.mjs";
import * as make from "./fixtures.mjs";

const { SOURCELIGHT_URL: site, SOURCELIGHT_FILE: file, FIREFOX, WEBKIT_DRIVER } = process.env;

/** What is done in the page: an example is read, then files of three kinds. */
const JOURNEY = `
const until = async (what, test) => {
  for (let left = 600; left; left--) {
    const value = test();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("waited in vain for " + what + ": " + document.querySelector("#status")?.textContent);
};
const root = document.documentElement;
const ready = () => root.dataset.phase === "ready" && root.dataset.view === "read";
(await until("the examples", () => document.querySelector(".example"))).click();
await until("the first reading", ready);
const out = { headline: document.querySelector("#headline").textContent, lines: document.querySelectorAll("#article .line").length, sources: document.querySelectorAll("#article .src").length, files: [] };
for (const [name, content, headline] of FILES) {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
  const input = document.querySelector("#file");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await until(name, () => ready() && document.querySelector("#headline").textContent === headline);
  out.files.push(name);
}
out.outside = document.querySelector("#requests-foot").textContent;
out.asked = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && !/^(?:blob|data|file):/.test(name));
return out;`;

const FILES = [
  ["sluice.pdf", make.story(), "Sluice at Osk to be rebuilt"],
  ["ferry.docx", make.docx(), "Ferry to Quell Sound stops for a week"],
  ["weir.rtf", make.rtf(), "The weir at Lenn"],
].map(([name, content, headline]) => [name, Buffer.from(content).toString("base64"), headline]);

const places = { "the site": site, "the page of one file": file && pathToFileURL(file).href };
const engines = { Firefox: FIREFOX && (() => drive.firefox(FIREFOX)), WebKit: WEBKIT_DRIVER && (() => drive.webkit(WEBKIT_DRIVER)) };

for (const [name, start] of Object.entries(engines)) {
  if (!start) {
    console.log(`${name} is not on this machine and could not be installed: its journeys were left out.`);
    continue;
  }
  for (const [place, address] of Object.entries(places)) {
    if (!address) throw new Error("run these with: cargo xtask test browser");
    test(`the core journey in ${name}, on ${place}`, { timeout: 240_000 }, async () => {
      const engine = await start();
      try {
        await engine.open(address);
        const { headline, lines, sources, files, outside, asked } = await engine.run(`const FILES = ${JSON.stringify(FILES)};${JOURNEY}`);
        assert.match(headline, /Larrow Bridge/);
        assert.ok(lines > 10 && sources > 4, `${lines} sentences, ${sources} sources`);
        assert.deepEqual(files, FILES.map(([file]) => file));
        assert.equal(outside, "0");
        assert.deepEqual(asked, []);
      } finally {
        await engine.close();
      }
    });
  }
}
