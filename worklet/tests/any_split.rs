//! However the browser cuts the sound, the engine says the same; and it survives anything.

mod common;

use common::{Attentive, Loudness, hear, model_of, small_model, stretches};
use hearsay_worklet::engine::Engine;
use hearsay_worklet::protocol::{Command, Event, Initiator, Message};
use proptest::prelude::*;

fn initiator() -> impl Strategy<Value = Initiator> {
    proptest::sample::select(Initiator::ALL.to_vec())
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        (0.0_f32..=1.0).prop_map(Command::Threshold),
        any::<bool>().prop_map(Command::Armed),
        initiator().prop_map(Command::Capture),
        Just(Command::Release),
        Just(Command::Cancel),
        (0.1_f32..=2.0).prop_map(Command::EndSilence),
        (0.1_f32..=2.0).prop_map(Command::NoSpeech),
        (0.1_f32..=3.0).prop_map(Command::HardCap),
        Just(Command::Forget),
        any::<bool>().prop_map(Command::Verify),
        (0.0_f32..=1.0).prop_map(Command::VerifierThreshold),
    ]
}

fn commands() -> impl Strategy<Value = Vec<(usize, Command)>> {
    proptest::collection::vec((0_usize..150_000, command()), 0..8)
}

fn rate() -> impl Strategy<Value = u32> {
    prop_oneof![
        proptest::sample::select(vec![8_000_u32, 16_000, 44_100, 48_000, 96_000, 192_000]),
        8_000_u32..=192_000,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_split_gives_the_same_messages_and_scores(
        rate in rate(),
        parts in proptest::collection::vec((0.05_f32..0.8, 0.0_f32..2.0), 1..8),
        pieces in proptest::collection::vec(1_usize..4_096, 1..12),
        commands in commands(),
        lag in 0_usize..8,
    ) {
        let left = stretches(rate, &parts, 1);
        let mut right = vec![0.0; lag];
        right.extend(&left[..left.len() - lag.min(left.len())]);
        let (model, second) = (small_model(), model_of(9, 0.0));
        let run = |pieces: &[usize]| {
            let engine = Engine::new(rate as f32, &model).expect("a rate in range");
            let mut engine = engine.with_verifier(&second).expect("a model");
            let real = hear(&mut engine, [&left, &right], pieces, &commands);
            let engine = Engine::with_scorer(rate as f32, Attentive::default()).expect("the same");
            let mut engine = engine.with_verifier(&second).expect("a model");
            (real, hear(&mut engine, [&left, &right], pieces, &commands))
        };
        let expected = run(&[128]);
        prop_assert_eq!(&run(&pieces), &expected);
        prop_assert_eq!(&run(&[usize::MAX / 2, 1]), &expected);
    }

    #[test]
    fn any_bits_and_any_commands_never_panic_and_leave_nothing_poisoned(
        bits in proptest::collection::vec(any::<u32>(), 0..20_000),
        pieces in proptest::collection::vec(0_usize..5_000, 1..12),
        orders in proptest::collection::vec((0_usize..20_000, any::<u32>(), any::<f32>()), 0..20),
    ) {
        let nonsense: Vec<f32> = bits.iter().map(|&bits| f32::from_bits(bits)).collect();
        let commands: Vec<(usize, Command)> = orders
            .iter()
            .filter_map(|&(frame, op, value)| Some((frame, Command::decode(op % 12, value)?)))
            .collect();
        let engine = Engine::new(44_100.0, &small_model()).expect("a rate in range");
        let mut engine = engine.with_verifier(&model_of(9, 0.0)).expect("a model");
        hear(&mut engine, [&nonsense, &nonsense], &pieces, &commands);
        let sound = stretches(44_100, &[(1.0, 0.1)], 3);
        let (messages, scores) = hear(&mut engine, [&sound, &nonsense_free(&sound)], &[128], &[]);
        prop_assert!(scores.iter().all(|s| s.is_finite()));
        for message in messages {
            match message {
                Message::Level(level) => {
                    let numbers = [level.rms, level.peak, level.low, level.high, level.score];
                    prop_assert!(numbers.iter().all(|x| x.is_finite()), "{:?}", level);
                }
                Message::Pcm { samples, .. } => {
                    prop_assert!(samples.iter().all(|x| (-1.0..=1.0).contains(x)));
                }
                Message::Event(_) => {}
            }
        }
    }
}

fn nonsense_free(sound: &[f32]) -> Vec<f32> {
    sound.iter().map(|x| -x).collect()
}

#[test]
fn the_sounds_of_the_property_above_do_wake_and_capture() {
    let sound = stretches(48_000, &[(0.5, 0.001), (0.6, 1.6), (2.0, 0.001)], 1);
    let engine = Engine::with_scorer(48_000.0, Attentive::default()).expect("a rate in range");
    let mut engine = engine.with_verifier(&model_of(9, 0.0)).expect("a model");
    engine.command(Command::VerifierThreshold(0.0));
    engine.command(Command::NoSpeech(1.0));
    let (messages, _) = hear(&mut engine, [&sound, &sound], &[128], &[]);
    let events = messages
        .iter()
        .filter(|m| matches!(m, Message::Event(_)))
        .count();
    assert!(events >= 4, "{messages:?}");
    assert!(
        messages
            .iter()
            .any(|m| matches!(m, Message::Event(Event::Verified { .. })))
    );
    assert!(
        messages
            .iter()
            .any(|m| matches!(m, Message::Event(Event::CaptureEnded { .. })))
    );
}

#[test]
fn channels_of_different_length_or_none_are_no_trouble() {
    let mut engine = Engine::with_scorer(16_000.0, Loudness::default()).expect("a rate in range");
    engine.process(&[]);
    engine.process(&[&[], &[0.0; 128]]);
    engine.process(&[&[0.0; 640], &[0.0; 160], &[0.0; 999]]);
    assert_eq!(engine.now(), 160);
}

#[test]
fn rates_out_of_range_and_nonsense_rates_are_refused() {
    for rate in [0.0, -48_000.0, 7_999.0, 192_001.0, f32::NAN, f32::INFINITY] {
        assert!(Engine::new(rate, &small_model()).is_err(), "{rate} Hz");
    }
}
