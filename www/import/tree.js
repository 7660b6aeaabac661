/**
 * A document that does nothing: elements and text as nodes that only know their neighbours. Its names are the DOM's, as far as
 * the readers here and the library that finds a page's article use them. Steps in a copy are counted.
 */

/** @template {unknown} T @typedef {(element: Element) => T | undefined} Says */

export class Attribute {
  name;
  value;

  /** @param {string} name @param {string} value */
  constructor(name, value) {
    this.name = name;
    this.value = value;
  }

  cloneNode() {
    return new Attribute(this.name, this.value);
  }
}

/** A node. `nodeType`: 1 of an element, 3 of text, 9 of a document. */
export class Node {
  nodeType = 3;
  /** @type {Element | Tree | null} */ parentNode = null;
  /** @type {Node | null} */ previousSibling = null;
  /** @type {Node | null} */ nextSibling = null;
  /** @type {Tree} */ ownerDocument;

  /** @param {Tree} tree */
  constructor(tree) {
    this.ownerDocument = tree;
  }

  get nodeName() {
    return "#text";
  }

  /** @returns {string} */
  get textContent() {
    return "";
  }

  /** @returns {Node[]} */
  get childNodes() {
    return [];
  }

  /** @returns {Element[]} */
  get children() {
    return [];
  }

  /** @returns {Element | null} */
  get parentElement() {
    return this.parentNode instanceof Element ? this.parentNode : null;
  }

  /** @returns {Element | null} */
  get nextElementSibling() {
    let node = this.nextSibling;
    while (node && !(node instanceof Element)) node = node.nextSibling;
    return node;
  }

  /** @returns {Element | null} */
  get previousElementSibling() {
    let node = this.previousSibling;
    while (node && !(node instanceof Element)) node = node.previousSibling;
    return node;
  }

  remove() {
    const parent = this.parentNode;
    if (!parent) return;
    if (this.previousSibling) this.previousSibling.nextSibling = this.nextSibling;
    else parent.firstChild = this.nextSibling;
    if (this.nextSibling) this.nextSibling.previousSibling = this.previousSibling;
    else parent.lastChild = this.previousSibling;
    this.parentNode = this.previousSibling = this.nextSibling = null;
    parent.changed();
  }
}

export class Text extends Node {
  data;

  /** @param {Tree} tree @param {string} data */
  constructor(tree, data) {
    super(tree);
    this.data = data;
  }

  get nodeValue() {
    return this.data;
  }

  /** @override */
  get textContent() {
    return this.data;
  }

  /** @override */
  set textContent(text) {
    this.data = text;
  }

  /** @param {boolean} [deep] */
  cloneNode(deep) {
    void deep;
    return new Text(this.ownerDocument, this.data);
  }
}

/** The node that follows another within a root, those in it first. @param {Node} from @param {Parent} root @returns {Node | null} */
function after(from, root) {
  if (from instanceof Parent && from.firstChild) return from.firstChild;
  let node = from;
  while (!node.nextSibling) {
    const parent = /** @type {any} */ (node.parentNode);
    if (!parent || parent === root) return null;
    node = parent;
  }
  return node.nextSibling;
}

/** What has children. */
class Parent extends Node {
  /** @type {Node | null} */ firstChild = null;
  /** @type {Node | null} */ lastChild = null;
  /** @type {Element[] | null} */ #children = null;

  /** Its children have changed. */
  changed() {
    this.#children = null;
  }

  /** @override @returns {Node[]} */
  get childNodes() {
    const out = [];
    for (let node = this.firstChild; node; node = node.nextSibling) out.push(node);
    this.own.step(out.length);
    return out;
  }

  /** Element children. @override @returns {Element[]} */
  get children() {
    return (this.#children ??= /** @type {Element[]} */ (this.childNodes.filter((node) => node instanceof Element)));
  }

  /** The document. @returns {Tree} */
  get own() {
    return this.ownerDocument;
  }

  /** @returns {Element | null} */
  get firstElementChild() {
    const first = this.firstChild;
    return first instanceof Element ? first : first?.nextElementSibling ?? null;
  }

  /** @template {Node} T @param {T} node @param {Node | null} before @returns {T} */
  insertBefore(node, before) {
    node.remove();
    node.parentNode = /** @type {any} */ (this);
    node.nextSibling = before;
    node.previousSibling = before ? before.previousSibling : this.lastChild;
    if (node.previousSibling) node.previousSibling.nextSibling = node;
    else this.firstChild = node;
    if (before) before.previousSibling = node;
    else this.lastChild = node;
    this.changed();
    return node;
  }

  /** @template {Node} T @param {T} node @returns {T} */
  appendChild(node) {
    return this.insertBefore(node, null);
  }

  /** @param {Node} node */
  removeChild(node) {
    node.remove();
    return node;
  }

  /** @param {Node} node @param {Node} old */
  replaceChild(node, old) {
    const before = old.nextSibling === node ? node.nextSibling : old.nextSibling;
    old.remove();
    this.insertBefore(node, before);
    return old;
  }

  /** The nodes below, each before those in it. @returns {Node[]} */
  below() {
    /** @type {Node[]} */ const out = [];
    for (let node = this.firstChild; node; node = after(node, this)) out.push(node);
    this.own.step(out.length);
    return out;
  }

  /** The first element below for which something holds. @param {(element: Element) => unknown} test @returns {Element | null} */
  find(test) {
    for (let node = this.firstChild; node; node = after(node, this)) if (node instanceof Element && test(node)) return node;
    return null;
  }

  /** Elements below of a local name. @param {string} name @returns {Element[]} */
  named(name) {
    return /** @type {Element[]} */ (this.below().filter((node) => node instanceof Element && node.localName === name));
  }

  /** Elements below of a name in small letters, "*" for all. @param {string} name @returns {Element[]} */
  getElementsByTagName(name) {
    return this.querySelectorAll(name);
  }

  /** Elements below whose name is one of a list with commas; no other selector. @param {string} list @returns {Element[]} */
  querySelectorAll(list) {
    const names = new Set(list.toLowerCase().split(",").map((name) => name.trim()));
    const [out, all] = [/** @type {Element[]} */ ([]), names.has("*")];
    let steps = 0;
    for (let node = this.firstChild; node; node = after(node, this), steps++) if (node instanceof Element && (all || names.has(node.localName))) out.push(node);
    this.own.step(steps);
    return out;
  }

  /** @override */
  get textContent() {
    const first = this.firstChild;
    if (first instanceof Text && !first.nextSibling) return first.data;
    const parts = [];
    let steps = 0;
    for (let node = first; node; node = after(node, this), steps++) {
      if (!(node instanceof Text)) continue;
      parts.push(node.data);
      steps += node.data.length >> 5;
    }
    this.own.step(steps);
    return parts.join("");
  }

  /** @override */
  set textContent(text) {
    while (this.firstChild) this.firstChild.remove();
    if (text) this.appendChild(new Text(this.own, text));
  }
}

export class Element extends Parent {
  /** @override */ nodeType = 1;
  /** @type {Attribute[]} */ attributes = [];
  /** The name without its prefix; of a web page in small letters. */ localName;
  /** The name as written; of a web page in capitals. */ tagName;
  /** Letters of text in it, where `measure` was called. */ size = 0;

  /** @param {Tree} tree @param {string} localName @param {string} tagName */
  constructor(tree, localName, tagName) {
    super(tree);
    this.localName = localName;
    this.tagName = tagName;
  }

  /** @override */
  get nodeName() {
    return this.tagName;
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.find((attribute) => attribute.name === name)?.value ?? null;
  }

  /** @param {string} name */
  hasAttribute(name) {
    return this.attributes.some((attribute) => attribute.name === name);
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    const old = this.attributes.find((attribute) => attribute.name === name);
    if (old) old.value = value;
    else this.attributes.push(new Attribute(name, value));
  }

  /** @param {Attribute} given */
  setAttributeNode(given) {
    this.setAttribute(given.name, given.value);
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes = this.attributes.filter((attribute) => attribute.name !== name);
  }

  get className() {
    return this.getAttribute("class") ?? "";
  }

  set className(value) {
    this.setAttribute("class", value);
  }

  get id() {
    return this.getAttribute("id") ?? "";
  }

  set id(value) {
    this.setAttribute("id", value);
  }

  /** What its own style says of whether it is seen. */
  get style() {
    const style = this.getAttribute("style");
    return style ? { display: /display\s*:\s*none/i.test(style) ? "none" : "", visibility: /visibility\s*:\s*hidden/i.test(style) ? "hidden" : "" } : null;
  }

  /** Nothing here reads markup. */
  get innerHTML() {
    return "";
  }

  /** A copy; nodes are copied one after another, however deep they stand. @param {boolean} [deep] @returns {Element} */
  cloneNode(deep = false) {
    const copy = shallow(this, this.own);
    if (deep) copyInto(this, copy, this.own);
    return copy;
  }
}

/** @param {Element} element @param {Tree} tree */
function shallow(element, tree) {
  const copy = new Element(tree, element.localName, element.tagName);
  copy.attributes = element.attributes.map((attribute) => attribute.cloneNode());
  return copy;
}

/** @param {Parent} from @param {Parent} to @param {Tree} tree */
function copyInto(from, to, tree) {
  /** @type {Map<Node, Parent>} */ const copies = new Map([[from, to]]);
  for (const node of from.below()) {
    const copy = node instanceof Element ? shallow(node, tree) : new Text(tree, /** @type {Text} */ (node).data);
    if (copy instanceof Element) copies.set(node, copy);
    copies.get(/** @type {Node} */ (node.parentNode))?.appendChild(copy);
  }
}

/** What stands beside a page's body and is not shown. */
const BESIDE = new Set(["head", "title", "meta", "link", "base", "script", "style", "noscript"]);

/** Too many steps were taken. */
export class Exhausted extends Error {}

/** A whole document. */
export class Tree extends Parent {
  /** @override */ nodeType = 9;
  /** The first remarks in it. @type {string[]} */ comments = [];
  /** Whether so many more steps may be taken. @type {(steps: number) => boolean} */ #allows;

  /** @param {(steps: number) => boolean} [allows] */
  constructor(allows = () => true) {
    super(/** @type {any} */ (null));
    this.#allows = allows;
  }

  /** @override */
  get nodeName() {
    return "#document";
  }

  /** @override */
  get own() {
    return this;
  }

  /** Counts. @param {number} steps @throws {Exhausted} beyond the bound */
  step(steps) {
    if (!this.#allows(steps)) throw new Exhausted();
  }

  /** The outermost element. @returns {Element} */
  get documentElement() {
    return this.firstElementChild ?? this.appendChild(this.createElement("html"));
  }

  /** What is shown of a web page: its body, or all of it where something stands beside that. @returns {Element} */
  get body() {
    const root = this.documentElement;
    const shown = root.children.filter(({ localName }) => !BESIDE.has(localName));
    return shown.length === 1 && shown[0].localName === "body" ? shown[0] : root;
  }

  get title() {
    return (this.find(({ localName }) => localName === "title")?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  get baseURI() {
    return "about:blank";
  }

  get documentURI() {
    return "about:blank";
  }

  /** @param {string} name */
  createElement(name) {
    return new Element(this, name.toLowerCase(), name.toUpperCase());
  }

  /** @param {string} text */
  createTextNode(text) {
    return new Text(this, text);
  }

  /** A copy that may be taken apart. @param {(steps: number) => boolean} allows whether so many more steps may be taken in it */
  copy(allows) {
    const copy = new Tree(allows);
    copyInto(this, copy, copy);
    return copy;
  }
}

/** Writes into every element how many letters of text it holds. @param {Parent} root */
export function measure(root) {
  /** @type {Element[]} */ const elements = root instanceof Element ? [root] : [];
  for (const node of root.below()) {
    if (node instanceof Element) {
      node.size = 0;
      elements.push(node);
    } else if (node.parentNode instanceof Element) node.parentNode.size += /** @type {Text} */ (node).data.length;
  }
  // those inside come after those they stand in
  for (const element of elements.reverse()) if (element !== root && element.parentNode instanceof Element) element.parentNode.size += element.size;
}

/**
 * What the nearest element says, beginning with the one given. Every element is asked once, however many stand in it.
 * @template {string | boolean} T
 * @param {Element | null} element @param {Map<Element, T>} known what was said before @param {Says<T>} says @param {T} otherwise
 * @returns {T}
 */
export function nearest(element, known, says, otherwise) {
  /** @type {Element[]} */ const path = [];
  /** @type {T | undefined} */ let found;
  for (let at = element; at && found === undefined; at = at.parentElement) {
    found = known.get(at);
    if (found === undefined) {
      path.push(at);
      found = says(at);
    }
  }
  const all = found ?? otherwise;
  for (const step of path) known.set(step, all);
  return all;
}
