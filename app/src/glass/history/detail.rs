//! An open row: its sound, its words, why it exists, what the person thinks of it, and copies.

use super::{give::Copies, judge::Judge, line::Line, said::Words, sound::Sound, why::Why};
use hearsay_speaker::record::Condition;
use leptos::prelude::*;

/// Where it came from, in one line.
fn origin(line: Line) -> String {
    line.read(|recording| {
        let head = &recording.head;
        let device = match head.device.name.as_str() {
            "" => head.device.serial.as_str(),
            name => name,
        };
        let mut parts = Vec::new();
        if !device.is_empty() {
            parts.push(format!("Heard by {device}"));
        }
        if let Some(profile) = head
            .profile
            .as_deref()
            .filter(|profile| !profile.is_empty())
        {
            parts.push(format!("profile {profile}"));
        }
        if head.copy_of.is_some() {
            parts.push("a copy of another recording".to_owned());
        }
        let status = recording.status();
        parts.push(format!("status {}", status.as_str()));
        parts.join(" · ")
    })
}

/// Everything about one record.
#[component]
pub(super) fn Detail(line: Line) -> impl IntoView {
    let readable = line.readable();
    let damaged =
        Memo::new(move |_| line.read(|recording| recording.condition == Condition::Damaged));
    view! {
        <div class="detail">
            <Show when=move || damaged.get()>
                <p class="quarantine">
                    "This record cannot be decrypted or is missing pieces. It lies apart from the \
                     others: nothing of it can be played, saved or copied, only deleted."
                </p>
            </Show>
            <Show when=move || readable.get()>
                <Sound line />
            </Show>
            <Show when=move || !damaged.get()>
                <Words line />
                <Why line />
                <p class="facts" dir="auto">{move || origin(line)}</p>
                <Judge line />
            </Show>
            <Show when=move || readable.get()>
                <Copies line />
            </Show>
        </div>
    }
}
