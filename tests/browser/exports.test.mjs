/** Files that leave the page: the same rows as the command line's, what was changed by hand in each, links that find their passages. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { example, journey, paste, read } from "./rig.mjs";

const { SOURCELIGHT_BINARY } = process.env;

/**
 * Presses a button of the dialog; gives the file's text. It is taken where it is handed over: browsers ask before a page saves many.
 * @param {import("playwright-core").Page} page @param {string} id
 */
const file = (page, id) => page.evaluate((id) => new Promise((done, fail) => {
  const [old, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  HTMLAnchorElement.prototype.click = () => {};
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = old;
    /** @type {Blob} */ (blob).text().then((text) => {
      HTMLAnchorElement.prototype.click = click;
      done(text.replace(/^\ufeff/, ""));
    }, fail);
    return old.call(URL, blob);
  };
  document.getElementById(id)?.click();
}), id);

/** @param {import("playwright-core").Page} page */
async function more(page) {
  await page.click("#export");
  await page.click("#export-more");
  await page.locator("#more[open]").waitFor();
}

/** Rows of a table with tabs. @param {string} text */
const rows = (text) => text.replace(/\n$/, "").split("\n").map((line) => line.split("\t"));

/** Some columns of a table. @param {string[][]} table @param {string[]} names */
const columns = ([head, ...body], names) => body.map((row) => names.map((name) => {
  assert.ok(head.includes(name), `${name} in ${head}`);
  return row[head.indexOf(name)];
}));

/** What the command line prints of a text. @param {string} text @param {string[]} options */
async function printed(text, ...options) {
  const folder = await mkdtemp(join(tmpdir(), "sourcelight-exports-"));
  try {
    await writeFile(join(folder, "a.txt"), text);
    const { stdout } = await promisify(execFile)(SOURCELIGHT_BINARY ?? "", ["analyze", ...options, "a.txt"], { cwd: folder, maxBuffer: 1 << 26 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A table of the command line, as rows. @param {string} csv */
const cells = (csv) => csv.trimEnd().split("\r\n").map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));

/** An invented article with an accusation, a link, a sum that does not add up, loaded words and letters beyond the first plane. */
const STORY = `Weir at Lenn leaks, engineer says 🌊

“The weir has leaked since May, and nobody told us,” Ana Orsel, the county's engineer, said on Monday.

The firm Brel and Lind didn't check the gates, according to Ms Orsel. Brel and Lind denied that it had been careless and said the slashing of its budget was to blame. Prosecutors accused Nils Aune, the firm's head, of fraud. Aune denied the charge.

The gates were built on Sunday, 16 August 2008. Of the 40 gates, 12 are new and 30 are old, a report on https://weir.example/report says. Some residents may leave, the mayor, Tor Vik, told the Courier.`;

journey("brat, CoNLL-U, schema.org and the tables hold what the command line prints", async (page) => {
  await paste(page, "body", STORY);
  await read(page);
  await more(page);
  assert.equal(await file(page, "more-txt"), STORY);
  assert.equal(await file(page, "more-ann"), await printed(STORY, "--format", "brat"));
  const ours = (/** @type {string} */ text) => text.replace(/^# (?:newdoc id|sent_id) = .*$/gm, (line) => (line.includes("newdoc") ? "# newdoc" : "")).replace(/\n\n(?=# text)/g, "\n").replace(/\n{2,}/g, "\n\n");
  assert.equal(ours(await file(page, "more-conllu")).replace(/\n\n/g, "\n"), ours(await printed(STORY, "--format", "conllu")).replace(/\n\n/g, "\n"));
  const graph = (/** @type {string} */ text) => JSON.parse(text)["@graph"].map((/** @type {any} */ { identifier, ...row }) => row);
  const address = ["--url", "https://weir.example/report"]; // the page takes the first address in the text for the article's
  assert.deepEqual(graph(await file(page, "more-schema")), graph(await printed(STORY, "--format", "schemaorg", ...address)));
  for (const [id, table, names] of /** @type {[string, string, string[]][]} */ ([
    ["claims", "claims", ["start", "end", "certainty", "flags", "sources", "text"]],
    ["accusations", "accusations", ["accused", "by", "answer", "replies", "responses", "words"]],
    ["links", "references", ["kind", "start", "end", "text", "host", "site", "claims"]],
    ["contradictions", "consistency", ["kind", "why", "evidence"]],
  ])) {
    const made = columns(rows(await file(page, `more-${id}-tsv`)), names);
    assert.deepEqual(made, columns(cells(await printed(STORY, "--format", "csv", "--table", table)), names), id);
    assert.ok(made.length, `${id} has rows`);
  }
  const wording = rows(await file(page, "more-wording-by-voice-tsv"));
  const signals = columns(cells(await printed(STORY, "--format", "csv", "--table", "signals")), ["kind", "start", "end", "text", "quoted", "why"]);
  assert.deepEqual(columns(wording, ["kind", "start", "end", "text", "quoted", "why"]), signals.sort((a, b) => Number(a[1]) - Number(b[1])));
  assert.ok(columns(wording, ["who"]).some(([who]) => who !== "writer"), "somebody else's words are in somebody else's voice");
  const statistics = rows(await file(page, "more-statistics-tsv"));
  assert.ok(statistics.length > 20 && statistics.every((row) => row.length === 4));
}, SOURCELIGHT_BINARY ? {} : { mayFail: /./ });

journey("every file says what was changed by hand", async (page) => {
  await paste(page, "body", STORY);
  await read(page);
  await page.locator("#section-who .why").first().click();
  await page.getByRole("button", { name: "Drop this passage" }).click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  await page.keyboard.press("Escape");
  await more(page);
  assert.match(await page.locator("#more").innerText(), /Every file says what you changed\. Changed by hand: 1 passage dropped/);
  const ids = await page.locator("#more button[id]").evaluateAll((buttons) => buttons.map(({ id }) => id));
  assert.ok(ids.length >= 26, `${ids}`);
  for (const id of ids.filter((id) => !/-(?:txt|png)$/.test(id))) {
    const text = await file(page, id);
    const empty = /-(?:csv|tsv)$/.test(id) && text.trim().split("\n").length === 1;
    assert.match(text, empty ? /changed_by_hand/ : /1 passage dropped/, id);
  }
});

journey("the ribbon leaves as a picture of what is shown", async (page) => {
  await paste(page, "body", await example("bridge"));
  await read(page);
  const shown = await page.locator("#ribbon-bar .part i").count();
  await more(page);
  const svg = await file(page, "more-ribbon-svg");
  assert.equal(svg.match(/<path d="M[\d. -]+h[\d.]+v[\d.]+h-[\d.]+z"/g)?.length, shown);
  assert.match(svg, /<title>Larrow Bridge[^<]*<\/title>/);
  assert.doesNotMatch(svg, /<script|href|onload|NaN|undefined/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#more-ribbon-png")]);
  const png = await readFile(await download.path());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const [, width] = /width="(\d+)"/.exec(svg) ?? [];
  assert.equal(png.readUInt32BE(16), 2 * Number(width));
  assert.match(download.suggestedFilename(), /^larrow-bridge.*\.ribbon\.png$/);
});

journey("links into an article find their passages, over paragraphs too", async (page) => {
  const paragraphs = ["Weir at Lenn leaks", "By Ida Roth", "Rain fell for a week.", "“The weir has leaked since May, and nobody told us,” Ana Orsel, the county's engineer, said on Monday.",
    "“We looked at every gate, at every hinge and at all of the bolts that hold them in their frames.", "“Then we looked again,” she said.", "“I saw nothing,” Tor Vik said."];
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(`<!doctype html><title>Weir</title>${paragraphs.map((text) => `<p style="margin:0 0 1500px">${text}</p>`).join("")}`));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const address = `http://127.0.0.1:${port}/weir`;
  try {
    await page.setInputFiles("#file", { name: "weir.html", mimeType: "text/html", buffer: Buffer.from(`<!doctype html><link rel="canonical" href="${address}"><title>Weir</title>${paragraphs.map((text, n) => (n ? `<p>${text}</p>` : `<h1>${text}</h1>`)).join("")}`) });
    await read(page);
    await more(page);
    const graph = JSON.parse(await file(page, "more-schema"))["@graph"];
    const quotations = graph.filter((/** @type {any} */ row) => row["@type"] === "Quotation");
    assert.ok(quotations.length >= 3, JSON.stringify(quotations));
    for (const { url, text } of quotations) {
      assert.ok(url.startsWith(`${address}#:~:text=`), url);
      await page.goto("about:blank");
      await page.goto(url);
      const [first] = text.split(/ … |\n/);
      await page.waitForFunction((words) => {
        const at = [...document.querySelectorAll("p")].find((p) => p.textContent?.includes(words));
        const box = at?.getBoundingClientRect();
        return box && box.top >= 0 && box.bottom <= innerHeight;
      }, first.split(" ").slice(0, 5).join(" "));
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, { mayTry: /^http:\/\/127\.0\.0\.1:\d+\/(?:weir|favicon\.ico)/, mayFail: /favicon/ });
