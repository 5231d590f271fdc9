//! The tab "Skills": adding a skill of one's own, enabling, opening and talking to one.

use crate::{Outcome, files::fill, page::Page};
use serde_json::{Value, json};
use thirtyfour::By;

/// A skill file's model with these intents beside the built-in ones. It answers to “tea house”.
#[must_use]
pub fn model(intents: &[(&str, &str)]) -> String {
    let built_in = ["Stop", "Help", "Cancel"];
    let built_in =
        built_in.map(|name| json!({ "name": format!("AMAZON.{name}Intent"), "samples": [] }));
    let own = intents
        .iter()
        .map(|(name, sample)| json!({ "name": name, "samples": [sample] }));
    let all: Vec<Value> = built_in.into_iter().chain(own).collect();
    json!({ "interactionModel": { "languageModel": { "invocationName": "tea house", "intents": all } } })
        .to_string()
}

/// Types a request and waits for something that contains `wanted`.
///
/// # Errors
/// When it stays away.
pub async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

/// Enables a skill with all that it asks for, as far as it can be had without a permission.
///
/// # Errors
/// When it cannot be opened then.
pub async fn enable(page: &Page, name: &str) -> Outcome {
    page.press(format!("Enable {name}").as_str()).await?;
    page.press("Enable it").await?;
    page.button(&format!("Open {name}")).await.map(drop)
}

/// Enables a recorder and lets it have the microphone.
///
/// # Errors
/// When it cannot be opened then.
pub async fn enable_recorder(page: &Page, name: &str) -> Outcome {
    page.press(format!("Enable {name}").as_str()).await?;
    let button = "document.querySelector('.skill .keep-choice input').click()";
    page.button("Enable it").await?;
    page.run(button, vec![]).await?;
    page.press("Enable it").await?;
    page.button(&format!("Open {name}")).await.map(drop)
}

/// Puts a text into a field at once, as pasting does.
///
/// # Errors
/// When there is no such field.
pub async fn paste(page: &Page, css: &str, text: &str) -> Outcome {
    let there = format!("a field {css}");
    page.until(&there, async || {
        Ok(page.client.find_all(By::Css(css)).await?.into_iter().next())
    })
    .await?;
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];\
                  field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.run(script, vec![json!(css), json!(text)])
        .await
        .map(drop)
}

/// Says what answers the next skill that is added: `script`, `server` or `file`.
///
/// # Errors
/// When there is no such choice.
pub async fn answered_by(page: &Page, who: &str) -> Outcome {
    let css = format!(".skills option[value={who}]");
    page.click(&page.client.find(By::Css(css)).await?).await
}

/// Adds the skill "tea house" with these intents, answered by this script, and enables it.
///
/// # Errors
/// When it cannot be opened then.
pub async fn add_script(page: &Page, intents: &[(&str, &str)], script: &str) -> Outcome {
    page.tab("Skills").await?;
    page.button("Add the skill").await?;
    answered_by(page, "script").await?;
    paste(page, ".skill-script", script).await?;
    paste(page, "form textarea.json", &model(intents)).await?;
    page.press("Add the skill").await?;
    enable(page, "tea house").await
}

/// Hands a text to a file field.
///
/// # Errors
/// When it cannot be written, or the field is not there.
pub async fn choose(page: &Page, css: &str, file: &std::path::Path, text: &str) -> Outcome {
    std::fs::write(file, text)?;
    let field = page.client.find(By::Css(css)).await?;
    Ok(field.send_keys(file.to_string_lossy()).await?)
}
