//! One line of somebody else's archive. Its texts are anybody's and only ever shown as text.

use crate::glass::{
    format,
    icons::{self, Icon},
};
use crate::shared::{
    Command, Shared,
    archive::{ArchiveCommand, foreign_sound, foreign_sound_at},
};
use hearsay_speaker::Millis;
use hearsay_speaker::archive::{Listing, Row};
use leptos::prelude::*;

/// What a line shows.
#[derive(Default)]
struct Shown {
    time: Option<Millis>,
    when: String,
    transcript: String,
    file: String,
    sounds: bool,
}

impl Shown {
    fn of(listing: &Listing, place: usize) -> Self {
        let sound = foreign_sound_at(listing, place);
        let name = sound.map(|sound| sound.name().to_owned());
        match listing.rows.get(place) {
            Some(row) => Self {
                time: row.time,
                when: when(row),
                transcript: row.transcript.clone(),
                file: name.unwrap_or_else(|| row.audio.clone()),
                sounds: sound.is_some(),
            },
            None => Self {
                transcript: "No row of a table speaks of this sound.".to_owned(),
                file: name.unwrap_or_default(),
                sounds: sound.is_some(),
                ..Self::default()
            },
        }
    }
}

/// In the reader's way of writing where the time can be told, else as it was written.
fn when(row: &Row) -> String {
    match row.time {
        Some(time) => format!("{}, {}", format::day(time), format::clock(time)),
        None => row.time_text.clone(),
    }
}

/// Plays, or stops what is being played.
#[component]
fn PlayStop(shared: Shared, place: usize) -> impl IntoView {
    let name = foreign_sound(place);
    let playing = Memo::new(move |_| {
        shared.playing.with(|playing| {
            playing
                .as_ref()
                .is_some_and(|playing| playing.record == name)
        })
    });
    let press = move |_| {
        shared.send(match playing.get_untracked() {
            true => Command::StopPlaying,
            false => Command::Archive(ArchiveCommand::PlayForeign(place)),
        });
    };
    let word = move || if playing.get() { "Stop" } else { "Play" };
    let path = Signal::derive(move || {
        if playing.get() {
            icons::PAUSE
        } else {
            icons::PLAY
        }
    });
    view! {
        <button
            type="button" class="quiet"
            aria-label=move || format!("{} the sound of line {}", word(), place + 1)
            on:click=press
        >
            <Icon path />
            <span>{word}</span>
        </button>
    }
}

/// The line at this place of the listing.
#[component]
pub(super) fn Line(shared: Shared, place: usize) -> impl IntoView {
    let shown = shared
        .archive
        .foreign
        .with_untracked(|listing| listing.as_ref().map(|listing| Shown::of(listing, place)))
        .unwrap_or_default();
    let when = match shown.time {
        Some(time) => view! { <time datetime=format::machine(time)>{shown.when}</time> }.into_any(),
        None => shown.when.into_any(),
    };
    let sound = match shown.sounds {
        true => view! { <PlayStop shared place /> }.into_any(),
        false => view! { <span class="hint">"no sound"</span> }.into_any(),
    };
    view! {
        <tr>
            <td>{sound}</td>
            <td>{when}</td>
            <td class="foreign-text">{shown.transcript}</td>
            <td class="foreign-file">{shown.file}</td>
        </tr>
    }
}
