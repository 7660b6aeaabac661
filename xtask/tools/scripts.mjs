/**
 * The site's scripts in few files: `node scripts.mjs WWW OUT`. What the page begins with becomes one script, so that a slow
 * line is asked once; the views of a reading become a second, which follows when the first screen is there. What a reader may
 * ask for later becomes one script for each wish and takes from those two what it shares with them. A wish is a module that
 * is imported on demand from another folder; inside a folder the parts travel together.
 * The workers, of the engine and of the readers of files, and the module for programs are bundled each by itself.
 *
 * Wherever a script says `new URL("./file", import.meta.url)` or `import.meta.resolve("./file")`, the address is set right for
 * where its bundle lies.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";

const [www, out] = process.argv.slice(2).map((path) => resolve(path));
/** What the page begins with. */
const FIRST = "app.js";
/** What follows it unasked. */
const SECOND = "views/desk.js";
/** Scripts that begin elsewhere: in a worker, in somebody's program. */
const OTHERS = ["worker.js", "import/worker.js", "sourcelight.js"];
const REFERENCE = /new URL\(\s*"(\.{1,2}\/[^"]+)",\s*import\.meta\.url\s*\)/g;
const RESOLVED = /import\.meta\.resolve\("(\.{1,2}\/[^"]+)"\)/g;
/** Stands for the site's root while it is not known where a bundle will lie. */
const ROOT = "@site/";
const OPTIONS = /** @type {const} */ ({ bundle: true, format: "esm", platform: "browser", minify: true, write: false, metafile: true, legalComments: "none", logLevel: "error", absWorkingDir: www, outdir: out, outbase: www });

const below = (/** @type {string} */ path) => relative(www, path).replaceAll("\\", "/");

/** Addresses of files, counted from the root. @type {import("esbuild").Plugin} */
const addresses = {
  name: "addresses",
  setup(plugin) {
    plugin.onLoad({ filter: /\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(REFERENCE, (_, target) => `new URL("${ROOT}${below(join(dirname(path), target))}", import.meta.url)`)
        .replace(RESOLVED, (_, target) => `import.meta.resolve("${ROOT}${below(join(dirname(path), target))}")`),
    }));
  },
};

/** Writes a bundle; its addresses count from its own folder. @param {string} name @param {string} text */
async function write(name, text) {
  const to = (/** @type {string} */ target) => {
    const address = relative(dirname(name), target).replaceAll("\\", "/");
    return JSON.stringify(address.startsWith(".") ? address : `./${address}`);
  };
  const path = join(out, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text.replace(/"@site\/([^"]+)"/g, (_, target) => to(target)));
}

const { metafile: { inputs } } = await build({ ...OPTIONS, entryPoints: [FIRST], splitting: true });

/** What a module holds: all that it imports, and from its own folder also what it imports on demand. @param {string} entry @param {Set<string>} elsewhere */
function held(entry, elsewhere) {
  const [seen, open] = [new Set([entry]), [entry]];
  for (let path = open.pop(); path; path = open.pop()) {
    for (const { path: next, kind, external } of inputs[path].imports) {
      if (external || seen.has(next) || elsewhere.has(next) || (kind === "dynamic-import" && dirname(next) !== dirname(path))) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

const wishes = new Set(Object.entries(inputs).flatMap(([path, { imports }]) =>
  imports.filter(({ path: next, kind, external }) => !external && kind === "dynamic-import" && dirname(next) !== dirname(path)).map(({ path: next }) => next)));
const first = held(FIRST, new Set());
for (const path of first) wishes.delete(path);
if (!wishes.delete(SECOND)) throw new Error(`${SECOND} is no wish of ${FIRST}`);
const second = held(SECOND, new Set([...first, ...wishes]));
/** Modules of wishes, and how many hold them. @type {Map<string, number>} */ const holders = new Map();
for (const wish of wishes) for (const path of held(wish, new Set([...first, ...second, ...wishes]))) holders.set(path, (holders.get(path) ?? 0) + 1);
// a module is there once: what two wishes use is in the second script
for (const [path, count] of holders) if (count > 1) for (const part of held(path, new Set([...first, ...wishes]))) second.add(part);

/** The scripts that others take from, each with its modules. @type {[script: string, modules: Set<string>][]} */
const GIVERS = [[FIRST, first], [SECOND, second]];
/** Names that modules give. */
const { metafile: { outputs } } = await build({ ...OPTIONS, bundle: false, entryPoints: [...first, ...second] });
const names = new Map(Object.values(outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
/** Modules and names by what the scripts that give them call them. @type {Map<string, {path: string, name: string, script: string}>} */ const given = new Map();

/** Leaves what is imported on demand to its own script. @type {import("esbuild").Plugin} */
const elsewhere = {
  name: "elsewhere",
  setup(plugin) {
    plugin.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) => {
      const file = below(resolve(resolveDir, path));
      return (wishes.has(file) || (file === SECOND && kind === "dynamic-import")) && kind !== "entry-point" ? { path: ROOT + file, external: true } : null;
    });
  },
};

/** Takes from scripts that are there already what they hold. @param {typeof GIVERS} givers @returns {import("esbuild").Plugin} */
const borrow = (givers) => ({
  name: "borrow",
  setup(plugin) {
    plugin.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) => {
      const file = below(resolve(resolveDir, path));
      const giver = kind !== "entry-point" && givers.find(([, modules]) => modules.has(file));
      return giver ? { path: file, namespace: "given", sideEffects: false, pluginData: giver[0] } : null;
    });
    plugin.onResolve({ filter: /^@site\// }, ({ path }) => ({ path, external: true, sideEffects: false }));
    plugin.onLoad({ filter: /.*/, namespace: "given" }, ({ path, pluginData: script }) => {
      const parts = (names.get(path) ?? []).map((name) => {
        const shared = `${path.replace(/\.js$/, "").replace(/\W/g, "_")}$${name}`;
        given.set(shared, { path, name, script });
        return `${shared} as ${name}`;
      });
      return { contents: `export { ${parts.join(", ")} } from "${ROOT}${script}";` };
    });
  },
});

/** Scripts as they are bundled: what they take is known before what it is taken from. @type {Map<string, string>} */
const scripts = new Map();
for (const wish of wishes) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [wish], plugins: [elsewhere, borrow(GIVERS), addresses] });
  scripts.set(wish, outputFiles[0].text);
}
for (const [index, [script]] of [...GIVERS.entries()].reverse()) {
  const asked = [...given].filter(([shared, row]) => row.script === script && [...scripts.values()].some((text) => text.includes(shared)));
  const contents = [`export * from "./${script}";`, ...asked.map(([shared, { path, name }]) => `export { ${name} as ${shared} } from "./${path}";`)].join("\n");
  const { outputFiles } = await build({ ...OPTIONS, stdin: { contents, resolveDir: www, sourcefile: "giver.js" }, plugins: [elsewhere, borrow(GIVERS.slice(0, index)), addresses] });
  scripts.set(script, outputFiles[0].text);
}
for (const [name, text] of scripts) await write(name, text);
for (const name of OTHERS) await write(name, (await build({ ...OPTIONS, entryPoints: [name], plugins: [addresses] })).outputFiles[0].text);
