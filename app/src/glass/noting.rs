//! Under the speaker: the note that is being recorded, with the time that is left, and the question
//! before a long one.
//!
//! Times in milliseconds of the real clock: a microphone is open in real time, whatever the speaker's
//! clock says.

use crate::shared::noting::{LongNote, NoteCommand, RunningNote};
use crate::shared::{Command, Shared};
use hearsay_speaker::Owner;
use hearsay_speaker::skill::consent::{self, Consent};
use js_sys::Date;
use leptos::{ev, html, prelude::*};
use std::time::Duration;

/// Between two looks at the clock: twice a second shows every second.
const TICK: Duration = Duration::from_millis(500);

/// The last stretch, in which the countdown stands out, milliseconds.
const NEARLY_OVER_MS: u64 = 10_000;

fn send(shared: Shared, command: NoteCommand) {
    shared.send(Command::Note(command));
}

/// What is being recorded, as long as it is.
#[component]
pub(super) fn NoteNow(shared: Shared) -> impl IntoView {
    move || {
        let note = shared.note.get();
        note.map(|note| view! { <Running shared note /> })
    }
}

#[component]
fn Running(shared: Shared, note: RunningNote) -> impl IntoView {
    let left = RwSignal::new(left_ms(note));
    let timer = set_interval_with_handle(move || left.set(left_ms(note)), TICK).ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
    });
    let (what, whose) = match note.owner {
        Owner::SkillProvider => ("A note", "the skill’s provider will hold it"),
        _ => ("A message", "it stays on this device until you send it"),
    };
    let nearly = move || left.get() <= NEARLY_OVER_MS;
    view! {
        <div class="note-now" class:nearly=nearly role="group" aria-label="Recording">
            <p role="status">{format!("{what} is being recorded; {whose}.")}</p>
            <p>
                <span class="figure" role="timer" aria-live="off">
                    {move || format!("{} left", minutes(left.get()))}
                </span>
                " of " {minutes(u64::from(note.most_s) * 1_000)} ". Nothing records without end here."
            </p>
            <p class="hint">"Say “stop”, alone, or the wake word, or press the button."</p>
            <button
                type="button" class="primary" on:click=move |_| send(shared, NoteCommand::End)
            >
                "Stop and keep it"
            </button>
        </div>
    }
}

fn left_ms(note: RunningNote) -> u64 {
    let end = note.began + u64::from(note.most_s) * 1_000;
    end.saturating_sub(Date::now() as u64)
}

/// Minutes and seconds: "9:05".
fn minutes(ms: u64) -> String {
    let seconds = ms.div_ceil(1_000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The question, while it waits.
#[component]
pub(super) fn LongNoteQuestion(shared: Shared) -> impl IntoView {
    let asked = Memo::new(move |_| {
        let long = shared.long_note.get();
        // Who is present may change while it stands open: the form stays as it is.
        long.map(|long| (long.skill, long.provider, long.most_s))
    });
    move || {
        asked
            .get()
            .map(|(skill, provider, most_s)| view! { <Question shared skill provider most_s /> })
    }
}

#[component]
fn Question(shared: Shared, skill: String, provider: String, most_s: u32) -> impl IntoView {
    let line: NodeRef<html::Input> = NodeRef::new();
    let present = Memo::new(move |_| {
        let people = |long: &Option<LongNote>| long.as_ref().map(|long| long.present.clone());
        shared.long_note.with(people).unwrap_or_default()
    });
    let wrote = move |_: ev::Event| {
        let text = line.get_untracked().map(|it| it.value());
        let names = consent::names(&text.unwrap_or_default());
        send(shared, NoteCommand::Present(names));
    };
    let answer =
        move |answer: Consent| move |_: ev::MouseEvent| send(shared, NoteCommand::Answer(answer));
    let begin = present.get_untracked().join(", ");
    let long = minutes(u64::from(most_s) * 1_000);
    view! {
        <section class="note-now" aria-labelledby="long-note-name">
            <h3 id="long-note-name" dir="auto">{format!("{skill} wants to record up to {long} minutes")}</h3>
            <p dir="auto">
                {format!("It hears everyone in the room, and {provider} will hold it (simulated, in this browser).")}
            </p>
            <label class="field wide">
                <span>"Who is present?"</span>
                <input
                    node_ref=line type="text" class="keep-text" autocomplete="off" dir="auto"
                    placeholder="Names, with commas" prop:value=begin on:input=wrote
                />
            </label>
            <p aria-live="polite" dir="auto">
                {move || format!("Do you agree: {}?", consent::people(&present.get()))}
            </p>
            <div class="answers">
                <button type="button" class="primary" on:click=answer(Consent::Given)>
                    "Everybody agrees"
                </button>
                <button type="button" class="quiet" on:click=answer(Consent::OneMinute)>
                    "One minute only"
                </button>
                <button type="button" class="quiet" on:click=answer(Consent::Refused)>
                    "Do not record"
                </button>
            </div>
            <p class="hint">
                "In many places it is a crime to record people who do not know, in Germany for one (§ 201 StGB)."
            </p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn a_countdown_ends_at_nought_and_not_before() {
        assert_eq!(minutes(600_000), "10:00");
        assert_eq!(minutes(59_001), "1:00");
        assert_eq!(minutes(1), "0:01");
        assert_eq!(minutes(0), "0:00");
    }
}
