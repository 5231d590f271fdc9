//! Whatever is said in whatever order: nothing is deleted without a question and a clear yes.

use crate::home::Home;
use crate::support::{DAY, GRAMMAR, deletes, heard_with, nearly, typed};
use hearsay_speaker::household::{Act, Household, Situation};
use hearsay_speaker::remnant::DeletionCommand;
use hearsay_speaker::understand::{Heard, Slot, Understood, Value};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Requests of every intent; those that delete and yes come often.
static REQUESTS: LazyLock<Vec<Heard>> = LazyLock::new(|| {
    let all = GRAMMAR.intents().count() * 2;
    let drawn = GRAMMAR.examples(11, all, false).into_iter();
    let mut requests: Vec<Heard> = drawn.map(|example| typed(&example.sentence)).collect();
    for line in [
        "yes",
        "no",
        "stop",
        "",
        "delete everything i have ever said",
        "delete everything i said today",
        "delete everything from the last hour",
        "delete everything i said on friday",
        "delete what i just said",
    ] {
        requests.extend(std::iter::repeat_n(typed(line), 20));
    }
    requests
});

fn confidence() -> impl Strategy<Value = f32> {
    prop_oneof![3 => Just(1.0_f32), 2 => 0.0_f32..=1.0, 1 => Just(f32::NAN)]
}

fn request() -> impl Strategy<Value = Heard> {
    let drawn = || any::<prop::sample::Index>().prop_map(|at| at.get(&REQUESTS).clone());
    prop_oneof![
        6 => (drawn(), confidence()).prop_map(|(heard, sure)| heard_with(sure, heard)),
        2 => (drawn(), confidence()).prop_map(|(heard, sure)| nearly(sure, heard)),
        1 => absurd(),
    ]
}

/// What no grammar gives.
fn absurd() -> impl Strategy<Value = Heard> {
    let intents = prop::sample::select(vec![
        "delete-range",
        "delete-all",
        "volume-set",
        "timer-set",
        "wake-word",
        "recording-delete",
        "dnd-on",
        "date",
        "what-heard",
        "",
    ]);
    let values = prop_oneof![
        any::<u32>().prop_map(|number| Value::Number { number }),
        any::<u32>().prop_map(|seconds| Value::Duration { seconds }),
        ".{0,20}".prop_map(|text| Value::Text { text }),
        ".{0,20}".prop_map(|name| Value::Name { name }),
    ];
    let names = prop::sample::select(vec!["length", "day", "level", "word", "to", "x"]);
    let slot = (names, ".{0,20}", values).prop_map(|(name, text, value)| Slot {
        name: name.to_owned(),
        text,
        value,
    });
    let slots = prop::collection::vec(slot, 0..3);
    (intents, slots, ".{0,300}", confidence()).prop_map(|(intent, slots, text, confidence)| Heard {
        text: text.clone(),
        intent: Some(Understood {
            intent: intent.to_owned(),
            confirm: false,
            slots,
            text,
            confidence,
        }),
        confidence,
        ..Heard::default()
    })
}

fn situation() -> impl Strategy<Value = Situation<'static>> {
    let times = prop_oneof![4 => DAY.now..DAY.now + 30_000, 1 => any::<u64>()];
    let switches = prop::array::uniform8(any::<bool>());
    (
        times,
        any::<u8>(),
        prop_oneof![1 => Just(0_usize), 5 => any::<usize>()],
        switches,
    )
        .prop_map(
            |(now, volume, recordings, [may, undo, saving, brief, mic, lock, locked, spoken])| {
                Situation {
                    now,
                    volume,
                    recordings,
                    deletion_by_voice: may || undo,
                    can_undo: undo,
                    saving,
                    brief,
                    microphone_on: mic,
                    has_lock: lock,
                    locked: lock && locked,
                    spoken,
                    ..DAY
                }
            },
        )
}

fn is_clear_yes(heard: &Heard) -> bool {
    let meant = heard.intent.as_ref();
    meant.is_some_and(|meant| meant.intent == "yes" && meant.confidence >= 0.8)
}

fn names_the_last(heard: &Heard) -> bool {
    let meant = heard.intent.as_ref();
    meant.is_some_and(|meant| {
        ["delete-last", "recording-delete"].contains(&meant.intent.as_str())
            && meant.confidence >= 0.8
    })
}

proptest! {
    #[test]
    fn nothing_is_deleted_without_a_question_directly_before_and_a_clear_yes(
        turns in prop::collection::vec((request(), situation(), prop::bool::weighted(0.1)), 1..24)
    ) {
        let mut household = Household::default();
        let mut asked = false;
        for (heard, situation, interrupted) in turns {
            if interrupted {
                household.cancel();
                asked = false;
            }
            let turn = household.answer(&heard, &situation);
            let last_only = turn.acts == [Act::Delete(DeletionCommand::LastUtterance)];
            if deletes(&turn) {
                let allowed = situation.deletion_by_voice && !situation.locked;
                prop_assert!(allowed, "{:?}", turn);
                let confirmed = asked && is_clear_yes(&heard);
                let named = last_only && names_the_last(&heard);
                prop_assert!(confirmed || named, "{:?} after {:?}", turn, heard);
            }
            let volumes = turn.acts.iter().all(|act| !matches!(act, Act::Volume(11..)));
            prop_assert!(volumes);
            prop_assert!(!turn.text.to_lowercase().contains("alexa"), "{}", turn.text);
            prop_assert!(!(turn.expects_reply && deletes(&turn)));
            asked = turn.expects_reply;
        }
    }
}

proptest! {
    #[test]
    fn in_a_full_home_everything_is_said_and_nothing_is_done_that_cannot_be(
        turns in prop::collection::vec((request(), 0_u64..200_000), 1..40)
    ) {
        let mut home = Home::new()
            .with_speakers(&["Kitchen", "Office"])
            .with_contacts(&["Emma", "my sister"]);
        home.receives(1, "Emma");
        home.sent(2, "my sister");
        for (heard, time) in turns {
            // What a turn does is done on the real timers there; what they refuse fails the test.
            let turn = home.hear(&heard);
            prop_assert!(!turn.text.to_lowercase().contains("alexa"), "{}", turn.text);
            prop_assert!(!turn.text.is_empty() || !turn.acts.is_empty());
            prop_assert!(!turn.expects_reply || turn.acts.is_empty());
            home.wait(time);
        }
    }
}
