//! Several speakers on one channel.

use hearsay_speaker::message::MessageId;
use hearsay_speaker::nearby::{
    Body, CallId, Claim, Consent, Consents, Envelope, Nearby, NearbyEffect, NearbyInput, SpeakerId,
    VERSION,
};

/// 2026-11-23 12:00 UTC.
pub(crate) const NOON: u64 = 1_795_435_200_000;

pub(crate) fn speaker(number: u8) -> SpeakerId {
    SpeakerId::new([number; 8])
}

pub(crate) fn call(number: u8) -> CallId {
    CallId::new([number; 8])
}

pub(crate) fn id(number: u8) -> MessageId {
    MessageId::new([number; 16])
}

pub(crate) fn claim(loudness: f32, score: f32) -> Claim {
    Claim { loudness, score }
}

/// A claim to a word of this moment.
pub(crate) fn claims(loudness: f32, score: f32, word: u64, at: u64) -> Body {
    Body::Claim {
        loudness,
        score,
        word,
        at,
    }
}

/// An announcement in sound.
pub(crate) fn spoken(number: u8, length_ms: u64) -> Body {
    Body::Announce {
        id: id(number),
        name: "Kitchen".to_owned(),
        text: None,
        length_ms,
    }
}

pub(crate) fn announcement(number: u8, text: &str) -> Body {
    Body::Announce {
        id: id(number),
        name: "Kitchen".to_owned(),
        text: Some(text.to_owned()),
        length_ms: 0,
    }
}

pub(crate) fn envelope(from: u8, body: Body) -> Envelope {
    Envelope {
        v: VERSION,
        from: speaker(from),
        to: None,
        body,
    }
}

/// As it is heard, with as many bytes beside it as it needs.
pub(crate) fn heard(envelope: &Envelope) -> NearbyInput {
    NearbyInput::Heard {
        text: envelope.to_text(),
        attached: if envelope.body.has_sound() { 1_000 } else { 0 },
    }
}

/// A channel with speakers numbered from 1; everything arrives at once.
pub(crate) struct House {
    pub(crate) speakers: Vec<Nearby>,
    /// What every speaker ordered, posts aside: number and order.
    pub(crate) ordered: Vec<(u8, NearbyEffect)>,
    pub(crate) now: u64,
    /// Speakers that were closed without a word.
    pub(crate) dead: Vec<u8>,
}

impl House {
    /// So many speakers that know each other.
    pub(crate) fn of(names: &[&str]) -> Self {
        let numbers = 1_u8..;
        let speakers = names.iter().zip(numbers);
        let mut house = Self {
            speakers: speakers
                .map(|(name, number)| Nearby::new(speaker(number), name))
                .collect(),
            ordered: Vec::new(),
            now: NOON,
            dead: Vec::new(),
        };
        for number in 1..=names.len() {
            house.input(number as u8, NearbyInput::Start);
        }
        // Each lets each other ask.
        let consents: Consents = names
            .iter()
            .map(|name| ((*name).to_owned(), Consent::Ask))
            .collect();
        for number in 1..=names.len() {
            house.input(number as u8, NearbyInput::Consents(consents.clone()));
        }
        house.ordered.clear();
        house
    }

    pub(crate) fn input(&mut self, number: u8, input: NearbyInput) {
        if self.dead.contains(&number) {
            return;
        }
        let effects = self.speakers[usize::from(number) - 1].step(self.now, input);
        for effect in effects {
            let NearbyEffect::Post(envelope) = effect else {
                self.ordered.push((number, effect));
                continue;
            };
            for other in 1..=self.speakers.len() as u8 {
                if other != number {
                    self.input(other, heard(&envelope));
                }
            }
        }
    }

    /// Time passes; each looks when it asked to.
    pub(crate) fn wait(&mut self, ms: u64) {
        let until = self.now + ms;
        loop {
            let alive = (1..=self.speakers.len() as u8).filter(|it| !self.dead.contains(it));
            let next = alive
                .filter_map(|it| self.speakers[usize::from(it) - 1].next_tick())
                .min();
            let Some(next) = next.filter(|next| *next <= until) else {
                break;
            };
            self.now = next.max(self.now + 1);
            for number in 1..=self.speakers.len() as u8 {
                self.input(number, NearbyInput::Tick);
            }
        }
        self.now = until;
    }

    /// What one ordered since this was asked last.
    pub(crate) fn took(&mut self, number: u8) -> Vec<NearbyEffect> {
        let (mine, rest) = core::mem::take(&mut self.ordered)
            .into_iter()
            .partition(|(who, _)| *who == number);
        self.ordered = rest;
        let mine: Vec<(u8, NearbyEffect)> = mine;
        mine.into_iter().map(|(_, effect)| effect).collect()
    }
}
