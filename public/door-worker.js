// A Worker's door into a Rust module that answers questions (skills/src/door.rs). All decisions are in Rust; this file only moves
// bytes. It is started from a blob, so that the page's content security policy holds here too, and fetches nothing: the page
// compiles the module and hands it over.
//
// in:  { module: WebAssembly.Module, abi: number } once, first
//      { op: number, text?: string, id: number }
// out: { ready: true } | { fault: "version" | "trap", detail } once, first; a trap may come later
//      { id, answer: string } for every question

let engine = null;

function memory(View, at, length) {
  return new View(engine.memory.buffer, at, length);
}

function ask(op, bytes) {
  if (bytes.length > 0) {
    const at = engine.room(bytes.length);
    if (at === 0) return "";
    memory(Uint8Array, at, bytes.length).set(bytes);
  } else {
    engine.room(0);
  }
  const length = engine.ask(op);
  return length > 0 ? new TextDecoder().decode(memory(Uint8Array, engine.answer(), length)) : "";
}

function start({ module, abi }) {
  engine = new WebAssembly.Instance(module, {}).exports;
  if (engine.abi() !== abi) return fail("version", String(engine.abi()));
  postMessage({ ready: true });
}

function fail(fault, detail) {
  engine = null;
  postMessage({ fault, detail });
}

onmessage = ({ data }) => {
  try {
    if (data.module) return start(data);
    if (!engine) return;
    const bytes = data.text === undefined ? new Uint8Array() : new TextEncoder().encode(data.text);
    postMessage({ id: data.id, answer: ask(data.op, bytes) });
  } catch (error) {
    // A trapped instance stays poisoned: say so once and let the page start another.
    fail("trap", String(error && error.name));
  }
};
