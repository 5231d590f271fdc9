//! What single commands say and do.

use crate::support::{DAY, answer, conversation};
use hearsay_speaker::household::{Act, Situation};

#[test]
fn what_is_missing_is_read_back_and_never_pretended() {
    for (line, says) in [
        (
            "next",
            "I understood: the next one. Recordings play one at a time; you can choose one in the history.",
        ),
        (
            "pause",
            "I understood: pause. Playing can be stopped, but not paused.",
        ),
    ] {
        let turn = answer(line, &DAY);
        assert_eq!(turn.text, says);
        assert!(turn.acts.is_empty());
    }
}

#[test]
fn time_and_date_are_what_the_page_says() {
    assert_eq!(answer("what time is it", &DAY).text, "It is 3:42 PM.");
    assert_eq!(
        answer("what's the date", &DAY).text,
        "Today is Monday, November 23, 2026."
    );
    assert_eq!(
        answer("what day is tomorrow", &DAY).text,
        "Tomorrow is Tuesday, 24 November."
    );
    let blank = Situation::default();
    assert_eq!(
        answer("what time is it", &blank).text,
        "I do not know the time."
    );
}

#[test]
fn the_last_answer_is_repeated_and_the_recording_explained() {
    assert_eq!(answer("repeat", &DAY).text, "It is 3:40 PM.");
    assert!(
        answer("why did you do that", &DAY)
            .text
            .contains("wake word")
    );
    let blank = Situation::default();
    assert!(answer("repeat", &blank).text.contains("not said anything"));
    assert!(
        answer("why did you do that", &blank)
            .text
            .contains("nothing was recorded")
    );
}

#[test]
fn switches_switch_and_say_so() {
    for (line, act) in [
        ("turn off the microphone", Act::MicrophoneOff),
        ("turn on do not disturb", Act::DoNotDisturb(true)),
        ("turn off saving", Act::SaveRecordings(false)),
        ("lock", Act::LockNow),
        ("play my last recording", Act::PlayLast),
        ("show me my history", Act::ShowHistory),
        ("open the settings", Act::ShowSettings),
        ("how do i review my privacy settings", Act::ShowPrivacy),
        ("download my recordings", Act::DownloadAll),
        ("turn on brief mode", Act::Brief(true)),
        ("turn off follow up mode", Act::FollowUp(false)),
    ] {
        let turn = answer(line, &DAY);
        assert_eq!(turn.acts, [act], "{line}");
        assert!(!turn.text.is_empty(), "{line}");
    }
}

#[test]
fn what_is_already_so_is_not_switched_again() {
    let situation = Situation {
        microphone_on: false,
        do_not_disturb: false,
        saving: false,
        locked: true,
        ..DAY
    };
    for line in [
        "turn off the microphone",
        "turn off do not disturb",
        "turn off saving",
        "lock",
    ] {
        let turn = answer(line, &situation);
        assert!(
            turn.acts.is_empty() && !turn.text.is_empty(),
            "{line}: {turn:?}"
        );
    }
}

#[test]
fn saving_that_the_retention_forbids_is_not_promised() {
    let situation = Situation {
        saving: false,
        retention: "Don't save",
        ..DAY
    };
    assert_eq!(
        answer("turn on saving", &situation).acts,
        [Act::ShowPrivacy]
    );
    assert!(
        answer("are you saving my recordings", &situation)
            .text
            .starts_with("No,")
    );
    let months = Situation {
        retention: "3 months",
        ..DAY
    };
    let text = answer("are you saving my recordings", &months).text;
    assert_eq!(
        text,
        "Yes, I save your recordings: they are kept for 3 months. 12 are there now."
    );
}

#[test]
fn a_lock_that_was_never_set_up_is_not_pretended() {
    let turn = answer(
        "lock",
        &Situation {
            has_lock: false,
            ..DAY
        },
    );
    assert_eq!(turn.acts, [Act::ShowPrivacy]);
    assert!(turn.text.contains("no lock yet"));
}

#[test]
fn do_not_disturb_for_a_time_says_that_it_does_not_end_by_itself() {
    let text = answer("do not disturb for twenty minutes", &DAY).text;
    assert!(
        text.contains("after twenty minutes") && text.contains("cannot"),
        "{text}"
    );
}

#[test]
fn stop_is_silent_and_stops_what_plays() {
    let turn = answer("stop", &DAY);
    assert!(turn.text.is_empty());
    assert_eq!(turn.acts, [Act::StopPlaying]);
}

#[test]
fn yes_and_no_to_nothing_do_nothing() {
    for turn in conversation(&["yes", "no", "yes"]) {
        assert!(turn.acts.is_empty() && !turn.text.is_empty());
    }
}

#[test]
fn short_answers_are_short_for_switches_and_whole_for_questions() {
    let brief = Situation { brief: true, ..DAY };
    assert_eq!(answer("turn it up", &brief).text, "OK.");
    assert_eq!(answer("what time is it", &brief).text, "It is 3:42 PM.");
    let caveat = answer("do not disturb for twenty minutes", &brief);
    assert!(caveat.text.contains("cannot"), "{}", caveat.text);
}

#[test]
fn jokes_change_with_time() {
    let at = |now| answer("tell me a joke", &Situation { now, ..DAY }).text;
    assert_ne!(at(0), at(1_000));
    assert_eq!(at(0), at(999));
}
