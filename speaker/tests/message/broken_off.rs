//! The dialog in which a message comes about, where it ends before it was sent.

use crate::support::{START, ask, recorded, sam, say, sound, texts};
use hearsay_speaker::message::{
    Compose, ComposeEffect, ComposeInput, ContactId, Content, SendTrouble, Stage,
};

fn draft(content: Content) -> ComposeEffect {
    ComposeEffect::KeepDraft {
        to: Some(sam()),
        content,
        reply_to: None,
    }
}

const KEPT: &str = "It was not sent; it is kept as a draft with your messages.";

#[test]
fn a_no_asks_what_then_and_loses_nothing() {
    let mut compose = recorded(10_000);
    let effects = compose.step(ComposeInput::No);
    assert!(
        texts(&effects)[0].contains("record it again"),
        "{effects:?}"
    );
    assert_eq!(compose.stage(), Stage::Review);
    assert_eq!(
        compose.step(ComposeInput::Silence),
        [say(KEPT), draft(sound(10_000)), ComposeEffect::Ended]
    );
}

#[test]
fn breaking_off_keeps_a_draft_and_throwing_away_destroys() {
    for input in [ComposeInput::Cancel, ComposeInput::KeepDraft] {
        let mut compose = recorded(10_000);
        assert_eq!(
            compose.step(input.clone()),
            [say(KEPT), draft(sound(10_000)), ComposeEffect::Ended]
        );
        let (mut compose, _) = Compose::begin(Some(sam()), None, None);
        compose.step(ComposeInput::Started);
        assert_eq!(compose.step(input), [ComposeEffect::StopRecording]);
        let finished = ComposeInput::Finished {
            ms: 3_000,
            spoke: false,
        };
        assert_eq!(
            compose.step(finished),
            [say(KEPT), draft(sound(3_000)), ComposeEffect::Ended]
        );
    }
    let mut compose = recorded(10_000);
    let gone = [
        ComposeEffect::DropRecording,
        say("It is deleted and was not sent."),
        ComposeEffect::Ended,
    ];
    assert_eq!(compose.step(ComposeInput::Discard), gone);
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    compose.step(ComposeInput::Started);
    compose.step(ComposeInput::Discard);
    let finished = ComposeInput::Finished {
        ms: 3_000,
        spoke: true,
    };
    assert_eq!(compose.step(finished), gone);
}

#[test]
fn a_draft_is_taken_up_where_it_was_left_and_never_lost_again() {
    let (mut compose, effects) = Compose::take_up(Some(sam()), sound(10_000));
    assert_eq!(
        effects,
        [ask("Your message for Sam is 10 seconds long. Send it?")]
    );
    assert_eq!(
        compose.step(ComposeInput::Send),
        [ComposeEffect::Send {
            to: sam(),
            content: sound(10_000),
            reply_to: None
        }]
    );
    for end in [ComposeInput::Cancel, ComposeInput::No] {
        let (mut compose, effects) = Compose::take_up(None, sound(10_000));
        assert_eq!(effects, [ask("To whom?")]);
        let kept = ComposeEffect::KeepDraft {
            to: None,
            content: sound(10_000),
            reply_to: None,
        };
        assert_eq!(compose.step(end), [say(KEPT), kept, ComposeEffect::Ended]);
    }
    let (mut compose, _) = Compose::take_up(None, sound(10_000));
    assert_eq!(
        compose.step(ComposeInput::Discard)[0],
        ComposeEffect::DropRecording
    );
}

#[test]
fn breaking_off_before_anything_was_recorded_is_no_failure() {
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    compose.step(ComposeInput::Cancel);
    let effects = compose.step(ComposeInput::Failed);
    assert_eq!(texts(&effects), ["All right, no message is sent."]);
}

#[test]
fn silence_is_asked_about_once_and_then_left() {
    let (mut compose, _) = Compose::begin(None, None, None);
    assert_eq!(compose.step(ComposeInput::Silence), [ask("To whom?")]);
    let effects = compose.step(ComposeInput::Silence);
    assert_eq!(
        texts(&effects),
        ["I heard no answer, so no message is sent."]
    );
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    let nothing = ComposeInput::Finished {
        ms: 8_000,
        spoke: false,
    };
    compose.step(ComposeInput::Started);
    let effects = compose.step(nothing.clone());
    assert_eq!(effects[0], ComposeEffect::DropRecording);
    assert_eq!(effects[2], START);
    compose.step(ComposeInput::Started);
    let effects = compose.step(nothing);
    assert_eq!(
        texts(&effects),
        ["I heard nothing, so there is no message."]
    );
    assert_eq!(compose.stage(), Stage::Ended);
}

#[test]
fn a_recipient_who_vanishes_leaves_a_sentence_and_a_draft() {
    for why in [
        SendTrouble::RecipientVanished,
        SendTrouble::NobodyThere,
        SendTrouble::RecipientFull,
        SendTrouble::RecordingUnreadable,
        SendTrouble::FileFailed,
    ] {
        let mut compose = recorded(10_000);
        compose.step(ComposeInput::Send);
        assert_eq!(
            compose.step(ComposeInput::Cancel),
            [],
            "it cannot be half sent"
        );
        assert_eq!(
            compose.step(ComposeInput::NotSent(why)),
            [
                say(&format!("{why} {KEPT}")),
                draft(sound(10_000)),
                ComposeEffect::Ended
            ]
        );
    }
}

#[test]
fn a_contact_who_is_deleted_meanwhile_leaves_a_sentence_and_a_draft() {
    let gone = ComposeInput::ContactGone(ContactId(1));
    let to_nobody = ComposeEffect::KeepDraft {
        to: None,
        content: sound(10_000),
        reply_to: None,
    };
    let sentence = say("Sam is no contact any more. Your message is kept as a draft.");
    let mut compose = recorded(10_000);
    assert_eq!(compose.step(ComposeInput::ContactGone(ContactId(2))), []);
    assert_eq!(
        compose.step(gone.clone()),
        [sentence.clone(), to_nobody.clone(), ComposeEffect::Ended]
    );
    let mut compose = recorded(10_000);
    compose.step(ComposeInput::Send);
    let effects = compose.step(gone.clone());
    assert_eq!(effects[1], to_nobody, "mid-send");
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    compose.step(ComposeInput::Started);
    assert_eq!(
        compose.step(gone.clone()),
        [sentence, ComposeEffect::StopRecording]
    );
    let finished = ComposeInput::Finished {
        ms: 10_000,
        spoke: true,
    };
    assert!(compose.step(finished).contains(&to_nobody));
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    let effects = compose.step(gone);
    assert!(
        texts(&effects)[0].contains("no message is sent"),
        "{effects:?}"
    );
}

#[test]
fn a_microphone_that_fails_ends_the_dialog_with_a_sentence() {
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    let effects = compose.step(ComposeInput::Failed);
    assert!(texts(&effects)[0].contains("microphone"));
    assert_eq!(compose.stage(), Stage::Ended);
}
