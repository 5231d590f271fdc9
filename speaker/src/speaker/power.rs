//! Whether the speaker hears at all: start and stop, the microphone switch, faults.
//!
//! The switch is the person's: while the microphone is off, no fault and no recovery changes that,
//! only the switch itself or the end of the session does. A hearing part that comes up although
//! nobody wants it any more (the switch was faster) is closed again.

use super::{Dialog, Power, Speaker};
use crate::{Earcon, Effect, EndReason, FaultKind};

impl Speaker {
    pub(super) fn power_on(&mut self, out: &mut Vec<Effect>) {
        match self.power {
            Power::Off | Power::Faulted(_) => self.start(out),
            Power::Starting | Power::On | Power::MicOff => {}
        }
    }

    fn start(&mut self, out: &mut Vec<Effect>) {
        self.set_power(Power::Starting);
        out.push(Effect::OpenMicrophone);
    }

    pub(super) fn hearing_ready(&mut self, out: &mut Vec<Effect>) {
        match self.power {
            Power::Off | Power::MicOff => out.push(Effect::CloseMicrophone),
            // Found broken before anybody pressed start: still nobody asked for it.
            Power::Faulted(_) if self.power_before_fault == Power::Off => {
                out.push(Effect::CloseMicrophone);
            }
            Power::Starting | Power::Faulted(_) => self.hear(out),
            // A hearing part that has just been built knows nothing of the old one's capture.
            Power::On => {
                self.interrupt_capture(out);
            }
        }
    }

    fn hear(&mut self, out: &mut Vec<Effect>) {
        self.set_power(Power::On);
        out.push(Effect::Play(Earcon::MicOn));
    }

    /// Closes everything in order: nothing recorded is lost, nothing goes on sounding.
    pub(super) fn power_off(&mut self, out: &mut Vec<Effect>) {
        self.cancel_capture_now(out);
        if self.dialog == Dialog::Speaking {
            out.push(Effect::Hush);
        }
        if self.dialog != Dialog::Idle {
            self.enter(Dialog::Idle);
        }
        if matches!(self.power, Power::Starting | Power::On | Power::Faulted(_)) {
            out.push(Effect::CloseMicrophone);
        }
        self.notices.hang_up();
        self.set_power(Power::Off);
    }

    pub(super) fn microphone_on(&mut self, out: &mut Vec<Effect>) {
        match self.power {
            Power::MicOff | Power::Faulted(_) => self.start(out),
            Power::Off | Power::Starting | Power::On => {}
        }
    }

    /// Works before the first start too: a person who switches off first must not be heard later.
    pub(super) fn microphone_off(&mut self, out: &mut Vec<Effect>) {
        if self.power == Power::MicOff {
            return;
        }
        self.cancel_capture_now(out);
        if self.power != Power::Off {
            out.push(Effect::CloseMicrophone);
        }
        out.push(Effect::Play(Earcon::MicOff));
        self.set_power(Power::MicOff);
    }

    /// A fault that lets the hearing go on changes nothing here unless a recording cannot go on;
    /// the body tells it in passing.
    pub(super) fn fault(&mut self, kind: FaultKind, out: &mut Vec<Effect>) {
        let cut_off = kind.stops_recording() && self.interrupt_capture(out);
        if !kind.stops_hearing() || self.power == Power::MicOff {
            if cut_off {
                out.push(Effect::Play(Earcon::Error));
            }
            return;
        }
        if !matches!(self.power, Power::Faulted(_)) {
            self.power_before_fault = self.power;
            out.push(Effect::Play(Earcon::Error));
        }
        self.set_power(Power::Faulted(kind));
    }

    /// Goes back to where the fault came from. The body opens nothing by this: trying again is
    /// `PowerOn`.
    pub(super) fn fault_cleared(&mut self, out: &mut Vec<Effect>) {
        if !matches!(self.power, Power::Faulted(_)) {
            return;
        }
        match self.power_before_fault {
            Power::On => self.hear(out),
            before => self.set_power(before),
        }
    }

    /// The person's end of a capture, without waiting for the hearing part, which is going away.
    fn cancel_capture_now(&mut self, out: &mut Vec<Effect>) {
        let Some(capture) = self.capture.take() else {
            return;
        };
        out.push(Effect::CancelCapture);
        if capture.is_recorded() {
            out.push(Effect::KeepRecording {
                reason: EndReason::Cancelled,
                spoke: false,
            });
        }
        self.enter(Dialog::Idle);
    }

    /// Keeps what was recorded before anything else, then makes sure that a hearing part which is
    /// only suspended does not go on with the capture when it wakes up. True if there was one.
    pub(super) fn interrupt_capture(&mut self, out: &mut Vec<Effect>) -> bool {
        let Some(capture) = self.capture.take() else {
            return false;
        };
        if capture.is_recorded() {
            out.push(Effect::KeepRecording {
                reason: EndReason::Interrupted,
                spoke: false,
            });
        }
        out.push(Effect::CancelCapture);
        self.enter(Dialog::Idle);
        true
    }
}
