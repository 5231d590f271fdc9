//! What happens while the clock moves.

use super::{DAY, HOUR, MORNING, item};
use hearsay_speaker::Millis;
use hearsay_speaker::policy::{
    EmulatedClock, Event, Happening, Item, ItemKind, Jump, Reminder, Retention, Rules,
    events_until, next_event,
};
use proptest::prelude::*;

fn reminder(id: &str, at: Millis) -> Reminder {
    Reminder {
        id: id.to_owned(),
        at,
        text: "Water the plants".to_owned(),
    }
}

fn id(event: &Event) -> &str {
    match &event.what {
        Happening::Expired(expiry) => &expiry.id,
        Happening::Reminded(reminder) => &reminder.id,
    }
}

fn months3() -> Rules {
    Rules {
        recordings: Retention::Months3,
        ..Rules::default()
    }
}

#[test]
fn a_jump_plays_back_expiries_clips_and_reminders_in_the_order_of_their_times() {
    let items = [
        item("recording", ItemKind::Recording, MORNING),
        item("clip", ItemKind::Clip, MORNING),
    ];
    let reminders = [
        reminder("never reached", MORNING + 3_000 * DAY),
        reminder("week", MORNING + 7 * DAY),
        reminder("hour", MORNING + HOUR),
    ];
    let mut clock = EmulatedClock::default();
    let to = clock
        .jump(MORNING, "18 months", Jump::Months(18))
        .unwrap()
        .to;
    let events = events_until(&items, &months3(), &reminders, to);
    let ids: Vec<&str> = events.iter().map(id).collect();
    assert_eq!(ids, ["hour", "clip", "week", "recording"]);
    assert_eq!(events[1].at, MORNING + 72 * HOUR);
    assert_eq!(Some(events[3].at), Retention::Months3.expires(MORNING));
}

#[test]
fn in_one_millisecond_what_expires_comes_before_what_rings() {
    let items = [item("z", ItemKind::Clip, MORNING)];
    let reminders = [reminder("a", MORNING + 72 * HOUR)];
    let events = events_until(&items, &months3(), &reminders, Millis::MAX);
    assert_eq!(events.iter().map(id).collect::<Vec<_>>(), ["z", "a"]);
}

#[test]
fn one_timer_serves_both() {
    let items = [item("clip", ItemKind::Clip, MORNING)];
    let late = [reminder("late", MORNING + 100 * DAY)];
    let soon = [reminder("soon", MORNING + 1)];
    let next = |reminders: &[Reminder]| next_event(&items, &months3(), reminders, MORNING);
    assert_eq!(next(&late), Some(MORNING + 72 * HOUR));
    assert_eq!(next(&soon), Some(MORNING + 1));
    assert_eq!(next_event(&[], &months3(), &[], MORNING), None);
    assert_eq!(
        next_event(&[], &months3(), &soon, MORNING + 9),
        Some(MORNING + 9)
    );
}

#[test]
fn a_reminders_text_stays_out_of_logs() {
    let text = format!("{:?}", reminder("a", 1));
    assert!(text.contains("\"a\"") && !text.contains("plants"), "{text}");
}

proptest! {
    #[test]
    fn a_jump_in_two_steps_plays_back_what_one_jump_does(
        started in prop::collection::vec((0..900 * DAY, any::<bool>()), 0..25),
        rings in prop::collection::vec(0..900 * DAY, 0..25),
        middle in 0..1_000 * DAY,
    ) {
        let kind = |clip| if clip { ItemKind::Clip } else { ItemKind::Recording };
        let items: Vec<Item> = started
            .iter()
            .enumerate()
            .map(|(i, (after, clip))| item(&format!("i{i}"), kind(*clip), MORNING + after))
            .collect();
        let reminders: Vec<Reminder> = rings
            .iter()
            .enumerate()
            .map(|(i, after)| reminder(&format!("r{i}"), MORNING + after))
            .collect();
        let (rules, to) = (months3(), MORNING + 1_000 * DAY);
        let whole = events_until(&items, &rules, &reminders, to);
        let mut steps = events_until(&items, &rules, &reminders, MORNING + middle);
        let done = |wanted: &str| steps.iter().any(|event| id(event) == wanted);
        let items: Vec<Item> = items.into_iter().filter(|one| !done(&one.id)).collect();
        let reminders: Vec<Reminder> =
            reminders.into_iter().filter(|one| !done(&one.id)).collect();
        steps.extend(events_until(&items, &rules, &reminders, to));
        prop_assert_eq!(steps, whole);
    }
}
