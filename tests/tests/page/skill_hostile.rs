//! Skills made to do harm: too large, too deep, of wrong types, full of markup, under others' names.

use hearsay_tests::{
    Outcome,
    page::Page,
    skills::{answered_by, ask, choose, enable, model, paste},
    stage::still,
};
use serde_json::{Value, json};

const MARKUP: &str = "<img src=x onerror='window.harmed=1'><b>bold</b>";

/// Adds a skill of this text and waits for what is said of it.
async fn add(page: &Page, json: &str, wanted: &str) -> Outcome {
    paste(page, "form textarea.json", json).await?;
    page.press("Add the skill").await?;
    page.until_text(wanted).await
}

#[test]
fn models_that_are_too_large_too_deep_or_no_models_are_refused_with_a_sentence() {
    still("hostile-models", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        let nested = format!("\n\n{}1{}", "{\"a\":".repeat(5_000), "}".repeat(5_000));
        for (json, sentence) in [
            ("", "The skill is not JSON: look at line 1"),
            ("\n{\"a\":", "The skill is not JSON: look at line 2"),
            (nested.as_str(), "The skill is not JSON: look at line 3"),
            ("[1, 2, 3]", "At the top is a list; there should be"),
            ("{\"interactionModel\": 7}", "Its language model is empty"),
            (
                "{\"languageModel\":{\"invocationName\":[],\"intents\":\"all\"}}",
                "/languageModel/intents has no intents",
            ),
        ] {
            add(page, json, sentence).await?;
        }
        let file = stage.wish.folder.join("huge.json");
        let huge = json!({ "model": "x".repeat(4_000_000) }).to_string();
        choose(page, "input[aria-label='File of a skill']", &file, &huge).await?;
        page.until_text("The skill is larger than 3145728 bytes")
            .await?;
        let own = page
            .all("button", hearsay_tests::page::Name::Begins("Remove "))
            .await?;
        assert!(own.is_empty(), "nothing was added");
        Ok(())
    });
}

#[test]
fn a_model_of_thousands_of_samples_and_slots_does_not_hold_up_the_page() {
    still("hostile-large", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        let intent = |at: usize| {
            let samples: Vec<String> = (0..40)
                .map(|n| format!("(a+)+ {{s}} {{s}} {at} number {n} {{s}}"))
                .collect();
            json!({ "name": format!("Intent{at}"), "samples": samples, "slots": [ { "name": "s", "type": "AMAZON.SearchQuery" } ] })
        };
        let intents: Vec<Value> = (0..200).map(intent).collect();
        let json =
            json!({ "languageModel": { "invocationName": "tea house", "intents": intents } });
        paste(page, "form textarea.json", &json.to_string()).await?;
        page.press("Add the skill").await?;
        // Added or refused: the page goes on either way.
        page.until("a sentence or a skill", async || {
            let text = page.text().await?;
            let told = text.contains("did not answer and was ended") || text.contains("at most");
            Ok((told || text.contains("“Alexa, open tea house”")).then_some(()))
        })
        .await?;
        enable(page, "Moon Facts").await?;
        ask(page, "open moon facts", "Moon Facts by").await
    });
}

#[test]
fn markup_in_names_speech_and_cards_is_shown_as_text() {
    still("hostile-markup", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        answered_by(page, "script").await?;
        let response = json!({ "version": "1.0", "response": {
            "outputSpeech": { "type": "PlainText", "text": format!("Speech {MARKUP}") },
            "card": { "type": "Simple", "title": format!("Title {MARKUP}"), "content": format!("Content {MARKUP}") },
            "shouldEndSession": true } });
        paste(
            page,
            ".skill-script",
            &format!("const handler = () => ({response});"),
        )
        .await?;
        let model: Value = serde_json::from_str(&model(&[("MoreIntent", "more")]))?;
        let file = json!({ "name": "Tea <i>house</i>", "provider": MARKUP, "description": MARKUP, "model": model });
        add(page, &file.to_string(), "Tea <i>house</i>").await?;
        enable(page, "Tea <i>house</i>").await?;
        ask(page, "open tea house", &format!("Speech {MARKUP}")).await?;
        page.until_text(&format!("Title {MARKUP}")).await?;
        page.until_text(&format!("Content {MARKUP}")).await?;
        let made = "return document.querySelectorAll('.skills img, .skills b, .skills i, .skill-banner i').length + (window.harmed ?? 0)";
        assert_eq!(
            page.run(made, vec![]).await?,
            json!(0),
            "no element came of it"
        );
        Ok(())
    });
}

#[test]
fn a_skill_under_anothers_name_is_not_enabled_beside_it() {
    still("hostile-names", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        enable(page, "Voice Recorder").await?;
        let thief = model(&[("MoreIntent", "more")]).replace("tea house", "voice recorder");
        let thief = json!({ "id": "voice-recorder", "name": "Voice Recorder Two", "asks": ["microphone"],
            "model": serde_json::from_str::<Value>(&thief)? });
        add(page, &thief.to_string(), "Voice Recorder Two").await?;
        page.press("Enable Voice Recorder Two").await?;
        page.press("Enable it").await?;
        page.until_text("already answers to “voice recorder”")
            .await?;
        add(page, &thief.to_string(), "Added by you.").await
    });
}
