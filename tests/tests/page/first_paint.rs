//! The first look: what this is, and no question before a press.

use hearsay_tests::{probe, stage::still};

#[test]
fn the_page_says_what_it_is_and_asks_for_nothing_before_the_press() {
    still("first-paint", async |stage| {
        let page = &stage.page;
        page.open().await?;
        let text = page.text().await?;
        for said in [
            "Alexa",
            "microphone",
            "stays in this browser",
            "Start the speaker",
        ] {
            assert!(text.contains(said), "{said:?} is missing from:\n{text}");
        }
        let status = page.status().await?;
        assert_eq!(
            status.split(" | ").next(),
            Some("The speaker is off"),
            "the state before the start"
        );
        page.the("region", "History").await?;
        assert_eq!(
            probe::times_asked(page).await?,
            0,
            "not asked before the press"
        );

        page.start().await?;
        assert_eq!(
            probe::times_asked(page).await?,
            1,
            "asked once after the press"
        );
        assert_eq!(
            probe::uncaught(page).await?,
            Vec::<String>::new(),
            "no uncaught exception"
        );
        Ok(())
    });
}

/// What a person with a slow line, or with scripts switched off, is left with.
#[test]
fn without_any_script_the_page_still_says_what_it_is() {
    still("no-script", async |stage| {
        let cdp = stage.page.client.cdp();
        let off = serde_json::json!({ "value": true });
        cdp.send_raw("Emulation.setScriptExecutionDisabled", off)
            .await?;
        stage
            .page
            .client
            .goto(&format!("{}/", stage.server.origin()))
            .await?;
        let text = stage
            .page
            .client
            .find(thirtyfour::By::Css("body"))
            .await?
            .text()
            .await?;
        for said in ["Hearsay", "Alexa", "microphone"] {
            assert!(text.contains(said), "{said:?} is missing from:\n{text}");
        }
        Ok(())
    });
}
