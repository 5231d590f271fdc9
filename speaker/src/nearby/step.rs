//! The whole of it: one input at a time goes in, orders to the page come out.

mod heard;
mod lines;
mod orders;
mod waking;

pub use orders::{NearbyEffect, NearbyInput};

use super::announcing::{Announced, Announcing};
use super::arbitration::Arbitration;
use super::consent::Consents;
use super::drop_in::DropIn;
use super::guard::{ANNOUNCEMENTS, CLAIMS, Guard, HELLOS, QUESTIONS};
use super::id::SpeakerId;
use super::presence::{HEARTBEAT_MS, Presence, Present};
use super::wire::{Body, Envelope, VERSION, called};
use crate::Millis;
use crate::household::{Line, OtherSpeaker};
use crate::message::MessageId;
use std::collections::VecDeque;

/// Announcements that were played and are not played again.
const MOST_ANNOUNCED: usize = 200;

/// This speaker among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearby {
    me: SpeakerId,
    name: String,
    started: bool,
    told: Option<Millis>,
    quiet: bool,
    presence: Presence,
    arbitration: Arbitration,
    announcing: Announcing,
    line: DropIn,
    consents: Consents,
    announced: VecDeque<MessageId>,
    other_version_told: bool,
    claims: Guard,
    announcements: Guard,
    questions: Guard,
    hellos: Guard,
}

impl Nearby {
    /// A speaker with a fresh identifier and what it is called.
    #[must_use]
    pub fn new(me: SpeakerId, name: &str) -> Self {
        Self {
            me,
            name: called(name),
            started: false,
            told: None,
            quiet: false,
            presence: Presence::default(),
            arbitration: Arbitration::default(),
            announcing: Announcing::default(),
            line: DropIn::default(),
            consents: Consents::new(),
            announced: VecDeque::new(),
            other_version_told: false,
            claims: Guard::new(CLAIMS),
            announcements: Guard::new(ANNOUNCEMENTS),
            questions: Guard::new(QUESTIONS),
            hellos: Guard::new(HELLOS),
        }
    }

    /// This speaker's identifier.
    #[must_use]
    pub const fn me(&self) -> &SpeakerId {
        &self.me
    }

    /// The other speakers that are there.
    #[must_use]
    pub fn speakers(&self) -> Vec<OtherSpeaker> {
        self.presence.list()
    }

    /// The same, each as it calls itself, with since when.
    #[must_use]
    pub fn present(&self) -> Vec<Present> {
        self.presence.all()
    }

    /// What the speaker at the other end of the line is called, where there is a line.
    #[must_use]
    pub fn at_the_other_end(&self) -> Option<&str> {
        self.line.peer().map(|peer| self.presence.name(&peer.who))
    }

    /// How the line to another speaker stands.
    #[must_use]
    pub const fn line(&self) -> Line {
        self.line.line()
    }

    /// When to send a [`NearbyInput::Tick`].
    #[must_use]
    pub fn next_tick(&self) -> Option<Millis> {
        let heartbeat = self.told.map(|told| told.saturating_add(HEARTBEAT_MS));
        let all = [
            heartbeat,
            self.arbitration.decide_at(),
            self.announcing.next(),
            self.line.next(),
        ];
        all.into_iter().flatten().min()
    }

    /// Takes what happened. Before `Start` and after `Stop` nothing is heard or posted; a wake is
    /// answered then.
    pub fn step(&mut self, now: Millis, input: NearbyInput) -> Vec<NearbyEffect> {
        match input {
            NearbyInput::Start => self.start(now),
            NearbyInput::Stop => self.stop(),
            NearbyInput::DoNotDisturb(on) => {
                self.quiet = on;
                Vec::new()
            }
            NearbyInput::Consents(consents) => {
                self.consents = consents;
                Vec::new()
            }
            NearbyInput::Rename(name) => self.rename(&name, now),
            NearbyInput::Wake(claim, word) => self.wake(claim, word, now),
            _ if !self.started => Vec::new(),
            NearbyInput::Heard { text, attached } => self.heard(&text, attached, now),
            NearbyInput::Announce(body) => self.announce(body, now),
            NearbyInput::DropIn(who, call) => self.drop_in(who, call, now),
            NearbyInput::Accept => {
                let events = self.line.accept(now);
                self.lines(events)
            }
            NearbyInput::HangUp => {
                let events = self.line.hang_up();
                self.lines(events)
            }
            NearbyInput::Voice(piece) => self.voice(piece),
            NearbyInput::Tick => self.tick(now),
        }
    }

    fn start(&mut self, now: Millis) -> Vec<NearbyEffect> {
        self.started = true;
        self.told = Some(now);
        let name = self.name.clone();
        vec![self.post(None, Body::Hello { name })]
    }

    fn stop(&mut self) -> Vec<NearbyEffect> {
        if !self.started {
            return Vec::new();
        }
        let hung_up = self.line.hang_up();
        let mut effects = self.lines(hung_up);
        effects.push(self.post(None, Body::Gone));
        self.announcing = Announcing::default();
        self.arbitration = Arbitration::default();
        self.started = false;
        self.told = None;
        self.presence = Presence::default();
        effects
    }

    fn rename(&mut self, name: &str, now: Millis) -> Vec<NearbyEffect> {
        self.name = called(name);
        if !self.started {
            return Vec::new();
        }
        self.told = Some(now);
        let name = self.name.clone();
        vec![self.post(None, Body::Here { name })]
    }

    fn announce(&mut self, body: Body, now: Millis) -> Vec<NearbyEffect> {
        let Body::Announce { id, .. } = &body else {
            return Vec::new();
        };
        let to = self.presence.all().into_iter();
        let to = to.map(|it| (it.id, it.name)).collect();
        let over = self.announcing.begin(id.clone(), to, now);
        let mut effects = vec![self.post(None, body)];
        effects.extend(announced(over));
        effects
    }

    fn tick(&mut self, now: Millis) -> Vec<NearbyEffect> {
        let mut effects = Vec::new();
        let verdict = self.arbitration.decide(now, &self.me);
        effects.extend(verdict.map(|verdict| self.verdict(verdict)));
        for gone in self.presence.silent(now) {
            effects.extend(self.left(&gone));
        }
        effects.extend(announced(self.announcing.tick(now)));
        let events = self.line.tick(now);
        effects.extend(self.lines(events));
        let due = |told: Millis| now.saturating_sub(told) >= HEARTBEAT_MS;
        if self.told.is_none_or(due) {
            self.told = Some(now);
            let name = self.name.clone();
            effects.push(self.post(None, Body::Here { name }));
        }
        effects
    }

    /// Somebody is not there any more: they answer nothing, their line is closed.
    fn left(&mut self, id: &SpeakerId) -> Vec<NearbyEffect> {
        self.arbitration.gone(id);
        let mut effects = announced(self.announcing.gone(id));
        let events = self.line.gone(id);
        effects.extend(self.lines(events));
        self.presence.gone(id);
        effects.push(NearbyEffect::Speakers);
        effects
    }

    fn post(&self, to: Option<SpeakerId>, body: Body) -> NearbyEffect {
        NearbyEffect::Post(Envelope {
            v: VERSION,
            from: self.me.clone(),
            to,
            body,
        })
    }
}

/// As orders to the page.
fn announced(over: Vec<Announced>) -> Vec<NearbyEffect> {
    over.into_iter().map(NearbyEffect::Announced).collect()
}
