//! While the message is recorded.

use super::{Clip, Compose, ComposeEffect, ComposeInput, Content, Recipient, Stage, Then};
use crate::message::{LONGEST_MS, SHORTEST_MS, say};

impl Compose {
    /// Says a question and records behind it.
    pub(super) fn start_recording(&mut self, question: String) -> Vec<ComposeEffect> {
        self.stage = Stage::Starting;
        self.then = Then::Review;
        self.recorded_ms = 0;
        vec![
            ComposeEffect::Say(question),
            ComposeEffect::StartRecording {
                most_ms: LONGEST_MS,
            },
        ]
    }

    pub(super) fn recording(&mut self, input: ComposeInput) -> Vec<ComposeEffect> {
        match (self.stage, input) {
            (Stage::Starting, ComposeInput::Started) => {
                self.stage = Stage::Recording;
                self.holds_recording = true;
                Vec::new()
            }
            (_, ComposeInput::Finished { ms, spoke }) => self.finished(ms, spoke),
            (_, ComposeInput::Failed) => self.failed(),
            (Stage::Recording, ComposeInput::Recorded(ms)) => self.recorded(ms),
            (Stage::Recording, ComposeInput::Pause) => {
                self.stage = Stage::Paused;
                vec![ComposeEffect::PauseRecording]
            }
            (Stage::Paused, ComposeInput::Resume) => {
                self.stage = Stage::Recording;
                vec![ComposeEffect::ResumeRecording]
            }
            (Stage::Finishing, ComposeInput::Discard) => {
                self.then = Then::Discard;
                Vec::new()
            }
            (Stage::Finishing, ComposeInput::Cancel | ComposeInput::KeepDraft) => self.break_off(),
            (Stage::Finishing, _) => Vec::new(),
            (_, ComposeInput::Done | ComposeInput::Send | ComposeInput::Play) => {
                self.finish(Then::Review)
            }
            (_, ComposeInput::Again) => self.finish(Then::Again),
            (_, ComposeInput::Cancel | ComposeInput::KeepDraft) => self.finish(Then::Draft),
            (_, ComposeInput::Discard) => self.finish(Then::Discard),
            _ => Vec::new(),
        }
    }

    fn finish(&mut self, then: Then) -> Vec<ComposeEffect> {
        self.stage = Stage::Finishing;
        self.then = then;
        vec![ComposeEffect::StopRecording]
    }

    fn recorded(&mut self, ms: u64) -> Vec<ComposeEffect> {
        self.recorded_ms = ms.max(self.recorded_ms);
        if ms < LONGEST_MS {
            return Vec::new();
        }
        let mut effects = self.finish(Then::Review);
        effects.push(ComposeEffect::Say(say::THE_MOST.to_owned()));
        effects
    }

    /// The recording lies in the vault, or the one that was to begin never did.
    fn finished(&mut self, ms: u64, spoke: bool) -> Vec<ComposeEffect> {
        self.recorded_ms = ms;
        self.holds_recording = true;
        match self.then {
            Then::Discard => return self.drop_recording(say::DISCARDED),
            Then::Again => return self.again(),
            _ if ms < SHORTEST_MS => return self.nothing_said(),
            // Who breaks off has no more to say; whether that was speech is theirs to judge.
            Then::Review if !spoke => return self.nothing_said(),
            Then::Draft | Then::Review => {}
        }
        self.content = Some(Content::Sound(Clip::whole(ms)));
        if self.then == Then::Draft {
            let mut effects = vec![ComposeEffect::Say(say::KEPT.to_owned())];
            effects.extend(self.keep_draft());
            return effects;
        }
        self.asked_again = false;
        match &self.to {
            Some(Recipient::Everyone) => self.send(),
            _ => self.go_on(),
        }
    }

    /// A recording in which nobody speaks is not worth keeping; it says so and asks once more.
    fn nothing_said(&mut self) -> Vec<ComposeEffect> {
        self.holds_recording = false;
        let mut effects = vec![ComposeEffect::DropRecording];
        if self.asked_again || self.then == Then::Draft {
            effects.extend(self.end(say::HEARD_NOTHING));
            return effects;
        }
        self.asked_again = true;
        effects.extend(self.start_recording(say::SAY_IT_NOW.to_owned()));
        effects
    }

    fn failed(&mut self) -> Vec<ComposeEffect> {
        self.holds_recording = false;
        match self.then {
            Then::Discard => self.end(say::DISCARDED),
            // Broken off before anything was recorded.
            Then::Draft => self.end(say::NOT_SENT),
            Then::Review | Then::Again => self.end(say::COULD_NOT_RECORD),
        }
    }

    pub(super) fn again(&mut self) -> Vec<ComposeEffect> {
        self.holds_recording = false;
        self.content = None;
        let mut effects = vec![ComposeEffect::DropRecording];
        effects.extend(self.start_recording(say::SAY_IT_AGAIN.to_owned()));
        effects
    }

    pub(super) fn drop_recording(&mut self, sentence: &str) -> Vec<ComposeEffect> {
        self.holds_recording = false;
        self.content = None;
        let mut effects = vec![ComposeEffect::DropRecording];
        effects.extend(self.end(sentence));
        effects
    }
}
