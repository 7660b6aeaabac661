/**
 * What the page does with a text: reads it, reads it again as it changes, keeps the one before. In: texts. Out: patches
 * of the store. Only the newest text counts: while one is read, the newest of the others waits, and late answers are dropped.
 */
import { withCheck } from "./claim-checks.js";
import { readingOf } from "./reading.js";
import { Client, EngineError } from "./client.js";
import { articleOf } from "./intake.js";
import { byteLength, MAX_BYTES, tooLarge } from "./limits.js";
import { once, remedy } from "./once.js";
import { remember, withWork } from "./session.js";

/** @typedef {import("./types").Article} Article */

/** A reading that is dear to show waits until nobody has pressed a key for this many times what the last one cost. */
const PAUSE = 4;
/** Shown at every key is what costs less than this, in milliseconds: nobody who types can tell. */
const CHEAP = 12;
/** No pause of a typist is waited for any longer. */
const LONGEST_PAUSE = 800;

/** A text still being read after this long is given up for a newer one. */
const PATIENCE = 1500;

/** What is said of an address in place of an article: the page fetches nothing. */
const ADDRESS = "That is a web address, not the article. Sourcelight fetches nothing from other sites: open the page, select the article, copy it and paste it here.";

/** Whether a text is nothing but addresses. @param {string} text */
export function isAddress(text) {
  const words = text.trim().split(/\s+/, 20);
  return words.length < 20 && words.every((word) => /^<?(?:https?:\/\/|www\.)[^\s<>]+>?$/i.test(word) || /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*$/i.test(word));
}

/** What is said when a text was not read; of what was asked wrongly the engine says it. @type {Record<string, string | undefined>} */
const FAILURES = {
  load: "The program that reads articles could not be fetched.",
  crash: "The engine stopped twice while reading this text. Your text is still here: try a part of it.",
  engine: "The engine could not read this text. Your text is still here: try a part of it. Nothing was sent anywhere.",
};

/** What the engine is told beside the words. @param {Article} article @returns {import("./types").AnalyzeOptions} */
function optionsOf({ text, date, found, unsure }) {
  // words that changed since the file was read may have left its links behind
  const links = (found?.links ?? []).filter((link) => text.slice(link.start, link.end) === link.text);
  return {
    ...(date ? { date } : {}),
    ...(links.length ? { links: links.map(({ start, end, href }) => /** @type {[number, number, string]} */ ([start, end, href])) } : {}),
    ...(found?.address ? { address: found.address } : {}),
    ...(unsure ? { unsure } : {}),
  };
}

/** Who speaks and is quoted, as the engine's comparison asks for it. @param {import("./types").Reading} reading @returns {NonNullable<import("./types").ComparisonSide["spoken"]>} */
function spokenOf({ report, passages }) {
  const quoted = passages.filter(({ attribution: row }) => row.content.length && (row.form === "direct" || row.form === "mixed"));
  return [report.sources.map(({ name, source_type: type, share }) => [name, type, share]), quoted.map(({ id, name, attribution }) => [id, name, attribution.content])];
}

export class Reader {
  #store;
  #client;
  /** @type {Article | null} */ #wanted = null;
  #busy = false;
  #since = 0;
  /** When the last key was pressed, and what it cost to show the last reading. */
  #typed = 0;
  #cost = 0;

  /** @param {import("./store.js").Store} store @param {import("./client.js").Client} client */
  constructor(store, client) {
    this.#store = store;
    this.#client = client;
    client.onrestart = () => this.#restarted();
    client.onfetched = (bytes) => store.update({ fetched: bytes });
    client.oncounted = (counted) => { if (!store.state.reading) store.update({ counted }); };
  }

  /** Starts the engine before it is needed. */
  async warm() {
    if (this.#store.state.phase !== "idle") return;
    try {
      this.#store.update({ phase: "loading" });
      const { outside } = await this.#client.load();
      this.#outside(outside);
      this.#store.update({ fetched: null });
      if (this.#waits()) this.#store.update({ phase: "idle" });
    } catch (error) {
      if (this.#waits()) this.#fail(error);
    }
  }

  /** Once the engine is there, or could not be fetched. */
  async there() {
    await this.#client.load().catch(() => {});
  }

  /** Ends the reading of the present text; it stays, and can be read again. */
  stop() {
    if (this.#store.state.phase !== "analyzing" && this.#store.state.phase !== "loading") return;
    this.#wanted = null;
    this.#store.update({ phase: "failed", stopped: true, error: "The reading was stopped. The text is still here." });
    this.#client.abort();
  }

  /** Tries once more what failed: fetches the engine, reads the present article. */
  again() {
    const { article, phase } = this.#store.state;
    if (phase !== "failed") return;
    this.#store.update({ phase: "idle", error: "", missing: false, stopped: false });
    if (article) this.#read(article);
    else this.warm();
  }

  /** Whether nothing but the engine is waited for. */
  #waits() {
    return this.#store.state.phase === "loading";
  }

  /**
   * Opens a text in place of the one before. `step` makes it a step in the browser's history.
   * @param {Article} given @param {boolean} [step] @returns {boolean} whether it could be opened
   */
  open(given, step = true) {
    const article = withWork(given);
    const bytes = byteLength(article.text);
    const refusal = bytes > MAX_BYTES ? tooLarge(bytes) : !article.text.trim() ? "There is no text to read." : isAddress(article.text) ? ADDRESS : "";
    if (refusal) {
      this.#store.update({ notice: refusal });
      return false;
    }
    const { article: before, earlier, view } = this.#store.state;
    const keep = before && before.text !== article.text && before.text.trim() ? before : earlier;
    // another text stands there unread until its reading comes
    const reading = before?.text === article.text ? this.#store.state.reading : null;
    this.#store.update({ article, earlier: keep, reading, view: "read", editing: false, lit: -1, at: -1, hot: -1, notice: "", stopped: false, counted: null });
    if (step && view !== "read") history.pushState({ view: "read" }, "");
    scrollTo(0, 0);
    this.#read(article);
    return true;
  }

  /** The same article with other words, while it is edited. @param {string} text */
  edit(text) {
    this.#typed = performance.now();
    const { article } = this.#store.state;
    const bytes = byteLength(text);
    if (bytes > MAX_BYTES) return this.#store.update({ notice: tooLarge(bytes) });
    const next = { ...(article ?? { origin: { label: "Typed text" } }), text, touched: true };
    this.#store.update({ article: next, lit: -1, at: -1, hot: -1, notice: "" });
    this.#read(next);
  }

  /** The same article with something about it changed, and read anew. @param {Article} article */
  amend(article) {
    if (byteLength(article.text) > MAX_BYTES) return this.#store.update({ notice: tooLarge(byteLength(article.text)) });
    const next = { ...article, touched: true };
    this.#store.update({ article: next, lit: -1, at: -1, hot: -1, notice: "" });
    this.#read(next);
  }

  /** @param {string} date ISO */
  setDate(date) {
    const { article } = this.#store.state;
    if (!article || article.date === date) return;
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return this.#store.update({ notice: `“${date}” is not a day. Write year, month and day.` });
    const next = { ...article, date, touched: true };
    this.#store.update({ article: next });
    this.#read(next);
  }

  /** Whether the marks that the program is unsure of make rows and count in shares. @param {boolean} unsure */
  countUnsure(unsure) {
    const { article } = this.#store.state;
    if (!article) return;
    const next = { ...article, unsure };
    this.#store.update({ article: next, lit: -1, hot: -1 });
    this.#read(next);
  }

  /** Changes something by hand: the words stay, the report is corrected. @param {import("./types").Correction} correction */
  correct(correction) {
    const { article } = this.#store.state;
    if (article) this.#corrected({ ...article, corrections: [...(article.corrections ?? []), { ...correction, when: new Date().toISOString() }], undone: [] });
  }

  /** Notes what a checker made of a claim. @param {{start: number, end: number}} claim @param {Partial<import("./types").ClaimCheck>} patch */
  check(claim, patch) {
    const { article } = this.#store.state;
    if (!article) return;
    const next = { ...article, checks: withCheck(article.checks ?? [], article.text, claim, patch, new Date().toISOString()), touched: true };
    remember(next);
    this.#store.update({ article: next });
  }

  /** Takes the last correction back. */
  undo() {
    const { article } = this.#store.state;
    const last = article?.corrections?.at(-1);
    if (article && last) this.#corrected({ ...article, corrections: article.corrections?.slice(0, -1), undone: [...(article.undone ?? []), last] });
  }

  /** Does again what was taken back last. */
  redo() {
    const { article } = this.#store.state;
    const next = article?.undone?.at(-1);
    if (article && next) this.#corrected({ ...article, corrections: [...(article.corrections ?? []), next], undone: article.undone?.slice(0, -1) });
  }

  /** @param {Article} article the present one with other corrections */
  #corrected(article) {
    const { reading } = this.#store.state;
    if (!reading || reading.text !== article.text) return;
    remember(article);
    this.#store.update({ article, reading: readingOf(article.text, reading.raw, article.corrections, this.#store.state.rules), lit: -1, hot: -1, notice: "" });
  }

  /** Changes the rules of wording, or takes the last change back or does it again. @param {import("./types").Rules | "undo" | "redo"} to @returns {boolean} whether there was anything to do */
  setRules(to) {
    const { rules, rules_before: before, rules_undone: undone, article, reading } = this.#store.state;
    const next = to === "undo" ? before.at(-1) : to === "redo" ? undone.at(-1) : to;
    if (!next) return false;
    const past = to === "undo" ? { rules_before: before.slice(0, -1), rules_undone: [...undone, rules] }
      : { rules_before: [...before, rules], rules_undone: to === "redo" ? undone.slice(0, -1) : [] };
    const now = reading && article?.text === reading.text ? { reading: readingOf(reading.text, reading.raw, article.corrections, next) } : {};
    this.#store.update({ ...past, rules: next, ...now });
    return true;
  }

  /** The engine's rules of wording; they do not change while the page is open. */
  rules = once(async () => (await this.#client.rules()).map(([name, kind, why, from, fire, spare]) => ({ name, kind, why, from, fire, spare })));

  /** Statistics of parts of the present article, each a list of stretches. @param {import("./types").Pair[][]} parts */
  async measure(parts) {
    return this.#client.measure(this.#store.state.reading?.text ?? "", parts);
  }

  /** Brings the earlier article back; the present one takes its place. @param {boolean} [step] */
  bringBack(step = true) {
    const { earlier } = this.#store.state;
    if (earlier) this.open(earlier, step);
  }

  /** @param {number} index among the files that came together */
  openFile(index) {
    const { article } = this.#store.state;
    const file = article?.origin.files?.[index];
    if (article && file) this.open({ ...articleOf(file), origin: { ...article.origin, label: file.name, file: index } });
  }

  /**
   * Reads a text on the side; the page's state stays as it is.
   * @param {Article} given @param {Client} [client]
   */
  async glance(given, client = this.#client) {
    const article = withWork(given);
    const read = () => client.analyze(article.text, optionsOf(article));
    // the engine was stopped for another text, not because of this one
    const again = (/** @type {unknown} */ error) => (error instanceof EngineError && error.kind === "aborted" ? read() : Promise.reject(error));
    const { report, outside } = await read().catch(again);
    this.#outside(outside);
    // what could not be fetched before is there now
    if (this.#store.state.missing) this.again();
    return readingOf(article.text, report, article.corrections, this.#store.state.rules);
  }

  /**
   * So many ways to read on the side, each with an engine of its own but for the first; `end` when they are done.
   * @param {number} many
   * @returns {{read: ((article: Article) => ReturnType<Reader["glance"]>)[], end: () => void}}
   */
  lanes(many) {
    const clients = Array.from({ length: Math.max(0, many - 1) }, () => new Client());
    return { read: [(article) => this.glance(article), ...clients.map((client) => (/** @type {Article} */ article) => this.glance(article, client))],
      end: () => { for (const client of clients) client.abort(); } };
  }

  /**
   * What differs between two articles; who speaks in them is as the reader corrected it.
   * @param {Article} a @param {import("./types").Reading} one its reading @param {Article} b @param {import("./types").Reading} other
   */
  async compare(a, one, b, other) {
    const side = (/** @type {Article} */ article, /** @type {import("./types").Reading} */ reading) =>
      ({ ...optionsOf(article), ...(article.corrections?.length ? { spoken: spokenOf(reading) } : {}) });
    return this.#client.compare(a.text, b.text, { a: side(a, one), b: side(b, other) });
  }

  /** The tokens of the sentences that a stretch of the present article touches. @param {number} start @param {number} end */
  async words(start, end) {
    const { reading } = this.#store.state;
    return reading ? this.#client.words(reading.text, start, end) : [];
  }

  /** Words, phrases and terms of the present article. @param {import("./types").Question} [question] */
  async study(question) {
    return this.#client.study(this.#store.state.reading?.text ?? "", question);
  }

  /** @param {Article} article */
  #read(article) {
    this.#wanted = article;
    if (!this.#busy) this.#next();
    else if (performance.now() - this.#since > PATIENCE) this.#client.abort();
  }

  async #next() {
    const article = this.#wanted;
    if (!article) return;
    this.#wanted = null;
    this.#busy = true;
    this.#since = performance.now();
    if (this.#store.state.phase !== "ready") this.#store.update({ phase: "analyzing", error: "" });
    try {
      const { report, ms, outside } = await this.#client.analyze(article.text, optionsOf(article), !this.#store.state.reading);
      this.#outside(outside);
      if (this.#store.state.fetched !== null) this.#store.update({ fetched: null });
      await this.#pause();
      // corrections made while it was read belong to it
      const now = this.#store.state.article;
      if (now?.text === article.text && now.date === article.date && now.unsure === article.unsure) {
        const start = performance.now();
        this.#store.update({ phase: "ready", reading: readingOf(now.text, report, now.corrections, this.#store.state.rules), ms, error: "" });
        this.#cost = performance.now() - start;
      }
    } catch (error) {
      this.#wrong(error, article);
    } finally {
      this.#busy = false;
      if (this.#wanted) this.#next();
    }
  }

  /** Waits, where showing a reading would hold up the next key, until whoever edits makes a pause. */
  async #pause() {
    if (this.#cost < CHEAP) return;
    const pause = Math.min(LONGEST_PAUSE, PAUSE * this.#cost);
    while (this.#store.state.editing && performance.now() - this.#typed < pause) {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  /** @param {unknown} error @param {Article} article */
  #wrong(error, article) {
    const kind = error instanceof EngineError ? error.kind : "engine";
    if (kind === "aborted") {
      if (!this.#store.state.stopped) this.#wanted ??= article;
    } else if (kind === "input" && article.date) {
      // the text can be read, only its date cannot
      const { date: _, ...rest } = article;
      this.#store.update({ article: rest, notice: /** @type {Error} */ (error).message });
      this.#wanted ??= rest;
    } else {
      this.#fail(error);
    }
  }

  #restarted() {
    this.#store.update({ notice: "The engine stopped unexpectedly and was started again. Your text is still here." });
    this.#client.load().catch((error) => this.#fail(error));
  }

  /** @param {unknown} error */
  async #fail(error) {
    const kind = error instanceof EngineError ? error.kind : "engine";
    this.#store.update({ phase: "failed", missing: kind === "load", error: FAILURES[kind] ?? /** @type {Error} */ (error).message });
    if (kind !== "load") return console.error(error); // for whoever mends it: the reader gets a sentence
    const helps = await remedy(error);
    if (this.#store.state.missing) this.#store.update({ error: `${FAILURES.load} ${helps}` });
  }

  /** @param {number} count outside requests the worker has made */
  #outside(count) {
    if (count) this.#store.update({ outside: this.#store.state.outside + count });
  }
}
