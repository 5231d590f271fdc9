//! What stays of a capture when it has ended.

use super::{MORNING, item};
use hearsay_speaker::policy::{
    Ended, ItemKind, Kept, Retention, Rules, Saving, at_capture_end, offered_for_deletion,
};
use hearsay_speaker::{EndReason, Initiator};

const REQUEST: Ended<'static> = Ended {
    initiator: Initiator::WakeWord,
    reason: EndReason::Silence,
    spoke: true,
    has_transcript: true,
    profile: None,
};

const OFF: Saving = Saving {
    recordings: false,
    transcripts: true,
};

fn kept(saving: Saving, rules: &Rules, ended: &Ended<'_>) -> Kept {
    at_capture_end(saving, rules, ended).kept
}

#[test]
fn by_default_every_request_is_kept_whole() {
    let rules = Rules::default();
    for reason in [
        EndReason::Silence,
        EndReason::NoSpeech,
        EndReason::Cancelled,
    ] {
        let ended = Ended { reason, ..REQUEST };
        assert_eq!(kept(Saving::default(), &rules, &ended), Kept::Whole);
    }
}

#[test]
fn saving_off_keeps_the_text_at_most() {
    let rules = Rules::default();
    assert_eq!(kept(OFF, &rules, &REQUEST), Kept::TranscriptOnly);
    let wordless = Ended {
        has_transcript: false,
        ..REQUEST
    };
    assert_eq!(kept(OFF, &rules, &wordless), Kept::Nothing);
    let nothing = Saving {
        transcripts: false,
        ..OFF
    };
    assert_eq!(kept(nothing, &rules, &REQUEST), Kept::Nothing);
}

#[test]
fn a_retention_of_dont_save_keeps_nothing_whatever_the_switch_says() {
    let rules = Rules {
        recordings: Retention::DontSave,
        ..Rules::default()
    };
    assert_eq!(kept(Saving::default(), &rules, &REQUEST), Kept::Nothing);
    assert_eq!(kept(OFF, &rules, &REQUEST), Kept::Nothing);
}

#[test]
fn a_rejected_wake_and_a_reply_nobody_gave_leave_nothing() {
    let rejected = Ended {
        reason: EndReason::Rejected,
        ..REQUEST
    };
    let nobody = Ended {
        initiator: Initiator::FollowUp,
        reason: EndReason::NoSpeech,
        spoke: false,
        ..REQUEST
    };
    for ended in [rejected, nobody] {
        let decision = at_capture_end(Saving::default(), &Rules::default(), &ended);
        assert_eq!(decision.kept, Kept::Nothing);
        assert!(decision.why.ends_with('.'));
    }
}

#[test]
fn a_profile_that_is_not_saved_is_not_kept() {
    let mut rules = Rules::default();
    rules
        .profiles
        .insert("Guest".to_owned(), Retention::DontSave);
    let guest = Ended {
        profile: Some("Guest"),
        ..REQUEST
    };
    assert_eq!(kept(Saving::default(), &rules, &guest), Kept::Nothing);
    assert_eq!(kept(Saving::default(), &rules, &REQUEST), Kept::Whole);
}

#[test]
fn switched_off_it_offers_kept_recordings_and_only_those_for_deletion() {
    let items = [
        item("a", ItemKind::Recording, MORNING),
        item("b", ItemKind::Note, MORNING),
        item("c", ItemKind::Clip, MORNING),
    ];
    let offered = offered_for_deletion(&items, OFF);
    assert_eq!(offered, [&items[0]]);
    assert!(offered_for_deletion(&items, Saving::default()).is_empty());
}
