//! The page driven as a person would: real Chromium, real recordings as the microphone.
//!
//! A test builds a [`stage::Stage`]: a static server with the built page ([`server`]), one browser
//! session of its own ([`browser`]) whose microphone plays a [`scene::Scene`], and a
//! [`page::Page`] that finds things by role and accessible name, which are the page's test
//! interface. [`probe`] listens in on what the page itself sees (status changes, worklet messages),
//! [`storage`] reads what lies in the browser's databases, [`sound`] compares recordings.
//!
//! The built page comes from `HEARSAY_DIST` (an absolute path) or `<workspace>/dist`.
//! Waits poll for a condition; no test asserts how fast the machine is. Times that are asserted are
//! counted in samples.
#![allow(
    clippy::disallowed_methods,
    reason = "a native program may read the clock; the ban is for wasm32"
)]

pub mod answer;
pub mod authenticator;
pub mod browser;
pub mod crash;
pub mod elements;
pub mod files;
pub mod history;
pub mod kept;
pub mod native;
pub mod net_log;
pub mod page;
pub mod place;
pub mod probe;
pub mod scene;
pub mod server;
pub mod skills;
pub mod sound;
pub mod stage;
pub mod storage;
pub mod windows;

/// What a step of a test gives: a value, or what went wrong in words.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
