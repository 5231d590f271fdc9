//! Captures over a ring whose samples tell their own index.

use super::*;
use crate::intake::BLOCK;
use crate::outbox::PIECES;
use crate::protocol::Message;

const SECOND: Samples = SAMPLE_RATE as Samples;

struct Rig {
    ring: Ring,
    outbox: Outbox,
    capturer: Capturer,
    messages: Vec<Message>,
}

fn value(i: Samples) -> f32 {
    (i % 10_007) as f32 / 10_007.0
}

impl Rig {
    fn at(now: Samples) -> Self {
        let mut rig = Self {
            ring: Ring::new(),
            outbox: Outbox::new(),
            capturer: Capturer::default(),
            messages: Vec::new(),
        };
        rig.hear(now, |_| false);
        rig
    }

    /// Hears until `end`; `speech` says for each sample index whether it is speech.
    fn hear(&mut self, end: Samples, speech: impl Fn(Samples) -> bool) {
        let mut voice = Voice::default();
        while self.ring.end() < end {
            let start = self.ring.end();
            let block: [f32; BLOCK] = core::array::from_fn(|i| value(start + i as Samples));
            self.ring.write(&block);
            let now = self.ring.end();
            if speech(start) {
                let onset = if voice.active { voice.onset } else { start };
                voice = Voice {
                    active: true,
                    onset,
                    last: now,
                    any: true,
                };
            } else {
                voice.active &= now - voice.last < 3_200;
            }
            self.capturer.step(&self.ring, &mut self.outbox, voice);
        }
    }

    fn fetch(&mut self) {
        while let Some(message) = self.outbox.next_message() {
            self.messages.push(message.to_message());
        }
    }

    fn start(&mut self, initiator: Initiator) {
        self.capturer.start(&self.ring, &mut self.outbox, initiator);
    }

    fn stop(&mut self, reason: EndReason) {
        self.capturer.stop(&self.ring, &mut self.outbox, reason);
    }

    fn events(&self) -> Vec<Event> {
        self.messages
            .iter()
            .filter_map(|m| {
                if let Message::Event(event) = m {
                    Some(*event)
                } else {
                    None
                }
            })
            .collect()
    }

    /// Checks that the pieces are gapless and hold the ring's samples; returns their range.
    fn sound(&self) -> (Samples, Samples) {
        let mut range = None;
        for message in &self.messages {
            let Message::Pcm { first, samples } = message else {
                continue;
            };
            let (start, end) = range.unwrap_or((*first, *first));
            assert_eq!(*first, end, "pieces follow each other");
            assert!(
                samples
                    .iter()
                    .enumerate()
                    .all(|(i, &x)| x == value(first + i as Samples))
            );
            range = Some((start, end + samples.len() as Samples));
        }
        range.expect("some sound")
    }
}

#[test]
fn a_wake_delivers_everything_from_half_a_second_before_the_word() {
    let mut rig = Rig::at(3 * SECOND);
    let voice = Voice {
        active: true,
        onset: 3 * SECOND - 9_600,
        last: 3 * SECOND,
        any: true,
    };
    assert!(rig.capturer.wake(&rig.ring, &mut rig.outbox, voice, 0.9));
    rig.hear(8 * SECOND, |i| (56_000..72_000).contains(&i));
    rig.fetch();
    let first = 3 * SECOND - 9_600 - 8_000;
    let end = 72_000 + 12_800;
    let expected = [
        Event::Wake {
            at: 3 * SECOND,
            word_start: 3 * SECOND - 9_600,
            score: 0.9,
        },
        Event::CaptureStarted {
            at: 3 * SECOND,
            first,
            initiator: Initiator::WakeWord,
        },
        Event::SpeechStarted { at: 56_000 },
        Event::SpeechEnded { at: 72_000 },
        Event::CaptureEnded {
            at: end,
            reason: EndReason::Silence,
            spoke: true,
        },
    ];
    assert_eq!(rig.events(), expected);
    assert_eq!(rig.sound(), (first, end));
    assert!(matches!(
        rig.messages.last(),
        Some(Message::Event(Event::CaptureEnded { .. }))
    ));
    assert!(!rig.capturer.busy());
}

#[test]
fn the_word_is_taken_to_begin_where_speech_did_if_that_is_plausible() {
    let at = 10 * SECOND;
    let began = |ago: Samples| Voice {
        active: true,
        onset: at - ago,
        last: at,
        any: true,
    };
    assert_eq!(word_start(at, began(5_600)), at - 5_600);
    assert_eq!(word_start(at, began(19_200)), at - 19_200);
    assert_eq!(word_start(at, began(5_599)), at - 12_000);
    assert_eq!(word_start(at, began(19_201)), at - 12_000);
    assert_eq!(word_start(at, Voice::default()), at - 12_000);
    assert_eq!(word_start(100, Voice::default()), 0);
}

#[test]
fn a_press_has_a_pre_roll_and_the_speakers_own_question_has_none() {
    for (initiator, pre_roll) in [
        (Initiator::Tap, 8_000),
        (Initiator::Hold, 8_000),
        (Initiator::FollowUp, 0),
        (Initiator::Skill, 0),
    ] {
        let mut rig = Rig::at(SECOND);
        rig.start(initiator);
        rig.fetch();
        let expected = Event::CaptureStarted {
            at: SECOND,
            first: SECOND - pre_roll,
            initiator,
        };
        assert_eq!(rig.events(), [expected]);
    }
}

#[test]
fn a_pre_roll_reaches_back_no_further_than_what_was_heard() {
    let mut rig = Rig::at(3_200);
    rig.start(Initiator::Tap);
    rig.fetch();
    assert!(matches!(
        rig.events()[0],
        Event::CaptureStarted { first: 0, .. }
    ));
}

#[test]
fn the_backlog_comes_one_piece_a_block() {
    let mut rig = Rig::at(3 * SECOND);
    assert!(
        rig.capturer
            .wake(&rig.ring, &mut rig.outbox, Voice::default(), 0.9)
    );
    for _ in 0..12 {
        rig.fetch();
        let before = rig.messages.len();
        rig.hear(rig.ring.end() + BLOCK as Samples, |_| false);
        rig.fetch();
        assert_eq!(rig.messages.len(), before + 1);
    }
}

#[test]
fn cancelling_delivers_what_is_outstanding_at_once() {
    let mut rig = Rig::at(2 * SECOND);
    rig.start(Initiator::Tap);
    rig.stop(EndReason::Cancelled);
    rig.fetch();
    assert_eq!(rig.sound(), (2 * SECOND - 8_000, 2 * SECOND));
    let ended = Event::CaptureEnded {
        at: 2 * SECOND,
        reason: EndReason::Cancelled,
        spoke: false,
    };
    assert_eq!(rig.events().last(), Some(&ended));
}

#[test]
fn only_a_held_capture_ends_by_its_release() {
    let mut rig = Rig::at(SECOND);
    rig.start(Initiator::Tap);
    rig.capturer.release(&rig.ring, &mut rig.outbox);
    assert!(rig.capturer.busy());
    rig.stop(EndReason::Cancelled);
    rig.start(Initiator::Hold);
    rig.capturer.release(&rig.ring, &mut rig.outbox);
    rig.fetch();
    let ended = Event::CaptureEnded {
        at: SECOND,
        reason: EndReason::Released,
        spoke: false,
    };
    assert_eq!(rig.events().last(), Some(&ended));
}

#[test]
fn a_second_start_leaves_the_running_capture_alone() {
    let mut rig = Rig::at(SECOND);
    rig.start(Initiator::FollowUp);
    rig.start(Initiator::Tap);
    assert!(
        !rig.capturer
            .wake(&rig.ring, &mut rig.outbox, Voice::default(), 1.0)
    );
    rig.fetch();
    assert_eq!(rig.events().len(), 1);
}

#[test]
fn a_page_that_is_slow_to_fetch_loses_nothing() {
    let mut rig = Rig::at(SECOND);
    rig.start(Initiator::Hold);
    // Longer than the outbox alone can hold, shorter than outbox and ring together.
    rig.hear(SECOND + (PIECES as Samples + 20) * PIECE as Samples, |_| {
        false
    });
    rig.stop(EndReason::Cancelled);
    assert!(rig.capturer.busy(), "the end waits for the sound");
    let stopped = rig.ring.end();
    rig.fetch();
    rig.hear(stopped + SECOND, |_| false);
    rig.fetch();
    assert_eq!(rig.sound(), (SECOND - 8_000, stopped));
    assert!(!rig.capturer.busy());
}

#[test]
fn a_page_that_stays_away_sees_a_gap_and_still_the_end() {
    let mut rig = Rig::at(SECOND);
    rig.start(Initiator::Tap);
    rig.hear(20 * SECOND, |_| true);
    rig.fetch();
    rig.hear(21 * SECOND, |_| false);
    rig.fetch();
    assert!(matches!(
        rig.events().last(),
        Some(Event::CaptureEnded { .. })
    ));
    assert_eq!(rig.outbox.next_message(), None);
}
