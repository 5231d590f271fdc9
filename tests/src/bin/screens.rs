//! Pictures of the page's main states, for the README and for whoever looks after the looks.
//!
//! `cargo run --package hearsay-tests --bin screens` writes `target/screens/STATE-WIDTH-THEME.png`
//! at 360, 768 and 1920 CSS pixels, dark and light. One session a width and theme: the states follow
//! one another as a scene plays. The household's tabs are shown from end to end, the others as far as
//! the screen reaches.

use hearsay_tests::{
    Outcome,
    files::fill,
    history,
    page::{Name, Page},
    place,
    scene::{SPEECHES, Scene, WORDS},
    skills,
    stage::{Stage, perform, playing},
};
use serde_json::json;
use std::{path::Path, process::ExitCode, time::Duration};

/// Widths with the heights of a phone, a tablet and a wall.
const SIZES: [(u32, u32); 3] = [(360, 780), (768, 1024), (1920, 1080)];
const THEMES: [&str; 2] = ["dark", "light"];

/// Scrolling without the smooth way there.
const TOP: &str = "scrollTo({ top: 0, behavior: 'instant' })";
const HISTORY: &str = "document.getElementById('history').scrollIntoView({ behavior: 'instant' })";
const PRIVACY: &str = "document.getElementById('privacy').scrollIntoView({ behavior: 'instant' })";
const UNFOLD: &str = "
    const details = document.querySelector('.understood');
    details.open = true;
    details.scrollIntoView({ behavior: 'instant', block: 'center' });";
const HOUSEHOLD: &str =
    "document.getElementById('household').scrollIntoView({ behavior: 'instant' })";
const HOUSEHOLD_HEIGHT: &str =
    "return Math.ceil(document.getElementById('household').getBoundingClientRect().height)";
/// Largest picture, CSS pixels: Chromium's textures end at twice as many.
const TALLEST: u64 = 8_000;
/// A skill of somebody's own, answered by a script.
const SCRIPT: &str = "function handler(event) { return { version: '1.0', response: {\
    outputSpeech: { type: 'PlainText', text: 'Two cups are on their way.' }, shouldEndSession: true } }; }";
/// Requests that leave something to be seen in the region "Household", and a word of each answer.
const REQUESTS: [(&str, &str); 4] = [
    ("set a pasta timer for ten minutes", "pasta"),
    ("set a timer for two hours", "2 hours"),
    ("wake me at seven in the morning every day", "7:00"),
    ("set a tea timer for one second", "tea"),
];
/// Tabs of the region "Household".
const ROOMS: [&str; 5] = [
    "Timers and alarms",
    "Messages",
    "Speakers",
    "Skills",
    "Quiet and guests",
];
/// Tabs of the region "Privacy".
const TABS: [&str; 8] = [
    "Who holds what",
    "Keeping",
    "Presets",
    "Deleting",
    "Ledger",
    "Lock",
    "Files",
    "Storage",
];
/// For transitions and for waveforms that are drawn when they come into view.
const SETTLED: Duration = Duration::from_millis(1_000);

fn main() -> ExitCode {
    match take_all() {
        Ok(count) => {
            println!("{count} pictures in target/screens");
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn take_all() -> Outcome<usize> {
    let folder = place::workspace().join("target").join("screens");
    std::fs::create_dir_all(&folder)?;
    let scene = Scene::request(5.0, WORDS[0], SPEECHES[0])?.speech(SPEECHES[1])?;
    let mut count = 0;
    for (width, height) in SIZES {
        for theme in THEMES {
            if !wanted(&format!("{width}-{theme}")) {
                continue;
            }
            let wish = playing("screens", &scene)?;
            count += perform(wish, async |stage| {
                let size = (width, height);
                resize(&stage.page, size).await?;
                let cdp = stage.page.client.cdp();
                let scheme = json!({
                    "features": [{ "name": "prefers-color-scheme", "value": theme }],
                });
                cdp.send_raw("Emulation.setEmulatedMedia", scheme).await?;
                take(stage, &folder, &format!("{width}-{theme}"), size).await
            })?;
        }
    }
    Ok(count)
}

/// Whether this session was asked for: all are, unless some are named (`screens 360-light`).
fn wanted(session: &str) -> bool {
    let mut named = std::env::args().skip(1).peekable();
    named.peek().is_none() || named.any(|name| name == session)
}

/// Gives the page a window of so many CSS pixels.
async fn resize(page: &Page, (width, height): (u32, u32)) -> Outcome {
    let metrics = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
    });
    let cdp = page.client.cdp();
    let set = cdp.send_raw("Emulation.setDeviceMetricsOverride", metrics);
    Ok(set.await.map(drop)?)
}

/// Goes through the states of one session.
async fn take(stage: &Stage, folder: &Path, name: &str, size: (u32, u32)) -> Outcome<usize> {
    let page = &stage.page;
    let shot = async |state: &str| {
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(
            page.client
                .screenshot(&folder.join(format!("{state}-{name}.png")))
                .await?,
        )
    };
    page.open().await?;
    shot("start").await?;
    page.start().await?;
    shot("idle").await?;
    page.until_status("Listening").await?;
    // Past the first word, so that the waveform shows what is being recorded.
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    shot("listening").await?;
    page.until_status("Answering").await?;
    shot("answering").await?;
    history::until_count(page, 1).await?;
    page.run(HISTORY, vec![]).await?;
    tokio::time::sleep(SETTLED).await;
    shot("history").await?;
    page.run(TOP, vec![]).await?;
    page.press("Mute microphone").await?;
    page.until_text("every one exactly zero").await?;
    page.run(TOP, vec![]).await?;
    tokio::time::sleep(SETTLED).await;
    shot("mic-off").await?;
    fill(page, ".typed input", "turn the volume up by two").await?;
    page.press("Ask").await?;
    page.until_text("Understood").await?;
    page.run(UNFOLD, vec![]).await?;
    tokio::time::sleep(SETTLED).await;
    shot("understood").await?;
    page.press(Name::Begins("Details")).await?;
    page.run(HISTORY, vec![]).await?;
    tokio::time::sleep(SETTLED).await;
    shot("details").await?;
    for (request, wanted) in REQUESTS {
        fill(page, ".typed input", request).await?;
        page.press("Ask").await?;
        page.until_text(wanted).await?;
    }
    page.button("Stop ringing").await?;
    page.run(TOP, vec![]).await?;
    tokio::time::sleep(SETTLED).await;
    shot("ringing").await?;
    page.press("Stop ringing").await?;
    notes(page, shot).await?;
    for tab in ROOMS {
        page.tab(tab).await?;
        let tall = page.run(HOUSEHOLD_HEIGHT, vec![]).await?;
        let tall = tall.as_u64().unwrap_or_default().min(TALLEST) as u32;
        resize(page, (size.0, tall.max(size.1))).await?;
        page.run(HOUSEHOLD, vec![]).await?;
        tokio::time::sleep(SETTLED).await;
        shot(&format!(
            "household-{}",
            tab.to_lowercase().replace(' ', "-")
        ))
        .await?;
        resize(page, size).await?;
    }
    for tab in TABS {
        page.tab(tab).await?;
        page.run(PRIVACY, vec![]).await?;
        tokio::time::sleep(SETTLED).await;
        shot(&format!("privacy-{}", tab.to_lowercase().replace(' ', "-"))).await?;
    }
    Ok(11 + ROOMS.len() + TABS.len())
}

/// A message to somebody, and a skill's long note: the question before it and the countdown.
async fn notes(page: &Page, shot: impl AsyncFn(&str) -> Outcome) -> Outcome {
    page.tab("Messages").await?;
    for (name, button) in [("Sam", "Add profile"), ("Mum", "Add contact")] {
        fill(page, ".people-new", name).await?;
        page.press(button).await?;
        page.until_text(&format!("{name} ")).await?;
    }
    fill(
        page,
        ".typed input",
        "send a message to sam saying dinner is ready",
    )
    .await?;
    page.press("Ask").await?;
    page.press("Send message").await?;
    page.until_text("Sent to Sam.").await?;
    page.tab("Skills").await?;
    page.press("Enable Voice Recorder").await?;
    let allow =
        "document.querySelector('[aria-label=\"What Voice Recorder asks for\"] input').click()";
    page.run(allow, vec![]).await?;
    page.press("Enable it").await?;
    page.press("Unmute microphone").await?;
    // The scene plays from its start once more: its request is over first.
    page.until_status("Answering").await?;
    page.until_status("Waiting").await?;
    fill(page, ".typed input", "open voice recorder").await?;
    page.press("Ask").await?;
    page.until_text("Do you agree").await?;
    page.run(TOP, vec![]).await?;
    tokio::time::sleep(SETTLED).await;
    shot("long-note").await?;
    page.press("Everybody agrees").await?;
    page.until_text("left of 10:00").await?;
    tokio::time::sleep(SETTLED).await;
    shot("note-running").await?;
    page.press("Stop and keep it").await?;
    page.until_text("Saved: ").await?;
    page.press("Close the skill").await?;
    skills::add_script(page, &[("OrderIntent", "order tea")], SCRIPT).await?;
    skills::ask(page, "ask tea house to order tea", "Two cups").await
}
