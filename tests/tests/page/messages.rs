//! Messages: written and recorded, to another profile of the page and into a file.

use hearsay_tests::{
    Outcome,
    files::fill,
    page::Page,
    scene::{SPEECHES, Scene},
    stage::{hearing, still},
    storage::Dump,
};
use std::time::Duration;

/// Types a request and waits for something that contains `wanted`.
async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

/// Adds somebody who shares the page.
async fn add(page: &Page, name: &str) -> Outcome {
    page.tab("Messages").await?;
    fill(page, ".people-new", name).await?;
    page.press("Add profile").await?;
    page.until_text(&format!("{name} can use this page now"))
        .await
}

/// What stands beside the messages about what became of them.
async fn statuses(page: &Page) -> Outcome<String> {
    let script = "return [...document.querySelectorAll('.letter-status')]\
                  .map((e) => e.textContent).join(' | ')";
    let said = page.run(script, vec![]).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

async fn until_status(page: &Page, wanted: &str) -> Outcome {
    page.until(wanted, async || {
        Ok((statuses(page).await? == wanted).then_some(()))
    })
    .await
}

#[test]
fn a_typed_message_is_sent_found_unread_by_its_recipient_played_and_deleted() {
    still("message-typed", async |stage| {
        let page = &stage.page;
        page.open().await?;
        add(page, "Sam").await?;
        ask(
            page,
            "send a message to sam saying dinner is ready",
            "Send “dinner is ready” to Sam?",
        )
        .await?;
        ask(page, "send it", "Sent to Sam.").await?;
        until_status(page, "Sent, delivered").await?;
        page.until_text("profile of this page, 1 new").await?;
        page.press("Use this page as Sam").await?;
        page.until_text("You have a new message from Home.").await?;
        page.press("Play message from Home").await?;
        until_status(page, "Sent, delivered, played").await?;
        page.press("Use this page as Home").await?;
        until_status(page, "Sent, delivered, played").await?;
        assert!(!Dump::of(page).await?.holds(b"dinner"), "words in clear");

        page.reload().await?;
        page.tab("Messages").await?;
        until_status(page, "Sent, delivered, played").await?;
        page.press("Delete message to Sam").await?;
        page.until_text("Sam keeps a copy of the text and has played it")
            .await?;
        page.press("Delete this message").await?;
        page.until_text("Nothing was sent yet.").await?;
        page.press("Use this page as Sam").await?;
        until_status(page, "Sent, delivered, played, deleted by the sender").await
    });
}

#[test]
fn a_recorded_message_is_paused_trimmed_sent_and_heard_by_its_recipient() {
    let mut scene = Scene::new().quiet(4.0);
    for _ in 0..30 {
        scene = scene.speech(SPEECHES[0]).unwrap().quiet(0.5);
    }
    hearing("message-recorded", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        add(page, "Sam").await?;
        page.start().await?;
        ask(page, "send a message to sam", "What's the message for Sam?").await?;
        page.press("Pause recording").await?;
        page.until_text("Paused.").await?;
        page.press("Go on recording").await?;
        page.button("Pause recording").await?;
        tokio::time::sleep(Duration::from_secs(4)).await;
        page.press("Stop recording").await?;
        page.until_text("will be sent").await?;
        fill(page, ".trim-to", "2").await?;
        page.press("Trim").await?;
        page.until_text("It is 2 seconds long now. Send it?")
            .await?;
        page.press("Send message").await?;
        page.until_text("Sent to Sam.").await?;
        let dump = Dump::of(page).await?;
        assert_eq!(
            dump.entries("recordings"),
            2,
            "the sender's copy and the recipient's; no stretch and no rest is left"
        );
        page.press("Use this page as Sam").await?;
        page.until_status("New message").await?;
        page.press("Play message from Home").await?;
        until_status(page, "Sent, delivered, played").await
    });
}

#[test]
fn guests_make_no_messages() {
    still("message-guest", async |stage| {
        let page = &stage.page;
        page.open().await?;
        add(page, "Sam").await?;
        ask(page, "turn on guest mode", "uest mode").await?;
        ask(page, "send a message to sam", "no message can be made").await
    });
}

#[test]
fn a_message_file_opens_once_and_only_with_its_code() {
    still("message-file", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Messages").await?;
        fill(page, ".people-new", "Mum").await?;
        page.press("Add contact").await?;
        page.until_text("Mum is a contact now").await?;
        ask(
            page,
            "send a message to mum saying see you on sunday",
            "to Mum?",
        )
        .await?;
        page.press("Send message").await?;
        page.until_text("A file for Mum").await?;
        let code = page
            .run(
                "return document.querySelector('.message-file .message-code').textContent",
                vec![],
            )
            .await?;
        let code = code.as_str().unwrap_or_default().to_owned();
        page.press("Save the file").await?;
        let file = page
            .until("the saved file", async || {
                let folder = std::fs::read_dir(stage.wish.downloads())?;
                let mut files = folder.filter_map(Result::ok).map(|entry| entry.path());
                Ok(files.find(|it| it.extension().is_some_and(|end| end == "hearsay-message")))
            })
            .await?;
        let bytes = std::fs::read(&file)?;
        assert!(
            !bytes.windows(6).any(|it| it == b"sunday"),
            "words in clear"
        );

        let open = async |code: &str, wanted: &str| -> Outcome {
            let field = ".message-came";
            let path = file.to_string_lossy().into_owned();
            page.client
                .find(thirtyfour::By::Css(field))
                .await?
                .send_keys(path)
                .await?;
            fill(page, ".message-code-typed", code).await?;
            page.press("Open message").await?;
            page.until_text(wanted).await
        };
        open("0000-0000-0000-0001", "There is a slip in this code").await?;
        open(&code, "This is the message that you sent.").await?;
        add(page, "Sam").await?;
        page.press("Use this page as Sam").await?;
        page.until_text("Sam uses this page now").await?;
        open(&code, "A message from Home is in the inbox.").await?;
        open(&code, "This message was opened here before.").await
    });
}
