//! What is said about other speakers.

pub(super) fn asks(name: &str) -> String {
    format!("{name} asks to drop in. Both would hear each other. Say “answer” or “decline”.")
}

pub(super) fn opened(name: &str) -> String {
    format!("The line to {name} is open: you hear each other until somebody hangs up.")
}

pub(super) fn refused(name: &str) -> String {
    format!("{name} did not agree, so there is no line.")
}

pub(super) fn missed(name: &str) -> String {
    format!("{name} wanted to drop in, and nobody here agreed.")
}

pub(super) fn closed(name: &str) -> String {
    format!("The line to {name} is closed.")
}

pub(super) fn answers_there(name: &str) -> String {
    format!("{name} heard you better and answers.")
}

pub(super) const NOBODY_THERE: &str =
    "That speaker is not there any more. Open it again in its tab or window.";
pub(super) const LINE_TAKEN: &str = "There is a line already. Hang up first.";
