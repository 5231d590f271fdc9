//! What keeping costs: a history of ten thousand recordings opened, searched, unlocked and deleted,
//! a thousand recordings exported.
//!
//! Recordings come from an archive: 100 ms of sound each in the long history, a second each in the
//! export. Times are milliseconds of the page's own clock, one run each.

use hearsay_tests::{Outcome, files, history, kept, page::Page, probe};
use serde_json::{Value, json};

/// Recordings in the long history, and in the export.
const MANY: usize = 10_000;
const EXPORTED: usize = 1_000;
/// Sound of a recording in the long history, milliseconds.
const SHORT_MS: u32 = 100;
/// Random words: what the strength meter accepts.
const PASSPHRASE: &str = "lantern mosaic orbit velvet thistle";

/// Notes when the first line of the history is there, and when all are counted.
const WATCH: &str = "
    const look = () => {
        if (!window.firstRow && document.querySelector('#history li')) window.firstRow = performance.now();
        if (!window.start && document.querySelector('#history')) window.start = performance.now();
        if (!window.all && /^10,000 recordings/.test(document.querySelector('.count p')?.textContent ?? '')) {
            window.all = performance.now();
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// Waits in the page until an expression holds; gives milliseconds since `before` ran.
fn timed(before: &str, holds: &str) -> String {
    format!(
        "const from = performance.now(); {before};
         while (!({holds})) await new Promise((go) => requestAnimationFrame(go));
         return performance.now() - from;"
    )
}

const COUNT: &str = "document.querySelector('.count p').textContent";

/// Everything.
pub(super) async fn measure(page: &Page) -> Outcome<Value> {
    page.client
        .set_script_timeout(std::time::Duration::from_secs(900))
        .await?;
    probe::before_every_page(page, WATCH).await?;
    let export = export(page).await?;
    page.open().await?;
    let import = take_in(page, MANY, SHORT_MS).await?;
    let opened = open(page).await?;
    let filter = "const field = document.querySelector('#history input[type=search]');
        field.value = 'nothing of the kind'; field.dispatchEvent(new Event('input', { bubbles: true }))";
    let search = ask(page, &timed(filter, &format!("/^None/.test({COUNT})"))).await?;
    let unlock = unlock(page).await?;
    let delete = delete(page).await?;
    Ok(json!({
        "recordings": MANY,
        "exported": EXPORTED,
        "import_ms": import,
        "first_rows_ms": opened.0,
        "all_rows_ms": opened.1,
        "search_ms": search,
        "unlock_ms": unlock,
        "delete_ms": delete,
        "export_ms": export,
    }))
}

async fn ask(page: &Page, script: &str) -> Outcome<f64> {
    let answer = page.run_async(script, vec![]).await?;
    answer
        .as_f64()
        .ok_or_else(|| format!("no time in {answer}").into())
}

/// Milliseconds from handing an archive over until all of it is counted.
async fn take_in(page: &Page, count: usize, milliseconds: u32) -> Outcome<f64> {
    let archive = kept::archive_of(count, milliseconds)?;
    files::import(page, &archive).await?;
    ask(page, &timed("", "/taken in/.test(document.querySelector('#privacy').textContent) && !document.querySelector('#privacy progress')")).await
}

async fn export(page: &Page) -> Outcome<f64> {
    page.open().await?;
    take_in(page, EXPORTED, 1_000).await?;
    let press = "[...document.querySelectorAll('#privacy button')].find((it) => it.textContent.includes('Save everything as a ZIP')).click()";
    let took = ask(
        page,
        &timed(
            press,
            "/Saved: /.test(document.querySelector('#privacy').textContent)",
        ),
    )
    .await?;
    history::delete_everything(page).await?;
    Ok(took)
}

/// Milliseconds from the region's being there to its first rows, and to all.
async fn open(page: &Page) -> Outcome<(f64, f64)> {
    page.open().await?;
    let wait = "while (!window.all) await new Promise((go) => requestAnimationFrame(go)); return ";
    let first = ask(page, &format!("{wait} window.firstRow - window.start")).await?;
    let all = ask(page, &format!("{wait} window.all - window.start")).await?;
    Ok((first, all))
}

/// Milliseconds from pressing "Open" until the first rows are there.
async fn unlock(page: &Page) -> Outcome<f64> {
    page.open().await?;
    page.tab("Lock").await?;
    files::fill(page, "#lock-set-new", PASSPHRASE).await?;
    files::fill(page, "#lock-set-again", PASSPHRASE).await?;
    let agree = "document.querySelector('#privacy input[type=checkbox][required]').click()";
    page.run(agree, vec![]).await?;
    page.press("Set the lock").await?;
    ask(
        page,
        &timed("", "document.querySelector('#lock-codes-name')"),
    )
    .await?;
    page.open().await?;
    page.tab("Lock").await?;
    files::fill(page, "#lock-open-passphrase", PASSPHRASE).await?;
    let press = "[...document.querySelectorAll('#privacy button')].find((it) => it.textContent.trim() === 'Open').click()";
    let took = ask(page, &timed(press, "document.querySelector('#history li')")).await?;
    ask(page, &timed("", &format!("/^10,000/.test({COUNT})"))).await?;
    Ok(took)
}

/// Milliseconds from "Delete now" until the receipt.
async fn delete(page: &Page) -> Outcome<f64> {
    history::ask_to_delete_everything(page).await?;
    let press = "[...document.querySelectorAll('button')].find((it) => it.textContent.trim() === 'Delete now').click()";
    ask(
        page,
        &timed(press, "!document.querySelector('.undo.shown')"),
    )
    .await
}
