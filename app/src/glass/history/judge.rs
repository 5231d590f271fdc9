//! What the person thinks of a recording: a thumb, and whether it was meant for the speaker.

use super::{super::icons::Icon, line::Line, names};
use crate::shared::{Command, privacy::PrivacyCommand};
use hearsay_speaker::record::Feedback;
use leptos::prelude::*;

/// A thumb up.
const UP: &str = "M7 11v9H4v-9h3Z M7 12l4-8c1.5 0 2.5 1 2.5 2.5V10H19a1.5 1.5 0 0 1 1.5 1.8l-1.2 6.5A2 \
     2 0 0 1 17.3 20H7";
/// The same upside down.
const DOWN: &str = "M7 13V4H4v9h3Z M7 12l4 8c1.5 0 2.5-1 2.5-2.5V14H19a1.5 1.5 0 0 0 1.5-1.8l-1.2-6.5A2 \
     2 0 0 0 17.3 4H7";

#[component]
fn Thumb(line: Line, thumb: Feedback) -> impl IntoView {
    let set = Memo::new(move |_| line.read(|recording| recording.tail.feedback == Some(thumb)));
    let press = move |_| {
        let wanted = (!set.get_untracked()).then_some(thumb);
        let command = PrivacyCommand::Feedback(line.name(), wanted);
        line.state.shared.send(Command::Privacy(command));
    };
    let path = match thumb {
        Feedback::Up => UP,
        Feedback::Down => DOWN,
    };
    view! {
        <button type="button" class="quiet" aria-pressed=move || set.get().to_string() on:click=press>
            <Icon path />
            <span>{names::feedback(thumb)}</span>
        </button>
    }
}

/// Thumbs and "not for the speaker".
#[component]
pub(super) fn Judge(line: Line) -> impl IntoView {
    let reported = Memo::new(move |_| line.read(|recording| recording.tail.reported_false));
    let report = move |_| {
        let command = PrivacyCommand::ReportFalse(line.name(), !reported.get_untracked());
        line.state.shared.send(Command::Privacy(command));
    };
    view! {
        <div class="judge" role="group" aria-label="What do you think of it?">
            <Thumb line thumb=Feedback::Up />
            <Thumb line thumb=Feedback::Down />
            <button
                type="button" class="quiet"
                aria-pressed=move || reported.get().to_string() on:click=report
            >
                "Not for the speaker"
            </button>
        </div>
    }
}
