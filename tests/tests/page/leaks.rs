//! Nothing leaves the origin: what a script inside the page tries, and what the page does by itself.

use hearsay_tests::{
    Outcome, history, place, probe,
    scene::{SPEECHES, Scene, WORDS},
    server::{Answer, Hit, Server},
    stage::{Stage, hearing_and_after, still},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Ways that reach another host from a page without a policy in headless Chromium; the control must
/// find each of them open, or the test of the closed page would prove nothing.
const OPEN_WITHOUT_POLICY: [&str; 23] = [
    "fetch",
    "keepalive",
    "xhr",
    "socket",
    "events",
    "beacon",
    "image",
    "script",
    "module",
    "style",
    "prefetch",
    "preload",
    "background",
    "font",
    "audio",
    "frame",
    "borrowed",
    "object",
    "form",
    "ping",
    "worker",
    "inline",
    "srcdoc",
];

#[test]
fn a_script_inside_the_page_cannot_reach_another_origin() {
    still("leaks", async |stage| {
        stage.page.open().await?;
        let reached = attempt(stage).await?;
        let violations = probe::violations(&stage.page).await?;
        println!("reached {reached:?}; held back {violations:?}");
        assert!(reached.is_empty(), "these ways are open: {reached:?}");
        for directive in [
            "connect-src",
            "img-src",
            "script-src-elem",
            "frame-src",
            "form-action",
        ] {
            assert!(
                violations.iter().any(|v| v == directive),
                "{directive} held something back"
            );
        }
        Ok(())
    });
}

#[test]
fn the_same_script_reaches_it_from_a_page_without_a_policy() {
    still("leaks-control", async |stage| {
        stage.server.answer(
            "/open.html",
            Answer::html("<!doctype html><title>open</title><body>"),
        );
        stage
            .page
            .client
            .goto(&format!("{}/open.html", stage.server.origin()))
            .await?;
        let reached = attempt(stage).await?;
        println!("reached {reached:?}");
        for way in OPEN_WITHOUT_POLICY {
            assert!(
                reached.contains(way),
                "{way} does not reach anything even without a policy"
            );
        }
        Ok(())
    });
}

/// Runs the script against a server that counts; gives the ways that arrived.
async fn attempt(stage: &Stage) -> Outcome<BTreeSet<String>> {
    let other = Server::that_counts()?;
    let script = include_str!("../../src/scripts/leak.js");
    let answer = stage
        .page
        .run_async(script, vec![json!(other.origin())])
        .await?;
    let tried = answer
        .get("ways")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    assert!(tried >= OPEN_WITHOUT_POLICY.len(), "every way was tried");
    Ok(other.hits().iter().filter_map(way_of).collect())
}

fn way_of(hit: &Hit) -> Option<String> {
    let rest = hit.path.strip_prefix("/leak/")?;
    rest.split('?').next().map(str::to_owned)
}

/// The browser's own log of its network says where every byte of the session went.
#[test]
fn a_whole_session_asks_no_other_host_for_anything() {
    let scene = Scene::request(2.0, WORDS[0], SPEECHES[0]).unwrap();
    let act = async |stage: &Stage| {
        let page = &stage.page;
        page.open().await?;
        page.start().await?;
        history::until_count(page, 1).await?;
        history::download(stage).await?;
        page.press("Mute microphone").await?;
        page.until_status("Microphone is off").await?;
        page.reload().await?;
        history::delete(page).await?;
        history::until_count(page, 0).await?;
        let strange: Vec<Hit> = stage
            .server
            .hits()
            .into_iter()
            .filter(|hit| hit.method != "GET")
            .collect();
        assert_eq!(strange, [], "the page only fetches");
        Ok(stage.server.origin())
    };
    hearing_and_after("no-other-host", &scene, act, |origin, net_log| {
        let asked = net_log.urls_asked_by(&origin);
        assert!(
            asked.iter().any(|url| url.ends_with(".wasm")),
            "the log shows requests: {asked:?}"
        );
        let elsewhere: Vec<&String> = asked
            .iter()
            .filter(|url| !url.starts_with(&origin))
            .collect();
        assert!(elsewhere.is_empty(), "asked elsewhere: {elsewhere:?}");
        Ok(())
    });
}

/// WebRTC is the one way that Chromium lets no policy close: it does not know the directive `webrtc`
/// (a warning in its console says so) and `connect-src` is not for it. A script that got into the page
/// could use it; `script-src` keeps scripts out, and none of the page's own files names it.
#[test]
fn no_file_of_the_page_names_a_way_that_the_policy_does_not_govern() {
    let names: [&[u8]; 3] = [
        b"RTCPeerConnection",
        b"WebTransport",
        b"webkitSpeechRecognition",
    ];
    let (mut read, mut found) = (0, Vec::new());
    for entry in std::fs::read_dir(place::dist().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|end| end == "js" || end == "wasm" || end == "html")
        {
            let bytes = std::fs::read(&path).unwrap();
            read += 1;
            found.extend(
                names
                    .iter()
                    .filter(|name| holds(&bytes, name))
                    .map(|_| path.clone()),
            );
        }
    }
    assert!(read >= 4, "page, program, worklet and processor were read");
    assert!(found.is_empty(), "named in {found:?}");
}

fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}
