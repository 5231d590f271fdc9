//! What one window of a household does for the other: rings, plays what was recorded there, agrees to a line.

use hearsay_tests::{
    Outcome,
    files::fill,
    page::{Name, Page},
    scene::{SPEECHES, Scene},
    stage::{hearing, still},
    windows::{Windows, until_sound_came},
};
use std::time::Duration;
use thirtyfour::{By, WindowHandle};

/// Types a request and waits for something that contains `wanted`.
async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

/// Somebody talks all the time.
fn chatter() -> Scene {
    (0..40)
        .try_fold(Scene::new(), |scene, _| {
            scene.speech(SPEECHES[0]).map(|scene| scene.quiet(0.5))
        })
        .unwrap()
}

/// Whether the tea timer rings in this window, as soon as it rings anywhere.
async fn rings_here(page: &Page, window: &WindowHandle) -> Outcome<bool> {
    page.client.switch_to_window(window.clone()).await?;
    page.until_text("tea timer rings").await?;
    let text = page.text().await?;
    Ok(!text.contains("tea timer rings in another window."))
}

#[test]
fn a_timer_rings_in_one_window_and_goes_on_in_the_other_when_that_is_closed() {
    still("timer-two-windows", async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        ask(page, "set a tea timer for two seconds", "Your tea timer").await?;
        // Either may be the one, whichever looks first.
        let (first, second) = (&windows.first, &windows.second);
        rings_here(page, second).await?;
        let there = rings_here(page, first).await?;
        let here = rings_here(page, second).await?;
        assert_ne!(here, there, "it rings in one of the two");
        let (ringing, other) = if here {
            (second, first)
        } else {
            (first, second)
        };
        page.client.switch_to_window(ringing.clone()).await?;
        page.client.close_window().await?;
        page.client.switch_to_window(other.clone()).await?;
        page.until_text("tea timer rings.").await?;
        page.press("Stop ringing").await?;
        page.until("silence", async || {
            Ok((!page.text().await?.contains("tea timer rings")).then_some(()))
        })
        .await?;
        ask(page, "what timers do I have", "no timers").await
    });
}

#[test]
fn what_rings_in_one_window_is_stopped_in_the_other() {
    still("timer-stopped-elsewhere", async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        ask(page, "set a tea timer for two seconds", "Your tea timer").await?;
        let second = rings_here(page, &windows.second).await?;
        let (ringing, other) = if second {
            (&windows.second, &windows.first)
        } else {
            (&windows.first, &windows.second)
        };
        assert!(!rings_here(page, other).await?);
        page.press("Stop ringing").await?;
        page.client.switch_to_window(ringing.clone()).await?;
        page.until("silence", async || {
            Ok((!page.text().await?.contains("tea timer rings")).then_some(()))
        })
        .await
    });
}

#[test]
fn an_announcement_that_was_recorded_is_played_in_the_other_window() {
    /// The longest sound that was begun in this window, seconds.
    const LONGEST: &str = "
        window.longest = 0;
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (...when) {
            window.longest = Math.max(window.longest, this.buffer?.duration ?? 0);
            return start.apply(this, when);
        };";
    hearing("announcement-recorded", &chatter(), async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        page.start().await?;
        page.run(LONGEST, vec![]).await?;
        windows.to_first(page).await?;
        page.start().await?;
        page.tab("Speakers").await?;
        page.button("Drop in on Kitchen").await?;
        page.press("Record an announcement").await?;
        page.button("Pause recording").await?;
        // Sound of some seconds, longer than any chime.
        tokio::time::sleep(Duration::from_secs(4)).await;
        page.press("Stop recording").await?;
        page.until_text("Kitchen played it.").await?;
        windows.to_second(page).await?;
        page.until_text("Announcement from Main speaker.").await?;
        page.until("the sound itself", async || {
            let longest = page.run("return window.longest", vec![]).await?;
            Ok((longest.as_f64().unwrap_or_default() >= 2.0).then_some(()))
        })
        .await
    });
}

#[test]
fn a_drop_in_asked_for_in_words_opens_once_somebody_there_agrees() {
    hearing("drop-in-asked", &chatter(), async |stage| {
        let page = &stage.page;
        let windows = Windows::open(page, "Kitchen").await?;
        page.start().await?;
        page.tab("Speakers").await?;
        let option = "select[aria-label='Whether Main speaker may drop in'] option[value='ask']";
        let option = page
            .until(option, async || {
                let all = page.client.find_all(By::Css(option)).await?;
                Ok(all.into_iter().next())
            })
            .await?;
        option.click().await?;
        windows.to_first(page).await?;
        page.start().await?;
        ask(
            page,
            "drop in on kitchen",
            "Asking at Kitchen whether you may drop in.",
        )
        .await?;
        windows.to_second(page).await?;
        page.until_text("Main speaker asks to drop in.").await?;
        // The question stands for half a minute: a busy machine may not find the button at rest in that time.
        let answer = "[...document.querySelectorAll('button')]\
            .find((it) => it.textContent.trim() === 'Answer').click()";
        page.run(answer, vec![]).await?;
        page.until_text("The line to Main speaker is open").await?;
        until_sound_came(page, 1).await?;
        windows.to_first(page).await?;
        page.until_status("On a call").await?;
        until_sound_came(page, 1).await?;
        page.press(Name::Is("End the line")).await?;
        windows.to_second(page).await?;
        page.until_text("The line to Main speaker is closed.")
            .await?;
        page.until_status("Waiting for").await.map(drop)
    });
}
