/**
 * The ribbon as a picture: what the page shows, measured where it stands, so that the picture and the page are one. In: the
 * page's ribbon. Out: SVG, or PNG drawn from the same shapes. Nothing is fetched and nothing of the article becomes markup.
 */

/** Room around it, the headline above and the key below, in pixels. */
const PAD = 24;
const HEAD = 62;
const FOOT = 54;
/** A picture of a telephone's narrow ribbon is drawn this wide all the same. */
const WIDE = 900;
/** Letters of the headline. */
const LONGEST = 100;
/** A picture has twice as many dots as the page has pixels: it is printed. */
const SCALE = 2;

/** @typedef {{x: number, y: number, w: number, h: number, fill: string, stroke: string, texture: "stated" | "rep" | "spec"}} Box */
/** @typedef {{x: number, y: number, text: string, fill: string, size: number, bold: boolean, centre: boolean}} Label */
/** @typedef {{width: number, height: number, paper: string, line: {y: number, stroke: string}, boxes: Box[], labels: Label[], title: string}} Picture */

/** @param {string} colour as the browser computes it */
const seen = (colour) => colour !== "transparent" && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

/** What is drawn. @param {Document} page @param {{title: string, says: string, hand: string}} words */
export function pictureOf(page, { title, says, hand }) {
  const bar = page.getElementById("ribbon-bar");
  if (!bar) throw new Error("there is no ribbon");
  const frame = bar.getBoundingClientRect();
  const style = (/** @type {Element} */ element) => getComputedStyle(element);
  const ink = style(page.body).color;
  const paper = [page.body, page.documentElement].map((element) => style(element).backgroundColor).find(seen) ?? "white";
  const stretch = Math.max(1, WIDE / frame.width);
  /** @type {Box[]} */ const boxes = [];
  /** @type {Label[]} */ const labels = [];
  const across = (/** @type {number} */ x) => PAD + (x - frame.left) * stretch;
  const top = HEAD - frame.top;
  for (const part of bar.querySelectorAll(".part")) {
    const box = part.querySelector("i");
    if (box) {
      const { x, y, width, height } = box.getBoundingClientRect();
      const { borderTopColor, borderBottomColor, borderTopWidth, backgroundColor, color } = style(box);
      const edge = part.classList.contains("up") ? borderTopColor : borderBottomColor;
      const colour = seen(edge) && borderTopWidth !== "" ? edge : color;
      const texture = part.classList.contains("rep") ? "rep" : part.classList.contains("spec") ? "spec" : "stated";
      if (width > 0 && height > 0) boxes.push({ x: across(x), y: y + top, w: width * stretch, h: height, stroke: colour, texture, fill: seen(backgroundColor) ? backgroundColor : part.classList.contains("k-none") ? "none" : colour });
    }
    const key = part.querySelector("b");
    if (key instanceof HTMLElement && !key.hidden && key.dataset.key) {
      const { x, y, height } = key.getBoundingClientRect();
      labels.push({ x: across(x), y: y + top + height - 3, text: key.dataset.key, fill: style(key).color, size: 11, bold: true, centre: true });
    }
  }
  const axis = parseFloat(getComputedStyle(bar, "::before").top) || frame.height / 2;
  const line = (/** @type {number} */ y, /** @type {string} */ text, /** @type {number} */ size, bold = false) => { labels.push({ x: PAD, y, text, fill: ink, size, bold, centre: false }); };
  line(26, title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title, 17, true);
  line(46, says, 12);
  const below = HEAD + frame.height;
  line(below + 20, "Above the line someone named says so, below it no one does. Solid: stated as fact; striped: reported, unverified; dotted: likely, possible or open.", 11);
  line(below + 38, ["Sourcelight", hand].filter(Boolean).join(". "), 11);
  return /** @type {Picture} */ ({ width: Math.round(frame.width * stretch + 2 * PAD), height: Math.round(below + FOOT), paper, line: { y: HEAD + axis, stroke: ink }, boxes, labels, title });
}

/** @param {string} text */
const escaped = (text) => text.replace(/[^\P{Cc}\t]/gu, " ").replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const round = (/** @type {number} */ n) => Math.round(n * 100) / 100;

/** @param {Picture} picture */
export function asSvg({ width, height, paper, line, boxes, labels, title }) {
  const colours = [...new Set(boxes.filter(({ texture, fill }) => texture !== "stated" && fill !== "none").map(({ texture, fill }) => `${texture} ${fill}`))];
  const name = (/** @type {string} */ key) => `p${colours.indexOf(key)}`;
  const patterns = colours.map((key) => {
    const [texture, fill] = [key.slice(0, key.indexOf(" ")), escaped(key.slice(key.indexOf(" ") + 1))];
    return texture === "rep" ? `<pattern id="${name(key)}" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h2v5H0z" fill="${fill}"/></pattern>`
      : `<pattern id="${name(key)}" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.1" fill="${fill}"/></pattern>`;
  });
  const rows = boxes.map(({ x, y, w, h, fill, stroke, texture }) => {
    const inner = fill === "none" ? "none" : texture === "stated" ? escaped(fill) : `url(#${name(`${texture} ${fill}`)})`;
    const dash = { stated: "", rep: " stroke-dasharray=\"3 2\"", spec: " stroke-dasharray=\"1.5 1.5\"" }[texture];
    return `<path d="M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${round(-w)}z" fill="${inner}" stroke="${escaped(stroke)}"${dash}/>`;
  });
  const words = labels.map(({ x, y, text, fill, size, bold, centre }) =>
    `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? " font-weight=\"600\"" : ""}${centre ? " text-anchor=\"middle\"" : ""} fill="${escaped(fill)}">${escaped(text)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3', sans-serif" role="img">
<title>${escaped(title)}</title>
<defs>${patterns.join("")}</defs>
<path d="M0 0h${width}v${height}H0z" fill="${escaped(paper)}"/>
${rows.join("\n")}
<path d="M${PAD} ${round(line.y)}H${width - PAD}" stroke="${escaped(line.stroke)}"/>
${words.join("\n")}
</svg>
`;
}

/** @param {Picture} picture @returns {Promise<Blob>} */
export async function asPng({ width, height, paper, line, boxes, labels }) {
  const canvas = new OffscreenCanvas(width * SCALE, height * SCALE);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  pen.scale(SCALE, SCALE);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  for (const { x, y, w, h, fill, stroke, texture } of boxes) {
    if (fill !== "none") {
      pen.fillStyle = fill;
      if (texture === "stated") pen.fillRect(x, y, w, h);
      if (texture === "rep") for (let at = 0; at < w; at += 5) pen.fillRect(x + at, y, Math.min(2, w - at), h);
      if (texture === "spec") for (let at = 1; at + 1 < w; at += 4) for (let row = 1; row + 1 < h; row += 4) pen.fillRect(x + at, y + row, 2, 2);
    }
    pen.strokeStyle = stroke;
    pen.setLineDash({ stated: [], rep: [3, 2], spec: [1.5, 1.5] }[texture]);
    pen.strokeRect(x, y, w, h);
  }
  pen.setLineDash([]);
  pen.strokeStyle = line.stroke;
  pen.beginPath();
  pen.moveTo(PAD, line.y);
  pen.lineTo(width - PAD, line.y);
  pen.stroke();
  for (const { x, y, text, fill, size, bold, centre } of labels) {
    pen.font = `${bold ? "600 " : ""}${size}px "Source Sans 3", sans-serif`;
    pen.textAlign = centre ? "center" : "left";
    pen.fillStyle = fill;
    pen.fillText(text, x, y, width - PAD - x);
  }
  return canvas.convertToBlob({ type: "image/png" });
}
