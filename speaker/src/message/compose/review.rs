//! When the message is there and waits for what is to become of it.

use super::{Compose, ComposeEffect, ComposeInput, Content, Stage};
use crate::message::say;

impl Compose {
    pub(super) fn review(&mut self, input: ComposeInput) -> Vec<ComposeEffect> {
        match input {
            ComposeInput::Send => self.send(),
            ComposeInput::Play => self.play(),
            ComposeInput::Trim { from_ms, to_ms } => self.trim(from_ms, to_ms),
            ComposeInput::TrimSilence => match self.content {
                Some(Content::Sound(_)) => vec![ComposeEffect::FindSilence],
                _ => vec![ComposeEffect::Ask(say::ONLY_SOUND.to_owned())],
            },
            ComposeInput::Again if self.holds_recording => self.again(),
            // What was written is spoken now.
            ComposeInput::Again => {
                self.content = None;
                self.start_recording(say::SAY_IT_AGAIN.to_owned())
            }
            ComposeInput::To(to) => {
                self.to = Some(to);
                self.go_on()
            }
            ComposeInput::No => vec![ComposeEffect::Ask(say::WHAT_THEN.to_owned())],
            ComposeInput::Cancel | ComposeInput::KeepDraft | ComposeInput::Silence => {
                let mut effects = vec![ComposeEffect::Say(say::KEPT.to_owned())];
                effects.extend(self.keep_draft());
                effects
            }
            ComposeInput::Discard if self.holds_recording => self.drop_recording(say::DISCARDED),
            ComposeInput::Discard => {
                self.content = None;
                self.end(say::DISCARDED)
            }
            _ => Vec::new(),
        }
    }

    fn play(&self) -> Vec<ComposeEffect> {
        let played = match &self.content {
            Some(Content::Sound(clip)) => ComposeEffect::PlayRecording(*clip),
            Some(Content::Text(text)) => ComposeEffect::ReadText(text.clone()),
            None => return Vec::new(),
        };
        vec![played, ComposeEffect::Ask(say::SEND_IT.to_owned())]
    }

    fn trim(&mut self, from_ms: u64, to_ms: u64) -> Vec<ComposeEffect> {
        let Some(Content::Sound(clip)) = &mut self.content else {
            return vec![ComposeEffect::Ask(say::ONLY_SOUND.to_owned())];
        };
        let Some(part) = clip.part(from_ms, to_ms) else {
            return vec![ComposeEffect::Ask(say::NO_SUCH_PART.to_owned())];
        };
        *clip = part;
        self.stage = Stage::Review;
        vec![ComposeEffect::Ask(say::trimmed(part))]
    }
}
