//! The region "History" as a person uses it.

use crate::{
    Outcome,
    page::{Name, Page},
    scene,
    stage::Stage,
};
use thirtyfour::WebElement;

const DELETE: Name<'_> = Name::Begins("Delete recording of");
const CONFIRM: Name<'_> = Name::Begins("Confirm: delete recording of");
const DOWNLOAD: Name<'_> = Name::Begins("Download recording of");

/// How many recordings are listed.
///
/// # Errors
/// When the driver does not answer.
pub async fn count(page: &Page) -> Outcome<usize> {
    Ok(page.all("button", DELETE).await?.len())
}

/// Waits until so many recordings are listed.
///
/// # Errors
/// When it never comes to that.
pub async fn until_count(page: &Page, wanted: usize) -> Outcome {
    let what = format!("{wanted} recordings in the history");
    page.until(&what, async || {
        Ok((count(page).await? == wanted).then_some(()))
    })
    .await
}

/// Waits until there are more than `before` recordings.
///
/// # Errors
/// When that takes too long.
pub async fn until_more(page: &Page, before: usize) -> Outcome {
    page.until("another recording in the history", async || {
        Ok((count(page).await? > before).then_some(()))
    })
    .await
}

/// What each line says, newest first.
///
/// # Errors
/// When the driver does not answer.
pub async fn lines(page: &Page) -> Outcome<Vec<String>> {
    let region = page.the("region", "History").await?;
    let mut lines = Vec::new();
    for line in page.all("listitem", Name::Begins("")).await? {
        if is_inside(page, &line, &region).await? {
            lines.push(line.text().await?);
        }
    }
    Ok(lines)
}

async fn is_inside(page: &Page, inner: &WebElement, outer: &WebElement) -> Outcome<bool> {
    let both = vec![outer.to_json()?, inner.to_json()?];
    let answer = page
        .run("return arguments[0].contains(arguments[1])", both)
        .await?;
    Ok(answer.as_bool().unwrap_or(false))
}

/// Presses "Download … as WAV" of the newest recording and reads the file that arrives.
///
/// # Errors
/// When none arrives, or not as 16-bit mono at 16 kHz.
pub async fn download(stage: &Stage) -> Outcome<Vec<i16>> {
    let page = &stage.page;
    let before = stage.downloads()?.len();
    page.press(DOWNLOAD).await?;
    let arrived = async || {
        let found = stage.downloads()?;
        Ok((found.len() > before)
            .then_some(found)
            .and_then(|found| found.last().cloned()))
    };
    scene::read(
        &page
            .until("a WAV file in the download folder", arrived)
            .await?,
    )
}

/// Deletes the newest recording, confirming it, without waiting for the ten seconds in which it
/// could be undone.
///
/// # Errors
/// When a button stays away.
pub async fn delete(page: &Page) -> Outcome {
    ask_to_delete(page).await?;
    carry_out(page).await
}

/// Does not wait for the ten seconds, but until the keys are destroyed.
///
/// # Errors
/// When that takes too long.
pub async fn carry_out(page: &Page) -> Outcome {
    page.press("Delete now").await?;
    let script = "return document.querySelector('.undo.shown') === null";
    page.until("the end of the deletion", async || {
        let over = page.run(script, vec![]).await?.as_bool() == Some(true);
        Ok(over.then_some(()))
    })
    .await
}

/// Asks for the newest recording to be deleted; it waits then.
///
/// # Errors
/// When a button stays away.
pub async fn ask_to_delete(page: &Page) -> Outcome {
    page.press(DELETE).await?;
    page.press(CONFIRM).await
}

/// Asks for everything to be deleted; it waits then.
///
/// # Errors
/// When a button stays away.
pub async fn ask_to_delete_everything(page: &Page) -> Outcome {
    page.press("Delete …").await?;
    let script = "
        const button = document.querySelector('.delete-dialog .danger');
        if (!button || button.disabled) return false;
        button.click();
        return true;";
    page.until("the second press", async || {
        let pressed = page.run(script, vec![]).await?.as_bool() == Some(true);
        Ok(pressed.then_some(()))
    })
    .await
}

/// Deletes everything at once.
///
/// # Errors
/// When a button stays away.
pub async fn delete_everything(page: &Page) -> Outcome {
    ask_to_delete_everything(page).await?;
    carry_out(page).await
}

/// Waits until the line that counts says so many recordings.
///
/// # Errors
/// When it never comes to that.
pub async fn until_total(page: &Page, wanted: usize) -> Outcome {
    page.until_status(&format!("{wanted} recordings,"))
        .await
        .map(drop)
}
