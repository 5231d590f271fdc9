//! A person's own server: nothing goes there before it is allowed, words only after, and no trouble of it hurts.

use hearsay_tests::{
    Outcome,
    page::Page,
    server::{Answer, Server},
    skills::{answered_by, ask, enable, model, paste},
    stage::{Stage, still},
};
use serde_json::{Value, json};

const HELLO: &str = r#"{ "version": "1.0", "response": { "outputSpeech": { "type": "PlainText", "text": "Tea from your own kitchen." }, "shouldEndSession": true } }"#;

/// Adds "tea house", answered by a server at this address, and enables it.
async fn add(page: &Page, address: &str) -> Outcome {
    page.tab("Skills").await?;
    page.button("Add the skill").await?;
    answered_by(page, "server").await?;
    paste(page, ".skill-server", address).await?;
    paste(
        page,
        "form textarea.json",
        &model(&[("MoreIntent", "more")]),
    )
    .await?;
    page.press("Add the skill").await?;
    enable(page, "tea house").await
}

async fn allow(page: &Page) -> Outcome {
    page.press("Allow the server of tea house").await?;
    page.until_text("Allowed: its requests go to").await
}

/// Runs a script in the window that talks to the server.
async fn in_window(stage: &Stage, script: &str, given: Vec<Value>) -> Outcome<Value> {
    let client = &stage.page.client;
    let [home, other] = &client.windows().await?[..] else {
        return Err("there are two windows".into());
    };
    client.switch_to_window(other.clone()).await?;
    let answer = stage.page.run_async(script, given).await;
    client.switch_to_window(home.clone()).await?;
    answer
}

#[test]
fn nothing_goes_to_a_server_before_it_is_allowed_and_only_words_after() {
    still("endpoint", async |stage| {
        let (server, stranger) = (Server::that_counts()?, Server::that_counts()?);
        server.answer("/skill", Answer::json(HELLO));
        let page = &stage.page;
        page.open().await?;
        add(page, &format!("{}/skill", server.origin())).await?;
        page.until_text(&format!("connect-src {}", server.origin()))
            .await?;
        ask(
            page,
            "open tea house",
            "is not allowed; allow it in the list of skills",
        )
        .await?;
        assert_eq!(server.hits(), [], "off means off");

        allow(page).await?;
        ask(page, "open tea house", "Tea from your own kitchen.").await?;
        let sent: Vec<_> = server
            .hits()
            .into_iter()
            .filter(|hit| hit.method == "POST")
            .collect();
        assert_eq!(sent.len(), 1, "{sent:?}");
        let request: Value = serde_json::from_str(&sent[0].body)?;
        assert_eq!(request["request"]["type"], "LaunchRequest");
        let shown = in_window(
            stage,
            "return document.getElementById('log').textContent",
            vec![],
        )
        .await?;
        let shown = shown.as_str().unwrap_or_default();
        assert!(
            shown.contains(&sent[0].body) && shown.contains("own kitchen"),
            "{shown}"
        );

        let tries = "const at = (host) => fetch(host, { mode: 'no-cors' }).then(() => true, () => false);\
                     return [await at(given[0]), await at(given[1])]";
        let hosts = vec![json!(server.origin()), json!(stranger.origin())];
        let reached = in_window(stage, tries, hosts.clone()).await?;
        assert_eq!(
            reached,
            json!([true, false]),
            "its window reaches the one address"
        );
        assert_eq!(
            page.run_async(tries, hosts).await?,
            json!([false, false]),
            "the page reaches none"
        );
        assert_eq!(stranger.hits(), []);

        page.press("Take back the server of tea house").await?;
        page.until_text("Off: nothing is sent to").await?;
        server.forget_hits();
        ask(
            page,
            "open tea house",
            "is not allowed; allow it in the list of skills",
        )
        .await?;
        assert_eq!(server.hits(), [], "taken back means off");
        Ok(())
    });
}

#[test]
fn closing_its_window_takes_the_allowance_back() {
    still("endpoint-closed", async |stage| {
        let server = Server::that_counts()?;
        server.answer("/skill", Answer::never());
        let page = &stage.page;
        page.open().await?;
        add(page, &format!("{}/skill", server.origin())).await?;
        allow(page).await?;
        ask(page, "open tea house", "Sent: to http").await?;
        in_window(stage, "setTimeout(() => close(), 50)", vec![]).await?;
        page.until_text("its window was closed").await?;
        page.until_text("Off: nothing is sent to").await
    });
}

#[test]
fn every_trouble_of_a_server_is_a_sentence() {
    still("endpoint-troubles", async |stage| {
        let (server, elsewhere) = (Server::that_counts()?, Server::that_counts()?);
        let page = &stage.page;
        page.open().await?;
        add(page, &format!("{}/skill", server.origin())).await?;
        allow(page).await?;
        let troubles = [
            (
                Answer::json("{}").with_status("500 Internal Server Error"),
                "it answers with status 500",
            ),
            (
                Answer::redirect(format!("{}/taken", elsewhere.origin())),
                "sends elsewhere (a redirect)",
            ),
            (
                Answer::html("<h1>It works!</h1>"),
                "is not JSON: look at line 1",
            ),
            (Answer::json("[1, 2]"), "is JSON, but not an object"),
            (
                Answer::bytes(vec![b' '; 4_000_000]),
                "larger than 122880 bytes",
            ),
            (Answer::never(), "did not answer in time"),
        ];
        for (answer, sentence) in troubles {
            server.answer("/skill", answer);
            ask(page, "open tea house", sentence).await?;
            page.until_text("tea house: ended").await?;
            server.answer("/skill", Answer::json(HELLO));
            ask(page, "open tea house", "Tea from your own kitchen.").await?;
            page.until_text("tea house: ended").await?;
        }
        assert_eq!(elsewhere.hits(), [], "no redirect was followed");
        drop(server);
        ask(page, "open tea house", "nobody answers at http").await
    });
}

#[test]
fn an_address_that_is_not_on_this_computer_is_no_server() {
    still("endpoint-elsewhere", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        answered_by(page, "server").await?;
        for address in [
            "https://example.com/",
            "http://localhost/",
            "http://[::1]:80/",
        ] {
            paste(page, ".skill-server", address).await?;
            paste(
                page,
                "form textarea.json",
                &model(&[("MoreIntent", "more")]),
            )
            .await?;
            page.press("Add the skill").await?;
            page.until_text(&format!("“{address}” is not on this computer"))
                .await?;
        }
        Ok(())
    });
}
