/**
 * What goes wrong, as programs that run inside a page: in Chromium, Firefox and WebKit alike. A line of the host breaks, storage
 * fails at each of its steps, the engine falls silent, somebody else moves the page. Each throws where the page does not recover,
 * or says what is not so. They use `TOOLS` of `roads.mjs`.
 */

/** What the programs of this file use besides. */
const MORE = `
const fault = (part, how = "") => fetch("./fault?" + new URLSearchParams({ part, how }));
const status = (words) => says("#status", words);
/** Puts another function in the place of one, until it is called back. */
const instead = (owner, name, other) => {
  const old = owner[name];
  owner[name] = function (...given) { return other.call(this, old, ...given); };
  return () => { owner[name] = old; };
};
const refuse = (name) => () => { throw new DOMException("forced", name); };
/** What lies in the library, read past the page: null where there is none. */
const { open: openDatabase } = IDBFactory.prototype;
const { getAll, put } = IDBObjectStore.prototype;
const stored = () => new Promise((done, fail) => {
  const asked = openDatabase.call(indexedDB, "sourcelight", 1);
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = () => done(null);
  asked.onsuccess = () => {
    const rows = getAll.call(asked.result.transaction("articles").objectStore("articles"));
    rows.onsuccess = () => { asked.result.close(); done(rows.result); };
    rows.onerror = () => fail(rows.error);
  };
});
/** What the page says of the library must be what lies there. */
const truthful = async (where) => {
  const rows = await stored();
  await until("the page to say what is so, " + where, () => {
    const shown = all("#shelf li").length;
    const note = one("#kept-note").textContent;
    const off = Boolean(one("#shelf-on"));
    if (rows === null) return off && one("#keep").hidden && /^nothing/.test(note) && shown === 0;
    return !off && !one("#keep").hidden && /keep yourself/.test(note) && shown === rows.length && (one("#keep").textContent === "Kept") === rows.some(({ article }) => article.text === window.now);
  });
};
window.now = "";
const read = async () => { await example(); window.now = await (await fetch("./examples/bridge.txt")).text(); };
`;

/** Ways in which a transaction of one kind of request fails. @param {string} method of an object store */
const waysOf = (method) => `[
  ["${method} throws", () => instead(IDBObjectStore.prototype, "${method}", refuse("DataError"))],
  ["${method} is refused", () => instead(IDBObjectStore.prototype, "${method}", function (old, ...given) {
    // a key that is there already
    const row = { id: "x", kept: "", title: "", article: { text: "" } };
    put.call(this, row);
    const request = this.add(row);
    return request;
  })],
  ["${method} is taken back with its transaction", () => instead(IDBObjectStore.prototype, "${method}", function (old, ...given) {
    const request = old.apply(this, given);
    request.addEventListener("success", () => this.transaction.abort());
    return request;
  })],
  ["no database opens", () => instead(IDBFactory.prototype, "open", refuse("UnknownError"))],
]`;

/** `before`: what the host fails at while the page is opened. @type {{name: string, program: string, before?: [part: string, how: string]}[]} */
export const FAULTS = [
  { name: "a part that could not be fetched is fetched when it is asked for again", program: `
    const parts = [
      ["compare/screen", () => press("#compare-open"), () => one("#compare-text"), () => press("#new")],
      ["grammar/card", () => { one("#article").focus(); key("j"); key("g"); }, () => /Base form/.test(one("#card").textContent), () => {}],
      ["exports/link-dialog", async () => { await press("#export"); await press("#export-link"); }, () => one("#share-link"), () => one("#share").close()],
    ];
    for (const [part, wish, there, leave] of parts) {
      await example();
      await fault(part, "cut");
      await wish();
      await status(/could not be (?:fetched|made).*Check your connection/);
      await fault(part, "503");
      await wish();
      await status(/server answered with an error \\(503\\)/);
      await fault(part, "404");
      await wish();
      await status(/A newer version of this page has replaced it/);
      await fault(part);
      await wish();
      await until(part, there);
      await leave();
      await press("#home");
    }` },
  { name: "readers of files that could not be fetched are fetched for the next file", program: `
    await until("the engine", () => root.dataset.phase === "idle");
    await fault("import/index", "cut");
    bring("#file", [["dam.md", btoa("# The dam holds\\n\\nThe dam holds, the mayor said on Monday.")]]);
    await status(/program that opens files could not be fetched/);
    await fault("import/index");
    bring("#file", [["dam.md", btoa("# The dam holds\\n\\nThe dam holds, the mayor said on Monday.")]]);
    await until("the file", () => ready() && /The dam holds/.test(one("#headline").textContent));` },
  { name: "an example that could not be fetched is fetched at the next press", before: ["examples/", "cut"], program: `
    (await until("the examples", () => one(".example"))).click();
    await status(/example could not be fetched/);
    await fault("examples/");
    await example();` },
  { name: "views that could not be fetched leave the words in the field", before: ["views/desk", "cut"], program: `
    const words = "The dam holds, the mayor said on Monday.";
    type(one("#paste"), words);
    await press("#read");
    await status(/rest of the page could not be fetched.*Check your connection/);
    if (root.dataset.view !== "start" || one("#paste").value !== words) throw new Error("the words are gone: " + root.dataset.view);
    await fault("views/desk");
    await press("#read");
    await until("the article", () => ready() && all("#article .src").length === 1);` },
  { name: "a model that could not be fetched is fetched at a press, and nothing typed is lost", before: ["pkg/english", "cut"], program: `
    await status(/could not be fetched\\. Check your connection/);
    if (one("#try-again").hidden) throw new Error("nothing to press");
    type(one("#paste"), "The dam holds, the mayor said on Monday.");
    await fault("pkg/english", "404");
    await press("#try-again");
    await status(/could not be fetched\\. A newer version/);
    await fault("pkg/english");
    await press("#try-again");
    await until("the engine", () => root.dataset.phase === "idle" && one("#try-again").hidden);
    if (!/dam holds/.test(one("#paste").value)) throw new Error("what was typed is gone");
    await press("#read");
    await until("the article", () => ready() && all("#article .src").length === 1);` },
  { name: "an engine whose script could not be fetched starts with the next text", before: ["/worker", "cut"], program: `
    await status(/could not be fetched/);
    await fault("/worker");
    type(one("#paste"), "The dam holds, the mayor said on Monday.");
    await press("#read");
    await until("the article", () => ready() && all("#article .src").length === 1);` },
  { name: "an engine that is gone without a word is replaced, and the text is read", program: `
    // it has read the examples: the page is as idle before it is asked for
    await until("the engine", () => one("#examples .mini *"));
    const spent = new Set();
    const back = instead(Worker.prototype, "postMessage", function (old, ...given) {
      if (!spent.size) { spent.add(this); this.terminate(); }
      return old.apply(this, given);
    });
    await example();
    back();
    await status(/started again/);
    if (!/Larrow Bridge/.test(one("#headline").textContent)) throw new Error("another article");` },
  { name: "an engine that is gone twice over the same text ends in a sentence, and the next text is read", program: `
    await until("the engine", () => one("#examples .mini *"));
    // its thread answers a beat, then fails, at every text
    const back = instead(Worker.prototype, "postMessage", function (old, message, ...given) {
      if (message.action !== "analyze") return old.call(this, message, ...given);
      this.addEventListener("message", () => this.dispatchEvent(new ErrorEvent("error", { message: "forced", cancelable: true })), { once: true });
      old.call(this, { action: "beat" });
    });
    type(one("#paste"), "The dam holds, the mayor said on Monday.");
    await press("#read");
    await status(/stopped twice while reading this text\\. Your text is still here/);
    if (!/dam holds/.test(one("#article").textContent + one("#edit-text").value + one("#paste").value)) {
      await press("#edit");
      if (!/dam holds/.test(one("#edit-text").value)) throw new Error("the text is gone");
    }
    back();
    await press("#new");
    await example();` },
  { name: "a library that cannot be made stays off, and says so", program: `
    const ways = [
      ["the flag", () => instead(Storage.prototype, "setItem", refuse("QuotaExceededError"))],
      ["no database opens", () => instead(IDBFactory.prototype, "open", refuse("SecurityError"))],
      ["no table is made", () => instead(IDBDatabase.prototype, "createObjectStore", refuse("ConstraintError"))],
    ];
    for (const [what, wrong] of ways) {
      const back = wrong();
      await press("#shelf-on");
      await status(/does not let the page keep anything/);
      back();
      await truthful(what);
      if (await stored() !== null) throw new Error("a library was left behind: " + what);
      one("#paste").focus();
    }
    await press("#shelf-on");
    await until("the library", () => one("#shelf-off"));
    await truthful("when it is on");
    await press("#shelf-off");
    await until("no library", () => one("#shelf-on"));` },
  { name: "an article that is not stored is not called kept", program: `
    await press("#shelf-on");
    await until("the library", () => one("#shelf-off"));
    await read();
    for (const [what, wrong] of ${waysOf("put")}) {
      const back = wrong();
      await press("#keep");
      await status(/it is not kept/);
      back();
      if (one("#keep").textContent !== "Keep") throw new Error("it says that it is kept: " + what);
      await truthful(what);
    }
    await press("#keep");
    await says("#keep", /Kept/);
    await truthful("when it is kept");` },
  { name: "an article that is not deleted is still shown", program: `
    await press("#shelf-on");
    await until("the library", () => one("#shelf-off"));
    await read();
    await press("#keep");
    await says("#keep", /Kept/);
    await press("#home");
    for (const [what, wrong] of ${waysOf("delete")}) {
      const back = wrong();
      (await says("#shelf li button", /Delete/)).click();
      await status(/it is still kept/);
      back();
      window.now = "";
      await truthful(what);
      if ((await stored()).length !== 1) throw new Error("another library: " + what);
    }
    for (const [what, wrong] of [
      ["the database stays", () => instead(IDBFactory.prototype, "deleteDatabase", () => {
        const request = new EventTarget();
        request.error = new DOMException("forced", "UnknownError");
        setTimeout(() => request.dispatchEvent(new Event("error")));
        return request;
      })],
      ["deleting throws", () => instead(IDBFactory.prototype, "deleteDatabase", refuse("SecurityError"))],
    ]) {
      const back = wrong();
      await press("#shelf-off");
      await press("#shelf-sure");
      await status(/did not delete the library: it is still kept/);
      back();
      await truthful(what);
    }
    // the flag alone switches nothing on
    const back = instead(Storage.prototype, "removeItem", refuse("UnknownError"));
    await press("#shelf-off");
    await press("#shelf-sure");
    await until("no library", () => one("#shelf-on"));
    back();
    await truthful("when it is deleted");` },
  { name: "a library that another window switches off or on is so here", program: `
    const other = new BroadcastChannel("sourcelight-library");
    await press("#shelf-on");
    await until("the library", () => one("#shelf-off"));
    await read();
    await press("#keep");
    await says("#keep", /Kept/);
    // the other window deletes it: the flag may reach this one late
    await new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase("sourcelight"), { onsuccess: done, onerror: fail, onblocked: fail }));
    other.postMessage("changed");
    await status(/switched off in another window/);
    await truthful("when it is deleted elsewhere");
    await press("#home");
    await press("#shelf-on");
    await until("the library", () => one("#shelf-off"));
    await read();
    // deleted elsewhere, and nobody said so yet
    await new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase("sourcelight"), { onsuccess: done, onerror: fail, onblocked: fail }));
    await press("#keep");
    await status(/so the article is not kept/);
    await truthful("when it is kept after that");
    // the other window switches it on
    await new Promise((done) => {
      const asked = indexedDB.open("sourcelight", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("articles", { keyPath: "id" });
      asked.onsuccess = () => { asked.result.close(); done(); };
    });
    localStorage.setItem("sourcelight-library", "on");
    other.postMessage("changed");
    await until("the library", () => one("#shelf-off"));
    await truthful("when it is switched on elsewhere");
    await press("#home");
    // the other window still uses it, as one of an earlier version may
    const held = await new Promise((done, fail) => Object.assign(indexedDB.open("sourcelight", 1), { onsuccess: ({ target }) => done(target.result), onerror: fail }));
    await press("#shelf-off");
    await status(/Another window still uses the library/);
    if (one("#shelf-on")) throw new Error("it says that it is off before it is");
    held.close();
    await until("no library", () => one("#shelf-on"));
    await truthful("when the other window let go");
    other.close();` },
  { name: "an address that somebody else gives the page leaves the article where it is", program: `
    await example();
    const text = one("#article").textContent;
    for (const hash of ["somewhere", "s3", ""]) {
      const moved = new Promise((done) => addEventListener("hashchange", done, { once: true }));
      location.hash = hash;
      await moved;
      if (!ready() || one("#article").textContent !== text || one("#result").hidden) throw new Error("the article is gone after #" + hash);
    }
    const back = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.back();
    await back;
    if (!ready()) throw new Error("the article is gone on the way back");
    const pack = async (value) => {
      const bytes = new Uint8Array(await new Response(new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
      return "#article=" + btoa([...bytes].map((byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    };
    const other = await pack({ v: 1, text: "The weir broke, the council said on Monday." });
    location.hash = other;
    await until("the question", () => one("#link-asks[open]"));
    if (location.hash) throw new Error("the article stays in the address");
    location.hash = await pack({ v: 1, text: "Another one." });
    // it comes to nothing, and the question stays
    await new Promise((done) => setTimeout(done, 1000));
    if (all("#link-asks").length !== 1) throw new Error("it is asked twice");
    await press("#link-leave");
    await status(/was not opened/);
    if (one("#article").textContent !== text || one("#link-asks")) throw new Error("it was opened, or asked twice");
    location.hash = other;
    await press("#link-open");
    await until("the other article", () => ready() && /weir broke/.test(one("#article").textContent));
    await press("#bring-back");
    await until("the first article", () => ready() && one("#article").textContent === text);
    await press("#home");
    // a large one is asked about, whatever is open
    location.hash = await pack({ v: 1, text: "The weir broke, the council said on Monday. ".repeat(8000) });
    await until("the question", () => one("#link-asks[open]"));
    await press("#link-leave");
    if (root.dataset.view !== "start") throw new Error("it was opened");
    location.hash = await pack({ v: 1, text: "The weir broke, the council said on Monday. ".repeat(120000) });
    await status(/5\\.3 MB\\. Sourcelight reads up to 5 MB/);` },
].map((row) => ({ ...row, program: MORE + row.program }));
