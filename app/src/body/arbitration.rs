//! The rules by which tabs settle who listens. Pure; [`tabs`](super::tabs) carries them out.

/// Time that a holder gets to finish its recording and let go, milliseconds: a last piece is
/// written within some 100 ms, a busy machine gets far more.
const LET_GO_MS: u32 = 3_000;

/// What one tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// Whoever listens as the same speaker should let go: this tab takes over.
    LetGo,
    /// The history changed; read it again.
    HistoryChanged,
    /// Timers or alarms changed; read them again.
    AlertsChanged,
    /// Messages or contacts changed; read them again.
    MessagesChanged,
}

impl Note {
    /// As it crosses the channel, told by the speaker of this key; the first one's is empty.
    pub(super) fn text(self, speaker: &str) -> String {
        let text = match self {
            Self::LetGo => return format!("let go {speaker}").trim_end().to_owned(),
            Self::HistoryChanged => "history changed",
            Self::AlertsChanged => "alerts changed",
            Self::MessagesChanged => "messages changed",
        };
        text.to_owned()
    }

    /// What this text says to the speaker of this key, if this version knows it.
    pub(super) fn read(text: &str, speaker: &str) -> Option<Self> {
        let all = [
            Self::LetGo,
            Self::HistoryChanged,
            Self::AlertsChanged,
            Self::MessagesChanged,
        ];
        all.into_iter().find(|note| note.text(speaker) == text)
    }
}

/// How to ask for the right to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// Only if nobody has it.
    IfFree,
    /// Ask the holder, wait, and take it in the end.
    TakeOver,
}

/// How one request for the lock is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// Only if it is free.
    IfFree,
    /// In turn, for so many milliseconds.
    Wait(u32),
    /// In turn, however long it takes.
    Queue,
    /// By force.
    Steal,
}

impl Claim {
    /// The requests to make, until one succeeds.
    pub(super) fn requests(self) -> &'static [Request] {
        match self {
            Self::IfFree => &[Request::IfFree],
            Self::TakeOver => &[Request::IfFree, Request::Wait(LET_GO_MS), Request::Steal],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starting_never_takes_the_microphone_from_another_tab() {
        assert_eq!(Claim::IfFree.requests(), [Request::IfFree]);
    }

    #[test]
    fn force_is_used_only_after_the_holder_was_given_time() {
        let requests = Claim::TakeOver.requests();
        let steal = requests.iter().position(|how| *how == Request::Steal);
        let wait = requests
            .iter()
            .position(|how| matches!(how, Request::Wait(ms) if *ms > 0));
        assert!(wait < steal && wait.is_some(), "{requests:?}");
    }

    #[test]
    fn notes_of_other_versions_are_passed_over() {
        assert_eq!(Note::read(&Note::LetGo.text(""), ""), Some(Note::LetGo));
        assert_eq!(Note::read("let go of everything", ""), None);
    }

    #[test]
    fn only_tabs_of_the_same_speaker_let_go_and_all_learn_of_a_change() {
        let kitchen = Note::LetGo.text("kitchen");
        assert_eq!(Note::read(&kitchen, "kitchen"), Some(Note::LetGo));
        assert_eq!(Note::read(&kitchen, "office"), None);
        assert_eq!(Note::read(&kitchen, ""), None);
        let changed = Note::MessagesChanged.text("kitchen");
        assert_eq!(Note::read(&changed, "office"), Some(Note::MessagesChanged));
    }
}
