/** The extension in a real Firefox, the same files as in Chromium. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { served } from "./extended.mjs";
import { extendedFirefox } from "./extended-firefox.mjs";

const { FIREFOX, SOURCELIGHT_EXTENSION = "" } = process.env;

test("one click reads articles, selections, and says what to do elsewhere", { timeout: 600_000, skip: FIREFOX ? false : "no Firefox on this machine" }, async () => {
  const pages = await served();
  const rig = await extendedFirefox(FIREFOX ?? "", SOURCELIGHT_EXTENSION);
  const read = (/** @type {import("./extended-firefox.mjs").Seen} */ { phase, view, text }) => phase === "ready" && view === "read" && text !== "";
  const refused = (/** @type {import("./extended-firefox.mjs").Seen} */ { note }) => /\.$/.test(note);
  try {
    await rig.open(`${pages.address}plain.html`);
    const plain = await rig.press(read);
    assert.deepEqual(plain.fields, { Headline: "Quell Sound ferry to stop for a week", Byline: "By Ilse Marrow", Dateline: "", Date: "2025-10-14", "Web address": `${pages.address}news/ferry?edition=main` });
    assert.doesNotMatch(plain.text, /goats|Weather/);
    assert.match(plain.left.join(), /readers’ comments/);

    await rig.open(`${pages.address}shadow.html`);
    const shadow = await rig.press(read);
    assert.match(shadow.text, /“I will not ride on it[^]*until its end\./, "closed shadow trees and slots");
    assert.doesNotMatch(shadow.text, /no slot/);

    await rig.open(`${pages.address}scripted.html`);
    await rig.run("while (!document.querySelector('h1')) await new Promise((done) => setTimeout(done, 20));");
    const scripted = await rig.press(read);
    assert.equal(scripted.headline, "Mill at Osk to close after 140 years");
    assert.match(scripted.text, /The paper mill at Osk/);

    await rig.open(`${pages.address}plain.html`);
    await rig.run("const p = [...document.querySelectorAll('article p')].find((row) => /shaft is cracked/.test(row.textContent)); getSelection().selectAllChildren(p);");
    const selected = await rig.press(read);
    assert.match(selected.text, /“The shaft is cracked/);
    assert.doesNotMatch(selected.text, /second mail boat|working day/);
    assert.equal(selected.fields.Date, "2025-10-14");

    await rig.open(`${pages.address}one.pdf`);
    assert.match((await rig.press(refused)).note, /^This is a PDF/);
    await rig.open("about:support");
    assert.match((await rig.press(refused)).note, /^The browser does not let extensions read this page\./);
  } finally {
    await rig.close();
    pages.close();
  }
});
