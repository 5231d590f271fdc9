//! An archive of another maker is shown and played, and nothing of it is stored.

use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress, foreign_sound};
use hearsay_speaker::wav;
use leptos::prelude::{GetUntracked, WithUntracked};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::made::noise;
use crate::packer::{pack, stored};
use crate::support::{Awake, held, until};

/// Two rows, of which the second has no sound, and a sound that no row speaks of.
fn amazon() -> Vec<u8> {
    let table = b"Timestamp,Audio File,Transcript\n\
        2019-03-01T10:20:30Z,one.wav,<b>what time is it</b>\n\
        soon,two.wav,=1+1\n";
    let sound = wav::encode(&noise(1, 8_000), 16_000);
    pack(&[
        stored("Alexa/transcripts.csv", table),
        stored("Alexa/Audio/one.wav", &sound),
        stored("Alexa/Audio/three.wav", &sound),
        stored("Alexa/Audio/broken.wav", b"RIFF and then nothing"),
    ])
}

#[wasm_bindgen_test]
async fn it_is_shown_and_played_and_nothing_is_stored() {
    let awake = Awake::with(&[]).await;
    assert_eq!(awake.open(&amazon()).await, ArchiveProgress::Idle);
    let foreign = awake.shared.archive.foreign;
    let texts = foreign.with_untracked(|listing| {
        let rows = &listing.as_ref().unwrap().rows;
        rows.iter()
            .map(|row| row.transcript.clone())
            .collect::<Vec<_>>()
    });
    assert_eq!(texts, ["<b>what time is it</b>", "=1+1"]);
    let playing = || awake.shared.playing.get_untracked().map(|it| it.record);
    // The first row, and the first sound without a row.
    for place in [0, 2] {
        awake.send(ArchiveCommand::PlayForeign(place));
        until("it plays", || playing() == Some(foreign_sound(place))).await;
    }
    awake.send(ArchiveCommand::CloseForeign);
    assert_eq!(playing(), None);
    assert!(foreign.with_untracked(Option::is_none));
    assert!(held().await.is_empty());
    assert!(awake.shared.library.all().is_empty());
}

#[wasm_bindgen_test]
async fn sound_that_cannot_be_played_is_told_and_sound_that_is_not_there_is_no_harm() {
    let awake = Awake::with(&[]).await;
    awake.open(&amazon()).await;
    awake.send(ArchiveCommand::PlayForeign(1));
    awake.send(ArchiveCommand::PlayForeign(99));
    awake.send(ArchiveCommand::PlayForeign(3));
    until("it is told", || awake.told("WAV file")).await;
    assert_eq!(awake.shared.playing.get_untracked(), None);
}
