//! A session saved as a regression script, played again, and judged; files that are none.

use hearsay_tests::{
    Outcome,
    skills::{ask, choose, enable},
    stage::{Stage, still},
};
use serde_json::{Value, json};
use std::path::PathBuf;

const FIELD: &str = "input.skill-replay";

/// The session that was saved.
async fn saved(stage: &Stage) -> Outcome<PathBuf> {
    stage
        .page
        .until("the saved session", async || {
            let folder = std::fs::read_dir(stage.wish.downloads())?;
            let mut files = folder.filter_map(Result::ok).map(|entry| entry.path());
            Ok(files.find(|it| it.extension().is_some_and(|end| end == "json")))
        })
        .await
}

#[test]
fn a_saved_session_passes_when_it_is_replayed_and_a_change_is_shown() {
    still("skill-replay", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        enable(page, "Number Hunt").await?;
        ask(page, "open number hunt", "Number Hunt: open").await?;
        page.until_text("Request to the skill").await?;
        ask(page, "fifty", "Understood as").await?;
        ask(page, "stop", "Number Hunt: ended").await?;
        page.press("Save this session").await?;
        let file = saved(stage).await?;
        let text = std::fs::read_to_string(&file)?;
        let copy = stage.wish.folder.join("session.json");
        choose(page, FIELD, &copy, &text).await?;
        page.until_text("Passed: all 3 steps came as expected.")
            .await?;
        page.until_text("“fifty” is said.").await?;

        let mut script: Value = serde_json::from_str(&text)?;
        script["steps"][1]["expect"]["slots"]["number"] = json!("51");
        script["steps"][2]["expect"]["speech_is"] = json!("<img src=x onerror=alert(1)>");
        choose(page, FIELD, &copy, &script.to_string()).await?;
        page.until_text("Failed: 2 of 3 steps came otherwise.")
            .await?;
        page.until_text("Expected “51” for the slot number, and it is “50”.")
            .await?;
        page.until_text("Expected “<img src=x onerror=alert(1)>” for all that is said")
            .await
    });
}

#[test]
fn files_that_are_no_session_get_a_sentence() {
    still("skill-replay-hostile", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        let file = stage.wish.folder.join("hostile.json");
        let steps = vec![json!({ "input": "launch" }); 501];
        let of = |skill: &str, steps: Value| {
            json!({ "hearsayReplay": 1, "skill": skill, "steps": steps }).to_string()
        };
        let cases = [
            (
                "\u{0}\u{1}\u{fffd}".to_owned(),
                "The script cannot be read at line 1",
            ),
            ("[".repeat(200_000), "The script cannot be read at line 1"),
            (
                of("number-hunt", json!(steps)),
                "has 501 steps, and at most 500 are played",
            ),
            (of("number-hunt", json!([])), "has no steps"),
            (of("number-hunt", json!([{ "input": "dance" }])), "dance"),
            (
                of("<b>nobody</b>", json!([{ "input": "launch" }])),
                "There is no skill “<b>nobody</b>” here.",
            ),
            (
                of("number-hunt", json!([])).replace(":1,", ":9,"),
                "is of version 9",
            ),
            (" ".repeat(2_000_000), "larger than 1048576 bytes"),
        ];
        for (text, sentence) in cases {
            choose(page, FIELD, &file, &text).await?;
            page.until_text(sentence).await?;
        }
        Ok(())
    });
}
