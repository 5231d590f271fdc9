// The window through which a skill's requests go to a server on this computer, once a person has allowed that. The page's own
// policy stays closed; this document has a wider one (endpoint.html) and narrows it, before anything else, to the one address
// that it was opened for. Words only, as JSON: it gets nothing but the requests that the page shows (app/src/body/skills/bridge.rs).
//
// in:  { id: number, request: string, within_ms: number, most: number }
// out: { ready: true }, { gone: true } as it closes, and for every request one of
//      { id, answer: string }, at most a little over `most` bytes
//      { id, fault: "late" | "unreachable" | "failed", detail: string }
"use strict";

// Requests that stay on show.
const SHOWN = 50;

// A window that closes ends its own requests first. Milliseconds in which that shows, before a failure is believed.
const CLOSING_MS = 100;

const part = (id) => document.getElementById(id);

/** The address after the "#", if it is one of this computer. */
function allowed() {
  try {
    const address = new URL(decodeURIComponent(location.hash.slice(1)));
    const here = ["127.0.0.1", "localhost"].includes(address.hostname);
    return address.protocol === "http:" && here && !address.username ? address : null;
  } catch {
    return null;
  }
}

/** A second policy only ever takes away: what both allow is this one address. */
function narrow(address) {
  const policy = Object.assign(document.createElement("meta"), { httpEquiv: "Content-Security-Policy" });
  policy.content = `connect-src ${address.origin}`;
  document.head.append(policy);
  part("policy").textContent = policy.content;
}

/** The text of an answer, read no further than a little over `most` bytes. */
async function read(answer, most) {
  const pieces = [];
  const reader = answer.body?.getReader();
  for (let size = 0; reader && size <= most;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  reader?.cancel().catch(() => {});
  return new Blob(pieces).text();
}

async function ask(address, { request, within_ms, most }) {
  const patience = AbortSignal.timeout(within_ms);
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: request,
      redirect: "manual",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: patience,
    });
    if (answer.type === "opaqueredirect") {
      return { fault: "failed", detail: "it sends elsewhere (a redirect), and that is not followed" };
    }
    if (!answer.ok) return { fault: "failed", detail: `it answers with status ${answer.status}` };
    return { answer: await read(answer, most) };
  } catch {
    if (patience.aborted) return { fault: "late", detail: "no answer in time" };
    await new Promise((later) => setTimeout(later, CLOSING_MS));
    const detail = `nobody answers at ${address}, or the server does not allow this page's origin, ${location.origin} (CORS)`;
    return { fault: "unreachable", detail };
  }
}

function show(what, text) {
  const item = document.createElement("li");
  item.append(what, Object.assign(document.createElement("pre"), { textContent: text, tabIndex: 0 }));
  const log = part("log");
  log.append(item);
  while (log.children.length > 2 * SHOWN) log.firstChild.remove();
}

function begin(address) {
  narrow(address);
  part("address").textContent = address.href;
  part("allowed").hidden = false;
  part("state").textContent = "Allowed. Requests go out as long as this window is open.";
  const tell = (message) => opener?.postMessage(message, location.origin);
  addEventListener("message", async ({ data, origin, source }) => {
    if (origin !== location.origin || source !== opener || typeof data?.request !== "string") return;
    show("Sent", data.request);
    const answer = await ask(address, data);
    if (closed) return;
    show("Received", answer.answer ?? `Nothing that can be used: ${answer.detail}.`);
    tell({ id: data.id, ...answer });
  });
  addEventListener("pagehide", () => tell({ gone: true }));
  tell({ ready: true });
}

const address = allowed();
if (address && opener) begin(address);
