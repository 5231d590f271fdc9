//! The input level: a bar drawn 25 times a second, a number told twice a second.
//!
//! Units: dBFS; the bar runs from −60 to 0.

use super::{
    canvas::set_token,
    frames::{Frames, METER_MS},
};
use crate::shared::Shared;
use hearsay_speaker::Power;
use leptos::{html, prelude::*};

/// Bottom of the bar, dBFS: about the noise of a quiet room with a common microphone.
const FLOOR_DB: f32 = -60.0;

/// Blocks between two told numbers: twice a second.
const TOLD_EVERY: u32 = 12;

/// Share of the bar, 0..=1.
pub(super) fn share(db: f32) -> f32 {
    ((db - FLOOR_DB) / -FLOOR_DB).clamp(0.0, 1.0)
}

/// Whether the hearing part delivers meters.
pub(super) fn hears(power: Power) -> bool {
    matches!(power, Power::On | Power::MicOff)
}

/// The meter. It moves only while something is heard.
#[component]
pub(super) fn InputLevel(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let bar = NodeRef::<html::Div>::new();
    let told = RwSignal::new(FLOOR_DB);
    let mut blocks = 0_u32;
    let frames = Frames::new(METER_MS, move || {
        let open = hears(power.get_untracked());
        let newest = shared.meters.with_value(|m| m.levels.back().copied());
        let (rms, peak) = match newest {
            Some(level) if open => (level.rms, level.peak),
            _ => (FLOOR_DB, FLOOR_DB),
        };
        if let Some(bar) = bar.get_untracked() {
            set_token(&bar, "--rms", &format!("{:.3}", share(rms)));
            set_token(&bar, "--peak", &format!("{:.3}", share(peak)));
        }
        blocks = (blocks + 1) % TOLD_EVERY;
        if blocks == 0 || !open {
            told.set(rms.clamp(FLOOR_DB, 0.0));
        }
        open
    });
    Effect::new(move |_| {
        power.track();
        frames.wake();
    });
    let text = move || match told.get() {
        db if db <= FLOOR_DB => "Silent".to_owned(),
        db => format!("{db:.0} dB below full scale").replace('-', ""),
    };
    view! {
        <div class="field">
            <div class="field-head">
                <span id="level-name">"Input level"</span>
                <span class="value">{text}</span>
            </div>
            <div
                class="level"
                node_ref=bar
                role="meter"
                aria-labelledby="level-name"
                aria-valuemin=FLOOR_DB.to_string()
                aria-valuemax="0"
                aria-valuenow=move || format!("{:.0}", told.get())
                aria-valuetext=text
            >
                <span class="level-rms"></span>
                <span class="level-peak"></span>
            </div>
        </div>
    }
}
