//! What is shown beside a dialog: messages, calls, volume, do not disturb.
//!
//! "Do not disturb" silences the arrival of a message (sound and burst); the calm pulse of an
//! unread message stays, since it disturbs nobody and hides nothing.

use super::{Dialog, Own, Power, Speaker};
use crate::ring::timing::NEW_MESSAGE_MS;
use crate::{CallChange, Earcon, Effect, Input};

/// Moments from which the passing lights count.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Notices {
    /// A message waits, since when.
    pub(super) unread: Option<Own>,
    /// A message has arrived and was not announced yet.
    unannounced: bool,
    /// The last announcement.
    pub(super) burst: Option<Own>,
    /// Do not disturb is on.
    quiet: bool,
    /// The purple after the last request.
    pub(super) quiet_shown: Option<Own>,
    /// The level last set, and when.
    pub(super) volume: Option<(u8, Own)>,
    /// The last rejected wake.
    pub(super) not_meant: Option<Own>,
    /// Something rings, since when.
    pub(super) ringing: Option<Own>,
    /// A skill owns the turns.
    pub(super) skill: bool,
    /// An open or ringing line, and since when.
    pub(super) call: Option<(CallChange, Own)>,
}

impl Notices {
    /// No call survives the end of the session.
    pub(super) fn hang_up(&mut self) {
        self.call = None;
    }
}

impl Speaker {
    pub(super) fn message_arrived(&mut self) {
        let now = self.clock.now();
        self.notices.unread.get_or_insert(now);
        self.notices.unannounced = true;
    }

    pub(super) fn messages_read(&mut self) {
        self.notices.unread = None;
        self.notices.unannounced = false;
        self.notices.burst = None;
    }

    pub(super) fn call(&mut self, change: CallChange) {
        if self.power == Power::Off {
            return;
        }
        self.notices.call = match change {
            CallChange::Ended => None,
            CallChange::Incoming | CallChange::Connected => match self.notices.call {
                Some((current, since)) if current == change => Some((current, since)),
                _ => Some((change, self.clock.now())),
            },
        };
    }

    /// Purple at once as well: the switch is seen to have worked.
    pub(super) fn do_not_disturb_set(&mut self, on: bool) {
        let turned_on = on && !self.notices.quiet;
        self.notices.quiet = on;
        if turned_on {
            self.notices.quiet_shown = Some(self.clock.now());
        }
        if !on {
            self.notices.quiet_shown = None;
        }
    }

    pub(super) fn ringing_set(&mut self, on: bool) {
        let now = self.clock.now();
        self.notices.ringing = on.then(|| self.notices.ringing.unwrap_or(now));
    }

    pub(super) fn skill_turn_set(&mut self, on: bool) {
        self.notices.skill = on;
    }

    pub(super) fn volume_set(&mut self, level: u8) {
        self.notices.volume = Some((level, self.clock.now()));
    }

    /// What a finished step leads to by itself: the purple after a request, and the announcement
    /// of messages, which waits until nobody is speaking or being recorded.
    pub(super) fn settle(&mut self, before: Dialog, input: &Input, out: &mut Vec<Effect>) {
        if self.dialog != Dialog::Idle {
            return;
        }
        let now = self.clock.now();
        let not_ours = matches!(input, Input::WakeRejected { .. } | Input::LeftToOther);
        let request_over = before != Dialog::Idle && !not_ours;
        if request_over && self.notices.quiet {
            self.notices.quiet_shown = Some(now);
        }
        let awake = !matches!(self.power, Power::Off | Power::Starting);
        if self.notices.unannounced && awake {
            self.notices.unannounced = false;
            self.announce(now, out);
        }
    }

    /// One burst at a time: ten messages in a second must not flash ten times.
    fn announce(&mut self, now: Own, out: &mut Vec<Effect>) {
        let running = self
            .notices
            .burst
            .is_some_and(|burst| self.since(burst) < NEW_MESSAGE_MS);
        if self.notices.quiet || running {
            return;
        }
        self.notices.burst = Some(now);
        out.push(Effect::Play(Earcon::Message));
    }

    /// Whether a message waits.
    #[must_use]
    pub fn has_unread(&self) -> bool {
        self.notices.unread.is_some()
    }

    /// Whether something rings.
    #[must_use]
    pub fn is_ringing(&self) -> bool {
        self.notices.ringing.is_some()
    }

    /// Whether a skill owns the turns.
    #[must_use]
    pub fn is_skill_turn(&self) -> bool {
        self.notices.skill
    }

    /// Whether "do not disturb" is on.
    #[must_use]
    pub fn do_not_disturb(&self) -> bool {
        self.notices.quiet
    }
}
