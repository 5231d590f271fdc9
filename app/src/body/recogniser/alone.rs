//! "Stop", said alone between two pauses, ends a note or message that is being recorded.
//!
//! Only the one or two seconds after a pause reach the recogniser, which knows nothing then but the
//! words that stop something; what else is said in a note nobody reads.

use hearsay_recogniser::door::Op;
use hearsay_speaker::between_pauses::Edge;
use hearsay_speaker::understand::Heard;
use hearsay_worklet::protocol::{Level, SAMPLE_RATE};

use super::super::controller::Body;
use super::super::noting::Alone;
use super::desk::Order;

/// Sound from before speech was noticed, samples: the detector is up to 0.2 s late, a consonant as long again.
const BEFORE: usize = SAMPLE_RATE as usize * 2 / 5;

/// Samples in a millisecond.
const PER_MS: u64 = SAMPLE_RATE as u64 / 1_000;

impl Body {
    /// A measurement while a note may be running.
    pub(in crate::body) fn note_level(&self, level: &Level) {
        if !self.recogniser.is_there() {
            return;
        }
        let edge = self.in_note(|alone| {
            let before = std::mem::replace(&mut alone.at, level.at);
            let ms = level.at.saturating_sub(before) / PER_MS;
            // The first one has nothing to be compared with.
            let ms = if before == 0 { 0 } else { ms };
            alone
                .pauses
                .take(level.speech, u32::try_from(ms).unwrap_or(u32::MAX))
        });
        match edge {
            Some(Edge::Begins) => self.listen_in_note(),
            Some(Edge::TooLong) => {
                self.in_note(|alone| alone.listening = false);
            }
            Some(Edge::Alone) => self.ask_if_stop(),
            Some(Edge::None) | None => {}
        }
    }

    /// Sound of a note; the vault gets it in any case.
    pub(in crate::body) fn note_sound(&self, samples: &[f32]) {
        let listening = self.in_note(|alone| {
            alone.lately.extend(samples);
            let excess = alone.lately.len().saturating_sub(BEFORE);
            alone.lately.drain(..excess);
            alone.listening
        });
        if listening == Some(true) {
            self.recogniser.sound(samples);
        }
    }

    fn in_note<T>(&self, work: impl FnOnce(&mut Alone) -> T) -> Option<T> {
        let mut noting = self.noting.borrow_mut();
        noting.as_mut().map(|note| work(&mut note.alone))
    }

    fn listen_in_note(&self) {
        self.recogniser
            .give(Order::Ask(Op::BeginStopping, None, None));
        let before = self.in_note(|alone| {
            alone.listening = true;
            alone.lately.iter().copied().collect::<Vec<f32>>()
        });
        self.recogniser.sound(&before.unwrap_or_default());
    }

    fn ask_if_stop(&self) {
        if self.in_note(|alone| std::mem::take(&mut alone.listening)) != Some(true) {
            return;
        }
        let me = self.me.clone();
        self.finish_utterance(move |heard: Option<Heard>| {
            let meant = heard.is_some_and(|heard| heard.intent.is_some() && says_stop(&heard));
            if let Some(body) = me.upgrade()
                && meant
            {
                body.end_note();
            }
        });
    }
}

/// What else ends an answer or an alarm, "quiet" or "enough", is talk in a note.
fn says_stop(heard: &Heard) -> bool {
    heard.words.iter().any(|word| word.text == "stop")
}
