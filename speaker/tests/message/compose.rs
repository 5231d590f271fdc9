//! The dialog in which a message comes about.

use crate::support::{START, ask, id, recorded, sam, say, sound, texts};
use hearsay_speaker::message::{
    Clip, Compose, ComposeEffect, ComposeInput, Content, Recipient, Stage,
};

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
fn a_dialog_can_be_saved_and_taken_up_again() {
    let compose = recorded(10_000);
    let text = serde_json::to_string(&compose).unwrap();
    assert_eq!(serde_json::from_str::<Compose>(&text).unwrap(), compose);
}
