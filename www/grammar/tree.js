/** A sentence's dependencies, drawn as arcs from each head to its dependents. In: tokens of one sentence. Out: an SVG that can be read aloud. */
import { h, svg } from "../dom.js";
import { relationName, TAGS } from "./names.js";

/** @typedef {import("../types").Token} Token */
/** @typedef {{head: number, dependent: number, from: number, to: number, level: number, relation: string}} Arc */

const LEVEL = 20;
const GAP = 14;

/** Arcs in the order in which they nest; an inner one lies lower. @param {Token[]} tokens @returns {Arc[]} */
export function arcsOf(tokens) {
  /** @type {Arc[]} */
  const arcs = [];
  tokens.forEach(({ head, deprel }, dependent) => {
    if (head >= 0 && head < tokens.length && deprel !== "punct") {
      arcs.push({ head, dependent, from: Math.min(head, dependent), to: Math.max(head, dependent), level: 1, relation: deprel });
    }
  });
  arcs.sort((a, b) => (a.to - a.from) - (b.to - b.from) || a.from - b.from);
  /** The level reached so far between each two neighbouring words. */
  const reached = new Array(Math.max(0, tokens.length)).fill(0);
  for (const arc of arcs) {
    let level = 0;
    for (let i = arc.from; i < arc.to; i++) level = Math.max(level, reached[i]);
    arc.level = level + 1;
    reached.fill(arc.level, arc.from, arc.to);
  }
  return arcs;
}

/** @type {CanvasRenderingContext2D | null} */
let pen = null;

/** How wide words are in the drawing. @param {string} text @param {string} font */
function width(text, font) {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * 8;
  pen.font = font;
  return pen.measureText(text).width;
}

/**
 * @param {string} text the article's @param {Token[]} tokens of one sentence @param {number} at the word it is about
 * @param {(index: number) => void} choose called when another word is chosen
 */
export function tree(text, tokens, at, choose) {
  const words = tokens.map(({ start, end }) => text.slice(start, end));
  const family = getComputedStyle(document.body).fontFamily;
  let x = GAP;
  const places = tokens.map(({ upos }, index) => {
    const w = Math.max(width(words[index], `600 15px ${family}`), width(upos, `400 10px ${family}`)) + 2;
    const place = { centre: x + w / 2 };
    x += w + GAP;
    return place;
  });
  const arcs = arcsOf(tokens);
  const top = Math.max(1, ...arcs.map(({ level }) => level)) * LEVEL + 18;
  const drawn = arcs.map(({ head, dependent, level, relation }) => {
    // where several arcs leave one word they start a little apart
    const side = dependent > head ? 3 : -3;
    const [a, b] = [places[head].centre + side, places[dependent].centre];
    const y = top - level * LEVEL;
    const bend = Math.min(10, Math.abs(b - a) / 2) * Math.sign(b - a);
    const on = dependent === at || head === at;
    return svg("g", { class: on ? "arc on" : "arc" },
      svg("path", { d: `M${a.toFixed(1)} ${top}V${y + 8}Q${a.toFixed(1)} ${y} ${(a + bend).toFixed(1)} ${y}H${(b - bend).toFixed(1)}Q${b.toFixed(1)} ${y} ${b.toFixed(1)} ${y + 8}V${top - 4}` }),
      svg("path", { class: "tip", d: `M${(b - 3).toFixed(1)} ${top - 6}h6l-3 6z` }),
      svg("text", { x: ((a + b) / 2).toFixed(1), y: y - 2, class: "relation" }, relation));
  });
  const labels = tokens.map(({ upos }, index) => svg("g", { class: index === at ? "word on" : "word", on: { click: () => choose(index) } },
    svg("text", { x: places[index].centre.toFixed(1), y: top + 18, class: "form" }, words[index]),
    svg("text", { x: places[index].centre.toFixed(1), y: top + 31, class: "tag" }, upos)));
  const height = top + 38;
  const said = tokens.flatMap(({ head, deprel, upos }, index) => deprel === "punct" ? [] : [
    `${words[index]}: ${TAGS[upos] ?? upos}, ${head < 0 ? relationName("root") : `${relationName(deprel)} ${words[head] ?? ""}`}`]);
  const drawing = svg("svg", { class: "tree", width: Math.ceil(x), height, viewBox: `0 0 ${Math.ceil(x)} ${height}`, role: "img", "aria-label": `Dependencies of the sentence. ${said.join(". ")}` }, drawn, labels);
  const scroller = h("div", { class: "tree-scroll", role: "region", tabindex: 0, "aria-label": "The sentence drawn" }, drawing);
  requestAnimationFrame(() => { scroller.scrollLeft = places[at].centre - scroller.clientWidth / 2; });
  return scroller;
}
