//! "Why was this recorded?"

use crate::made::recording;
use hearsay_speaker::record::{Aspect, Part, Recording, why};
use hearsay_speaker::{EndReason, Initiator, Owner};

fn request() -> Recording {
    recording("a", 0, Owner::Cloud)
}

fn told(recording: &Recording, about: Aspect) -> Option<String> {
    let sentence = why(recording)
        .into_iter()
        .find(|sentence| sentence.about == about);
    sentence.map(|sentence| sentence.to_string())
}

#[test]
fn a_wake_is_explained_by_its_score_and_threshold() {
    let mut recording = request();
    assert_eq!(
        told(&recording, Aspect::Score).unwrap(),
        "The score was 0.980; from 0.970 on it wakes."
    );
    recording.head.wake_threshold = Some(0.99);
    assert!(
        told(&recording, Aspect::Score)
            .unwrap()
            .contains("do not explain")
    );
    recording.head.wake_threshold = None;
    assert!(
        told(&recording, Aspect::Score)
            .unwrap()
            .contains("threshold of that moment")
    );
    recording.head.wake_score = None;
    assert_eq!(
        told(&recording, Aspect::Score).unwrap(),
        "The score was not stored."
    );
}

#[test]
fn a_button_has_no_score_and_no_second_look() {
    let mut recording = request();
    recording.head.initiator = Initiator::Tap;
    let aspects: Vec<Aspect> = why(&recording)
        .iter()
        .map(|sentence| sentence.about)
        .collect();
    assert_eq!(aspects, [Aspect::Initiator, Aspect::End]);
}

#[test]
fn the_second_stage_and_the_person_are_told_apart() {
    let mut recording = request();
    let second = |recording: &Recording| told(recording, Aspect::SecondStage).unwrap();
    assert_eq!(second(&recording), "No second look was taken at it.");
    recording.tail.verifier_score = Some(0.75);
    recording.tail.verifier_threshold = Some(0.5);
    assert_eq!(
        second(&recording),
        "A second, more careful look agreed: it gave 0.750 and asks for 0.500."
    );
    recording.tail.reported_false = true;
    assert_eq!(
        second(&recording),
        "You reported that it was not meant for the speaker; the second look had given it 0.750 and asks for 0.500."
    );
    recording.tail.reported_false = false;
    recording.tail.end_reason = EndReason::Rejected;
    assert!(second(&recording).starts_with("A second, more careful look disagreed"));
}

#[test]
fn every_initiator_and_every_end_has_a_sentence_of_its_own() {
    let initiators = [
        Initiator::WakeWord,
        Initiator::Tap,
        Initiator::Hold,
        Initiator::FollowUp,
        Initiator::Skill,
    ];
    let ends = [
        EndReason::Silence,
        EndReason::NoSpeech,
        EndReason::HardCap,
        EndReason::Released,
        EndReason::Cancelled,
        EndReason::Interrupted,
        EndReason::Rejected,
    ];
    let mut sentences = std::collections::BTreeSet::new();
    for initiator in initiators {
        let mut recording = request();
        recording.head.initiator = initiator;
        sentences.insert(told(&recording, Aspect::Initiator).unwrap());
    }
    for end in ends {
        let mut recording = request();
        recording.tail.end_reason = end;
        sentences.insert(told(&recording, Aspect::End).unwrap());
    }
    assert_eq!(sentences.len(), initiators.len() + ends.len());
    assert!(sentences.iter().all(|sentence| sentence.ends_with('.')));
}

#[test]
fn numbers_stay_numbers_for_the_page_to_write() {
    let recording = request();
    let score = why(&recording)
        .into_iter()
        .find(|sentence| sentence.about == Aspect::Score);
    assert!(score.unwrap().parts.contains(&Part::Score(0.98)));
}
