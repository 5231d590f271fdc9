//! All steps together.

use crate::support::fixture;
use hearsay_speaker::anonymise::identifiers::Identifiers;
use hearsay_speaker::anonymise::words::Origin;
use hearsay_speaker::anonymise::{AnonymiseError, Clip, StepName, steps};

const SECRETS: [&str; 5] = [
    "A1B2#1709213947000#A3S5BH2HU6VAYF#G090LF1",
    "A1B2C3",
    "G090LF1",
    "Anna's kitchen",
    "Anna",
];

fn clip() -> Clip {
    let some = |at: usize| Some(SECRETS[at].to_owned());
    Clip {
        identifiers: Identifiers {
            record_key: some(0),
            customer: some(1),
            serial: some(2),
            device_name: some(3),
            profile: some(4),
        },
        started: 1_709_213_947_000,
        offset_minutes: 60,
        sample_rate: 16_000,
        samples: fixture("speech_three"),
        transcript: Some("call anna at 5551234".to_owned()),
        origin: Origin::Spoken,
    }
}

#[test]
fn nothing_that_names_anybody_is_left() {
    let copy = steps(&clip(), 1, "fresh").unwrap();
    let after = copy.steps.iter().flat_map(|step| &step.after);
    let mut told: Vec<String> = after.map(|fact| fact.value.clone()).collect();
    told.extend([copy.id.clone(), copy.time.to_string()]);
    told.extend(copy.transcript.clone());
    told.extend(copy.steps.iter().map(|step| step.did.clone()));
    for secret in SECRETS
        .iter()
        .chain(&["anna", "5551234", "2024-02-29", "14:39"])
    {
        assert!(
            told.iter().all(|text| !text.contains(secret)),
            "{secret} in {told:?}"
        );
    }
    assert_eq!(copy.transcript.as_deref(), Some("call [name] at [number]"));
    assert_eq!(copy.id, "fresh");
    assert!(copy.likeness.unwrap() < 0.4);
}

#[test]
fn every_step_shows_the_same_lines_before_and_after() {
    let copy = steps(&clip(), 1, "fresh").unwrap();
    let names: Vec<StepName> = copy.steps.iter().map(|step| step.name).collect();
    let all = [
        StepName::Identifiers,
        StepName::Time,
        StepName::Voice,
        StepName::Words,
    ];
    assert_eq!(names, all);
    for step in &copy.steps {
        let labels = |facts: &[hearsay_speaker::anonymise::Fact]| -> Vec<&str> {
            facts.iter().map(|fact| fact.label).collect()
        };
        assert_eq!(labels(&step.before), labels(&step.after));
        assert_ne!(step.before, step.after);
        assert!(step.did.ends_with('.'), "{}", step.did);
    }
    assert_eq!(copy.steps[1].before[0].value, "2024-02-29 14:39:07");
    assert_eq!(copy.steps[1].after[0].value, "2024-02, 12:00 to 18:00");
}

#[test]
fn logs_learn_nothing() {
    let clip = clip();
    let copy = steps(&clip, 1, "fresh").unwrap();
    let logged = format!("{clip:?} {:?} {copy:?} {:?}", clip.identifiers, copy.steps);
    for secret in SECRETS.iter().chain(&["anna", "5551234", "[name]"]) {
        assert!(!logged.contains(secret), "{logged}");
    }
}

#[test]
fn a_clip_without_words_or_speech_goes_through() {
    let mut clip = clip();
    clip.samples = vec![0.0; 8_000];
    clip.transcript = None;
    let copy = steps(&clip, 1, "fresh").unwrap();
    assert_eq!((copy.likeness, copy.transcript), (None, None));
    assert!(copy.samples.iter().all(|s| *s == 0.0));
}

#[test]
fn what_is_no_clip_is_refused_with_a_way_on() {
    let with = |change: &dyn Fn(&mut Clip)| {
        let mut clip = clip();
        change(&mut clip);
        steps(&clip, 1, "fresh").unwrap_err()
    };
    let errors = [
        with(&|clip| clip.sample_rate = 48_000),
        with(&|clip| clip.samples = vec![0.0; 16_000 * 60 + 1]),
        with(&|clip| clip.samples[3] = f32::NAN),
        with(&|clip| clip.samples[3] = f32::INFINITY),
    ];
    assert_eq!(
        errors,
        [
            AnonymiseError::WrongRate { found: 48_000 },
            AnonymiseError::TooLong,
            AnonymiseError::NotSound,
            AnonymiseError::NotSound,
        ]
    );
    for error in errors {
        assert!(error.to_string().contains("No copy was made; "));
    }
}
