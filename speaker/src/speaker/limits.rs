//! How long the speaker waits for others before it goes on without them, in milliseconds.
//!
//! Nothing here decides when a request ends: the hearing part does that by counting samples. These
//! limits only keep the speaker from hanging when an answer never comes. They are checked on
//! [`Input::Tick`](crate::Input::Tick), so the body should tick at least once a second.

/// From asking for a capture, or ending one, until the hearing part says it happened. It answers
/// within one render quantum (about 3 ms); two seconds cover a page that is throttled in the
/// background, where timers run once a second.
pub(super) const HEARING_ANSWERS_MS: u64 = 2_000;

/// Longest capture that the hearing part can be set to (600 s), and the time it has to say so.
pub(super) const CAPTURE_MS: u64 = 600_000 + HEARING_ANSWERS_MS;

/// Longest silence while thinking. Real skills have to answer within 8 s; after that a person has
/// long begun to wonder whether they were heard.
pub(super) const THINKING_MS: u64 = 8_000;

/// Speaking a sentence: time to begin (voices load late), and time for each byte of it. Slow
/// speech has about 10 letters a second; twice that is granted.
pub(super) const SPEAKING_BASE_MS: u64 = 20_000;

/// See [`SPEAKING_BASE_MS`].
pub(super) const SPEAKING_BYTE_MS: u64 = 200;

/// Said when nothing answered in [`THINKING_MS`].
pub(super) const NO_ANSWER: &str =
    "Sorry, I found no answer in time. What you said is kept in the history. Please try again.";

/// Said when the hearing part did not begin a capture.
pub(super) const NOT_LISTENING: &str = "Sorry, I could not begin to listen. Please try again.";

/// Said when the hearing part did not end a capture.
pub(super) const CUT_OFF: &str =
    "Sorry, I stopped hearing you. What I recorded so far is kept in the history.";
