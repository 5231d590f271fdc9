//! A year of use under every preset: thousands of interactions, false wakes, deletions and jumps of
//! the clock, all from a seed.

use super::{DAY, MORNING, Seeded};
use hearsay_speaker::Millis;
use hearsay_speaker::policy::presets::{
    Deed, DeedKind, Interaction, Preset, PresetId, Replay, Until, Wake, What, replay,
};
use hearsay_speaker::policy::{EmulatedClock, JUMPS, Retention};
use hearsay_speaker::record::DayKey;
use std::collections::{HashMap, HashSet};

const DEEDS: usize = 5_000;

/// A year in real time, in which jumps lead some years ahead. Times rise strictly.
fn year(seed: u64) -> Vec<Deed> {
    let mut seeded = Seeded(seed);
    let (mut clock, mut real) = (EmulatedClock::default(), MORNING);
    let mut deeds = Vec::new();
    while deeds.len() < DEEDS {
        real += 1 + seeded.below(2 * 365 * DAY / DEEDS as u64);
        let made = deeds.len() as u64;
        let kind = match seeded.below(1_000) {
            0..2 => DeedKind::DeleteAll,
            2..80 => DeedKind::DeleteOne(seeded.below(made + 1).to_string()),
            80..84 => {
                let (name, jump) = JUMPS[seeded.below(JUMPS.len() as u64 - 1) as usize];
                clock.jump(real, name, jump).expect("a jump on offer");
                continue;
            }
            draw => DeedKind::Woke(Interaction {
                id: made.to_string(),
                wake: match draw % 10 {
                    0 => Wake::False,
                    1 => Wake::Rejected,
                    _ => Wake::Meant,
                },
                sampled: draw % 5 == 0,
            }),
        };
        deeds.push(Deed {
            at: clock.now(real).emulated,
            kind,
        });
    }
    deeds
}

/// A policy of nobody that keeps sound and text for 18 months, for none of the real ones does.
const EIGHTEEN: &str = r#"{"name": "Eighteen months", "lines": [
    {"setting": "saved_by_default", "value": {"audio": true, "transcript": true},
     "as_of": "2026", "dated": "read", "source": "test", "confidence": "reported"},
    {"setting": "processing", "value": "own_server",
     "as_of": "2026", "dated": "read", "source": "test", "confidence": "reported"},
    {"setting": "retention_default", "value": "months_18",
     "as_of": "2026", "dated": "read", "source": "test", "confidence": "reported"},
    {"setting": "delete_one", "value": true,
     "as_of": "2026", "dated": "read", "source": "test", "confidence": "reported"},
    {"setting": "delete_all", "value": true,
     "as_of": "2026", "dated": "read", "source": "test", "confidence": "reported"}
]}"#;

/// All presets that ship, and the one of nobody.
fn presets() -> Vec<Preset> {
    let ship = PresetId::ALL.into_iter().map(PresetId::load);
    ship.chain([Preset::parse(EIGHTEEN)])
        .map(|preset| preset.expect("a preset"))
        .collect()
}

/// Calendar months after which a preset's sound and text go by themselves.
fn months(preset: &Preset) -> Option<i32> {
    let followed = preset.followed();
    match (followed.deidentified, followed.retention) {
        (Some(times), _) => Some(i32::from(times.after_months)),
        (None, Some(Retention::Months18)) => Some(18),
        (None, Some(Retention::UntilDeleted) | None) => None,
        other => panic!("{other:?}"),
    }
}

/// Whether `end` is so many calendar months after `start`, told by dates alone.
fn is_months_later(start: Millis, end: Millis, months: i32) -> bool {
    let (from, to) = (DayKey::of(start, 0), DayKey::of(end, 0));
    let between = (to.year - from.year) * 12 + i32::from(to.month) - i32::from(from.month);
    let same_day = between == months && to.day == from.day && end % DAY == start % DAY;
    let lacks_it = between == months + 1 && to.day == 1 && end.is_multiple_of(DAY);
    same_day || (lacks_it && DayKey::of(end - 1, 0).day < from.day)
}

struct Year {
    deeds: Vec<Deed>,
    started: HashMap<String, Millis>,
}

impl Year {
    fn new(seed: u64) -> Self {
        let deeds = year(seed);
        let started = deeds
            .iter()
            .filter_map(|deed| match &deed.kind {
                DeedKind::Woke(interaction) => Some((interaction.id.clone(), deed.at)),
                _ => None,
            })
            .collect();
        Self { deeds, started }
    }

    fn end(&self) -> Millis {
        self.deeds.last().expect("deeds").at
    }

    fn asked_to_delete(&self, id: &str, at: Millis) -> bool {
        self.deeds.iter().any(|deed| {
            deed.at == at
                && match &deed.kind {
                    DeedKind::DeleteAll => true,
                    DeedKind::DeleteOne(one) => one == id,
                    DeedKind::Woke(_) => false,
                }
        })
    }

    fn holds_its_invariants(&self, preset: &Preset, outcome: &Replay, now: Millis) {
        let name = &preset.name;
        let mut seen = HashSet::new();
        for held in &outcome.held {
            assert!(held.since <= now, "{name}: {held:?}");
            assert!(
                self.started[&held.interaction] <= held.since,
                "{name}: {held:?}"
            );
            if let Until::At(at) = held.until {
                assert!(at > now, "{name} outlived: {held:?}");
            }
            assert!(
                seen.insert((held.interaction.clone(), held.what)),
                "{name}: {held:?}"
            );
        }
        for gone in &outcome.gone {
            let started = self.started[&gone.interaction];
            assert!(started <= gone.at && gone.at <= now, "{name}: {gone:?}");
            assert!(
                seen.insert((gone.interaction.clone(), gone.what)),
                "{name}: {gone:?}"
            );
            let right = match gone.what {
                _ if gone.why == "Deleted by the person." => {
                    self.asked_to_delete(&gone.interaction, gone.at)
                }
                What::Clip => gone.at == started + 3 * DAY,
                What::Deidentified => is_months_later(started, gone.at, 24),
                _ => is_months_later(started, gone.at, months(preset).expect("an end")),
            };
            assert!(right, "{name} went early: {gone:?}");
        }
        self.nothing_is_forgotten(preset, &seen, now);
    }

    fn nothing_is_forgotten(&self, preset: &Preset, seen: &HashSet<(String, What)>, now: Millis) {
        let saved = preset.followed().saved;
        for deed in self.deeds.iter().filter(|deed| deed.at <= now) {
            let DeedKind::Woke(interaction) = &deed.kind else {
                continue;
            };
            let taken = interaction.wake != Wake::Rejected;
            let has = |what| seen.contains(&(interaction.id.clone(), what));
            assert_eq!(has(What::Audio), taken && saved.audio);
            assert_eq!(
                has(What::Transcript),
                taken && saved.transcript == Some(true)
            );
        }
    }
}

#[test]
fn a_year_under_every_preset_loses_nothing_early_and_keeps_nothing_too_long() {
    let year = Year::new(1);
    for preset in presets() {
        let mut gone_before = HashSet::new();
        for part in 1..=6 {
            // Up to a year and a half beyond the last deed, so that everything comes to its end.
            let now = MORNING + (year.end() + 550 * DAY - MORNING) * part / 6;
            let outcome = replay(&year.deeds, &preset, now);
            year.holds_its_invariants(&preset, &outcome, now);
            let gone: HashSet<_> = outcome
                .gone
                .into_iter()
                .map(|gone| (gone.interaction, gone.what, gone.at, gone.why))
                .collect();
            assert!(
                gone_before.is_subset(&gone),
                "{}: something came back",
                preset.name
            );
            gone_before = gone;
        }
        let expires = months(&preset).is_some() && preset.followed().saved.transcript == Some(true);
        let by_itself = gone_before
            .iter()
            .any(|(_, what, _, why)| *what == What::Transcript && why != "Deleted by the person.");
        assert_eq!(by_itself, expires, "{}", preset.name);
    }
}

#[test]
fn after_delete_everything_nothing_answers_but_remnants() {
    for seed in 2..6 {
        let mut deeds = year(seed);
        let now = deeds.last().expect("deeds").at + 1;
        for preset in presets() {
            let before = replay(&deeds, &preset, now);
            let anything = before.held.iter().any(|held| !held.what.is_remnant());
            let saves = preset.followed().saved;
            assert_eq!(
                anything,
                saves.audio || saves.transcript == Some(true),
                "{}",
                preset.name
            );
        }
        deeds.push(Deed {
            at: now,
            kind: DeedKind::DeleteAll,
        });
        for preset in presets() {
            let outcome = replay(&deeds, &preset, now);
            let answers = outcome.held.iter().find(|held| !held.what.is_remnant());
            assert_eq!(answers, None, "{}", preset.name);
        }
    }
}

#[test]
fn the_order_in_which_deeds_are_given_does_not_matter() {
    let mut deeds = year(6);
    let now = deeds.last().expect("deeds").at;
    let preset = PresetId::AlexaAfter.load().expect("a preset that ships");
    let outcome = replay(&deeds, &preset, now);
    deeds.reverse();
    assert_eq!(replay(&deeds, &preset, now), outcome);
}
