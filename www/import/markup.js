/**
 * Markup to a tree that does nothing: no script of it runs, nothing it names is fetched, and it never becomes part of the page.
 * The one place where markup is parsed. Depth, elements and letters are bounded while it is read.
 */
import { MAX_DEPTH } from "./bounds.js";
import { library } from "./libraries.js";
import { Refusal } from "./refusal.js";
import { Attribute, Element, Text, Tree } from "./tree.js";

/** So much is read at a time (characters). */
const STRIDE = 1 << 16;
/** Attributes of one element that are kept, and letters of each: of a picture in line only its beginning. */
const MAX_ATTRIBUTES = 40;
const MAX_VALUE = 4000;
/** Elements of a page whose content is neither shown nor asked for. */
const SKIPPED = new Set(["style", "svg", "iframe", "template", "object", "embed", "canvas", "audio", "video"]);
/** Remarks that are kept: browsers write into the first ones where a page is from. */
const MAX_COMMENTS = 20;
/** Letters of a page's own data (JSON-LD) that are kept. */
const MAX_DATA = 1_000_000;
/** Elements of a page inside which tags are read in another way, as the parser knows them. */
const FOREIGN = new Set(["svg", "math", "mi", "mo", "mn", "ms", "mtext", "annotation-xml", "foreignObject", "desc", "title"]);

/** Takes what the parser finds. */
class Builder {
  tree = new Tree();
  #bounds;
  #xml;
  /** Where the next node goes. @type {Element | Tree} */ #at;
  /** The element whose attributes come. @type {Element | null} */ #open = null;
  /** How deep within what is skipped. */ #skipped = 0;
  /** Letters of data so far. */ #data = 0;
  /** @type {import("./library-types").MarkupParser | null} */ parser = null;

  /** @param {import("./types").Bounded} bounds @param {boolean} xml */
  constructor(bounds, xml) {
    this.#bounds = bounds;
    this.#xml = xml;
    // a page has one root, whatever stands beside it
    this.#at = xml ? this.tree : this.tree.documentElement;
  }

  /** @param {string} name */
  onopentagname = (name) => {
    const stack = this.parser?.stack ?? [];
    if (stack.length > MAX_DEPTH) this.#flatten(stack);
    if (this.#skipped || (!this.#xml && SKIPPED.has(name))) {
      this.#skipped += 1;
      this.#open = null;
      return;
    }
    if (!this.#xml && name === "html") {
      this.#open = this.tree.documentElement;
      return;
    }
    this.#bounds.node();
    const local = this.#xml ? name.slice(name.indexOf(":") + 1) : name;
    const element = new Element(this.tree, local, this.#xml ? name : name.toUpperCase());
    this.#at = this.#open = this.#at.appendChild(element);
  };

  /** Too deep: the element around the new one ends before it, as if its end had been written. @param {string[]} stack the innermost first */
  #flatten(stack) {
    if (this.#xml) throw new Refusal("is broken: its elements stand too deep in one another.");
    const [around] = stack.splice(1, 1);
    if (FOREIGN.has(around)) this.parser?.foreignContext.splice(FOREIGN.has(stack[0]) ? 1 : 0, 1);
    this.onclosetag(around);
  }

  /** @param {string} name @param {string} value */
  onattribute = (name, value) => {
    const element = this.#open;
    if (!element || element.attributes.length >= MAX_ATTRIBUTES || /^(?:on|w:rsid)/.test(name) || element.hasAttribute(name)) return;
    this.#bounds.node();
    element.attributes.push(new Attribute(name, value.slice(0, value.startsWith("data:") ? 100 : MAX_VALUE)));
  };

  /** @param {string} text */
  ontext = (text) => {
    if (this.#skipped || this.#at === this.tree) return;
    if (this.#at.nodeName === "SCRIPT" && !this.#isData(text.length)) return;
    const last = this.#at.lastChild;
    if (last instanceof Text) last.data += text;
    else {
      this.#bounds.node();
      this.#at.appendChild(new Text(this.tree, text));
    }
  };

  /** Whether a script holds data about the article. @param {number} length of its text */
  #isData(length) {
    const type = /** @type {Element} */ (this.#at).getAttribute("type");
    return type === "application/ld+json" && (this.#data += length) <= MAX_DATA;
  }

  /** @param {string} text */
  oncomment = (text) => {
    if (this.tree.comments.length < MAX_COMMENTS) this.tree.comments.push(text.slice(0, 2000));
  };

  /** @param {string} name */
  onclosetag = (name) => {
    this.#open = null;
    if (this.#skipped) this.#skipped -= 1;
    else if (this.#xml || name !== "html") this.#at = this.#at.parentNode ?? this.#at;
  };
}

/** @param {string} markup @param {import("./types").Bounded} bounds @param {boolean} xml @param {(read: number) => void} progress */
async function parsed(markup, bounds, xml, progress) {
  const { Parser } = await library("markup");
  const builder = new Builder(bounds, xml);
  // books and some pages are XML in all but name
  const closing = xml || /^\s{0,9}<\?xml\b/.test(markup.slice(0, 100));
  const parser = (builder.parser = new Parser(builder, { xmlMode: xml, decodeEntities: true, recognizeSelfClosing: closing }));
  for (let at = 0; at < markup.length; at += STRIDE) {
    parser.write(markup.slice(at, at + STRIDE));
    progress(Math.min(at + STRIDE, markup.length));
  }
  parser.end();
  return builder.tree;
}

/**
 * A web page.
 * @param {string} markup @param {import("./types").Bounded} bounds @param {(read: number) => void} [progress] is told how many characters were read
 * @returns {Promise<Tree>}
 */
export const page = (markup, bounds, progress = () => {}) => parsed(markup, bounds, false, progress);

/**
 * XML, or null where there is none.
 * @param {string | null} markup @param {import("./types").Bounded} bounds
 * @returns {Promise<Tree | null>}
 */
export async function xml(markup, bounds) {
  const tree = markup ? await parsed(markup, bounds, true, () => {}) : null;
  return tree?.firstElementChild ? tree : null;
}

/** An attribute by its name without a prefix: the prefix is the writer's choice. @param {Element | null | undefined} element @param {string} name */
export const attribute = (element, name) => element?.attributes.find((one) => one.name === name || one.name.endsWith(`:${name}`))?.value;
