//! The dialog in which a message comes about.

use crate::support::{id, recorded, sam, sound, texts};
use hearsay_speaker::message::{
    Clip, Compose, ComposeEffect, ComposeInput, ContactId, Content, LONGEST_MS, Recipient,
    SendTrouble, Stage,
};

const START: ComposeEffect = ComposeEffect::StartRecording {
    most_ms: LONGEST_MS,
};

fn say(text: &str) -> ComposeEffect {
    ComposeEffect::Say(text.to_owned())
}

fn ask(text: &str) -> ComposeEffect {
    ComposeEffect::Ask(text.to_owned())
}

fn draft(content: Content) -> ComposeEffect {
    ComposeEffect::KeepDraft {
        to: Some(sam()),
        content,
        reply_to: None,
    }
}

const KEPT: &str = "It was not sent; it is kept as a draft with your messages.";

#[test]
fn from_to_whom_to_sent() {
    let (mut compose, effects) = Compose::begin(None, None, None);
    assert_eq!(effects, [ask("To whom?")]);
    assert_eq!(
        compose.step(ComposeInput::To(sam())),
        [say("What's the message for Sam?"), START]
    );
    assert_eq!(compose.step(ComposeInput::Started), []);
    assert_eq!(compose.stage(), Stage::Recording);
    assert_eq!(compose.step(ComposeInput::Recorded(5_000)), []);
    assert_eq!(
        compose.step(ComposeInput::Pause),
        [ComposeEffect::PauseRecording]
    );
    assert_eq!(compose.step(ComposeInput::Pause), []);
    assert_eq!(
        compose.step(ComposeInput::Resume),
        [ComposeEffect::ResumeRecording]
    );
    assert_eq!(
        compose.step(ComposeInput::Done),
        [ComposeEffect::StopRecording]
    );
    let finished = ComposeInput::Finished {
        ms: 12_000,
        spoke: true,
    };
    assert_eq!(
        compose.step(finished),
        [ask("Your message for Sam is 12 seconds long. Send it?")]
    );
    let send = ComposeEffect::Send {
        to: sam(),
        content: sound(12_000),
        reply_to: None,
    };
    assert_eq!(compose.step(ComposeInput::Send), [send]);
    assert_eq!(
        compose.step(ComposeInput::Sent),
        [say("Sent to Sam."), ComposeEffect::Ended]
    );
    assert_eq!(compose.stage(), Stage::Ended);
    assert_eq!(compose.step(ComposeInput::Send), []);
}

#[test]
fn a_minute_is_the_most() {
    let (mut compose, _) = Compose::begin(Some(sam()), None, None);
    compose.step(ComposeInput::Started);
    assert_eq!(compose.step(ComposeInput::Recorded(59_999)), []);
    let effects = compose.step(ComposeInput::Recorded(60_000));
    assert_eq!(effects[0], ComposeEffect::StopRecording);
    assert!(texts(&effects)[0].contains("one minute"));
    compose.step(ComposeInput::Finished {
        ms: 60_250,
        spoke: true,
    });
    let Some(Content::Sound(clip)) = compose.content() else {
        panic!("{compose:?}");
    };
    assert_eq!((clip.ms(), clip.recording_ms()), (60_000, 60_250));
}

#[test]
fn what_is_recorded_can_be_heard_trimmed_and_recorded_again() {
    let mut compose = recorded(10_000);
    assert_eq!(
        compose.step(ComposeInput::Play),
        [
            ComposeEffect::PlayRecording(Clip::whole(10_000)),
            ask("Send it?")
        ]
    );
    assert_eq!(
        compose.step(ComposeInput::TrimSilence),
        [ComposeEffect::FindSilence]
    );
    let trim = |from_ms, to_ms| ComposeInput::Trim { from_ms, to_ms };
    assert_eq!(
        compose.step(trim(1_000, 9_000)),
        [ask("It is 8 seconds long now. Send it?")]
    );
    for (from, to) in [(9_000, 1_000), (1_000, 1_299), (0, 10_001), (u64::MAX, 0)] {
        let effects = compose.step(trim(from, to));
        assert!(
            texts(&effects)[0].contains("nothing is cut off"),
            "{effects:?}"
        );
    }
    let Some(Content::Sound(clip)) = compose.content() else {
        panic!("{compose:?}");
    };
    assert_eq!((clip.from_ms(), clip.to_ms()), (1_000, 9_000));
    // The whole of it can be had back.
    compose.step(trim(0, 10_000));
    assert_eq!(compose.content(), Some(&sound(10_000)));
    assert_eq!(
        compose.step(ComposeInput::Again),
        [
            ComposeEffect::DropRecording,
            say("Say it again now."),
            START
        ]
    );
    assert_eq!(compose.stage(), Stage::Starting);
}

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
fn a_name_of_nobody_is_asked_again_once() {
    let (mut compose, _) = Compose::begin(None, None, None);
    let unknown = || ComposeInput::Unknown("Rumpelstiltskin".to_owned());
    assert_eq!(
        compose.step(unknown()),
        [ask(
            "There is no contact called “Rumpelstiltskin”. To whom?"
        )]
    );
    let effects = compose.step(unknown());
    assert!(texts(&effects)[0].contains("add contacts on the page"));
    assert_eq!(effects[1], ComposeEffect::Ended);
}

#[test]
fn words_that_were_said_along_are_read_back_and_sent() {
    let text = Some("dinner is ready".to_owned());
    let (mut compose, effects) = Compose::begin(Some(sam()), text, Some(id(9)));
    assert_eq!(effects, [ask("Send “dinner is ready” to Sam?")]);
    assert!(matches!(
        compose.step(ComposeInput::Play)[0],
        ComposeEffect::ReadText(_)
    ));
    let effects = compose.step(ComposeInput::TrimSilence);
    assert!(texts(&effects)[0].contains("Only a recording"));
    let effects = compose.step(ComposeInput::Send);
    assert_eq!(
        effects,
        [ComposeEffect::Send {
            to: sam(),
            content: Content::Text("dinner is ready".to_owned()),
            reply_to: Some(id(9)),
        }]
    );
    let long = "é".repeat(5_000);
    let (compose, effects) = Compose::begin(Some(sam()), Some(long), None);
    assert!(texts(&effects)[0].chars().count() < 180);
    assert_eq!(compose.content(), Some(&Content::Text("é".repeat(1_000))));
}

#[test]
fn an_announcement_plays_at_once_in_one_step_or_in_two() {
    let text = Some("dinner is ready".to_owned());
    let (mut compose, effects) = Compose::begin(Some(Recipient::Everyone), text, None);
    assert!(
        matches!(effects[..], [ComposeEffect::Send { .. }]),
        "{effects:?}"
    );
    assert_eq!(texts(&compose.step(ComposeInput::Sent)), ["Announced."]);
    let (mut compose, effects) = Compose::begin(Some(Recipient::Everyone), None, None);
    assert_eq!(effects, [say("What's the announcement?"), START]);
    compose.step(ComposeInput::Started);
    compose.step(ComposeInput::Done);
    let finished = ComposeInput::Finished {
        ms: 3_000,
        spoke: true,
    };
    let effects = compose.step(finished);
    assert!(
        matches!(effects[..], [ComposeEffect::Send { .. }]),
        "{effects:?}"
    );
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

#[test]
fn a_dialog_can_be_saved_and_taken_up_again() {
    let compose = recorded(10_000);
    let text = serde_json::to_string(&compose).unwrap();
    assert_eq!(serde_json::from_str::<Compose>(&text).unwrap(), compose);
}
