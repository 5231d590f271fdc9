//! The panel "Files" of the region "Privacy".

use crate::{Outcome, page::Page};
use std::path::Path;
use thirtyfour::By;

/// Hands an archive to the page and does not wait for what becomes of it.
///
/// # Errors
/// When there is no place to put it.
pub async fn import(page: &Page, archive: &Path) -> Outcome {
    page.tab("Files").await?;
    let field = page
        .until("a field for an archive", async || {
            let fields = page.client.find_all(By::Css("#privacy input[type=file]"));
            Ok(fields.await?.into_iter().next())
        })
        .await?;
    field.send_keys(archive.to_string_lossy()).await?;
    Ok(())
}
