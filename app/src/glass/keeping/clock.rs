//! The time machine: the speaker's clock beside the real one.
//!
//! Both tick by writing into their elements; no signal changes every second.

use super::{
    happened::{Coming, Happened},
    jump::Jumps,
    words::{moment, now, span},
};
use crate::{
    glass::{focus, format},
    shared::{Command, Shared, privacy::PrivacyCommand},
};
use core::time::Duration;
use hearsay_speaker::{Millis, policy::Reading};
use leptos::{html, prelude::*};

/// How often the clocks tick.
const TICK: Duration = Duration::from_secs(1);

/// Heading that gets the focus when the warning is gone.
const HEADING: &str = "time-machine-name";

fn write(place: NodeRef<html::Time>, at: Millis) {
    let Some(Some(element)) = place.try_get_untracked() else {
        return;
    };
    element.set_text_content(Some(&moment(at)));
    // Fails only for names that are no attribute's.
    let _ = element.set_attribute("datetime", &format::machine(at));
}

/// Both clocks.
#[component]
fn Clocks(shared: Shared) -> impl IntoView {
    let real = NodeRef::<html::Time>::new();
    let emulated = NodeRef::<html::Time>::new();
    let tick = move || {
        let at = now();
        let clock = shared.privacy.clock.try_get_untracked();
        write(real, at);
        if let Some(mut clock) = clock {
            write(emulated, clock.now(at).emulated);
        }
    };
    Effect::new(move |_| {
        shared.privacy.clock.track();
        real.track();
        emulated.track();
        tick();
    });
    let timer = set_interval_with_handle(tick, TICK).ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
    });
    let ahead = move || {
        let ms = shared.privacy.clock.with(|clock| {
            let at = now();
            clock.clone().now(at).ahead_ms
        });
        span(ms)
    };
    view! {
        <dl class="clocks">
            <div>
                <dt>"The speaker’s clock"</dt>
                <dd><time class="speaker-time" node_ref=emulated></time></dd>
            </div>
            <div>
                <dt>"Real time"</dt>
                <dd><time node_ref=real></time></dd>
            </div>
            <div>
                <dt>"The speaker is ahead by"</dt>
                <dd>{ahead}</dd>
            </div>
        </dl>
    }
}

/// The warning about a real clock that was set back.
#[component]
fn SetBack(shared: Shared) -> impl IntoView {
    let warning = move || {
        let reading = Reading {
            emulated: 0,
            ahead_ms: 0,
            set_back_ms: shared.privacy.set_back_ms.get(),
        };
        let by = reading.set_back_ms.map(span).unwrap_or_default();
        reading
            .warning()
            .map(|says| format!("{says} (Set back by {by}.)"))
    };
    let there = Memo::new(move |_| shared.privacy.set_back_ms.with(Option::is_some));
    let trust = move |_| {
        shared.send(Command::Privacy(PrivacyCommand::TrustClock));
        focus::give(HEADING);
    };
    view! {
        <div class="question" class:asked=move || there.get()>
            <p role="alert">{warning}</p>
            <Show when=move || there.get()>
                <div class="answers">
                    <button type="button" class="quiet" on:click=trust>
                        "The computer’s clock is right"
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// The section "Time machine".
#[component]
pub(super) fn TimeMachine(shared: Shared) -> impl IntoView {
    view! {
        <section class="keep-part" aria-labelledby=HEADING>
            <h3 id=HEADING tabindex="-1">"Time machine"</h3>
            <p class="hint">
                "Moves the speaker’s clock, by which it keeps and deletes. It only goes forward: what \
                 has expired does not come back. The ledger keeps real time, whatever this clock says."
            </p>
            <Clocks shared />
            <SetBack shared />
            <Jumps shared />
            <Happened shared />
            <Coming shared />
        </section>
    }
}
