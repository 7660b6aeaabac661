/** Whom a pronoun may mean where the program ties it to nobody: told in the list of sources, and one press gives the passage to one of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { candidatesOf, oneOf } from "../../www/candidates.js";
import { readingOf } from "../../www/reading.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { counted, faults, journey, paste, read } from "./rig.mjs";

const TEXT = `Mill talks collapse

Ann Lee and Rita Moss met the owners on Monday. She said the offer was too low.

The yard at Osk closed in May. Mr Dorn and Mrs Vane left the room early. He said nothing more would come.
`;

test("candidates stand just before, fit the pronoun, and are told only where it is open", async () => {
  const light = await Sourcelight.load();
  const told = async (/** @type {string} */ text) => {
    const reading = readingOf(text, await light.analyze(text));
    return reading.passages.map((passage) => {
      const found = candidatesOf(reading, passage);
      return found && `${found.said}: ${oneOf(found.entities)}`;
    });
  };
  assert.deepEqual((await told(TEXT))[0], "She: Rita Moss or Ann Lee");
  // a form of address tells the two apart, whether or not the program has tied the pronoun
  assert.ok((await told(TEXT)).every((line) => !line?.includes("Vane")));
  assert.deepEqual(await told("Rain\n\nAnn Lee runs the mill. She said the offer was too low."), [null]);
  assert.deepEqual(await told("Rain\n\nAnn Lee said the offer was too low."), [null]);
});

for (const width of [1440, 390]) {
  journey(`whoever “she” may be is told, and given the passage by one press: ${width} px`, async (page) => {
    await paste(page, "body", TEXT);
    await read(page);
    if (width < 820) await page.click("#grab");
    const nobody = page.locator("#section-who .source", { hasText: "Nobody named" });
    if (!await nobody.evaluate((node) => node.classList.contains("open"))) await nobody.locator("> button").click();
    if (width < 820 && !await page.locator("#inspector.up").count()) await page.click("#grab");
    const row = nobody.locator(".passages li", { hasText: "the offer was too low" });
    assert.match(await row.innerText(), /“She” may be Rita Moss or Ann Lee/);
    await row.locator(".why").click();
    assert.match(await row.locator(".candidates").innerText(), /can’t tell who “She” is/);
    assert.deepEqual(await faults(page), []);
    await row.getByRole("button", { name: "Ann Lee", exact: true }).click();
    await page.locator("#undo-bar", { hasText: "given to another source" }).waitFor();
    assert.match(await page.locator("#section-who .source", { hasText: "Ann Lee" }).innerText(), /Ann Lee/);
    await counted(page.locator("#section-who", { hasText: "may be Rita Moss" }), 0, "what was told by hand is open no more");
  }, { viewport: { width, height: 900 }, reducedMotion: "reduce" });
}
