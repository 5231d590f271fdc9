//! What other tabs post.

use super::{MOST_ANNOUNCED, Nearby, NearbyEffect, announced};
use crate::Millis;
use crate::message::MessageId;
use crate::nearby::arbitration::{Claim, Claimed};
use crate::nearby::consent::Consent;
use crate::nearby::id::SpeakerId;
use crate::nearby::wire::{Body, Envelope, WireError};

impl Nearby {
    pub(super) fn heard(&mut self, text: &str, attached: usize, now: Millis) -> Vec<NearbyEffect> {
        let heard = match Envelope::parse(text, attached) {
            Ok(heard) => heard,
            Err(why) => return self.not_understood(&why),
        };
        let for_me = heard.to.as_ref().is_none_or(|to| *to == self.me);
        // What comes from this very identifier is an echo, or somebody who pretends.
        if heard.from == self.me || !for_me {
            return Vec::new();
        }
        let name = match &heard.body {
            Body::Hello { name } | Body::Here { name } => Some(name.as_str()),
            _ => None,
        };
        let mut effects = Vec::new();
        if heard.body != Body::Gone && self.presence.heard(&heard.from, name, now) {
            effects.push(NearbyEffect::Speakers);
        }
        effects.extend(self.told(heard.from, heard.body, now));
        effects
    }

    fn told(&mut self, from: SpeakerId, body: Body, now: Millis) -> Vec<NearbyEffect> {
        match body {
            Body::Hello { .. } if self.hellos.allows(&from, now) => {
                let name = self.name.clone();
                vec![self.post(Some(from), Body::Here { name })]
            }
            Body::Gone if self.presence.is_there(&from) => self.left(&from),
            // Who never said hello has no say: a claim, a message or a question needs a name.
            _ if !self.presence.is_there(&from) => Vec::new(),
            Body::Claim {
                loudness,
                score,
                word,
                at,
            } => {
                let claim = Claim { loudness, score };
                self.claimed(&from, Claimed { claim, word, at }, now)
            }
            Body::Announce { ref id, .. } => {
                let id = id.clone();
                if !self.announcements.allows(&from, now) || !self.is_new(&id) {
                    return Vec::new();
                }
                let played = !self.quiet;
                let told = self.post(Some(from), Body::Announced { id, played });
                let play = played.then_some(NearbyEffect::Play(body));
                play.into_iter().chain([told]).collect()
            }
            Body::Announced { id, played } => {
                let over = self.announcing.told(&from, &id, played);
                announced(over)
            }
            Body::Ask { .. } if !self.questions.allows(&from, now) => Vec::new(),
            Body::Ask { .. } | Body::Accept { .. } | Body::Refuse { .. } | Body::HangUp { .. } => {
                let consent = self.consent(&from);
                let events = self.line.hear(&from, &body, (&self.me, consent), now);
                self.lines(events)
            }
            Body::Voice { call, piece } if self.line.is_open_with(&from, &call) => {
                vec![NearbyEffect::PlayVoice(piece)]
            }
            Body::Hello { .. } | Body::Here { .. } | Body::Gone | Body::Voice { .. } => Vec::new(),
        }
    }

    /// Whether this one may drop in. While nobody is to be disturbed nobody may.
    fn consent(&self, from: &SpeakerId) -> Consent {
        let name = self.presence.called(from).filter(|_| !self.quiet);
        let decided = name.and_then(|name| self.consents.get(name));
        decided.copied().unwrap_or_default()
    }

    fn claimed(&mut self, from: &SpeakerId, claim: Claimed, now: Millis) -> Vec<NearbyEffect> {
        if !self.claims.allows(from, now) {
            return Vec::new();
        }
        let claim = claim.sane(now);
        let verdict = self.arbitration.hear(from, claim, now, &self.me);
        verdict
            .map(|verdict| self.verdict(verdict))
            .into_iter()
            .collect()
    }

    /// Garbage is passed over in silence; another version is told once, since reloading helps.
    fn not_understood(&mut self, why: &WireError) -> Vec<NearbyEffect> {
        let other = matches!(why, WireError::OtherVersion(from) if *from != self.me);
        if !other || self.other_version_told {
            return Vec::new();
        }
        self.other_version_told = true;
        vec![NearbyEffect::OtherVersion(why.to_string())]
    }

    fn is_new(&mut self, id: &MessageId) -> bool {
        if self.announced.contains(id) {
            return false;
        }
        if self.announced.len() >= MOST_ANNOUNCED {
            self.announced.pop_front();
        }
        self.announced.push_back(id.clone());
        true
    }
}
