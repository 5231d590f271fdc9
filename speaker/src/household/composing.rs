//! What is said while a message is in the making, as inputs of that dialog.
//!
//! Only what can mean the message is taken for it; everything else is answered as always, and the
//! message waits.

use super::messages::{name_in, recipient};
use super::situation::Situation;
use super::turn::{Act, MessageAct, Turn};
use super::unclear;
use crate::message::{Compose, ComposeInput, People, Stage};
use crate::understand::{Heard, Understood};

/// The turn, where a message is being made and this is about it.
pub(super) fn answer(heard: &Heard, sure: bool, situation: &Situation<'_>) -> Option<Turn> {
    let compose = situation.compose.filter(|it| it.stage() != Stage::Ended)?;
    let people = situation.people?;
    let input = match &heard.intent {
        Some(meant) => meant_as(meant, sure, compose, people)?,
        None => unclear_as(heard, compose, people)?,
    };
    Some(Turn::act("", Act::Message(MessageAct::Input(input))))
}

fn meant_as(
    meant: &Understood,
    sure: bool,
    compose: &Compose,
    people: &People,
) -> Option<ComposeInput> {
    let stage = compose.stage();
    let records = matches!(stage, Stage::Starting | Stage::Recording | Stage::Paused);
    Some(match meant.intent.as_str() {
        "whom" | "message-send" if stage == Stage::ToWhom => {
            let name = name_in(meant, "to")?;
            match recipient(people, &name) {
                Some(to) => ComposeInput::To(to),
                None => ComposeInput::Unknown(name),
            }
        }
        "pause" if records => ComposeInput::Pause,
        "resume" if records => ComposeInput::Resume,
        "stop" | "recording-stop" if records => ComposeInput::Done,
        "recording-stop" if meant.text.contains("save") => ComposeInput::KeepDraft,
        "stop" | "cancel" => ComposeInput::Cancel,
        "delete-it" if meant.text.contains("send") => ComposeInput::Cancel,
        "delete-it" | "message-delete" | "recording-delete" | "delete-last" | "delete-all" => {
            if !sure {
                return Some(ComposeInput::No);
            }
            ComposeInput::Discard
        }
        "record-again" | "start-over" => ComposeInput::Again,
        "yes" | "send-it" if sure && stage == Stage::Review => ComposeInput::Send,
        "send-it" if sure && records => ComposeInput::Done,
        "yes" | "no" | "send-it" if stage == Stage::Review => ComposeInput::No,
        "no" if stage == Stage::ToWhom => ComposeInput::No,
        "trim" if stage == Stage::Review => ComposeInput::TrimSilence,
        "recording-play-last" | "messages-play" if stage == Stage::Review => ComposeInput::Play,
        _ => return None,
    })
}

/// No command: silence, or the name of nobody.
fn unclear_as(heard: &Heard, compose: &Compose, people: &People) -> Option<ComposeInput> {
    let asks = matches!(compose.stage(), Stage::ToWhom | Stage::Review);
    if !asks {
        return None;
    }
    if unclear::is_silence(heard) {
        return Some(ComposeInput::Silence);
    }
    if compose.stage() == Stage::Review {
        return Some(ComposeInput::No);
    }
    let name = heard.text.trim();
    if name.is_empty() {
        return Some(ComposeInput::Silence);
    }
    Some(match recipient(people, name) {
        Some(to) => ComposeInput::To(to),
        None => ComposeInput::Unknown(name.to_owned()),
    })
}
