//! How long everything is kept: voice recordings, those of single profiles, notes, messages, clips.

use super::{
    house::{Asking, Question},
    improve::ClipHours,
    retention::{RetentionRadios, RetentionSelect},
    whose::Whose,
};
use crate::shared::Shared;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Every profile that is in use, has recordings, or has a rule.
fn profiles(shared: Shared) -> Vec<String> {
    let house = shared.privacy.house.get();
    let recorded = shared.library.with(|history| history.profiles());
    let all: BTreeSet<String> = house
        .profile
        .into_iter()
        .chain(house.rules.profiles.into_keys())
        .chain(recorded)
        .filter(|name| !name.trim().is_empty())
        .collect();
    all.into_iter().collect()
}

/// Rules of profiles, where there are any.
#[component]
fn ProfileRules(shared: Shared, asking: Asking) -> impl IntoView {
    let names = Memo::new(move |_| profiles(shared));
    view! {
        <Show when=move || names.with(Vec::is_empty)>
            <p class="hint">
                "A user profile can have a rule of its own: name one under “User profile”."
            </p>
        </Show>
        <For each=move || names.get() key=Clone::clone let:name>
            <RetentionSelect asking whose=Whose::Profile(name) />
        </For>
    }
}

/// The section on retention.
#[component]
pub(super) fn HowLong(shared: Shared) -> impl IntoView {
    let recordings = Asking::new(shared);
    let others = Asking::new(shared);
    view! {
        <section class="keep-part" aria-labelledby="how-long-name">
            <h3 id="how-long-name">"How long voice recordings are kept"</h3>
            <p class="hint">
                "By the speaker’s clock, from the first sample on, and for what is kept already as well. \
                 Before a change takes effect, it says what it would delete."
            </p>
            <RetentionRadios asking=recordings whose=Whose::Recordings />
            <Question asking=recordings />
        </section>
        <section class="keep-part" aria-labelledby="other-rules-name">
            <h3 id="other-rules-name">"Rules of their own"</h3>
            <p class="hint">
                "With a real speaker you have no say in what a skill provider or a recipient keeps: \
                 skill developers keep what they were given (Amazon’s letter to Senator Coons, \
                 28 June 2019; TechCrunch, 3 July 2019). Here, where both are simulated, you can try \
                 other rules."
            </p>
            <div class="rules">
                <ProfileRules shared asking=others />
                <RetentionSelect asking=others whose=Whose::Notes />
                <RetentionSelect asking=others whose=Whose::Messages />
                <ClipHours asking=others />
            </div>
            <Question asking=others />
        </section>
    }
}
