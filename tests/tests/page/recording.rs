//! What is recorded, how it lies in the browser, and how it goes away.

use hearsay_tests::{
    Outcome, history,
    page::Page,
    probe,
    scene::{RATE, SPEECHES, Scene, WORDS},
    sound,
    stage::hearing,
    storage::Dump,
};

/// Least likeness of a recording and its source.
const ALIKE: f64 = 0.9;
/// The browser's echo canceller splits the sound into bands and turns their phases: the ear does not
/// notice, a sample-by-sample comparison does (0.83 instead of 0.99). It is off in that comparison.
const WITHOUT_ECHO_CANCELLER: &str = "
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wish) =>
        ask({ ...wish, audio: { ...wish.audio, echoCancellation: false } });";
/// Nobody understands words: speech that is no command might be asked about ("Did you mean …?"), and the
/// answer would be a second recording.
const WITHOUT_RECOGNISER: &str = "
    window.Worker = class { constructor() { throw new Error('not in this scenario'); } };";
/// Least pre-roll before the word, samples: 0.4 of the promised 0.5 s, since a word's first sound is
/// found late by any rule.
const PRE_ROLL: isize = (RATE * 4 / 10) as isize;
/// Bytes that are searched for in the databases: no two stretches of speech share so many by chance.
const NEEDLE: usize = 32;

async fn record_one(page: &Page) -> Outcome {
    probe::before_every_page(page, WITHOUT_RECOGNISER).await?;
    page.open().await?;
    page.start().await?;
    history::until_count(page, 1).await
}

#[test]
fn a_recording_begins_with_the_pre_roll_and_holds_the_speech() {
    let scene = Scene::request(3.0, WORDS[0], SPEECHES[0]).unwrap();
    hearing("recording", &scene, async |stage| {
        probe::before_every_page(&stage.page, WITHOUT_ECHO_CANCELLER).await?;
        record_one(&stage.page).await?;
        let recording = sound::to_float(&history::download(stage).await?);
        let source = sound::to_float(scene.samples());
        let place = sound::locate(&recording, &source);
        let (word, speech) = (&scene.words[0], &scene.speeches[0]);
        println!(
            "{place:?}, {} ms before the word",
            sound::ms(word.start as isize - place.at)
        );

        assert!(
            place.alike > ALIKE,
            "the recording is the source: {place:?}"
        );
        let before = word.start as isize - place.at;
        assert!(
            before >= PRE_ROLL,
            "{:.0} ms before the word",
            sound::ms(before)
        );
        assert!(
            before <= 2 * PRE_ROLL,
            "no more than the pre-roll: {:.0} ms",
            sound::ms(before)
        );
        let end = place.at + recording.len() as isize;
        assert!(
            end >= speech.end as isize,
            "the recording holds the last word of the request"
        );
        Ok(())
    });
}

#[test]
fn a_recording_survives_a_reload_as_ciphertext_and_deletion_leaves_nothing() {
    let scene = Scene::request(3.0, WORDS[2], SPEECHES[2]).unwrap();
    hearing("ciphertext", &scene, async |stage| {
        let page = &stage.page;
        record_one(page).await?;
        let floats: Vec<f32> = probe::pieces(page)
            .await?
            .into_iter()
            .flat_map(|piece| piece.samples)
            .collect();
        let clear = history::download(stage).await?;
        let answer = page.the("log", "Answer").await?.text().await?;

        page.reload().await?;
        history::until_count(page, 1).await?;
        let lines = history::lines(page).await?;
        assert!(
            lines[0].contains("Wake word"),
            "the line says who started it: {lines:?}"
        );
        assert_eq!(
            history::download(stage).await?,
            clear,
            "the same sound after the reload"
        );

        let dump = Dump::of(page).await?;
        assert!(
            dump.entries("pieces") > 0 && dump.entries("keys") == 1,
            "{:?}",
            dump.stores
        );
        assert_eq!(dump.readable_keys, 0, "no key can be read out");
        let shorts: Vec<u8> = clear
            .iter()
            .flat_map(|sample| sample.to_le_bytes())
            .collect();
        let floats: Vec<u8> = floats
            .iter()
            .flat_map(|sample| sample.to_le_bytes())
            .collect();
        assert_eq!(
            found(&dump, &shorts),
            0,
            "16-bit samples lie in the database"
        );
        assert_eq!(
            found(&dump, &floats),
            0,
            "float samples lie in the database"
        );
        assert!(
            answer.is_empty() || !dump.holds(answer.as_bytes()),
            "the answer lies in clear"
        );

        history::delete(page).await?;
        history::until_count(page, 0).await?;
        let left = Dump::of(page).await?;
        assert_eq!(
            left.of_recordings(),
            0,
            "key, pieces and row are gone: {:?}",
            left.stores
        );
        page.reload().await?;
        history::until_count(page, 0).await
    });
}

/// How many stretches of these bytes, one every 100 ms or so, lie in the databases. Silence is left
/// out: runs of zeros may lie anywhere.
fn found(dump: &Dump, bytes: &[u8]) -> usize {
    let step = bytes.len() / 40 / 4 * 4;
    let needles = bytes
        .chunks(step.max(NEEDLE))
        .filter_map(|chunk| chunk.get(..NEEDLE));
    let telling = needles.filter(|needle| needle.iter().filter(|&&byte| byte != 0).count() > 8);
    let (mut tried, mut found) = (0, 0);
    for needle in telling {
        tried += 1;
        found += usize::from(dump.holds(needle));
    }
    assert!(tried >= 10, "{tried} stretches are enough to find anything");
    found
}
