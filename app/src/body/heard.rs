//! What the hearing part says, turned into inputs for the mind, sound for the recorder and meters
//! for the eye.

use hearsay_speaker::{Initiator, Input};
use hearsay_worklet::protocol::{Command as Order, EndReason, Event, Level, Message};
use leptos::prelude::*;

use super::capture::{self, Capture, Wake};
use super::clock;
use super::controller::Body;
use super::hearing::Said;
use super::proof::Counted;
use crate::shared::{LEVELS_KEPT, Meters};

impl Body {
    /// Takes one message of the worklet.
    pub(super) fn hear(&self, said: Said) {
        match said {
            // Only the first message is a report, and the node has taken that.
            Said::Ready { .. } => {}
            Said::Broke(fault) => self.hearing_broke(fault),
            Said::Heard(Message::Level(level)) => self.meter(level),
            Said::Heard(Message::Event(event)) => self.happened(event),
            Said::Heard(Message::Pcm { samples, .. }) => self.sound(samples),
        }
    }

    fn meter(&self, level: Level) {
        let mut watchdog = self.watchdog.get();
        watchdog.heard(clock::now());
        self.watchdog.set(watchdog);
        if level.speech {
            self.toward.set(level.toward);
        }
        self.note_level(&level);
        self.meter_came(&level);
        self.nearby_due();
        self.count_zeros(&level);
        self.shared
            .meters
            .update_value(|meters| keep_level(meters, level));
        if let Some(capture) = self.capture.borrow_mut().as_mut() {
            self.shared
                .meters
                .with_value(|meters| capture.take_trace(meters.levels.iter()));
        }
    }

    fn happened(&self, event: Event) {
        self.shared
            .meters
            .update_value(|meters| meters.events.push_back(event));
        if let Some(capture) = self.capture.borrow_mut().as_mut() {
            capture.note(&event);
        }
        match event {
            // The wake word is how a note is ended by voice.
            Event::Wake { .. } if self.is_noting() => self.end_note(),
            Event::Wake { score, .. } => {
                self.wake.set(Wake::of(&event));
                self.note_light();
                self.word_heard(&event);
                self.feed(Input::Wake {
                    score,
                    toward: self.direction(),
                });
                if !self.setting(|settings| settings.second_check) {
                    self.word_counts();
                }
            }
            Event::CaptureStarted {
                at,
                first,
                initiator,
            } => {
                if !self.is_noting() {
                    self.begin_utterance();
                }
                let wake = self.wake.take().filter(|wake| wake.led_to(at));
                self.announced
                    .replace(Some(Capture::new(clock::now(), at, first, wake)));
                let initiator = match capture::initiator_from(initiator) {
                    _ if self.is_noting() => Initiator::Skill,
                    initiator => initiator,
                };
                self.feed(Input::CaptureStarted {
                    initiator,
                    owner: self.owner_of_capture(),
                });
            }
            Event::CaptureEnded { reason, spoke, .. } => {
                self.word_is_over();
                if reason == EndReason::Cancelled {
                    self.recogniser.broken_off();
                }
                let length = self.capture.borrow().as_ref().map(Capture::duration_ms);
                self.feed(Input::CaptureEnded {
                    reason: capture::reason_from(reason),
                    spoke,
                    duration_ms: length.unwrap_or_default().into(),
                });
                if reason == EndReason::Cancelled {
                    self.note_broken_off();
                }
                // The mind asks nobody about a microphone that opened by itself and heard nobody.
                if reason == EndReason::NoSpeech && !spoke && self.skill_is_open() {
                    self.tell_skill("");
                }
            }
            Event::Verified {
                accepted: false,
                score,
                ..
            } => {
                self.word_is_over();
                self.feed(Input::WakeRejected { score });
            }
            // The capture has taken note of the score.
            Event::Verified { .. } => self.word_counts(),
            Event::SpeechStarted { .. } | Event::SpeechEnded { .. } => {}
        }
    }

    /// Captured sound goes straight to the vault; the mind only decides that it is recorded.
    fn sound(&self, samples: Vec<f32>) {
        if let Some(capture) = self.capture.borrow_mut().as_mut() {
            capture.deliver(samples.len());
        } else if self.recogniser.overhears() || self.line_is_open() {
            self.say_down_the_line(&samples);
            return self.recogniser.overheard(&samples);
        } else {
            // The mind did not want it, or closed its recording before the capture could stop.
            return;
        }
        if self.is_noting() {
            self.note_sound(&samples);
        } else {
            self.recogniser.sound(&samples);
        }
        self.recorder.append(samples);
    }

    /// Direction of the talker: estimated, or else set by hand.
    fn direction(&self) -> Option<f32> {
        self.toward
            .get()
            .or_else(|| Some(self.setting(|settings| settings.talker)))
    }

    fn count_zeros(&self, level: &Level) {
        let Some(mut counting) = self.counting.get() else {
            return;
        };
        let counted = counting.count(level);
        self.counting.set(Some(counting));
        match counted {
            Counted::Nothing => {}
            // What trickled in after the switch is forgotten as well.
            Counted::Dry => self.order(Order::Forget),
            Counted::Report => self.shared.proof.update(|proof| {
                proof.checked_since_off = counting.checked;
                proof.nonzero_since_off = counting.nonzero;
            }),
        }
    }
}

/// Adds a block and lets go of what is too old to be drawn.
fn keep_level(meters: &mut Meters, level: Level) {
    meters.levels.push_back(level);
    let excess = meters.levels.len().saturating_sub(LEVELS_KEPT);
    meters.levels.drain(..excess);
    let oldest = meters.levels.front().map_or(0, |level| level.at);
    while meters
        .events
        .front()
        .is_some_and(|event| time_of(event) < oldest)
    {
        meters.events.pop_front();
    }
}

fn time_of(event: &Event) -> u64 {
    match *event {
        Event::Wake { at, .. }
        | Event::CaptureStarted { at, .. }
        | Event::SpeechStarted { at }
        | Event::SpeechEnded { at }
        | Event::CaptureEnded { at, .. }
        | Event::Verified { at, .. } => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meters_keep_the_last_seconds_and_the_events_in_them() {
        let mut meters = Meters::default();
        for number in 0..1_000_u64 {
            meters
                .events
                .push_back(Event::SpeechStarted { at: number * 640 });
            keep_level(
                &mut meters,
                Level {
                    at: number * 640,
                    ..Level::default()
                },
            );
        }
        assert_eq!(meters.levels.len(), LEVELS_KEPT);
        assert_eq!(meters.events.len(), LEVELS_KEPT);
        assert_eq!(meters.levels.front().map(|level| level.at), Some(700 * 640));
    }
}
