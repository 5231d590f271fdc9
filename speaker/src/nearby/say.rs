//! What is said about other speakers.

use super::arbitration::Why;

pub(super) fn asks(name: &str) -> String {
    format!("{name} asks to drop in. Both would hear each other. Say “answer” or “decline”.")
}

pub(super) fn opened(name: &str) -> String {
    format!("The line to {name} is open: you hear each other until somebody hangs up.")
}

pub(super) fn refused(name: &str) -> String {
    format!(
        "{name} did not agree, so there is no line. Who may drop in is decided there, under “Speakers”."
    )
}

pub(super) fn missed(name: &str) -> String {
    format!("{name} wanted to drop in, and nobody here agreed.")
}

pub(super) fn closed(name: &str) -> String {
    format!("The line to {name} is closed.")
}

pub(super) fn drops_in(name: &str) -> String {
    format!("{name} drops in, as it was allowed here: you hear each other until somebody hangs up.")
}

/// Why another speaker answers. Loudness in whole decibels, scores as they are shown elsewhere.
pub(super) fn answers_there(name: &str, why: Why) -> String {
    let Why::Heard { theirs, mine } = why else {
        return format!("{name} claimed this word long before and answers.");
    };
    let louder = theirs.loudness.round() - mine.loudness.round();
    let (score, my_score) = (theirs.score, mine.score);
    if louder > 0.0 {
        return format!(
            "{name} heard you better and answers: {louder:.0} dB louder, score {score:.2} against {my_score:.2}."
        );
    }
    if score > my_score {
        return format!(
            "{name} heard you better and answers: as loud, score {score:.3} against {my_score:.3}."
        );
    }
    format!("{name} heard you just as well, and of equals only one answers.")
}

pub(super) const NOBODY_THERE: &str =
    "That speaker is not there any more. Open it again in its tab or window.";
pub(super) const LINE_TAKEN: &str = "There is a line already. Hang up first.";
