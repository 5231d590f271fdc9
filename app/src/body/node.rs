//! One worklet node: built, confirmed alive, spoken to, and taken apart for certain.
//!
//! Invariant: a dropped [`Node`] leaves nothing behind. An open port would keep node and processor
//! alive on both sides, and a processor that is not told to stop is called for ever.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use hearsay_speaker::FaultKind;
use hearsay_worklet::protocol::{ABI, Command as Order};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioContext, AudioNode, AudioWorkletNode, AudioWorkletNodeOptions, ChannelCountMode, GainNode,
    MessageEvent, MessagePort,
};

use super::{
    hearing::{self, Parts, Said},
    js,
};

/// Name under which the processor registers itself.
const PROCESSOR: &str = "hearsay-speaker";

/// A processor that has not reported by then never will: `addModule` succeeds even for a file
/// that threw while it was evaluated. Building takes some 10 ms; slow machines get 300 times that.
const READY_WITHIN_MS: u32 = 3_000;

/// How the browser is made to pull the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pull {
    /// No outputs: enough for a browser that follows the standard.
    Sink,
    /// A silent output connected to the loudspeaker, for browsers that pull nothing else.
    SilentOutput,
}

/// A running node.
#[derive(Debug)]
pub(super) struct Node {
    node: AudioWorkletNode,
    port: MessagePort,
    silence: Option<GainNode>,
    listeners: Vec<EventListener>,
    /// Rate of the context (Hz) and quantum (frames), as the processor found them.
    pub(super) rate: u32,
    /// Frames a render quantum.
    pub(super) quantum: u32,
}

impl Node {
    /// Builds a node in a context that has the processor's module, and waits for its report.
    /// `said` gets everything that comes after the report.
    ///
    /// # Errors
    /// The fault that the processor reported, or [`FaultKind::HearingMissing`] if it kept silent.
    pub(super) async fn build(
        context: &AudioContext,
        parts: &Parts,
        pull: Pull,
        said: impl Fn(Said) + 'static,
    ) -> Result<Self, FaultKind> {
        let options = options(parts, pull);
        let made = AudioWorkletNode::new_with_options(context, PROCESSOR, &options);
        // An unregistered name throws: the processor's file was not what it should be.
        let node = made.map_err(|_| FaultKind::HearingMissing)?;
        let port = node.port().map_err(|_| FaultKind::HearingCrashed)?;
        let mut built = Self {
            node,
            port,
            silence: None,
            listeners: Vec::new(),
            rate: 0,
            quantum: 0,
        };
        let first = built.listen(said);
        match first.await {
            Some(Said::Ready { rate, quantum }) => (built.rate, built.quantum) = (rate, quantum),
            Some(Said::Broke(fault)) => return Err(fault),
            Some(Said::Heard(_)) => return Err(FaultKind::HearingVersion),
            None => return Err(FaultKind::HearingMissing),
        }
        if pull == Pull::SilentOutput {
            built.silence = silence(context, &built.node);
        }
        Ok(built)
    }

    /// Listens to the port. The future gives the first message, or nothing after a time; later
    /// messages go to `said`.
    fn listen(&mut self, said: impl Fn(Said) + 'static) -> impl Future<Output = Option<Said>> {
        let first: Rc<RefCell<Option<Said>>> = Rc::default();
        let waiting: Rc<RefCell<Option<Function>>> = Rc::default();
        let promise = Promise::new(&mut |resolve, _| {
            waiting.replace(Some(resolve));
        });
        let hear = {
            let (first, waiting) = (Rc::clone(&first), Rc::clone(&waiting));
            Rc::new(move |what: Said| {
                let Some(resolve) = waiting.take() else {
                    return said(what);
                };
                first.replace(Some(what));
                wake(&resolve);
            })
        };
        let broken = Rc::clone(&hear);
        self.listeners = vec![
            EventListener::new(&self.port, "message", move |event| {
                let data = event.dyn_ref().map(MessageEvent::data).unwrap_or_default();
                // A message of another version: nothing that it says can be trusted.
                hear(hearing::read(&data).unwrap_or(Said::Broke(FaultKind::HearingVersion)));
            }),
            EventListener::new(&self.node, "processorerror", move |_| {
                broken(Said::Broke(FaultKind::HearingCrashed));
            }),
        ];
        self.port.start();
        async move {
            let late = Timeout::new(READY_WITHIN_MS, move || {
                if let Some(resolve) = waiting.take() {
                    wake(&resolve);
                }
            });
            let _resolved = JsFuture::from(promise).await;
            drop(late);
            first.take()
        }
    }

    /// Gives an order.
    pub(super) fn order(&self, order: Order) {
        let (op, value) = order.encode();
        let message = js::object(&[
            ("op", &JsValue::from_f64(f64::from(op))),
            ("value", &JsValue::from_f64(f64::from(value))),
        ]);
        self.post(&message);
    }

    /// Where sound goes in.
    pub(super) fn input(&self) -> &AudioNode {
        &self.node
    }

    fn post(&self, message: &JsValue) {
        // Only values that cannot be cloned are refused; numbers and booleans always can.
        let _posted = self.port.post_message(message);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.listeners.clear();
        self.post(&js::object(&[("stop", &JsValue::TRUE)]));
        self.port.close();
        // Both throw only if there is nothing connected, and then there is nothing to do.
        let _gone = self.node.disconnect();
        if let Some(silence) = &self.silence {
            let _gone = silence.disconnect();
        }
    }
}

fn wake(resolve: &Function) {
    // A promise's own resolve function does not throw.
    let _returned = resolve.call0(&JsValue::UNDEFINED);
}

fn options(parts: &Parts, pull: Pull) -> AudioWorkletNodeOptions {
    let options = AudioWorkletNodeOptions::new();
    options.set_number_of_inputs(1);
    options.set_number_of_outputs(if pull == Pull::Sink { 0 } else { 1 });
    // A microphone's own channels up to two: mono is not doubled, which would look like a talker
    // straight ahead.
    options.set_channel_count(2);
    options.set_channel_count_mode(ChannelCountMode::ClampedMax);
    options.set_processor_options(Some(&js::object(&[
        ("module", &parts.module),
        ("model", &parts.model),
        ("verifier", &parts.verifier),
        ("abi", &JsValue::from_f64(f64::from(ABI))),
    ])));
    options
}

fn silence(context: &AudioContext, node: &AudioWorkletNode) -> Option<GainNode> {
    let gain = context.create_gain().ok()?;
    gain.gain().set_value(0.0);
    node.connect_with_audio_node(&gain).ok()?;
    gain.connect_with_audio_node(&context.destination()).ok()?;
    Some(gain)
}
