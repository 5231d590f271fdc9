//! Killing a tab at a chosen moment, and going on in another one.

use crate::{Outcome, page::Page};
use serde_json::json;
use std::time::Duration;
use thirtyfour::common::types::WindowHandle;

/// A tab that is kept ready to go on in.
#[derive(Debug)]
pub struct Spare(WindowHandle);

impl Spare {
    /// Opens it; the tab in use stays the one in use.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn open(page: &Page) -> Outcome<Self> {
        Ok(Self(page.client.new_tab().await?))
    }

    /// Waits, kills the tab in use without any event reaching it, and goes on in this one.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn crash_after(self, page: &Page, delay: Duration) -> Outcome {
        tokio::time::sleep(delay).await;
        // The answer to this can only be that the tab has crashed.
        let _crashed = page.client.cdp().send_raw("Page.crash", json!({})).await;
        let _closed = page.client.close_window().await;
        page.client.switch_to_window(self.0).await?;
        Ok(())
    }
}
