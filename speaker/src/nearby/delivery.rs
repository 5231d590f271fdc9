//! Messages on their way to other speakers, each until it is taken, refused or comes back.

use super::id::SpeakerId;
use crate::Millis;
use crate::message::{MessageId, SendTrouble};
use std::collections::BTreeMap;

/// How long an answer may take, milliseconds: the other tab has to decrypt nothing and store a minute of
/// sound, and it may be hidden.
pub const ANSWER_MS: Millis = 3_000;

/// How often a message is posted before it comes back.
pub const TRIES: u8 = 3;

/// Most messages on their way at once.
const MOST: usize = 20;

/// Something to be delivered: where, and what is posted. The sound beside it stays with the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// To whom.
    pub to: SpeakerId,
    /// Which message.
    pub id: MessageId,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq)]
struct OnItsWay {
    to: SpeakerId,
    body: super::wire::Body,
    tries: u8,
    posted: Millis,
}

/// What has become of a message.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// Post it, perhaps once more.
    Post(SpeakerId, super::wire::Body),
    /// It was taken.
    Taken(Parcel),
    /// It comes back.
    Back(Parcel, SendTrouble),
}

/// All messages on their way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Deliveries {
    all: BTreeMap<MessageId, OnItsWay>,
}

impl Deliveries {
    /// A message is to go. With too many on their way it comes back at once.
    pub(super) fn send(&mut self, parcel: Parcel, body: super::wire::Body, now: Millis) -> Outcome {
        if self.all.contains_key(&parcel.id) || self.all.len() >= MOST {
            return Outcome::Back(parcel, SendTrouble::RecipientFull);
        }
        let posted = Outcome::Post(parcel.to.clone(), body.clone());
        let going = OnItsWay {
            to: parcel.to,
            body,
            tries: 1,
            posted: now,
        };
        self.all.insert(parcel.id, going);
        posted
    }

    /// The recipient answered; answers of anybody else, and second ones, are ignored.
    pub(super) fn answered(
        &mut self,
        from: &SpeakerId,
        id: &MessageId,
        taken: bool,
    ) -> Option<Outcome> {
        let going = self.all.get(id).filter(|going| going.to == *from)?;
        let parcel = Parcel {
            to: going.to.clone(),
            id: id.clone(),
        };
        self.all.remove(id);
        Some(if taken {
            Outcome::Taken(parcel)
        } else {
            Outcome::Back(parcel, SendTrouble::RecipientFull)
        })
    }

    /// A speaker is gone: what was on its way there comes back.
    pub(super) fn gone(&mut self, to: &SpeakerId) -> Vec<Outcome> {
        self.back(|going| going.to == *to)
    }

    /// This speaker closes: everything comes back.
    pub(super) fn all_back(&mut self) -> Vec<Outcome> {
        self.back(|_| true)
    }

    /// Posts again what was not answered, and gives up what was not answered often enough.
    pub(super) fn tick(&mut self, now: Millis) -> Vec<Outcome> {
        let late = |going: &OnItsWay| now.saturating_sub(going.posted) >= ANSWER_MS;
        let mut outcomes = self.back(|going| late(going) && going.tries >= TRIES);
        for going in self.all.values_mut().filter(|going| late(going)) {
            going.tries = going.tries.saturating_add(1);
            going.posted = now;
            outcomes.push(Outcome::Post(going.to.clone(), going.body.clone()));
        }
        outcomes
    }

    /// When [`Self::tick`] has something to do.
    pub(super) fn next(&self) -> Option<Millis> {
        let posted = self.all.values().map(|going| going.posted).min();
        posted.map(|posted| posted.saturating_add(ANSWER_MS))
    }

    fn back(&mut self, which: impl Fn(&OnItsWay) -> bool) -> Vec<Outcome> {
        let mut back = Vec::new();
        self.all.retain(|id, going| {
            let over = which(going);
            if over {
                let parcel = Parcel {
                    to: going.to.clone(),
                    id: id.clone(),
                };
                back.push(Outcome::Back(parcel, SendTrouble::RecipientVanished));
            }
            !over
        });
        back
    }
}
