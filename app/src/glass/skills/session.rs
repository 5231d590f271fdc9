//! The session at hand: whose turn it is, what was said, and a line to say more by typing.

use super::by_hand::ByHand;
use super::send;
use super::steps::Steps;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use leptos::prelude::*;

/// Says under the speaker whose words are being said.
#[component]
pub(in crate::glass) fn SkillBanner(shared: Shared) -> impl IntoView {
    let open = Memo::new(move |_| shared.skills.open.get().filter(|open| !open.over));
    move || {
        open.get().map(|open| {
            view! {
                <p class="skill-banner" role="status">
                    <span dir="auto">
                        {format!("{} by {} is open: what you say goes to it, as words.", open.name, open.provider)}
                    </span>
                    <button
                        type="button" class="quiet"
                        on:click=move |_| send(shared, SkillCommand::Stop)
                    >
                        "Close the skill"
                    </button>
                </p>
            }
        })
    }
}

/// The session, as long as there is one to be seen.
#[component]
pub(super) fn Session(shared: Shared) -> impl IntoView {
    let there = move || shared.skills.open.get().is_some();
    let title = move || {
        let open = shared.skills.open.get()?;
        let state = if open.over { "ended" } else { "open" };
        Some(format!("{}: {state}", open.name))
    };
    view! {
        <Show when=there>
            <section class="keep-part" aria-label="Skill session">
                <h3 dir="auto">{title}</h3>
                <p class="hint">
                    "Answer by voice, or type in the line under the speaker. Each turn shows what the \
                     skill was sent and what it sent back."
                </p>
                <Steps shared />
                <ByHand shared />
            </section>
        </Show>
    }
}
