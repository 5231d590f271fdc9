//! The wake word, a pause, and then the request: two utterances, as in the real history.
//!
//! People who read their exported history report that a pause behind the wake word leaves two
//! audio segments: `/0` with the wake word alone and `/1` with the request. How long the pause must
//! be is not published. Spans are milliseconds from the recording's first sample.

use super::{Recording, UtteranceType};
use crate::Initiator;

/// A pause this long behind the wake word parts it from the request, milliseconds: as much silence
/// as ends a request, so one rule says where a stretch of speech is over. It is longer than what a
/// wake word may still sound after its decision (0.3 s in the hearing part), which so never counts.
pub const PAUSE_MS: u32 = 800;

/// One utterance of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The recording's identifier, and `/0` or `/1`.
    pub utterance_id: String,
    /// What was said in it.
    pub utterance_type: UtteranceType,
    /// First millisecond.
    pub start_ms: u32,
    /// First millisecond that is not in it any more.
    pub end_ms: u32,
}

impl Recording {
    /// The utterances of this recording: one, or two where a pause followed the wake word. They
    /// follow each other without a gap and cover the recording. The cut lies in the middle of the
    /// pause, because the marks are estimates and neither word may lose its edge.
    #[must_use]
    pub fn segments(&self) -> Vec<Segment> {
        let end = self.tail.duration_ms;
        match self.cut() {
            Some(cut) => vec![
                self.segment(0, UtteranceType::WakeWordOnly, 0, cut),
                self.segment(1, UtteranceType::General, cut, end),
            ],
            None => vec![self.segment(0, self.utterance_type(), 0, end)],
        }
    }

    /// The middle of the pause, if there was one. The wake decision stands for the end of the word.
    fn cut(&self) -> Option<u32> {
        if self.head.initiator != Initiator::WakeWord || !self.tail.spoke {
            return None;
        }
        let (word_end, request) = (self.tail.marks.wake_ms?, self.tail.marks.speech_start_ms?);
        let pause = request.checked_sub(word_end)?;
        let inside = request < self.tail.duration_ms;
        (inside && pause >= PAUSE_MS).then(|| word_end.saturating_add(pause / 2))
    }

    fn segment(
        &self,
        number: u8,
        utterance_type: UtteranceType,
        start_ms: u32,
        end_ms: u32,
    ) -> Segment {
        Segment {
            utterance_id: format!("{}/{number}", self.head.id),
            utterance_type,
            start_ms,
            end_ms,
        }
    }
}
