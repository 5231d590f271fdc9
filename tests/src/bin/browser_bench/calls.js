// Calls the worklet's exports the way the processor does, a minute of quanta, several times over; gives microseconds:
// of each run the longest call, the one that 999 of 1,000 do not pass, and all together; and the longest call when of
// every call the quickest run counts, which is what the call needs when nothing else disturbs. The same for those calls
// alone in which the second stage may work: from a wake to its verdict.
// given: sample rate, frames a call, runs.
const [rate, quantum, runs] = given;
const bytes = async (path) => (await fetch(path)).arrayBuffer();
const samples = new Float32Array(await bytes("/minute.f32"));
const module = await WebAssembly.compile(await bytes("/hearsay-worklet_bg.wasm"));
const model = new Uint8Array(await bytes("/models/alexa.hsw"));
const verifier = new Uint8Array(await bytes("/models/alexa-verifier.hsw"));

// Numbers of worklet/src/protocol/wire.rs.
const KIND_EVENT = 2;
const WAKE = 1;
const VERIFIED = 6;

const start = () => {
  const engine = new WebAssembly.Instance(module, {}).exports;
  for (const [file, room] of [[model, engine.model_ptr], [verifier, engine.verifier_ptr]]) {
    const place = room(file.length);
    new Uint8Array(engine.memory.buffer).set(file, place);
  }
  const status = engine.init(rate);
  if (status !== 0) throw new Error(`init says ${status}`);
  return engine;
};

const hear = (engine) => {
  const took = [];
  const looks = [];
  let looking = false;
  for (let at = 0; at + quantum <= samples.length; at += quantum) {
    const piece = samples.subarray(at, at + quantum);
    const begun = performance.now();
    const input = engine.input_ptr(0, quantum);
    new Float32Array(engine.memory.buffer, input, quantum).set(piece);
    engine.process(quantum, 1);
    let look = looking;
    for (let kind = engine.next_message(); kind !== 0; kind = engine.next_message()) {
      const place = engine.message_ptr();
      if (kind !== KIND_EVENT) continue;
      const [tag] = new Float64Array(engine.memory.buffer, place, 1);
      if (tag === WAKE) looking = look = true;
      if (tag === VERIFIED) looking = false;
    }
    took.push((performance.now() - begun) * 1e3);
    looks.push(look);
  }
  return { took, looks };
};

const told = (all) => {
  const quickest = all[0].map((_, call) => Math.min(...all.map((run) => run[call])));
  return {
    undisturbed: quickest.reduce((worst, one) => Math.max(worst, one), 0),
    runs: all.map((took) => {
      const sum = took.reduce((one, other) => one + other, 0);
      const sorted = took.toSorted((a, b) => a - b);
      return { worst: sorted.at(-1) ?? 0, common: sorted[Math.floor(sorted.length * 0.999)] ?? 0, all: sum };
    }),
  };
};

const all = Array.from({ length: runs }, () => hear(start()));
// Every run does the same in the same calls.
const looks = all.map(({ took, looks: marked }) => took.filter((_, call) => marked[call]));
return { calls: told(all.map(({ took }) => took)), looks: told(looks) };
