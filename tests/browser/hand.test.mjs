/** What a reader does by hand: asks why, gives passages to others, adds and drops them, mends names, looks at a word's grammar. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { counted, example, faults, journey, paste, read, still } from "./rig.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
async function open(page) {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
}

/** Selects words of the article as a reader would. @param {Page} page @param {string} words */
async function select(page, words) {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector("#article")), NodeFilter.SHOW_TEXT);
    /** @type {{node: Node, start: number}[]} */ const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.nodeValue;
    }
    const start = text.indexOf(wanted);
    const at = (/** @type {number} */ offset) => nodes.findLast((row) => row.start <= offset) ?? nodes[0];
    const [first, last] = [at(start), at(start + wanted.length - 1)];
    getSelection()?.setBaseAndExtent(first.node, start - first.start, last.node, start + wanted.length - last.start);
  }, words);
  await page.locator("#readout", { hasText: "selected" }).waitFor();
}

/** Types into a picker and takes what it offers. @param {import("playwright-core").Locator} root what holds it @param {string} name */
async function pick(root, name) {
  await root.locator(".picker input").first().fill(name);
  await root.locator(".picker [role=option]", { hasText: name }).first().click();
}

const passages = (/** @type {Page} */ page) => page.locator("#section-who .passages li").count();

journey("a passage says why, is given to another source, and back", async (page) => {
  await open(page);
  const row = page.locator(".source", { hasText: "Maren Holt" }).first();
  const before = await row.locator(".passages > li").count();
  await row.locator(".why").first().click();
  const why = row.locator(".because").first();
  assert.match(await why.innerText(), /Named person; a direct quotation/);
  assert.match(await why.innerText(), /sure of this mark/);
  await counted(why.locator(".reasons li"), (n) => n > 0);
  await pick(why, "Piet Arden");
  await why.locator("button", { hasText: "Give" }).click();
  await page.locator("#hand", { hasText: "1 passage given to another source" }).waitFor();
  assert.match(await page.locator("#spoken").innerText(), /given to another source/);
  await counted(page.locator(".source", { hasText: "Maren Holt" }).first().locator(".passages > li"), before - 1);
  await page.locator("#article .kicker", { hasText: "changed by hand" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator("#hand", { hasText: "Nothing is changed" }).waitFor();
  await counted(page.locator(".source", { hasText: "Maren Holt" }).first().locator(".passages > li"), before);
  await page.keyboard.press("Control+Shift+z");
  await page.locator("#hand", { hasText: "1 passage given" }).waitFor();
  await page.click("#undo");
  await page.locator("#hand", { hasText: "Nothing is changed" }).waitFor();
});

journey("a source is given another kind, is joined to another, and back", async (page) => {
  await open(page);
  const named = page.locator(".source.k-person", { hasText: "Maren Holt" });
  // the first of the list is open; the light would dim all else
  const correct = page.locator(".source.k-person .put-right > button").first();
  await correct.click();
  assert.equal(await correct.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await faults(page), []);
  await named.locator(".put-right select").first().selectOption("unnamed_person");
  await named.locator(".put-right button", { hasText: "Change" }).click();
  await page.locator("#hand", { hasText: "1 source given another type" }).waitFor();
  await page.locator(".source.k-anon", { hasText: "Maren Holt" }).waitFor();
  await page.keyboard.press("Control+z");
  await named.waitFor();
  await named.locator(".put-right > button").click();
  await pick(named.locator(".put-right"), "Piet Arden");
  await named.locator(".put-right button", { hasText: "Join" }).click();
  await page.locator("#hand", { hasText: "1 source joined to another" }).waitFor();
  await counted(named, 0);
  await page.click("#undo");
  await named.waitFor();
}, { viewport: { width: 1440, height: 1400 } });

journey("marks that the program is not sure of count when they are asked for", async (page) => {
  await open(page);
  const rows = page.locator("#section-who .source");
  const before = await rows.count();
  await page.locator(".unsure-marks", { hasText: "2 marks that the program is not sure of are left out here. Count them too" }).waitFor();
  await page.locator("#unsure").focus();
  await page.keyboard.press("Enter");
  await page.locator(".unsure-marks", { hasText: "are counted too. Leave them out" }).waitFor();
  await counted(rows, (n) => n > before);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "unsure");
  await page.keyboard.press("Enter");
  await page.locator(".unsure-marks", { hasText: "are left out here" }).waitFor();
  await counted(rows, before);
});

journey("a passage is dropped, and the file says so", async (page) => {
  await open(page);
  const before = await passages(page);
  await page.locator("#section-who .why").first().click();
  await page.locator("button", { hasText: "Drop this passage" }).first().click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  assert.equal(await passages(page), before - 1);
  for (const [id, says] of [["export-json", "\"action\": \"drop\""], ["export-md", "Changed by hand: 1 passage dropped"], ["export-annotations", "Changed by hand"]]) {
    await page.click("#export");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${id}`)]);
    assert.ok((await readFile(await download.path(), "utf8")).includes(says), id);
  }
});

journey("selected words are added as a passage and survive a new date", async (page) => {
  await open(page);
  const words = "The 312-metre bridge, which carries about 19,000 vehicles a day, was shut on 2 October";
  await select(page, words);
  await page.locator("#picked button", { hasText: "Who says this?" }).click();
  const card = page.locator("#card");
  await card.locator("h2", { hasText: "Add a passage" }).waitFor();
  await card.locator("button[type=submit]").click();
  await card.locator("[role=alert]", { hasText: "Choose who says it" }).waitFor();
  await pick(card, "The road office");
  await card.locator(".other select").selectOption("named_organisation");
  await card.locator("button[type=submit]").click();
  await page.locator(".source", { hasText: "The road office" }).waitFor();
  const added = page.locator(".source", { hasText: "The road office" }).locator(".passages");
  assert.match(await added.textContent() ?? "", /312-metre bridge.*added by hand/);
  await page.locator(".kicker button", { hasText: "October" }).click();
  await page.locator(".kicker input").fill("2025-10-15");
  await page.keyboard.press("Enter");
  await page.locator(".kicker", { hasText: "15 October 2025" }).waitFor();
  await page.locator(".source", { hasText: "The road office" }).waitFor();
  // and a change of other words
  await page.click("#edit");
  await page.fill("#edit-text", `${(await example("bridge")).replace("PORT LARROW", "LARROW HARBOUR")}\n\nRain fell.`);
  await page.press("#edit-text", "Escape");
  await page.locator("#article", { hasText: "Rain fell." }).waitFor();
  await page.locator(".source", { hasText: "The road office" }).waitFor();
});

journey("names are merged and split", async (page) => {
  await open(page);
  await page.locator("#section-names h2 button").click();
  const rows = page.locator("#section-names .entity");
  const before = await rows.count();
  const arden = rows.filter({ has: page.locator("b", { hasText: "Piet Arden" }) });
  await arden.locator(".why").click();
  await pick(arden, "Maren Holt");
  await arden.locator("button[type=submit]").click();
  await page.locator("#hand", { hasText: "1 name merged" }).waitFor();
  await counted(rows, before - 1);
  await counted(page.locator(".source .name", { hasText: "Piet Arden" }), 0);
  const holt = rows.filter({ has: page.locator("b", { hasText: "Maren Holt" }) });
  await holt.locator(".why").click();
  await holt.locator("button", { hasText: "Split off “Councillor Piet Arden”" }).or(holt.locator("button", { hasText: "Split off “Piet Arden”" })).first().click();
  await page.locator("#hand", { hasText: "1 name merged, 1 name split" }).waitFor();
  await counted(rows, before);
});

journey("a word's base form, part of speech and head are shown, and its sentence drawn", async (page) => {
  await open(page);
  await select(page, "engineers");
  await page.keyboard.press("g");
  const card = page.locator("#card");
  await card.locator("h2", { hasText: "“engineers”" }).waitFor();
  assert.match(await card.innerText(), /Base form\s+engineer\s/);
  assert.match(await card.innerText(), /noun NOUN/);
  assert.match(await card.innerText(), /subject of found/);
  await page.keyboard.press("ArrowRight");
  await card.locator("h2", { hasText: "“found”" }).waitFor();
  await card.locator("button", { hasText: "Draw the sentence" }).click();
  const drawing = card.locator("svg.tree");
  assert.match(await drawing.getAttribute("aria-label") ?? "", /engineers: noun, subject of found/);
  await counted(drawing.locator(".arc"), (n) => n > 10);
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
});

journey("every mark of a sentence says why", async (page) => {
  await open(page);
  await page.locator("#article").focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press("j");
  await page.keyboard.press("w");
  const card = page.locator("#card");
  await card.locator("h2", { hasText: "Why is this marked?" }).waitFor();
  assert.match(await card.innerText(), /312 m/);
  assert.match(await card.innerText(), /A figure: /);
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.locator("html.has-light").waitFor();
});

journey("checks that found what they looked for are listed too", async (page) => {
  await paste(page, "#paste", await example("lakeside"));
  await read(page);
  await page.locator("#section-gaps h2 button").click();
  const missing = await page.locator("#section-gaps .gap.row").count();
  const found = await page.locator("#section-gaps .checks li").count();
  assert.match(await page.locator("#section-gaps .lead").first().innerText(), new RegExp(`^${missing + found} checks ran`));
  assert.ok(found > 0);
});

journey("corrections on a phone", async (page) => {
  await open(page);
  await page.click("#grab");
  await page.locator("#section-who .why").first().click();
  await page.locator("button", { hasText: "Drop this passage" }).first().click();
  await page.locator("#hand", { hasText: "1 passage dropped" }).waitFor();
  assert.deepEqual(await faults(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });

journey("words are counted, and a count leads to its places", async (page) => {
  await open(page);
  await page.locator("#section-num h2 button").click();
  await page.click("#count-words");
  const word = page.locator(".words-table button", { hasText: /^bearings$/ });
  await word.click();
  const card = page.locator("#card");
  await card.locator("h2", { hasText: "“bearings”" }).waitFor();
  const rows = card.locator(".kwic tr");
  const said = await card.locator("h2").innerText();
  await counted(rows, Number(/(\d+) place/.exec(said)?.[1]));
  await card.getByLabel("In order").selectOption("before");
  assert.deepEqual(await faults(page), []);
  await rows.first().locator("a").click();
  assert.match(await page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map(String).join()), /bearing/i);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#words-csv")]);
  assert.match(await readFile(await download.path(), "utf8"), /^\ufeffword,count,per_thousand,parts,/);
});

journey("what is kept on the page after corrections is what would be drawn anew", async (page) => {
  await open(page);
  const looks = () => page.evaluate(() => ["#article", "#ribbon-bar", "#margin", "#section-who .body", "#section-names .body", "#section-figs .body", "#section-gaps .body"].map((selector) => {
    const copy = /** @type {HTMLElement} */ (/** @type {Element} */ (document.querySelector(selector)).cloneNode(true));
    // where the focus may go is no part of how it looks
    for (const element of copy.querySelectorAll("[tabindex], [style]")) for (const name of ["tabindex", "style"]) element.removeAttribute(name);
    return copy.innerHTML;
  }));
  for (const chip of await page.locator("#chips button").all()) await chip.click();
  await page.evaluate(async () => {
    const { store } = await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src);
    const { text, passages, speakers } = store.state.reading;
    const [one, two] = speakers.filter((/** @type {any} */ { kind }) => kind === "person");
    for (const [n, source] of [[2, one], [4, two], [5, one], [8, two]]) {
      const { content } = passages[n].attribution;
      if (!content.length) continue;
      const exact = text.slice(content[0][0], content.at(-1)[1]);
      const passage = { exact, prefix: "", suffix: "", start: content[0][0] };
      document.dispatchEvent(new CustomEvent("correct", { detail: n === 5 ? { action: "drop", passage } : { action: "reassign", passage, to: { name: source.name, source_type: "named_person", mention: null } } }));
    }
  });
  await page.locator("#hand", { hasText: "Changed by hand" }).waitFor();
  await still(page);
  const kept = await looks();
  // the same reading as if it came from the engine just now
  await page.evaluate(async () => {
    const { store } = await import(/** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]")).src);
    const { reading } = store.state;
    store.update({ reading: null });
    store.update({ reading: { ...reading, raw: { ...reading.raw } } });
  });
  await still(page);
  (await looks()).forEach((html, n) => assert.equal(kept[n], html, `part ${n}`));
});
