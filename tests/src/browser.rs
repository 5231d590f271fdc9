//! One driver and one Chromium session, with or without a microphone.
//!
//! A session of its own for every scenario, because the fake microphone plays one file a session.
//! Invariant: dropping a [`Browser`] ends the driver and the browser that it started, also after a
//! panic.

use crate::Outcome;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{
    ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

/// Longest time for one answer of the driver: a busy machine starts a browser in some seconds.
const ANSWER_WITHIN: Duration = Duration::from_secs(120);
/// Longest time for the driver to end by itself.
const END_WITHIN: Duration = Duration::from_secs(10);

/// What the session has for a microphone.
#[derive(Clone, Debug)]
pub enum Microphone {
    /// This file, from its start at every `getUserMedia`; permission is given without a question.
    Plays(PathBuf),
    /// There is one, but the person has said no.
    Denied(PathBuf),
    /// There is none.
    Missing,
}

/// How to start.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The microphone.
    pub microphone: Microphone,
    /// Folder for downloads, the profile and the network log.
    pub folder: PathBuf,
    /// Start sound without a press; without it the browser's own policy holds.
    pub autoplay: bool,
    /// Window, CSS pixels.
    pub window: (u32, u32),
    /// More command-line switches.
    pub switches: Vec<String>,
    /// Nothing is listened to: other such sessions may run at the same time.
    pub still: bool,
}

impl Wish {
    /// A session with this microphone, leaving its files in `folder`.
    #[must_use]
    pub fn new(microphone: Microphone, folder: &Path) -> Self {
        Self {
            microphone,
            folder: folder.to_path_buf(),
            autoplay: false,
            window: (1280, 900),
            switches: Vec::new(),
            still: false,
        }
    }

    /// Where downloads arrive.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// Everything that the browser asked the network for; complete once the browser has ended.
    #[must_use]
    pub fn net_log(&self) -> PathBuf {
        self.folder.join("net-log.json")
    }

    /// Takes the large files of a session that is over away: profile and microphone.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn tidy(&self) -> Outcome {
        std::fs::remove_dir_all(self.profile())?;
        if let Microphone::Plays(file) | Microphone::Denied(file) = &self.microphone {
            std::fs::remove_file(file)?;
        }
        Ok(())
    }

    fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    fn switches(&self) -> Vec<String> {
        let mut all: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--no-first-run",
            "--no-default-browser-check",
            "--mute-audio",
        ]
        .map(str::to_owned)
        .to_vec();
        all.push(format!("--user-data-dir={}", self.profile().display()));
        all.push(format!("--log-net-log={}", self.net_log().display()));
        all.push(format!("--window-size={},{}", self.window.0, self.window.1));
        let plays = |file: &Path| {
            [
                "--use-fake-device-for-media-stream".to_owned(),
                format!("--use-file-for-fake-audio-capture={}", file.display()),
            ]
        };
        match &self.microphone {
            Microphone::Plays(file) => {
                all.extend(plays(file));
                all.push("--use-fake-ui-for-media-stream".to_owned());
            }
            Microphone::Denied(file) => all.extend(plays(file)),
            Microphone::Missing => all.push("--use-fake-ui-for-media-stream".to_owned()),
        }
        if self.autoplay {
            all.push("--autoplay-policy=no-user-gesture-required".to_owned());
        }
        all.extend(self.switches.iter().cloned());
        all
    }

    fn preferences(&self) -> serde_json::Value {
        let mut wanted = serde_json::json!({
            "download.default_directory": self.downloads(),
            "download.prompt_for_download": false,
        });
        if let (Microphone::Denied(_), Some(map)) = (&self.microphone, wanted.as_object_mut()) {
            // 2 is "block" in Chromium's content settings.
            map.insert(
                "profile.default_content_setting_values.media_stream_mic".into(),
                2.into(),
            );
        }
        wanted
    }
}

/// A running session.
#[derive(Debug)]
pub struct Browser {
    /// The `WebDriver` client.
    pub client: WebDriver,
    process: Process,
}

impl Browser {
    /// Starts driver and browser.
    ///
    /// # Errors
    /// When one of them is not installed or does not come up.
    pub async fn start(wish: &Wish) -> Outcome<Self> {
        std::fs::create_dir_all(wish.downloads())?;
        let process = Process::start()?;
        let mut wanted = DesiredCapabilities::chrome();
        for switch in wish.switches() {
            wanted.add_arg(&switch)?;
        }
        wanted.add_experimental_option("prefs", wish.preferences())?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let client = WebDriver::builder(process.address(), wanted)
            .request_timeout(ANSWER_WITHIN)
            .connect()
            .await?;
        client.set_script_timeout(ANSWER_WITHIN).await?;
        Ok(Self { client, process })
    }

    /// Ends the session in order, so that the browser writes out its logs.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn quit(self) -> Outcome {
        self.client.clone().quit().await?;
        drop(self.process);
        Ok(())
    }
}

/// The driver's process.
#[derive(Debug)]
struct Process {
    child: Child,
    port: u16,
}

impl Process {
    fn start() -> Outcome<Self> {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                format!("chromedriver cannot be started ({error}); run `cargo xtask test`")
            })?;
        let output = child.stdout.take().ok_or("chromedriver has no output")?;
        let mut process = Self { child, port: 0 };
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            // "ChromeDriver was started successfully on port 40613."
            if let Some((_, port)) = line?.split_once("successfully on port ") {
                process.port = port.trim_end_matches('.').trim().parse()?;
                break;
            }
        }
        if process.port == 0 {
            return Err("chromedriver ended before it told its port".into());
        }
        // A full pipe would hold the driver up.
        thread::spawn(move || lines.for_each(drop));
        Ok(process)
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks the driver to end, which ends its browsers too; a killed driver would leave them behind.
    fn ask_to_end(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.set_read_timeout(Some(END_WITHIN))?;
        std::io::copy(&mut stream, &mut std::io::sink()).map(drop)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Whatever goes wrong here, the driver is killed in the end.
        let _asked = self.ask_to_end();
        let late = Instant::now() + END_WITHIN;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < late {
            thread::sleep(Duration::from_millis(50));
        }
        let _killed = self.child.kill();
        let _waited = self.child.wait();
    }
}
