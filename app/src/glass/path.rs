//! The path that the sound takes, stop by stop, lit where sound is.

use super::{
    canvas::set_token,
    frames::{Frames, METER_MS},
    meter, preroll,
    stops::{Kept, STOPS, stops},
};
use crate::shared::Shared;
use hearsay_speaker::{Owner, Power};
use leptos::{html, prelude::*};

/// Blocks between two texts: 3 a second can still be read.
const TEXT_EVERY: u32 = 8;

/// Name of every stop and where it lives.
const NAMES: [(&str, &str); STOPS] = [
    ("Microphone", "on this device"),
    ("Wake-word detector", "an audio worklet in this page"),
    ("Pre-roll ring", "in the worklet’s memory"),
    ("Recording", "encrypted piece by piece"),
    ("Cloud", "simulated in this browser"),
];

/// The region "Sound path".
#[component]
pub(super) fn SoundPath(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let list = NodeRef::<html::Ol>::new();
    let ring = NodeRef::<html::Canvas>::new();
    let texts = RwSignal::new([const { String::new() }; STOPS]);
    let score = RwSignal::new(0.0_f32);
    let mut frame = 0_u32;
    let kept = Memo::new(move |_| {
        shared.library.with(|history| {
            let cloud = history
                .recordings()
                .filter(|recording| recording.head.owner == Owner::Cloud);
            cloud.fold(Kept::default(), |kept, recording| Kept {
                recordings: kept.recordings + 1,
                bytes: kept.bytes + recording.bytes,
            })
        })
    });
    let tell = move || {
        let kept = kept.get_untracked();
        shared
            .meters
            .with_value(|m| stops(power.get_untracked(), m, kept))
    };
    let frames = Frames::new(METER_MS, move || {
        let now = tell();
        let open = power.get_untracked() == Power::On;
        let (heard, threshold) = shared
            .meters
            .with_value(|m| (m.levels.back().map_or(0.0, |l| l.score), m.threshold));
        if let Some(list) = list.get_untracked() {
            for (index, stop) in now.iter().enumerate() {
                set_token(
                    &list,
                    &format!("--flow-{index}"),
                    &format!("{:.2}", stop.flow),
                );
            }
            let heard = if open { heard } else { 0.0 };
            set_token(&list, "--score", &format!("{heard:.3}"));
            set_token(&list, "--threshold", &format!("{threshold:.3}"));
            set_token(&list, "--run", if open { "running" } else { "paused" });
        }
        preroll::draw(ring, shared, open);
        if frame.is_multiple_of(TEXT_EVERY) {
            score.set(heard);
            let next = now.map(|stop| stop.holds);
            if texts.with_untracked(|t| *t != next) {
                texts.set(next);
            }
        }
        frame = frame.wrapping_add(1);
        meter::hears(power.get_untracked())
    });
    Effect::new(move |_| {
        power.track();
        kept.track();
        frames.wake();
        // A sleeping path draws one frame only, so its words must not wait for the eighth.
        texts.set(tell().map(|stop| stop.holds));
    });
    let detail = move |index: usize| match index {
        1 => view! {
            <div
                class="score" role="meter" aria-label="Wake-word score"
                aria-valuemin="0" aria-valuemax="1"
                aria-valuenow=move || format!("{:.2}", score.get())
            >
                <span class="score-bar"></span>
                <span class="score-threshold"></span>
            </div>
        }
        .into_any(),
        2 => {
            view! { <canvas class="preroll" node_ref=ring aria-hidden="true"></canvas> }.into_any()
        }
        _ => ().into_any(),
    };
    let stop = move |(index, (name, place)): (usize, (&'static str, &'static str))| {
        let holds = move || texts.with(|t| t.get(index).cloned().unwrap_or_default());
        view! {
            <li class=format!("stop stop-{index}")>
                <span class="lamp" aria-hidden="true"></span>
                <h3>{name} <small>{place}</small></h3>
                <p>{holds}</p>
                {detail(index)}
            </li>
        }
    };
    view! {
        <section class="path" aria-labelledby="path-name">
            <h2 id="path-name">"Sound path"</h2>
            <ol node_ref=list>{NAMES.into_iter().enumerate().map(stop).collect_view()}</ol>
        </section>
    }
}
