//! The wake word, heard here.

use super::{Nearby, NearbyEffect};
use crate::Millis;
use crate::nearby::arbitration::{Claim, Verdict};
use crate::nearby::say;
use crate::nearby::wire::Body;

impl Nearby {
    /// Alone it answers at once: nobody is there to wait for.
    pub(super) fn wake(&mut self, claim: Claim, now: Millis) -> Vec<NearbyEffect> {
        if !self.started || self.presence.is_empty() {
            return vec![NearbyEffect::Answer];
        }
        let claim = claim.sane();
        match self.arbitration.wake(claim, now) {
            Some(verdict) => vec![self.verdict(verdict)],
            None => {
                let Claim { loudness, score } = claim;
                vec![self.post(None, Body::Claim { loudness, score })]
            }
        }
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
