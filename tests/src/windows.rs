//! Two windows of one browser, each a speaker of its own.

use crate::{Outcome, page::Page};
use thirtyfour::WindowHandle;

/// The first speaker and another one; one of the two has the driver's attention.
#[derive(Debug)]
pub struct Windows {
    /// The speaker without a name.
    pub first: WindowHandle,
    /// The one with a name.
    pub second: WindowHandle,
}

impl Windows {
    /// Opens the page, and once more as the speaker of this name, which has the attention then.
    ///
    /// # Errors
    /// When one does not come up.
    pub async fn open(page: &Page, name: &str) -> Outcome<Self> {
        page.open().await?;
        let first = page.client.window().await?;
        let second = Self::another(page, name).await?;
        Ok(Self { first, second })
    }

    /// Opens one more window as the speaker of this name; it has the attention then.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn another(page: &Page, name: &str) -> Outcome<WindowHandle> {
        let window = page.client.new_window().await?;
        page.client.switch_to_window(window.clone()).await?;
        page.open_as(name).await?;
        Ok(window)
    }

    /// To the first speaker.
    ///
    /// # Errors
    /// When its window is gone.
    pub async fn to_first(&self, page: &Page) -> Outcome {
        Ok(page.client.switch_to_window(self.first.clone()).await?)
    }

    /// To the one with a name.
    ///
    /// # Errors
    /// When its window is gone.
    pub async fn to_second(&self, page: &Page) -> Outcome {
        Ok(page.client.switch_to_window(self.second.clone()).await?)
    }

    /// Closes the one with a name and goes to the first.
    ///
    /// # Errors
    /// When a window is gone.
    pub async fn close_second(&self, page: &Page) -> Outcome {
        self.to_second(page).await?;
        page.client.close_window().await?;
        self.to_first(page).await
    }
}

/// Waits until so many seconds of sound have come down an open line, or more.
///
/// # Errors
/// When they do not come.
pub async fn until_sound_came(page: &Page, least: u64) -> Outcome {
    page.until("sound of the line", async || {
        let text = page.text().await?;
        let came = text.split(" s of sound came from there").next();
        let came = came.filter(|before| before.len() < text.len());
        let seconds = came.and_then(|before| before.split_whitespace().last());
        let seconds: u64 = seconds.and_then(|it| it.parse().ok()).unwrap_or_default();
        Ok((seconds >= least).then_some(()))
    })
    .await
}
