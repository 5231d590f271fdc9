// A minute of talk through the recogniser's exports, 40 ms at a time as the page hands it on, as requests of 15 s. Gives
// milliseconds of all calls and of the longest "the utterance is over" of each run, and the bytes of its memory at the end.
// given: sample rate of minute.f32, runs.
const [rate, runs] = given;
const bytes = async (path) => (await fetch(path)).arrayBuffer();
const sound = new Float32Array(await bytes("/minute.f32"));
const module = await WebAssembly.compile(await bytes("/hearsay-recogniser_bg.wasm"));
const model = new Uint8Array(await bytes("/models/commands.hsa"));

// Numbers of recogniser/src/door.rs, and the rate it hears.
const [MODEL, NAMES, BEGIN, FINISH] = [1, 2, 3, 5];
const HEARS = 16_000;
const PIECE = HEARS / 25;
const REQUEST = HEARS * 15;

// The mean of the samples that become one: what it costs does not depend on how good that is.
const step = rate / HEARS;
const samples = Float32Array.from({ length: sound.length / step }, (_, n) => {
  const part = sound.subarray(n * step, (n + 1) * step);
  return part.reduce((sum, sample) => sum + sample, 0) / part.length;
});

const engine = new WebAssembly.Instance(module, {}).exports;
const view = (View, at, length) => new View(engine.memory.buffer, at, length);
const ask = (op, data = new Uint8Array()) => {
  const at = engine.room(data.length);
  if (data.length > 0) view(Uint8Array, at, data.length).set(data);
  return engine.ask(op);
};
ask(MODEL, model);
// The household's grammar is built when the names come.
ask(NAMES, new TextEncoder().encode('{"contacts":[],"skills":[],"words":[]}'));

const run = () => {
  let [all, longest] = [0, 0];
  const timed = (action) => {
    const begun = performance.now();
    action();
    const took = performance.now() - begun;
    all += took;
    return took;
  };
  for (let from = 0; from < samples.length; from += REQUEST) {
    timed(() => ask(BEGIN));
    for (let at = from; at + PIECE <= Math.min(from + REQUEST, samples.length); at += PIECE) {
      const piece = samples.subarray(at, at + PIECE);
      timed(() => {
        view(Float32Array, engine.sound(PIECE), PIECE).set(piece);
        engine.hear();
      });
    }
    let answer = 0;
    longest = Math.max(longest, timed(() => { answer = ask(FINISH); }));
    if (answer === 0) throw new Error("the recogniser gave no answer: nothing was measured");
  }
  return { all, longest };
};
return { runs: Array.from({ length: runs }, run), bytes: engine.memory.buffer.byteLength };
