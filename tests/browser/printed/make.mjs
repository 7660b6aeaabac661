/**
 * Prints `article.txt` to the three PDFs beside it: one column, two columns, indented; links, a running head and foot, words
 * parted at the ends of lines. They are kept, since what a browser prints, and whether with links, changes from one to the next:
 * `import.test.mjs` is about what we read. Made by Chromium 156; anew with `CHROMIUM=/usr/bin/chromium node make.mjs`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const LAYOUTS = {
  one: "p { margin: 0 0 8pt }",
  two: "body { columns: 2; text-align: justify; hyphens: auto } h1 { column-span: all } p { margin: 0 0 8pt }",
  indented: "p { margin: 0; text-indent: 1.2em }",
};
const [headline, ...body] = (await readFile(new URL("article.txt", import.meta.url), "utf8")).trim().split("\n\n");
const edge = (/** @type {string} */ words) => `<div style="font-size: 8px; margin-left: 20mm">${words} <span class="pageNumber"></span></div>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (const [name, style] of Object.entries(LAYOUTS)) {
  const page = await browser.newPage();
  await page.evaluate(([style, headline, body]) => {
    document.documentElement.lang = "en";
    document.title = headline;
    document.head.append(Object.assign(document.createElement("style"), { textContent: `@page { size: A4; margin: 20mm } body { font: 11pt/1.4 serif } h1 { font-size: 24pt } ${style}` }));
    document.body.append(Object.assign(document.createElement("h1"), { textContent: headline }));
    for (const words of body) {
      const [before, ...after] = words.split("Maren Holt");
      const paragraph = document.createElement("p");
      paragraph.append(before, ...after.flatMap((tail) => [Object.assign(document.createElement("a"), { href: "https://larrow.example/holt", textContent: "Maren Holt" }), tail]));
      document.body.append(paragraph);
    }
  }, /** @type {const} */ ([style, headline, body]));
  const bytes = await page.pdf({ displayHeaderFooter: true, headerTemplate: edge("The Larrow Post"), footerTemplate: edge("page"), preferCSSPageSize: true });
  await writeFile(new URL(`${name}.pdf`, import.meta.url), bytes);
  await page.close();
}
await browser.close();
