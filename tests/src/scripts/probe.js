// Runs before the page's own code and writes down what the page is told and what it shows. It changes nothing.
(() => {
  const seen = { status: [], worklet: [], pcm: [], asked: [], errors: [], violations: [], tracks: [], contexts: [], heard: 0 };
  window.hearsayProbe = seen;

  // What the worklet says, at the moment at which the page's main thread gets it.
  const Node = window.AudioWorkletNode;
  if (Node) {
    window.AudioWorkletNode = class extends Node {
      constructor(...given) {
        super(...given);
        this.port.addEventListener("message", ({ data }) => {
          const at = performance.now();
          if (data.kind === 1) seen.heard = data.data[0];
          else if (data.kind === 3) seen.pcm.push({ first: data.first, samples: Array.from(data.data) });
          else if (data.kind === 2) seen.worklet.push({ at, event: Array.from(data.data) });
          else seen.worklet.push({ at, other: data });
        });
      }
    };
  }

  const Context = window.AudioContext;
  if (Context) {
    window.AudioContext = class extends Context {
      constructor(...given) {
        super(...given);
        seen.contexts.push(this);
      }
    };
  }

  const devices = navigator.mediaDevices;
  if (devices) {
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish) => {
      seen.asked.push({ at: performance.now() });
      const stream = await ask(wish);
      seen.tracks.push(...stream.getTracks());
      return stream;
    };
  }

  addEventListener("error", (event) => seen.errors.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    seen.violations.push({ directive: effectiveDirective, blocked: blockedURI }));

  // What `role=status` says, whenever it changes.
  let last = null;
  const look = () => {
    const text = [...document.querySelectorAll("[role=status]")].map((e) => e.textContent.trim()).join(" | ");
    if (text !== last) seen.status.push({ at: performance.now(), text: (last = text) });
  };
  const watch = () => {
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
    look();
  };
  if (document.documentElement) watch();
  else new MutationObserver((_, self) => document.documentElement && (self.disconnect(), watch())).observe(document, { childList: true });
})();
