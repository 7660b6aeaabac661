/** The reading instrument: ribbon, light, selection, files that leave by the export menu, long articles, the way back. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { counted, example, journey, paste, read, status } from "./rig.mjs";
import { counter } from "./work.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} [name] */
async function open(page, name = "bridge") {
  await paste(page, "#paste", await example(name));
  await read(page);
}

journey("every word of the article is on the page, in order", async (page) => {
  for (const name of ["bridge", "lakeside", "release"]) {
    await page.goto(page.url());
    await open(page, name);
    const shown = await page.locator("#article").evaluate((article) => {
      const text = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      let words = "";
      while (text.nextNode()) if (!text.currentNode.parentElement?.closest(".kicker, .about")) words += text.currentNode.nodeValue;
      return words.replace(/\s+/g, "");
    });
    assert.equal(shown, (await example(name)).replace(/\s+/g, ""));
  }
});

journey("the light shows one source everywhere", async (page) => {
  await open(page);
  const first = page.locator(".source").first();
  const name = await first.locator(".name").evaluate((element) => element.firstChild?.nodeValue ?? "");
  await first.locator("> button").click();
  assert.equal(await first.locator("> button").getAttribute("aria-pressed"), "true");
  await counted(page.locator("#article .lit-con"), (n) => n > 0, "passages are lit");
  await counted(page.locator("#ribbon-bar .part.lit"), (n) => n > 0, "the ribbon is lit");
  assert.ok((await page.locator("#readout").innerText()).includes(name));
  assert.match(await page.locator("#spoken").innerText(), /^Highlighted: /);
  await page.locator("#article").focus();
  await page.keyboard.press("Escape");
  await counted(page.locator(".lit, .lit-con, .lit-src"), 0);
});

journey("a click in the ribbon goes to its sentence, a finding to its words", async (page) => {
  await open(page);
  await page.locator("#ribbon-bar .segment").last().click();
  await page.locator(".line.now").waitFor();
  assert.equal(await page.locator(".line.now").getAttribute("data-s"), await page.locator("#ribbon-bar .segment").last().getAttribute("data-i"));
  await page.locator(".line.now").evaluate((line) => new Promise((resolve) => new IntersectionObserver(([{ isIntersecting }], watch) => {
    if (isIntersecting) resolve(watch.disconnect());
  }).observe(line)));
  await page.locator("#section-figs h2 button").click();
  const figure = page.locator(".figure a").nth(4);
  await figure.click();
  const marked = await page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map(String).join());
  assert.equal(marked, await figure.innerText());
});

journey("notes beside the text keep apart, in any width and after each new layout", async (page) => {
  await open(page);
  for (const width of [1920, 1440, 1280, 1100, 1920]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const [notes, together] = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll("#margin .note:not(.nobody)")].map((note) => note.getBoundingClientRect());
      return [boxes.length, boxes.filter((a, i) => boxes.some((b, j) => i !== j && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length];
    });
    assert.ok(notes > 10, `only ${notes} notes`);
    assert.equal(together, 0, `${together} notes run into others in a window of ${width} px`);
  }
});

journey("a selection tells on whose word it stands", async (page) => {
  await open(page);
  await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector("#s4"))));
  await page.locator("#readout", { hasText: /words? selected/ }).waitFor();
  assert.match(await page.locator("#readout").innerText(), /on the word of /);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.locator("#readout", { hasText: "of the words rest on" }).waitFor();
});

journey("the findings leave as files", async (page) => {
  await open(page);
  const text = await example("bridge");
  /** @type {Record<string, string>} */
  const files = {};
  for (const end of ["json", "csv", "md"]) {
    await page.click("#export");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#export-${end}`)]);
    assert.match(download.suggestedFilename(), new RegExp(`^larrow-bridge-[a-z0-9-]+\\.sourcelight\\.${end}$`));
    files[end] = await readFile(await download.path(), "utf8");
  }
  const { schema, sentences, attributions } = JSON.parse(files.json);
  assert.equal(schema, "sourcelight-report/1");
  assert.equal([...text].slice(sentences[0].start, sentences[0].end).join(""), text.split("\n")[0]);
  assert.equal(files.csv.trimEnd().split("\r\n").length, attributions.length + 1);
  assert.ok(files.md.startsWith("# Larrow Bridge to stay shut"));
});

journey("a long article is laid out only where it is read", async (page) => {
  const text = `${await example("bridge")}\n\n`.repeat(25);
  await paste(page, "body", text);
  await read(page);
  assert.match(await status(page), /^Analysed 10,\d\d\d words/);
  const lines = await page.locator("#article .line").count();
  assert.ok(lines > 400);
  const notes = () => page.locator(".note:not(.away)").count();
  assert.ok(await notes() < 120, `${await notes()} notes are placed`);
  await page.locator("#ribbon-bar .segment").nth(120).evaluate((segment) => /** @type {HTMLElement} */ (segment).click());
  await page.waitForFunction(() => {
    const box = document.querySelector(".line.now")?.getBoundingClientRect();
    return box && box.top > 150 && box.bottom < innerHeight;
  });
  assert.ok(await notes() > 0 && await notes() < 120);
});

journey("a long article is typed into without its marks being made anew at every key", async (page) => {
  await paste(page, "body", `${await example("bridge")}\n\n`.repeat(25));
  await read(page);
  await page.click("#edit");
  const words = Number((await status(page)).match(/[\d,]+(?= words)/)?.[0].replace(",", ""));
  await page.locator("#article p").first().evaluate((paragraph) => { paragraph.dataset.old = ""; });
  await page.locator("#edit-text").evaluate((area) => /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(0, 0));
  await page.keyboard.type("Rain fell on Kesby, and it was cold, the mayor said. ");
  await page.locator("#status", { hasText: `Following: ${(words + 11).toLocaleString("en")} words` }).waitFor();
  await counted(page.locator("#article p[data-old]"), 1, "the hidden marks stay until they are looked at");
  await page.press("#edit-text", "Escape");
  await page.locator("#article", { hasText: "Rain fell on Kesby" }).waitFor();
  await counted(page.locator("#article p[data-old]"), 0);
});

journey("a key in 10,000 words costs little more than in a bare field", async (page) => {
  const text = `${await example("bridge")}\n\n`.repeat(25);
  const words = "Rain fell on Kesby, the mayor said. ";
  /** What a key alone costs: nothing answers it. @param {Page} page @param {string} field */
  const keys = async (page, field) => {
    await page.locator(field).evaluate((area) => /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(0, 0));
    await page.focus(field);
    const cost = await counter(page);
    return cost(words.length, (n) => page.keyboard.type(words[n]));
  };
  const desk = await page.context().newPage();
  await desk.setContent('<textarea style="width:40em;height:600px;font:20px serif" spellcheck="false"></textarea>');
  await desk.fill("textarea", text);
  const bare = await keys(desk, "textarea");
  await desk.close();
  await paste(page, "body", text);
  await read(page);
  await page.click("#edit");
  // from here on the engine is silent: what its readings cost is counted in effort.test.mjs
  await page.evaluate(() => { Worker.prototype.postMessage = () => {}; });
  const ours = await keys(page, "#edit-text");
  console.log(`a key: ${JSON.stringify(ours)}, in a bare field ${JSON.stringify(bare)}`);
  assert.ok(bare.layouts > 0 && bare.laid > 0, "nothing was counted");
  assert.ok(ours.run > 0 && ours.run < 300, `${ours.run} functions are entered at a key`);
  assert.ok(ours.sent <= 1 && ours.nodes <= 8, `${ours.sent} messages, ${ours.nodes} nodes at a key`);
  assert.ok(ours.laid <= bare.laid + 8 && ours.styled <= bare.styled + 8 && ours.layouts <= bare.layouts + 2, "the page is laid out anew at a key");
});

journey("a correction in 20,000 words draws anew only what it changes", async (page) => {
  await paste(page, "body", `${await example("bridge")}\n\n`.repeat(50));
  await read(page);
  const drawn = () => page.evaluate(() => [".line", "#ribbon-bar .segment"].map((selector) => {
    const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
    const fresh = [...all].filter(({ dataset }) => dataset.old === undefined).length;
    for (const { dataset } of all) dataset.old = "";
    return [all.length, fresh];
  }));
  const before = await drawn();
  assert.ok(before.every(([all, fresh], n) => all > (n ? 100 : 900) && fresh === all), JSON.stringify(before));
  await page.locator("#section-who .why").first().click();
  const drop = page.locator("button", { hasText: "Drop this passage" }).first();
  // a busy machine may draw the list once more behind the first press
  await drop.waitFor({ timeout: 15_000 }).catch(() => page.locator("#section-who .why").first().click());
  await drop.click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  const after = await drawn();
  assert.ok(after.every(([all, fresh], n) => all === before[n][0] && fresh > 0 && fresh < 12), JSON.stringify(after));
  const letters = () => page.locator(".source .badge").allInnerTexts();
  const [dropped, undone] = [await letters(), (await page.click("#undo"), await letters())];
  assert.deepEqual([...dropped].sort(), [...undone].sort(), "sources keep their letters");
});

journey("the browser's Back leads to the first screen, Forward to the article", async (page) => {
  await open(page);
  await page.goBack();
  await page.locator("#paste").waitFor();
  await page.locator("#bring-back").waitFor();
  await page.goForward();
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("Maren Holt"));
});

journey("nothing is stored unless asked, and never a text", async (page) => {
  await open(page);
  await page.locator("#article").focus();
  await page.keyboard.press("t");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  await page.keyboard.press("?");
  await page.check("#remember");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.ok(kept.includes("light") && !kept.includes("Larrow"));
  await page.uncheck("#remember");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
