//! What is known of the capture that is being delivered: where it began, what happened in it.
//!
//! Pure. Times come as sample indices of the worklet and leave as milliseconds from the capture's
//! first sample.

use hearsay_speaker::{
    self as speaker, Millis,
    record::{Marks, Trace},
};
use hearsay_worklet::protocol::{self as worklet, Event, Level, SAMPLE_RATE, Samples};

/// How far behind the wake its trace of scores goes, samples: half a second, so that the fall can
/// be seen.
const TRACE_AFTER: Samples = SAMPLE_RATE as Samples / 2;

/// Length of a meter's block, milliseconds.
const BLOCK_MS: u32 = 40;

/// A wake decision, waiting for the capture that follows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wake {
    at: Samples,
    word_start: Samples,
}

/// A capture under way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Capture {
    /// Wall-clock time of the first sample.
    pub(super) started: Millis,
    first: Samples,
    delivered: Samples,
    wake: Option<Wake>,
    speech_start: Option<Samples>,
    speech_end: Option<Samples>,
    /// Score of the second stage.
    pub(super) verifier_score: Option<f32>,
    /// Wake scores around the wake, once enough of them are there.
    pub(super) trace: Option<Trace>,
}

impl Wake {
    /// The wake in this event, if it is one.
    pub(super) fn of(event: &Event) -> Option<Self> {
        match *event {
            Event::Wake { at, word_start, .. } => Some(Self { at, word_start }),
            _ => None,
        }
    }

    /// Whether a capture decided on at sample `at` is this wake's: it follows at once.
    pub(super) fn led_to(&self, at: Samples) -> bool {
        at.abs_diff(self.at) <= Samples::from(SAMPLE_RATE) / 2
    }
}

impl Capture {
    /// A capture decided on at sample `at`, which is `now`, and reaching back to sample `first`.
    pub(super) fn new(now: Millis, at: Samples, first: Samples, wake: Option<Wake>) -> Self {
        let started = now.saturating_sub(to_ms(at.saturating_sub(first)));
        Self {
            started,
            first,
            delivered: 0,
            wake,
            speech_start: None,
            speech_end: None,
            verifier_score: None,
            trace: None,
        }
    }

    /// Takes the scores around the wake from these meters, oldest first, as soon as they reach
    /// [`TRACE_AFTER`] behind it.
    pub(super) fn take_trace<'a>(&mut self, levels: impl Iterator<Item = &'a Level>) {
        let Some(wake) = self.wake.filter(|_| self.trace.is_none()) else {
            return;
        };
        let (from, to) = (self.first, wake.at.saturating_add(TRACE_AFTER));
        let mut scores = Vec::new();
        let mut start = None;
        let mut complete = false;
        for level in levels {
            if level.at > from && level.at <= to {
                start.get_or_insert(level.at);
                scores.push(level.score);
            }
            complete |= level.at >= to;
        }
        if let (Some(start), true) = (start, complete) {
            let start = to_ms32(start.saturating_sub(self.first));
            self.trace = Some(Trace::new(start, BLOCK_MS, &scores));
        }
    }

    /// So many samples arrived.
    pub(super) fn deliver(&mut self, samples: usize) {
        self.delivered = self.delivered.saturating_add(samples as Samples);
    }

    /// Something happened inside the capture.
    pub(super) fn note(&mut self, event: &Event) {
        match *event {
            Event::SpeechStarted { at } => {
                self.speech_start.get_or_insert(at);
                self.speech_end = None;
            }
            Event::SpeechEnded { at } => self.speech_end = Some(at),
            Event::Verified { score, .. } => self.verifier_score = Some(score),
            _ => {}
        }
    }

    /// Length delivered so far, milliseconds.
    pub(super) fn duration_ms(&self) -> u32 {
        to_ms32(self.delivered)
    }

    /// Positions to keep with the recording. What lies before the first sample has none.
    pub(super) fn marks(&self) -> Marks {
        let place = |at: Samples| at.checked_sub(self.first).map(to_ms32);
        Marks {
            wake_start_ms: self.wake.and_then(|wake| place(wake.word_start)),
            wake_ms: self.wake.and_then(|wake| place(wake.at)),
            speech_start_ms: self.speech_start.and_then(place),
            speech_end_ms: self.speech_end.and_then(place),
        }
    }
}

/// A number of samples as milliseconds, rounded down.
pub(super) fn to_ms(samples: Samples) -> Millis {
    samples.saturating_mul(1_000) / u64::from(SAMPLE_RATE)
}

fn to_ms32(samples: Samples) -> u32 {
    u32::try_from(to_ms(samples)).unwrap_or(u32::MAX)
}

/// The mind's name for the worklet's initiator.
pub(super) fn initiator_from(initiator: worklet::Initiator) -> speaker::Initiator {
    match initiator {
        worklet::Initiator::WakeWord => speaker::Initiator::WakeWord,
        worklet::Initiator::Tap => speaker::Initiator::Tap,
        worklet::Initiator::Hold => speaker::Initiator::Hold,
        worklet::Initiator::FollowUp => speaker::Initiator::FollowUp,
        worklet::Initiator::Skill => speaker::Initiator::Skill,
    }
}

/// The worklet's name for the mind's initiator.
pub(super) fn initiator_to(initiator: speaker::Initiator) -> worklet::Initiator {
    match initiator {
        speaker::Initiator::WakeWord => worklet::Initiator::WakeWord,
        speaker::Initiator::Tap => worklet::Initiator::Tap,
        speaker::Initiator::Hold => worklet::Initiator::Hold,
        speaker::Initiator::FollowUp => worklet::Initiator::FollowUp,
        speaker::Initiator::Skill => worklet::Initiator::Skill,
    }
}

/// The mind's name for the worklet's end.
pub(super) fn reason_from(reason: worklet::EndReason) -> speaker::EndReason {
    match reason {
        worklet::EndReason::Silence => speaker::EndReason::Silence,
        worklet::EndReason::NoSpeech => speaker::EndReason::NoSpeech,
        worklet::EndReason::HardCap => speaker::EndReason::HardCap,
        worklet::EndReason::Released => speaker::EndReason::Released,
        worklet::EndReason::Cancelled => speaker::EndReason::Cancelled,
        worklet::EndReason::Rejected => speaker::EndReason::Rejected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Samples = SAMPLE_RATE as Samples;

    #[test]
    fn a_recording_is_dated_by_its_first_sample() {
        let capture = Capture::new(10_000, 5 * SECOND, 4 * SECOND, None);
        assert_eq!(capture.started, 9_000);
    }

    #[test]
    fn marks_count_from_the_first_sample() {
        let event = Event::Wake {
            at: 2 * SECOND,
            word_start: SECOND + SECOND / 2,
            score: 0.9,
        };
        let mut capture = Capture::new(0, 2 * SECOND, SECOND, Wake::of(&event));
        capture.note(&Event::SpeechStarted { at: 3 * SECOND });
        capture.note(&Event::SpeechEnded { at: 4 * SECOND });
        let marks = capture.marks();
        assert_eq!(
            (marks.wake_start_ms, marks.wake_ms),
            (Some(500), Some(1_000))
        );
        assert_eq!(
            (marks.speech_start_ms, marks.speech_end_ms),
            (Some(2_000), Some(3_000))
        );
    }

    #[test]
    fn the_second_stages_score_is_kept_with_the_recording() {
        let mut capture = Capture::new(0, 0, 0, None);
        assert_eq!(capture.verifier_score, None);
        capture.note(&Event::Verified {
            at: 1_920,
            accepted: true,
            score: 0.75,
        });
        assert_eq!(capture.verifier_score, Some(0.75));
    }

    #[test]
    fn the_trace_holds_the_scores_from_the_first_sample_to_half_a_second_behind_the_wake() {
        let event = Event::Wake {
            at: 2 * SECOND,
            word_start: SECOND,
            score: 0.9,
        };
        let mut capture = Capture::new(0, 2 * SECOND, SECOND, Wake::of(&event));
        let levels: Vec<Level> = (1..=75)
            .map(|block| Level {
                at: block * 640,
                score: if block == 50 { 0.9 } else { 0.1 },
                ..Level::default()
            })
            .collect();
        capture.take_trace(levels.iter().take(60));
        assert_eq!(
            capture.trace, None,
            "the scores after the wake are yet to come"
        );
        capture.take_trace(levels.iter());
        let trace = capture.trace.unwrap();
        // From block 26, the first to end inside the recording, to block 62.
        assert_eq!((trace.start_ms(), trace.hop_ms()), (40, 40));
        assert_eq!(trace.scores().len(), 37);
        assert_eq!(trace.scores()[24], 0.9);
    }

    #[test]
    fn speech_that_goes_on_takes_its_end_back() {
        let mut capture = Capture::new(0, 0, 0, None);
        for event in [
            Event::SpeechStarted { at: SECOND },
            Event::SpeechEnded { at: 2 * SECOND },
            Event::SpeechStarted { at: 3 * SECOND },
        ] {
            capture.note(&event);
        }
        let marks = capture.marks();
        assert_eq!(
            (marks.speech_start_ms, marks.speech_end_ms),
            (Some(1_000), None)
        );
    }

    #[test]
    fn a_word_that_began_before_the_recording_has_no_place_in_it() {
        let event = Event::Wake {
            at: 2 * SECOND,
            word_start: 0,
            score: 0.9,
        };
        let capture = Capture::new(0, 2 * SECOND, SECOND, Wake::of(&event));
        assert_eq!(capture.marks().wake_start_ms, None);
    }

    #[test]
    fn the_two_lists_of_initiators_agree() {
        for initiator in worklet::Initiator::ALL {
            assert_eq!(initiator_to(initiator_from(initiator)), initiator);
        }
    }
}
