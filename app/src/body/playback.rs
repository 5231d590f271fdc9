//! Playing a recording: from a position, with the position told while it plays.
//!
//! The decrypted samples live only as long as they are being played.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use hearsay_speaker::history::RecordRef;
use wasm_bindgen::JsValue;
use web_sys::{AudioBuffer, AudioBufferSourceNode, AudioContext};

use super::loudspeaker::Loudspeaker;

/// Time between two reports of the position, milliseconds.
const REPORT_MS: u32 = 100;

/// What listeners learn: milliseconds into the recording, or that it is over.
type Report = Rc<dyn Fn(Option<u32>)>;

/// A recording being played.
struct Sounding {
    record: RecordRef,
    buffer: AudioBuffer,
    source: AudioBufferSourceNode,
    _ended: EventListener,
    _ticker: Interval,
}

/// The player: one recording at a time.
#[derive(Default)]
pub(super) struct Player {
    sounding: RefCell<Option<Sounding>>,
}

impl std::fmt::Debug for Player {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Player")
            .field("playing", &self.sounding.borrow().is_some())
            .finish()
    }
}

impl Player {
    /// The sound of this recording, if it is being played: to seek without decrypting it again.
    pub(super) fn buffer_of(&self, record: &RecordRef) -> Option<AudioBuffer> {
        let sounding = self.sounding.borrow();
        sounding
            .as_ref()
            .filter(|sounding| sounding.record == *record)
            .map(|s| s.buffer.clone())
    }

    /// Plays from a position; whatever was being played stops.
    ///
    /// # Errors
    /// The browser's exception where it cannot play.
    pub(super) fn play(
        self: &Rc<Self>,
        loudspeaker: &Loudspeaker,
        record: &RecordRef,
        buffer: AudioBuffer,
        from_ms: u32,
        report: Report,
    ) -> Result<(), JsValue> {
        self.stop();
        let no_sound = || JsValue::from_str("no sound system");
        let (context, output) = loudspeaker.output().ok_or_else(no_sound)?;
        let source = context.create_buffer_source()?;
        source.set_buffer(Some(&buffer));
        source.connect_with_audio_node(output)?;
        let length_ms = (buffer.duration() * 1_000.0) as u32;
        let from_ms = from_ms.min(length_ms);
        source.start_with_when_and_grain_offset(0.0, f64::from(from_ms) / 1_000.0)?;
        report(Some(from_ms));
        let ticker = ticker(context.clone(), from_ms, length_ms, Rc::clone(&report));
        let ended = self.ended(&source, report);
        self.sounding.replace(Some(Sounding {
            record: record.clone(),
            buffer,
            source,
            _ended: ended,
            _ticker: ticker,
        }));
        Ok(())
    }

    /// Stops. Whether something was being played.
    pub(super) fn stop(&self) -> bool {
        self.sounding.take().is_some()
    }

    /// Whether something is being played.
    pub(super) fn is_playing(&self) -> bool {
        self.sounding.borrow().is_some()
    }

    fn ended(self: &Rc<Self>, source: &AudioBufferSourceNode, report: Report) -> EventListener {
        let player = Rc::downgrade(self);
        EventListener::once(source, "ended", move |_| {
            // Once the stack of this event has unwound: stopping drops this very listener.
            Timeout::new(0, move || {
                if player.upgrade().is_some_and(|player| player.stop()) {
                    report(None);
                }
            })
            .forget();
        })
    }
}

impl Drop for Sounding {
    fn drop(&mut self) {
        // Throws only if it never started or has ended already.
        #[expect(
            deprecated,
            reason = "web-sys marks the inherited form; the method is the same"
        )]
        let _stopped = self.source.stop();
        let _gone = self.source.disconnect();
    }
}

/// Reports the position while the context's clock advances.
fn ticker(context: AudioContext, from_ms: u32, length_ms: u32, report: Report) -> Interval {
    let started = context.current_time();
    Interval::new(REPORT_MS, move || {
        let played_ms = (context.current_time() - started).max(0.0) * 1_000.0;
        report(Some(
            from_ms.saturating_add(played_ms as u32).min(length_ms),
        ));
    })
}

/// Samples as the browser plays them.
///
/// # Errors
/// The browser's exception: no sound system, or nothing to play.
pub(super) fn buffer(
    loudspeaker: &Loudspeaker,
    samples: &[f32],
    rate: u32,
) -> Result<AudioBuffer, JsValue> {
    let no_sound = || JsValue::from_str("no sound system");
    let (context, _) = loudspeaker.output().ok_or_else(no_sound)?;
    let length = u32::try_from(samples.len()).map_err(|_| JsValue::from_str("too long"))?;
    let buffer = context.create_buffer(1, length, rate as f32)?;
    buffer.copy_to_channel(samples, 0)?;
    Ok(buffer)
}
