//! Out and back in: nothing is lost, and what is there already is known again.

use crate::{LEAP_DAY, contents, export, good, key, open, restore, sound, sounds};
use hearsay_speaker::archive::{Contents, Fingerprint, Plan, plan_whole};
use hearsay_speaker::record::{
    Condition, Item, ItemType, Marks, Published, Recording, RecordingHead, RecordingTail,
};
use hearsay_speaker::{EndReason, Initiator, Owner, wav};
use proptest::prelude::*;
use std::collections::HashMap;

#[test]
fn everything_comes_back() {
    let (bytes, summary) = export(contents(), &sounds());
    assert_eq!(summary.recordings, 3);
    assert_eq!(summary.without_sound, ["silent"]);
    assert_eq!(summary.bytes, bytes.len() as u64);
    let archive = open(&bytes);
    assert_eq!(archive.quarantined, []);
    assert_eq!(archive.exported, contents().now);
    assert_eq!(archive.ledger.entries, contents().ledger);
    assert_eq!(archive.extras, contents().extras);
    for (at, expected) in contents().recordings.iter().enumerate() {
        let restored = restore(&archive, at, &bytes);
        assert_eq!(restored.recording, *expected);
        let wav = restored
            .sound
            .map(|sound| wav::encode(&sound.samples, sound.rate));
        assert_eq!(wav, sounds().remove(&expected.head.id));
    }
}

#[test]
fn an_empty_history_is_an_archive_all_the_same() {
    let (bytes, _) = export(Contents::default(), &HashMap::new());
    let archive = open(&bytes);
    assert_eq!((archive.records, archive.quarantined), (vec![], vec![]));
    assert_eq!(archive.extras, None);
}

#[test]
fn an_import_into_an_empty_store_takes_everything() {
    let bytes = good();
    let plan = plan_whole(&open(&bytes), HashMap::new(), &bytes);
    let expected = Plan {
        new: vec![0, 1, 2],
        ..Plan::default()
    };
    assert_eq!(plan, expected);
}

#[test]
fn an_import_into_a_used_store_knows_the_same_the_new_and_the_conflicting() {
    let bytes = good();
    let all = contents().recordings;
    let print =
        |recording: &Recording, wav: Option<&[u8]>| Fingerprint::of(recording, wav).unwrap();
    // Stored anew, the ciphertext may have another size; that is no other content.
    let mut same = all[0].clone();
    same.bytes = 7;
    let other_sound = sound(9, 700);
    let existing = HashMap::from([
        (key("first"), print(&same, Some(&sound(1, 500)))),
        (key("second"), print(&all[1], Some(&other_sound))),
    ]);
    let plan = plan_whole(&open(&bytes), existing, &bytes);
    let expected = Plan {
        new: vec![2],
        same: vec![0],
        conflicting: vec![1],
        damaged: vec![],
    };
    assert_eq!(plan, expected);
}

#[test]
fn another_transcript_is_other_content() {
    let bytes = good();
    let mut other = contents().recordings.remove(0);
    other.tail.answer = Some("Something else.".to_owned());
    let print = Fingerprint::of(&other, Some(&sound(1, 500))).unwrap();
    let plan = plan_whole(
        &open(&bytes),
        HashMap::from([(key("first"), print)]),
        &bytes,
    );
    assert_eq!((plan.new, plan.conflicting), (vec![1, 2], vec![0]));
}

#[test]
fn a_copy_with_another_owner_is_another_record() {
    let mut all = contents();
    all.recordings.truncate(2);
    all.recordings[1] = all.recordings[0].clone();
    all.recordings[1].head.owner = Owner::Reviewers;
    let (bytes, _) = export(all, &sounds());
    let archive = open(&bytes);
    assert_eq!(archive.quarantined, []);
    assert_eq!(archive.records.len(), 2);
}

fn text() -> impl Strategy<Value = String> {
    // Everything that formats quarrel about, and anything else.
    prop_oneof![
        "\\PC{0,30}",
        "[=+@<>&\"',;\r\n\t\u{0}\u{feff}\u{202e}\u{1f600}-]{0,12}",
    ]
}

fn any_recording() -> impl Strategy<Value = Recording> {
    let marks = any::<[Option<u32>; 4]>().prop_map(|[a, b, c, d]| Marks {
        wake_start_ms: a,
        wake_ms: b,
        speech_start_ms: c,
        speech_end_ms: d,
    });
    let head = (
        "[a-zA-Z0-9_-]{1,64}",
        0..LEAP_DAY * 2,
        prop::option::of(0.0f32..=1.0),
        prop_oneof![
            Just(Owner::Device),
            Just(Owner::Cloud),
            Just(Owner::Recipient)
        ],
        prop::option::of(text()),
    );
    let tail = (
        marks,
        prop::option::of(text()),
        prop::option::of(0.0f32..=1.0),
        text(),
    );
    (head, tail, any::<u64>()).prop_map(|((id, started, score, owner, profile), tail, bytes)| {
        let head = RecordingHead {
            wake_score: score,
            profile,
            ..RecordingHead::new(id, started, Initiator::Hold, owner, 16_000)
        };
        let (marks, answer, verifier_score, said) = tail;
        let item = Item {
            kind: ItemType::CustomerTranscript,
            text: said,
            utterance_id: String::new(),
        };
        let tail = RecordingTail {
            marks,
            answer,
            verifier_score,
            published: Published {
                items: vec![item],
                ..Published::default()
            },
            ..RecordingTail::new(1_000, EndReason::Released)
        };
        Recording {
            head,
            tail,
            condition: Condition::Interrupted,
            bytes,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_history_comes_back(
        recordings in prop::collection::vec(
            (any_recording(), prop::option::of(prop::collection::vec(any::<i16>(), 0..50))),
            0..8,
        ),
        rate in 8_000u32..=192_000,
    ) {
        let mut sounds = HashMap::new();
        let mut expected: HashMap<_, Recording> = HashMap::new();
        for (mut recording, samples) in recordings {
            recording.head.sample_rate = rate;
            let wav = samples.map(|samples| {
                let samples: Vec<f32> = samples.iter().map(|it| f32::from(*it) / 32_768.0).collect();
                wav::encode(&samples, rate)
            });
            if let Some(wav) = wav {
                sounds.insert(recording.head.id.clone(), wav);
            }
            expected.insert(recording.head.id.clone(), recording);
        }
        let contents = Contents {
            recordings: expected.values().cloned().collect(),
            ..Contents::default()
        };
        let (bytes, _) = export(contents, &sounds);
        let archive = open(&bytes);
        prop_assert_eq!(&archive.quarantined, &[]);
        prop_assert_eq!(archive.records.len(), expected.len());
        for at in 0..archive.records.len() {
            let restored = restore(&archive, at, &bytes);
            let id = &restored.recording.head.id;
            prop_assert_eq!(&restored.recording, &expected[id]);
            let wav = sounds.get(id);
            let print = Fingerprint::of(&restored.recording, wav.map(Vec::as_slice));
            prop_assert_eq!(Ok(restored.fingerprint), print);
            let again = restored.sound.map(|sound| match sound.rate {
                0 => wav::encode(&[], rate),
                rate => wav::encode(&sound.samples, rate),
            });
            prop_assert_eq!(again.as_ref(), wav);
        }
    }
}
