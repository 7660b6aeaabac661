/**
 * Other engines than Chromium, driven by the standards they speak themselves: Firefox by WebDriver BiDi, WebKit by
 * WebDriver. Only what the core journey needs: open an address, run a function there. `cargo xtask test browser` says
 * which engines this machine has.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

/** @typedef {{open(url: string): Promise<void>, run(body: string): Promise<any>, close(): Promise<void>}} Engine */

/** Ends a program and waits until it is gone. @param {import("node:child_process").ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(timer);
}

/** The first line of a program's output that fits. @param {import("node:child_process").ChildProcess} child @param {RegExp} pattern @returns {Promise<string[]>} */
function says(child, pattern) {
  return new Promise((done, fail) => {
    let text = "";
    const look = (/** @type {Buffer} */ part) => {
      text += part;
      const found = pattern.exec(text);
      if (found) done([...found]);
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.on("exit", () => fail(new Error(`it ended at once: ${text.slice(-500)}`)));
    setTimeout(() => fail(new Error(`it does not answer: ${text.slice(-500)}`)), 60_000).unref();
  });
}

/** What the standard lets one ask of Firefox besides. @typedef {Engine & {send(method: string, params: object): Promise<any>}} Firefox */

/** @param {string} binary @param {string[]} [more] of the command line @returns {Promise<Firefox>} */
export async function firefox(binary, more = []) {
  const profile = await mkdtemp(join(tmpdir(), "sourcelight-firefox-"));
  const child = spawn(binary, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", ...more], { stdio: ["ignore", "pipe", "pipe"] });
  const [, address] = await says(child, /WebDriver BiDi listening on (ws:\/\/\S+)/);
  const socket = new WebSocket(`${address}/session`);
  await once(socket, "open");
  /** @type {Map<number, {done: (value: any) => void, fail: (error: Error) => void}>} */ const waiting = new Map();
  socket.on("message", (data) => {
    const { id, result, error, message } = JSON.parse(String(data));
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.fail(new Error(`${error}: ${message}`));
    else call?.done(result);
  });
  let next = 1;
  const send = (/** @type {string} */ method, /** @type {object} */ params) => new Promise((done, fail) => {
    waiting.set(next, { done, fail });
    socket.send(JSON.stringify({ id: next++, method, params }));
  });
  await send("session.new", { capabilities: {} });
  const { contexts } = await send("browsingContext.getTree", {});
  const { context } = contexts[0];
  return {
    send,
    open: async (url) => { await send("browsingContext.navigate", { context, url, wait: "complete" }); },
    run: async (body) => {
      const { result, exceptionDetails } = await send("script.evaluate", { expression: `(async () => { ${body} })().then(JSON.stringify)`, target: { context }, awaitPromise: true, userActivation: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    },
    close: async () => {
      socket.close();
      await end(child);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {string} driver @returns {Promise<Engine>} */
export async function webkit(driver) {
  const display = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const [, number] = await says(display, /(\d+)\n/);
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1" };
  const child = spawn(driver, [`--port=${port}`], { stdio: "ignore", env });
  const base = `http://127.0.0.1:${port}`;
  const call = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object | undefined} */ body) => {
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let left = 50; ; left--) {
    try {
      await call("GET", "/status", undefined);
      break;
    } catch (error) {
      if (!left) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: { timeouts: { script: 600_000, pageLoad: 120_000 } } } });
  return {
    open: (url) => call("POST", `/session/${sessionId}/url`, { url }),
    run: async (body) => {
      const script = `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then((value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error) })));`;
      const { value, error } = JSON.parse(await call("POST", `/session/${sessionId}/execute/async`, { script, args: [] }));
      if (error) throw new Error(error);
      return value;
    },
    close: async () => {
      await call("DELETE", `/session/${sessionId}`, undefined).catch(() => {});
      await end(child);
      await end(display);
    },
  };
}
