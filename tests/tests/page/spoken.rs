//! Commands by voice: understood with their words, and "stop" without the wake word.

use hearsay_tests::{
    Outcome,
    files::fill,
    page::Page,
    scene::{COMMAND, SPEECHES, STOPS, Scene, WORDS},
    stage::hearing,
};

/// Types a request and waits for something that contains `wanted`.
async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

/// "Stop", again and again, each between two pauses, and a sentence after every third.
fn stops(count: usize) -> Outcome<Scene> {
    let mut scene = Scene::new().quiet(4.0);
    for round in 0..count {
        scene = scene.speech(STOPS[round % STOPS.len()])?.quiet(2.0);
        if round % 3 == 2 {
            scene = scene.speech(SPEECHES[0])?.quiet(2.0);
        }
    }
    Ok(scene)
}

#[test]
fn a_spoken_command_is_answered_and_its_words_are_in_the_history() {
    let scene = Scene::request(4.0, WORDS[0], COMMAND).unwrap();
    hearing("spoken-command", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.start().await?;
        page.until_text("why did you do this” as why").await?;
        page.until_text("wake word").await
    });
}

#[test]
fn stop_said_alone_ends_a_message_and_a_sentence_does_not() {
    let scene = stops(60).unwrap();
    hearing("spoken-stop-note", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Messages").await?;
        fill(page, ".people-new", "Sam").await?;
        page.press("Add profile").await?;
        page.until_text("Sam can use this page now").await?;
        page.start().await?;
        ask(page, "send a message to sam", "What's the message for Sam?").await?;
        // Nobody presses anything: a minute is the longest, and "stop" comes long before.
        page.until_text("seconds long. Send it?").await?;
        let text = page.text().await?;
        let length = text.split(" is ").find_map(|rest| {
            let (number, _) = rest.split_once(" seconds long. Send it?")?;
            number.parse::<u32>().ok()
        });
        assert!(length.is_some_and(|s| s < 30), "{length:?} of 60 seconds");
        Ok(())
    });
}

#[test]
fn stop_without_the_wake_word_ends_the_ringing() {
    let scene = stops(60).unwrap();
    hearing("spoken-stop-ringing", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.start().await?;
        ask(page, "set a timer for five seconds", "5 seconds").await?;
        page.until_text("Stop ringing").await?;
        page.until("silence", async || {
            let rings = page.text().await?.contains("Stop ringing");
            Ok((!rings).then_some(()))
        })
        .await
    });
}
