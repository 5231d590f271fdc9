//! Timers by command.

use crate::home::Home;
use crate::support::{DAY, NOON, answer, silence};
use hearsay_speaker::alert::AlertAct;
use hearsay_speaker::household::Act;

const MINUTE: u64 = 60_000;

#[test]
fn a_timer_is_set_read_back_and_told_apart() {
    let mut home = Home::new();
    let texts = home.texts(&[
        "set a pasta timer for ten minutes",
        "set a timer for twenty five minutes",
    ]);
    assert_eq!(
        texts,
        [
            "Your pasta timer is set for 10 minutes, starting now.",
            "Your timer is set for 25 minutes, starting now. That makes 2 timers.",
        ]
    );
    home.wait(6 * MINUTE);
    let texts = home.texts(&[
        "how long is left on the pasta timer",
        "how long is left on the timer",
        "list my timers",
        "how long is left on the egg timer",
    ]);
    let both = "You have 2 timers: the pasta timer has 4 minutes left and the 25-minute timer has 19 minutes left.";
    assert_eq!(
        texts,
        [
            "Your pasta timer has 4 minutes left.",
            both,
            both,
            &format!("There is no such timer. {both}"),
        ]
    );
}

#[test]
fn a_timer_without_a_length_asks_for_it() {
    let mut home = Home::new();
    let asked = home.say("set a timer");
    assert!(asked.expects_reply && asked.acts.is_empty());
    assert_eq!(asked.text, "For how long shall it run?");
    assert_eq!(
        home.say("ten minutes").text,
        "Your timer is set for 10 minutes, starting now."
    );
    home.say("start the egg timer");
    assert!(home.say("five minutes").text.starts_with("Your egg timer"));
    for (reply, says) in [
        ("never mind", "Then I do nothing."),
        ("what time is it", "It is 3:42 PM."),
        (
            "xyzzy",
            "That was no answer to my question, so I do nothing.",
        ),
    ] {
        home.say("set a timer");
        let turn = home.say(reply);
        assert_eq!(turn.text, says);
        assert!(turn.acts.is_empty());
    }
    home.say("set a timer");
    assert!(home.hear(&silence()).text.contains("no answer"));
    home.say("set a timer");
    home.now += 61_000;
    assert_eq!(home.alerts.timers().len(), 2);
    assert!(home.say("yes").text.contains("not asked"));
}

#[test]
fn which_of_several_is_asked_and_the_reply_can_name_it_in_any_way() {
    for (reply, left) in [
        ("the pasta one", "cake"),
        ("pasta", "cake"),
        ("the first one", "cake"),
        ("the ten minute one", "cake"),
        ("ten minutes", "cake"),
        ("the last one", "pasta"),
    ] {
        let mut home = Home::new();
        home.say("set a pasta timer for ten minutes");
        home.say("set a cake timer for forty minutes");
        let asked = home.say("cancel the timer");
        assert_eq!(
            asked.text,
            "Which one: the pasta timer with 10 minutes left or the cake timer with 40 minutes left?"
        );
        assert!(asked.expects_reply);
        let turn = home.say(reply);
        assert!(
            turn.text.ends_with("timer is cancelled."),
            "{reply}: {}",
            turn.text
        );
        let names: Vec<_> = home
            .alerts
            .timers()
            .iter()
            .map(|it| it.name.clone())
            .collect();
        assert_eq!(names, [Some(left.to_owned())], "{reply}");
    }
}

#[test]
fn a_reply_that_still_fits_several_asks_again_and_one_that_fits_none_says_so() {
    let mut home = Home::new();
    home.texts(&[
        "set an egg timer for five minutes",
        "set an egg timer for six minutes",
        "set a tea timer for three minutes",
    ]);
    home.say("cancel the timer");
    let again = home.say("the egg one");
    assert!(again.expects_reply, "{again:?}");
    assert!(home.say("six minutes").text.contains("is cancelled"));
    home.say("cancel the timer");
    assert_eq!(home.say("the pizza one").text, "There is no such timer.");
    assert_eq!(home.alerts.timers().len(), 2);
}

#[test]
fn a_timer_is_held_resumed_and_given_more_time() {
    let mut home = Home::new();
    let texts = home.texts(&[
        "set a timer for ten minutes",
        "pause the timer",
        "pause the timer",
        "add five minutes to the timer",
        "resume the timer",
        "resume the timer",
        "five more minutes",
        "add two hundred seconds to the egg timer",
    ]);
    assert_eq!(
        texts[1],
        "Your 10-minute timer is on hold with 10 minutes left."
    );
    assert_eq!(texts[2], "There is no such timer running.");
    assert_eq!(texts[3], "Your 10-minute timer now has 15 minutes left.");
    assert_eq!(
        texts[4],
        "Your 15-minute timer goes on, with 15 minutes left."
    );
    assert_eq!(texts[5], "There is no such timer on hold.");
    assert_eq!(texts[6], "Your 15-minute timer now has 20 minutes left.");
    assert_eq!(home.alerts.timers()[0].left(home.now), 20 * MINUTE);
    home.say("set a tea timer for three minutes");
    assert_eq!(home.say("pause all timers").text, "2 timers are on hold.");
    home.wait(60 * MINUTE);
    assert_eq!(home.alerts.timers().len(), 2);
    assert_eq!(home.say("resume my timers").text, "2 timers go on.");
}

#[test]
fn all_timers_go_after_a_yes_and_a_single_one_at_once() {
    let mut home = Home::new();
    assert_eq!(home.say("cancel all timers").text, "There are no timers.");
    home.say("set a timer for ten minutes");
    assert!(!home.say("cancel all timers").expects_reply);
    assert!(home.alerts.timers().is_empty());
    home.texts(&["set a timer for ten minutes", "set a timer for one hour"]);
    for reply in ["no", "", "what time is it"] {
        assert!(home.say("cancel all timers").expects_reply);
        home.say(reply);
        assert_eq!(home.alerts.timers().len(), 2, "{reply}");
    }
    home.say("cancel all timers");
    assert_eq!(home.say("yes").text, "All timers are cancelled.");
    assert!(home.alerts.timers().is_empty());
}

#[test]
fn stop_silences_what_rings_and_nothing_else() {
    for words in [
        "stop",
        "cancel the timer",
        "stop the timer",
        "turn off the timer",
    ] {
        let mut home = Home::new();
        home.texts(&["set a timer for one minute", "set a timer for one hour"]);
        home.wait(MINUTE);
        assert_eq!(home.alerts.ringing().len(), 1);
        let turn = home.say(words);
        assert_eq!(turn.acts, [Act::Alert(AlertAct::StopRinging)], "{words}");
        assert!(home.alerts.ringing().is_empty());
        assert_eq!(home.alerts.timers().len(), 1);
    }
}

#[test]
fn limits_are_told_and_nothing_is_set() {
    let mut home = Home::new();
    let turn = home.say("set a timer for two days");
    assert_eq!(
        turn.text,
        "A timer runs for 24 hours at most. Set an alarm for later than that."
    );
    for _ in 0..100 {
        home.say("set a timer for one hour");
    }
    assert!(
        home.say("set a timer for one hour")
            .text
            .contains("100 timers")
    );
    assert!(home.say("list my timers").text.contains("96 more"));
    assert!(home.say("cancel the timer").text.ends_with("or another?"));
}

#[test]
fn a_page_without_timers_says_so() {
    let turn = answer("set a timer for ten minutes", &DAY);
    assert_eq!(turn.text, "Timers and alarms are not on this page yet.");
    assert!(turn.acts.is_empty());
}

#[test]
fn timers_follow_the_real_time_wherever_the_speakers_clock_stands() {
    let home = Home::new();
    let mut alerts = home.alerts.clone();
    let set = AlertAct::SetTimer {
        name: None,
        length_ms: 10 * MINUTE,
    };
    alerts.take(&set, NOON, 0).unwrap();
    let months = 90 * 24 * 60 * MINUTE;
    let moved = hearsay_speaker::household::Situation {
        now: NOON + months,
        real_now: Some(NOON + 4 * MINUTE),
        alerts: Some(&alerts),
        ..DAY
    };
    let said = answer("how long is left on the timer", &moved).text;
    assert!(said.contains("6 minutes left"), "{said}");
}
