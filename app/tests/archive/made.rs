//! Recordings and archives that are made up.

use hearsay_speaker::archive::{Contents, Export, Step};
use hearsay_speaker::record::{
    Condition, Feedback, Item, ItemType, Marks, Published, Recording, RecordingHead, RecordingTail,
    Trace,
};
use hearsay_speaker::{EndReason, Initiator, Owner, wav};

/// Samples a second.
const RATE: u32 = 16_000;

/// Sound that differs from seed to seed in every sample.
pub fn noise(seed: u32, samples: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f32::from((state >> 16) as i16) / 32_768.0
    };
    (0..samples).map(|_| next()).collect()
}

/// A recording with every field filled, made in the last hours: no rule deletes it yet.
pub fn recording(id: &str, owner: Owner, seed: u32) -> (Recording, Vec<f32>) {
    let samples = noise(seed, RATE as usize / 2 + seed as usize);
    let started = js_sys::Date::now() as u64 - u64::from(seed) * 60_000;
    let head = RecordingHead {
        wake_score: Some(0.8125),
        wake_threshold: Some(0.5),
        profile: Some("<b>Ann</b>".to_owned()),
        ahead_ms: 5_000,
        copy_of: Some("other".to_owned()),
        ..RecordingHead::new(id, started, Initiator::WakeWord, owner, RATE)
    };
    let item = Item {
        kind: ItemType::CustomerTranscript,
        text: "=what time is it \u{1f600}".to_owned(),
        utterance_id: "u1".to_owned(),
    };
    let tail = RecordingTail {
        spoke: true,
        marks: Marks {
            wake_ms: Some(400),
            ..Marks::default()
        },
        answer: Some("It is late.".to_owned()),
        verifier_score: Some(0.75),
        trace: Some(Trace::new(20, 20, &[0.125, 0.9375])),
        published: Published {
            items: vec![item],
            ..Published::default()
        },
        reported_false: true,
        feedback: Some(Feedback::Down),
        ..RecordingTail::new(500, EndReason::Silence)
    };
    let recording = Recording {
        head,
        tail,
        condition: Condition::Whole,
        bytes: 0,
    };
    (recording, samples)
}

/// Recordings of the cloud: `many` of them.
pub fn recordings(many: u32) -> Vec<(Recording, Vec<f32>)> {
    let one = |at| recording(&format!("r{at}"), Owner::Cloud, at);
    (0..many).map(one).collect()
}

/// An archive of these as Hearsay makes it, but with any extras.
pub fn archive(recordings: &[(Recording, Vec<f32>)], extras: Option<&str>) -> Vec<u8> {
    let contents = Contents {
        recordings: recordings.iter().map(|(it, _)| it.clone()).collect(),
        extras: extras.map(str::to_owned),
        ..Contents::default()
    };
    let mut export = Export::new(contents).unwrap();
    let mut archive = Vec::new();
    loop {
        match export.next().unwrap() {
            Step::Sound(asked) => {
                let found = recordings
                    .iter()
                    .find(|(it, _)| it.head.id == asked.head.id);
                let wav = wav::encode(&found.unwrap().1, RATE);
                export.sound(Some(&wav)).unwrap();
            }
            Step::Chunk(chunk) => archive.extend(chunk.bytes),
            Step::Done(_) => return archive,
        }
    }
}
