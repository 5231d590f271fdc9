// The closed room in which a person's own script answers one request of a skill. The page writes this text into a sandboxed
// frame of no origin whose policy lets nothing in or out (app/src/body/skills/room.rs); a Worker from a blob runs the script under
// the same policy, and ends with the frame. A hostile script owns that Worker: nothing of what it says is trusted here.
//
// in:  { script: string, request: string, most: number } once
// out: { ready: true } first, then one of
//      { answer: string, told: string[] }   JSON, at most `most` characters and one more; what it logged
//      { threw: string }                    its error, as text
"use strict";

// What the script logs, and how many characters of a line or an error are kept.
const LINES = 20, LONGEST = 500;

// On one line, so that errors name the script's own lines. What it logs never reaches the browser's console.
const BEFORE = `(() => {
const told = self.hearsayTold = [];
const shown = (it) => { try { return typeof it === "string" ? it : JSON.stringify(it) ?? String(it); } catch { return String(it); } };
const log = (...words) => { if (told.length < ${LINES}) told.push(words.map(shown).join(" ").slice(0, ${LONGEST})); };
self.console = new Proxy({}, { get: () => log });
addEventListener("unhandledrejection", (event) => event.preventDefault());
})(); var exports = {}, module = { exports };`.replaceAll("\n", " ");

// Node's two ways to give an answer are known: a promise, and a callback as third parameter.
const AFTER = `
;onmessage = async ({ data }) => {
  const told = self.hearsayTold;
  try {
    const handle = typeof handler === "function" ? handler : module.exports.handler ?? exports.handler;
    if (typeof handle !== "function") throw new Error("there is no function “handler” in the script");
    const answer = await new Promise((resolve, reject) => {
      const given = handle(JSON.parse(data), {}, (error, value) => error ? reject(error) : resolve(value));
      if (handle.length < 3 || given !== undefined) resolve(given);
    });
    postMessage({ answer: JSON.stringify(answer) ?? "null", told });
  } catch (error) {
    postMessage({ threw: String(error) });
  }
};`;

const line = (it) => String(it).slice(0, LONGEST);

function answered(data, most) {
  if (typeof data?.answer !== "string") return { threw: line(data?.threw) };
  const told = Array.isArray(data.told) ? data.told.slice(0, LINES).map(line) : [];
  return { answer: data.answer.slice(0, most + 1), told };
}

function run({ script, request, most }) {
  const address = URL.createObjectURL(new Blob([BEFORE, script, AFTER], { type: "text/javascript" }));
  const worker = new Worker(address);
  const end = (message) => {
    worker.terminate();
    parent.postMessage(message, "*");
  };
  worker.onmessage = ({ data }) => end(answered(data, most));
  worker.onmessageerror = () => end({ threw: "its answer cannot be read" });
  worker.onerror = (event) => {
    event.preventDefault();
    end({ threw: line(`${event.message} (line ${event.lineno})`) });
  };
  worker.postMessage(request);
}

// Only in a frame without an origin: anywhere else a script could reach what the origin keeps.
if (self.origin === "null" && parent !== self) {
  addEventListener("message", ({ data, source }) => source === parent && run(data), { once: true });
  parent.postMessage({ ready: true }, "*");
}
