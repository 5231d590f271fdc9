//! Timers, alarms and guests, asked for by typing and on the page.

use hearsay_tests::{
    Outcome,
    files::fill,
    history,
    page::Page,
    scene::{SPEECHES, Scene, WORDS},
    stage::{hearing, still},
    storage::Dump,
};

/// Types a request and waits for an answer that contains `wanted`.
async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

#[test]
fn a_timer_is_set_by_words_rings_and_is_stopped_by_its_button() {
    still("timer", async |stage| {
        let page = &stage.page;
        page.open().await?;
        ask(page, "set a tea timer for two seconds", "Your tea timer").await?;
        page.until_text("tea timer rings").await?;
        page.press("Stop ringing").await?;
        page.until("the silence", async || {
            Ok((!page.text().await?.contains("tea timer rings")).then_some(()))
        })
        .await?;
        ask(page, "what timers do I have", "no timers").await
    });
}

#[test]
fn a_timer_outlives_a_reload_and_its_name_lies_nowhere_in_clear() {
    still("timer-kept", async |stage| {
        let page = &stage.page;
        page.open().await?;
        ask(
            page,
            "set a pasta timer for forty minutes",
            "Your pasta timer",
        )
        .await?;
        page.until("the sealed note", async || {
            Ok((Dump::of(page).await?.entries("keys") == 1).then_some(()))
        })
        .await?;
        page.reload().await?;
        page.tab("Timers and alarms").await?;
        page.button("Cancel: pasta timer").await?;
        let dump = Dump::of(page).await?;
        assert!(!dump.holds(b"pasta"), "a name in clear");
        page.press("Cancel: pasta timer").await?;
        page.until_text("None runs.").await
    });
}

#[test]
fn in_guest_mode_nothing_of_a_request_is_kept() {
    let scene = Scene::request(6.0, WORDS[0], SPEECHES[0]).unwrap();
    hearing("guest", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        ask(page, "turn on guest mode", "uest mode").await?;
        page.until_text("nothing you say is kept").await?;
        page.start().await?;
        page.until_status("Listening").await?;
        page.until_status("Waiting for").await?;
        history::until_count(page, 0).await?;
        let dump = Dump::of(page).await?;
        assert_eq!(dump.of_recordings(), 0);
        Ok(())
    });
}
