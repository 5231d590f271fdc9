//! Skills: enabled by hand, opened by words, talked to, and refused what they may not do.

use hearsay_tests::{
    Outcome,
    files::fill,
    page::Page,
    scene::{SPEECHES, Scene},
    skills::{ask, enable},
    stage::{hearing, still},
    storage::Dump,
};

#[test]
fn a_skill_is_enabled_opened_by_its_name_and_answers_in_turns() {
    still("skill-facts", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        enable(page, "Number Hunt").await?;
        ask(page, "open number hunt", "Number Hunt by").await?;
        page.until_text("Request to the skill").await?;
        ask(page, "fifty", "Understood as").await?;
        ask(page, "stop", "Number Hunt: ended").await
    });
}

/// Waits until an owner's card counts so many records.
async fn until_held(page: &Page, owner: &str, count: u64) -> Outcome {
    let script = "return document.querySelector(arguments[0])?.textContent";
    let css = format!("[aria-labelledby=holder-{owner}] dd");
    page.until(&format!("{count} of {owner}"), async || {
        let held = page.run(script, vec![css.clone().into()]).await?;
        Ok((held.as_str() == Some(count.to_string().as_str())).then_some(()))
    })
    .await
}

#[test]
fn a_recorder_records_into_its_providers_vault_and_only_with_the_microphone() {
    let mut scene = Scene::new().quiet(4.0);
    for _ in 0..12 {
        scene = scene.speech(SPEECHES[0]).unwrap().quiet(1.0);
    }
    hearing("voice-recorder", &scene, async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.press("Enable Voice Recorder").await?;
        page.press("Enable it").await?;
        page.start().await?;
        ask(
            page,
            "open voice recorder",
            "To record I need the microphone",
        )
        .await?;
        page.until_text("Voice Recorder: ended").await?;
        page.press("Disable Voice Recorder").await?;
        page.press("Enable Voice Recorder").await?;
        let allow =
            "document.querySelector('[aria-label=\"What Voice Recorder asks for\"] input').click()";
        page.run(allow, vec![]).await?;
        page.press("Enable it").await?;
        ask(page, "open voice recorder", "Do you agree: you?").await?;
        fill(page, ".note-now input", "Ada, Sam").await?;
        page.until_text("Do you agree: Ada and Sam?").await?;
        assert_eq!(Dump::of(page).await?.entries("recordings"), 0);
        page.press("Everybody agrees").await?;
        page.until_status("Recording for the skill provider")
            .await?;
        page.until_text("left of 10:00").await?;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        page.press("Action").await?;
        page.until_text("Saved: ").await?;
        page.until_text("with the agreement of Ada and Sam").await?;
        ask(page, "stop", "Voice Recorder: ended").await?;
        // The skill listened for an answer while somebody talked on: that may lie in the cloud.
        page.tab("Who holds what").await?;
        until_held(page, "skill-provider", 1).await
    });
}

#[test]
fn a_model_of_ones_own_shows_its_requests_and_is_answered_by_hand() {
    still("skill-model", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        let model = r#"{"interactionModel":{"languageModel":{"invocationName":"tea house","intents":[
            {"name":"AMAZON.StopIntent","samples":[]},{"name":"AMAZON.HelpIntent","samples":[]},{"name":"AMAZON.CancelIntent","samples":[]},
            {"name":"OrderIntent","slots":[{"name":"count","type":"AMAZON.NUMBER"}],"samples":["bring me {count} cups","order tea"]}]}}}"#;
        fill(page, "form textarea.json", model).await?;
        page.press("Add the skill").await?;
        enable(page, "tea house").await?;
        ask(page, "open tea house", "you answer for it").await?;
        page.until_text("Request to the skill").await?;
        page.press("Send the response").await?;
        page.until_text("What would you like?").await?;
        ask(page, "bring me seven cups", "Understood as OrderIntent").await
    });
}
