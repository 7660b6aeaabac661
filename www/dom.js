/**
 * A tiny element builder. In: names, properties, children. Out: nodes.
 * Text becomes text nodes and nothing else; it must not know any view.
 */

/** @typedef {Node | string | number | false | null | undefined} Child */
/** @typedef {Record<string, unknown>} Props */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Sets properties: `class`, `on: {event: fn}`, `style: {"--x": "1"}` (through the CSSOM, as the policy asks),
 * any other key as an attribute (false and null leave it off).
 * @param {Element} element
 * @param {Props} props
 */
function dress(element, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "on") {
      for (const [type, listener] of Object.entries(/** @type {Record<string, EventListener>} */ (value))) {
        element.addEventListener(type, listener);
      }
    } else if (key === "style") {
      const { style } = /** @type {HTMLElement | SVGElement} */ (element);
      for (const [name, text] of Object.entries(/** @type {Record<string, string>} */ (value))) {
        style.setProperty(name, text);
      }
    } else {
      element.setAttribute(key, value === true ? "" : String(value));
    }
  }
}

/**
 * @param {Node} parent
 * @param {(Child | Child[])[]} children
 */
function fill(parent, children) {
  for (const child of children.flat()) {
    if (child === false || child === null || child === undefined || child === "") continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  if (props) dress(element, props);
  fill(element, children);
  return element;
}

/**
 * @param {string} tag
 * @param {Props | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function svg(tag, props, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  if (props) dress(element, props);
  fill(element, children);
  return element;
}

/**
 * The element with this id; the skeleton in index.html promises it.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return /** @type {T} */ (found);
}

/**
 * The nearest ancestor of an event's target that matches.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null} (or an SVG element, which has a dataset too)
 */
export function near(event, selector) {
  return event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest(selector)) : null;
}

/**
 * Makes these the children of an element; those that are there already stay where they can, so that the browser lays out
 * no more than what is new.
 * @param {Element} parent @param {ChildNode[]} children
 */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const child of children) {
    // one that goes further down is taken out first: then those behind it need not move
    if (at && at !== child && at.nextSibling === child) {
      const away = at;
      at = child;
      away.remove();
    }
    if (at === child) at = child.nextSibling;
    else parent.insertBefore(child, at);
  }
}
