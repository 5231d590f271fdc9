// Calls the worklet's exports the way the processor does, a minute of quanta; gives every call's milliseconds in short:
// the longest, the one that 999 of 1,000 do not pass, and all together.
// given: sample rate, frames a call.
const [rate, quantum] = given;
const bytes = async (path) => (await fetch(path)).arrayBuffer();
const samples = new Float32Array(await bytes("/minute.f32"));
const module = await WebAssembly.compile(await bytes("/hearsay-worklet_bg.wasm"));
const model = new Uint8Array(await bytes("/models/alexa.hsw"));
const engine = new WebAssembly.Instance(module, {}).exports;
const place = engine.model_ptr(model.length);
new Uint8Array(engine.memory.buffer).set(model, place);
const status = engine.init(rate);
if (status !== 0) throw new Error(`init says ${status}`);
const took = [];
for (let at = 0; at + quantum <= samples.length; at += quantum) {
  const piece = samples.subarray(at, at + quantum);
  const begun = performance.now();
  const input = engine.input_ptr(0, quantum) >> 2;
  new Float32Array(engine.memory.buffer, input * 4, quantum).set(piece);
  engine.process(quantum, 1);
  while (engine.next_message() !== 0) engine.message_ptr();
  took.push(performance.now() - begun);
}
const all = took.reduce((sum, one) => sum + one, 0);
took.sort((a, b) => a - b);
return { worst: took.at(-1), common: took[Math.floor(took.length * 0.999)], all };
