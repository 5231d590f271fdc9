//! The page as a person meets it: opened, read and waited for. What can be pressed: [`elements`](crate::elements).

pub use crate::elements::Name;
use crate::{Outcome, browser::Browser};
use serde_json::Value;
use std::time::{Duration, Instant};
use thirtyfour::WebDriver;

/// Longest wait for anything. A loaded machine is slow, not broken.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// Pause between two looks.
const LOOK: Duration = Duration::from_millis(50);

/// The page in one browser tab.
#[derive(Clone, Debug)]
pub struct Page {
    /// The `WebDriver` client.
    pub client: WebDriver,
    origin: String,
}

impl Page {
    /// The page of this origin in this browser; nothing is loaded yet.
    #[must_use]
    pub fn new(browser: &Browser, origin: String) -> Self {
        Self {
            client: browser.client.clone(),
            origin,
        }
    }

    /// Loads the page and waits until it is alive: the start button is there.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn open(&self) -> Outcome {
        self.client.goto(&format!("{}/", self.origin)).await?;
        self.button("Start the speaker").await.map(drop)
    }

    /// Loads the page as the speaker of this name and waits until it is alive.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn open_as(&self, speaker: &str) -> Outcome {
        let name = speaker.replace(' ', "%20");
        let address = format!("{}/?speaker={name}", self.origin);
        self.client.goto(&address).await?;
        self.button("Start the speaker").await.map(drop)
    }

    /// The same page under the address `localhost`, which passkeys need: they belong to a name.
    /// Another origin, with vaults of its own.
    #[must_use]
    pub fn by_name(&self) -> Self {
        Self {
            client: self.client.clone(),
            origin: self.origin.replace("127.0.0.1", "localhost"),
        }
    }

    /// Begins to load the page and does not wait for it to be alive.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn go(&self) -> Outcome {
        Ok(self.client.goto(&format!("{}/", self.origin)).await?)
    }

    /// Loads something of the page's origin that runs no code.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn blank(&self) -> Outcome {
        let url = format!("{}/models/card.json", self.origin);
        Ok(self.client.goto(&url).await?)
    }

    /// Opens a tab of the region "Privacy".
    ///
    /// # Errors
    /// When it stays away.
    pub async fn tab(&self, name: &str) -> Outcome {
        self.press_role("tab", Name::Is(name)).await
    }

    /// Turns a switch.
    ///
    /// # Errors
    /// When it stays away, or is covered or disabled for good.
    pub async fn turn(&self, name: &str) -> Outcome {
        self.press_role("switch", Name::Is(name)).await
    }

    /// Loads the page anew, as the reload button does.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn reload(&self) -> Outcome {
        self.client.refresh().await?;
        self.button("Start the speaker").await.map(drop)
    }

    /// Presses "Start the speaker" and waits for the state that follows.
    ///
    /// # Errors
    /// When the speaker does not come to wait for its name.
    pub async fn start(&self) -> Outcome {
        self.press("Start the speaker").await?;
        self.until_status("Waiting for").await.map(drop)
    }

    /// Runs a script and gives what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(script, arguments).await?.json().clone())
    }

    /// Runs the body of an `async` function and gives what it returns.
    ///
    /// # Errors
    /// With the exception that it throws.
    pub async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             (async (...given) => {{ {body} }})(...arguments)\
             .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self
            .client
            .execute_async(script, arguments)
            .await?
            .json()
            .clone();
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(format!("the page's script threw: {error}").into()),
            None => Ok(answer.get("value").cloned().unwrap_or_default()),
        }
    }

    /// What the status says now; several are joined with " | ".
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn status(&self) -> Outcome<String> {
        let script = "return [...document.querySelectorAll('[role=status]')]\
                      .map((e) => e.textContent.trim()).join(' | ')";
        Ok(self
            .run(script, vec![])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Waits until the status begins so.
    ///
    /// # Errors
    /// When it does not.
    pub async fn until_status(&self, begins: &str) -> Outcome<String> {
        let what = format!("the status {begins:?}");
        self.until(&what, async || {
            let status = self.status().await?;
            Ok(status
                .split(" | ")
                .any(|one| one.starts_with(begins))
                .then_some(status))
        })
        .await
    }

    /// All text that can be seen.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn text(&self) -> Outcome<String> {
        let text = self.run("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows this text.
    ///
    /// # Errors
    /// When it does not.
    pub async fn until_text(&self, wanted: &str) -> Outcome {
        let what = format!("the text {wanted:?}");
        self.until(&what, async || {
            Ok(self.text().await?.contains(wanted).then_some(()))
        })
        .await
    }

    /// Waits for something.
    ///
    /// # Errors
    /// When it does not come within [`PATIENCE`]: what was waited for, and what the page showed.
    pub async fn until<T>(
        &self,
        what: &str,
        look: impl AsyncFn() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let late = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if Instant::now() > late {
                return Err(self.missed(what).await.into());
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn missed(&self, what: &str) -> String {
        let text = self.text().await.unwrap_or_default();
        let log = self.console().await.unwrap_or_default().join("\n  ");
        format!("waited in vain for {what}; the page shows:\n{text}\nconsole:\n  {log}")
    }

    /// The console's lines since the last call.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        let entries = self.client.browser_log().await?;
        Ok(entries
            .iter()
            .map(|entry| format!("{:?}: {}", entry.level, entry.message))
            .collect())
    }
}
