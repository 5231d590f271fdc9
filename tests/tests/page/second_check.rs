//! The second check: a wake that it rejects goes dark and leaves a note without sound; a real one is
//! accepted; switched off, nothing is rejected.

use hearsay_tests::{
    Outcome, history,
    page::{Name, Page},
    place, probe,
    scene::{SPEECHES, Scene, WORDS},
    server::Answer,
    stage::{Stage, hearing},
    storage::Dump,
};
use hearsay_worklet::protocol::{EndReason, Event};

const VERIFIER: &str = "/models/alexa-verifier.hsw";

/// Added before the last sigmoid of the second stage: no sum of a real model comes near it.
const NEVER: f32 = -1e6;

/// The microphone's file runs while a busy machine still builds the hearing: the quiet before the word is
/// long.
fn a_request() -> Scene {
    Scene::request(12.0, WORDS[0], SPEECHES[0]).unwrap()
}

/// Lets the server hand out a second stage that recognises nothing.
fn reject_everything(stage: &Stage) -> Outcome {
    let mut model = std::fs::read(place::dist()?.join(&VERIFIER[1..]))?;
    // The file may hold several networks; the last one ends with its head's bias and weights, a byte for each
    // channel.
    let last = model.windows(4).rposition(|bytes| bytes == b"HSW1");
    let last = last.ok_or("no model")?;
    let channels = u32::from_le_bytes(model[last + 4..last + 8].try_into()?) as usize;
    let at = model.len() - channels - 4;
    model[at..at + 4].copy_from_slice(&NEVER.to_le_bytes());
    stage.server.answer(VERIFIER, Answer::bytes(model));
    Ok(())
}

async fn verdicts(page: &Page) -> Outcome<Vec<bool>> {
    let told = probe::events(page).await?.into_iter();
    let verdict = told.filter_map(|told| match told.event {
        Event::Verified { accepted, .. } => Some(accepted),
        _ => None,
    });
    Ok(verdict.collect())
}

#[test]
fn a_rejected_wake_turns_the_ring_off_and_leaves_a_note_without_sound() {
    hearing("rejected", &a_request(), async |stage| {
        let page = &stage.page;
        reject_everything(stage)?;
        page.open().await?;
        page.start().await?;
        history::until_count(page, 1).await?;
        assert_eq!(verdicts(page).await?, [false]);
        let rejected = |event: &Event| {
            matches!(
                event,
                Event::CaptureEnded {
                    reason: EndReason::Rejected,
                    ..
                }
            )
        };
        let events = probe::events(page).await?;
        assert!(
            events.iter().any(|told| rejected(&told.event)),
            "the capture was ended: {events:?}"
        );

        page.until_status("Waiting for").await?;
        let shown = probe::statuses(page).await?;
        let place = |says: &str| shown.iter().position(|shown| shown.text.starts_with(says));
        let (on, off) = (place("Listening"), place("Not meant for the speaker"));
        assert!(
            on.is_some() && on < off,
            "the ring was on, then off: {shown:?}"
        );
        let answered = shown
            .iter()
            .any(|shown| shown.text.contains("Thinking") || shown.text.contains("Answering"));
        assert!(!answered, "nobody answers: {shown:?}");

        it_is_a_note_without_sound(page).await?;
        page.reload().await?;
        history::until_count(page, 1).await?;
        it_is_a_note_without_sound(page).await
    });
}

async fn it_is_a_note_without_sound(page: &Page) -> Outcome {
    let lines = history::lines(page).await?;
    for says in [
        "Not meant for the speaker",
        "no sound kept",
        "wake score",
        "second check 0.00",
    ] {
        assert!(lines[0].contains(says), "{says:?} in {lines:?}");
    }
    for button in ["Play recording of", "Download recording of"] {
        let found = page.all("button", Name::Begins(button)).await?.len();
        assert_eq!(found, 0, "there is nothing to play or save");
    }
    let dump = Dump::of(page).await?;
    assert_eq!(dump.entries("pieces"), 0, "{:?}", dump.stores);
    assert_eq!(
        dump.entries("keys"),
        1,
        "that of the note: {:?}",
        dump.stores
    );
    Ok(())
}

#[test]
fn a_real_wake_word_is_accepted_and_the_record_holds_both_scores() {
    hearing("accepted", &a_request(), async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.start().await?;
        history::until_count(page, 1).await?;
        assert_eq!(verdicts(page).await?, [true]);
        let lines = history::lines(page).await?;
        for says in ["wake score", "second check", "ended in silence"] {
            assert!(lines[0].contains(says), "{says:?} in {lines:?}");
        }
        assert!(!history::download(stage).await?.is_empty());
        Ok(())
    });
}

#[test]
fn with_the_second_check_off_nothing_is_rejected() {
    hearing("unchecked", &a_request(), async |stage| {
        let page = &stage.page;
        reject_everything(stage)?;
        page.open().await?;
        let switch = page.the("switch", "Second check").await?;
        switch.send_keys(" ").await?;
        assert!(!switch.is_selected().await?, "switched off by its key");
        page.start().await?;
        history::until_count(page, 1).await?;
        assert!(verdicts(page).await?.is_empty(), "no second look");
        assert!(!history::download(stage).await?.is_empty());
        Ok(())
    });
}
