//! Thinking, answering, and the limits on waiting.

use super::capture::{Capture, Stage};
use super::limits::{
    CAPTURE_MS, CUT_OFF, HEARING_ANSWERS_MS, NO_ANSWER, NOT_LISTENING, SPEAKING_BASE_MS,
    SPEAKING_BYTE_MS, THINKING_MS,
};
use super::{Dialog, Power, Speaker};
use crate::{Effect, Initiator};

impl Speaker {
    /// An answer counts only while one is waited for: after a barge-in it comes too late.
    pub(super) fn reply(&mut self, text: &str, expects_reply: bool, out: &mut Vec<Effect>) {
        if self.dialog != Dialog::Thinking {
            return;
        }
        self.say(text, expects_reply, out);
        if text.trim().is_empty() {
            // Nothing to say is said at once; a voice given nothing may never report its end.
            self.reply_done(out);
        }
    }

    /// A typed request is thought about like a spoken one, unless somebody is speaking right now.
    pub(super) fn typed(&mut self, out: &mut Vec<Effect>) {
        if !matches!(self.power, Power::On | Power::MicOff) {
            return;
        }
        if matches!(self.dialog, Dialog::Idle | Dialog::Speaking) {
            self.hush(out);
            self.enter(Dialog::Thinking);
        }
    }

    fn say(&mut self, text: &str, expects_reply: bool, out: &mut Vec<Effect>) {
        self.expects_reply = expects_reply;
        self.enter(Dialog::Speaking);
        if !text.trim().is_empty() {
            self.answer = Some(text.to_owned());
            out.push(Effect::Say(text.to_owned()));
        }
    }

    pub(super) fn reply_done(&mut self, out: &mut Vec<Effect>) {
        if self.dialog != Dialog::Speaking {
            return;
        }
        if self.expects_reply && self.power == Power::On {
            self.enter(Dialog::Idle);
            self.ask(Initiator::FollowUp, out);
            return;
        }
        self.enter(Dialog::Idle);
    }

    /// Somebody said "stop": the answer ends, and what it asked is asked no more.
    pub(super) fn stop(&mut self, out: &mut Vec<Effect>) {
        if self.dialog == Dialog::Speaking {
            self.hush(out);
            self.enter(Dialog::Idle);
        }
    }

    /// Stops an answer for something that matters more.
    pub(super) fn hush(&mut self, out: &mut Vec<Effect>) {
        if self.dialog == Dialog::Speaking {
            out.push(Effect::Hush);
        }
    }

    /// Gives up waiting where others have failed to answer.
    pub(super) fn tick(&mut self, out: &mut Vec<Effect>) {
        let waited = self.since(self.dialog_since);
        match self.dialog {
            Dialog::Idle => {}
            Dialog::Listening | Dialog::Expecting => self.give_up_capture(out),
            Dialog::Thinking if waited >= THINKING_MS => self.say(NO_ANSWER, false, out),
            Dialog::Speaking if waited >= self.longest_answer() => {
                self.hush(out);
                self.enter(Dialog::Idle);
            }
            Dialog::Thinking | Dialog::Speaking => {}
        }
    }

    fn longest_answer(&self) -> u64 {
        let bytes = self.answer.as_ref().map_or(0, String::len) as u64;
        SPEAKING_BASE_MS.saturating_add(bytes.saturating_mul(SPEAKING_BYTE_MS))
    }

    fn give_up_capture(&mut self, out: &mut Vec<Effect>) {
        let Some(capture) = &self.capture else { return };
        if !self.is_overdue(capture) {
            return;
        }
        let cancelled = capture.ending.is_some_and(|ending| ending.cancelled);
        let sorry = if capture.is_recorded() {
            CUT_OFF
        } else {
            NOT_LISTENING
        };
        self.interrupt_capture(out);
        // Who cancelled wants to hear nothing more about it.
        if !cancelled {
            self.say(sorry, false, out);
        }
    }

    fn is_overdue(&self, capture: &Capture) -> bool {
        if let Some(ending) = capture.ending {
            return self.since(ending.since) >= HEARING_ANSWERS_MS;
        }
        let limit = match capture.stage {
            Stage::Asked => HEARING_ANSWERS_MS,
            Stage::Recorded | Stage::Unwanted => CAPTURE_MS,
        };
        self.since(capture.since) >= limit
    }
}
