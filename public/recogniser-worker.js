// The Worker's door into the recogniser. All decisions are in Rust (recogniser/src); this file only moves bytes. It is
// started from a blob, so that the page's content security policy holds here too, and fetches nothing: the page compiles
// the module and hands over the model.
//
// in:  { module: WebAssembly.Module, model: Uint8Array, abi: number } once, first
//      { op: number, text?: string, id?: number }, { sound: Float32Array } (mono, 16 kHz)
// out: { ready: true } | { fault: "version" | "refused" | "trap", detail } once, first; a trap may come later
//      { id, answer: string } for every `op` with an id, { words: string, ms } where the words so far changed,
//      { ms } with the time that the utterance took, before its answer

// Numbers shared with recogniser/src/door.rs.
const MODEL = 1;
const BEGIN = 3;
const BEGIN_STOPPING = 4;
const FINISH = 5;

let engine = null;
let spent = 0; // milliseconds on the utterance at hand

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
  return text(engine.ask(op));
}

function text(length) {
  return length > 0 ? new TextDecoder().decode(memory(Uint8Array, engine.answer(), length)) : "";
}

function start({ module, model, abi }) {
  engine = new WebAssembly.Instance(module, {}).exports;
  if (engine.abi() !== abi) return fail("version", String(engine.abi()));
  const { refused } = JSON.parse(ask(MODEL, model));
  if (refused) return fail("refused", refused);
  postMessage({ ready: true });
}

function hear(sound) {
  const at = engine.sound(sound.length);
  if (at === 0) return;
  memory(Float32Array, at, sound.length).set(sound);
  const words = text(engine.hear());
  if (words !== "") postMessage({ words });
}

function timed(action) {
  const before = performance.now();
  const result = action();
  spent += performance.now() - before;
  return result;
}

function fail(fault, detail) {
  engine = null;
  postMessage({ fault, detail });
}

onmessage = ({ data }) => {
  try {
    if (data.module) return start(data);
    if (!engine) return;
    if (data.sound) return timed(() => hear(data.sound));
    if (data.op === BEGIN || data.op === BEGIN_STOPPING) spent = 0;
    const bytes = data.text === undefined ? new Uint8Array() : new TextEncoder().encode(data.text);
    const answer = timed(() => ask(data.op, bytes));
    if (data.op === FINISH) postMessage({ ms: spent });
    if (data.id !== undefined) postMessage({ id: data.id, answer });
  } catch (error) {
    // A trapped instance stays poisoned: say so once and let the page start another.
    fail("trap", String(error && error.name));
  }
};
