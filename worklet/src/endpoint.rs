//! When a request is over.
//!
//! Everything is counted in samples. The word that woke the speaker is still sounding when a capture
//! begins; it must not pass for the request. So speech counts if it *began* inside the capture, or if it
//! ran on for longer than any wake word's tail ("Alexa what time is it" without a pause).

use crate::protocol::{EndReason, Event, Initiator, SAMPLE_RATE, Samples};
use crate::vad::Voice;

/// Speech that was under way when the capture began counts after this: 0.3 s, what is left of a wake
/// word after its decision, with some reverberation.
pub const RUN_ON: Samples = 3 * SAMPLE_RATE as Samples / 10;

/// A wake word that was decided on early still sounds until about this long after its beginning: 0.9 s.
const WHOLE_WORD: Samples = 9 * SAMPLE_RATE as Samples / 10;

/// How long to wait for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Silence after speech that ends a capture, samples.
    pub end_silence: Samples,
    /// Time without any speech that ends a capture, samples.
    pub no_speech: Samples,
    /// Longest capture, samples, counted from its decision: the pre-roll comes on top.
    pub hard_cap: Samples,
}

impl Default for Limits {
    /// 0.8 s, 5 s and 15 s.
    fn default() -> Self {
        let second = Samples::from(SAMPLE_RATE);
        Self {
            end_silence: second * 4 / 5,
            no_speech: 5 * second,
            hard_cap: 15 * second,
        }
    }
}

/// Watches one capture.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    held: bool,
    from: Samples,
    run_on: Samples,
    speaking: bool,
    last: Option<Samples>,
}

impl Endpoint {
    /// Watches a capture that was decided on at sample `from`, for a wake word that began at `word`.
    #[must_use]
    pub fn new(initiator: Initiator, from: Samples, word: Option<Samples>) -> Self {
        let word_end = word.map_or(0, |start| start + WHOLE_WORD);
        let run_on = (from + RUN_ON).max(word_end);
        let held = initiator == Initiator::Hold;
        Self {
            held,
            from,
            run_on,
            speaking: false,
            last: None,
        }
    }

    /// Whether any speech has counted so far.
    #[must_use]
    pub fn spoke(&self) -> bool {
        self.last.is_some()
    }

    /// What changed about speech by now, as an event.
    pub fn hear(&mut self, voice: Voice) -> Option<Event> {
        if self.speaking {
            self.last = Some(voice.last);
            if !voice.active {
                self.speaking = false;
                return Some(Event::SpeechEnded { at: voice.last });
            }
            return None;
        }
        let at = self.counts(voice)?;
        self.speaking = true;
        self.last = Some(voice.last);
        Some(Event::SpeechStarted { at })
    }

    /// Why the capture ends at sample `now`, if it does. A held button ends it only by its release
    /// and by the longest capture.
    #[must_use]
    pub fn end(&self, now: Samples, limits: &Limits) -> Option<EndReason> {
        let since = |then: Samples| now.saturating_sub(then);
        if since(self.from) >= limits.hard_cap {
            return Some(EndReason::HardCap);
        }
        if self.held {
            return None;
        }
        match self.last {
            Some(last) => (since(last) >= limits.end_silence).then_some(EndReason::Silence),
            None => (since(self.from) >= limits.no_speech).then_some(EndReason::NoSpeech),
        }
    }

    /// First sample of speech that counts, if there is any now.
    fn counts(&self, voice: Voice) -> Option<Samples> {
        if !voice.active {
            return None;
        }
        if voice.onset >= self.from {
            return Some(voice.onset);
        }
        (voice.last > self.run_on).then_some(self.run_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Samples = 16;

    /// Runs a capture from 1 s on; speech is given as stretches in ms. Returns events and the end.
    fn run(
        initiator: Initiator,
        speech: &[(Samples, Samples)],
    ) -> (Vec<Event>, EndReason, Samples) {
        let limits = Limits::default();
        let word = (initiator == Initiator::WakeWord).then(|| speech[0].0 * MS);
        let mut endpoint = Endpoint::new(initiator, 1_000 * MS, word);
        let mut events = Vec::new();
        let mut voice = Voice::default();
        for now in (1..3_000).map(|i| i * 10 * MS) {
            for &(start, stop) in speech {
                if now > start * MS && now <= stop * MS {
                    let onset = if voice.active {
                        voice.onset
                    } else {
                        start * MS
                    };
                    voice = Voice {
                        active: true,
                        onset,
                        last: now,
                        any: true,
                    };
                }
            }
            voice.active &= now - voice.last < 200 * MS;
            if now <= 1_000 * MS {
                continue;
            }
            events.extend(endpoint.hear(voice));
            if let Some(reason) = endpoint.end(now, &limits) {
                return (events, reason, now / MS);
            }
        }
        panic!("no end within 30 s");
    }

    #[test]
    fn eight_tenths_of_a_second_of_silence_end_a_request() {
        let (events, reason, at) = run(Initiator::WakeWord, &[(600, 1_100), (1_500, 2_500)]);
        assert_eq!((reason, at), (EndReason::Silence, 3_300));
        let expected = [
            Event::SpeechStarted { at: 1_500 * MS },
            Event::SpeechEnded { at: 2_500 * MS },
        ];
        assert_eq!(events, expected);
    }

    #[test]
    fn the_tail_of_the_wake_word_is_not_a_request() {
        let (events, reason, at) = run(Initiator::WakeWord, &[(300, 1_250)]);
        assert_eq!((reason, at), (EndReason::NoSpeech, 6_000));
        assert_eq!(events, []);
    }

    #[test]
    fn a_word_that_was_decided_on_early_may_sound_for_nine_tenths_of_a_second() {
        let (events, reason, _) = run(Initiator::WakeWord, &[(650, 1_550)]);
        assert_eq!((events, reason), (vec![], EndReason::NoSpeech));
        let (events, ..) = run(Initiator::WakeWord, &[(650, 1_700)]);
        assert_eq!(events[0], Event::SpeechStarted { at: 1_550 * MS });
    }

    #[test]
    fn a_request_without_a_pause_after_the_wake_word_counts() {
        let (events, reason, at) = run(Initiator::WakeWord, &[(300, 2_400)]);
        assert_eq!((reason, at), (EndReason::Silence, 3_200));
        assert_eq!(events[0], Event::SpeechStarted { at: 1_300 * MS });
    }

    #[test]
    fn pauses_shorter_than_the_silence_do_not_end_a_request() {
        let (events, reason, at) = run(Initiator::Tap, &[(1_200, 1_700), (2_400, 3_000)]);
        assert_eq!((reason, at), (EndReason::Silence, 3_800));
        assert_eq!(events.len(), 4, "{events:?}");
    }

    #[test]
    fn endless_speech_ends_at_the_longest_capture() {
        let (_, reason, at) = run(Initiator::FollowUp, &[(1_200, 29_000)]);
        assert_eq!((reason, at), (EndReason::HardCap, 16_000));
    }

    #[test]
    fn a_held_button_waits_through_silence() {
        let (_, reason, at) = run(Initiator::Hold, &[(1_200, 1_700)]);
        assert_eq!((reason, at), (EndReason::HardCap, 16_000));
    }
}
