//! Chromium's log of its network, read after the browser has ended.
//!
//! Format: <https://www.chromium.org/developers/design-documents/network-stack/netlog>. Every
//! request of every part of the browser is in it; here only those count that a page began.

use crate::{Outcome, probe::items};
use serde_json::Value;
use std::path::Path;

/// The log.
#[derive(Clone, Debug)]
pub struct NetLog {
    log: Value,
}

impl NetLog {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is missing or was not finished.
    pub fn read(path: &Path) -> Outcome<Self> {
        let text = std::fs::read_to_string(path)?;
        Ok(Self {
            log: serde_json::from_str(&text)?,
        })
    }

    /// Addresses of all requests that a document of this origin began, workers and navigations
    /// included.
    #[must_use]
    pub fn urls_asked_by(&self, origin: &str) -> Vec<String> {
        let events = self.log.get("events").unwrap_or(&Value::Null);
        let asked = items(events).filter_map(|event| {
            let params = event.get("params")?;
            let url = params.get("url")?.as_str()?;
            let from = params.get("initiator")?.as_str()?;
            (from == origin && url.starts_with("http")).then(|| url.to_owned())
        });
        asked.collect()
    }
}
