//! Timers and alarms: kept sealed, rung when they are due, silenced by word, button or page.
//!
//! They follow the real clock, never the speaker's: an alarm in three months must not ring because
//! somebody looks at what retention will do until then. Where the vaults are locked, what was read
//! before still rings; what changes meanwhile is saved when they open. Of several windows one rings, whoever
//! holds the turn; the others show it, and any of them can stop it.

use std::cell::Cell;
use std::rc::Rc;

use hearsay_speaker::alert::{AlertAct, AlertEvent, Alerts, Duty, Standing};
use hearsay_speaker::{Earcon, Input, Millis, Owner, Power};
use leptos::prelude::*;

use super::arbitration::{Note, Request};
use super::controller::Body;
use super::turn::Turn;
use super::{clock, earcon};
use crate::shared::NoticeKind;
use crate::vault::VaultError;

/// The sealed note that they are kept in.
const PAPER: &str = "alerts";

/// Heartbeats from one sound of an alarm to the next: two seconds.
const BEATS_A_SOUND: u32 = 4;

/// The lock of the window that rings.
const TURN: &str = "hearsay-ringing";

/// What the body remembers of them besides the shared state.
#[derive(Debug)]
pub(super) struct Alerting {
    /// Whether this window may be the one that rings.
    turn: Turn,
    /// It is, and has read what was saved last.
    holds: Cell<bool>,
    /// It asks to be.
    asks: Cell<bool>,
    /// There is a change that is not saved.
    unsaved: Cell<bool>,
    /// Heartbeats since it began to ring.
    beats: Cell<u32>,
    /// What the quiet hours said last.
    quiet: Cell<bool>,
}

impl Default for Alerting {
    fn default() -> Self {
        Self {
            // Nobody takes it by force.
            turn: Turn::new(TURN.to_owned(), || ()),
            holds: Cell::default(),
            asks: Cell::default(),
            unsaved: Cell::default(),
            beats: Cell::default(),
            quiet: Cell::default(),
        }
    }
}

impl Body {
    /// Reads them, or, where they were read before, saves what has changed since.
    pub(super) async fn open_alerts(self: Rc<Self>) {
        if self.shared.alerts.known.get_untracked() && self.alerting.unsaved.get() {
            return self.save_alerts().await;
        }
        self.read_alerts().await;
        self.look_at_alerts();
    }

    async fn read_alerts(&self) {
        let read = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.paper::<String>(PAPER).await,
            Err(error) => Err(error),
        };
        let alerts = match read {
            Ok(None) => Alerts::default(),
            Ok(Some(text)) => match Alerts::parse(&text) {
                Ok(alerts) => alerts,
                Err(error) => {
                    self.tell(NoticeKind::Told(error.to_string()));
                    Alerts::default()
                }
            },
            // Without its key nothing is known: neither shown nor written over.
            Err(VaultError::Locked) => return,
            Err(error) => return self.storage_failed(&error),
        };
        self.shared.alerts.alerts.set(alerts);
        self.shared.alerts.known.set(true);
    }

    /// Does what a person wants of them; `false` if it could not be done, which was told.
    pub(super) fn alert(&self, act: AlertAct) -> bool {
        if !self.shared.alerts.known.get_untracked() {
            self.tell(NoticeKind::Told(
                "Timers and alarms are locked away. Unlock the recordings first.".to_owned(),
            ));
            return false;
        }
        let now = clock::now();
        let taken = self
            .shared
            .alerts
            .alerts
            .try_update(|alerts| alerts.take(&act, now, clock::offset_minutes(now)));
        if let Some(Err(error)) = taken {
            self.tell(NoticeKind::Told(error.to_string()));
            return false;
        }
        self.alerts_changed();
        self.look_at_alerts();
        true
    }

    /// Keeps nothing of what is said from now on, or again what the rules say.
    pub(super) fn guest(&self, on: bool) {
        self.change_settings(|settings| settings.guest = on);
    }

    /// All of them, if they were read.
    pub(super) fn known_alerts(&self) -> Option<Alerts> {
        let state = self.shared.alerts;
        state
            .known
            .get_untracked()
            .then(|| state.alerts.get_untracked())
    }

    /// Silences what rings. Whether anything did.
    pub(super) fn stop_ringing(&self) -> bool {
        self.rings() && self.alert(AlertAct::StopRinging)
    }

    /// Whether anything rings in this window.
    pub(super) fn rings_here(&self) -> bool {
        self.alerting.holds.get() && self.rings()
    }

    /// Whether anything rings, here or in another window.
    fn rings(&self) -> bool {
        let alerts = self.shared.alerts.alerts;
        alerts
            .try_with_untracked(|alerts| !alerts.ringing().is_empty())
            .unwrap_or_default()
    }

    /// What is due by now, and the sound of what rings.
    pub(super) fn alert_beat(&self) {
        self.look_at_alerts();
        if !self.rings_here() {
            return;
        }
        let beats = self.alerting.beats.get();
        self.alerting.beats.set(beats.wrapping_add(1));
        let speaks = self.voice.speaks() || self.capture.borrow().is_some();
        if beats.is_multiple_of(BEATS_A_SOUND) && !speaks {
            earcon::play(&self.loudspeaker, Earcon::Alarm);
        }
    }

    fn look_at_alerts(&self) {
        if !self.shared.alerts.known.get_untracked() {
            return;
        }
        let now = clock::now();
        let offset = clock::offset_minutes(now);
        let alerts = self.shared.alerts.alerts;
        let window = Standing {
            holds: self.alerting.holds.get(),
            sounds: matches!(self.power(), Power::On | Power::MicOff),
            saved: !self.alerting.unsaved.get(),
        };
        match alerts.with_untracked(|alerts| alerts.duty(window, now, offset)) {
            Duty::Wait => {}
            Duty::Ask => self.ask_to_ring(),
            Duty::Ring => self.alerts_due(now, offset),
            Duty::LetGo => {
                self.alerting.holds.set(false);
                self.alerting.turn.release();
            }
        }
        let quiet = alerts.with_untracked(|alerts| alerts.is_quiet(now, offset));
        if self.alerting.quiet.replace(quiet) != quiet {
            self.feed(Input::DoNotDisturb(quiet));
        }
        self.show_ringing();
    }

    fn alerts_due(&self, now: Millis, offset: i32) {
        let happened = self.shared.alerts.alerts.try_maybe_update(|alerts| {
            let happened = alerts.due(now, offset);
            (!happened.is_empty(), happened)
        });
        let happened = happened.unwrap_or_default();
        if !happened.is_empty() {
            self.alerts_changed();
        }
        happened.iter().for_each(|event| self.alert_event(event));
    }

    fn ask_to_ring(&self) {
        if self.alerting.asks.replace(true) {
            return;
        }
        self.spawn(|body| async move {
            if body.alerting.turn.ask(Request::IfFree).await {
                // Another window may have told or stopped what is due since this one read it.
                if !body.alerting.unsaved.get() {
                    body.read_alerts().await;
                }
                body.alerting.holds.set(true);
                body.look_at_alerts();
            }
            body.alerting.asks.set(false);
        });
    }

    fn alert_event(&self, event: &AlertEvent) {
        self.tell(NoticeKind::Told(event.sentence()));
        if matches!(event, AlertEvent::Rings(_)) {
            self.alerting.beats.set(0);
        }
    }

    /// The ring, and whether "stop" is listened for, follow what rings.
    fn show_ringing(&self) {
        let rings = self.rings_here();
        let (here, holds) = (self.shared.alerts.here, self.alerting.holds.get());
        if here.get_untracked() != holds {
            here.set(holds);
        }
        let shown = self.shared.speaker.with_untracked(|mind| mind.is_ringing());
        if rings == shown {
            return;
        }
        self.feed(Input::Ringing(rings));
        if rings {
            self.listen_for_stop(None);
        } else {
            self.listen_no_more();
        }
    }

    fn alerts_changed(&self) {
        self.alerting.unsaved.set(true);
        self.spawn(Self::save_alerts);
    }

    async fn save_alerts(self: Rc<Self>) {
        let Some(text) = self
            .shared
            .alerts
            .alerts
            .try_with_untracked(Alerts::to_text)
        else {
            return;
        };
        let saved = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.set_paper(PAPER, &text).await,
            Err(error) => Err(error),
        };
        match saved {
            Ok(()) => {
                self.alerting.unsaved.set(false);
                self.tabs.tell(Note::AlertsChanged);
            }
            // Saved when they are opened.
            Err(VaultError::Locked) => {}
            Err(error) => self.storage_failed(&error),
        }
    }

    /// Another tab changed them.
    pub(super) fn alerts_elsewhere(&self) {
        if !self.alerting.unsaved.get() {
            self.spawn(Self::open_alerts);
        }
    }
}
