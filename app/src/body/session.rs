//! One audio session: microphone → source → worklet node, in a context of the browser's own rate.
//!
//! The context takes its default rate and the worklet resamples: a context at another rate than
//! the microphone's is an error in some browsers. Invariant: every handle lives in
//! [`AudioSession`], because a source that nothing holds may be collected and turn into silence;
//! dropping the session stops the microphone, takes the node apart and closes the context.

use gloo_events::EventListener;
use hearsay_speaker::FaultKind;
use hearsay_worklet::protocol::{ABI, Command as Order};
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, MediaStreamAudioSourceNode};

use super::{
    hearing::{Parts, Said},
    js,
    microphone::Microphone,
    node::{Node, Pull},
};
use crate::shared::MicProof;

/// Address of the processor, relative to the page's base. It is fetched by the browser itself and
/// may be cached, so the version of the layout is part of the address.
const PROCESSOR_URL: &str = "speaker-processor.js";

/// State of an audio context. Newer than web-sys: `interrupted`, when the system took the sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContextState {
    /// Sound flows.
    Running,
    /// Paused by the browser; may be resumed.
    Suspended,
    /// Taken by the system. Resuming now would leave a context that runs but never advances.
    Interrupted,
    /// Gone.
    Closed,
}

impl ContextState {
    /// The state with this name; names yet unknown count as suspended, which a press can resolve.
    fn named(name: &str) -> Self {
        match name {
            "running" => Self::Running,
            "interrupted" => Self::Interrupted,
            "closed" => Self::Closed,
            _ => Self::Suspended,
        }
    }
}

/// Everything between the microphone and the worklet's messages.
#[derive(Debug)]
pub(super) struct AudioSession {
    state_listener: Option<EventListener>,
    source: MediaStreamAudioSourceNode,
    node: Node,
    microphone: Microphone,
    context: Context,
}

impl AudioSession {
    /// Builds the graph behind an open microphone. The microphone comes first: a context made
    /// while the page is capturing may start to run without another press.
    ///
    /// # Errors
    /// The fault to tell; everything made so far is taken apart again.
    pub(super) async fn open(
        microphone: Microphone,
        parts: &Parts,
        pull: Pull,
        said: impl Fn(Said) + 'static,
    ) -> Result<Self, FaultKind> {
        let context = Context::new()?;
        add_processor(&context.0).await?;
        let node = Node::build(&context.0, parts, pull, said).await?;
        let source = connect(&context.0, &microphone, &node)?;
        Ok(Self {
            state_listener: None,
            source,
            node,
            microphone,
            context,
        })
    }

    /// Puts a new node in the place of a broken one; microphone and context stay.
    ///
    /// # Errors
    /// The fault to tell; the old node stays.
    pub(super) fn replace_node(&mut self, node: Node) -> Result<(), FaultKind> {
        let source = connect(&self.context.0, &self.microphone, &node)?;
        self.disconnect_source();
        self.source = source;
        self.node = node;
        Ok(())
    }

    /// Lets another microphone (or the same one, switched on again) speak to the same node.
    ///
    /// # Errors
    /// The fault to tell; the old microphone stays.
    pub(super) fn replace_microphone(&mut self, microphone: Microphone) -> Result<(), FaultKind> {
        let source = connect(&self.context.0, &microphone, &self.node)?;
        self.disconnect_source();
        self.source = source;
        self.microphone = microphone;
        Ok(())
    }

    /// Calls back at every change of the context's state.
    pub(super) fn on_state(&mut self, changed: impl Fn() + 'static) {
        let listener = EventListener::new(&self.context.0, "statechange", move |_| changed());
        self.state_listener = Some(listener);
    }

    /// State of the context.
    pub(super) fn state(&self) -> ContextState {
        ContextState::named(&js::text(&self.context.0, "state").unwrap_or_default())
    }

    /// Asks a suspended context to run; whether it does shows in its state.
    pub(super) fn resume(&self) {
        if self.state() == ContextState::Suspended {
            js::let_run(self.context.0.resume());
        }
    }

    /// Gives the worklet an order.
    pub(super) fn order(&self, order: Order) {
        self.node.order(order);
    }

    /// The microphone.
    pub(super) fn microphone(&self) -> &Microphone {
        &self.microphone
    }

    /// The context, to build another node in it.
    pub(super) fn context(&self) -> AudioContext {
        self.context.0.clone()
    }

    /// What can be shown about the microphone.
    pub(super) fn proof(&self) -> MicProof {
        MicProof {
            track_state: self.microphone.state().to_owned(),
            track_label: self.microphone.label(),
            rate: self.node.rate,
            quantum: self.node.quantum,
            ..MicProof::default()
        }
    }

    fn disconnect_source(&self) {
        // Throws only if it was not connected.
        let _gone = self.source.disconnect();
    }
}

impl Drop for AudioSession {
    fn drop(&mut self) {
        self.disconnect_source();
    }
}

/// An audio context that is closed when it is dropped.
#[derive(Debug)]
struct Context(AudioContext);

impl Context {
    fn new() -> Result<Self, FaultKind> {
        // Browsers allow only a handful of contexts; a retry finds those of closed tabs gone.
        AudioContext::new()
            .map(Self)
            .map_err(|_| FaultKind::HearingCrashed)
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        js::let_run(self.0.close());
    }
}

async fn add_processor(context: &AudioContext) -> Result<(), FaultKind> {
    let worklet = context
        .audio_worklet()
        .map_err(|_| FaultKind::HearingMissing)?;
    if !js::present(&worklet) {
        return Err(FaultKind::Insecure);
    }
    let url = format!("{PROCESSOR_URL}?v={ABI}");
    let added: Result<JsValue, JsValue> = js::settled(worklet.add_module(&url)).await;
    added.map(|_| ()).map_err(|_| FaultKind::HearingMissing)
}

fn connect(
    context: &AudioContext,
    microphone: &Microphone,
    node: &Node,
) -> Result<MediaStreamAudioSourceNode, FaultKind> {
    let made = context.create_media_stream_source(microphone.stream());
    let source = made.map_err(|_| FaultKind::MicrophoneUnsuitable)?;
    let connected = source.connect_with_audio_node(node.input());
    connected.map_err(|_| FaultKind::MicrophoneUnsuitable)?;
    Ok(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupted_context_is_not_taken_for_a_suspended_one() {
        assert_eq!(
            ContextState::named("interrupted"),
            ContextState::Interrupted
        );
        assert_eq!(ContextState::named("suspended"), ContextState::Suspended);
        assert_eq!(ContextState::named("running"), ContextState::Running);
        assert_eq!(
            ContextState::named("something new"),
            ContextState::Suspended
        );
    }
}
