//! One line of the history: when, why, how long, and what can be done with it.

use super::{
    clip::Clip,
    focus, format,
    icons::{self, Icon},
    visible::when_seen,
    words::Named,
};
use crate::shared::{Command, Shared, privacy::PrivacyCommand};
use hearsay_speaker::{
    EndReason,
    history::RecordRef,
    record::{Condition, Recording},
    remnant::Deletion,
};
use leptos::{ev, html, prelude::*};

/// Started by, length, end, what the two stages scored, size, on one line.
fn facts(recording: &Recording) -> String {
    let tail = &recording.tail;
    let mut facts = vec![recording.head.initiator.name().to_owned()];
    if has_sound(recording) {
        facts.push(format::seconds(u64::from(tail.duration_ms)));
        facts.push(tail.end_reason.name().to_owned());
    } else {
        facts.push("no sound kept".to_owned());
    }
    if let Some((first, second)) = recording.head.wake_score.zip(tail.verifier_score) {
        facts.push(format!("wake score {first:.2}, second check {second:.2}"));
    }
    facts.push(format::bytes(recording.bytes));
    facts.join(" · ")
}

/// Of a wake that was not meant only the line is left.
fn has_sound(recording: &Recording) -> bool {
    recording.tail.end_reason != EndReason::Rejected
}

/// What stands out about it.
fn label(recording: &Recording) -> Option<&'static str> {
    if !has_sound(recording) {
        return Some("Not meant for the speaker");
    }
    (recording.condition != Condition::Whole).then(|| recording.condition.name())
}

/// Two presses delete; leaving the button or Escape takes the first one back.
#[component]
fn Delete(shared: Shared, id: RecordRef, time: String) -> impl IntoView {
    let sure = RwSignal::new(false);
    let name = {
        let time = time.clone();
        move || match sure.get() {
            true => format!("Confirm: delete recording of {time} for good"),
            false => format!("Delete recording of {time}"),
        }
    };
    let press = move |_| {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        // The row goes away and would take the focus along.
        focus::give(focus::HISTORY);
        let deletion = Deletion::One(id.clone());
        shared.send(Command::Privacy(PrivacyCommand::Delete(deletion)));
    };
    let take_back = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            sure.set(false);
        }
    };
    view! {
        <button
            type="button" class="quiet" class:danger=sure
            aria-label=name
            on:click=press on:keydown=take_back
            on:blur=move |_| { sure.try_set(false); }
        >
            <Icon path=icons::DELETE />
            <span>{move || if sure.get() { "Delete for good?" } else { "Delete" }}</span>
        </button>
    }
}

#[component]
fn PlayPause(
    shared: Shared,
    id: RecordRef,
    time: String,
    cursor: RwSignal<u32>,
    length: u32,
) -> impl IntoView {
    let playing = {
        let id = id.clone();
        Memo::new(move |_| {
            shared
                .playing
                .with(|p| p.as_ref().filter(|p| p.record == id).map(|p| p.position_ms))
        })
    };
    Effect::new(move |_| {
        if let Some(position) = playing.get() {
            cursor.set(position);
        }
    });
    let press = move |_| {
        if playing.get_untracked().is_some() {
            shared.send(Command::StopPlaying);
            return;
        }
        // At the end, or so near that nothing would be heard: from the beginning.
        let at = cursor.get_untracked();
        let from = if at + 100 >= length { 0 } else { at };
        shared.send(Command::Play(id.clone(), from));
    };
    let name = move || match playing.get() {
        Some(_) => format!("Pause recording of {time}"),
        None => format!("Play recording of {time}"),
    };
    let path = Signal::derive(move || {
        if playing.get().is_some() {
            icons::PAUSE
        } else {
            icons::PLAY
        }
    });
    view! {
        <button type="button" class="play" aria-label=name on:click=press><Icon path /></button>
    }
}

/// The line.
#[component]
pub(super) fn Row(shared: Shared, recording: Recording) -> impl IntoView {
    let place = NodeRef::<html::Li>::new();
    let id = RecordRef::of(&recording);
    let time = format::clock(recording.head.started);
    let length = recording.tail.duration_ms;
    let cursor = RwSignal::new(0_u32);
    {
        let id = id.clone();
        when_seen(place, move || {
            if !shared.overviews.with_untracked(|all| all.contains_key(&id)) {
                shared.send(Command::Overview(id.clone()));
            }
        });
    }
    let label = label(&recording).map(|text| view! { <strong class="condition">{text}</strong> });
    let readable = has_sound(&recording) && recording.condition != Condition::Damaged;
    let clip = readable.then(|| {
        view! { <Clip shared recording=recording.clone() cursor time=time.clone() /> }
    });
    let play = readable.then(|| {
        view! { <PlayPause shared id=id.clone() time=time.clone() cursor length /> }
    });
    let download = readable.then(|| {
        let id = id.clone();
        let name = format!("Download recording of {time} as WAV");
        view! {
            <button
                type="button" class="quiet" aria-label=name
                on:click=move |_| shared.send(Command::Download(id.clone()))
            >
                <Icon path=icons::DOWNLOAD />
                <span>"Download as WAV"</span>
            </button>
        }
    });
    let answer = recording
        .tail
        .answer
        .clone()
        .map(|text| view! { <p class="row-answer">"Answer: “"{text}"”"</p> });
    view! {
        <li class="row" node_ref=place>
            <div class="row-head">
                <time datetime=format::machine(recording.head.started)>{time.clone()}</time>
                <span class="facts">{facts(&recording)}</span>
                {label}
            </div>
            <div class="row-sound">{play}{clip}</div>
            {answer}
            <div class="row-tools">{download}<Delete shared id time /></div>
        </li>
    }
}
