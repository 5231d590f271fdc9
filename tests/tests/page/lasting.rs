//! Bad luck with the storage and with the page's life: told, survived, and nothing left behind.

use hearsay_tests::{
    Outcome, history,
    page::Page,
    probe,
    scene::{RATE, SPEECHES, Scene, WORDS},
    stage::{Stage, hearing},
    storage::Dump,
};
use serde_json::json;

/// The word, and then speech without a pause long enough to end the recording.
fn long_request() -> Outcome<Scene> {
    let mut scene = Scene::new().quiet(3.0).word(WORDS[0])?.quiet(0.2);
    for speech in SPEECHES.iter().chain(&SPEECHES) {
        scene = scene.speech(speech)?.quiet(0.1);
    }
    Ok(scene)
}

/// Starts, waits for the wake word and then for this much captured sound.
async fn record(page: &Page, seconds: usize) -> Outcome<usize> {
    page.open().await?;
    page.start().await?;
    page.until_status("Listening").await?;
    let captured = async || {
        let samples: usize = probe::pieces(page)
            .await?
            .iter()
            .map(|p| p.samples.len())
            .sum();
        Ok((samples >= seconds * RATE).then_some(samples))
    };
    page.until("a few seconds of captured sound", captured)
        .await
}

/// What a page that comes back after its end shows.
async fn until_recovered(stage: &Stage, captured: usize) -> Outcome {
    let page = &stage.page;
    page.open().await?;
    history::until_count(page, 1).await?;
    let lines = history::lines(page).await?;
    assert!(lines[0].contains("Interrupted"), "labelled: {lines:?}");
    let kept = history::download(stage).await?.len();
    assert!(
        kept + RATE >= captured,
        "{kept} of {captured} samples kept: at most a second is lost"
    );
    history::delete(page).await?;
    history::until_count(page, 0).await?;
    let left = Dump::of(page).await?;
    assert_eq!(left.of_recordings(), 0, "no orphan: {:?}", left.stores);
    Ok(())
}

#[test]
fn a_page_left_while_recording_keeps_what_was_heard() {
    hearing("left", &long_request().unwrap(), async |stage| {
        let captured = record(&stage.page, 3).await?;
        stage.page.client.goto("about:blank").await?;
        until_recovered(stage, captured).await
    });
}

/// The renderer's process is killed: no event reaches the page. Another tab outlives it.
#[test]
fn a_page_that_crashes_while_recording_keeps_what_was_heard() {
    hearing("crashed", &long_request().unwrap(), async |stage| {
        let client = &stage.page.client;
        let doomed = client.window().await?;
        let captured = record(&stage.page, 3).await?;
        let other = client.new_tab().await?;
        client.switch_to_window(doomed).await?;
        // The answer to this can only be that the tab has crashed.
        let _crashed = client.cdp().send_raw("Page.crash", json!({})).await;
        client.switch_to_window(other).await?;
        until_recovered(stage, captured).await
    });
}

#[test]
fn without_storage_it_says_so_and_goes_on_listening() {
    let scene = Scene::request(3.0, WORDS[0], SPEECHES[0]).unwrap();
    hearing("no-storage", &scene, async |stage| {
        let page = &stage.page;
        let gone = "Object.defineProperty(window, 'indexedDB', { value: undefined });";
        probe::before_every_page(page, gone).await?;
        page.open().await?;
        page.until_text("offers no storage").await?;
        page.start().await?;
        page.until_status("Listening").await?;
        page.until_status("Waiting for").await?;
        assert_eq!(
            probe::uncaught(page).await?,
            Vec::<String>::new(),
            "no uncaught exception"
        );
        Ok(())
    });
}

/// The disk fills up in the middle: the pieces before that stay.
#[test]
fn with_a_full_disk_it_says_so_and_keeps_what_it_has() {
    hearing("full", &long_request().unwrap(), async |stage| {
        let page = &stage.page;
        let full = "
            for (const name of ['put', 'add']) {
                const write = IDBObjectStore.prototype[name];
                IDBObjectStore.prototype[name] = function (...given) {
                    if (window.full) throw new DOMException('no room', 'QuotaExceededError');
                    return write.apply(this, given);
                };
            }";
        probe::before_every_page(page, full).await?;
        record(page, 2).await?;
        page.run("window.full = true", vec![]).await?;
        page.until_text("no room left").await?;
        page.run("window.full = false", vec![]).await?;
        page.open().await?;
        history::until_count(page, 1).await?;
        let kept = history::download(stage).await?.len();
        assert!(
            kept >= RATE,
            "{kept} samples of the first two seconds are there"
        );
        Ok(())
    });
}

/// One bit of one piece: authenticated encryption notices, and the others are not affected.
#[test]
fn a_damaged_recording_is_labelled_and_can_be_deleted() {
    let request = |scene: Scene| scene.word(WORDS[0])?.quiet(0.3).speech(SPEECHES[0]);
    let scene = request(request(Scene::new().quiet(3.0)).unwrap().quiet(9.0)).unwrap();
    hearing("damaged", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.start().await?;
        history::until_count(page, 2).await?;
        page.run_async(include_str!("../../src/scripts/damage.js"), vec![])
            .await?;
        page.reload().await?;
        history::until_count(page, 2).await?;
        // A recording's sound is read when its line comes into view.
        page.run(
            "document.getElementById('history').scrollIntoView()",
            vec![],
        )
        .await?;
        page.until("one damaged line", async || {
            let lines = history::lines(page).await?;
            let damaged = lines.iter().filter(|line| line.contains("Damaged")).count();
            Ok((damaged == 1).then_some(()))
        })
        .await?;
        history::delete(page).await?;
        history::until_count(page, 1).await?;
        history::delete(page).await?;
        history::until_count(page, 0).await?;
        assert_eq!(Dump::of(page).await?.of_recordings(), 0, "nothing is left");
        Ok(())
    });
}
