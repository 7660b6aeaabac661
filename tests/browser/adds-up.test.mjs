/** What the page says is true of the text and of itself: shares add up, a correction changes nothing else, checks do not contradict each other. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { outcomeOf } from "../../www/checks.js";
import { quoteOf } from "../../www/quotes.js";
import { isAddress } from "../../www/reader.js";
import { readingOf } from "../../www/reading.js";
import { apportioned, wholeShares } from "../../www/shares.js";
import { Sourcelight } from "../../www/sourcelight.js";
import { stretchesOf } from "../../www/views/parts.js";
import { counted, example, faults, journey, paste, read, status, still } from "./rig.mjs";

const light = await Sourcelight.load();
const golden = new URL("../golden/", import.meta.url);
const texts = await Promise.all([...["bridge", "lakeside", "release"].map(example),
  ...(await readdir(golden)).sort().slice(0, 12).map((name) => readFile(new URL(`${name}/report.txt`, golden), "utf8"))]);
const reports = await Promise.all(texts.map((text) => light.analyze(text)));

test("shares in whole per cents make a hundred, each next to what it is", () => {
  for (const shares of [[1, 1, 1], [0.5, 0.25, 0.25], [0, 0, 1], [0.005, 0.335, 0.66]]) {
    const whole = apportioned(shares, 100);
    const sum = shares.reduce((all, share) => all + share, 0);
    assert.equal(whole.reduce((all, value) => all + value, 0), 100);
    whole.forEach((value, n) => assert.ok(Math.abs(value - (100 * shares[n]) / sum) < 1, `${value} for ${shares[n]}`));
  }
  assert.deepEqual(apportioned([0, 0], 100), [0, 0]);
});

test("the list of sources makes up the whole article with the writer's row", () => {
  let lists = 0;
  texts.forEach((text, n) => {
    const { speakers, writer, together, shares } = readingOf(text, reports[n]);
    const value = (/** @type {string} */ shown) => (shown.startsWith("<") ? 0 : Number.parseInt(shown, 10));
    const sum = speakers.reduce((all, { shown }) => all + value(shown), value(writer));
    if (together) return assert.ok(sum >= 100, "what several say together stands in each one's row");
    assert.equal(sum, 100);
    const of = (/** @type {string[]} */ kinds) => speakers.reduce((all, { kind, shown }) => all + (kinds.includes(kind) ? value(shown) : 0), 0);
    assert.deepEqual([of(["person", "org", "doc"]), of(["anon"])], wholeShares(shares).slice(0, 2), "the rows make the shares above the ribbon");
    lists++;
  });
  assert.ok(lists > 5, `${lists} lists were counted`);
});

test("merging two names changes no claim that rests on others, and their verbs follow", () => {
  let pairs = 0;
  texts.forEach((text, n) => {
    const raw = reports[n];
    const sources = raw.sources.map((source, index) => ({ source, index, entity: raw.entities.find(({ id }) => id === source.entity) })).filter(({ entity }) => entity);
    for (const one of sources.slice(0, 6)) {
      for (const other of sources.slice(0, 6)) {
        if (!one.entity || !other.entity || one.entity === other.entity) continue;
        const quote = (/** @type {{mentions: {start: number, end: number}[]}} */ { mentions: [first] }) => quoteOf(text, first.start, first.end);
        const { report, lost } = readingOf(text, raw, [{ action: "merge", name: quote(one.entity), into: quote(other.entity) }]);
        // a mention inside another's name cannot be told from it
        if (lost) continue;
        pairs++;
        const wanted = raw.claims.map(({ sources: rows }) => new Set(rows.map((row) => (row === one.index ? other.index : row))).size);
        assert.deepEqual(report.claims.map(({ sources: rows }) => rows.length), wanted, `${one.source.name} and ${other.source.name}`);
        const verbs = (/** @type {import("../../www/types").Source | undefined} */ row) => row?.cues.reduce((sum, { count }) => sum + count, 0) ?? 0;
        const both = new Set([...one.source.attributions, ...other.source.attributions]);
        const row = report.sources.find(({ entity }) => entity === other.source.entity);
        assert.deepEqual(new Set(row?.attributions), both);
        if (both.size === one.source.attributions.length + other.source.attributions.length) assert.equal(verbs(row), verbs(one.source) + verbs(other.source));
        for (const rest of raw.sources) {
          if (rest === one.source || rest === other.source || rest.entity === null) continue;
          const now = report.sources.find(({ entity }) => entity === rest.entity);
          assert.deepEqual([now?.words, now?.cues, now?.kind], [rest.words, rest.cues, rest.kind], "whom nobody touched stays the same");
        }
      }
    }
  });
  assert.ok(pairs > 50, `${pairs} pairs were merged`);
});

test("a question that does not arise is neither found nor missing", async () => {
  const state = async (/** @type {string} */ text, /** @type {string} */ kind) => {
    const reading = readingOf(text, await light.analyze(text));
    const check = reading.report.checks.find((row) => row.kind === kind);
    return check && outcomeOf(reading, check).outcome;
  };
  const bare = "The dam at Osk was built of stone. Rain fell on it for a week.";
  // some of them are not asked of such a text at all
  const kinds = ["unlinked_document", "plural_for_one", "unexplained_anonymity", "headline_firmer", "mostly_unnamed", "late_speaker", "far_attribution", "speaker_change", "no_reply"];
  const states = await Promise.all(kinds.map((kind) => state(bare, kind)));
  assert.ok(states.every((now) => now === undefined || now === "absent"), states.join());
  assert.ok(states.filter((now) => now === "absent").length > 2, states.join());
  assert.equal(await state("The dam at Osk is safe, a memo seen by this newspaper says.", "unlinked_document"), "missing");
  assert.equal(await state("“It holds,” Ana Brel, the engineer, said on Monday.", "plural_for_one"), "found");
  // what is missing is said once, and no check that found something says that there is none
  texts.forEach((text, n) => {
    const reading = readingOf(text, reports[n]);
    for (const check of reports[n].checks) {
      const { outcome, how } = outcomeOf(reading, check);
      assert.equal(outcome === "missing", reports[n].gaps.some(({ kind }) => kind === check.kind), check.kind);
      if (outcome === "found") assert.ok(!/^(?:no|nobody)\b/.test(how), how);
    }
  });
});

test("a long article's stretches hold the words of its sentences, by source", () => {
  texts.forEach((text, n) => {
    const { lines } = readingOf(text, reports[n]);
    for (const many of [3, 10, 40]) {
      const marks = stretchesOf(lines, many);
      assert.ok(marks.length <= Math.max(1, Math.min(2 * many, lines.length)));
      assert.deepEqual(marks.flatMap(({ first, last }) => lines.slice(first, last + 1).map(({ index }) => index)), lines.map(({ index }) => index));
      const who = (/** @type {import("../../www/types").Part} */ { kind, source }) => (kind === "none" ? -1 : source);
      const sum = (/** @type {import("../../www/types").Part[]} */ parts, /** @type {number} */ source) => parts.reduce((all, part) => all + (who(part) === source ? part.words : 0), 0);
      for (const source of new Set(lines.flatMap(({ parts }) => parts.map(who)))) {
        assert.equal(sum(marks.flatMap(({ parts }) => parts), source), sum(lines.flatMap(({ parts }) => parts), source));
      }
      // stacked parts reach exactly over the arm of their stretch
      for (const { words, parts } of marks) assert.equal(parts.reduce((all, part) => all + part.words, 0), words);
    }
  });
});

test("the ribbon draws as many words for each kind as the shares count", () => {
  texts.forEach((text, n) => {
    const { lines, matrix } = readingOf(text, reports[n]);
    for (const [kind, styles] of Object.entries(matrix)) {
      const drawn = lines.reduce((sum, { parts }) => sum + parts.reduce((all, part) => all + (part.kind === kind ? part.words : 0), 0), 0);
      const counted = Object.values(styles).reduce((sum, words) => sum + words, 0);
      // a sentence of signs alone holds no word and is drawn all the same
      assert.ok(Math.abs(drawn - counted) <= 1, `${kind}: ${drawn} words are drawn, ${counted} are counted`);
    }
  });
});

test("an address is told from an article", () => {
  for (const text of ["https://courier.example/news/1", " www.courier.example/a?b=c#d \n", "courier.example/2025/ferry", "https://a.example/1\nhttps://b.example/2"]) assert.equal(isAddress(text), true, text);
  for (const text of ["See https://courier.example/news/1", "Rain fell.", "Mr. Holt", "either/or", "and/or not"]) assert.equal(isAddress(text), false, text);
});

journey("an address pasted in place of an article gets a sentence, and stays in the field", async (page) => {
  await page.fill("#paste", "https://courier.example/news/ferry");
  await page.click("#read");
  assert.match(await status(page), /^That is a web address, not the article/);
  assert.equal(await page.inputValue("#paste"), "https://courier.example/news/ferry");
});

journey("the writer's row leads from sentence to sentence of the writer's own", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  const row = page.locator("#section-who .writer");
  const [, share] = /(\d+)%\s+on the writer alone/.exec(await page.locator("body").innerText()) ?? [];
  assert.equal(share, "48");
  assert.match(await row.innerText(), /The writer alone\s+48%/);
  const link = row.locator("a");
  await link.click();
  const first = await page.locator(".line.now").getAttribute("data-s");
  await link.click();
  assert.notEqual(await page.locator(".line.now").getAttribute("data-s"), first);
});

journey("both articles stand side by side whole, with headline and date, and what changed is marked", async (page) => {
  const text = await example("bridge");
  const later = text.replace("about 19,000 vehicles", "about 21,000 vehicles").replace("14 October 2025", "15 October 2025");
  await paste(page, "#paste", text);
  await read(page);
  await page.click("#compare-open");
  await page.fill("#compare-text", later);
  await page.click("#compare button[type=submit]");
  const rows = page.locator("#compare-sentences tbody tr");
  await rows.first().waitFor();
  const cells = await page.locator("#compare-sentences tbody").evaluate((body) => [...(/** @type {HTMLTableSectionElement} */ (body)).rows].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())));
  assert.deepEqual(cells[0], Array(2).fill("Headline Larrow Bridge to stay shut until spring after cracks found in bearings"));
  assert.deepEqual(cells[1], ["Date 14 October 2025", "Date 15 October 2025"]);
  // every sentence of the body stands on both sides, side by side
  assert.ok(cells.length > 20 && cells.every(([a, b]) => a && b));
  const flat = (/** @type {string} */ words) => words.replace(/\s+/g, "");
  const body = (/** @type {string} */ words) => flat(words.slice(words.indexOf("PORT LARROW")));
  assert.equal(flat(cells.slice(2).map(([a]) => a).join("")), body(text));
  assert.equal(flat(cells.slice(2).map(([, b]) => b).join("")), body(later));
  const [left, right] = await rows.filter({ hasText: "21,000" }).locator("td").evaluateAll((list) => list.map((cell) => cell.getBoundingClientRect().left));
  assert.ok(right > left + 300, "in two columns");
  assert.deepEqual(await page.locator("#compare-sentences :is(del, ins)").allInnerTexts().then((list) => list.map((words) => words.trim())), ["14 October 2025", "15 October 2025", "19,000", "21,000"]);
  assert.deepEqual(await faults(page), []);
  await page.locator("#compare-sentences input").check();
  await counted(rows, 2);
});

journey("a long article's ribbon keeps its proportions, and a window shows its sentences", async (page) => {
  const long = `${await example("bridge")}\n\n${await example("release")}\n\n`.repeat(11);
  await paste(page, "#paste", long);
  await read(page);
  const bar = page.locator("#ribbon-bar");
  await bar.locator(".stacked").first().waitFor();
  // what is drawn above and below the line are the shares that are written above it
  const drawn = await bar.evaluate((root) => {
    const area = (/** @type {string} */ of) => [...root.querySelectorAll(`.part.${of} i`)].reduce((sum, part) => {
      const { width, height } = part.getBoundingClientRect();
      return sum + width * height;
    }, 0);
    const [up, down] = [area("up"), area("down")];
    return (100 * up) / (up + down);
  });
  const [named] = (await page.locator("#readout").innerText()).match(/\d+/) ?? [];
  assert.ok(Math.abs(drawn - Number(named)) < 2, `${drawn} % is drawn as named, ${named} % written`);
  assert.ok(await bar.locator(".segment").evaluateAll((list) => list.every((segment) => segment.getBoundingClientRect().width >= 3)));
  const zoom = page.locator("#ribbon-zoom");
  await zoom.locator("button", { hasText: "Zoom in" }).click();
  await counted(bar.locator(".stacked"), 0);
  await counted(bar.locator(".segment"), (n) => n > 60);
  await zoom.getByRole("button", { name: "Later sentences" }).click();
  assert.notEqual(await bar.locator(".segment").first().getAttribute("data-i"), "0");
  await still(page);
  assert.deepEqual(await faults(page), []);
  await zoom.locator("button", { hasText: "Whole article" }).click();
  await bar.locator(".stacked").first().waitFor();
});

journey("a finger that moves over the ribbon reads it, and lifted goes there", async (page) => {
  await paste(page, "#paste", await example("bridge"));
  await read(page);
  const box = await page.locator("#ribbon-bar").boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  const client = await page.context().newCDPSession(page);
  const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number} */ x) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", box.x + 20);
  for (let x = 20; x < box.width * 0.6; x += 20) await touch("touchMove", box.x + x);
  await page.locator("#readout", { hasText: /^s\d+ ·/ }).waitFor();
  await touch("touchEnd", 0);
  const at = Number(await page.locator(".line.now").getAttribute("data-s"));
  const lines = await page.locator("#article .line").count();
  assert.ok(at > 0.35 * lines && at < 0.85 * lines, `sentence ${at} of ${lines}`);
}, { hasTouch: true, viewport: { width: 390, height: 844 } });
