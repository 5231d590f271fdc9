//! The wake word, heard here and perhaps by others: who heard it best answers.
//!
//! The ring lights and the sound is kept from the first moment, since waiting would cost the beginning of
//! what is said; but the chime waits for the outcome, and where another speaker answers, the ring goes off
//! and what was written is destroyed, its key first. A word takes part once its second check has agreed,
//! so that nobody keeps quiet for one that was never said.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use hearsay_speaker::ledger::Event as LedgerEvent;
use hearsay_speaker::nearby::{Claim, NearbyInput, WordTime};
use hearsay_speaker::{Earcon, Input, Millis};
use hearsay_worklet::protocol::{Event, Level, Samples};
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::body::{clock, earcon};
use crate::shared::NoticeKind;

/// The quietest, decibels below full scale: below the step of 16 bits.
const SILENCE_DB: f32 = -120.0;

/// The chime of a wake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Chime {
    /// It sounds as soon as it is asked for.
    #[default]
    AtOnce,
    /// It waits, should it be asked for.
    Waits,
    /// It was asked for and waits.
    Waiting,
}

/// A wake on its way to be answered.
#[derive(Debug, Default)]
pub(super) struct Contest {
    /// How well the word was heard, and when it was said; the second check has not agreed yet.
    unchecked: Cell<Option<(Claim, Millis)>>,
    /// When samples were heard.
    time: RefCell<WordTime>,
    chime: Cell<Chime>,
}

impl Body {
    /// So many samples had been heard when this meter came.
    pub(in crate::body) fn meter_came(&self, level: &Level) {
        let mut time = self.neighbours.contest.time.borrow_mut();
        time.meter(level.at, clock::now());
    }

    /// The wake word was heard, and nothing followed from it yet.
    pub(in crate::body) fn word_heard(&self, event: &Event) {
        let Event::Wake {
            word_start, score, ..
        } = *event
        else {
            return;
        };
        let contest = &self.neighbours.contest;
        let alone = self.neighbours.machine.borrow().present().is_empty();
        contest
            .chime
            .set(if alone { Chime::AtOnce } else { Chime::Waits });
        let loudness = self
            .shared
            .meters
            .with_value(|meters| loudness(&meters.levels, word_start));
        let word = contest.time.borrow().of(word_start, clock::now());
        contest
            .unchecked
            .set(Some((Claim { loudness, score }, word)));
    }

    /// Nobody looks a second time, or who did agrees: the word takes part.
    pub(in crate::body) fn word_counts(&self) {
        if let Some((claim, word)) = self.neighbours.contest.unchecked.take() {
            self.nearby(NearbyInput::Wake(claim, word));
        }
    }

    /// The wake word was not said after all, or the request is over.
    pub(in crate::body) fn word_is_over(&self) {
        self.neighbours.contest.unchecked.take();
        self.neighbours.contest.chime.take();
    }

    /// Whether this sound waits for the outcome.
    pub(in crate::body) fn chime_waits(&self, sound: Earcon) -> bool {
        let chime = &self.neighbours.contest.chime;
        let waits = sound == Earcon::Wake && chime.get() == Chime::Waits;
        if waits {
            chime.set(Chime::Waiting);
        }
        waits
    }

    pub(super) fn answer_word(&self) {
        let waited = self.neighbours.contest.chime.take() == Chime::Waiting;
        if waited && self.setting(|settings| settings.earcons) {
            earcon::play(&self.loudspeaker, Earcon::Wake);
        }
    }

    pub(super) fn leave_word(&self, sentence: String) {
        self.word_is_over();
        self.log(LedgerEvent::WakeLeft, None);
        self.feed(Input::LeftToOther);
        self.shared.nearby.said.set(sentence.clone());
        self.tell(NoticeKind::Told(sentence));
    }
}

/// How loud the word was: the loudest of its blocks, decibels below full scale.
fn loudness(levels: &VecDeque<Level>, word_start: Samples) -> f32 {
    let word = levels.iter().filter(|level| level.at >= word_start);
    word.map(|level| level.rms).fold(SILENCE_DB, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_as_loud_as_its_loudest_block_whatever_came_before() {
        let level = |at, rms| Level {
            at,
            rms,
            ..Level::default()
        };
        let levels = [level(640, -3.0), level(1_280, -40.0), level(1_920, -28.0)];
        let levels = VecDeque::from(levels);
        assert_eq!(loudness(&levels, 1_000), -28.0);
        assert_eq!(loudness(&levels, 5_000), SILENCE_DB);
    }
}
