// Renders a minute through a worklet node in an OfflineAudioContext; gives the milliseconds that took.
// given: whether through the real worklet, sample rate, ABI version.
const [real, rate, abi] = given;
const bytes = async (path) => (await fetch(path)).arrayBuffer();
const file = async (name) => new Uint8Array(await bytes(`/models/${name}.hsw`));
const samples = new Float32Array(await bytes("/minute.f32"));
const context = new OfflineAudioContext(1, samples.length, rate);
const [script, name] = real ? ["/speaker-processor.js", "hearsay-speaker"] : ["/pass.js", "pass"];
await context.audioWorklet.addModule(script);
const processorOptions = real
  ? { module: await WebAssembly.compile(await bytes("/hearsay-worklet_bg.wasm")), model: await file("alexa"), verifier: await file("alexa-verifier"), abi }
  : {};
const node = new AudioWorkletNode(context, name, { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit", processorOptions });
let messages = 0;
let fault = null;
node.port.onmessage = ({ data }) => {
  messages += 1;
  if (data.fault) fault = `${data.fault} ${data.detail}`;
};
const source = context.createBufferSource();
source.buffer = context.createBuffer(1, samples.length, rate);
source.buffer.copyToChannel(samples, 0);
source.connect(node);
source.start();
const begun = performance.now();
await context.startRendering();
const took = performance.now() - begun;
await new Promise((later) => setTimeout(later, 500));
if (fault) throw new Error(fault);
if (real && messages < 100) throw new Error(`only ${messages} messages: the worklet did not run`);
return took;
