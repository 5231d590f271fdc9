//! Alarms and quiet hours by command. It is noon on Monday, 23 November 2026.

use crate::home::Home;
use crate::support::{heard_with, typed};
use hearsay_speaker::alert::{AlertAct, Days};
use hearsay_speaker::household::Act;

const MINUTE: u64 = 60_000;

#[test]
fn an_alarm_is_set_for_the_time_that_is_meant_and_read_back() {
    for (line, says) in [
        ("wake me up at seven", "at 7:00 PM on Monday, 23 November."),
        (
            "wake me up at seven a.m.",
            "at 7:00 AM on Tuesday, 24 November.",
        ),
        (
            "set an alarm for half past eleven",
            "at 11:30 PM on Monday, 23 November.",
        ),
        (
            "wake me up tomorrow at seven",
            "at 7:00 AM on Tuesday, 24 November.",
        ),
        (
            "set an alarm for three tomorrow",
            "at 3:00 PM on Tuesday, 24 November.",
        ),
        (
            "set an alarm for six thirty on monday",
            "at 6:30 AM on Monday, 30 November.",
        ),
        (
            "set an alarm for noon",
            "at 12:00 PM on Tuesday, 24 November.",
        ),
        (
            "set an alarm for twelve tomorrow",
            "at 12:00 PM on Tuesday, 24 November.",
        ),
        ("wake me at seven every day", "at 7:00 AM every day."),
        (
            "wake me up on weekdays at six fifteen",
            "at 6:15 AM from Monday to Friday.",
        ),
        (
            "set an alarm for nine on weekends",
            "at 9:00 AM on Saturdays and Sundays.",
        ),
        (
            "set an alarm for eight every tuesday",
            "at 8:00 AM every Tuesday.",
        ),
        (
            "set an alarm at ten p.m. on the first of may",
            "at 10:00 PM on Saturday, 1 May.",
        ),
    ] {
        let mut home = Home::new();
        assert_eq!(
            home.say(line).text,
            format!("Your alarm is set {says}"),
            "{line}"
        );
        assert_eq!(home.alerts.alarms().len(), 1);
    }
    let mut home = Home::new();
    let named = home.say("set a school alarm for quarter to seven a.m.");
    assert_eq!(
        named.text,
        "Your school alarm is set at 6:45 AM on Tuesday, 24 November."
    );
}

#[test]
fn an_alarm_in_the_past_is_refused() {
    let mut home = Home::new();
    for line in [
        "set an alarm for nine a.m. today",
        "set an alarm for nine yesterday",
        "set an alarm for nine on the thirtieth of february",
    ] {
        let turn = home.say(line);
        assert!(turn.text.contains("over already"), "{line}: {}", turn.text);
        assert!(turn.acts.is_empty());
    }
}

#[test]
fn an_alarm_without_a_time_asks_for_it() {
    let mut home = Home::new();
    let asked = home.say("wake me up tomorrow");
    assert_eq!(asked.text, "For what time?");
    assert!(asked.expects_reply);
    assert_eq!(
        home.say("half past six").text,
        "Your alarm is set at 6:30 AM on Tuesday, 24 November."
    );
    home.say("set an alarm");
    assert_eq!(
        home.say("seven every day").text,
        "Your alarm is set at 7:00 AM every day."
    );
}

#[test]
fn alarms_are_listed_and_cancelled_by_what_tells_them_apart() {
    let mut home = Home::new();
    assert_eq!(home.say("list my alarms").text, "There are no alarms.");
    home.say("wake me at seven every day");
    assert_eq!(
        home.say("list my alarms").text,
        "You have one alarm, at 7:00 AM every day."
    );
    home.say("set a school alarm for eight a.m.");
    assert_eq!(
        home.say("list my alarms").text,
        "You have 2 alarms: one at 7:00 AM every day and the school alarm at 8:00 AM on Tuesday, 24 November."
    );
    let asked = home.say("cancel the alarm");
    assert_eq!(
        asked.text,
        "Which one: the one at 7:00 AM every day or the school alarm at 8:00 AM on Tuesday, 24 November?"
    );
    assert_eq!(
        home.say("the eight o'clock one").text,
        "Your school alarm at 8:00 AM on Tuesday, 24 November is cancelled."
    );
    assert_eq!(
        home.say("cancel my nine o'clock alarm").text,
        "There is no such alarm."
    );
    assert_eq!(
        home.say("cancel my seven o'clock alarm").text,
        "Your alarm at 7:00 AM every day is cancelled."
    );
    assert!(home.alerts.alarms().is_empty());
}

#[test]
fn all_alarms_go_after_a_yes_only() {
    let mut home = Home::new();
    home.texts(&["wake me at seven every day", "set an alarm for nine p.m."]);
    assert_eq!(
        home.say("cancel all alarms").text,
        "Cancel all 2 alarms? Say yes or no."
    );
    home.say("no");
    assert_eq!(home.alerts.alarms().len(), 2);
    home.say("cancel all alarms");
    home.say("yes");
    assert!(home.alerts.alarms().is_empty());
}

#[test]
fn what_rings_can_be_snoozed_and_stopped() {
    let mut home = Home::new();
    assert_eq!(home.say("snooze").text, "Nothing is ringing.");
    home.say("set an alarm for five past twelve p.m.");
    home.wait(5 * MINUTE);
    assert_eq!(home.say("snooze").text, "I ring again in 9 minutes.");
    assert_eq!(
        home.say("list my alarms").text,
        "Your 12:05 PM alarm rings again in 9 minutes."
    );
    home.wait(9 * MINUTE);
    assert_eq!(home.alerts.ringing().len(), 1);
    assert_eq!(
        home.say("five more minutes").text,
        "I ring again in 5 minutes."
    );
    assert_eq!(
        home.say("cancel the alarm").text,
        "Your 12:05 PM alarm does not ring again."
    );
    home.wait(60 * MINUTE);
    assert!(home.alerts.ringing().is_empty());
    home.say("set an alarm for two p.m.");
    home.wait(46 * MINUTE);
    assert_eq!(home.alerts.ringing().len(), 1);
    let turn = home.say("turn the alarm off");
    assert_eq!(turn.acts, [Act::Alert(AlertAct::StopRinging)]);
}

#[test]
fn a_cancellation_that_was_not_heard_well_is_asked_about() {
    let mut home = Home::new();
    home.say("wake me at seven every day");
    let turn = home.hear(&heard_with(0.6, typed("cancel the alarm")));
    assert!(
        turn.expects_reply && turn.text.starts_with("Did you mean"),
        "{turn:?}"
    );
    assert_eq!(home.alerts.alarms().len(), 1);
    home.say("yes");
    assert!(home.alerts.alarms().is_empty());
    assert_eq!(
        home.say("wake me at seven every day").acts,
        [Act::Alert(AlertAct::SetAlarm {
            name: None,
            time: hearsay_speaker::alert::ClockTime::new(7, 0).unwrap(),
            days: Days::Daily,
            day: None,
        })]
    );
}

#[test]
fn quiet_hours_are_set_asked_about_skipped_and_deleted_by_voice() {
    let mut home = Home::new();
    let texts = home.texts(&[
        "do not disturb from ten to seven",
        "is do not disturb on",
        "do not disturb from nine p.m. to nine p.m.",
    ]);
    assert_eq!(
        texts[0],
        "Every day from 10:00 PM to 7:00 AM I do not disturb you. Timers and alarms that you set still ring."
    );
    assert_eq!(
        texts[1],
        "Do not disturb is off. Every day it is on from 10:00 PM to 7:00 AM."
    );
    assert!(texts[2].contains("two different times"));
    home.wait(11 * 60 * MINUTE);
    assert!(
        home.say("is do not disturb on")
            .text
            .contains("on for a time")
    );
    let off = home.say("turn off do not disturb");
    assert_eq!(
        off.text,
        "Do not disturb is off until the quiet hours begin again at 10:00 PM."
    );
    assert!(!home.alerts.is_quiet(home.now, 0));
    assert_eq!(
        home.say("delete my quiet hours").text,
        "The quiet hours from 10:00 PM to 7:00 AM are deleted."
    );
    assert_eq!(
        home.say("delete my quiet hours").text,
        "There are no quiet hours."
    );
}

#[test]
fn not_being_disturbed_for_a_time_ends_by_itself_where_the_page_has_timers() {
    let mut home = Home::new();
    let turn = home.say("do not disturb for twenty minutes");
    assert_eq!(turn.text, "Do not disturb is on for 20 minutes.");
    assert!(home.alerts.is_quiet(home.now, 0));
    home.wait(20 * MINUTE);
    assert!(!home.alerts.is_quiet(home.now, 0));
    let turn = home.say("do not disturb until two");
    assert_eq!(turn.text, "Do not disturb is on until 2:00 PM.");
    home.wait(100 * MINUTE - 1);
    assert!(home.alerts.is_quiet(home.now, 0));
    home.wait(1);
    assert!(!home.alerts.is_quiet(home.now, 0));
}
