//! Messages and announcements by command.

use crate::home::Home;
use crate::support::{DAY, answer, heard_with, silence, typed};
use hearsay_speaker::household::{Act, MessageAct};
use hearsay_speaker::message::{ComposeEffect, ComposeInput, Content, MessageId, Recipient, Stage};

fn home() -> Home {
    Home::new().with_contacts(&["Sam", "Emma"])
}

fn last(home: &Home) -> &ComposeEffect {
    home.ordered.last().unwrap_or(&ComposeEffect::Ended)
}

fn asked(home: &Home) -> &str {
    match last(home) {
        ComposeEffect::Ask(text) | ComposeEffect::Say(text) => text,
        _ => "",
    }
}

/// A message to Sam, recorded and waiting for what becomes of it.
fn recorded() -> Home {
    let mut home = home();
    home.say("send a message to sam");
    home.happens(ComposeInput::Started);
    home.say("that's all");
    home.happens(ComposeInput::Finished {
        ms: 9_000,
        spoke: true,
    });
    assert_eq!(
        asked(&home),
        "Your message for Sam is 9 seconds long. Send it?"
    );
    home
}

#[test]
fn a_message_is_made_by_voice_from_to_whom_to_sent() {
    let mut home = home();
    home.say("send a message");
    assert_eq!(asked(&home), "To whom?");
    home.say("sam");
    assert!(matches!(last(&home), ComposeEffect::StartRecording { .. }));
    home.happens(ComposeInput::Started);
    home.say("pause");
    assert_eq!(last(&home), &ComposeEffect::PauseRecording);
    home.say("resume");
    assert_eq!(last(&home), &ComposeEffect::ResumeRecording);
    home.say("stop");
    assert_eq!(last(&home), &ComposeEffect::StopRecording);
    home.happens(ComposeInput::Finished {
        ms: 9_000,
        spoke: true,
    });
    home.say("play it back");
    assert!(
        home.ordered
            .iter()
            .any(|it| matches!(it, ComposeEffect::PlayRecording(_)))
    );
    home.say("trim it");
    assert_eq!(last(&home), &ComposeEffect::FindSilence);
    home.happens(ComposeInput::Trim {
        from_ms: 500,
        to_ms: 8_500,
    });
    assert_eq!(asked(&home), "It is 8 seconds long now. Send it?");
    home.say("yes");
    assert!(matches!(last(&home), ComposeEffect::Send { .. }));
}

#[test]
fn replies_to_send_it_do_what_they_say() {
    for (line, ends, effect) in [
        ("send it", false, "Send"),
        ("okay send it", false, "Send"),
        ("record it again", false, "StartRecording"),
        ("start over", false, "StartRecording"),
        ("cancel", true, "KeepDraft"),
        ("save it", true, "KeepDraft"),
        ("delete it", true, "DropRecording"),
        ("throw it out", true, "DropRecording"),
        ("don't send it", true, "KeepDraft"),
        ("delete the message", true, "DropRecording"),
    ] {
        let mut home = recorded();
        let before = home.ordered.len();
        home.say(line);
        let ordered = format!("{:?}", &home.ordered[before..]);
        assert!(ordered.contains(effect), "{line}: {ordered}");
        assert_eq!(home.compose.is_none(), ends, "{line}");
    }
    for line in ["no", "xyzzy"] {
        let mut home = recorded();
        home.say(line);
        assert!(asked(&home).contains("record it again"), "{line}");
    }
    let mut unsure = recorded();
    unsure.hear(&heard_with(0.6, typed("yes")));
    assert!(
        asked(&unsure).contains("record it again"),
        "an unclear yes sends nothing"
    );
    unsure.hear(&heard_with(0.6, typed("delete it")));
    assert!(unsure.compose.is_some(), "an unclear word deletes nothing");
    unsure.hear(&silence());
    assert!(unsure.compose.is_none());
    let draft = |it: &ComposeEffect| matches!(it, ComposeEffect::KeepDraft { .. });
    assert!(unsure.ordered.iter().any(draft));
}

#[test]
fn other_requests_are_answered_and_the_message_waits() {
    let mut home = recorded();
    assert_eq!(home.say("what time is it").text, "It is 3:42 PM.");
    assert_eq!(
        home.compose.as_ref().map(|it| it.stage()),
        Some(Stage::Review)
    );
    home.say("send it");
    assert!(matches!(last(&home), ComposeEffect::Send { .. }));
}

#[test]
fn words_said_along_are_read_back_before_they_go() {
    let mut home = home();
    home.say("send emma a message saying dinner is ready");
    assert_eq!(asked(&home), "Send “dinner is ready” to Emma?");
    home.say("yes");
    let ComposeEffect::Send { content, .. } = last(&home) else {
        panic!("{:?}", home.ordered);
    };
    assert_eq!(content, &Content::Text("dinner is ready".to_owned()));
}

#[test]
fn who_is_no_contact_is_said_to_be_none() {
    let mut home = home();
    let turn = home.say("send a message to grandma");
    assert_eq!(
        turn.text,
        "There is no contact called “Grandma”. You can add contacts on the page."
    );
    assert_eq!(turn.acts, [Act::Message(MessageAct::Show)]);
    home.say("send a message");
    home.say("rumpelstiltskin");
    assert_eq!(
        asked(&home),
        "There is no contact called “rumpelstiltskin”. To whom?"
    );
    home.say("to emma");
    assert!(
        home.compose
            .as_ref()
            .is_some_and(|it| it.stage() == Stage::Starting)
    );
}

#[test]
fn messages_are_counted_played_and_missed() {
    let mut home = home();
    assert_eq!(home.say("play my messages").text, "You have no messages.");
    home.receives(1, "Sam");
    home.receives(2, "Emma");
    let both = "You have 2 new messages: from Sam and Emma.";
    assert_eq!(home.say("what did i miss").text, both);
    assert_eq!(home.say("do i have any messages").text, both);
    assert_eq!(
        home.say("did emma write me").text,
        "You have one new message from Emma."
    );
    assert_eq!(home.say("what did emma say").text, "A message from Emma.");
    let turn = home.say("play my messages");
    assert_eq!(turn.text, "A message from Sam.");
    assert_eq!(
        turn.acts,
        [Act::Message(MessageAct::Play(vec![MessageId::new(
            [1; 16]
        )]))]
    );
    assert!(
        home.say("play my messages")
            .text
            .starts_with("You have no new messages.")
    );
    assert_eq!(
        home.say("play all my messages").text,
        "Here are 2 messages, the oldest first."
    );
    assert_eq!(
        home.say("play my last message").text,
        "A message from Emma."
    );
    assert_eq!(
        home.say("play my messages from mum").text,
        "You have no messages from Mum."
    );
}

#[test]
fn a_reply_goes_to_who_wrote_and_names_the_message() {
    let mut home = home();
    assert_eq!(home.say("reply").text, "There is no message to reply to.");
    home.receives(1, "Sam");
    home.receives(2, "Stranger");
    home.say("reply to sam");
    let compose = home.compose.take();
    let compose = compose.as_ref();
    assert_eq!(
        compose.and_then(|it| it.reply_to()),
        Some(&MessageId::new([1; 16]))
    );
    let to = compose.and_then(|it| it.to());
    assert!(matches!(to, Some(Recipient::Contact { name, .. }) if name == "Sam"));
    assert!(
        home.say("reply")
            .text
            .contains("no contact called “Stranger”")
    );
}

#[test]
fn a_message_is_deleted_after_a_yes_and_what_stays_is_said() {
    let mut home = home();
    home.receives(1, "Sam");
    home.sent(2, "Emma");
    assert_eq!(
        home.say("delete the message").text,
        "Delete the message from Sam? Say yes or no."
    );
    assert_eq!(home.say("no").text, "Nothing was deleted.");
    home.say("delete the message");
    assert_eq!(
        home.say("yes").text,
        "Deleted. Sam, who sent it, still has it."
    );
    assert_eq!(
        home.say("delete the message").text,
        "There is no such message."
    );
    assert_eq!(
        home.say("take back the message to emma").text,
        "Delete the message you sent to Emma? Say yes or no."
    );
    assert_eq!(
        home.say("yes").text,
        "Deleted. It was not known to have reached Emma; if it still does, Emma has a copy."
    );
    assert!(home.mailbox.messages().is_empty());
    home.receives(3, "Sam");
    home.sent(4, "Emma");
    assert_eq!(
        home.say("delete all my messages").text,
        "Delete 2 messages, received and sent? Say yes or no."
    );
    home.say("yes");
    assert!(home.mailbox.messages().is_empty());
    assert_eq!(
        home.say("delete all my messages").text,
        "You have no messages."
    );
}

#[test]
fn an_announcement_needs_somebody_to_hear_it() {
    let mut home = home();
    assert!(
        home.say("announce that dinner is ready")
            .text
            .contains("No other speaker")
    );
    let mut home = home.with_speakers(&["Kitchen"]);
    home.say("announce that dinner is ready");
    assert!(matches!(
        last(&home),
        ComposeEffect::Send {
            to: Recipient::Everyone,
            ..
        }
    ));
    home.compose = None;
    let unsure = home.hear(&heard_with(0.6, typed("announce that dinner is ready")));
    assert!(unsure.expects_reply && unsure.acts.is_empty(), "{unsure:?}");
    home.say("no");
    home.say("make an announcement");
    assert!(matches!(last(&home), ComposeEffect::StartRecording { .. }));
}

#[test]
fn a_page_without_messages_says_so() {
    for line in [
        "send a message",
        "play my messages",
        "what did i miss",
        "announce that dinner is ready",
    ] {
        let turn = answer(line, &DAY);
        assert_eq!(turn.text, "Messages are not on this page yet.", "{line}");
        assert!(turn.acts.is_empty());
    }
}
