/**
 * The whole site as one page that needs no server: `node one-file.mjs WWW OUT`. Scripts are bundled, styles and fonts put
 * in line; every other file is packed into the page and unpacked into the browser's memory when it opens.
 *
 * Wherever the page says `new URL("./file", import.meta.url)`, the packed file of that name is meant.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [www, out] = process.argv.slice(2).map((path) => resolve(path));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".txt": "text/plain;charset=utf-8", ".svg": "image/svg+xml" };
const REFERENCE = /new URL\(\s*"(\.{1,2}\/[^"]+)",\s*import\.meta\.url\s*\)/g;
/** Workers are bundled as plain scripts before they are packed: see `www/module-worker.js`. */
const WORKERS = ["worker.js", "import/worker.js"];
/** Fetches libraries for a worker. In one file nothing is fetched: they are in the worker's script, and run when they are asked for. */
const LIBRARIES = "import/libraries.js";

/** The module that fetches libraries as one that has them. @param {string} source */
function held(source) {
  const rows = [...source.matchAll(/^\s*(\w+): new URL\("([^"]+)", import\.meta\.url\),$/gm)].map(([, name, path]) => `${name}: () => import("${path}")`);
  if (!rows.length) throw new Error(`${LIBRARIES} names no library`);
  return `const all = { ${rows.join(", ")} };\nexport const library = (name) => all[name]();`;
}

/**
 * Bundles a module; files it names are asked of `sourcelightFile`.
 * @param {string} entry @param {"esm" | "iife"} format @param {string} [contents]
 */
async function bundle(entry, format, contents) {
  /** Paths below `www` of the files it names. @type {Set<string>} */ const wanted = new Set();
  const references = {
    name: "references",
    /** @param {import("esbuild").PluginBuild} plugin */
    setup(plugin) {
      plugin.onLoad({ filter: /\.js$/ }, async ({ path }) => ({
        contents: relative(www, path) === LIBRARIES.replaceAll("/", sep) ? held(await readFile(path, "utf8")) : (await readFile(path, "utf8")).replace(REFERENCE, (_, target) => {
          const file = relative(www, join(dirname(path), target)).replaceAll("\\", "/");
          wanted.add(file);
          return `globalThis.sourcelightFile(${JSON.stringify(file)})`;
        }),
      }));
    },
  };
  const input = contents ? { stdin: { contents, resolveDir: www, sourcefile: entry } } : { entryPoints: [join(www, entry)] };
  const { outputFiles } = await build({ ...input, bundle: true, format, minify: true, write: false, legalComments: "none", target: "es2024", logLevel: "error",
    logOverride: { "empty-import-meta": "silent" }, plugins: [references], absWorkingDir: www });
  return { code: outputFiles[0].text, wanted };
}

/** Unpacks every file, then starts the page. It is written out as source, so it may use nothing from outside. */
async function start() {
  /** @type {Map<string, string>} */ const addresses = new Map();
  const rows = [...document.querySelectorAll("script[data-file]")].map((row) => {
    row.remove();
    const { file = "", type = "", wants = "" } = /** @type {HTMLElement} */ (row).dataset;
    const packed = Uint8Array.from(atob(row.textContent ?? ""), (letter) => letter.charCodeAt(0));
    const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return { file, type, wants: wants.split(" ").filter(Boolean), blob: new Response(plain).blob() };
  });
  /** @param {string} file */
  async function inline(file) {
    const row = rows.find((row) => row.file === file);
    const reader = new FileReader();
    reader.readAsDataURL(new Blob([await row?.blob ?? ""], { type: row?.type }));
    await new Promise((done) => reader.addEventListener("load", done));
    return `${JSON.stringify(file)}:${JSON.stringify(reader.result)}`;
  }
  await Promise.all(rows.map(async ({ file, type, wants, blob }) => {
    // a worker of a page that was opened as a file cannot reach the page's memory: its files travel in its script
    const head = wants.length ? [`const files={${await Promise.all(wants.map(inline))}};globalThis.sourcelightFile=(path)=>new URL(files[path]);\n`] : [];
    addresses.set(file, URL.createObjectURL(new Blob([...head, await blob], { type })));
  }));
  Object.assign(globalThis, { sourcelightFile: (/** @type {string} */ path) => new URL(addresses.get(path) ?? `missing:${path}`) });
}

const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const data = async (/** @type {string} */ path, /** @type {string} */ type) => `data:${type};base64,${(await readFile(join(www, path))).toString("base64")}`;

/** A style sheet with its fonts in it. @param {string} path */
async function style(path) {
  let css = await readFile(join(www, path), "utf8");
  for (const [whole, target] of css.matchAll(/url\("?([^")]+\.woff2)"?\)/g)) {
    css = css.replace(whole, `url(${await data(join(dirname(path), target), "font/woff2")})`);
  }
  return (await build({ stdin: { contents: css, loader: "css" }, minify: true, write: false, logLevel: "error" })).outputFiles[0].text;
}

/** @param {string} path @param {Buffer | string} content @param {Iterable<string>} wants files that a worker brings along */
function pack(path, content, wants = []) {
  const along = [...wants].join(" ");
  const type = TYPES[/** @type {keyof TYPES} */ (extname(path))] ?? "application/octet-stream";
  return `<script type="application/gzip" data-file="${path}" data-type="${type}"${along && ` data-wants="${along}"`}>${gzipSync(content, { level: 9 }).toString("base64")}</script>`;
}

const { code: script, wanted } = await bundle("one-file.js", "esm", `await (${start})();\nawait import("./app.js");`);
/** @type {Map<string, string>} */ const packed = new Map();
for (const path of WORKERS) {
  const worker = await bundle(path, "iife");
  packed.set(path, pack(path, worker.code, worker.wanted));
  for (const file of worker.wanted) wanted.add(file);
}
wanted.delete("service-worker.js"); // there is none where there is no server
for (const path of wanted) if (!packed.has(path)) packed.set(path, pack(path, await readFile(join(www, path))));

let page = await readFile(join(www, "index.html"), "utf8");
/** @type {string[]} */ const styles = [];
for (const [whole, path] of page.matchAll(/<link rel="stylesheet" href="([^"]+)"[^>]*>/g)) {
  const media = /media="([^"]+)"/.exec(whole)?.[0] ?? "";
  const css = await style(path);
  styles.push(hash(css));
  page = page.replace(whole, () => `<style${media && ` ${media}`}>${css}</style>`);
}
const icon = await data("icon.svg", "image/svg+xml");
// a page of one file is installed nowhere: it is kept as it is
page = page.replace(/<link rel="(?:manifest|apple-touch-icon|modulepreload|preload)"[^>]*>\n?/g, "").replace(/(<link rel="icon" href=")[^"]+/, (_, head) => head + icon);
// other pages do not come along
page = page.replace(/<div class="take-along">.*<\/div>\n?|<p class="classes">.*<\/p>\n?/g, "");
page = page.replace(/<script type="module" src="[^"]+"><\/script>\n?/, "");
const policy = ["default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval' blob:`, `style-src ${styles.join(" ")}`, "font-src data:", "img-src data: blob:", "connect-src blob: data:", "worker-src blob:",
  "base-uri 'none'", "form-action 'none'", ...(/require-trusted-types-for[^"]*/.exec(page)?.[0] ?? "").split("; ").filter(Boolean)];
page = page.replace(/(Content-Security-Policy" content=")[^"]+/, (_, head) => head + policy.join("; "));
page = page.replace("</body>", () => `${[...packed.values()].join("\n")}\n<script type="module">${script}</script>\n</body>`);
await writeFile(out, page);
