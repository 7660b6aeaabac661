/**
 * The doors of the page: paste, drop and choose, anywhere on it. In: what a reader brings. Out: articles for the reader.
 * Whatever is slower than a blink shows how far it is and can be cancelled; the newest wins.
 */
import { byId, h } from "../dom.js";
import { remedy } from "../once.js";
import { ACCEPT, articleOf, clip, filesOf, pasted, readFiles, withDetailsOf } from "../intake.js";

/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../reader.js").Reader} Reader */

/** A paste of so many characters is an article, not a phrase. */
const ARTICLE = 200;
/** Slower than a blink, in milliseconds. */
const BLINK = 150;
/** How often it is said how far it is, in milliseconds: small files come faster than anybody reads. */
const PACE = 80;

/**
 * @param {Store} store
 * @param {Reader} reader
 * @param {(articles: import("../import/types").Imported[], refused: string[]) => unknown} many takes several files that came together
 */
export function mountDoors(store, reader, many) {
  const area = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (byId("paste")));
  const file = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (byId("file")));
  const { open, openClip, openPage } = opener(store, reader, many);
  file.accept = ACCEPT;
  const folder = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (byId("folder")));
  // telephones open no folders
  byId("folder").parentElement?.toggleAttribute("hidden", !("webkitdirectory" in folder));
  for (const input of [file, folder]) {
    const take = () => {
      const chosen = [...(input.files ?? [])].filter(({ name }) => !name.startsWith("."));
      input.value = "";
      open(chosen.sort((a, b) => a.webkitRelativePath.localeCompare(b.webkitRelativePath, "en", { numeric: true })));
    };
    input.addEventListener("change", take);
    // chosen before the program was there
    if (input.files?.length) take();
  }
  area.addEventListener("paste", (event) => {
    const paste = clip(event.clipboardData);
    if (event.clipboardData?.files.length && !paste.text) return;
    if (area.value.trim() || paste.text.trim().length < ARTICLE) return;
    event.preventDefault();
    openClip(paste, "Pasted text");
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const paste = clip(event.clipboardData);
    const inField = event.target instanceof Element && event.target.closest("textarea, input, dialog, [contenteditable]");
    if (files.length && !paste.text.trim()) {
      event.preventDefault();
      open(files);
    } else if (!inField && paste.text.trim()) {
      openClip(paste, "Pasted text");
    }
  });
  const root = document.documentElement;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("dropping");
  });
  for (const type of ["dragleave", "drop", "dragend"]) {
    document.addEventListener(type, (event) => {
      const leaving = event instanceof DragEvent && event.type === "dragleave" && event.relatedTarget;
      if (!leaving) root.classList.remove("dropping");
    });
  }
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    if (!event.dataTransfer) return;
    const drop = clip(event.dataTransfer);
    const files = await filesOf(event.dataTransfer);
    if (files.length) open(files);
    else if (drop.text.trim()) openClip(drop, "Dropped text");
  });
  return {
    open,
    page: openPage,
    words: (/** @type {string} */ text, /** @type {string} */ label) => { reader.open({ text, origin: { label } }); },
    say: (/** @type {string} */ notice) => store.update({ notice }),
  };
}

/** @param {Store} store @param {Reader} reader @param {Parameters<typeof mountDoors>[2]} many */
function opener(store, reader, many) {
  const bar = byId("door");
  const says = h("p", { role: "status" });
  const meter = h("progress", { max: 1, "aria-label": "How far" });
  const cancel = h("button", { type: "button", class: "inline" }, "Cancel");
  bar.append(says, meter, cancel);
  let control = new AbortController();
  cancel.addEventListener("click", () => control.abort());

  /**
   * Does what may take long: the newest ends the one before it, and so does the reader.
   * @param {(options: {signal: AbortSignal, tell: (done: number, words: string) => void}) => Promise<(() => unknown) | undefined>} work
   *   what it gives is done when it was not ended @param {(error: unknown) => void} failed
   */
  async function work(work, failed) {
    control.abort();
    const mine = (control = new AbortController());
    const timer = setTimeout(() => { bar.hidden = mine.signal.aborted; }, BLINK);
    let told = 0;
    says.textContent = "Opening";
    meter.value = 0;
    const tell = (/** @type {number} */ done, /** @type {string} */ words) => {
      if (mine !== control || performance.now() - told < PACE) return;
      told = performance.now();
      meter.value = done;
      says.textContent = words;
    };
    try {
      const then = await work({ signal: mine.signal, tell });
      if (!mine.signal.aborted) then?.();
    } catch (error) {
      if (mine !== control) return;
      if (mine.signal.aborted) store.update({ notice: "Cancelled. Nothing was opened." });
      else failed(error);
    } finally {
      clearTimeout(timer);
      if (mine === control) bar.hidden = true;
    }
  }

  const open = async (/** @type {File[]} */ files) => {
    if (!files.length) return;
    await work(async ({ signal, tell }) => {
      const { articles, refused } = await readFiles(files, { signal, progress: (done, what, name, index) =>
        tell((index + done) / files.length, files.length > 1 ? `${name} (${index + 1} of ${files.length}). ${what}` : `${name}. ${what}`) });
      return () => {
        if (articles.length > 1) return void many(articles, refused);
        const [first] = articles;
        if (first) reader.open({ ...articleOf(first), origin: { label: first.name, files: articles, file: 0 } });
        if (refused.length) store.update({ notice: refused.slice(0, 2).join(" ") + (refused.length > 2 ? ` ${refused.length - 2} more were not read.` : "") });
      };
    }, async (error) => {
      const missing = error instanceof Error && "address" in error;
      if (!missing) console.error(error); // for whoever mends it
      store.update({ notice: missing ? `The program that opens files could not be fetched. ${await remedy(error)} Plain text can be pasted meanwhile.`
        : "The file could not be read. Open it, select the article, copy it and paste it here." });
    });
  };

  const openClip = (/** @type {import("../import/types").Clip} */ paste, /** @type {string} */ label) => work(async ({ signal, tell }) => {
    const article = await pasted(paste, label, { signal, progress: (done, what) => tell(done, `${label}. ${what}`) });
    return () => reader.open(article);
  }, (error) => {
    console.error(error); // for whoever mends it: the plain words are read all the same
    reader.open({ text: paste.text, origin: { label } });
  });
  /** Says why a page was not read where it is seen first: whoever clicked looks for an article. @param {string} sentence */
  const sorry = (sentence) => {
    store.update({ notice: sentence });
    const lead = document.querySelector(".promise p");
    if (lead) lead.textContent = sentence;
  };

  /** A page that somebody looks at elsewhere: the extension takes it out of its tab. @param {() => Promise<import("../import/tab.js").Taken>} take */
  const openPage = (take) => work(async ({ signal, tell }) => {
    const { page, selected, label } = await take();
    const progress = (/** @type {number} */ done, /** @type {string} */ what) => tell(done, `${label}. ${what}`);
    const { articles: [article], refused } = await readFiles([page], { signal, progress });
    const { articles: [part] } = selected ? await readFiles([selected], { signal, whole: true, progress }) : { articles: [] };
    const found = part && article ? withDetailsOf(part, article) : part ?? article;
    return () => { found ? reader.open(articleOf(found, label)) : sorry(refused.join(" ")); };
  }, async (error) => {
    const refused = error instanceof Error && error.name === "Refusal";
    if (!refused) console.error(error); // for whoever mends it
    sorry(refused ? error.message : "The page could not be read. Select the article there, copy it and paste it here.");
  });
  return { open, openClip, openPage };
}
