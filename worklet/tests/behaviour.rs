//! What the page can rely on, through the engine and through the door.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod common;

use common::{Loudness, hear, small_model, stretches};
use hearsay_worklet::door::Door;
use hearsay_worklet::engine::Engine;
use hearsay_worklet::protocol::{
    Command, EndReason, Event, Initiator, Level, Message, RECORD, Status, kind,
};

const RATE: u32 = 48_000;
const QUIET: f32 = 0.001;
/// Resampling takes two thirds of white noise away.
const LOUD: f32 = 1.6;

fn engine() -> Engine<Loudness> {
    Engine::with_scorer(RATE as f32, Loudness::default()).expect("a rate in range")
}

fn run(engine: &mut Engine<Loudness>, parts: &[(f32, f32)]) -> (Vec<Event>, Vec<Level>) {
    let sound = stretches(RATE, parts, 4);
    let (mut events, mut levels) = (Vec::new(), Vec::new());
    for message in hear(engine, [&sound, &sound], &[128], &[]).0 {
        match message {
            Message::Event(event) => events.push(event),
            Message::Level(level) => levels.push(level),
            Message::Pcm { .. } => {}
        }
    }
    (events, levels)
}

fn wakes(events: &[Event]) -> usize {
    events
        .iter()
        .filter(|event| matches!(event, Event::Wake { .. }))
        .count()
}

#[test]
fn a_wake_begins_a_capture_that_ends_by_itself() {
    let (events, _) = run(
        &mut engine(),
        &[
            (2.0, QUIET),
            (0.2, LOUD),
            (1.0, QUIET),
            (1.0, 0.1),
            (2.0, QUIET),
        ],
    );
    assert!(matches!(events[0], Event::Wake { .. }), "{events:?}");
    assert!(matches!(
        events[1],
        Event::CaptureStarted {
            initiator: Initiator::WakeWord,
            ..
        }
    ));
    let Some(Event::CaptureEnded { at, reason, spoke }) = events.last() else {
        panic!("no end: {events:?}")
    };
    assert_eq!((*reason, *spoke), (EndReason::Silence, true));
    // Speech ends at 4.2 s; 0.8 s later the capture does.
    assert!(
        at.abs_diff(5_000 * 16) < 1_600,
        "ends at sample {at}: {events:?}"
    );
}

#[test]
fn a_disarmed_engine_does_not_wake_and_still_measures() {
    let mut engine = engine();
    engine.command(Command::Armed(false));
    let (events, levels) = run(&mut engine, &[(1.0, QUIET), (0.6, LOUD), (1.0, QUIET)]);
    assert_eq!(events, []);
    assert_eq!(
        levels.len(),
        64,
        "25 levels a second, less the resampler's delay"
    );
    assert!(
        levels
            .iter()
            .any(|level| level.score > 0.5 && level.rms > -10.0)
    );
}

#[test]
fn a_word_inside_a_capture_does_not_wake() {
    let mut engine = engine();
    engine.command(Command::Capture(Initiator::FollowUp));
    let (events, _) = run(&mut engine, &[(1.0, QUIET), (0.6, LOUD), (0.5, QUIET)]);
    assert_eq!(wakes(&events), 0, "{events:?}");
}

#[test]
fn the_threshold_is_the_pages_to_set() {
    let loud = [(1.0, QUIET), (0.4, 1.0), (1.0, QUIET)];
    let mut engine = engine();
    engine.command(Command::Threshold(0.6));
    assert_eq!(wakes(&run(&mut engine, &loud).0), 0);
    engine.command(Command::Threshold(0.4));
    assert_eq!(wakes(&run(&mut engine, &loud).0), 1);
}

#[test]
fn after_forgetting_no_earlier_sound_can_be_captured() {
    let mut engine = engine();
    run(&mut engine, &[(2.0, 0.2)]);
    engine.command(Command::Forget);
    let forgotten = engine.now();
    engine.command(Command::Capture(Initiator::Tap));
    let (events, levels) = run(&mut engine, &[(0.5, 0.0)]);
    assert!(matches!(events[0], Event::CaptureStarted { first, .. } if first == forgotten));
    assert!(
        levels.iter().all(|level| level.zeros == 1.0),
        "not even in the resampler"
    );
}

#[test]
fn forgetting_ends_a_running_capture_and_keeps_what_it_had() {
    let mut engine = engine();
    run(&mut engine, &[(1.0, 0.2)]);
    engine.command(Command::Capture(Initiator::Tap));
    engine.command(Command::Forget);
    let (mut samples, mut last) = (0, None);
    while let Some(message) = engine.next_message() {
        match message.to_message() {
            Message::Pcm { samples: piece, .. } => samples += piece.len(),
            other => last = Some(other),
        }
    }
    assert_eq!(samples, 8_000);
    let cancelled = |m| {
        matches!(
            m,
            Message::Event(Event::CaptureEnded {
                reason: EndReason::Cancelled,
                ..
            })
        )
    };
    assert!(last.is_some_and(cancelled));
}

#[test]
fn the_door_hands_over_levels_events_and_sound() {
    let mut door = Door::new();
    let model = small_model();
    door.model(model.len()).copy_from_slice(&model);
    assert_eq!(door.init(16_000.0), Ok(()));
    assert_eq!(door.command(99, 0.0), Err(Status::BadCommand));
    let (op, value) = Command::Capture(Initiator::Tap).encode();
    assert_eq!(door.command(op, value), Ok(()));
    door.input(0, 1_600).fill(0.25);
    door.input(1, 1_600).fill(0.25);
    assert_eq!(door.process(1_600, 2), Ok(()));
    let mut seen = Vec::new();
    loop {
        let kind = door.next_message();
        if kind == 0 {
            break;
        }
        assert!(!door.message_ptr().is_null());
        seen.push((kind, door.message_len(), door.message_first()));
    }
    let record = |kind, at| (kind, RECORD, at);
    let expected = [
        record(kind::EVENT, 0.0),
        record(kind::LEVEL, 640.0),
        record(kind::LEVEL, 1_280.0),
        (kind::PCM, 1_600, 0.0),
    ];
    assert_eq!(seen, expected);
    assert_eq!(
        door.process(5_000, 1),
        Err(Status::BadCommand),
        "more than there is room for"
    );
    assert_eq!(door.process(128, 0), Err(Status::BadCommand));
    assert_eq!(door.process(128, 3), Err(Status::BadCommand));
}

#[test]
fn the_door_takes_a_second_model_and_refuses_a_damaged_one() {
    let model = small_model();
    let mut door = Door::new();
    for damaged in [true, false] {
        door.model(model.len()).copy_from_slice(&model);
        let len = if damaged {
            model.len() - 1
        } else {
            model.len()
        };
        door.verifier(len).copy_from_slice(&model[..len]);
        let expected = if damaged {
            Err(Status::BadModel)
        } else {
            Ok(())
        };
        assert_eq!(door.init(16_000.0), expected);
    }
    assert_eq!(door.verifier(usize::MAX).len(), 0);
}

#[test]
fn what_the_second_stage_says_and_is_told_survives_the_crossing() {
    for accepted in [true, false] {
        let events = [
            Event::Verified {
                at: 16_000,
                accepted,
                score: 0.75,
            },
            Event::CaptureEnded {
                at: 16_000,
                reason: EndReason::Rejected,
                spoke: accepted,
            },
        ];
        for event in events {
            let read = Message::decode(kind::EVENT, &event.encode());
            assert_eq!(read, Ok(Message::Event(event)));
        }
        for command in [Command::Verify(accepted), Command::VerifierThreshold(0.25)] {
            let (op, value) = command.encode();
            assert_eq!(Command::decode(op, value), Some(command));
        }
    }
    let (op, _) = Command::VerifierThreshold(0.5).encode();
    assert_eq!(Command::decode(op, 1.5), None);
    assert_eq!(Command::decode(op, f32::NAN), None);
}
