//! What the attributes of SSML tags mean in numbers.
//!
//! The standard leaves the words (“slow”, “soft”) to the voice: the factors here are ours. The ends
//! of the ranges are those that skill developers know: rate 20 % to 200 %, pitch -33.3 % to +50 %,
//! volume up to about +4 dB.

use super::spoken::{Emphasis, Manner};

/// Longest pause, milliseconds: what skill developers may write.
pub(super) const LONGEST_PAUSE_MS: u32 = 10_000;

/// The pause of a `break` without attributes, milliseconds: a comma's.
const MEDIUM_PAUSE_MS: u32 = 300;

/// Pause after a sentence, milliseconds.
pub(super) const SENTENCE_PAUSE_MS: u32 = 500;

/// Pause after a paragraph, milliseconds.
pub(super) const PARAGRAPH_PAUSE_MS: u32 = 900;

/// The pause that a `break` asks for; `None` where its attributes cannot be read.
pub(super) fn pause(strength: Option<&str>, time: Option<&str>) -> Option<u32> {
    if let Some(time) = time {
        return duration(time);
    }
    Some(match strength.map(str::trim) {
        None | Some("medium") => MEDIUM_PAUSE_MS,
        Some("none" | "x-weak") => 0,
        Some("weak") => 150,
        Some("strong") => SENTENCE_PAUSE_MS,
        Some("x-strong") => PARAGRAPH_PAUSE_MS,
        Some(_) => return None,
    })
}

/// `750ms`, `1.5s`.
fn duration(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, factor) = match text.strip_suffix("ms") {
        Some(number) => (number, 1.0),
        None => (text.strip_suffix('s')?, 1_000.0),
    };
    let ms = number_of(number)? * factor;
    // In range: clamped first.
    Some(ms.clamp(0.0, LONGEST_PAUSE_MS as f32) as u32)
}

/// The manner inside a `prosody` tag: what its attributes say on top of what holds outside.
pub(super) fn prosody<'a>(
    outside: Manner,
    attribute: impl Fn(&str) -> Option<&'a str>,
) -> Option<Manner> {
    let mut manner = outside;
    if let Some(rate) = attribute("rate") {
        manner.rate = (outside.rate * self::rate(rate)?).clamp(0.2, 2.0);
    }
    if let Some(pitch) = attribute("pitch") {
        manner.pitch = (outside.pitch * self::pitch(pitch)?).clamp(0.667, 1.5);
    }
    if let Some(volume) = attribute("volume") {
        manner.volume = (outside.volume * self::volume(volume)?).clamp(0.0, 1.6);
    }
    Some(manner)
}

fn rate(text: &str) -> Option<f32> {
    Some(match text.trim() {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "medium" | "default" => 1.0,
        "fast" => 1.25,
        "x-fast" => 1.6,
        percent => number_of(percent.strip_suffix('%')?)? / 100.0,
    })
}

fn pitch(text: &str) -> Option<f32> {
    Some(match text.trim() {
        "x-low" => 0.7,
        "low" => 0.85,
        "medium" | "default" => 1.0,
        "high" => 1.15,
        "x-high" => 1.4,
        percent => 1.0 + number_of(percent.strip_suffix('%')?)? / 100.0,
    })
}

fn volume(text: &str) -> Option<f32> {
    Some(match text.trim() {
        "silent" => 0.0,
        "x-soft" => 0.3,
        "soft" => 0.6,
        "medium" | "default" => 1.0,
        "loud" => 1.3,
        "x-loud" => 1.6,
        decibels => {
            let decibels = number_of(decibels.strip_suffix("dB")?)?;
            libm::powf(10.0, decibels.clamp(-96.0, 96.0) / 20.0)
        }
    })
}

/// A finite number, with or without its sign.
fn number_of(text: &str) -> Option<f32> {
    let number: f32 = text.trim().parse().ok()?;
    number.is_finite().then_some(number)
}

/// What `level` of `emphasis` means; nothing is “moderate”.
pub(super) fn emphasis(level: Option<&str>) -> Option<Emphasis> {
    Some(match level.map(str::trim) {
        None | Some("moderate") => Emphasis::Moderate,
        Some("strong") => Emphasis::Strong,
        Some("reduced") => Emphasis::Reduced,
        Some("none") => Emphasis::None,
        Some(_) => return None,
    })
}
