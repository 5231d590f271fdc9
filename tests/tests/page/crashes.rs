//! The tab dies at 57 different moments: of recording, deleting, importing and migrating. Afterwards
//! nothing is lost that was there, nothing is half there, and nothing lies about without a key.

use hearsay_tests::{
    Outcome,
    crash::Spare,
    files, history,
    kept::{self, Inventory},
    page::Page,
    scene::{SPEECHES, Scene, WORDS},
    stage::{Stage, hearing, still},
};
use serde_json::json;
use std::time::Duration;

/// Recordings that are deleted, imported or migrated at once: enough that it takes a while.
const KEPT: usize = 24;

/// Moments of each kind, and the time between two of them, milliseconds. Deleting two dozen takes
/// some 100 ms, importing and migrating them a second or so.
const DELETING: (u64, u64) = (16, 8);
const IMPORTING: (u64, u64) = (16, 60);
const MIGRATING: (u64, u64) = (16, 30);
const RECORDING: (u64, u64) = (9, 420);

/// Time between asking the page to press a button and its press, milliseconds: the driver needs
/// some of it to kill the tab.
const HEAD_START: u64 = 40;

/// Lets the page press a button a little later.
async fn press_in(page: &Page, name: &str, delay: u64) -> Outcome {
    let script = "
        const [name, delay] = arguments;
        const button = [...document.querySelectorAll('button')].find((it) => it.textContent.trim() === name);
        setTimeout(() => button.click(), delay);";
    page.run(script, vec![json!(name), json!(delay)])
        .await
        .map(drop)
}

fn moments((count, apart): (u64, u64)) -> impl Iterator<Item = Duration> {
    (0..count).map(move |number| Duration::from_millis(number * apart))
}

/// Waits until what lies in the vaults is settled: no orphan, no deletion under way.
async fn settled(page: &Page, fits: impl Fn(&Inventory) -> bool) -> Outcome<Inventory> {
    page.until("settled vaults", async || {
        let found = Inventory::of(page).await?;
        let waits = found.notes.iter().any(|note| note == "deletion");
        Ok((found.orphans.is_empty() && !waits && fits(&found)).then_some(found))
    })
    .await
}

async fn import(stage: &Stage, count: usize) -> Outcome {
    files::import(&stage.page, &kept::archive(count)?).await?;
    settled(&stage.page, |found| found.whole.len() == count)
        .await
        .map(drop)
}

#[test]
fn a_tab_that_dies_while_deleting_leaves_all_or_nothing() {
    still("crash-deleting", async |stage| {
        let page = &stage.page;
        page.open().await?;
        import(stage, KEPT).await?;
        let mut interrupted = 0;
        for delay in moments(DELETING) {
            history::ask_to_delete_everything(page).await?;
            let spare = Spare::open(page).await?;
            press_in(page, "Delete now", HEAD_START).await?;
            spare.crash_after(page, delay).await?;
            page.blank().await?;
            let found = Inventory::of(page).await?;
            let begun = found.notes.iter().any(|note| note == "deletion");
            interrupted += usize::from(begun);
            page.open().await?;
            let all_or_nothing = |found: &Inventory| [0, KEPT].contains(&found.whole.len());
            let found = settled(page, all_or_nothing).await?;
            println!("after {delay:?}: {} left", found.whole.len());
            if found.whole.is_empty() {
                import(stage, KEPT).await?;
            }
        }
        assert!(interrupted > 0, "no tab died in the middle of it");
        Ok(())
    });
}

#[test]
fn a_tab_that_dies_while_importing_leaves_whole_recordings_and_can_go_on() {
    still("crash-importing", async |stage| {
        let page = &stage.page;
        let archive = kept::archive(KEPT)?;
        for delay in moments(IMPORTING) {
            page.open().await?;
            let spare = Spare::open(page).await?;
            files::import(page, &archive).await?;
            spare.crash_after(page, delay).await?;
            page.open().await?;
            let found = settled(page, |_| true).await?;
            println!("after {delay:?}: {} taken in", found.whole.len());
            import(stage, KEPT).await?;
            history::delete_everything(page).await?;
            settled(page, |found| found.whole.is_empty()).await?;
        }
        Ok(())
    });
}

#[test]
fn a_tab_that_dies_while_migrating_loses_nothing() {
    still("crash-migrating", async |stage| {
        let page = &stage.page;
        for delay in moments(MIGRATING) {
            page.blank().await?;
            kept::forget_everything(page).await?;
            kept::old_vault(page, KEPT).await?;
            let spare = Spare::open(page).await?;
            page.go().await?;
            spare.crash_after(page, delay).await?;
            page.open().await?;
            let new = |found: &Inventory| found.whole.len() == KEPT && found.old_keys == 0;
            settled(page, new).await?;
            history::until_total(page, KEPT).await?;
        }
        let lines = history::lines(page).await?;
        let damaged = lines.iter().filter(|line| line.contains("Damaged"));
        assert_eq!(damaged.count(), 0, "every recording still opens: {lines:?}");
        Ok(())
    });
}

#[test]
fn a_tab_that_dies_while_recording_leaves_no_orphan() {
    let scene = Scene::new()
        .quiet(1.5)
        .word(WORDS[0])
        .and_then(|scene| scene.quiet(0.2).speech(SPEECHES[0]))
        .unwrap();
    hearing("crash-recording", &scene, async |stage| {
        let page = &stage.page;
        let mut before = 0;
        for delay in moments(RECORDING) {
            page.open().await?;
            let spare = Spare::open(page).await?;
            page.start().await?;
            page.until_status("Listening").await?;
            spare.crash_after(page, delay).await?;
            page.open().await?;
            let found = settled(page, |_| true).await?;
            println!("after {delay:?}: {} recordings", found.whole.len());
            assert!(found.whole.len() >= before, "nothing older was lost");
            assert!(found.whole.len() <= before + 1, "at most one came about");
            before = found.whole.len();
        }
        assert!(before > 0, "some moments lay behind the first piece");
        Ok(())
    });
}
