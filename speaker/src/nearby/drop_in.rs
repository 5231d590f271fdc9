//! The line to another speaker: asked for, agreed to, open, closed.
//!
//! Nothing is heard before somebody at the other end has said yes: beforehand, for this very speaker,
//! or when asked. Who does not answer in half a minute has said no.

use super::consent::Consent;
use super::id::{CallId, SpeakerId};
use super::wire::Body;
use crate::household::Line;
use crate::{CallChange, Millis};

/// How long a question waits for a yes, milliseconds.
pub const CONSENT_MS: Millis = 30_000;

/// How the line stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Free,
    Asking(Peer),
    Incoming(Peer),
    Open(Peer),
}

/// Who is at the other end, of which line, since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Peer {
    pub(super) who: SpeakerId,
    pub(super) call: CallId,
    pub(super) since: Millis,
}

/// What happened to the line, for the page and the person.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineEvent {
    /// Tell the other end.
    Post(SpeakerId, Body),
    /// The ring shows it.
    Light(CallChange),
    /// Somebody asks.
    Asks(SpeakerId),
    /// Sound goes both ways from now on.
    Opened(SpeakerId),
    /// The same, since it was allowed beforehand.
    DropsIn(SpeakerId),
    /// The other end said no, or nothing.
    Refused(SpeakerId),
    /// Nobody here said yes in time.
    Missed(SpeakerId),
    /// The line was open and is not any more.
    Closed(SpeakerId),
}

/// The line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DropIn {
    state: State,
}

impl DropIn {
    /// How it stands, as commands need to know it.
    pub(super) const fn line(&self) -> Line {
        match self.state {
            State::Free => Line::Free,
            State::Asking(_) => Line::Asking,
            State::Incoming(_) => Line::Incoming,
            State::Open(_) => Line::Open,
        }
    }

    /// A person here wants to drop in there. Nothing happens while there is a line already.
    pub(super) fn ask(&mut self, who: SpeakerId, call: CallId, now: Millis) -> Vec<LineEvent> {
        if self.state != State::Free {
            return Vec::new();
        }
        let question = Body::Ask { call: call.clone() };
        let events = vec![LineEvent::Post(who.clone(), question)];
        self.state = State::Asking(Peer {
            who,
            call,
            since: now,
        });
        events
    }

    /// A person here said yes.
    pub(super) fn accept(&mut self, now: Millis) -> Vec<LineEvent> {
        match core::mem::take(&mut self.state) {
            State::Incoming(peer) => {
                let yes = Body::Accept {
                    call: peer.call.clone(),
                };
                let mut events = vec![LineEvent::Post(peer.who.clone(), yes)];
                events.extend(self.open(peer, now));
                events
            }
            other => {
                self.state = other;
                Vec::new()
            }
        }
    }

    /// A person here said no, or has enough.
    pub(super) fn hang_up(&mut self) -> Vec<LineEvent> {
        let call = |peer: &Peer| peer.call.clone();
        match core::mem::take(&mut self.state) {
            State::Free => Vec::new(),
            State::Incoming(peer) => vec![
                LineEvent::Post(peer.who.clone(), Body::Refuse { call: call(&peer) }),
                LineEvent::Light(CallChange::Ended),
            ],
            State::Asking(peer) => {
                vec![LineEvent::Post(
                    peer.who.clone(),
                    Body::HangUp { call: call(&peer) },
                )]
            }
            State::Open(peer) => vec![
                LineEvent::Post(peer.who.clone(), Body::HangUp { call: call(&peer) }),
                LineEvent::Light(CallChange::Ended),
                LineEvent::Closed(peer.who),
            ],
        }
    }

    /// The other end told something. Whatever is not about this line is ignored, but a question is
    /// answered: no, while there is a line or it was not allowed.
    pub(super) fn hear(
        &mut self,
        from: &SpeakerId,
        body: &Body,
        (me, consent): (&SpeakerId, Consent),
        now: Millis,
    ) -> Vec<LineEvent> {
        match body {
            Body::Ask { call } => self.asked(from, call, (me, consent), now),
            Body::Accept { call } if self.is_with(from, call) => {
                match core::mem::take(&mut self.state) {
                    State::Asking(peer) => self.open(peer, now),
                    other => {
                        self.state = other;
                        Vec::new()
                    }
                }
            }
            Body::Refuse { call } | Body::HangUp { call } if self.is_with(from, call) => {
                self.closed()
            }
            _ => Vec::new(),
        }
    }

    /// Somebody closed their tab.
    pub(super) fn gone(&mut self, who: &SpeakerId) -> Vec<LineEvent> {
        let ours = self.peer().is_some_and(|peer| peer.who == *who);
        if ours { self.closed() } else { Vec::new() }
    }

    /// A question that waited too long is answered: no.
    pub(super) fn tick(&mut self, now: Millis) -> Vec<LineEvent> {
        let late = |peer: &Peer| now.saturating_sub(peer.since) >= CONSENT_MS;
        match &self.state {
            State::Asking(peer) if late(peer) => {
                let who = peer.who.clone();
                let mut events = self.hang_up();
                events.push(LineEvent::Refused(who));
                events
            }
            State::Incoming(peer) if late(peer) => {
                let who = peer.who.clone();
                let mut events = self.hang_up();
                events.push(LineEvent::Missed(who));
                events
            }
            _ => Vec::new(),
        }
    }

    /// When [`Self::tick`] has something to do.
    pub(super) fn next(&self) -> Option<Millis> {
        match &self.state {
            State::Asking(peer) | State::Incoming(peer) => {
                Some(peer.since.saturating_add(CONSENT_MS))
            }
            State::Free | State::Open(_) => None,
        }
    }

    /// Whether sound of this line from there is to be heard.
    pub(super) fn is_open_with(&self, from: &SpeakerId, call: &CallId) -> bool {
        matches!(self.state, State::Open(_)) && self.is_with(from, call)
    }

    /// Who is at the other end of an open line.
    pub(super) fn open_peer(&self) -> Option<&Peer> {
        match &self.state {
            State::Open(peer) => Some(peer),
            _ => None,
        }
    }

    fn asked(
        &mut self,
        from: &SpeakerId,
        call: &CallId,
        (me, consent): (&SpeakerId, Consent),
        now: Millis,
    ) -> Vec<LineEvent> {
        // Two who ask each other at once would wait for each other: the lower identifier asks on.
        let crossed = matches!(&self.state, State::Asking(peer) if peer.who == *from);
        if crossed && me < from {
            return Vec::new();
        }
        if consent == Consent::Never || self.state != State::Free && !crossed {
            let no = Body::Refuse { call: call.clone() };
            return vec![LineEvent::Post(from.clone(), no)];
        }
        let peer = Peer {
            who: from.clone(),
            call: call.clone(),
            since: now,
        };
        if consent == Consent::AtOnce {
            return self.let_in(peer);
        }
        self.state = State::Incoming(peer);
        vec![
            LineEvent::Light(CallChange::Incoming),
            LineEvent::Asks(from.clone()),
        ]
    }

    /// The line opens at once, as it was allowed beforehand.
    fn let_in(&mut self, peer: Peer) -> Vec<LineEvent> {
        let (who, call) = (peer.who.clone(), peer.call.clone());
        self.state = State::Open(peer);
        vec![
            LineEvent::Post(who.clone(), Body::Accept { call }),
            LineEvent::Light(CallChange::Connected),
            LineEvent::DropsIn(who),
        ]
    }

    fn open(&mut self, peer: Peer, now: Millis) -> Vec<LineEvent> {
        let who = peer.who.clone();
        self.state = State::Open(Peer { since: now, ..peer });
        vec![
            LineEvent::Light(CallChange::Connected),
            LineEvent::Opened(who),
        ]
    }

    fn closed(&mut self) -> Vec<LineEvent> {
        match core::mem::take(&mut self.state) {
            State::Free => Vec::new(),
            State::Asking(peer) => vec![LineEvent::Refused(peer.who)],
            State::Incoming(peer) => vec![
                LineEvent::Light(CallChange::Ended),
                LineEvent::Missed(peer.who),
            ],
            State::Open(peer) => vec![
                LineEvent::Light(CallChange::Ended),
                LineEvent::Closed(peer.who),
            ],
        }
    }

    /// Who is at the other end, open or not.
    pub(super) fn peer(&self) -> Option<&Peer> {
        match &self.state {
            State::Free => None,
            State::Asking(peer) | State::Incoming(peer) | State::Open(peer) => Some(peer),
        }
    }

    fn is_with(&self, from: &SpeakerId, call: &CallId) -> bool {
        let peer = self.peer();
        peer.is_some_and(|peer| peer.who == *from && peer.call == *call)
    }
}
