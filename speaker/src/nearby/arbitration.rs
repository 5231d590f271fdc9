//! Which of several speakers that heard one wake word answers.
//!
//! Each that wakes claims the word, with how loud and how surely it heard it, when the word was said and
//! when it claims, and waits a moment for the others' claims. Claims are about one word if they say that it
//! was said at the same time, however late a busy machine sends or delivers them: all windows of a browser
//! have one clock. The loudest wins, then the surest, then the one of the lower identifier: an order in
//! which no two are equal, so that all who know the same claims agree. Who claims long after the first has
//! no part in it, since that one has answered by then. A better claim that arrives late still wins: who has
//! begun to answer breaks off.

use super::id::SpeakerId;
use crate::Millis;
use core::cmp::Ordering;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long after its claim a speaker waits for others, milliseconds. A person notices no delay as short.
pub const WINDOW_MS: Millis = 150;

/// How long after the first claim to a word others may still claim it, milliseconds: until then nobody can
/// have said a request and waited for its end, so that nothing was answered yet.
pub const CONTEST_MS: Millis = 1_500;

/// Words said closer together than this are the same word, milliseconds: saying it takes that long.
const SAME_WORD_MS: Millis = 1_000;

/// How long claims are remembered, milliseconds: a window that is later than this with a word was not
/// busy but asleep.
const REMEMBERED_MS: Millis = 10_000;

/// How far ahead of this window's the clock of another may be, milliseconds: they are one clock, read at
/// two moments and rounded.
const AHEAD_MS: Millis = 100;

/// The quietest, decibels below full scale: below the step of 16 bits.
const LEAST_DB: f32 = -120.0;

/// Most claims that are remembered.
const MOST_CLAIMS: usize = 32;

/// How well a speaker heard the wake word.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Loudness, decibels below full scale, −120 to 0.
    pub loudness: f32,
    /// Score of the detector, 0 to 1.
    pub score: f32,
}

/// Why another speaker answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Why {
    /// It claimed the word long before.
    Earlier,
    /// It heard it better, or as well.
    Heard {
        /// What it claims.
        theirs: Claim,
        /// What this speaker claimed.
        mine: Claim,
    },
}

/// Where a wake of this speaker stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// This speaker answers.
    Won,
    /// That one does, and why.
    Lost(SpeakerId, Why),
}

/// A claim to a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Claimed {
    /// How well it was heard.
    pub(super) claim: Claim,
    /// When it was said.
    pub(super) word: Millis,
    /// When it was claimed.
    pub(super) at: Millis,
}

/// Claims of one word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arbitration {
    heard: BTreeMap<SpeakerId, Claimed>,
    mine: Option<Claimed>,
    won: bool,
}

impl Claim {
    /// Within its ranges, what is no number as the least: only that reaches the others as it is.
    pub(super) fn sane(self) -> Self {
        let or = |value: f32, least| if value.is_nan() { least } else { value };
        Self {
            loudness: or(self.loudness, LEAST_DB).clamp(LEAST_DB, 0.0),
            score: or(self.score, 0.0).clamp(0.0, 1.0),
        }
    }

    /// As whole numbers, so that all speakers compare the same: decibels and thousandths.
    fn key(self) -> (i32, i32) {
        let Self { loudness, score } = self.sane();
        (loudness.round() as i32, (score * 1_000.0).round() as i32)
    }
}

impl Claimed {
    /// With times that can be: what lies ahead, or too far back, is now.
    pub(super) fn sane(self, now: Millis) -> Self {
        let past = now.saturating_sub(REMEMBERED_MS)..=now.saturating_add(AHEAD_MS);
        let or_now = |at: Millis| if past.contains(&at) { at } else { now };
        Self {
            claim: self.claim.sane(),
            word: or_now(self.word),
            at: or_now(self.at),
        }
    }

    fn is_of(&self, word: Millis) -> bool {
        self.word.abs_diff(word) <= SAME_WORD_MS
    }
}

impl Arbitration {
    /// This speaker woke. `None` if it claims and waits; a verdict where others claimed long before.
    pub(super) fn wake(&mut self, mine: Claimed) -> Option<Verdict> {
        self.forget(mine.at);
        self.won = false;
        self.mine = Some(mine);
        let (id, why) = self.better(None)?;
        if why != Why::Earlier {
            return None;
        }
        self.mine = None;
        Some(Verdict::Lost(id, Why::Earlier))
    }

    /// Another speaker claims. A verdict if this speaker had begun to answer and breaks off.
    pub(super) fn hear(
        &mut self,
        from: &SpeakerId,
        theirs: Claimed,
        now: Millis,
        me: &SpeakerId,
    ) -> Option<Verdict> {
        self.forget(now);
        let known = self.heard.get(from);
        let is_new = known.is_none_or(|known| !known.is_of(theirs.word));
        if is_new && (known.is_some() || self.heard.len() < MOST_CLAIMS) {
            self.heard.insert(from.clone(), theirs);
        }
        let (other, why) = self.better(Some(me)).filter(|_| self.won)?;
        self.mine = None;
        Some(Verdict::Lost(other, why))
    }

    /// Somebody closed: they answer nothing.
    pub(super) fn gone(&mut self, id: &SpeakerId) {
        self.heard.remove(id);
    }

    /// The verdict, once it is time.
    pub(super) fn decide(&mut self, now: Millis, me: &SpeakerId) -> Option<Verdict> {
        self.decide_at().filter(|at| now >= *at)?;
        match self.better(Some(me)) {
            Some((other, why)) => {
                self.mine = None;
                Some(Verdict::Lost(other, why))
            }
            None => {
                self.won = true;
                Some(Verdict::Won)
            }
        }
    }

    /// When to call [`Self::decide`].
    pub(super) fn decide_at(&self) -> Option<Millis> {
        let mine = self.mine.filter(|_| !self.won)?;
        Some(mine.at.saturating_add(WINDOW_MS))
    }

    /// Who of the others answers instead of this one. Without an identifier of its own only those count
    /// that claimed long before.
    fn better(&self, me: Option<&SpeakerId>) -> Option<(SpeakerId, Why)> {
        let mine = self.mine?;
        let others = self.heard.iter().filter(|(_, it)| it.is_of(mine.word));
        let others: Vec<(&SpeakerId, Claimed)> = others.map(|(id, it)| (id, *it)).collect();
        let (first, began) = others.iter().min_by_key(|(_, it)| it.at)?;
        let until = began.at.min(mine.at).saturating_add(CONTEST_MS);
        if mine.at > until {
            return Some(((*first).clone(), Why::Earlier));
        }
        let order = |a: (&SpeakerId, Claimed), b: (&SpeakerId, Claimed)| -> Ordering {
            // The lower identifier is the better one.
            let keys = a.1.claim.key().cmp(&b.1.claim.key());
            keys.then_with(|| b.0.cmp(a.0))
        };
        let in_time = others.into_iter().filter(|(_, it)| it.at <= until);
        let best = in_time.max_by(|a, b| order(*a, *b))?;
        let better = order(best, (me?, mine)) == Ordering::Greater;
        let why = Why::Heard {
            theirs: best.1.claim,
            mine: mine.claim,
        };
        better.then(|| (best.0.clone(), why))
    }

    /// Claims of earlier words. A word that was never decided is none any more either.
    fn forget(&mut self, now: Millis) {
        let fresh = |it: &Claimed| now.saturating_sub(it.at) <= REMEMBERED_MS;
        self.heard.retain(|_, it| fresh(it));
        self.mine = self.mine.filter(fresh);
    }
}
