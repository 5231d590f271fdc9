//! Finds what is said alone, between two pauses: how "stop" ends a note without the wake word.
//!
//! Who records a note talks of all kinds of things, and "stop" in the middle of a sentence ends nothing.
//! What begins after a pause, is as short as one word and is followed by a pause is looked at; only that.

/// Silence that makes a pause, milliseconds: longer than those between words of a sentence, which are
/// mostly under 250 ms (Campione and Véronis, "A large-scale multilingual study of silent pause duration", 2002).
const PAUSE_MS: u32 = 400;

/// Longest speech that can be the one word, milliseconds; the detector of speech lags some 200 ms behind its end.
const LONGEST_MS: u32 = 1_500;

/// What has just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing of interest.
    None,
    /// Speech begins after a pause.
    Begins,
    /// It was too long to be one word, or another pause is not there yet: no use to go on listening.
    TooLong,
    /// What began is over, and a pause has followed: it was said alone.
    Alone,
}

/// Where in the talk we are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Somewhere in speech of no interest.
    #[default]
    Elsewhere,
    /// In a pause.
    Pause,
    /// In what began after it, so many milliseconds ago.
    Word(u32),
}

/// The finder. Starts in a pause: a note begins when the speaker has fallen silent.
#[derive(Clone, Copy, Debug)]
pub struct BetweenPauses {
    place: Place,
    quiet_ms: u32,
}

impl Default for BetweenPauses {
    fn default() -> Self {
        Self {
            place: Place::Pause,
            quiet_ms: PAUSE_MS,
        }
    }
}

impl BetweenPauses {
    /// Takes whether the next `ms` milliseconds were speech.
    pub fn take(&mut self, speech: bool, ms: u32) -> Edge {
        self.quiet_ms = if speech {
            0
        } else {
            self.quiet_ms.saturating_add(ms)
        };
        let paused = self.quiet_ms >= PAUSE_MS;
        let (place, edge) = match self.place {
            Place::Elsewhere if paused => (Place::Pause, Edge::None),
            Place::Elsewhere => (Place::Elsewhere, Edge::None),
            Place::Pause if speech => (Place::Word(ms), Edge::Begins),
            Place::Pause => (Place::Pause, Edge::None),
            Place::Word(_) if paused => (Place::Pause, Edge::Alone),
            Place::Word(length) if speech && length > LONGEST_MS => {
                (Place::Elsewhere, Edge::TooLong)
            }
            Place::Word(length) => (Place::Word(length.saturating_add(ms)), Edge::None),
        };
        self.place = place;
        edge
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks of 40 ms; `#` is speech.
    fn edges(talk: &str) -> Vec<Edge> {
        let mut pauses = BetweenPauses::default();
        let all = talk.chars().map(|it| pauses.take(it == '#', 40));
        all.filter(|edge| *edge != Edge::None).collect()
    }

    #[test]
    fn one_word_between_two_pauses_is_found() {
        let talk = format!("{}{}", "#".repeat(12), ".".repeat(12));
        assert_eq!(edges(&talk), [Edge::Begins, Edge::Alone]);
    }

    #[test]
    fn a_sentence_is_not_and_what_follows_it_at_once_is_not_either() {
        let talk = format!("{}....{}{}", "#".repeat(60), "#".repeat(10), ".".repeat(12));
        assert_eq!(edges(&talk), [Edge::Begins, Edge::TooLong]);
    }

    #[test]
    fn a_word_after_the_sentence_and_a_pause_is() {
        let talk = format!(
            "{}{}{}{}",
            "#".repeat(60),
            ".".repeat(10),
            "#".repeat(10),
            ".".repeat(10)
        );
        assert_eq!(
            edges(&talk),
            [Edge::Begins, Edge::TooLong, Edge::Begins, Edge::Alone]
        );
    }

    #[test]
    fn breaks_shorter_than_a_pause_belong_to_what_is_said() {
        let talk = "###....###....###....###....###....###....###....###....###....###...........";
        assert_eq!(edges(talk), [Edge::Begins, Edge::TooLong]);
    }

    #[test]
    fn silence_and_time_without_end_do_nothing() {
        let mut pauses = BetweenPauses::default();
        assert_eq!(pauses.take(false, u32::MAX), Edge::None);
        assert_eq!(pauses.take(false, u32::MAX), Edge::None);
        assert_eq!(pauses.take(true, u32::MAX), Edge::Begins);
        assert_eq!(pauses.take(true, u32::MAX), Edge::TooLong);
    }
}
