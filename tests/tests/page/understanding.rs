//! What is asked is understood and answered, typed or spoken, by a Worker that can talk to nobody.

use hearsay_tests::{
    Outcome,
    files::{self, fill},
    history,
    kept::{self, Inventory},
    page::Page,
    stage::still,
};

/// Recordings to begin with.
const KEPT: usize = 6;

/// What deletes everything.
const EVERYTHING: &str = "delete everything I have ever said";

/// Types a request and waits for an answer that contains `wanted`.
async fn ask(page: &Page, request: &str, wanted: &str) -> Outcome {
    fill(page, ".typed input", request).await?;
    page.press("Ask").await?;
    page.until_text(wanted).await
}

#[test]
fn a_typed_request_is_understood_and_answered() {
    still("typed", async |stage| {
        let page = &stage.page;
        page.open().await?;
        ask(page, "How loud are you?", "The volume is 5 of 10.").await?;
        ask(page, "Who are you", "I am Hearsay").await?;
        ask(page, "turn the volume up by two", "The volume is now 7").await?;
        ask(page, "make me a sandwich", "No command").await
    });
}

#[test]
fn nothing_is_deleted_by_command_before_it_is_allowed_and_confirmed() {
    still("typed-delete", async |stage| {
        let page = &stage.page;
        page.open().await?;
        files::import(page, &kept::archive(KEPT)?).await?;
        history::until_total(page, KEPT).await?;
        ask(page, EVERYTHING, "Deletion by voice is off").await?;
        assert_eq!(Inventory::of(page).await?.whole.len(), KEPT);
        page.tab("Keeping").await?;
        page.turn("Deletion by voice").await?;
        ask(page, EVERYTHING, "Say yes or no").await?;
        ask(page, "no", "Nothing was deleted.").await?;
        history::until_total(page, KEPT).await?;
        ask(page, EVERYTHING, "Say yes or no").await?;
        ask(page, "yes", "Delete now").await?;
        history::carry_out(page).await?;
        assert!(Inventory::of(page).await?.whole.is_empty());
        Ok(())
    });
}

#[test]
fn a_worker_of_this_page_cannot_talk_to_anybody_else() {
    still("worker-leak", async |stage| {
        let page = &stage.page;
        page.open().await?;
        let script = "
            const tries = `
                const all = [
                    fetch('https://example.com/'), fetch('http://127.0.0.1:9/'),
                    new Promise((done, failed) => {
                        const socket = new WebSocket('wss://example.com/');
                        socket.onopen = done; socket.onerror = failed;
                    }),
                    (async () => importScripts('https://example.com/a.js'))(),
                ];
                Promise.allSettled(all).then((ends) => postMessage(ends.map((end) => end.status)));`;
            const address = URL.createObjectURL(new Blob([tries], { type: 'text/javascript' }));
            const worker = new Worker(address);
            return new Promise((done) => { worker.onmessage = ({ data }) => done(data); });";
        let ends = page.run_async(script, vec![]).await?;
        let ends = ends.as_array().cloned().unwrap_or_default();
        assert_eq!(ends.len(), 4);
        assert!(ends.iter().all(|end| end == "rejected"), "{ends:?}");
        // A script from an address, which would have a policy of its own, is no Worker here at all.
        let script = "
            return new Promise((done) => {
                document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
                try { new Worker('recogniser-worker.js').onerror = () => {}; } catch { done('worker-src'); }
            });";
        assert_eq!(page.run_async(script, vec![]).await?, "worker-src");
        Ok(())
    });
}
