//! The dialog state machine.
//!
//! One input at a time goes in, orders to the body come out. The parts:
//! - [`state`]: the names of the states;
//! - [`power`]: whether the speaker hears at all: start, stop, microphone, faults;
//! - [`capture`]: from the wake word or the button to the end of a recording;
//! - [`dialog`]: thinking, answering, and the limits on waiting;
//! - [`notice`]: what is shown beside a dialog: messages, calls, volume, do not disturb;
//! - [`light`]: which of all that the ring shows;
//! - [`log`], [`clock`], [`limits`].
//!
//! Invariants, each held for any inputs in any order at any times (`tests/any_order.rs`): no
//! recording is open unless the microphone is on; each recording opened is kept or dropped exactly
//! once before the next is opened; nothing panics.

mod capture;
mod clock;
mod dialog;
mod light;
mod limits;
mod log;
mod notice;
mod power;
mod state;

pub use state::{Dialog, LogEntry, Power, Shown};

use crate::{Effect, Input, Millis};
use capture::Capture;
use clock::{Clock, Own};
use log::Log;
use notice::Notices;

/// The speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    clock: Clock,
    power: Power,
    power_since: Own,
    /// The power that a cleared fault gives back.
    power_before_fault: Power,
    dialog: Dialog,
    dialog_since: Own,
    /// Present exactly while the dialog is `Listening` or `Expecting`.
    capture: Option<Capture>,
    answer: Option<String>,
    expects_reply: bool,
    notices: Notices,
    log: Log,
}

impl Speaker {
    /// Takes one input at a time and says what the body has to do, in order.
    ///
    /// `now` should not run backward; where it does, spans simply do not grow.
    pub fn step(&mut self, now: Millis, input: Input) -> Vec<Effect> {
        self.clock.advance(now);
        let input = input.sane();
        let mut out = Vec::new();
        let before = self.dialog;
        self.take(&input, &mut out);
        self.settle(before, &input, &mut out);
        // A tick that led to nothing is not an event.
        if input != Input::Tick || !out.is_empty() {
            let (dialog, power) = (self.dialog, self.power);
            self.log.push(LogEntry {
                at: now,
                input,
                dialog,
                power,
            });
        }
        out
    }

    fn take(&mut self, input: &Input, out: &mut Vec<Effect>) {
        match input {
            Input::PowerOn => self.power_on(out),
            Input::HearingReady => self.hearing_ready(out),
            Input::PowerOff => self.power_off(out),
            Input::Microphone(true) => self.microphone_on(out),
            Input::Microphone(false) => self.microphone_off(out),
            Input::Fault(kind) => self.fault(*kind, out),
            Input::FaultCleared => self.fault_cleared(out),
            Input::Wake { score, toward } => self.wake(*score, *toward, out),
            Input::WakeRejected { score } => self.wake_rejected(*score, out),
            Input::LeftToOther => self.leave_to_other(out),
            Input::Tap => self.tap(out),
            Input::Hold(true) => self.hold(out),
            Input::Hold(false) => self.let_go(out),
            Input::CaptureStarted { initiator, owner } => {
                self.capture_started(*initiator, *owner, out);
            }
            Input::CaptureEnded {
                reason,
                spoke,
                duration_ms,
            } => {
                self.capture_ended(*reason, *spoke, *duration_ms, out);
            }
            Input::Typed => self.typed(out),
            Input::Reply {
                text,
                expects_reply,
            } => self.reply(text, *expects_reply, out),
            Input::ReplyDone => self.reply_done(out),
            Input::MessageArrived => self.message_arrived(),
            Input::MessagesRead => self.messages_read(),
            Input::Call(change) => self.call(*change),
            Input::DoNotDisturb(on) => self.do_not_disturb_set(*on),
            Input::Volume(level) => self.volume_set(*level),
            Input::Stop => self.stop(out),
            Input::Ringing(on) => self.ringing_set(*on),
            Input::SkillTurn(on) => self.skill_turn_set(*on),
            Input::Tick => self.tick(out),
        }
    }

    /// The dialog state.
    #[must_use]
    pub fn dialog(&self) -> Dialog {
        self.dialog
    }

    /// Whether it hears.
    #[must_use]
    pub fn power(&self) -> Power {
        self.power
    }

    /// Whether a recording is open at this moment.
    #[must_use]
    pub fn is_recording(&self) -> bool {
        self.capture.as_ref().is_some_and(Capture::is_recorded)
    }

    /// The sentence being answered, or answered last.
    #[must_use]
    pub fn answer(&self) -> Option<&str> {
        self.answer.as_deref()
    }

    /// The event log, oldest first, bounded to 500 lines. Quiet ticks are not in it.
    pub fn log(&self) -> impl Iterator<Item = &LogEntry> {
        self.log.lines()
    }

    fn enter(&mut self, dialog: Dialog) {
        self.dialog = dialog;
        self.dialog_since = self.clock.now();
    }

    fn set_power(&mut self, power: Power) {
        if self.power != power {
            self.power = power;
            self.power_since = self.clock.now();
        }
    }

    /// Milliseconds since a moment of own time.
    fn since(&self, moment: Own) -> u64 {
        self.clock.now().saturating_sub(moment)
    }
}
