//! What is saved comes back; whatever else stands there does no harm.

use crate::support::{HOUR, MINUTE, NOON, alarm, clock, timer, with};
use hearsay_speaker::alert::{AlertAct, AlertError, Alerts, Days, MOST_OF_A_KIND, QuietHours};
use proptest::prelude::*;

#[test]
fn everything_that_was_set_comes_back() {
    let hours = QuietHours::new(clock(22, 0), clock(7, 0));
    let acts = [
        timer(Some("pasta"), MINUTE),
        timer(None, HOUR),
        alarm(clock(7, 30), Days::Weekdays),
        AlertAct::Quiet(hours),
    ];
    let (mut alerts, ids) = with(&acts, NOON, 0);
    alerts.take(&AlertAct::Pause(ids[1]), NOON, 0).unwrap();
    alerts.due(NOON + MINUTE, 0);
    alerts.take(&AlertAct::Snooze(MINUTE), NOON, 0).unwrap();
    let mut read = Alerts::parse(&alerts.to_text()).unwrap();
    assert_eq!(read.to_text(), alerts.to_text());
    assert_eq!(read.timers(), alerts.timers());
    assert_eq!(read.alarms(), alerts.alarms());
    assert_eq!(read.snoozed(), alerts.snoozed());
    assert_eq!(read.quiet_hours(), hours);
    let id = read.take(&timer(None, MINUTE), NOON, 0).unwrap();
    assert!(!ids.contains(&id.unwrap()), "numbers are given once");
}

#[test]
fn what_is_no_saved_text_is_refused_with_a_sentence() {
    let (alerts, _) = with(&[timer(None, MINUTE)], NOON, 0);
    let later = alerts.to_text().replace("\"version\":1", "\"version\":2");
    let huge = format!("{}{}", alerts.to_text(), " ".repeat(400_000));
    for text in ["", "{", "[]", "null", "{}", &later, &huge] {
        assert_eq!(
            Alerts::parse(text),
            Err(AlertError::Unreadable),
            "{text:.40}"
        );
    }
    assert!(AlertError::Unreadable.to_string().contains("Set again"));
}

#[test]
fn what_is_beyond_the_limits_is_left_out() {
    let one = r#"{"id":ID,"name":null,"length_ms":60000,"running":{"Until":9}}"#;
    let many: Vec<String> = (1..=150)
        .map(|id| one.replace("ID", &id.to_string()))
        .collect();
    let text = format!(r#"{{"version":1,"timers":[{}]}}"#, many.join(","));
    assert_eq!(Alerts::parse(&text).unwrap().timers().len(), MOST_OF_A_KIND);
    for bad in [
        one.replace("ID", "18446744073709551615"),
        one.replace("ID", "1").replace("60000", "86400001"),
        one.replace("ID", "1")
            .replace("null", &format!("\"{}\"", "n".repeat(61))),
    ] {
        let text = format!(r#"{{"version":1,"last_id":18446744073709551615,"timers":[{bad}]}}"#);
        let mut read = Alerts::parse(&text).unwrap();
        assert!(read.timers().is_empty(), "{bad}");
        let one = read.take(&timer(None, 1), 0, 0).unwrap();
        let two = read.take(&timer(None, 1), 0, 0).unwrap();
        assert_ne!(one, two);
    }
    let twice = format!("{0},{0}", one.replace("ID", "5"));
    let text = format!(r#"{{"version":1,"timers":[{twice}]}}"#);
    assert_eq!(Alerts::parse(&text).unwrap().timers().len(), 1);
    let nowhen = r#"{"version":1,"alarms":[{"id":1,"name":null,"days":"Daily","next":{"day":{"year":2026,"month":13,"day":40},"time":[7,0]}}]}"#;
    assert!(Alerts::parse(nowhen).unwrap().alarms().is_empty());
    let midday = nowhen.replace("[7,0]", "[24,0]");
    assert_eq!(Alerts::parse(&midday), Err(AlertError::Unreadable));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}", now in any::<u64>(), offset in any::<i32>()) {
        if let Ok(mut alerts) = Alerts::parse(&text) {
            let _ = alerts.due(now, offset);
        }
    }

    #[test]
    fn a_damaged_text_is_read_or_refused(at in any::<prop::sample::Index>(), to in any::<char>()) {
        let (alerts, _) = with(&[timer(Some("tea"), HOUR), alarm(clock(7, 0), Days::Daily)], NOON, 0);
        let mut letters: Vec<char> = alerts.to_text().chars().collect();
        let at = at.index(letters.len());
        letters[at] = to;
        let text: String = letters.into_iter().collect();
        if let Ok(mut read) = Alerts::parse(&text) {
            let _ = read.due(u64::MAX, i32::MIN);
            let _ = read.next_look(0, i32::MAX);
            prop_assert!(read.timers().len() <= 1);
        }
    }
}
