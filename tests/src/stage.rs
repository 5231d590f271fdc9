//! One scenario from start to end: server, browser, page, and a runtime to wait in.
//!
//! Scenarios with sound take turns, also across processes: two browsers on two cores would starve each
//! other's audio threads. Those without may run beside each other. The files of a scenario stay in `target/e2e/NAME` for whoever looks into a failure; after a
//! success only the small ones do.

use crate::{
    Outcome,
    browser::{Browser, Microphone, Wish},
    net_log::NetLog,
    page::Page,
    place, probe,
    scene::Scene,
    server::Server,
};
use std::{fs::File, path::PathBuf};

/// What a scenario has at hand.
#[derive(Debug)]
pub struct Stage {
    /// The page's server.
    pub server: Server,
    /// The page.
    pub page: Page,
    /// How the browser was started.
    pub wish: Wish,
    browser: Browser,
}

impl Stage {
    /// Everything that lies in the download folder and is complete.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn downloads(&self) -> Outcome<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(self.wish.downloads())? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "wav") {
                found.push(path);
            }
        }
        Ok(found)
    }
}

/// The microphone that plays a scene, as a file in the scenario's folder.
///
/// # Errors
/// When the file cannot be written.
pub fn playing(name: &str, scene: &Scene) -> Outcome<Wish> {
    let folder = place::fresh_folder(name)?;
    let file = scene.write(&folder.join("microphone.wav"))?;
    Ok(Wish::new(Microphone::Plays(file), &folder))
}

/// Plays a scenario in a browser that hears `scene`.
///
/// # Panics
/// When the scenario fails.
pub fn hearing(name: &str, scene: &Scene, act: impl AsyncFnOnce(&Stage) -> Outcome) {
    play(playing(name, scene), act);
}

/// Plays a scenario in which nobody speaks; it may run beside others of its kind.
///
/// # Panics
/// When the scenario fails.
pub fn still(name: &str, act: impl AsyncFnOnce(&Stage) -> Outcome) {
    let wish = playing(name, &Scene::new()).map(|wish| Wish {
        still: true,
        ..wish
    });
    play(wish, act);
}

/// The same as [`hearing`], and looks at the browser's network log when it has ended.
///
/// # Panics
/// When the scenario, or what comes after it, fails.
pub fn hearing_and_after<T>(
    name: &str,
    scene: &Scene,
    act: impl AsyncFnOnce(&Stage) -> Outcome<T>,
    after: impl FnOnce(T, NetLog) -> Outcome,
) {
    let done = playing(name, scene).and_then(|wish| {
        let log = wish.net_log();
        let given = perform(wish, act)?;
        after(given, NetLog::read(&log)?)
    });
    expect(done);
}

/// Plays a scenario.
///
/// # Panics
/// When the scenario fails.
pub fn play(wish: Outcome<Wish>, act: impl AsyncFnOnce(&Stage) -> Outcome) {
    expect(wish.and_then(|wish| perform(wish, act)));
}

fn expect(done: Outcome) {
    if let Err(trouble) = done {
        panic!("{trouble}");
    }
}

/// Plays a scenario and gives what it gives; the way for programs that are no tests.
///
/// # Errors
/// When the scenario fails.
pub fn perform<T>(wish: Wish, act: impl AsyncFnOnce(&Stage) -> Outcome<T>) -> Outcome<T> {
    let turn = File::create(place::kept_folder()?.join("turn"))?;
    if wish.still {
        turn.lock_shared()?;
    } else {
        turn.lock()?;
    }
    let server = Server::of_folder(&place::dist()?)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let browser = Browser::start(&wish).await?;
        let page = Page::new(&browser, server.origin());
        probe::install(&page).await?;
        let stage = Stage {
            server,
            page,
            wish,
            browser,
        };
        let acted = act(&stage).await;
        if acted.is_err() {
            // The picture of a failure is a help, not a condition.
            let _kept = stage
                .page
                .client
                .screenshot(&stage.wish.folder.join("failure.png"))
                .await;
        }
        let ended = stage.browser.quit().await;
        let given = acted?;
        ended?;
        stage.wish.tidy()?;
        Ok(given)
    })
}
