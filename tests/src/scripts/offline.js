// Renders samples through the page's own worklet in an OfflineAudioContext; gives every message, payloads in hexadecimal.
const [url, rate, abi] = given;
const bytes = async (path) => (await fetch(path)).arrayBuffer();
const samples = new Float32Array(await bytes(url));
const module = await WebAssembly.compile(await bytes("hearsay-worklet_bg.wasm"));
const model = new Uint8Array(await bytes("models/alexa.hsw"));
const verifier = new Uint8Array(await bytes("models/alexa-verifier.hsw"));
const context = new OfflineAudioContext(1, samples.length, rate);
await context.audioWorklet.addModule("speaker-processor.js");
const node = new AudioWorkletNode(context, "hearsay-speaker", {
  numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit", processorOptions: { module, model, verifier, abi },
});
const said = [];
const hex = (view) => Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
let fault = null;
let quantum = 0;
node.port.onmessage = ({ data }) => {
  if (data.ready) quantum = data.ready.quantum;
  else if (data.fault) fault = `${data.fault} ${data.detail}`;
  else said.push({ kind: data.kind, first: data.first, data: hex(data.data) });
};
const source = context.createBufferSource();
source.buffer = context.createBuffer(1, samples.length, rate);
source.buffer.copyToChannel(samples, 0);
source.connect(node);
source.start();
await context.startRendering();
// Messages arrive after the rendering; they are all there once none has come for a while.
for (let before = -1; before !== said.length; ) {
  before = said.length;
  await new Promise((later) => setTimeout(later, 500));
}
if (fault) throw new Error(fault);
return { quantum, said };
