//! Scripts of a person's own: they answer, they are ended, and nothing that they try gets out.

use hearsay_tests::{
    Outcome,
    page::Page,
    server::{Answer, Server},
    skills::{add_script, answered_by, ask, choose, enable, model, paste},
    stage::{Stage, still},
};
use serde_json::json;
use std::collections::BTreeSet;

/// Ways that reach somebody from a Worker without a policy in headless Chromium: the control must find each open.
const OPEN_WITHOUT_ROOM: [&str; 14] = [
    "fetch",
    "keepalive",
    "home",
    "xhr",
    "scripts",
    "known",
    "module",
    "inline",
    "evaluate",
    "worker",
    "font",
    "indexed",
    "caches",
    "folder",
];

/// Patience of the script in its room, milliseconds: below the 8 seconds that a skill has for its answer.
const IN_THE_ROOM_MS: u32 = 4_000;

/// Its patience in the control: a loaded machine is slow, not closed.
const WITHOUT_ROOM_MS: u32 = 20_000;

const COUNTS: &str = r#"async function handler(event) {
  const turn = (event.session.attributes.turn ?? 0) + 1;
  console.log("turn", { turn });
  await new Promise((later) => setTimeout(later, 50));
  return { version: "1.0", sessionAttributes: { turn },
    response: { outputSpeech: { type: "PlainText", text: `This is turn ${turn}.` }, shouldEndSession: false } };
}"#;

#[test]
fn a_script_of_a_file_answers_turn_by_turn_with_a_promise() {
    still("script-turns", async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.tab("Skills").await?;
        page.button("Add the skill").await?;
        answered_by(page, "script").await?;
        let file = stage.wish.folder.join("tea.js");
        choose(page, "input[aria-label='File of a script']", &file, COUNTS).await?;
        paste(
            page,
            "form textarea.json",
            &model(&[("MoreIntent", "more")]),
        )
        .await?;
        page.press("Add the skill").await?;
        page.until_text("runs in a closed room without network")
            .await?;
        enable(page, "tea house").await?;
        ask(page, "open tea house", "This is turn 1.").await?;
        page.until_text("The script logged: turn {\"turn\":1}")
            .await?;
        ask(page, "more", "This is turn 2.").await?;
        ask(page, "exit", "tea house: ended").await?;
        let console = page.console().await?.join(" ");
        assert!(!console.contains("turn"), "{console}");
        Ok(())
    });
}

const TROUBLES: &str = r#"exports.handler = (event, context, callback) => {
  const text = (words) => ({ version: "1.0", response: { outputSpeech: { type: "PlainText", text: words }, shouldEndSession: true } });
  switch (event.request.intent?.name) {
    case "LoopIntent": for (;;);
    case "ThrowIntent": throw new TypeError("no <b>milk</b> left");
    case "FailIntent": return callback(new Error("the kettle broke"));
    case "NumberIntent": return callback(null, 7);
    case "NothingIntent": return callback(null);
    case "FloodIntent": return callback(null, text("tea ".repeat(40000)));
    case "SilentIntent": return undefined;
    default: return callback(null, text("Here is your tea."));
  }
};"#;

#[test]
fn a_script_that_loops_throws_or_answers_garbage_is_closed_with_a_sentence() {
    let intents = [
        ("LoopIntent", "stir forever"),
        ("ThrowIntent", "spill it"),
        ("FailIntent", "boil water"),
        ("NumberIntent", "count cups"),
        ("NothingIntent", "bring nothing"),
        ("FloodIntent", "fill the room"),
        ("SilentIntent", "be quiet please"),
    ];
    let troubles = [
        (
            "spill it",
            "stopped with an error: TypeError: no <b>milk</b> left",
        ),
        (
            "boil water",
            "stopped with an error: Error: the kettle broke",
        ),
        ("count cups", "is JSON, but not an object"),
        ("bring nothing", "is JSON, but not an object"),
        ("fill the room", "larger than 122880 bytes"),
        ("stir forever", "did not answer in time"),
        ("be quiet please", "did not answer in time"),
    ];
    still("script-troubles", async |stage| {
        let page = &stage.page;
        page.open().await?;
        add_script(page, &intents, TROUBLES).await?;
        for (words, sentence) in troubles {
            ask(page, "open tea house", "Here is your tea.").await?;
            page.until_text("tea house: ended").await?;
            ask(page, &format!("ask tea house to {words}"), sentence).await?;
            page.until_text("tea house: ended").await?;
            // The script is told that its session ended, in a room of its own: that one goes too.
            page.until("no room that is left", async || {
                let rooms = page.run("return document.querySelectorAll('iframe').length", vec![]);
                Ok((rooms.await? == json!(0)).then_some(()))
            })
            .await?;
        }
        Ok(())
    });
}

#[test]
fn a_script_that_is_none_says_what_is_wrong_with_it() {
    still("script-none", async |stage| {
        let page = &stage.page;
        page.open().await?;
        add_script(page, &[("MoreIntent", "more")], "const tea = ;").await?;
        ask(page, "open tea house", "SyntaxError").await?;
        page.press("Remove tea house").await?;
        add_script(page, &[("MoreIntent", "more")], "const tea = 'green';").await?;
        ask(
            page,
            "open tea house",
            "there is no function “handler” in the script",
        )
        .await?;
        paste(page, ".skill-script", " ").await?;
        paste(
            page,
            "form textarea.json",
            &model(&[("MoreIntent", "more")]),
        )
        .await?;
        page.press("Add the skill").await?;
        page.until_text("The script is empty").await
    });
}

#[test]
fn nothing_that_a_script_tries_gets_out_of_its_room() {
    still("script-escape", async |stage| {
        let other = Server::that_counts()?;
        let page = &stage.page;
        page.open().await?;
        let listen = "window.overheard = []; window.channel = new BroadcastChannel('leak');\
                      channel.onmessage = (event) => overheard.push(event.data)";
        page.run(listen, vec![]).await?;
        let script = escape(stage, &other, IN_THE_ROOM_MS);
        add_script(page, &[("MoreIntent", "more")], &script).await?;
        ask(page, "open tea house", "Tried 25 ways, open: none.").await?;
        page.until_text("tea house: ended").await?;
        assert_eq!(other.hits(), [], "nothing reached the other host");
        let home: Vec<_> = stage.server.hits();
        let asked = home.iter().filter(|hit| hit.path.contains("secret"));
        assert_eq!(asked.count(), 0, "nor the page's own");
        let overheard = page.run("return overheard.length", vec![]).await?;
        assert_eq!(overheard, json!(0), "nor another tab");
        let here = page.run("return location.pathname", vec![]).await?;
        assert_eq!(here, json!("/"), "the page is where it was");
        Ok(())
    });
}

#[test]
fn the_same_script_gets_out_of_a_worker_without_a_room() {
    still("script-escape-control", async |stage| {
        let other = Server::that_counts()?;
        let open = Answer::html("<!doctype html><title>open</title><body>");
        stage.server.answer("/open.html", open);
        let page = &stage.page;
        let address = format!("{}/open.html", stage.server.origin());
        page.client.goto(&address).await?;
        let open = escaped(page, &escape(stage, &other, WITHOUT_ROOM_MS)).await?;
        // What arrives is out, whatever the script makes of the answer: this host sends no script and no font.
        let arrived = |way: &str| other.hits_on(&format!("/leak/{way}")) > 0;
        for way in OPEN_WITHOUT_ROOM {
            assert!(
                open.contains(way) || arrived(way),
                "{way} is closed even without a room; open: {open:?}"
            );
        }
        Ok(())
    });
}

/// The script with the two hosts that it tries to reach, and its patience in milliseconds.
fn escape(stage: &Stage, other: &Server, patience: u32) -> String {
    include_str!("../../src/scripts/escape.js")
        .replace("OTHER", &other.origin())
        .replace("OWN", &stage.server.origin())
        .replace("PATIENCE", &patience.to_string())
}

/// Runs the script in a plain Worker of this page; gives the ways that it found open.
async fn escaped(page: &Page, script: &str) -> Outcome<BTreeSet<String>> {
    let run = "const text = given[0] + '\\nhandler().then(postMessage)';\
               const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));\
               const { data } = await new Promise((done) => { worker.onmessage = done; });\
               return data.response.outputSpeech.text;";
    let said = page.run_async(run, vec![json!(script)]).await?;
    let said = said.as_str().unwrap_or_default().trim_end_matches('.');
    let open = said.split("open: ").nth(1).unwrap_or_default();
    Ok(open.split(", ").map(str::to_owned).collect())
}
