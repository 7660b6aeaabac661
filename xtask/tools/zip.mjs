/** A folder as a zip whose bytes depend on its files alone: `node zip.mjs FOLDER OUT`. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { zipSync } from "fflate";

const [folder, out] = process.argv.slice(2).map((path) => resolve(path));
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
/** @type {import("fflate").Zippable} */ const files = {};
for (const path of paths) files[path] = await readFile(join(folder, path));
// a zip knows no day before 1980, and counts in local time
await writeFile(out, zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }));
