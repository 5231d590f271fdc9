// The AudioWorklet's door into the hearing engine. All decisions are in Rust (worklet/src); this file only moves numbers:
// quanta in, messages out. The worklet scope has no fetch, no TextDecoder and no timers, so the page compiles the module
// and sends it here together with the models' bytes.
//
// processorOptions: { module: WebAssembly.Module, model: Uint8Array, verifier?: Uint8Array, abi: number }
// in:  { op: number, value: number } (worklet/src/protocol.rs Command) or { stop: true }
// out: { ready: { rate, quantum } } | { kind, first, data } | { fault: "version" | "status" | "trap", detail }
//      `ready` or a `fault` comes first and once; after a `fault` nothing comes.

// Numbers shared with worklet/src/protocol.rs.
const BAD_MODEL = 2;
const KIND_PCM = 3;

class SpeakerProcessor extends AudioWorkletProcessor {
  constructor(options) {
    super();
    this.alive = true;
    this.engine = null;
    this.views = new Map();
    this.port.onmessage = ({ data }) => this.order(data);
    this.guard(() => this.build(options.processorOptions));
  }

  build({ module, model, verifier, abi }) {
    const engine = new WebAssembly.Instance(module, {}).exports;
    if (engine.abi_version() !== abi) return this.fail("version", engine.abi_version());
    for (const [bytes, room] of [[model, engine.model_ptr], [verifier, engine.verifier_ptr]]) {
      if (!bytes) continue; // without a verifier there is no second look
      const at = room(bytes.length);
      if (at === 0) return this.fail("status", BAD_MODEL);
      new Uint8Array(engine.memory.buffer).set(bytes, at);
    }
    const status = engine.init(sampleRate);
    if (status !== 0) return this.fail("status", status);
    this.engine = engine;
    this.port.postMessage({ ready: { rate: sampleRate, quantum: globalThis.renderQuantumSize ?? 128 } });
  }

  // A trapped instance stays poisoned: say so once and let the page build a new node.
  guard(action) {
    try {
      action();
    } catch (error) {
      this.fail("trap", String(error && error.name));
    }
  }

  fail(fault, detail) {
    this.alive = false;
    this.engine = null;
    this.port.postMessage({ fault, detail });
  }

  order(data) {
    if (data.stop) {
      this.alive = false;
      this.engine = null;
      this.port.close();
    } else if (this.engine) {
      this.guard(() => {
        this.engine.command(data.op, data.value);
        this.deliver();
      });
    }
  }

  process(inputs) {
    if (this.engine) this.guard(() => this.hear(inputs[0] ?? []));
    return this.alive;
  }

  hear(channels) {
    const frames = channels.length > 0 ? channels[0].length : 0;
    if (frames === 0) return; // disconnected source
    const count = Math.min(channels.length, 2);
    for (let c = 0; c < count; c += 1) {
      const at = this.engine.input_ptr(c, frames);
      if (at === 0) return; // a quantum of absurd length
      this.view(Float32Array).set(channels[c], at >> 2);
    }
    this.engine.process(frames, count);
    this.deliver();
  }

  // Messages are pulled one at a time; each payload is only valid until the next call, so it is copied and transferred.
  deliver() {
    for (let kind = this.engine.next_message(); kind !== 0; kind = this.engine.next_message()) {
      const [View, shift] = kind === KIND_PCM ? [Float32Array, 2] : [Float64Array, 3];
      const at = this.engine.message_ptr() >> shift;
      const data = this.view(View).slice(at, at + this.engine.message_len());
      this.port.postMessage({ kind, first: this.engine.message_first(), data }, [data.buffer]);
    }
  }

  // The memory may grow (never inside `process`), which detaches old views.
  view(View) {
    const { buffer } = this.engine.memory;
    let view = this.views.get(View);
    if (!view || view.buffer !== buffer) {
      view = new View(buffer);
      this.views.set(View, view);
    }
    return view;
  }
}

registerProcessor("hearsay-speaker", SpeakerProcessor);
