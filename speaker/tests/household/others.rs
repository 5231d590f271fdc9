//! Skills, notes, guests and other speakers by command.

use crate::home::Home;
use crate::support::{DAY, answer};
use hearsay_speaker::household::{Act, CallAct, Line, SkillAct};

fn skill(home: &mut Home, line: &str) -> (String, Option<SkillAct>) {
    let turn = home.say(line);
    let act = turn.acts.into_iter().find_map(|act| match act {
        Act::Skill(act) => Some(act),
        _ => None,
    });
    (turn.text, act)
}

#[test]
fn a_skill_is_enabled_by_agreeing_on_the_page_and_opened_when_it_is() {
    let mut home = Home::new();
    let (text, act) = skill(&mut home, "enable the quiz");
    assert!(
        text.contains("asks for") && text.contains("agreed"),
        "{text}"
    );
    assert_eq!(act, Some(SkillAct::Enable("quiz".to_owned())));
    let (text, act) = skill(&mut home, "open the quiz");
    assert_eq!(text, "Quiz is not enabled. Say “enable Quiz” first.");
    assert_eq!(act, None);
    let (_, act) = skill(&mut home, "ask voice recorder to play my last note");
    assert_eq!(
        act,
        Some(SkillAct::Open {
            id: "recorder".to_owned(),
            request: Some("play my last note".to_owned())
        })
    );
    let (text, _) = skill(&mut home, "open the audio journal");
    assert!(
        text.starts_with("There is no skill called “audio journal”"),
        "{text}"
    );
    let (text, act) = skill(&mut home, "disable voice recorder");
    assert!(text.contains("provider still holds"), "{text}");
    assert_eq!(act, Some(SkillAct::Disable("recorder".to_owned())));
    let (text, _) = skill(&mut home, "list my skills");
    assert_eq!(
        text,
        "Enabled: Voice Recorder. The page has 2 skills in all."
    );
    assert_eq!(skill(&mut home, "leave the skill").0, "No skill is open.");
    home.skills[0].open = true;
    assert_eq!(skill(&mut home, "leave the skill").1, Some(SkillAct::Close));
}

#[test]
fn a_note_is_the_recorder_skills_business() {
    let mut home = Home::new();
    assert_eq!(
        skill(&mut home, "take a note").1,
        Some(SkillAct::Record("recorder".to_owned()))
    );
    assert_eq!(
        skill(&mut home, "stop recording").0,
        "Nothing is being recorded."
    );
    home.skills[0].open = true;
    assert_eq!(
        skill(&mut home, "stop recording").1,
        Some(SkillAct::StopRecording)
    );
    home.skills[0].enabled = false;
    let (text, act) = skill(&mut home, "take a note");
    assert!(
        text.contains("enable Voice Recorder") && act.is_none(),
        "{text}"
    );
    home.skills.clear();
    assert!(skill(&mut home, "take a note").0.contains("no skill here"));
}

#[test]
fn recording_a_meeting_is_refused_with_the_reasons() {
    for line in [
        "record this meeting",
        "record our conversation",
        "start recording the whole lesson",
        "record everything",
        "record everything we say",
        "keep recording",
        "record all day",
        "record without stopping",
        "record us",
        "never stop recording",
        "record what they say",
        "always record",
        "record for the next hour",
        "listen to this conversation and write it down",
    ] {
        let turn = Home::new().say(line);
        assert!(
            turn.text.contains("agree") && turn.text.contains("too poor"),
            "{line}: {}",
            turn.text
        );
        assert!(turn.acts.is_empty());
    }
}

#[test]
fn guest_mode_is_switched_and_says_what_it_means() {
    let mut home = Home::new();
    assert!(home.say("turn on guest mode").text.contains("keep nothing"));
    assert!(home.guest);
    assert!(home.say("we have guests").text.contains("on already"));
    assert!(home.say("turn off guest mode").text.contains("settings"));
    assert!(!home.guest);
    assert_eq!(
        answer("guest mode", &DAY).text,
        "Guest mode is not on this page yet."
    );
}

#[test]
fn dropping_in_asks_at_the_speaker_that_is_named() {
    let mut home = Home::new();
    assert!(home.say("drop in").text.starts_with("No other speaker"));
    let mut home = Home::new().with_speakers(&["Kitchen"]);
    let turn = home.say("drop in");
    assert_eq!(
        turn.acts,
        [Act::Call(CallAct::DropIn("kitchen".to_owned()))]
    );
    let mut home = Home::new().with_speakers(&["Kitchen", "Office"]);
    assert!(home.say("drop in").text.contains("Kitchen or Office"));
    for line in [
        "drop in on the office",
        "drop into the office",
        "listen in on the office",
    ] {
        let turn = home.say(line);
        assert_eq!(turn.acts, [Act::Call(CallAct::DropIn("office".to_owned()))]);
    }
    assert!(
        home.say("drop in on mum")
            .text
            .contains("There is Kitchen and Office")
    );
    assert!(home.say("call mum").text.contains("no phone calls"));
}

#[test]
fn a_line_is_opened_and_closed_by_voice() {
    let mut home = Home::new().with_speakers(&["Kitchen"]);
    assert_eq!(home.say("answer").text, "Nobody is calling.");
    assert_eq!(home.say("hang up").text, "No line is open.");
    home.line = Line::Incoming;
    assert_eq!(home.say("answer").acts, [Act::Call(CallAct::Answer)]);
    assert_eq!(home.say("decline").acts, [Act::Call(CallAct::HangUp)]);
    home.line = Line::Open;
    assert!(home.say("drop in").text.contains("Hang up first"));
    assert_eq!(home.say("hang up").acts, [Act::Call(CallAct::HangUp)]);
}

#[test]
fn follow_up_mode_says_what_the_vendor_does_and_from_when_that_is() {
    let text = Home::new().say("turn on follow up mode").text;
    for part in ["five seconds", "November 2026", "help pages", "off here"] {
        assert!(text.contains(part), "{text}");
    }
}
