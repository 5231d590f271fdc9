//! The panel "Files" of the region "Privacy".

use crate::{Outcome, page::Page};
use std::path::Path;
use thirtyfour::By;

/// Types into the field of this selector, in the place of what stands there.
///
/// # Errors
/// When it stays away.
pub async fn fill(page: &Page, css: &str, text: &str) -> Outcome {
    let field = page
        .until(&format!("a field {css}"), async || {
            Ok(page.client.find_all(By::Css(css)).await?.into_iter().next())
        })
        .await?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

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
