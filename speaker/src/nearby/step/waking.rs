//! The wake word, heard here.

use super::{Nearby, NearbyEffect};
use crate::Millis;
use crate::nearby::arbitration::{Claim, Claimed, Verdict};
use crate::nearby::say;
use crate::nearby::wire::Body;

impl Nearby {
    /// Alone it answers at once: nobody is there to wait for.
    pub(super) fn wake(&mut self, claim: Claim, word: Millis, now: Millis) -> Vec<NearbyEffect> {
        if !self.started || self.presence.is_empty() {
            return vec![NearbyEffect::Answer];
        }
        let at = now;
        let mine = Claimed { claim, word, at }.sane(now);
        if let Some(verdict) = self.arbitration.wake(mine) {
            return vec![self.verdict(verdict)];
        }
        let Claim { loudness, score } = mine.claim;
        let word = mine.word;
        vec![self.post(
            None,
            Body::Claim {
                loudness,
                score,
                word,
                at,
            },
        )]
    }

    pub(super) fn verdict(&self, verdict: Verdict) -> NearbyEffect {
        match verdict {
            Verdict::Won => NearbyEffect::Answer,
            Verdict::Lost(to, why) => {
                NearbyEffect::LeaveTo(say::answers_there(self.presence.name(&to), why))
            }
        }
    }
}
