//! What the person set, kept in this browser's `localStorage`.
//!
//! Settings hold no sound and no words, so they are not encrypted. Storage that is missing, full
//! or damaged means defaults, never an error: the speaker works without a memory for taste.

use super::who::Who;
use crate::shared::{HIGHEST_THRESHOLD, LOWEST_THRESHOLD, Sensitivity, Settings};
use hearsay_worklet::model::Thresholds;
use hearsay_worklet::protocol::Command as Order;
use web_sys::Storage;

/// Key in `localStorage`; a named speaker's has its name behind it.
const KEY: &str = "hearsay.settings";

/// The kept settings of this speaker, or the defaults. A speaker that is opened for the first time begins
/// with the first one's.
pub(super) fn load(who: &Who) -> Settings {
    let kept = read(&who.own(KEY)).or_else(|| read(KEY));
    kept.map_or_else(Settings::default, |text| from_text(&text))
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps the settings of this speaker. Returns whether the browser took them.
pub(super) fn save(settings: &Settings, who: &Who) -> bool {
    let Ok(text) = serde_json::to_string(settings) else {
        return false;
    };
    storage().is_some_and(|store| store.set_item(&who.own(KEY), &text).is_ok())
}

/// The orders that bring a fresh hearing part to these settings.
pub(super) fn orders(settings: &Settings, threshold: f32) -> [Order; 5] {
    [
        Order::Threshold(threshold),
        Order::EndSilence(settings.end_silence),
        Order::NoSpeech(settings.no_speech),
        Order::HardCap(settings.hard_cap),
        Order::Verify(settings.second_check),
    ]
}

/// Smoothed score from which a wake counts: the one set by hand, else the sensitivity's. The model
/// brings its thresholds along: they were measured on it.
pub(super) fn threshold(settings: &Settings, thresholds: Thresholds) -> f32 {
    settings.threshold.unwrap_or(match settings.sensitivity {
        Sensitivity::Low => thresholds.low,
        Sensitivity::Normal => thresholds.normal,
        Sensitivity::High => thresholds.high,
    })
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Reads settings and brings every value into its range: the text may have been edited by hand.
fn from_text(text: &str) -> Settings {
    let read: Settings = serde_json::from_str(text).unwrap_or_default();
    in_range(read)
}

/// Every value within what the hearing part and the page accept; what is not a number becomes the
/// default.
pub(super) fn in_range(settings: Settings) -> Settings {
    let plain = Settings::default();
    let within = |value: f32, low: f32, high: f32, otherwise: f32| {
        if value.is_finite() {
            value.clamp(low, high)
        } else {
            otherwise
        }
    };
    Settings {
        // Scores lie within 0..=1; one of them would wake at everything, the other at nothing.
        threshold: settings
            .threshold
            .filter(|score| score.is_finite())
            .map(|score| score.clamp(LOWEST_THRESHOLD, HIGHEST_THRESHOLD)),
        volume: settings.volume.min(10),
        talker: within(settings.talker, -90.0, 90.0, plain.talker),
        // The endpoint cannot be shorter than a pause between words nor longer than the cap.
        end_silence: within(settings.end_silence, 0.2, 5.0, plain.end_silence),
        no_speech: within(settings.no_speech, 1.0, 30.0, plain.no_speech),
        hard_cap: within(settings.hard_cap, 2.0, 60.0, plain.hard_cap),
        ..settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_being_written_and_read() {
        let settings = Settings {
            volume: 3,
            sensitivity: Sensitivity::High,
            ..Settings::default()
        };
        assert_eq!(
            from_text(&serde_json::to_string(&settings).unwrap()),
            settings
        );
    }

    #[test]
    fn unreadable_text_gives_the_defaults() {
        for text in ["", "{", "null", "[]", "{\"volume\":\"loud\"}", "\u{0}"] {
            assert_eq!(from_text(text), Settings::default(), "{text:?}");
        }
    }

    #[test]
    fn missing_fields_take_their_defaults() {
        let read = from_text("{\"volume\":9}");
        assert_eq!(
            read,
            Settings {
                volume: 9,
                ..Settings::default()
            }
        );
    }

    #[test]
    fn values_out_of_range_are_brought_into_it() {
        let read = from_text("{\"volume\":200,\"talker\":-1e9,\"hard_cap\":0}");
        assert_eq!((read.volume, read.talker, read.hard_cap), (10, -90.0, 2.0));
        assert_eq!(
            from_text("{\"threshold\":7}").threshold,
            Some(HIGHEST_THRESHOLD)
        );
        assert_eq!(
            from_text("{\"threshold\":-7}").threshold,
            Some(LOWEST_THRESHOLD)
        );
    }

    #[test]
    fn a_threshold_set_by_hand_goes_before_the_sensitivity() {
        let thresholds = Thresholds {
            low: 0.9,
            normal: 0.7,
            high: 0.4,
        };
        let mut settings = Settings::default();
        assert_eq!(threshold(&settings, thresholds), 0.7);
        settings.threshold = Some(0.85);
        assert_eq!(threshold(&settings, thresholds), 0.85);
    }

    #[test]
    fn a_hearing_part_gets_every_setting_that_concerns_it() {
        let settings = Settings {
            sensitivity: Sensitivity::High,
            second_check: false,
            ..Settings::default()
        };
        let orders = orders(&settings, 0.4);
        assert_eq!(orders[0], Order::Threshold(0.4));
        assert_eq!(orders[4], Order::Verify(false));
        for order in orders {
            let (op, value) = order.encode();
            assert_eq!(
                Order::decode(op, value),
                Some(order),
                "refused by the worklet"
            );
        }
    }
}
