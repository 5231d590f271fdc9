//! While the message is on its way.

use super::{Compose, ComposeEffect, ComposeInput, SendTrouble, Stage};
use crate::message::say;

impl Compose {
    /// Sends what is there.
    pub(super) fn send(&mut self) -> Vec<ComposeEffect> {
        let Some((to, content)) = self.to.clone().zip(self.content.clone()) else {
            return self.go_on();
        };
        self.stage = Stage::Sending;
        vec![ComposeEffect::Send {
            to,
            content,
            reply_to: self.reply_to.clone(),
        }]
    }

    /// Nothing but the outcome counts now: a message cannot be half sent.
    pub(super) fn sending(&mut self, input: ComposeInput) -> Vec<ComposeEffect> {
        match input {
            ComposeInput::Sent => {
                self.holds_recording = false;
                self.content = None;
                let sentence = self.to.as_ref().map(say::sent).unwrap_or_default();
                self.end(&sentence)
            }
            ComposeInput::NotSent(why) => self.not_sent(why),
            _ => Vec::new(),
        }
    }

    fn not_sent(&mut self, why: SendTrouble) -> Vec<ComposeEffect> {
        let sentence = format!("{why} {}", say::KEPT);
        let mut effects = vec![ComposeEffect::Say(sentence)];
        effects.extend(self.keep_draft());
        effects
    }
}
