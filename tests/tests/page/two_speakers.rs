//! Two windows as two speakers: who is there, who answers, announcements, dropping in.

use hearsay_tests::{
    Outcome,
    files::fill,
    history,
    page::{Name, Page},
    probe,
    scene::{SPEECHES, Scene, WORDS},
    server::Answer,
    stage::{hearing, still},
    storage::Dump,
    windows::{Windows, until_sound_came},
};
use thirtyfour::By;

const NOBODY: &str = "No other speaker is open in this browser.";

/// What all windows hear instead of their microphones: silence, and once `speak` is called one file, from one
/// moment on, each as loud as its distance lets it be. The fake microphone begins its file anew in each
/// window, whenever that asks for it.
const ROOM: &str = "
    navigator.mediaDevices.getUserMedia = async () => {
        const context = new AudioContext();
        await context.resume();
        const file = await (await fetch('/room.wav')).arrayBuffer();
        const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(file) });
        const gain = new GainNode(context);
        const end = context.createMediaStreamDestination();
        source.connect(gain).connect(end);
        window.speak = (together, near) => {
            gain.gain.value = near;
            source.start(context.currentTime + (together - Date.now()) / 1000);
        };
        return end.stream;
    };";

/// Time until somebody begins to speak, milliseconds: both windows must have been told by then, and a start
/// in the past fails.
const UNTIL_TOGETHER_MS: f64 = 5_000.0;

/// Types a request and waits for something that contains `wanted`.
async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

/// Decides whether a speaker may drop in here.
async fn decide(page: &Page, name: &str, choice: &str) -> Outcome {
    let list = format!("select[aria-label='Whether {name} may drop in']");
    let option = format!("{list} option[value='{choice}']");
    let found = page
        .until(&option, async || {
            Ok(page
                .client
                .find_all(By::Css(option.as_str()))
                .await?
                .into_iter()
                .next())
        })
        .await?;
    Ok(found.click().await?)
}

#[test]
fn speakers_know_of_each_other_and_two_windows_of_one_name_are_one_speaker() {
    still("presence", async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        page.tab("Speakers").await?;
        page.button("Drop in on Main speaker").await?;
        page.until_text("here since").await?;
        let twin = Windows::another(page, "kitchen").await?;
        page.tab("Speakers").await?;
        page.until_text("Another window is kitchen already").await?;
        windows.to_first(page).await?;
        page.tab("Speakers").await?;
        page.button("Drop in on Kitchen").await?;
        assert!(
            page.all("button", "Drop in on kitchen").await?.is_empty(),
            "one speaker, however many windows"
        );
        // The twin takes the place of the one that is closed.
        windows.close_second(page).await?;
        page.button("Drop in on kitchen").await?;
        page.client.switch_to_window(twin).await?;
        page.client.close_window().await?;
        windows.to_first(page).await?;
        page.until_text(NOBODY).await
    });
}

/// Both windows hear the same from the same moment, the first one 12 dB less loud.
#[test]
fn of_two_that_hear_the_wake_word_the_louder_one_answers_alone() {
    let scene = Scene::request(1.0, WORDS[0], SPEECHES[0]).unwrap();
    hearing("two-ears", &Scene::new(), async |stage| {
        let page = &stage.page;
        let room = scene.write(&stage.wish.folder.join("room.wav"))?;
        let room = Answer::bytes(std::fs::read(room)?);
        stage.server.answer("/room.wav", room);
        probe::before_every_page(page, ROOM).await?;
        page.open().await?;
        let first = page.client.window().await?;
        let second = page.client.new_window().await?;
        page.client.switch_to_window(second.clone()).await?;
        probe::before_every_page(page, ROOM).await?;
        page.open_as("Kitchen").await?;
        page.start().await?;
        page.client.switch_to_window(first.clone()).await?;
        page.start().await?;
        // Where what was said about the others stays, however late this is looked at.
        page.tab("Speakers").await?;
        page.button("Drop in on Kitchen").await?;
        let now = page.run("return Date.now()", vec![]).await?;
        let together = now.as_f64().unwrap_or_default() + UNTIL_TOGETHER_MS;
        let speak = async |near: f64| -> Outcome {
            let told = format!("window.speak({together}, {near})");
            page.run(&told, vec![]).await.map(drop)
        };
        speak(0.25).await?;
        page.client.switch_to_window(second.clone()).await?;
        speak(1.0).await?;

        history::until_count(page, 1).await?;
        page.press(Name::Begins("Details")).await?;
        page.until_text("Heard by Kitchen").await?;
        page.client.switch_to_window(first).await?;
        page.until_text("and answers").await?;
        let said = page.text().await?;
        // A window that is seconds late by load leaves the word to the other one, too.
        let louder = said.contains("Kitchen heard you better and answers:");
        let late = said.contains("Kitchen claimed this word long before and answers.");
        assert!((louder && said.contains("dB louder")) || late, "{said}");
        page.until_status("Waiting for").await?;
        page.tab("Ledger").await?;
        page.until_text("Another speaker answered a wake that was heard here, too.")
            .await?;
        page.until("one recording, the other speaker's destroyed", async || {
            let kept = Dump::of(page).await?.entries("recordings");
            Ok((kept == 1).then_some(()))
        })
        .await
    });
}

#[test]
fn an_announcement_is_shown_at_the_others_and_who_played_it_here() {
    still("announcement", async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        windows.to_first(page).await?;
        page.tab("Speakers").await?;
        page.button("Drop in on Kitchen").await?;
        ask(page, "announce that dinner is ready", "Kitchen played it.").await?;
        windows.to_second(page).await?;
        page.until_text("Announcement from Main speaker: dinner is ready")
            .await?;

        page.tab("Quiet and guests").await?;
        page.turn("Do not disturb now").await?;
        windows.to_first(page).await?;
        fill(page, ".announce-text", "Come down now").await?;
        page.press("Announce it").await?;
        page.until_text("Kitchen did not play it: nobody is to be disturbed there.")
            .await?;
        windows.to_second(page).await?;
        let shown = page.text().await?;
        assert!(!shown.contains("Come down now"), "{shown}");

        windows.close_second(page).await?;
        page.until_text(NOBODY).await?;
        ask(
            page,
            "announce that dinner is ready",
            "No other speaker is there to announce it.",
        )
        .await
    });
}

/// Somebody talks all the time, so that there is something to hear at the other end.
fn chatter() -> Scene {
    (0..40)
        .try_fold(Scene::new(), |scene, _| {
            scene.speech(SPEECHES[0]).map(|scene| scene.quiet(0.5))
        })
        .unwrap()
}

#[test]
fn nobody_drops_in_unless_it_is_allowed_and_either_side_ends_it() {
    hearing("drop-in", &chatter(), async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        page.start().await?;
        windows.to_first(page).await?;
        page.start().await?;
        page.tab("Speakers").await?;
        page.press("Drop in on Kitchen").await?;
        page.until_text("Kitchen did not agree, so there is no line.")
            .await?;

        windows.to_second(page).await?;
        page.tab("Speakers").await?;
        decide(page, "Main speaker", "ask").await?;
        windows.to_first(page).await?;
        page.press("Drop in on Kitchen").await?;
        page.until_text("Asking at Kitchen whether you may drop in.")
            .await?;
        windows.to_second(page).await?;
        page.until_text("Main speaker asks to drop in.").await?;
        page.until_status("A call is coming in").await?;
        // The question stands for half a minute: a busy machine may not find the button at rest in that time.
        let decline = "[...document.querySelectorAll('button')]\
            .find((it) => it.textContent.trim() === 'Decline').click()";
        page.run(decline, vec![]).await?;

        decide(page, "Main speaker", "at-once").await?;
        windows.to_first(page).await?;
        page.press("Drop in on Kitchen").await?;
        page.until_text("The line to Kitchen is open").await?;
        page.until_status("On a call").await?;
        windows.to_second(page).await?;
        page.until_text("Main speaker drops in, as it was allowed here")
            .await?;
        page.until_status("On a call").await?;
        // A second of sound from there, and it goes on coming.
        for second in [1, 2] {
            until_sound_came(page, second).await?;
        }
        page.press("End the line").await?;
        page.until_status("Waiting for").await?;
        windows.to_first(page).await?;
        page.until_status("Waiting for").await?;
        page.until_text("The line to Kitchen is closed.").await?;
        let dump = Dump::of(page).await?;
        let kept = (dump.entries("recordings"), dump.entries("pieces"));
        assert_eq!(kept, (0, 0), "nothing of the line is kept");
        page.tab("Ledger").await?;
        page.until_text("A line to another speaker opened").await
    });
}

#[test]
fn a_line_ends_with_the_window_at_its_other_end() {
    hearing("drop-in-closed", &chatter(), async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        page.start().await?;
        page.tab("Speakers").await?;
        decide(page, "Main speaker", "at-once").await?;
        windows.to_first(page).await?;
        page.start().await?;
        ask(page, "drop in on kitchen", "The line to Kitchen is open").await?;
        windows.close_second(page).await?;
        page.until_text("The line to Kitchen is closed.").await?;
        page.until_status("Waiting for").await.map(drop)
    });
}
