//! What the speaker answers where nobody understands words.
//!
//! Without the recogniser there are no words, so it says what it knows: how long it listened, whether anyone
//! spoke, and whether the recording was kept.

/// The answer to a capture of this length, milliseconds. `wanted`: the house rules let recordings
/// be kept.
pub(super) fn answer(spoke: bool, duration_ms: u64, kept: bool, wanted: bool) -> String {
    let seconds = format!("{:.1}", duration_ms as f64 / 1_000.0);
    if !wanted {
        let heard = if spoke { "heard you" } else { "listened" };
        return format!(
            "I {heard} for {seconds} seconds. By your settings nothing of it was written down."
        );
    }
    match (spoke, kept) {
        (true, true) => format!(
            "I heard you for {seconds} seconds. I can't understand words right now, but your recording is in the history."
        ),
        (true, false) => format!(
            "I heard you for {seconds} seconds. I can't understand words right now, and the recording could not be kept."
        ),
        (false, true) => format!(
            "I listened for {seconds} seconds and heard nothing. The recording is in the history all the same."
        ),
        (false, false) => format!(
            "I listened for {seconds} seconds and heard nothing. The recording could not be kept."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn an_answer_claims_neither_words_nor_a_recording_that_are_not_there() {
        assert!(answer(true, 2_340, true, true).starts_with("I heard you for 2.3 seconds."));
        for spoke in [true, false] {
            assert!(answer(spoke, 1_000, true, true).contains("in the history"));
            assert!(answer(spoke, 1_000, false, true).contains("could not be kept"));
        }
        assert!(answer(false, 5_000, true, true).contains("heard nothing"));
        assert!(answer(true, 5_000, false, false).contains("nothing of it was written down"));
    }
}
