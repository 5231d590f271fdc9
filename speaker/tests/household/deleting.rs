//! What destroys recordings is asked about, and only a clear yes does it.

use crate::support::{DAY, NOON, answer, conversation, deletes, heard_with, meant, silence, typed};
use hearsay_speaker::history::Dates;
use hearsay_speaker::household::{Act, Household, Situation};
use hearsay_speaker::remnant::DeletionCommand;
use hearsay_speaker::understand::Heard;

const EVERYTHING: &str = "delete everything i have ever said";

fn after_question(reply: &Heard, situation: &Situation<'_>) -> (String, Vec<Act>) {
    let mut household = Household::default();
    let asked = household.answer(&typed(EVERYTHING), &DAY);
    assert!(asked.expects_reply && asked.acts.is_empty());
    let turn = household.answer(reply, situation);
    (turn.text, turn.acts)
}

#[test]
fn the_question_says_how_much_goes() {
    let turns = conversation(&[EVERYTHING, "yes"]);
    assert_eq!(
        turns[0].text,
        "Delete all 12 recordings, in every owner's vault? Say yes or no."
    );
    assert_eq!(turns[1].acts, [Act::Delete(DeletionCommand::Ever)]);
    assert!(turns[1].text.contains("undo it for ten seconds"));
    assert!(!turns[1].expects_reply);
}

#[test]
fn today_and_yesterday_are_asked_about_and_done() {
    let today = conversation(&["delete everything i said today", "yes please"]);
    assert_eq!(
        today[0].text,
        "Delete everything you said today? Say yes or no."
    );
    assert_eq!(today[1].acts, [Act::Delete(DeletionCommand::Today)]);
    let yesterday = conversation(&["delete everything i said yesterday", "do it"]);
    assert_eq!(yesterday[1].acts, [Act::DeleteDays(Dates::Yesterday)]);
    let hour = conversation(&["delete everything from the last hour", "yes"]);
    assert_eq!(
        hour[0].text,
        "Delete everything from the last hour? Say yes or no."
    );
    assert_eq!(hour[1].acts, [Act::DeleteSince(NOON - 3_600_000)]);
}

#[test]
fn whatever_is_no_clear_yes_deletes_nothing_and_says_so() {
    let unclear = heard_with(0.79, typed("yes"));
    let not_a_number = heard_with(f32::NAN, typed("yes"));
    for reply in [
        typed("no"),
        typed("stop"),
        typed("cancel"),
        typed("never mind"),
        typed("delete it please but not today"),
        typed("what time is it"),
        typed("turn it up"),
        typed("the weather in lisbon was nice"),
        silence(),
        unclear,
        not_a_number,
    ] {
        let (text, acts) = after_question(&reply, &DAY);
        assert!(!acts.iter().any(|act| act.deletes()), "{reply:?}");
        assert!(
            text.to_lowercase().contains("nothing was deleted"),
            "{text}"
        );
    }
}

#[test]
fn another_command_instead_of_the_reply_is_done_all_the_same() {
    let (text, acts) = after_question(&typed("volume seven"), &DAY);
    assert_eq!(acts, [Act::Volume(7)]);
    assert_eq!(text, "Nothing was deleted. The volume is now 7; it was 5.");
}

#[test]
fn a_yes_counts_in_the_very_next_turn_only() {
    for between in ["no", "what time is it", "", EVERYTHING] {
        let turns = conversation(&[EVERYTHING, between, "yes"]);
        assert_eq!(
            deletes(&turns[2]),
            between == EVERYTHING,
            "after {between:?}"
        );
    }
    let twice = conversation(&[EVERYTHING, "yes", "yes"]);
    assert!(deletes(&twice[1]) && !deletes(&twice[2]));
}

#[test]
fn a_yes_after_more_than_a_minute_or_before_the_question_counts_for_nothing() {
    for (now, counts) in [
        (NOON + 60_000, true),
        (NOON + 60_001, false),
        (NOON - 1, false),
        (u64::MAX, false),
    ] {
        let (text, acts) = after_question(&typed("yes"), &Situation { now, ..DAY });
        assert_eq!(acts.is_empty(), !counts, "{text}");
    }
}

#[test]
fn an_interrupted_question_is_forgotten() {
    let mut household = Household::default();
    household.answer(&typed(EVERYTHING), &DAY);
    household.cancel();
    let turn = household.answer(&typed("yes"), &DAY);
    assert!(turn.acts.is_empty());
    assert_eq!(turn.text, "I had not asked anything.");
}

#[test]
fn what_i_just_said_goes_at_once_and_can_be_undone() {
    for line in ["delete what i just said", "delete my last recording"] {
        let turn = answer(line, &DAY);
        assert_eq!(
            turn.acts,
            [Act::Delete(DeletionCommand::LastUtterance)],
            "{line}"
        );
        assert!(turn.text.contains("undo it for ten seconds"));
    }
    let undo = answer(
        "undo",
        &Situation {
            can_undo: true,
            ..DAY
        },
    );
    assert_eq!(undo.acts, [Act::UndoDeletion]);
    assert!(answer("undo", &DAY).acts.is_empty());
}

#[test]
fn who_shouts_stop_while_a_deletion_waits_takes_it_back() {
    for line in ["stop", "cancel", "no"] {
        let waiting = Situation {
            can_undo: true,
            ..DAY
        };
        assert_eq!(answer(line, &waiting).acts, [Act::UndoDeletion], "{line}");
    }
}

#[test]
fn a_deletion_that_was_not_heard_for_sure_is_asked_about() {
    let mut household = Household::default();
    let doubtful = heard_with(0.7, typed("delete what i just said"));
    let asked = household.answer(&doubtful, &DAY);
    assert!(asked.expects_reply && asked.acts.is_empty());
    assert_eq!(
        asked.text,
        "Did you mean “delete what i just said”? Say yes or no."
    );
    assert!(deletes(&household.answer(&typed("yes"), &DAY)));
}

#[test]
fn switched_off_locked_or_empty_nothing_is_asked_or_deleted() {
    let off = Situation {
        deletion_by_voice: false,
        ..DAY
    };
    let locked = Situation {
        locked: true,
        ..DAY
    };
    let empty = Situation {
        recordings: 0,
        ..DAY
    };
    for (situation, says) in [
        (off, "privacy settings"),
        (locked, "Unlock"),
        (empty, "nothing to delete"),
    ] {
        for line in [
            EVERYTHING,
            "delete what i just said",
            "delete everything i said today",
            "delete everything i said yesterday",
            "delete everything from the last hour",
            "delete my last recording",
            "delete all my notes",
        ] {
            for spoken in [true, false] {
                let turn = answer(
                    line,
                    &Situation {
                        spoken,
                        ..situation
                    },
                );
                assert!(
                    turn.acts.is_empty() && !turn.expects_reply,
                    "{line}: {turn:?}"
                );
                assert!(turn.text.contains(says), "{line}: {}", turn.text);
            }
        }
        let (text, acts) = after_question(&typed("yes"), &situation);
        assert!(acts.is_empty() && text.contains(says), "{text}");
    }
}

#[test]
fn one_certain_recording_and_all_notes_are_left_to_the_history() {
    for line in [
        "delete the third recording",
        "delete all my notes",
        "delete my latest memo",
    ] {
        let turn = answer(line, &DAY);
        assert_eq!(turn.acts, [Act::ShowHistory], "{line}: {}", turn.text);
        assert!(turn.text.contains("nothing was deleted"));
    }
}

#[test]
fn an_intent_that_nobody_knows_is_answered_and_does_nothing() {
    let turn = Household::default().answer(&meant("fly", "fly to the moon", &[]), &DAY);
    assert!(turn.acts.is_empty() && turn.text.contains("fly to the moon"));
}
