/** `node node.mjs INPUTS SITE FLOOR`: one fresh process; SITE is the folder of the page, FLOOR the folder of the floor's module. */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { measure } from "./measure.mjs";

const [inputs, site, floor] = process.argv.slice(2);
const texts = JSON.parse(await readFile(inputs, "utf8"));
const wasm = await readFile(`${floor}/floor_bg.wasm`);
const result = await measure(pathToFileURL(`${site}/sourcelight.js`).href, { glue: pathToFileURL(`${floor}/floor.js`).href, wasm }, texts);
console.log(JSON.stringify({ ...result, memory: process.resourceUsage().maxRSS * 1024 }));
