/**
 * The site as a host that fails when it is told to, and that sends no headers of its own: what many hosts are. In: the site's
 * address. Out: an address of its own. A program inside the page tells it by asking for `/fault?part=…&how=…`.
 */
import { createServer } from "node:http";
import { once } from "node:events";

/** `how`: `cut` (the line breaks), a status, or nothing: it is well again. @typedef {(part: string, how: string) => void} Fail */

/** @param {string} site @param {(path: string, body: Buffer) => Buffer} [change] what of it is other than on the site */
export async function faulty(site, change = (_, body) => body) {
  /** What is in the way of a path that holds it. @type {Map<string, string>} */ const faults = new Map();
  /** @type {Fail} */
  const fail = (part, how) => { if (how) faults.set(part, how); else faults.delete(part); };
  const server = createServer(async ({ url = "/", method }, answer) => {
    const { pathname, searchParams } = new URL(url, site);
    if (pathname === "/fault") {
      fail(searchParams.get("part") ?? "", searchParams.get("how") ?? "");
      return void answer.writeHead(204).end();
    }
    const how = [...faults].find(([part]) => pathname.includes(part))?.[1];
    if (how === "cut") return void answer.destroy();
    if (how) return void answer.writeHead(Number(how)).end("no");
    const from = await fetch(new URL(pathname, site));
    const body = change(pathname, Buffer.from(await from.arrayBuffer()));
    // nothing is kept by the browser: what it asks for again comes from here
    answer.writeHead(from.status, { "content-type": from.headers.get("content-type") ?? "", "cache-control": "no-store" }).end(method === "HEAD" ? undefined : body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`, fail,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
