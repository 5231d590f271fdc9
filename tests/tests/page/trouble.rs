//! Bad luck with the microphone and with the part that listens: each has its own sentence and a way
//! on, and the way on works.

use hearsay_tests::{
    Outcome,
    browser::{Microphone, Wish},
    history,
    page::{Name, Page},
    place, probe,
    scene::{SPEECHES, Scene, WORDS},
    server::Answer,
    stage::{Stage, hearing, play},
};

const WORKLET: &str = "/hearsay-worklet_bg.wasm";
const PROCESSOR: &str = "/speaker-processor.js";
const MODEL: &str = "/models/alexa.hsw";
const VERIFIER: &str = "/models/alexa-verifier.hsw";

/// Waits for an alert that says this and offers this way on.
async fn until_fault(page: &Page, says: &str, way_on: &str) -> Outcome {
    page.until_text(says).await?;
    page.button(way_on).await.map(drop)
}

fn a_request() -> Scene {
    Scene::request(3.0, WORDS[0], SPEECHES[0]).unwrap()
}

fn without_playing(
    name: &str,
    microphone: impl FnOnce(&std::path::Path) -> Outcome<Microphone>,
) -> Outcome<Wish> {
    let folder = place::fresh_folder(name)?;
    Ok(Wish::new(microphone(&folder)?, &folder))
}

#[test]
fn a_denied_microphone_is_told_with_a_way_on() {
    let wish = without_playing("denied", |folder| {
        Ok(Microphone::Denied(
            Scene::new().write(&folder.join("microphone.wav"))?,
        ))
    });
    play(wish, async |stage| {
        stage.page.open().await?;
        stage.page.press("Start the speaker").await?;
        until_fault(
            &stage.page,
            "does not let this page use the microphone",
            "Try again",
        )
        .await
    });
}

#[test]
fn a_missing_microphone_is_told_with_a_way_on() {
    play(
        without_playing("no-microphone", |_| Ok(Microphone::Missing)),
        async |stage| {
            stage.page.open().await?;
            stage.page.press("Start the speaker").await?;
            until_fault(&stage.page, "No microphone was found", "Try again").await
        },
    );
}

/// Exceptions that no command-line switch brings about: the page sees what the browser would throw.
#[test]
fn every_refusal_of_a_microphone_has_its_sentence_and_trying_again_works() {
    let refuse = "
        window.refusal = ['NotReadableError', 'Could not start audio source'];
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = (wish) => window.refusal
            ? Promise.reject(new DOMException(window.refusal[1], window.refusal[0]))
            : ask(wish);";
    hearing("refusals", &a_request(), async |stage| {
        let page = &stage.page;
        probe::before_every_page(page, refuse).await?;
        page.open().await?;
        page.press("Start the speaker").await?;
        until_fault(page, "Another program is using the microphone", "Try again").await?;
        for (name, message, says) in [
            (
                "NotAllowedError",
                "Permission dismissed",
                "closed without an answer",
            ),
            ("OverconstrainedError", "", "cannot be used this way"),
            ("NotFoundError", "", "No microphone was found"),
        ] {
            page.run(&format!("window.refusal = ['{name}', '{message}']"), vec![])
                .await?;
            page.press("Try again").await?;
            until_fault(page, says, "Try again").await?;
        }
        page.run("window.refusal = null", vec![]).await?;
        page.press("Try again").await?;
        page.until_status("Waiting for").await?;
        history::until_count(page, 1).await
    });
}

#[test]
fn a_wasm_file_answered_with_a_web_page_is_told_and_trying_again_works() {
    hearing("html-for-wasm", &a_request(), async |stage| {
        let page = &stage.page;
        page.open().await?;
        for path in [WORKLET, MODEL, VERIFIER, PROCESSOR] {
            stage.server.answer(
                path,
                Answer::html("<!doctype html><title>Start page</title>"),
            );
            page.press(if path == WORKLET {
                "Start the speaker"
            } else {
                "Try again"
            })
            .await?;
            // The sentence of the file before this one may still stand there.
            page.until(&format!("{path} asked for"), async || {
                let asked = stage.server.hits_on(path) > 0;
                Ok((asked && page.all("alert", "").await?.len() == 1).then_some(()))
            })
            .await?;
            until_fault(page, "could not be loaded", "Try again").await?;
            stage.server.answer_as_before(path);
            stage.server.forget_hits();
        }
        page.press("Try again").await?;
        page.until_status("Waiting for").await?;
        history::until_count(page, 1).await
    });
}

#[test]
fn a_damaged_model_of_either_stage_is_told_and_reloading_works() {
    hearing("damaged-model", &a_request(), async |stage| {
        let page = &stage.page;
        page.open().await?;
        for path in [MODEL, VERIFIER] {
            let mut model = std::fs::read(place::dist()?.join(&path[1..]))?;
            model.truncate(1_000);
            stage.server.answer(path, Answer::bytes(model));
            page.press("Start the speaker").await?;
            until_fault(page, "wake-word model could not be read", "Reload the page").await?;
            stage.server.answer_as_before(path);
            page.press("Reload the page").await?;
        }
        page.start().await
    });
}

/// The processor as served, with one part of its text exchanged.
fn exchanged(from: &str, to: &str) -> Outcome<Answer> {
    let text = std::fs::read_to_string(place::dist()?.join(&PROCESSOR[1..]))?;
    assert!(text.contains(from), "the processor's file holds {from:?}");
    let text = text.replacen(from, to, 1);
    Ok(Answer::of("text/javascript", text.into_bytes()))
}

#[test]
fn a_worklet_of_another_version_is_told_and_reloading_works() {
    hearing("other-version", &a_request(), async |stage| {
        let page = &stage.page;
        page.open().await?;
        stage.server.answer(
            PROCESSOR,
            exchanged("engine.abi_version()", "99 + engine.abi_version()")?,
        );
        page.press("Start the speaker").await?;
        until_fault(page, "are of different versions", "Reload the page").await?;
        stage.server.answer_as_before(PROCESSOR);
        page.press("Reload the page").await?;
        page.start().await
    });
}

#[test]
fn a_worklet_that_traps_is_built_anew_and_says_so() {
    hearing("trap", &a_request(), async |stage| {
        let trap = "if (currentTime > 1 && !globalThis.trapped) { globalThis.trapped = true; \
                    throw new WebAssembly.RuntimeError('unreachable'); } this.engine.process(";
        stage
            .server
            .answer(PROCESSOR, exchanged("this.engine.process(", trap)?);
        let page = &stage.page;
        page.open().await?;
        page.press("Start the speaker").await?;
        page.until_text("stopped working").await?;
        page.until_status("Waiting for").await?;
        history::until_count(page, 1).await
    });
}

/// While recording: what was heard until then is kept.
#[test]
fn a_microphone_unplugged_while_recording_is_told_and_nothing_is_lost() {
    hearing("unplugged", &a_request(), async |stage| {
        let page = &stage.page;
        page.open().await?;
        page.start().await?;
        page.until_status("Listening").await?;
        let unplug = "const track = hearsayProbe.tracks.at(-1); track.stop(); \
                      track.dispatchEvent(new Event('ended'));";
        page.run(unplug, vec![]).await?;
        until_fault(page, "unplugged or switched off", "Try again").await?;
        history::until_count(page, 1).await?;
        assert!(
            !history::download(stage).await?.is_empty(),
            "what was heard is there"
        );
        page.press("Try again").await?;
        page.until_status("Waiting for").await.map(drop)
    });
}

/// The microphone's file runs on while sound is suspended, for as long as a busy machine needs to press the
/// button; so the request comes again and again.
fn requests_again_and_again() -> Scene {
    let request = |scene: Scene| {
        scene
            .quiet(3.0)
            .word(WORDS[0])?
            .quiet(0.3)
            .speech(SPEECHES[0])
    };
    (0..8)
        .try_fold(Scene::new(), |scene, _| {
            request(scene).map(|scene| scene.quiet(15.0))
        })
        .unwrap()
}

/// The page first tries to resume by itself; here the browser refuses that until a press, as it does
/// without one.
#[test]
fn suspended_sound_is_told_and_can_be_resumed() {
    let refuse = "
        const resume = AudioContext.prototype.resume;
        AudioContext.prototype.resume = function () {
            return window.refuse ? new Promise(() => {}) : resume.call(this);
        };";
    hearing("suspended", &requests_again_and_again(), async |stage| {
        let page = &stage.page;
        probe::before_every_page(page, refuse).await?;
        page.open().await?;
        page.start().await?;
        let suspend = "window.refuse = true; hearsayProbe.contexts.forEach((c) => c.suspend())";
        page.run(suspend, vec![]).await?;
        until_fault(page, "has paused sound", "Resume sound").await?;
        let before = history::count(page).await?;
        page.run("window.refuse = false", vec![]).await?;
        page.press("Resume sound").await?;
        page.until_status("Waiting for").await?;
        history::until_more(page, before).await
    });
}

/// Both tabs are in one window: the one in front is driven.
#[test]
fn of_two_tabs_one_listens_and_the_other_can_take_over() {
    hearing("two-tabs", &a_request(), async |stage| {
        let Stage { page, .. } = stage;
        page.open().await?;
        page.start().await?;
        let first = page.client.window().await?;
        let second = page.client.new_tab().await?;
        page.client.switch_to_window(second.clone()).await?;
        page.open().await?;
        page.press("Start the speaker").await?;
        until_fault(
            page,
            "Another tab of this page is already listening",
            "Listen in this tab",
        )
        .await?;
        page.press("Listen in this tab").await?;
        page.until_status("Waiting for").await?;

        page.client.switch_to_window(first).await?;
        until_fault(
            page,
            "Another tab of this page is already listening",
            "Listen in this tab",
        )
        .await?;
        page.the("alert", Name::Begins("")).await.map(drop)
    });
}
