//! The other speakers of this browser: this page in other tabs and windows.
//!
//! ```text
//! channel ─ posted ─► Nearby::step ─► effects ─┬─► channel
//!    wake, words, glass ────┘                  └─► ring, voice, line, announcements, ledger
//! ```
//! What is decided is decided by `hearsay_speaker::nearby`; here it is carried out. Each named speaker is
//! among the others once: of two windows of one name the one that listens, else the older. Invariants:
//! sound goes down a line only while the machine says that it is open, and is written nowhere; who may
//! drop in is decided in the window where it would be heard.

mod announcing;
mod channel;
mod consents;
mod contest;
mod effects;
mod line;
mod voice;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hearsay_speaker::Power;
use hearsay_speaker::household::{Line, OtherSpeaker};
use hearsay_speaker::nearby::{Nearby, NearbyInput, SpeakerId};
use leptos::prelude::*;

use super::arbitration::Request;
use super::controller::{Body, calling, calling_with};
use super::turn::Turn;
use super::who::Who;
use super::{clock, random};
use crate::shared::nearby::{LineShown, NearbyCommand};
use channel::{Channel, Posted};
use contest::Contest;
use line::OpenLine;

/// The lock of whoever speaks for a speaker.
const TURN: &str = "hearsay-speaker";

/// What the body remembers of the others besides the shared state.
#[derive(Debug)]
pub(super) struct Neighbours {
    machine: RefCell<Nearby>,
    channel: RefCell<Option<Channel>>,
    /// Whether this tab speaks for this speaker.
    turn: Turn,
    /// This tab waits to.
    waiting: Cell<bool>,
    alarm: RefCell<Option<Timeout>>,
    contest: Contest,
    line: RefCell<Option<OpenLine>>,
    /// What the machine was told last: nobody is to be disturbed; the speaker runs.
    told: Cell<(bool, bool)>,
}

impl Neighbours {
    /// Nobody is known yet.
    pub(super) fn new(who: &Who, lost: impl Fn() + 'static) -> Self {
        let mut bytes = [0; 8];
        if random::fill(&mut bytes).is_err() {
            // Without a generator there is no microphone either; it only has to differ.
            bytes = clock::now().to_le_bytes();
        }
        Self {
            machine: RefCell::new(Nearby::new(SpeakerId::new(bytes), who.name())),
            channel: RefCell::default(),
            turn: Turn::new(who.own(TURN), lost),
            waiting: Cell::default(),
            alarm: RefCell::default(),
            contest: Contest::default(),
            line: RefCell::default(),
            told: Cell::default(),
        }
    }
}

impl Body {
    /// Joins the other speakers as soon as no other tab is this one.
    pub(super) async fn join_neighbours(self: Rc<Self>) {
        if self.neighbours.waiting.replace(true) {
            return;
        }
        self.shared
            .nearby
            .twice
            .set(!self.neighbours.turn.ask(Request::IfFree).await);
        let mine = self.neighbours.turn.ask(Request::Queue).await;
        self.neighbours.waiting.set(false);
        if mine && self.is_shown() {
            self.be_this_speaker();
        }
    }

    /// This tab listens, so it is this speaker, whoever was before.
    pub(super) async fn listens_now(self: Rc<Self>) {
        if !self.neighbours.turn.is_mine() && self.neighbours.turn.ask(Request::Steal).await {
            self.be_this_speaker();
        }
    }

    fn be_this_speaker(&self) {
        self.shared.nearby.twice.set(false);
        let heard = calling_with(&self.me, Self::posted);
        self.neighbours.channel.replace(Channel::open(heard));
        self.nearby(NearbyInput::Start);
    }

    /// Another tab of this name listens now.
    pub(super) fn is_no_speaker(&self) {
        self.leave_neighbours();
        self.shared.nearby.twice.set(true);
        self.spawn(Self::join_neighbours);
    }

    /// Leaves the others: they are told, and lines are closed.
    pub(super) fn leave_neighbours(&self) {
        self.nearby(NearbyInput::Stop);
        self.neighbours.channel.replace(None);
        self.neighbours.turn.release();
    }

    fn posted(&self, posted: Posted) {
        self.follow_quiet();
        let Posted {
            text,
            attached,
            sound,
        } = posted;
        self.nearby_with(NearbyInput::Heard { text, attached }, &sound);
    }

    /// Tells the machine what happened and carries out what it wants.
    pub(super) fn nearby(&self, input: NearbyInput) {
        self.nearby_with(input, &[]);
    }

    /// The same with sound: what came beside it, or what goes beside what is posted.
    fn nearby_with(&self, input: NearbyInput, sound: &[u8]) {
        let effects = self
            .neighbours
            .machine
            .borrow_mut()
            .step(clock::now(), input);
        for effect in effects {
            self.nearby_effect(effect, sound);
        }
        self.show_line();
        self.set_alarm();
    }

    /// Looks again when the machine asked for it. Timers of hidden pages are late, so whatever else
    /// comes regularly looks as well.
    fn set_alarm(&self) {
        let next = self.neighbours.machine.borrow().next_tick();
        let alarm = next.map(|next| {
            let ms = next.saturating_sub(clock::now());
            let ms = u32::try_from(ms).unwrap_or(u32::MAX);
            Timeout::new(ms, calling(&self.me, Self::nearby_due))
        });
        self.neighbours.alarm.replace(alarm);
    }

    /// Lets time pass, where something is due.
    pub(super) fn nearby_due(&self) {
        let next = self.neighbours.machine.borrow().next_tick();
        if next.is_some_and(|next| next <= clock::now()) && self.is_among_others() {
            self.nearby(NearbyInput::Tick);
        }
    }

    /// With every heartbeat.
    pub(super) fn nearby_beat(&self) {
        self.follow_quiet();
        self.nearby_due();
        let runs = matches!(self.power(), Power::On | Power::MicOff);
        if !runs && self.line() != Line::Free {
            self.nearby(NearbyInput::HangUp);
        }
    }

    /// The machine knows whether somebody may be disturbed, and whether anybody could answer a line.
    fn follow_quiet(&self) {
        let mind = self.shared.speaker;
        let quiet = mind.with_untracked(|mind| mind.do_not_disturb());
        let runs = matches!(self.power(), Power::On | Power::MicOff);
        if self.neighbours.told.replace((quiet, runs)) == (quiet, runs) {
            return;
        }
        self.nearby(NearbyInput::DoNotDisturb(quiet));
        self.tell_consents();
    }

    fn is_among_others(&self) -> bool {
        self.neighbours.channel.borrow().is_some()
    }

    /// The other speakers, for whoever answers.
    pub(super) fn other_speakers(&self) -> Vec<OtherSpeaker> {
        self.neighbours.machine.borrow().speakers()
    }

    /// How the line stands.
    pub(super) fn line(&self) -> Line {
        self.neighbours.machine.borrow().line()
    }

    fn show_line(&self) {
        let shown = {
            let machine = self.neighbours.machine.borrow();
            LineShown {
                line: machine.line(),
                who: machine.at_the_other_end().unwrap_or_default().to_owned(),
            }
        };
        let state = self.shared.nearby.line;
        if state.try_with_untracked(|known| *known != shown) == Some(true) {
            state.set(shown);
        }
    }

    /// Does what a person asked about other speakers on the page.
    pub(super) fn obey_nearby(&self, command: NearbyCommand) {
        match command {
            NearbyCommand::DropIn(who) => self.drop_in(who),
            NearbyCommand::Answer => self.nearby(NearbyInput::Accept),
            NearbyCommand::HangUp => self.nearby(NearbyInput::HangUp),
            NearbyCommand::Consent(name, consent) => self.consent(name, consent),
        }
    }
}
