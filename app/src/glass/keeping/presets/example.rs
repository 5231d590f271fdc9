//! A day that nobody recorded: to see what policies do before there is a day of one's own.

use hearsay_speaker::{
    Millis,
    policy::presets::{Deed, DeedKind, Interaction, Wake},
};

/// Midnight (UTC) of Monday, 2 March 2026. Any day would do; one with five years behind it in the
/// data files' terms does not exist.
const MIDNIGHT: Millis = 1_772_409_600_000;

/// Milliseconds in a minute.
const MS_A_MINUTE: Millis = 60_000;

/// One line of the day: time, what happened, what became of it, whether chance chose it for a clip.
struct Scene {
    hour: u8,
    minute: u8,
    what: &'static str,
    does: Does,
}

/// What a line does.
enum Does {
    /// Wakes the speaker; `true` where chance chooses it for the reviewers.
    Wakes(Wake, bool),
    /// Asks to delete an earlier line, by what happened then.
    Deletes(&'static str),
}

const DOCTOR: &str = "A question about a symptom";

/// The day, in its order.
const SCENES: [Scene; 8] = [
    scene(
        7,
        2,
        "A request for the weather",
        Does::Wakes(Wake::Meant, false),
    ),
    scene(
        7,
        40,
        "A timer for the eggs",
        Does::Wakes(Wake::Meant, true),
    ),
    scene(12, 31, "A shopping list", Does::Wakes(Wake::Meant, false)),
    scene(
        18,
        14,
        "The television, taken for a request",
        Does::Wakes(Wake::False, false),
    ),
    scene(
        18,
        50,
        "A conversation, heard to be none",
        Does::Wakes(Wake::Rejected, false),
    ),
    scene(20, 5, DOCTOR, Does::Wakes(Wake::Meant, false)),
    scene(
        20,
        30,
        "Music for the evening",
        Does::Wakes(Wake::Meant, false),
    ),
    scene(
        21,
        0,
        "The question about the symptom is deleted",
        Does::Deletes(DOCTOR),
    ),
];

const fn scene(hour: u8, minute: u8, what: &'static str, does: Does) -> Scene {
    Scene {
        hour,
        minute,
        what,
        does,
    }
}

impl Scene {
    fn deed(&self) -> Deed {
        let kind = match self.does {
            Does::Wakes(wake, sampled) => DeedKind::Woke(Interaction {
                id: self.what.to_owned(),
                wake,
                sampled,
            }),
            Does::Deletes(what) => DeedKind::DeleteOne(what.to_owned()),
        };
        let minutes = Millis::from(self.hour) * 60 + Millis::from(self.minute);
        Deed {
            at: MIDNIGHT + minutes * MS_A_MINUTE,
            kind,
        }
    }
}

/// The day's deeds.
pub(super) fn deeds() -> Vec<Deed> {
    SCENES.iter().map(Scene::deed).collect()
}

/// The day as lines to read: time of day and what happened.
pub(super) fn told() -> Vec<(String, &'static str)> {
    let line = |scene: &Scene| (format!("{:02}:{:02}", scene.hour, scene.minute), scene.what);
    SCENES.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::record::DayKey;

    #[test]
    fn the_day_is_one_day_in_order_and_deletes_what_was_there() {
        let deeds = deeds();
        let day = DayKey::of(MIDNIGHT, 0);
        assert_eq!(day.to_string(), "2026-03-02");
        assert!(deeds.iter().all(|deed| DayKey::of(deed.at, 0) == day));
        assert!(deeds.windows(2).all(|pair| pair[0].at < pair[1].at));
        let woke = |id: &str| {
            deeds.iter().any(
                |deed| matches!(&deed.kind, DeedKind::Woke(interaction) if interaction.id == id),
            )
        };
        for deed in &deeds {
            if let DeedKind::DeleteOne(id) = &deed.kind {
                assert!(woke(id), "{id}");
            }
        }
    }
}
