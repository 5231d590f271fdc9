//! The picture of a recording: waveform, pre-roll, wake word, endpoint and playhead, and on it the
//! slider that moves the playhead.
//!
//! Units: 200 columns across, −1..=1 up and down; times in milliseconds.

use super::super::format;
use crate::shared::{Command, Overview, Playing, Shared};
use core::fmt::Write as _;
use hearsay_speaker::{history::RecordRef, record::Recording};
use leptos::prelude::*;

/// Columns of the drawing, as many as an overview has parts at most.
const COLUMNS: f64 = 200.0;

/// Step of the slider's arrow keys, milliseconds.
const STEP_MS: u32 = 100;

/// Outline of the waveform; magnitudes by their square root, as in the live drawing.
fn outline(overview: &Overview) -> String {
    let shown = |v: f32| v.abs().min(1.0).sqrt().copysign(v);
    let wide = COLUMNS / overview.len().max(1) as f64;
    let mut path = String::new();
    for (index, (low, high)) in overview.iter().enumerate() {
        let x = index as f64 * wide;
        let (top, bottom) = ((-shown(*high)).min(-0.012), (-shown(*low)).max(0.012));
        // Writing to a string cannot fail.
        let _ = write!(
            path,
            "M{x:.2} {top:.3}H{:.2}V{bottom:.3}H{x:.2}Z",
            x + wide * 0.66
        );
    }
    path
}

/// Place of a time, columns.
fn place(at_ms: u32, duration_ms: u32) -> f64 {
    f64::from(at_ms.min(duration_ms)) / f64::from(duration_ms.max(1)) * COLUMNS
}

/// Marks of a recording as SVG paths: the pre-roll's area and the lines.
fn marks(recording: &Recording) -> (String, String) {
    let marks = &recording.tail.marks;
    let length = recording.tail.duration_ms;
    let area = marks.wake_start_ms.map_or_else(String::new, |start| {
        format!("M0 -1H{:.2}V1H0Z", place(start, length))
    });
    let mut lines = String::new();
    for at in [marks.wake_ms, marks.speech_end_ms].into_iter().flatten() {
        let _ = write!(lines, "M{:.2} -1V1", place(at, length));
    }
    (area, lines)
}

/// What the picture shows, in words.
fn describe(recording: &Recording) -> String {
    let marks = &recording.tail.marks;
    let at = |ms: u32| format::seconds_long(u64::from(ms));
    let mut parts = Vec::new();
    if let Some(ms) = marks.wake_start_ms {
        parts.push(format!("pre-roll until {}", at(ms)));
    }
    if let Some(ms) = marks.wake_ms {
        parts.push(format!("woke at {}", at(ms)));
    }
    if let Some(ms) = marks.speech_end_ms {
        parts.push(format!("speech ended at {}", at(ms)));
    }
    if parts.is_empty() {
        "Waveform".to_owned()
    } else {
        format!("Waveform: {}", parts.join(", "))
    }
}

/// Waveform and seek slider of one recording.
#[component]
pub(in crate::glass) fn Clip(
    shared: Shared,
    recording: Recording,
    /// Where playing begins, milliseconds.
    cursor: RwSignal<u32>,
    /// Time of day, for the slider's name.
    time: String,
) -> impl IntoView {
    let id = RecordRef::of(&recording);
    let length = recording.tail.duration_ms;
    let (area, lines) = marks(&recording);
    let drawing = {
        let id = id.clone();
        Memo::new(move |_| shared.overviews.with(|all| all.get(&id).map(outline)))
    };
    let played = move || place(cursor.get(), length);
    let is_this = {
        let id = id.clone();
        move |playing: &Option<Playing>| playing.as_ref().is_some_and(|p| p.record == id)
    };
    let seek = move |event| {
        let Ok(to) = event_target_value(&event).parse::<u32>() else {
            return;
        };
        cursor.set(to);
        if shared.playing.with_untracked(&is_this) {
            shared.send(Command::Play(id.clone(), to));
        }
    };
    let text = move || {
        let (at, all) = (u64::from(cursor.get()), u64::from(length));
        format!("{} of {}", format::seconds(at), format::seconds_long(all))
    };
    view! {
        <div class="clip">
            <svg viewBox="0 -1 200 2" preserveAspectRatio="none" role="img" aria-label=describe(&recording)>
                <path class="clip-preroll" d=area />
                <path class="clip-wave" d=move || drawing.get().unwrap_or_default() />
                <rect class="clip-played" x="0" y="-1" width=played height="2" />
                <path class="clip-marks" d=lines />
            </svg>
            <input
                type="range" min="0" max=length.to_string() step=STEP_MS.to_string()
                aria-label=format!("Position in recording of {time}")
                aria-valuetext=text
                prop:value=move || cursor.get().to_string()
                on:input=seek
            />
        </div>
    }
}
