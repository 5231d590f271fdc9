//! From the wake word or the button to the end of a recording.
//!
//! The hearing part starts and ends captures; the speaker asks for them and believes only what it
//! is told. Between asking and being told the ring already shows that it listens, so the light is
//! never behind the microphone. A capture that nobody asked for is cancelled and leaves no
//! recording, except a skill's: its runtime asks by itself.

use super::{Dialog, Own, Power, Speaker};
use crate::{Earcon, Effect, EndReason, Initiator, Owner};

/// How far a capture has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stage {
    /// Asked for; the hearing part has not begun.
    Asked,
    /// A recording is open.
    Recorded,
    /// Cancelled before it began; it runs until the hearing part has followed.
    Unwanted,
}

/// What the speaker told the hearing part about the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ending {
    pub(super) since: Own,
    /// The person wants no answer.
    pub(super) cancelled: bool,
}

/// A capture that was asked for or runs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Capture {
    pub(super) initiator: Initiator,
    pub(super) owner: Owner,
    pub(super) wake_score: Option<f32>,
    pub(super) toward: Option<f32>,
    pub(super) stage: Stage,
    /// When the stage began.
    pub(super) since: Own,
    pub(super) ending: Option<Ending>,
}

impl Capture {
    /// Whether a recording is open for it.
    pub(super) fn is_recorded(&self) -> bool {
        self.stage == Stage::Recorded
    }

    fn is_cancelled(&self) -> bool {
        self.ending.is_some_and(|ending| ending.cancelled)
    }
}

impl Speaker {
    /// The hearing part heard the wake word and begins a capture by itself.
    pub(super) fn wake(&mut self, score: f32, toward: Option<f32>, out: &mut Vec<Effect>) {
        if self.power != Power::On {
            return;
        }
        if let Some(capture) = &mut self.capture {
            capture.wake_score = Some(score);
            capture.toward = toward.or(capture.toward);
            return;
        }
        self.hush(out);
        self.begin(Initiator::WakeWord);
        if let Some(capture) = &mut self.capture {
            capture.wake_score = Some(score);
            capture.toward = toward;
        }
        out.push(Effect::Play(Earcon::Wake));
    }

    /// The second stage disagreed: dark at once, no sound, no recording. A note of it stays, with
    /// both scores.
    pub(super) fn wake_rejected(&mut self, score: f32, out: &mut Vec<Effect>) {
        let woken = |capture: &mut Capture| capture.initiator == Initiator::WakeWord;
        let Some(capture) = self.capture.take_if(woken) else {
            return;
        };
        out.push(Effect::CancelCapture);
        if capture.is_recorded() {
            out.push(Effect::DropRecording);
        }
        out.push(Effect::NoteRejected {
            owner: capture.owner,
            wake_score: capture.wake_score,
            verifier_score: score,
        });
        self.enter(Dialog::Idle);
        self.notices.not_meant = Some(self.clock.now());
    }

    /// Another speaker answers: dark at once, no sound, no recording, no note of it here.
    pub(super) fn leave_to_other(&mut self, out: &mut Vec<Effect>) {
        let woken = |capture: &mut Capture| capture.initiator == Initiator::WakeWord;
        let Some(capture) = self.capture.take_if(woken) else {
            return;
        };
        out.push(Effect::CancelCapture);
        if capture.is_recorded() {
            out.push(Effect::DropRecording);
        }
        self.enter(Dialog::Idle);
    }

    /// Idle: listen. Answering or thinking: stop that and listen. Listening: never mind.
    pub(super) fn tap(&mut self, out: &mut Vec<Effect>) {
        match self.capture.as_ref().map(|capture| capture.initiator) {
            Some(Initiator::Hold) => self.let_go(out),
            Some(_) => self.end_capture(true, out),
            None => self.press(Initiator::Tap, out),
        }
    }

    /// Listen until the button is let go. A capture that runs already goes on as it is.
    pub(super) fn hold(&mut self, out: &mut Vec<Effect>) {
        if self.capture.is_none() {
            self.press(Initiator::Hold, out);
        }
    }

    /// The held button came up: that is the end of the request.
    pub(super) fn let_go(&mut self, out: &mut Vec<Effect>) {
        if self
            .capture
            .as_ref()
            .is_some_and(|capture| capture.initiator == Initiator::Hold)
        {
            self.end_capture(false, out);
        }
    }

    fn press(&mut self, initiator: Initiator, out: &mut Vec<Effect>) {
        match self.power {
            Power::On => self.ask(initiator, out),
            // Nobody is heard now: say so by ear as well.
            Power::MicOff => out.push(Effect::Play(Earcon::MicOff)),
            Power::Faulted(_) => out.push(Effect::Play(Earcon::Error)),
            Power::Off | Power::Starting => {}
        }
    }

    /// Tells the hearing part to begin a capture.
    pub(super) fn ask(&mut self, initiator: Initiator, out: &mut Vec<Effect>) {
        self.hush(out);
        self.begin(initiator);
        out.push(Effect::StartCapture(initiator));
        out.push(Effect::Play(Earcon::Wake));
    }

    fn begin(&mut self, initiator: Initiator) {
        self.capture = Some(Capture {
            initiator,
            owner: Owner::Device,
            wake_score: None,
            toward: None,
            stage: Stage::Asked,
            since: self.clock.now(),
            ending: None,
        });
        self.enter(match initiator {
            Initiator::FollowUp => Dialog::Expecting,
            _ => Dialog::Listening,
        });
    }

    fn end_capture(&mut self, cancelled: bool, out: &mut Vec<Effect>) {
        let since = self.clock.now();
        let Some(capture) = &mut self.capture else {
            return;
        };
        if capture.ending.is_some() {
            return;
        }
        capture.ending = Some(Ending { since, cancelled });
        out.push(if cancelled {
            Effect::CancelCapture
        } else {
            Effect::ReleaseCapture
        });
    }

    pub(super) fn capture_started(
        &mut self,
        initiator: Initiator,
        owner: Owner,
        out: &mut Vec<Effect>,
    ) {
        let asked = self.capture.is_some() || initiator == Initiator::Skill;
        if self.power != Power::On || !asked {
            out.push(Effect::CancelCapture);
            return;
        }
        if self.is_recording() {
            out.push(Effect::KeepRecording {
                reason: EndReason::Interrupted,
                spoke: false,
            });
        }
        if self.capture.is_none() {
            self.hush(out);
            self.begin(initiator);
        }
        let now = self.clock.now();
        let Some(capture) = &mut self.capture else {
            return;
        };
        capture.initiator = initiator;
        capture.owner = owner;
        capture.since = now;
        if capture.is_cancelled() {
            capture.stage = Stage::Unwanted;
            return;
        }
        capture.stage = Stage::Recorded;
        let wake_score = capture
            .wake_score
            .filter(|_| initiator == Initiator::WakeWord);
        out.push(Effect::OpenRecording {
            initiator,
            owner,
            wake_score,
        });
    }

    /// Every request is kept, also one without a word in it: what was recorded is shown. Only a
    /// microphone that opened by itself and heard nobody leaves nothing, and a wake that was rejected.
    pub(super) fn capture_ended(
        &mut self,
        reason: EndReason,
        spoke: bool,
        duration_ms: u64,
        out: &mut Vec<Effect>,
    ) {
        // An end before the beginning is the echo of an older capture.
        let begun = |capture: &mut Capture| capture.stage != Stage::Asked;
        let Some(capture) = self.capture.take_if(begun) else {
            return;
        };
        let nobody =
            capture.initiator == Initiator::FollowUp && reason == EndReason::NoSpeech && !spoke;
        let answered = capture.is_recorded()
            && !capture.is_cancelled()
            && !nobody
            && !matches!(
                reason,
                EndReason::Cancelled | EndReason::Interrupted | EndReason::Rejected
            );
        if capture.is_recorded() {
            out.push(if nobody || reason == EndReason::Rejected {
                Effect::DropRecording
            } else {
                Effect::KeepRecording { reason, spoke }
            });
        }
        out.push(Effect::Play(Earcon::EndOfRequest));
        if answered {
            out.push(Effect::Understand { spoke, duration_ms });
        }
        self.enter(if answered {
            Dialog::Thinking
        } else {
            Dialog::Idle
        });
    }
}
