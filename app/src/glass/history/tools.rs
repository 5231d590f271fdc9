//! What can be done with a recording in one press: hear it, save it, delete it.

use super::{
    super::{
        focus,
        icons::{self, Icon},
    },
    line::Line,
};
use crate::shared::{Command, privacy::PrivacyCommand};
use hearsay_speaker::remnant::Deletion;
use leptos::{ev, prelude::*};

/// This near to the end nothing would be heard, milliseconds: playing begins anew.
const NEAR_END_MS: u32 = 100;

/// Plays, from where the playhead is, and pauses.
#[component]
pub(super) fn PlayPause(line: Line, tab: Signal<&'static str>) -> impl IntoView {
    let shared = line.state.shared;
    let name = line.name();
    let playing = Memo::new(move |_| {
        shared.playing.with(|playing| {
            let this = playing.as_ref().filter(|playing| playing.record == name);
            this.map(|playing| playing.position_ms)
        })
    });
    Effect::new(move |_| {
        if let Some(position) = playing.get() {
            line.cursor.set(position);
        }
    });
    let press = move |_| {
        if playing.get_untracked().is_some() {
            shared.send(Command::StopPlaying);
            return;
        }
        let at = line.cursor.get_untracked();
        let length = line.read_untracked(|recording| recording.tail.duration_ms);
        let from = if at.saturating_add(NEAR_END_MS) >= length {
            0
        } else {
            at
        };
        shared.send(Command::Play(line.name(), from));
    };
    let is_playing = Memo::new(move |_| playing.get().is_some());
    let label = move || match is_playing.get() {
        true => format!("Pause recording of {}", line.time()),
        false => format!("Play recording of {}", line.time()),
    };
    let path = Signal::derive(move || {
        if is_playing.get() {
            icons::PAUSE
        } else {
            icons::PLAY
        }
    });
    view! {
        <button type="button" class="play" aria-label=label tabindex=tab on:click=press>
            <Icon path />
        </button>
    }
}

/// Saves it as a WAV file.
#[component]
pub(super) fn Download(line: Line, tab: Signal<&'static str>) -> impl IntoView {
    let label = format!("Download recording of {} as WAV", line.time());
    view! {
        <button
            type="button" class="quiet" aria-label=label title="Download as WAV" tabindex=tab
            on:click=move |_| line.state.shared.send(Command::Download(line.name()))
        >
            <Icon path=icons::DOWNLOAD />
        </button>
    }
}

/// Two presses delete; leaving the button or Escape takes the first one back.
#[component]
pub(super) fn Delete(line: Line, tab: Signal<&'static str>) -> impl IntoView {
    let sure = RwSignal::new(false);
    let name = move || match sure.get() {
        true => format!("Confirm: delete recording of {} for good", line.time()),
        false => format!("Delete recording of {}", line.time()),
    };
    let press = move |_| {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        // The row goes away and would take the focus along.
        focus::give(focus::HISTORY);
        line.state.hand_over.set_value(true);
        let deletion = Deletion::One(line.name());
        line.state
            .shared
            .send(Command::Privacy(PrivacyCommand::Delete(deletion)));
    };
    let take_back = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            sure.set(false);
        }
    };
    view! {
        <button
            type="button" class="quiet" class:danger=sure aria-label=name title="Delete" tabindex=tab
            on:click=press on:keydown=take_back
            on:blur=move |_| { sure.try_set(false); }
        >
            <Icon path=icons::DELETE />
            {move || sure.get().then(|| view! { <span>"Delete for good?"</span> })}
        </button>
    }
}
