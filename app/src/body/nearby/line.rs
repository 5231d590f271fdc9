//! The line to another speaker: asked for, and its sound to and fro while it is open.

use hearsay_speaker::Power;
use hearsay_speaker::household::{CallAct, Line};
use hearsay_speaker::ledger::Event;
use hearsay_speaker::nearby::{CallId, NearbyInput, SpeakerId};
use hearsay_worklet::protocol::{Command as Order, SAMPLE_RATE};
use leptos::prelude::*;

use super::voice::{VoiceOut, from_bytes, milliseconds, to_bytes};
use crate::body::controller::Body;
use crate::body::random;

/// Said to who wants to drop in from a speaker that was not started.
const NOT_STARTED: &str =
    "Start this speaker first: without its microphone nobody there would hear you.";

/// Milliseconds of a second.
const SECOND_MS: u64 = 1_000;

/// An open line.
#[derive(Debug)]
pub(super) struct OpenLine {
    out: Option<VoiceOut>,
    /// Pieces sent so far.
    pieces: u64,
    /// Milliseconds heard from there, and sent there.
    heard_ms: u64,
    sent_ms: u64,
}

impl Body {
    /// Does what a spoken or typed request about the line comes to.
    pub(in crate::body) fn call_act(&self, act: CallAct) {
        match act {
            CallAct::DropIn(id) => {
                if let Some(who) = SpeakerId::parse(&id) {
                    self.drop_in(who);
                }
            }
            CallAct::Answer => self.nearby(NearbyInput::Accept),
            CallAct::HangUp => self.nearby(NearbyInput::HangUp),
        }
    }

    /// Asks there whether one may drop in.
    pub(super) fn drop_in(&self, who: SpeakerId) {
        if self.power() != Power::On {
            return self.tell_nearby(NOT_STARTED.to_owned());
        }
        let mut bytes = [0; 8];
        if random::fill(&mut bytes).is_ok() {
            self.nearby(NearbyInput::DropIn(who, CallId::new(bytes)));
        }
    }

    /// Sound goes to and fro from now on.
    pub(super) fn open_line(&self) {
        self.log(Event::LineOpened, None);
        self.neighbours.line.replace(Some(OpenLine {
            out: VoiceOut::open(&self.loudspeaker),
            pieces: 0,
            heard_ms: 0,
            sent_ms: 0,
        }));
        self.shared.nearby.sound.set((0, 0));
        self.order(Order::Overhear(true));
    }

    /// No sound goes any more; what was about to be played is not.
    pub(super) fn close_line(&self) {
        if self.neighbours.line.take().is_some() {
            self.log(Event::LineClosed, None);
            if !self.recogniser.overhears() {
                self.order(Order::Overhear(false));
            }
        }
    }

    /// Whether what is heard here goes down a line.
    pub(in crate::body) fn line_is_open(&self) -> bool {
        self.line() == Line::Open
    }

    /// Sound of this room, outside of any request.
    pub(in crate::body) fn say_down_the_line(&self, samples: &[f32]) {
        if !self.line_is_open() {
            return;
        }
        let Some(piece) = self.count(|line| {
            line.sent_ms += milliseconds(samples.len());
            let piece = line.pieces;
            line.pieces = piece.wrapping_add(1);
            piece
        }) else {
            return;
        };
        self.nearby_with(NearbyInput::Voice(piece), &to_bytes(samples));
    }

    /// Sound of the other room.
    pub(super) fn hear_line(&self, sound: &[u8]) {
        let samples = from_bytes(sound);
        self.count(|line| {
            line.heard_ms += milliseconds(samples.len());
            if let Some(out) = &mut line.out {
                out.play(&self.loudspeaker, &samples, SAMPLE_RATE);
            }
        });
    }

    /// Does something with the open line and shows its seconds where they changed.
    fn count<T>(&self, change: impl FnOnce(&mut OpenLine) -> T) -> Option<T> {
        let (given, seconds) = {
            let mut line = self.neighbours.line.borrow_mut();
            let line = line.as_mut()?;
            let given = change(line);
            (given, (line.heard_ms / SECOND_MS, line.sent_ms / SECOND_MS))
        };
        let shown = self.shared.nearby.sound;
        if shown.try_with_untracked(|known| *known != seconds) == Some(true) {
            shown.set(seconds);
        }
        Some(given)
    }
}
