//! Which recordings are being written right now, in any tab.
//!
//! A writer holds a Web Lock of its recording's name. Where the browser has no Web Locks nothing
//! counts as live, and only the tab that listens may recover.

use std::collections::HashSet;

use super::locks::{self, Held, Mode};

/// The lock of a recording in a database.
fn lock_name(database: &str, id: &str) -> String {
    format!("{database}/{id}")
}

/// Marks a recording as being written. Identifiers are random, so nobody else holds it.
pub(super) async fn hold(database: &str, id: &str) -> Held {
    locks::hold(&lock_name(database, id), Mode::Alone).await
}

/// Identifiers of the recordings that are being written in a database.
pub(super) async fn held(database: &str) -> HashSet<String> {
    let prefix = lock_name(database, "");
    let names = locks::held().await;
    names
        .iter()
        .filter_map(|name| name.strip_prefix(&prefix))
        .map(str::to_owned)
        .collect()
}
