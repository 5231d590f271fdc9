//! The rules by which tabs settle who listens. Pure; [`tabs`](super::tabs) carries them out.

/// Time that a holder gets to finish its recording and let go, milliseconds: a last piece is
/// written within some 100 ms, a busy machine gets far more.
const LET_GO_MS: u32 = 3_000;

/// What one tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// Whoever listens should let go: this tab takes over.
    LetGo,
    /// The history changed; read it again.
    HistoryChanged,
    /// Timers or alarms changed; read them again.
    AlertsChanged,
    /// Messages or contacts changed; read them again.
    MessagesChanged,
}

impl Note {
    /// As it crosses the channel.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::LetGo => "let go",
            Self::HistoryChanged => "history changed",
            Self::AlertsChanged => "alerts changed",
            Self::MessagesChanged => "messages changed",
        }
    }

    /// What this text says, if this version knows it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let all = [
            Self::LetGo,
            Self::HistoryChanged,
            Self::AlertsChanged,
            Self::MessagesChanged,
        ];
        all.into_iter().find(|note| note.text() == text)
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
        assert_eq!(Note::read(Note::LetGo.text()), Some(Note::LetGo));
        assert_eq!(Note::read("let go of everything"), None);
    }
}
