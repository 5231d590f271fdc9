// Calls the worklet's exports the way the processor does, a minute of quanta, several times over; gives microseconds:
// of each run the longest call, the one that 999 of 1,000 do not pass, and all together; and the longest call when of
// every call the quickest run counts, which is what the call needs when nothing else disturbs.
// given: sample rate, frames a call, runs.
const [rate, quantum, runs] = given;
const bytes = async (path) => (await fetch(path)).arrayBuffer();
const samples = new Float32Array(await bytes("/minute.f32"));
const module = await WebAssembly.compile(await bytes("/hearsay-worklet_bg.wasm"));
const model = new Uint8Array(await bytes("/models/alexa.hsw"));

const start = () => {
  const engine = new WebAssembly.Instance(module, {}).exports;
  const place = engine.model_ptr(model.length);
  new Uint8Array(engine.memory.buffer).set(model, place);
  const status = engine.init(rate);
  if (status !== 0) throw new Error(`init says ${status}`);
  return engine;
};

const hear = (engine) => {
  const took = [];
  for (let at = 0; at + quantum <= samples.length; at += quantum) {
    const piece = samples.subarray(at, at + quantum);
    const begun = performance.now();
    const input = engine.input_ptr(0, quantum);
    new Float32Array(engine.memory.buffer, input, quantum).set(piece);
    engine.process(quantum, 1);
    while (engine.next_message() !== 0) engine.message_ptr();
    took.push((performance.now() - begun) * 1e3);
  }
  return took;
};

const all = Array.from({ length: runs }, () => hear(start()));
const quickest = all[0].map((_, call) => Math.min(...all.map((run) => run[call])));
return {
  undisturbed: quickest.reduce((worst, one) => Math.max(worst, one), 0),
  runs: all.map((took) => {
    const sum = took.reduce((one, other) => one + other, 0);
    const sorted = took.toSorted((a, b) => a - b);
    return { worst: sorted.at(-1), common: sorted[Math.floor(sorted.length * 0.999)], all: sum };
  }),
};
