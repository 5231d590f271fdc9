//! Which of several speakers that heard one wake word answers.
//!
//! Each that wakes claims the word, with how loud and how surely it heard it, and waits a moment for
//! the others' claims. The loudest wins, then the surest, then the one of the lower identifier: an order
//! in which no two are equal, so that all who know the same claims agree. Who hears the word when
//! somebody else's claim is older than a contest lasts was too far away and keeps quiet at once. A better
//! claim that comes late still wins: who has begun to answer breaks off.

use super::id::SpeakerId;
use crate::Millis;
use core::cmp::Ordering;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long after the first claim it is decided, milliseconds. A person notices no delay as short.
pub const WINDOW_MS: Millis = 150;

/// How long after the first claim others may still claim, milliseconds: what is left of the window is
/// for the claims to arrive.
pub const CONTEST_MS: Millis = 100;

/// Claims closer together than this are about the same word, milliseconds: saying it takes that long.
const SAME_WORD_MS: Millis = 1_000;

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
    /// It heard the word long before.
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

/// This speaker's own claim.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mine {
    claim: Claim,
    at: Millis,
    decide_at: Millis,
    won: bool,
}

/// Claims of one word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arbitration {
    heard: BTreeMap<SpeakerId, (Claim, Millis)>,
    mine: Option<Mine>,
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

impl Arbitration {
    /// This speaker woke. `None` if it claims and waits; a verdict where others were there long before.
    pub(super) fn wake(&mut self, claim: Claim, now: Millis) -> Option<Verdict> {
        self.forget(now);
        let first = self.heard.iter().min_by_key(|(_, (_, at))| *at);
        if let Some((id, (_, at))) = first
            && now.saturating_sub(*at) > CONTEST_MS
        {
            self.mine = None;
            return Some(Verdict::Lost(id.clone(), Why::Earlier));
        }
        let began = first.map_or(now, |(_, (_, at))| (*at).min(now));
        self.mine = Some(Mine {
            claim,
            at: now,
            decide_at: began.saturating_add(WINDOW_MS),
            won: false,
        });
        None
    }

    /// Another speaker claims. A verdict if this speaker had begun to answer and breaks off.
    pub(super) fn hear(
        &mut self,
        from: &SpeakerId,
        claim: Claim,
        now: Millis,
        me: &SpeakerId,
    ) -> Option<Verdict> {
        self.forget(now);
        if !self.heard.contains_key(from) && self.heard.len() < MOST_CLAIMS {
            self.heard.insert(from.clone(), (claim, now));
        }
        let won = self.mine.is_some_and(|mine| mine.won);
        let better = self.better(me);
        if let Some((other, why)) = better.filter(|_| won) {
            self.mine = None;
            return Some(Verdict::Lost(other, why));
        }
        None
    }

    /// Somebody closed: they answer nothing.
    pub(super) fn gone(&mut self, id: &SpeakerId) {
        self.heard.remove(id);
    }

    /// The verdict, once it is time.
    pub(super) fn decide(&mut self, now: Millis, me: &SpeakerId) -> Option<Verdict> {
        let mine = self
            .mine
            .filter(|mine| !mine.won && now >= mine.decide_at)?;
        match self.better(me) {
            Some((other, why)) => {
                self.mine = None;
                Some(Verdict::Lost(other, why))
            }
            None => {
                self.mine = Some(Mine { won: true, ..mine });
                Some(Verdict::Won)
            }
        }
    }

    /// When to call [`Self::decide`].
    pub(super) fn decide_at(&self) -> Option<Millis> {
        let mine = self.mine.filter(|mine| !mine.won);
        mine.map(|mine| mine.decide_at)
    }

    /// The best of the others, if it is better than this one.
    fn better(&self, me: &SpeakerId) -> Option<(SpeakerId, Why)> {
        let mine = self.mine?;
        let order = |a: (&SpeakerId, (i32, i32)), b: (&SpeakerId, (i32, i32))| -> Ordering {
            // The lower identifier is the better one.
            a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))
        };
        let others = self.heard.iter().map(|(id, (claim, _))| (id, claim.key()));
        let best = others.max_by(|a, b| order(*a, *b))?;
        let better = order(best, (me, mine.claim.key())) == Ordering::Greater;
        let theirs = self.heard.get(best.0).map(|(claim, _)| claim.sane())?;
        let why = Why::Heard {
            theirs,
            mine: mine.claim,
        };
        better.then(|| (best.0.clone(), why))
    }

    /// Claims of an earlier word.
    fn forget(&mut self, now: Millis) {
        let old = |at: Millis| now.saturating_sub(at) > SAME_WORD_MS;
        self.heard.retain(|_, (_, at)| !old(*at));
        // A word that was never decided is none any more either.
        self.mine = self.mine.filter(|mine| !old(mine.at));
    }
}
