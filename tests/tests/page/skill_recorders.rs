//! Recorder skills: notes one after another, words only, and refusals in the house's ledger.

use hearsay_tests::{
    Outcome,
    page::Page,
    scene::{SPEECHES, Scene},
    skills::{ask, enable, enable_recorder},
    stage::{hearing, still},
};
use std::time::Duration;

/// All JSON that went to and from the skill, also where it is folded away.
async fn exchanged(page: &Page) -> Outcome<String> {
    let script = "return [...document.querySelectorAll('.skill-steps pre')].map((e) => e.textContent).join('\\n')";
    let all = page.run(script, vec![]).await?;
    Ok(all.as_str().unwrap_or_default().to_owned())
}

async fn until_exchanged(page: &Page, wanted: &str) -> Outcome {
    page.until(wanted, async || {
        Ok(exchanged(page).await?.contains(wanted).then_some(()))
    })
    .await
}

#[test]
fn a_recorders_notes_play_one_after_another() {
    let mut scene = Scene::new().quiet(4.0);
    for _ in 0..30 {
        scene = scene.speech(SPEECHES[0]).unwrap().quiet(0.5);
    }
    hearing("recorder-notes", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        enable_recorder(page, "Voice Recorder").await?;
        page.start().await?;
        ask(page, "open voice recorder", "Do you agree: you?").await?;
        page.press("Everybody agrees").await?;
        for words in ["record another one", ""] {
            page.until_status("Recording for the skill provider")
                .await?;
            tokio::time::sleep(Duration::from_secs(2)).await;
            page.press("Action").await?;
            page.until_text("Saved: ").await?;
            if !words.is_empty() {
                ask(page, words, "Understood as RecordIntent").await?;
            }
        }
        ask(page, "play my notes", "Understood as PlayAllIntent").await?;
        until_exchanged(
            page,
            "\"count\":2,\"locale\":\"en-US\",\"outcome\":\"PLAYED\"",
        )
        .await?;
        ask(page, "stop", "Voice Recorder: ended").await
    });
}

#[test]
fn with_words_only_a_recorder_is_refused_and_its_requests_hold_no_recorder() {
    still("recorder-words", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        enable_recorder(page, "Voice Recorder").await?;
        page.turn("Words only, as a real custom skill").await?;
        page.until_text("no field for sound").await?;
        ask(page, "open voice recorder", "A real custom skill has none").await?;
        page.until_text("Voice Recorder: ended").await?;
        let json = exchanged(page).await?;
        let first = json.lines().next().unwrap_or_default();
        assert!(
            first.contains("LaunchRequest") && !first.contains("ecorder:"),
            "{first}"
        );
        assert!(first.contains("\"supportedInterfaces\":{}"), "{first}");
        page.tab("Ledger").await?;
        page.until_text("A skill ordered the recorder and was refused.")
            .await
    });
}

#[test]
fn a_permission_that_a_skill_uses_without_holding_it_is_in_the_ledger() {
    still("nosy-ledger", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        enable(page, "Friendly Helper").await?;
        page.press("Open Friendly Helper").await?;
        page.until_text("Refused: ").await?;
        page.tab("Ledger").await?;
        page.until_text("and was refused.").await?;
        page.until_text("used a permission that it does not hold and got nothing.")
            .await?;
        let lines = page.the("group", "Entries of the ledger").await?;
        let lines = lines.text().await?;
        assert!(lines.contains("used a permission"), "{lines}");
        for content in ["Friendly", "contacts", "location", "e-mail"] {
            assert!(!lines.contains(content), "no content: {lines}");
        }
        Ok(())
    });
}
