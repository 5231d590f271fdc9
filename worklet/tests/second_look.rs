//! The second stage: when it speaks, what it says, what follows from it, and what it may cost.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod common;

use common::{Attentive, hear, model_of, noise_from, stretches};
use hearsay_worklet::engine::Engine;
use hearsay_worklet::frontend::{Frame, FrontEnd};
use hearsay_worklet::mel::MELS;
use hearsay_worklet::model::{Model, SECOND_STAGE};
use hearsay_worklet::network::Network;
use hearsay_worklet::protocol::{Command, EndReason, Event, Initiator, Message, Samples};
use hearsay_worklet::verifier::{DUE, STEPS};
use proptest::prelude::*;

const RATE: u32 = 16_000;
const QUIET: f32 = 0.001;
const LOUD: f32 = 1.6;
/// Added to the verifier's last sum: recognises nothing, and everything.
const NO: f32 = -30.0;
const YES: f32 = 30.0;

fn engine(rate: u32, verifier: &[u8]) -> Engine<Attentive> {
    Engine::with_scorer(rate as f32, Attentive::default())
        .and_then(|engine| engine.with_verifier(verifier))
        .expect("a rate in range and a model")
}

/// One loud noise, a second into a quiet room; the person says no more.
fn scene(rate: u32) -> Vec<f32> {
    stretches(rate, &[(1.0, QUIET), (0.3, LOUD), (1.5, QUIET)], 6)
}

fn run(verifier: &[u8], commands: &[(usize, Command)]) -> Vec<Message> {
    let sound = scene(RATE);
    hear(
        &mut engine(RATE, verifier),
        [&sound, &sound],
        &[128],
        commands,
    )
    .0
}

fn events(messages: &[Message]) -> Vec<Event> {
    let event = |message: &Message| match message {
        Message::Event(event) => Some(*event),
        _ => None,
    };
    messages.iter().filter_map(event).collect()
}

/// When it woke, and every verdict: when, accepted, score.
fn looked(events: &[Event]) -> (Vec<Samples>, Vec<(Samples, bool, f32)>) {
    let mut both = (Vec::new(), Vec::new());
    for event in events {
        match *event {
            Event::Wake { at, .. } => both.0.push(at),
            Event::Verified {
                at,
                accepted,
                score,
            } => both.1.push((at, accepted, score)),
            _ => {}
        }
    }
    both
}

#[test]
fn every_wake_has_its_verdict_120_ms_later() {
    for bias in [NO, 0.0, YES] {
        let events = events(&run(&model_of(9, bias), &[]));
        let (wakes, verdicts) = looked(&events);
        assert_eq!((wakes.len(), verdicts.len()), (1, 1), "{events:?}");
        assert_eq!(verdicts[0].0, wakes[0] + DUE);
        assert_eq!(DUE, 120 * 16);
    }
}

#[test]
fn a_rejected_wake_ends_its_capture_and_nothing_more_of_it_is_delivered() {
    let messages = run(&model_of(9, NO), &[]);
    let verdict = Message::Event(Event::Verified {
        at: looked(&events(&messages)).1[0].0,
        accepted: false,
        score: looked(&events(&messages)).1[0].2,
    });
    let place = messages
        .iter()
        .position(|m| *m == verdict)
        .expect("a verdict");
    let Message::Event(Event::CaptureEnded { at, reason, .. }) = messages[place + 1] else {
        panic!("no end after the verdict: {:?}", messages[place + 1])
    };
    assert_eq!(reason, EndReason::Rejected);
    let pieces = |m: &Message| match m {
        Message::Pcm { first, samples } => Some(first + samples.len() as Samples),
        _ => None,
    };
    let last = messages[..place].iter().filter_map(pieces).next_back();
    assert_eq!(last, Some(at), "one past the last sample delivered");
    let after = messages[place..].iter().filter_map(pieces).count();
    assert_eq!(after, 0, "no sound after the verdict");
}

#[test]
fn an_accepted_wake_goes_on_as_if_nobody_had_looked() {
    let without = |messages: Vec<Message>| -> Vec<Message> {
        let verdict = |m: &Message| matches!(m, Message::Event(Event::Verified { .. }));
        messages.into_iter().filter(|m| !verdict(m)).collect()
    };
    let off = run(&model_of(9, YES), &[(0, Command::Verify(false))]);
    assert_eq!(looked(&events(&off)).1, []);
    let on = run(&model_of(9, YES), &[]);
    assert_eq!(looked(&events(&on)).1.len(), 1);
    assert_eq!(without(on), off);
}

#[test]
fn the_threshold_is_the_models_until_the_page_sets_another() {
    let model = model_of(9, 0.0);
    let verdict = |commands: &[(usize, Command)]| looked(&events(&run(&model, commands))).1[0];
    let (_, accepted, score) = verdict(&[]);
    assert_eq!(accepted, score >= 0.5, "the file says 0.5");
    for (threshold, expected) in [(0.0, true), (score, true), (1.0, false)] {
        let (_, accepted, same) = verdict(&[(0, Command::VerifierThreshold(threshold))]);
        assert_eq!((accepted, same), (expected, score), "at {threshold}");
    }
}

#[test]
fn switching_off_forgetting_and_a_press_of_the_button_take_the_question_back() {
    let model = model_of(9, NO);
    let wake = looked(&events(&run(&model, &[]))).0[0] as usize;
    for order in [
        Command::Verify(false),
        Command::Forget,
        Command::Capture(Initiator::Tap),
    ] {
        // On the grid of 128 in which the sound comes, and before the verdict.
        let events = events(&run(&model, &[(wake + 640, order)]));
        assert_eq!(looked(&events).1, [], "{order:?}: {events:?}");
        let rejected = |event: &Event| {
            matches!(
                event,
                Event::CaptureEnded {
                    reason: EndReason::Rejected,
                    ..
                }
            )
        };
        assert!(!events.iter().any(rejected), "{order:?}: {events:?}");
    }
}

#[test]
fn a_capture_by_hand_is_never_rejected() {
    // The wake's own capture is cancelled before the verdict, and the person presses the button.
    let wake = looked(&events(&run(&model_of(9, NO), &[]))).0[0] as usize;
    let orders = [
        (wake + 320, Command::Cancel),
        (wake + DUE as usize + 320, Command::Capture(Initiator::Hold)),
    ];
    let events = events(&run(&model_of(9, NO), &orders));
    assert_eq!(looked(&events).1.len(), 1, "{events:?}");
    let ends = events
        .iter()
        .filter(|e| matches!(e, Event::CaptureEnded { .. }));
    assert_eq!(ends.count(), 1, "the held one goes on: {events:?}");
}

#[test]
fn a_page_that_does_not_fetch_hears_the_verdict_when_it_does() {
    let mut engine = engine(RATE, &model_of(9, NO));
    let mut sound = scene(RATE);
    // Half a minute of captures: pieces and levels fill the outbox while nobody fetches.
    let mut next = noise_from(2);
    sound.extend((0..30 * RATE).map(|n| {
        let loud = (n / RATE).is_multiple_of(3);
        next() * if loud { LOUD } else { QUIET }
    }));
    engine.process(&[&sound]);
    let mut messages = Vec::new();
    while let Some(message) = engine.next_message() {
        messages.push(message.to_message());
    }
    let (wakes, verdicts) = looked(&events(&messages));
    assert!(!wakes.is_empty(), "{messages:?}");
    let dues: Vec<Samples> = wakes.iter().map(|wake| wake + DUE).collect();
    let told: Vec<Samples> = verdicts.iter().map(|verdict| verdict.0).collect();
    assert_eq!(told, dues);
}

/// Every feature frame of 16 kHz sound, and how many of them are known at sample `at`.
fn frames(sound: &[f32], at: usize) -> (Vec<Frame>, usize) {
    let (mut all, mut front) = (Vec::new(), FrontEnd::new());
    front.push(&sound[..at], &mut |frame| all.push(*frame));
    let known = all.len();
    front.push(&sound[at..], &mut |frame| all.push(*frame));
    (all, known)
}

/// The verdict's score by the book: the network from nothing over 1.5 s before and 100 ms after.
fn slow_score(model: &[u8], sound: &[f32], wake: usize) -> f32 {
    let (all, known) = frames(sound, wake);
    let mut network = Network::new(Model::parse(model, SECOND_STAGE).expect("a model"));
    let silence = vec![[0.0; MELS]; 150_usize.saturating_sub(known)];
    let before = &all[known.saturating_sub(150)..known];
    let heard = silence.iter().chain(before).chain(&all[known..known + 10]);
    let outputs: Vec<f32> = heard.filter_map(|frame| network.push(frame)).collect();
    assert_eq!(outputs.len(), 80);
    // The steps that end 200 ms before the wake to 100 ms after it.
    outputs[64..].iter().copied().fold(0.0, f32::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_spread_work_gives_the_bits_of_the_plain_network(
        seed: u32,
        quiet in 0.1_f32..2.5,
        pieces in proptest::collection::vec(1_usize..6_000, 1..6),
    ) {
        let sound = stretches(RATE, &[(quiet, QUIET), (0.5, LOUD), (0.5, QUIET)], seed);
        let model = model_of(seed, 0.0);
        let (messages, _) = hear(&mut engine(RATE, &model), [&sound, &sound], &pieces, &[]);
        let (wakes, verdicts) = looked(&events(&messages));
        prop_assert_eq!(verdicts.len(), 1);
        let slow = slow_score(&model, &sound, wakes[0] as usize);
        prop_assert_eq!(verdicts[0].2.to_bits(), slow.to_bits());
    }

    #[test]
    fn no_call_does_more_than_its_share(
        rate in proptest::sample::select(vec![8_000_u32, 16_000, 44_100, 48_000, 96_000, 192_000]),
        quantum in 32_usize..2_048,
    ) {
        let sound = scene(rate);
        let mut engine = engine(rate, &model_of(9, YES));
        // Resampling takes most of white noise away.
        engine.command(Command::Threshold(0.2));
        // 80 steps in 110 ms of sound, and a step cannot be split.
        let share = (quantum as u64 * u64::from(STEPS) * 1_000).div_ceil(u64::from(rate) * 110);
        let mut before = 0;
        for piece in sound.chunks(quantum) {
            engine.process(&[piece]);
            let steps = engine.verifier_steps() - before;
            before = engine.verifier_steps();
            // A call longer than the spread may hold the end of it, and then does the rest at once.
            if quantum * 1_000 < rate as usize * 10 {
                prop_assert!(steps <= share, "{} steps, {} are fair", steps, share);
            }
        }
        prop_assert_eq!(before, u64::from(STEPS), "one wake, looked at once");
    }
}
