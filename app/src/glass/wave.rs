//! The last twelve seconds, live: waveform, pre-roll, wake word, captured stretch, endpoint, and
//! the wake score against its threshold.

use super::{
    format,
    frames::{Frames, METER_MS},
    meter,
    stops::{Capture, millis, newest},
    wave_paint,
};
use crate::shared::Shared;
use hearsay_speaker::Power;
use leptos::{html, prelude::*};

/// Blocks between two descriptions for those who cannot see the drawing: every 3 s.
const DESCRIBED_EVERY: u32 = 75;

fn describe(power: Power, capture: Option<Capture>, latest: u64) -> String {
    let Some(capture) = capture else {
        return match power {
            Power::On => "Nothing was captured in the last twelve seconds.".to_owned(),
            _ => "No sound arrives.".to_owned(),
        };
    };
    let length = millis(capture.end.unwrap_or(latest).saturating_sub(capture.first));
    let length = format::seconds_long(length);
    match capture.end {
        None => format!("A recording is running: {length} so far, pre-roll included."),
        Some(end) => {
            let ago = format::seconds_long(millis(latest.saturating_sub(end)));
            format!("A recording of {length} ended {ago} ago.")
        }
    }
}

/// The drawing with its key and its description.
#[component]
pub(super) fn LiveWave(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let described = RwSignal::new(String::new());
    let mut frame = 0_u32;
    let frames = Frames::new(METER_MS, move || {
        shared.meters.with_value(|meters| {
            wave_paint::draw(canvas, meters);
            if frame.is_multiple_of(DESCRIBED_EVERY) {
                let latest = meters.levels.back().map_or(0, |l| l.at);
                described.set(describe(
                    power.get_untracked(),
                    newest(meters.events.iter()),
                    latest,
                ));
            }
        });
        frame = frame.wrapping_add(1);
        meter::hears(power.get_untracked())
    });
    Effect::new(move |_| {
        power.track();
        frames.wake();
    });
    view! {
        <section class="live" aria-labelledby="live-name">
            <h2 id="live-name">"The last twelve seconds"</h2>
            <figure>
                <canvas
                    class="live-wave" node_ref=canvas
                    role="img" aria-labelledby="live-name" aria-describedby="live-text"
                ></canvas>
                <figcaption>
                    <ul class="key" aria-label="Key">
                        <li class="key-wave">"Heard, and overwritten"</li>
                        <li class="key-preroll">"Pre-roll, kept after a wake"</li>
                        <li class="key-captured">"Recorded"</li>
                        <li class="key-score">"Wake-word score"</li>
                        <li class="key-threshold">"Threshold"</li>
                    </ul>
                    <p class="visually-hidden" id="live-text">{described}</p>
                </figcaption>
            </figure>
        </section>
    }
}
