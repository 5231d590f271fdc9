//! What a skill's logic answers, or does not.

use super::state::Phase;
use super::{Ended, LogKind, LogicTrouble, Session, Voice};
use crate::skill::host::said;
use crate::skill::ssml::Spoken;
use crate::skill::wire::{self, EndedError, EndedReason};

/// Longest detail of a trouble that goes into the log, characters.
const LONGEST_DETAIL: usize = 500;

impl Session {
    pub(super) fn answer(&mut self, call: u32, answer: Result<String, LogicTrouble>) {
        if self.phase != Phase::Waiting(call) {
            self.remark("An answer came that nobody waits for any more; it is left out.");
            return;
        }
        match answer {
            Ok(text) => self.answered(&text),
            Err(trouble) => self.unanswered(trouble),
        }
    }

    /// Takes a response.
    pub(super) fn answered(&mut self, text: &str) {
        let shown: String = text.chars().take(wire::LARGEST).collect();
        self.log(LogKind::Response, shown);
        match wire::read(text) {
            Ok(response) => self.apply(response),
            Err(error) => self.invalid(&error.to_string()),
        }
    }

    pub(super) fn unanswered(&mut self, trouble: LogicTrouble) {
        let name = said(&self.skill.name).to_owned();
        let (kind, detail, sentence) = match trouble {
            LogicTrouble::TimedOut => (
                "ENDPOINT_TIMEOUT",
                "The skill's logic did not answer in time.".to_owned(),
                format!("{name} did not answer in time, so I closed it."),
            ),
            LogicTrouble::Unreachable(why) => (
                "DEVICE_COMMUNICATION_ERROR",
                format!("The skill's logic cannot be reached: {}", detail(&why)),
                format!("{name} cannot be reached, so I closed it."),
            ),
            LogicTrouble::Failed(why) => (
                "INTERNAL_SERVICE_ERROR",
                format!("The skill's logic stopped with an error: {}", detail(&why)),
                format!("{name} stopped with an error, so I closed it."),
            ),
        };
        self.trouble(kind, &detail, sentence);
    }

    /// The response cannot be used.
    pub(super) fn invalid(&mut self, why: &str) {
        let sentence = format!(
            "{} gave an answer that I cannot use, so I closed it.",
            said(&self.skill.name)
        );
        self.trouble("INVALID_RESPONSE", why, sentence);
    }

    fn trouble(&mut self, kind: &str, why: &str, sentence: String) {
        self.log(LogKind::Trouble, why);
        self.say(vec![Spoken::plain(sentence)], Voice::Speaker, false);
        let error = EndedError {
            kind: kind.to_owned(),
            message: why.to_owned(),
        };
        self.end(Ended::Trouble, Some((EndedReason::Error, Some(error))));
    }
}

fn detail(why: &str) -> String {
    why.chars().take(LONGEST_DETAIL).collect()
}
