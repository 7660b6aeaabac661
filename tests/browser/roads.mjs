/**
 * The core journeys as programs that run inside a page, for engines that are driven from outside by evaluation alone. Each is
 * the body of an async function; it uses only what a reader can reach: fields, buttons, keys, files. Throws where something
 * does not come.
 */
import * as make from "./fixtures.mjs";

/** What every program may use. */
export const TOOLS = `
const root = document.documentElement;
const one = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const until = async (what, test) => {
  for (let left = 1200; left; left--) {
    const value = await test();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("waited in vain for " + what + ": " + one("#status")?.textContent);
};
const says = (selector, words) => until(selector + " with " + words, () => all(selector).find((node) => words.test(node.textContent)));
const press = async (selector, words = /./) => (await says(selector, words)).click();
const type = (node, words) => {
  node.value = words;
  node.dispatchEvent(new Event("input", { bubbles: true }));
};
const key = (name, more = {}) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
const ready = () => root.dataset.phase === "ready" && root.dataset.view === "read";
const example = async () => {
  (await until("the examples", () => one(".example"))).click();
  await until("the first reading", ready);
};
const bring = (input, files) => {
  const transfer = new DataTransfer();
  for (const [name, content] of files) transfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
  one(input).files = transfer.files;
  one(input).dispatchEvent(new Event("change", { bubbles: true }));
};
const inside = (node) => { const box = node.getBoundingClientRect(); return box.width > 0 && box.bottom > 0 && box.top < innerHeight; };
`;

const FILES = [
  ["sluice.pdf", make.story(), "Sluice at Osk to be rebuilt"],
  ["ferry.docx", make.docx(), "Ferry to Quell Sound stops for a week"],
  ["weir.rtf", make.rtf(), "The weir at Lenn"],
].map(([name, content, headline]) => [name, Buffer.from(content).toString("base64"), headline]);

const TEXTS = [1, 2, 3].map((n) => [`article-${n}.txt`, Buffer.from(`Dam ${n} at Osk will hold\n\n“The dam will hold ${n + 1} more years,” Bren Tull, the engineer, said on Monday. `.repeat(n) + "Nobody asked the council.").toString("base64")]);

/** Name, program. Every program returns null or throws. @type {[string, string][]} */
export const ROADS = [
  ["an article is read, then files of three kinds", `
    await example();
    if (!/Larrow Bridge/.test(one("#headline").textContent)) throw new Error("another headline");
    if (all("#article .line").length < 10 || all("#article .src").length < 4) throw new Error("too few marks");
    for (const [name, content, headline] of ${JSON.stringify(FILES)}) {
      bring("#file", [[name, content]]);
      await until(name, () => ready() && one("#headline").textContent === headline);
    }`],
  ["the light, the keys and the findings", `
    await example();
    await press(".source > button");
    await until("the light", () => root.classList.contains("has-light") && one("#article .lit-con") && one("#ribbon-bar .part.lit"));
    one("#article").focus();
    key("Escape");
    await until("the light to go out", () => !root.classList.contains("has-light"));
    key("j");
    await until("the next sentence", () => one(".line.now"));
    await press("#section-figs h2 button");
    await press(".figure a");
    await until("the figure in sight", () => one(".line.now") && inside(one(".line.now")));
    // in a narrow window the rules stand without their notes
    if (!all("#margin .note, #margin .gutter").some(inside)) throw new Error("nothing stands beside the text");`],
  ["words are found", `
    await example();
    await press("#find-open");
    type(one("#find-words"), "312-metre");
    await says("#find .found", /^1 place$/);
    one("#find-words").focus();
    key("Enter");
    await says("#find .found", /1 of 1/);
    await until("the place in sight", () => one(".line.now") && inside(one(".line.now")));
    if (CSS.highlights && CSS.highlights.get("hits")?.size !== 1) throw new Error("the hits are not marked");
    key("Escape");
    await until("the bar to close", () => one("#find").hidden);`],
  ["a passage is corrected, and the correction taken back", `
    await example();
    const before = all("#section-who .passages > li").length;
    await press("#section-who .why");
    await press("button", /Drop this passage/);
    await says("#hand", /1 passage dropped/);
    if (all("#section-who .passages > li").length !== before - 1) throw new Error("the passage is still there");
    await press("#undo");
    await says("#hand", /Nothing is changed/);
    if (all("#section-who .passages > li").length !== before) throw new Error("the passage did not come back");`],
  ["claims on one unnamed source in two presses, noted, and handed off in two", `
    await example();
    const whole = all(".claim").length;
    await press("[data-filter=unnamed]");
    await press("[data-filter=one]");
    const some = all(".claim").length;
    if (!some || some >= whole || all(".claim .whose:not(.k-anon)").length) throw new Error(some + " of " + whole + " claims");
    const status = one(".claim select");
    status.value = "checked";
    status.dispatchEvent(new Event("change", { bubbles: true }));
    await says("#section-claims .sum", /1 worked on/);
    const made = new Promise((done) => { const old = URL.createObjectURL; URL.createObjectURL = (blob) => { done(blob); return old.call(URL, blob); }; });
    await press("#export");
    await press("#export-handoff");
    const page = await (await made).text();
    if (!/Checked/.test(page) || page.split('<tr id="q').length !== whole + 1) throw new Error("another page");`],
  ["the answers are hidden until they are revealed", `
    await example();
    await press("#layers .first");
    await until("the answers to hide", () => root.classList.contains("read-first") && !all("#article.l-who, #article.l-sure").length);
    if (getComputedStyle(one("#section-who")).display !== "none") throw new Error("the findings are there");
    await press("[data-reveal=who]");
    await until("who says so", () => one("#article.l-who") && getComputedStyle(one("#section-who")).display !== "none");
    await press("#first-panel .go");
    await until("all answers", () => !root.classList.contains("read-first"));`],
  ["a word's grammar", `
    await example();
    one("#article").focus();
    key("j");
    key("g");
    await says("#card", /Base form/);
    await press("#card button", /Draw the sentence/);
    await until("the drawing", () => one("#card svg.tree .arc"));
    one("#card").focus();
    key("Escape");
    await until("the card to close", () => one("#card").hidden);`],
  ["two versions are compared", `
    await example();
    const text = one("#article .line:last-of-type") && all("#article .line").map((line) => line.textContent).join(" ");
    await press("#compare-open");
    await until("the field", () => one("#compare-text"));
    type(one("#compare-text"), text.replace("19,000", "21,000").replace("will stay closed", "may stay closed"));
    await press("#compare button[type=submit]");
    await until("both ribbons", () => all("#compare .twin").length === 2);
    await says("#compare-figures", /19,000 against .*21,000/);
    await press("#compare-figures [data-side=a]");
    await until("its place", () => ready() && /19,000/.test(one(".line.now")?.textContent ?? ""));`],
  ["many files become a table", `
    await until("the engine", () => root.dataset.phase === "idle");
    bring("#file", ${JSON.stringify(TEXTS)});
    await says("#batch", /3 articles read/);
    await press("#batch [data-by=words]");
    const words = all("#batch .batch-scroll tbody tr td:nth-child(4)").map((cell) => Number(cell.textContent));
    if (words.length !== 3 || words[0] < words[2]) throw new Error("the table is not sorted: " + words);
    await press("#batch .batch-scroll tbody th button");
    await until("its article", ready);`],
  ["a library is kept and deleted", `
    await press("#shelf-on");
    await example();
    await press("#keep", /Keep/);
    await says("#keep", /Kept/);
    await press("#home");
    await says("#shelf li", /Larrow Bridge/);
    await press("#shelf-off");
    await press("#shelf-sure");
    await until("an empty library", () => one("#shelf-on"));
    if (localStorage.length) throw new Error("something stayed behind");`],
  ["a link carries an article", `
    await example();
    await press("#export");
    await press("#export-link");
    const link = await until("the link", () => one("#share-link")?.value);
    one("#share").close();
    await press("#home");
    await until("the first screen", () => root.dataset.view === "start");
    location.hash = new URL(link).hash;
    await until("the article of the link", () => ready() && /Larrow Bridge/.test(one("#headline").textContent));
    if (location.hash) throw new Error("the article stays in the address");`],
  ["findings leave as a file", `
    await example();
    const made = new Promise((done) => { const old = URL.createObjectURL; URL.createObjectURL = (blob) => { done(blob); return old.call(URL, blob); }; });
    await press("#export");
    await press("#export-md");
    const notes = await (await made).text();
    if (!notes.startsWith("# Larrow Bridge")) throw new Error("other notes: " + notes.slice(0, 60));`],
];
