/** The extension in a real Chromium: pages of ten shapes, selections, and what it says where it may not look. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extended, held } from "./extended.mjs";

/** @type {Awaited<ReturnType<typeof extended>>} */ let rig;
/** Requests of the extension's own pages. */
let heard = 0;
before(async () => { rig = await extended(); });
after(() => rig?.close());

/**
 * Opens a page, waits for words on it and presses the button; nothing but the extension's own files may be asked for from then on.
 * @param {string} address @param {(page: import("playwright-core").Page) => Promise<unknown>} ready
 * @param {(reader: import("playwright-core").Page, page: import("playwright-core").Page) => Promise<void>} body
 */
async function clicked(address, ready, body) {
  const page = await rig.context.newPage();
  await page.goto(address.includes(":") ? address : rig.address + address);
  await ready(page);
  rig.asked.length = 0;
  const reader = await rig.press(page);
  try {
    await body(reader, page);
    // what the browser's own pages and viewers take from the browser itself stays on this machine too
    // (the viewer of a PDF fetches its file again)
    assert.deepEqual(rig.asked.filter((url) => !/^(?:chrome|chrome-extension|data|blob):/.test(url) && url !== page.url()), [], "nothing leaves");
    // a busy browser opens the reader's tab before its requests are listened to: that any are heard at all is held below
    heard += rig.asked.filter((url) => url.startsWith(rig.own)).length;
    assert.deepEqual(rig.faults.splice(0), []);
  } finally {
    await reader.close();
    await page.close();
  }
}

/** @param {string} words */
const shows = (words) => (/** @type {import("playwright-core").Page} */ page) => page.getByText(words).first().waitFor();

/**
 * A page and what is read of it. `has` and `lacks` are words of the text; `left` are reasons for what was left out.
 * @type {[file: string, waits: string, {title: string, byline: string, date: string, address: string, starts: string, has: string[], lacks: RegExp, links: [string, string][], left?: string[], notes?: RegExp}][]}
 */
const SHAPES = [
  ["plain.html", "Captain Oda Finn", {
    title: "Quell Sound ferry to stop for a week", byline: "Ilse Marrow", date: "2025-10-14", address: "HERE/news/ferry?edition=main",
    starts: "Quell Sound ferry to stop for a week\n\nBy Ilse Marrow\n\n", has: ["on a working day.", "“The shaft is cracked", "since it opened."],
    lacks: /goats|partners|Weather|Skip to|mail boat is always|by mail every|secret/, links: [["a report on the larger boat", "HERE/report/shaft"]],
    left: ["readers’ comments", "newsletter sign-up", "links to other articles", "navigation", "sharing buttons"],
  }],
  ["live.html", "Power fails", {
    title: "Storm over Osk: latest updates", byline: "Tor Vik and Ana Lund", date: "2025-11-02", address: "https://courier.example/live/storm",
    starts: "Storm over Osk: latest updates\n\nBy Tor Vik and Ana Lund\n\n", has: ["Bridge closed to lorries", "angry drivers", "Four schools on the east bank", "About 900 homes"],
    lacks: /Front page|About us/, links: [["a statement", "https://grid.example/lenn"]],
  }],
  ["scripted.html", "Residents fear", {
    title: "Mill at Osk to close after 140 years", byline: "Sanna Reed", date: "2025-09-03", address: "HERE/scripted.html",
    starts: "Mill at Osk to close after 140 years\n\nBy Sanna Reed", has: ["\n\nThe paper mill at Osk", "had no answer yet.\n\nA former foreman", "which has 84 pupils"],
    lacks: /another edition|Log in/, links: [["wrote to the minister", "HERE/docs/letter.pdf"]],
  }],
  ["shadow.html", "gallery was full", {
    title: "Council backs tram line to the harbour", byline: "Rolf Amsel", date: "2025-08-21", address: "HERE/shadow.html",
    starts: "Council backs tram line to the harbour\n\nBy Rolf Amsel\n\nThe council of Osk voted", has: ["“I will not ride on it", "consultants from Marden.", "until its end."],
    lacks: /no slot|Home/, links: [["plan", "https://plan.example/tram"]],
  }],
  ["frames.html", "Reading room", {
    title: "Well water in Marden is safe, tests find", byline: "Lea Storm", date: "2025-07-09", address: "HERE/framed.html",
    starts: "Well water in Marden is safe, tests find\n\nBy Lea Storm\n\n", has: ["“Nobody has to boil anything,”", "taken after rain."],
    lacks: /Boots|Log out/, links: [["new rules", "HERE/rules.html"]],
  }],
  ["teaser.html", "Subscribe to go on", {
    title: "The quiet sale of the salt works", byline: "Ruth Ekman", date: "2025-05-30", address: "HERE/teaser.html",
    starts: "The quiet sale of the salt works\n\nBy Ruth Ekman\n\nThe salt works at Grell", has: ["did not answer questions."],
    lacks: /clause by clause|Four weeks/, links: [], left: ["cookie or subscription notice"], notes: /is for subscribers/,
  }],
  ["amp.html", "bread on board", {
    title: "Snow closes the pass at Lund", byline: "Kari Moen", date: "2025-12-01", address: "https://highland.example/2025/12/pass",
    starts: "Snow closes the pass at Lund\n\nBy Kari Moen\n\n", has: ["since midnight because of snow", "“I have bread on board,”", "about six days"],
    lacks: /Villages|Advertisement|Share/, links: [["about six days", "https://highland.example/shop"]],
  }],
  ["table.html", "Harbour dues to rise", {
    title: "Harbour dues to rise by a tenth", byline: "Edda Falk", date: "2025-06-05", address: "HERE/table.html",
    starts: "Harbour dues to rise by a tenth\n\nBy Edda Falk", has: ["60.\n\nThe fishermen's union", "town's accounts."],
    lacks: /SMALL ADS|Deaths|800 by 600/, links: [["in a letter", "HERE/letters/holm.htm"]],
  }],
  ["german.html", "Postschiff", {
    title: "Fähre nach Grell fällt eine Woche lang aus", byline: "Änne Köhler", date: "2025-10-14", address: "HERE/german.html",
    starts: "Fähre nach Grell fällt eine Woche lang aus\n\nVon Änne Köhler\n\n", has: ["„Die Welle ist gerissen", "nicht dazu äußern."],
    lacks: /Startseite/, links: [["sagte", "https://rat.example/post"]],
  }],
];

for (const [file, words, wanted] of SHAPES) {
  test(`one click reads the article of ${file}`, () => clicked(file, shows(words), async (reader) => {
    const article = await held(reader);
    const here = (/** @type {string} */ address) => address.replace("HERE/", rig.address);
    const { text, found } = article;
    const fields = await reader.locator(".about-fields label").evaluateAll((labels) => labels.map((label) => [label.textContent, label.querySelector("input")?.value]));
    const shown = Object.fromEntries(fields);
    assert.deepEqual({ title: shown.Headline, byline: shown.Byline.replace(/^(?:By|Von) /, ""), date: shown.Date, address: shown["Web address"] },
      { title: wanted.title, byline: wanted.byline, date: wanted.date, address: here(wanted.address) });
    assert.ok(text.startsWith(wanted.starts), text.slice(0, 200));
    for (const part of wanted.has) assert.ok(text.includes(part), `${part} in ${text}`);
    assert.doesNotMatch(text, wanted.lacks);
    assert.equal(text.split("\n").filter((/** @type {string} */ line) => line === wanted.title).length, 1, "the headline stands there once");
    for (const [said, href] of wanted.links) assert.ok(found.links.some((/** @type {any} */ link) => link.text === said && link.href === here(href)), `${said}: ${JSON.stringify(found.links)}`);
    for (const link of found.links) assert.equal(text.slice(link.start, link.end), link.text);
    const reasons = found.removed.map((/** @type {any} */ row) => row.why);
    for (const why of wanted.left ?? []) assert.ok(reasons.includes(why), `${why} in ${reasons}`);
    if (wanted.notes) assert.match(found.notes.join(), wanted.notes);
    assert.equal(await reader.locator("#headline").innerText(), wanted.title);
    assert.equal(reader.url(), `${rig.own}reader/index.html`, "the tab's number does not stay in the address");
  }));
}

test("what was left out is put back, and the reader's own rules hold", () => clicked("plain.html", shows("Captain Oda Finn"), async (reader) => {
  await held(reader);
  await reader.locator(".about > summary").click();
  const row = reader.locator(".about-list li", { hasText: "readers’ comments" });
  await row.getByRole("button", { name: "Put back" }).click();
  await reader.locator("#article", { hasText: "Nobody asked the goats" }).waitFor();
  assert.equal(await reader.locator("#take-along, .take-along, link[rel=manifest]").count(), 0, "an extension is installed already");
  assert.equal(await reader.locator("#export-link").count(), 0, "a link into an extension leads nowhere");
  // neither the page nor its workers may ask anybody else, though somebody would answer, nor run what was text
  const tries = async (/** @type {string} */ address) => {
    const went = await fetch(address, { mode: "no-cors" }).then(() => "went", () => "refused");
    // not right here: the debugger lets what it is given do more
    try {
      setTimeout("globalThis.ran = true");
    } catch {
      // a browser may refuse at once
    }
    await new Promise((done) => { setTimeout(done, 50); });
    return [went, "ran" in globalThis];
  };
  assert.deepEqual(await reader.evaluate(tries, rig.address), ["refused", false]);
  // on a busy machine it is told a moment later
  let [worker] = reader.workers();
  for (let wait = 0; !worker && wait < 100; wait++) {
    await reader.waitForTimeout(100);
    [worker] = reader.workers();
  }
  assert.ok(worker.url().startsWith(rig.own), worker.url());
  assert.deepEqual(await worker.evaluate(tries, rig.address), ["refused", false]);
}));

test("a selection reads the selection, with the page's date and address", () => clicked("plain.html", async (page) => {
  await shows("Captain Oda Finn")(page);
  await page.evaluate(() => {
    const texts = [.../** @type {HTMLElement} */ (document.querySelector("article")).querySelectorAll("p")];
    const [from, to] = [texts.find((p) => /shaft is cracked/.test(p.textContent ?? "")), texts.find((p) => /The council/.test(p.textContent ?? ""))];
    getSelection()?.setBaseAndExtent(/** @type {Node} */ (from?.firstChild), 0, /** @type {Node} */ (to?.firstChild), 50);
  });
}, async (reader) => {
  const { text, found, date, origin } = await held(reader);
  assert.ok(text.startsWith("“The shaft is cracked"), text);
  assert.ok(text.endsWith("The council of Osk will pay for a second mail boat"), text);
  assert.doesNotMatch(text, /Ilse|working day|Residents/);
  assert.deepEqual([date, found.address, origin.label, found.title], ["2025-10-14", `${rig.address}news/ferry?edition=main`, "Selected text", "Quell Sound ferry to stop for a week"]);
}));

test("a selection within a shadow tree and across its slots", () => clicked("shadow.html", async (page) => {
  await shows("gallery was full")(page);
  // drawn with the mouse, as a reader does: no script can set one across trees
  const [from, to] = [await page.getByText("The council of Osk").boundingBox(), await page.getByText("gallery was full").boundingBox()];
  if (!from || !to) throw new Error("nothing to select");
  await page.mouse.move(from.x + 1, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 150, to.y + 8, { steps: 5 });
  await page.mouse.up();
}, async (reader) => {
  const { text, found } = await held(reader);
  assert.ok(text.startsWith("The council of Osk voted"), text);
  assert.match(text, /“I will not ride on it[^]*consultants from Marden\.\s+The vote was/);
  assert.doesNotMatch(text, /no slot|Rolf Amsel|until its end/);
  assert.deepEqual([found.byline, found.date], ["Rolf Amsel", "2025-08-21"]);
}));

test("a word that is marked by chance is no selection", () => clicked("german.html", async (page) => {
  await page.evaluate(() => getSelection()?.setBaseAndExtent(/** @type {Node} */ (document.querySelectorAll("p")[1].firstChild), 0, /** @type {Node} */ (document.querySelectorAll("p")[1].firstChild), 9));
}, async (reader) => {
  assert.match((await held(reader)).text, /äußern/);
}));

/** @type {[what: string, address: string, says: RegExp][]} */
const CLOSED = [
  ["a PDF", "one.pdf", /^This is a PDF.*Save it, then choose the file here\.$/],
  ["a picture", "picture.png", /^This tab shows a picture or a recording/],
  ["a page of the browser", "chrome://version/", /^The browser does not let extensions read this page\. Select the article there, copy it and paste it here\.$/],
  ["an empty tab", "about:blank", /^(?:This page shows no text yet|The browser does not let extensions read this page)/],
  ["an article in another site's frame", "elsewhere.html", /^The article is in a frame from another website\. Open that frame in a tab of its own and click there\.$/],
];

for (const [what, address, says] of CLOSED) {
  test(`${what}: one sentence says what to do instead`, () => clicked(address, async () => {}, async (reader) => {
    const note = reader.locator("#field-note", { hasText: /\.$/ });
    await note.waitFor();
    assert.match(await note.innerText(), says);
    assert.equal(await reader.locator(".promise p").innerText(), await note.innerText(), "it stands where the reader looks first");
    assert.equal(await reader.evaluate(() => document.documentElement.dataset.view), "start");
    // and the way that the sentence names is open
    await reader.locator("#paste").fill("“The dam will hold,” Bren Tull, the engineer, said on Monday.");
    await reader.locator("#read").click();
    assert.match((await held(reader)).text, /The dam will hold/);
  }));
}

test("the reader itself, and a tab that is gone", async () => {
  await clicked("german.html", shows("Postschiff"), async (reader) => {
    await held(reader);
    const again = await rig.press(reader);
    await again.locator("#field-note", { hasText: "This is Sourcelight itself. Open an article in a tab and click there." }).waitFor();
    await again.goto(`${rig.own}reader/index.html?tab=987654321`);
    await again.locator("#field-note", { hasText: "The tab is closed." }).waitFor();
    await again.close();
  });
});

test("it may see a tab that was clicked, and nothing else; nothing is remembered", async () => {
  const { permissions, host_permissions: hosts, optional_permissions: more, content_scripts: scripts } = rig.manifest;
  assert.deepEqual([permissions, hosts, more, scripts], [["activeTab", "scripting"], undefined, undefined, undefined]);
  const shut = await rig.context.newPage();
  await shut.goto(`${rig.address}amp.html`);
  await clicked("german.html", shows("Postschiff"), async (reader) => {
    await held(reader);
    const seen = await reader.evaluate(async () => {
      const browser = /** @type {any} */ (globalThis).chrome;
      const tabs = await browser.tabs.query({});
      const tries = await Promise.all(tabs.map((/** @type {any} */ { id }) => browser.scripting.executeScript({ target: { tabId: id }, func: () => document.title }).then((/** @type {any} */ [{ result }]) => result, () => null)));
      return { open: tries.filter(Boolean), addresses: tabs.map((/** @type {any} */ { url }) => url).filter((/** @type {string} */ url) => url?.startsWith("http")), stored: [localStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length, browser.storage] };
    });
    assert.deepEqual(seen.open, ["Fähre nach Grell fällt aus – Küstenblatt"]);
    assert.deepEqual(seen.addresses, [`${rig.address}german.html`]);
    assert.deepEqual(seen.stored, [0, 0, 0, undefined]);
  });
  await shut.close();
});

test("what the extension asks for was listened to", () => assert.ok(heard > 5, `only ${heard} requests were heard`));
