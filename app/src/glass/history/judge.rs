//! What the person thinks of a recording: a thumb, and whether it was meant for the speaker.

use super::{line::Line, names};
use crate::shared::{Command, privacy::PrivacyCommand};
use hearsay_speaker::record::Feedback;
use leptos::prelude::*;

#[component]
fn Thumb(line: Line, thumb: Feedback) -> impl IntoView {
    let set = Memo::new(move |_| line.read(|recording| recording.tail.feedback == Some(thumb)));
    let press = move |_| {
        let wanted = (!set.get_untracked()).then_some(thumb);
        let command = PrivacyCommand::Feedback(line.name(), wanted);
        line.state.shared.send(Command::Privacy(command));
    };
    let sign = match thumb {
        Feedback::Up => "👍",
        Feedback::Down => "👎",
    };
    view! {
        <button type="button" class="quiet" aria-pressed=move || set.get().to_string() on:click=press>
            <span aria-hidden="true">{sign}</span>
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
