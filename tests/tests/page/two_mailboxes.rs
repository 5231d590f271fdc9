//! Messages between two windows that are two speakers over one vault.

use hearsay_tests::{
    Outcome, files::fill, page::Page, stage::still, storage::Dump, windows::Windows,
};

/// Writes a message and sends it.
async fn send(page: &Page, request: &str, to: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(&format!("to {to}?")).await?;
    page.press("Send message").await
}

async fn statuses(page: &Page) -> Outcome<String> {
    let script = "return [...document.querySelectorAll('.letter-status')]\
                  .map((e) => e.textContent).join(' | ')";
    let said = page.run(script, vec![]).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

async fn until_statuses(page: &Page, wanted: &str) -> Outcome {
    page.until(wanted, async || {
        Ok((statuses(page).await? == wanted).then_some(()))
    })
    .await
}

#[test]
fn a_message_to_another_speaker_lights_its_ring_and_what_becomes_of_it_comes_back() {
    still("two-mailboxes", async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        page.start().await?;
        windows.to_first(page).await?;
        page.tab("Messages").await?;
        page.until_text("at the speaker of this name, in a window of its own")
            .await?;
        send(
            page,
            "send a message to kitchen saying lunch is ready",
            "Kitchen",
        )
        .await?;
        until_statuses(page, "Sent, delivered").await?;

        windows.to_second(page).await?;
        page.until_status("New message").await?;
        page.tab("Messages").await?;
        page.press("Play message from Home").await?;
        until_statuses(page, "Sent, delivered, played").await?;
        send(page, "send a message to home saying coming", "Home").await?;
        windows.to_first(page).await?;
        page.button("Play message from Kitchen").await?;
        until_statuses(page, "Sent, delivered | Sent, delivered, played").await?;
        assert!(!Dump::of(page).await?.holds(b"lunch"), "words in clear");
        Ok(())
    });
}

#[test]
fn a_message_waits_for_a_window_that_is_closed_and_arrives_once_when_it_comes_back() {
    still("message-waits", async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        windows.to_first(page).await?;
        page.tab("Messages").await?;
        page.until_text("at the speaker of this name, in a window of its own")
            .await?;
        // The other window vanishes while the message is on its way.
        send(
            page,
            "send a message to kitchen saying lunch is ready",
            "Kitchen",
        )
        .await?;
        windows.close_second(page).await?;
        page.until_text("Sent to Kitchen.").await?;
        send(
            page,
            "send a message to kitchen saying it gets cold",
            "Kitchen",
        )
        .await?;
        page.until("a message that waits", async || {
            let all = statuses(page).await?;
            Ok(all.starts_with("Sent, not delivered yet | ").then_some(()))
        })
        .await?;

        Windows::another(page, "Kitchen").await?;
        page.tab("Messages").await?;
        page.until_text("it gets cold").await?;
        until_statuses(page, "Sent, delivered | Sent, delivered").await?;
        windows.to_first(page).await?;
        until_statuses(page, "Sent, delivered | Sent, delivered").await
    });
}
