//! What every stop on the sound's path holds at a moment: pure, from meters and state.
//!
//! Units: sound flow 0..=1 (0 means no sound passes), times in 16 kHz samples as in
//! `hearsay_worklet::protocol`.

use super::{format, meter::share, words::Named};
use crate::shared::Meters;
use hearsay_speaker::Power;
use hearsay_worklet::protocol::{Event, Initiator, SAMPLE_RATE, Samples};

/// Stops on the path.
pub(super) const STOPS: usize = 5;

/// How long the vault stays lit after a recording arrived, samples: 1.5 s, long enough to be seen.
const ARRIVAL: Samples = 24_000;

/// One stop.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stop {
    /// How much sound is there, 0..=1.
    pub(super) flow: f32,
    /// What it holds, in words.
    pub(super) holds: String,
}

/// A capture that runs, or the one that ended last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Capture {
    /// First sample.
    pub(super) first: Samples,
    /// One past the last sample, once it is over.
    pub(super) end: Option<Samples>,
    /// Who started it.
    pub(super) initiator: Initiator,
}

/// The newest capture among the events.
pub(super) fn newest<'a>(events: impl Iterator<Item = &'a Event>) -> Option<Capture> {
    events.fold(None, |capture, event| match *event {
        Event::CaptureStarted {
            first, initiator, ..
        } => Some(Capture {
            first,
            end: None,
            initiator,
        }),
        Event::CaptureEnded { at, .. } => capture.map(|c| Capture { end: Some(at), ..c }),
        _ => capture,
    })
}

/// Milliseconds in a number of samples.
pub(super) fn millis(samples: Samples) -> u64 {
    samples * 1000 / u64::from(SAMPLE_RATE)
}

fn starter(initiator: Initiator) -> &'static str {
    match initiator {
        Initiator::WakeWord => hearsay_speaker::Initiator::WakeWord.name(),
        Initiator::Tap => hearsay_speaker::Initiator::Tap.name(),
        Initiator::Hold => hearsay_speaker::Initiator::Hold.name(),
        Initiator::FollowUp => hearsay_speaker::Initiator::FollowUp.name(),
        Initiator::Skill => hearsay_speaker::Initiator::Skill.name(),
    }
}

/// What is kept in the vault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// Recordings.
    pub(super) recordings: usize,
    /// Ciphertext, bytes.
    pub(super) bytes: u64,
}

impl core::fmt::Display for Kept {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.recordings {
            0 => write!(f, "Holds nothing."),
            1 => write!(
                f,
                "Holds 1 recording, {} of ciphertext.",
                format::bytes(self.bytes)
            ),
            n => write!(
                f,
                "Holds {n} recordings, {} of ciphertext.",
                format::bytes(self.bytes)
            ),
        }
    }
}

/// All stops, in the order in which sound meets them.
pub(super) fn stops(power: Power, meters: &Meters, kept: Kept) -> [Stop; STOPS] {
    let level = meters.levels.back().copied().filter(|_| power == Power::On);
    let stop = |flow: f32, holds: String| Stop { flow, holds };
    let vault = kept.to_string();
    let Some(level) = level else {
        let microphone = match power {
            Power::MicOff => "Off. Its track is stopped; only zeros arrive.",
            Power::Starting => "Being opened.",
            Power::On => "Open; its first sound is on the way.",
            _ => "Closed.",
        };
        let idle = "Hears nothing.".to_owned();
        let empty = "Empty: what was in it has been overwritten.".to_owned();
        let none = "Nothing is being recorded.".to_owned();
        return [microphone.to_owned(), idle, empty, none, vault].map(|holds| stop(0.0, holds));
    };
    let flow = share(level.rms);
    let capture = newest(meters.events.iter());
    let running = capture.filter(|c| c.end.is_none());
    let arrived = capture
        .and_then(|c| c.end)
        .is_some_and(|end| level.at < end + ARRIVAL);
    let speech = if level.speech { "speech" } else { "no speech" };
    let recording = running.map_or_else(
        || "Nothing is being recorded.".to_owned(),
        |c| {
            let length = format::seconds(millis(level.at.saturating_sub(c.first)));
            format!(
                "{length} so far, with the pre-roll. Started by: {}.",
                starter(c.initiator)
            )
        },
    );
    let through = if running.is_some() {
        flow.max(0.3)
    } else {
        0.0
    };
    [
        stop(
            flow,
            format!("Open: −{:.0} dB, {speech}.", -level.rms.min(0.0)),
        ),
        stop(
            flow,
            format!(
                "Score {:.2}, wakes from {:.2}. Keeps no sound.",
                level.score, meters.threshold
            ),
        ),
        stop(
            flow,
            "Holds the last 500 ms, overwritten without end.".to_owned(),
        ),
        stop(through, recording),
        stop(if arrived { 1.0 } else { through }, vault),
    ]
}
