/** The ways an article comes in, and what the reader then sees. */
import assert from "node:assert/strict";
import { counted, example, journey, paste, read, status } from "./rig.mjs";

journey("an article is pasted", async (page) => {
  const text = await example("bridge");
  await paste(page, "#paste", text);
  await read(page);
  assert.match(await status(page), /^Analysed \d+ words in .+, on this machine$/);
  const shown = await page.locator("#article").innerText();
  for (const words of ["Larrow Bridge to stay shut", "Maren Holt", "work may not begin before February"]) assert.ok(shown.includes(words), words);
  await counted(page.locator("#ribbon-bar .segment"), (n) => n > 10, "the ribbon has a mark for each sentence");
  assert.equal(await page.title(), "Larrow Bridge to stay shut until spring after cracks found in bearings · Sourcelight");
});

journey("an article is pasted anywhere on the page", async (page) => {
  await paste(page, "body", await example("lakeside"));
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("sleeping giant"));
});

journey("an article is typed and sent with a key", async (page) => {
  await page.fill("#paste", "The dam is safe, the ministry said on Monday. Nobody else was asked.");
  await page.locator("#field-note", { hasText: /\d+ words/ }).waitFor();
  await page.press("#paste", "Control+Enter");
  await read(page);
  assert.match(await status(page), /^Analysed 1[23] words/);
});

journey("a text file is dropped", async (page) => {
  const text = await example("release");
  await page.evaluate((words) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([words], "release.txt", { type: "text/plain" }));
    for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("Berit Solano"));
});

journey("a file in an old encoding is chosen", async (page) => {
  const buffer = Buffer.from("The caf\xe9 will reopen, \x93soon enough\x94, its owner said.", "latin1");
  await page.setInputFiles("#file", { name: "old.txt", mimeType: "text/plain", buffer });
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("café will reopen, “soon enough”"));
});

journey("an example is opened and another takes its place", async (page) => {
  await page.locator(".example").first().click();
  await read(page);
  await page.click("#new");
  await page.locator(".example").nth(1).click();
  await read(page);
  assert.ok((await page.locator("#article").innerText()).includes("sleeping giant"));
  await page.click("#bring-back");
  await page.locator("#article", { hasText: "Maren Holt" }).waitFor();
});

journey("markup in an article stays text", async (page) => {
  const text = 'A <img src=x onerror="document.title=1"> <script>document.title=2</script> & “<b>bold</b>”, said <i>Ann Orr</i>.\n\n'.repeat(5);
  await paste(page, "#paste", text);
  await read(page);
  const shown = await page.locator("#article").innerText();
  assert.ok(shown.includes("<script>document.title=2</script>") && shown.includes("<b>bold</b>"));
  await counted(page.locator("#article img, #article script, #article b:text('bold'), #findings img, #findings script"), 0);
});

journey("the article is edited and the findings follow", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  await page.click("#edit");
  await page.fill("#edit-text", "Rain fell on Kesby, the mayor said. It was cold.");
  await page.locator("#status", { hasText: /10 words/ }).waitFor();
  await page.press("#edit-text", "Escape");
  await page.locator("#article", { hasText: "Rain fell on Kesby" }).waitFor();
  await counted(page.locator("#ribbon-bar .segment"), 2);
});
