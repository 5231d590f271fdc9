//! The lock: nothing is shown until it opens, by passphrase or by passkey, in every tab.

use hearsay_tests::{
    Outcome, authenticator,
    files::{self, fill},
    history,
    kept::{self, Inventory},
    page::Page,
    stage::still,
};
use serde_json::json;
use thirtyfour::WindowHandle;

/// Recordings to begin with.
const KEPT: usize = 6;

/// The passphrase of the test: random words, guessed in more tries than the meter's best mark asks.
const PASSPHRASE: &str = "lantern mosaic orbit velvet thistle";

async fn with_recordings(page: &Page) -> Outcome {
    page.open().await?;
    files::import(page, &kept::archive(KEPT)?).await?;
    history::until_total(page, KEPT).await
}

async fn set_the_lock(page: &Page) -> Outcome {
    page.tab("Lock").await?;
    fill(page, "#lock-set-new", PASSPHRASE).await?;
    fill(page, "#lock-set-again", PASSPHRASE).await?;
    let agree = "document.querySelector('#privacy input[type=checkbox][required]').click()";
    page.run(agree, vec![]).await?;
    page.press("Set the lock").await?;
    page.until_text("Recovery codes").await
}

/// Presses what a selector finds, as soon as it is there.
async fn click(page: &Page, selector: &str) -> Outcome {
    let script = "
        const found = document.querySelector(arguments[0]);
        found?.click();
        return found !== null;";
    page.until(selector, async || {
        let there = page.run(script, vec![json!(selector)]).await?;
        Ok((there.as_bool() == Some(true)).then_some(()))
    })
    .await
}

#[test]
fn a_locked_page_shows_nothing_until_the_passphrase_is_given() {
    still("lock", async |stage| {
        let page = &stage.page;
        with_recordings(page).await?;
        set_the_lock(page).await?;

        page.open().await?;
        page.tab("Lock").await?;
        page.until_text("open the vaults").await?;
        assert_eq!(history::count(page).await?, 0, "nothing is listed");
        fill(page, "#lock-open-passphrase", "not the passphrase").await?;
        page.press("Open").await?;
        page.until_text("passphrase").await?;
        assert_eq!(history::count(page).await?, 0, "a wrong one opens nothing");
        fill(page, "#lock-open-passphrase", PASSPHRASE).await?;
        page.press("Open").await?;
        history::until_total(page, KEPT).await
    });
}

#[test]
fn a_passkey_opens_the_lock_in_place_of_the_passphrase() {
    still("passkey", async |stage| {
        let page = &stage.page.by_name();
        authenticator::attach(page).await?;
        with_recordings(page).await?;
        set_the_lock(page).await?;
        let open = "
            const parts = [...document.querySelectorAll('.lock-part > summary')];
            parts.find((part) => part.textContent.startsWith('Passkey')).click();";
        page.press("I have them on paper").await?;
        page.run(open, vec![]).await?;
        fill(page, "#lock-passkey-passphrase", PASSPHRASE).await?;
        click(page, "form[aria-label='Add a passkey'] button[type=submit]").await?;
        page.until_text("Passkey (set up)").await?;

        page.open().await?;
        page.tab("Lock").await?;
        assert_eq!(history::count(page).await?, 0, "nothing is listed");
        click(page, "#lock-open-by-passkey").await?;
        page.press("Open with the passkey").await?;
        history::until_total(page, KEPT).await
    });
}

#[test]
fn two_tabs_may_delete_the_same_recording() {
    still("two-tabs-delete", async |stage| {
        let page = &stage.page;
        with_recordings(page).await?;
        let (first, second) = second_tab(page).await?;
        history::ask_to_delete(page).await?;
        page.client.switch_to_window(first).await?;
        history::delete_everything(page).await?;
        page.client.switch_to_window(second).await?;
        // What was waiting here is carried out, by itself or by now, and finds nothing.
        page.until(
            "no waiting deletion, and nothing in the history",
            async || {
                let waits = "return document.querySelector('.undo.shown') !== null";
                let waits = page.run(waits, vec![]).await?.as_bool() != Some(false);
                Ok((!waits && history::count(page).await? == 0).then_some(()))
            },
        )
        .await?;
        let left = Inventory::of(page).await?;
        assert!(left.whole.is_empty() && left.orphans.is_empty(), "{left:?}");
        Ok(())
    });
}

#[test]
fn a_lock_that_one_tab_sets_or_shuts_is_shut_in_the_other() {
    still("two-tabs-lock", async |stage| {
        let page = &stage.page;
        with_recordings(page).await?;
        let (first, second) = second_tab(page).await?;
        set_the_lock(page).await?;
        page.client.switch_to_window(first).await?;
        until_empty(page).await?;
        page.tab("Lock").await?;
        fill(page, "#lock-open-passphrase", PASSPHRASE).await?;
        page.press("Open").await?;
        history::until_total(page, KEPT).await?;
        page.press("Lock now").await?;
        until_empty(page).await?;
        page.client.switch_to_window(second).await?;
        until_empty(page).await
    });
}

/// Opens the page in a second tab, which has the focus then, and waits for its history.
async fn second_tab(page: &Page) -> Outcome<(WindowHandle, WindowHandle)> {
    let first = page.client.window().await?;
    let second = page.client.new_tab().await?;
    page.client.switch_to_window(second.clone()).await?;
    page.open().await?;
    history::until_total(page, KEPT).await?;
    Ok((first, second))
}

async fn until_empty(page: &Page) -> Outcome {
    page.until("an empty history", async || {
        Ok((history::count(page).await? == 0).then_some(()))
    })
    .await
}
