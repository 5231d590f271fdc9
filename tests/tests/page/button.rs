//! The action button: tap and hold, by pointer and by keyboard.

use hearsay_tests::{
    Outcome, history,
    page::Page,
    scene::{SPEECHES, Scene},
    stage::{Stage, hearing},
};
use std::time::Duration;

/// Longer than the page's threshold between tap and hold (400 ms), with room for a slow machine.
const HELD: Duration = Duration::from_millis(2_500);

fn room() -> Scene {
    Scene::new().quiet(4.0).speech(SPEECHES[0]).unwrap()
}

async fn begin(stage: &Stage) -> Outcome<thirtyfour::WebElement> {
    stage.page.open().await?;
    stage.page.start().await?;
    stage.page.button("Action").await
}

/// Waits for the recording, the answer and the rest after it.
async fn until_kept(page: &Page, count: usize, starter: &str, end: &str) -> Outcome {
    history::until_count(page, count).await?;
    page.until_status("Waiting for").await?;
    let lines = history::lines(page).await?;
    assert!(lines[0].contains(starter), "who started it: {lines:?}");
    assert!(lines[0].contains(end), "why it ended: {lines:?}");
    Ok(())
}

#[test]
fn the_action_button_is_tapped_and_held_with_a_pointer() {
    hearing("pointer", &room(), async |stage| {
        let page = &stage.page;
        let button = begin(stage).await?;
        page.click(&button).await?;
        page.until_status("Listening").await?;
        until_kept(page, 1, "Action button", "").await?;

        page.client
            .action_chain()
            .click_and_hold_element(&button)
            .perform()
            .await?;
        page.until_status("Listening").await?;
        tokio::time::sleep(HELD).await;
        assert!(
            page.status().await?.starts_with("Listening"),
            "it listens while it is held"
        );
        page.client.action_chain().release().perform().await?;
        until_kept(page, 2, "Hold to talk", "button let go").await
    });
}

#[test]
fn the_action_button_is_tapped_and_held_with_the_keyboard() {
    hearing("keyboard", &room(), async |stage| {
        let page = &stage.page;
        let button = begin(stage).await?;
        button.focus().await?;
        page.client
            .action_chain()
            .key_down(' ')
            .key_up(' ')
            .perform()
            .await?;
        page.until_status("Listening").await?;
        until_kept(page, 1, "Action button", "").await?;

        button.focus().await?;
        page.client.action_chain().key_down(' ').perform().await?;
        page.until_status("Listening").await?;
        tokio::time::sleep(HELD).await;
        assert!(
            page.status().await?.starts_with("Listening"),
            "it listens while it is held"
        );
        page.client.action_chain().key_up(' ').perform().await?;
        until_kept(page, 2, "Hold to talk", "button let go").await
    });
}
