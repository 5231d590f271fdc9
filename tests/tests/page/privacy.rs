//! The claims of the region "Privacy", checked from outside: what "Verify" finds, what a full disk
//! leaves, what the speaker's clock lets happen.

use hearsay_tests::{
    Outcome, files, history,
    kept::{self, Inventory},
    page::Name,
    stage::{Stage, still},
};

/// Recordings to begin with.
const KEPT: usize = 6;

async fn with_recordings(stage: &Stage, count: usize) -> Outcome {
    let page = &stage.page;
    page.open().await?;
    files::import(page, &kept::archive(count)?).await?;
    history::until_total(page, count).await
}

#[test]
fn verify_finds_nothing_after_a_deletion_and_what_a_sabotaged_one_left() {
    still("verify", async |stage| {
        let page = &stage.page;
        with_recordings(stage, KEPT).await?;
        history::delete(page).await?;
        page.tab("Deleting").await?;
        page.press("Verify receipt 1").await?;
        page.until_text("Nothing of it was found").await?;

        // A browser (or an extension) that only pretends to delete sound.
        let sabotage = "
            const remove = IDBObjectStore.prototype.delete;
            IDBObjectStore.prototype.delete = function (...given) {
                return this.name === 'pieces' ? this.count() : remove.apply(this, given);
            };";
        page.run(sabotage, vec![]).await?;
        history::delete(page).await?;
        page.press("Verify receipt 2").await?;
        page.until_text("traces were found").await?;
        page.until_text("hearsay-cloud/pieces").await?;

        // The next start sweeps what has no key.
        page.open().await?;
        let swept = async || Ok(Inventory::of(page).await?.orphans.is_empty().then_some(()));
        page.until("no orphan", swept).await?;
        page.tab("Deleting").await?;
        page.press("Verify receipt 2").await?;
        page.until_text("Nothing of it was found").await
    });
}

#[test]
fn with_hardly_any_room_an_import_stops_and_nothing_is_half_written() {
    still("quota", async |stage| {
        let page = &stage.page;
        with_recordings(stage, KEPT).await?;
        // The driver's own override of the quota is not heeded by this browser's databases, so the
        // databases refuse what is more than this.
        let tiny = "
            window.room = 400000;
            const size = (value) => value instanceof Uint8Array ? value.length
                : typeof value === 'object' && value !== null
                    ? Object.values(value).reduce((sum, part) => sum + size(part), 0) : 0;
            for (const name of ['put', 'add']) {
                const write = IDBObjectStore.prototype[name];
                IDBObjectStore.prototype[name] = function (...given) {
                    window.room -= size(given[0]);
                    if (window.room < 0) throw new DOMException('no room', 'QuotaExceededError');
                    return write.apply(this, given);
                };
            }";
        page.run(tiny, vec![]).await?;
        files::import(page, &kept::archive(60)?).await?;
        page.until_text("There is no room left").await?;
        page.until("the end of the import", async || {
            let bars = page.all("progressbar", Name::Begins("")).await?;
            Ok(bars.is_empty().then_some(()))
        })
        .await?;
        let found = Inventory::of(page).await?;
        println!("{} recordings fitted", found.whole.len());
        assert!(found.orphans.is_empty(), "{:?}", found.orphans);
        assert!((KEPT..60).contains(&found.whole.len()), "it was full");

        // Deleting makes room, also where hardly any is left.
        history::delete(page).await?;
        let before = found.whole.len();
        let fewer = async || Ok((Inventory::of(page).await?.whole.len() < before).then_some(()));
        page.until("one recording less", fewer).await?;
        Ok(())
    });
}

#[test]
fn moving_the_clock_lets_the_retention_period_pass() {
    still("time-machine", async |stage| {
        let page = &stage.page;
        with_recordings(stage, KEPT).await?;
        page.tab("Keeping").await?;
        let before = page.text().await?;
        assert!(
            before.contains("Until I delete"),
            "the default that the article names"
        );
        let choose = "document.querySelector('#privacy input[type=radio][aria-label=\"18 months\"]').click()";
        page.run(choose, vec![]).await?;
        page.press(Name::Begins("Change")).await?;
        page.press("18 months").await?;
        page.press("Move forward 18 months").await?;
        history::until_count(page, 0).await?;
        let gone = async || Ok(Inventory::of(page).await?.whole.is_empty().then_some(()));
        page.until("empty vaults", gone).await?;
        page.open().await?;
        history::until_count(page, 0).await
    });
}
