/**
 * Takes what a tab shows. In: the page around it. Out, as the script's value: a `Captured`: markup of what is visible, shadow trees and
 * frames of the same site in their places; where words are selected, those apart. It changes nothing in the page, calls nothing of it,
 * and fetches nothing.
 */
(() => {
  /** Letters of markup, the most: an article has thousands, a large page a few millions. */
  const MOST = 20_000_000;
  /** Fewer selected words than these were marked by chance, or to look one up. */
  const FEWEST_WORDS = 3;
  /** A frame from elsewhere that covers this part of the window may hold the article. */
  const LARGE = 0.25;
  /** A frame that holds this part of a page's letters is the page. */
  const MAIN = 0.66;

  const SKIPPED = new Set(("style noscript template svg math canvas audio video object embed map select textarea input button dialog " +
    "progress meter datalist source track param").split(" "));
  const VOID = new Set("br hr img wbr".split(" "));
  /** What tells something about an article, its headline, names, days and parts. */
  const ATTRIBUTES = ("id class role href rel rev itemprop itemtype property name content datetime pubdate lang dir hidden aria-hidden " +
    "aria-level aria-label type charset start value colspan epub:type").split(" ");
  const BLOCKS = /^(?:block|flex|grid|list-item|table|flow-root)$/;

  /** Elements, the most, and how deep they may stand in one another: what a script can make has no bound of its own. */
  const MOST_ELEMENTS = 300_000;
  const DEEPEST = 1000;

  // A page may give its forms and pictures the names of what is asked for here ("title", "childNodes"), and documents and forms then
  // answer with those: so the browser's own answers are asked for.
  /** @param {object} prototype @param {string} name @returns {(of: Node) => any} */
  const own = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (of) => get?.call(of);
  };
  const [titleOf, bodyOf, headOf, addressOf] = ["title", "body", "head", "URL"].map((name) => own(Document.prototype, name));
  /** @type {(node: Node) => NodeListOf<ChildNode>} */ const childrenOf = own(Node.prototype, "childNodes");
  /** @type {(element: Element) => string} */ const nameOf = own(Element.prototype, "localName");
  const attributeOf = (/** @type {Element} */ element, /** @type {string} */ name) => Element.prototype.getAttribute.call(element, name);

  /** @param {string} text */
  const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

  /** @param {Element} element @returns {ShadowRoot | null} */
  function shadowOf(element) {
    if (element.shadowRoot) return element.shadowRoot;
    try {
      // Chromium asks for it one way, Firefox the other
      return element instanceof HTMLElement ? chrome.dom?.openOrClosedShadowRoot(element) ?? /** @type {any} */ (element).openOrClosedShadowRoot ?? null : null;
    } catch {
      return null; // of this kind of element there is none
    }
  }

  /** A frame's document, where it belongs to the same site. @param {Element} frame @returns {Document | null} */
  function documentOf(frame) {
    try {
      return /** @type {HTMLIFrameElement} */ (frame).contentDocument;
    } catch {
      return null;
    }
  }

  /** @typedef {{node: Node, offset: number}} Edge */
  /** What lies between two edges, whichever is met first: across shadow trees browsers count in another order than the page shows. @typedef {[Edge, Edge]} Stretch */

  /** The stretches that are selected in a document, shadow trees included. @param {Document} page @param {ShadowRoot[]} shadows @returns {Stretch[]} */
  function selected(page, shadows) {
    const selection = /** @type {any} */ (page.getSelection());
    if (!selection?.rangeCount) return [];
    /** @type {AbstractRange[]} */
    const ranges = shadows.length && selection.getComposedRanges ? selection.getComposedRanges({ shadowRoots: shadows })
      : Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
    return ranges.filter((range) => !range.collapsed).map(({ startContainer, startOffset, endContainer, endOffset }) =>
      [{ node: startContainer, offset: startOffset }, { node: endContainer, offset: endOffset }]);
  }

  /** All documents and shadow trees that can be seen from a document. @param {Document} page */
  function roots(page) {
    /** @type {Document[]} */ const documents = [page];
    /** @type {Map<Document, ShadowRoot[]>} */ const shadows = new Map([[page, []]]);
    /** @type {[Document, Document | ShadowRoot][]} */ const open = [[page, page]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [owner, root] = next;
      for (const element of root.querySelectorAll("*")) {
        const shadow = shadowOf(element);
        if (shadow) {
          shadows.get(owner)?.push(shadow);
          open.push([owner, shadow]);
        }
        const inner = /^i?frame$/.test(nameOf(element)) ? documentOf(element) : null;
        if (inner) {
          documents.push(inner);
          shadows.set(inner, []);
          open.push([inner, inner]);
        }
      }
    }
    return documents.map((document) => ({ document, shadows: shadows.get(document) ?? [] }));
  }

  /** Writes one document. */
  class Writer {
    /** @type {string[]} */ #parts = [];
    #length = 0;
    #elements = 0;
    #depth = 0;
    #stretches;
    /** Elements and shadow trees in which a stretch begins or ends between two children. */ #edges;
    /** Stretches of which one edge was met. @type {Set<Stretch>} */ #open = new Set();
    letters = 0;
    frames = 0;
    cut = false;
    /** Frames with the letters in them. @type {{document: Document, letters: number}[]} */ inner = [];

    /** @param {Stretch[]} stretches none: all of it */
    constructor(stretches) {
      this.#stretches = stretches;
      this.#edges = new Set(stretches.flat().map(({ node }) => node));
    }

    get html() {
      return this.#parts.join("");
    }

    /** @param {string} part */
    #put(part) {
      this.#length += part.length;
      this.cut ||= this.#length > MOST;
      if (!this.cut) this.#parts.push(part);
    }

    /** Passes a place before a child. @param {Node | null} parent @param {() => number} index */
    #pass(parent, index) {
      if (!parent || !this.#edges.has(parent)) return;
      const at = index();
      for (const stretch of this.#stretches) for (const { node, offset } of stretch) if (node === parent && offset === at) this.#meet(stretch);
    }

    /** @param {Stretch} stretch */
    #meet(stretch) {
      if (!this.#open.delete(stretch)) this.#open.add(stretch);
    }

    /** @param {string} name @param {Element} element */
    #tag(name, element) {
      const held = ATTRIBUTES.map((key) => [key, valueOf(element, key)]).filter(([, value]) => value !== null);
      this.#put(`<${name}${held.map(([key, value]) => ` ${key}="${escaped(String(value).slice(0, 4000))}"`).join("")}>`);
    }

    /** @param {Document} page */
    page(page) {
      const base = page.baseURI;
      this.#put(`<!doctype html><html lang="${escaped(page.documentElement.lang)}"><head><meta charset="utf-8"><title>${escaped(titleOf(page))}</title><base href="${escaped(base)}">`);
      for (const element of headOf(page)?.querySelectorAll("meta, link[rel~=canonical], script[type='application/ld+json']") ?? []) this.#data(element);
      this.#put("</head><body>");
      if (bodyOf(page)) this.#children(bodyOf(page), false, false);
      this.#put("</body></html>");
    }

    /** What a page says about itself. @param {Element} element */
    #data(element) {
      if (nameOf(element) === "script") {
        // as it stands: nothing in a script is escaped, and only its end ends it
        const text = element.textContent ?? "";
        if (text.length < 1_000_000 && !/<\/script/i.test(text)) this.#put(`<script type="application/ld+json">${text}</script>`);
      } else if (!this.#stale(element)) {
        this.#tag(nameOf(element), element);
      }
    }

    /** Whether a page that was built by a script still names the front page as its address. @param {Element} element */
    #stale(element) {
      const named = nameOf(element) === "link" ? attributeOf(element, "href") : attributeOf(element, "property") === "og:url" ? attributeOf(element, "content") : null;
      if (!named || !URL.canParse(named, element.baseURI)) return false;
      const own = new URL(addressOf(element.ownerDocument));
      const { origin, pathname, search } = new URL(named, element.baseURI);
      return origin === own.origin && pathname === "/" && !search && (own.pathname !== "/" || own.search !== "");
    }

    /** @param {Element | ShadowRoot} parent @param {boolean} lines @param {boolean} silent */
    #children(parent, lines, silent) {
      let at = 0;
      for (const node of childrenOf(parent)) {
        const here = at++;
        this.#pass(parent, () => here);
        this.#node(node, lines, silent);
        if (this.cut) return;
      }
      this.#pass(parent, () => at);
    }

    /** @param {Node} node @param {boolean} lines whether line ends are shown @param {boolean} silent whether its words are not */
    #node(node, lines, silent) {
      if (node.nodeType === 3) this.#text(/** @type {Text} */ (node), lines, silent);
      else if (node.nodeType === 1) this.#element(/** @type {Element} */ (node));
    }

    /** @param {Text} node @param {boolean} lines @param {boolean} silent */
    #text(node, lines, silent) {
      const { data } = node;
      const words = this.#stretches.length ? this.#within(node) : data;
      if (silent || !words) return;
      this.letters += words.replace(/\s+/g, "").length;
      const safe = escaped(words);
      this.#put(lines ? safe.replace(/\r?\n/g, "<br>") : safe);
    }

    /** The selected words of a text. @param {Text} node */
    #within(node) {
      if (!this.#edges.has(node)) return this.#open.size ? node.data : "";
      const edges = this.#stretches.flatMap((stretch) => stretch.filter((edge) => edge.node === node).map(({ offset }) => ({ offset, stretch })));
      let [from, words] = [0, ""];
      for (const { offset, stretch } of edges.sort((a, b) => a.offset - b.offset)) {
        if (this.#open.size) words += node.data.slice(from, offset);
        this.#meet(stretch);
        from = offset;
      }
      return this.#open.size ? words + node.data.slice(from) : words;
    }

    /** @param {Element} element */
    #element(element) {
      this.cut ||= ++this.#elements > MOST_ELEMENTS;
      if (this.#depth > DEEPEST) return this.#put(escaped(element instanceof HTMLElement ? element.innerText : ""));
      this.#depth += 1;
      this.#shown(element);
      this.#depth -= 1;
    }

    /** @param {Element} element */
    #shown(element) {
      const name = nameOf(element);
      if (name === "meta" || (name === "script" && attributeOf(element, "type") === "application/ld+json")) return this.#data(element);
      if (name === "script" || name === "link" || SKIPPED.has(name)) return;
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      if (!style || style.display === "none" || unseen(element, style)) return;
      if (/^i?frame$/.test(name)) return this.#frame(element);
      if (VOID.has(name)) return this.#tag(name, element);
      const shown = style.display === "contents" ? "" : shownAs(element, style);
      if (shown) this.#tag(shown, element);
      const shadow = shadowOf(element);
      const silent = style.visibility !== "visible";
      const lines = name !== "pre" && /^(?:pre|break)/.test(style.whiteSpace);
      if (shadow) this.#children(shadow, lines, silent);
      else if (name === "slot") this.#slot(/** @type {HTMLSlotElement} */ (element), lines, silent);
      else this.#children(element, lines, silent);
      if (shown) this.#put(`</${shown}>`);
    }

    /** What stands in a slot belongs to the element around the shadow tree. @param {HTMLSlotElement} slot @param {boolean} lines @param {boolean} silent */
    #slot(slot, lines, silent) {
      const nodes = slot.assignedNodes();
      if (!nodes.length) return this.#children(slot, lines, silent);
      for (const node of nodes) {
        const index = () => [...(node.parentNode?.childNodes ?? [])].indexOf(/** @type {ChildNode} */ (node));
        this.#pass(node.parentNode, index);
        this.#node(node, lines, silent);
        if (!node.nextSibling) this.#pass(node.parentNode, () => index() + 1);
      }
    }

    /** @param {Element} frame */
    #frame(frame) {
      const inner = documentOf(frame);
      const { width, height } = frame.getBoundingClientRect();
      if (!inner || !bodyOf(inner)) {
        if (width * height > LARGE * innerWidth * innerHeight) this.frames += 1;
        return;
      }
      const before = this.letters;
      this.#tag("div", frame);
      this.#children(bodyOf(inner), false, false);
      this.#put("</div>");
      this.inner.push({ document: inner, letters: this.letters - before });
    }
  }

  /** An attribute as it is wanted: links whole, and the name that a page gives to a part of its own as one of the part's classes. @param {Element} element @param {string} key */
  function valueOf(element, key) {
    const value = attributeOf(element, key);
    if (key === "href" && value && !value.startsWith("#") && "href" in element && typeof element.href === "string") return element.href;
    if (key !== "class" || !nameOf(element).includes("-")) return value;
    // "amp-social-share" is "social-share"
    return `${nameOf(element).replace(/^[^-]*-/, "")} ${value ?? ""}`.trim();
  }

  /** Whether an element is there for those who hear the page, and not shown. @param {Element} element @param {CSSStyleDeclaration} style */
  function unseen(element, style) {
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 && height <= 1 && style.overflow !== "visible";
  }

  /** The name that says how an element is laid out: pages give names of their own to their parts. @param {Element} element @param {CSSStyleDeclaration} style */
  function shownAs(element, style) {
    const name = nameOf(element);
    const own = name.includes("-") || name === "slot";
    if (!own && name !== "span") return /^[a-z][a-z0-9]*$/.test(name) ? name : "span";
    if (!BLOCKS.test(style.display)) return "span";
    if (own) return "div";
    // a letter that floats, and what a row lines up, stay in their line
    const around = element.parentElement?.ownerDocument.defaultView?.getComputedStyle(element.parentElement).display ?? "";
    return style.float === "none" && style.position !== "absolute" && !/flex|grid/.test(around) ? "div" : "span";
  }

  /** @param {Document} page @param {Stretch[]} stretches none: all of it */
  function written(page, stretches) {
    const writer = new Writer(stretches);
    writer.page(page);
    return writer;
  }

  /** The selected words as markup; nothing where too few are. @param {Document} page @param {Stretch[]} stretches */
  function selection(page, stretches) {
    if (!stretches.length) return "";
    const { html } = written(page, stretches);
    const words = html.slice(html.indexOf("<body>")).replace(/<[^>]*>/g, " ").match(/\S+/g) ?? [];
    return words.length < FEWEST_WORDS ? "" : html;
  }

  /** The document that holds the article: that of a frame, where a page is hardly more than the frame around it. @param {Document} page @returns {[Document, Writer]} */
  function main(page) {
    const writer = written(page, []);
    const frame = bodyOf(page)?.querySelector("h1") ? undefined : writer.inner.find(({ letters }) => letters > MAIN * writer.letters);
    return frame ? main(frame.document) : [page, writer];
  }

  const all = roots(document).map(({ document: page, shadows }) => ({ page, selected: selection(page, selected(page, shadows)) }));
  const marked = all.find((row) => row.selected);
  const [page, { html, letters, frames, cut }] = marked ? [marked.page, written(marked.page, [])] : main(document);
  // a frame without an address of its own has that of its page; what stands behind "#" leads to a place, except where it names the page
  const address = (addressOf(page).startsWith("about:") ? addressOf(document) : addressOf(page)).replace(/#(?![!/]).*$/s, "");
  return { html, selected: marked?.selected ?? "", title: titleOf(page) || titleOf(document), address, type: document.contentType, letters, frames, cut };
})();
