//! The tab "Skills": what is installed and what it may do, the session at hand, and skills of one's own.

mod add;
mod by_hand;
mod consent;
mod endpoint;
mod files;
mod list;
mod logic;
mod replay;
mod session;
mod steps;
mod words_only;

use crate::shared::skills::{SkillCommand, SkillStage};
use crate::shared::{Command, Shared};
use leptos::prelude::*;

pub(super) use session::SkillBanner;

fn send(shared: Shared, command: SkillCommand) {
    shared.send(Command::Skill(command));
}

/// Everything about skills.
#[component]
pub(super) fn Skills(shared: Shared) -> impl IntoView {
    send(shared, SkillCommand::Wake);
    let stage = shared.skills.stage;
    let says = move || match stage.get() {
        SkillStage::Asleep | SkillStage::Ready => String::new(),
        SkillStage::Coming => "The part that runs skills is being fetched.".to_owned(),
        SkillStage::Broken(sentence) => sentence,
    };
    view! {
        <div class="skills">
            <p class="hint">
                "A skill is somebody else’s program that the speaker talks to. It gets words, never sound; \
                 only an approved recorder may ask the page to record, and what it records lies with its \
                 provider, who is simulated in this browser."
            </p>
            <p role="status">{says}</p>
            <session::Session shared />
            <list::List shared />
            <words_only::WordsOnly shared />
            <add::Add shared />
            <replay::Replays shared />
        </div>
    }
}
