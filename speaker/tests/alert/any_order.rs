//! Any acts in any order at any times: what was set rings, is told as missed or is cancelled, once.

use crate::support::{NOON, clock};
use hearsay_speaker::alert::{
    AlertAct, AlertEvent, AlertId, Alerts, Days, MOST_OF_A_KIND, QuietHours,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
    Act(AlertAct),
    Due,
    SaveAndLoad,
}

fn id() -> impl Strategy<Value = AlertId> {
    (1_u64..30).prop_map(AlertId)
}

fn days() -> impl Strategy<Value = Days> {
    prop_oneof![
        Just(Days::Once),
        Just(Days::Daily),
        Just(Days::Weekdays),
        Just(Days::Weekends),
        any::<u8>().prop_map(Days::Weekly),
    ]
}

fn act() -> impl Strategy<Value = AlertAct> {
    let length = || prop_oneof![5 => 1_u64..4_000_000, 1 => any::<u64>()];
    let time = || (0_u8..24, 0_u8..60).prop_map(|(hour, minute)| clock(hour, minute));
    let name = || prop::option::of("\\PC{0,70}");
    prop_oneof![
        6 => (name(), length()).prop_map(|(name, length_ms)| AlertAct::SetTimer { name, length_ms }),
        4 => (name(), time(), days()).prop_map(|(name, time, days)| AlertAct::SetAlarm {
            name, time, days, day: None
        }),
        3 => id().prop_map(AlertAct::Cancel),
        1 => Just(AlertAct::CancelTimers),
        1 => Just(AlertAct::CancelAlarms),
        3 => id().prop_map(AlertAct::Pause),
        3 => id().prop_map(AlertAct::Resume),
        2 => (id(), length()).prop_map(|(id, by)| AlertAct::Extend(id, by)),
        2 => Just(AlertAct::StopRinging),
        2 => length().prop_map(AlertAct::Snooze),
        1 => (time(), time()).prop_map(|(from, to)| AlertAct::Quiet(QuietHours::new(from, to))),
        1 => any::<Option<u64>>().prop_map(AlertAct::QuietUntil),
        1 => Just(AlertAct::SkipQuiet),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => act().prop_map(Step::Act),
        4 => Just(Step::Due),
        1 => Just(Step::SaveAndLoad),
    ]
}

/// Small steps forward, seldom any time at all.
fn time() -> impl Strategy<Value = (u64, i32)> {
    let time = prop_oneof![9 => 0_u64..3_600_000, 1 => any::<u64>()];
    let offset = prop_oneof![5 => Just(60), 1 => any::<i32>()];
    (time, offset)
}

proptest! {
    #[test]
    fn whatever_is_done_nothing_grows_and_nothing_panics(
        script in prop::collection::vec((step(), time()), 0..80)
    ) {
        let (mut alerts, mut now) = (Alerts::default(), NOON);
        for (step, (time, offset)) in script {
            now = if time < 3_600_000 { now.saturating_add(time) } else { time };
            match step {
                Step::Act(act) => {
                    let before = alerts.clone();
                    if let Err(why) = alerts.take(&act, now, offset) {
                        prop_assert_eq!(&alerts, &before);
                        prop_assert!(why.to_string().ends_with('.'));
                    }
                }
                Step::Due => {
                    for event in alerts.due(now, offset) {
                        prop_assert!(event.sentence().ends_with('.'));
                    }
                    let ended = alerts.timers().iter().any(|it| it.left(now) == 0);
                    let held = |it: &_| !runs(it);
                    prop_assert!(!ended || alerts.timers().iter().any(held));
                }
                Step::SaveAndLoad => {
                    let read = Alerts::parse(&alerts.to_text());
                    prop_assert_eq!(read.map(|it| it.to_text()), Ok(alerts.to_text()));
                }
            }
            prop_assert!(alerts.timers().len() <= MOST_OF_A_KIND);
            prop_assert!(alerts.alarms().len() <= MOST_OF_A_KIND);
            let look = alerts.next_look(now, offset);
            prop_assert!(look.is_none_or(|look| look >= now));
            let _ = alerts.is_quiet(now, offset);
        }
    }

    #[test]
    fn every_timer_rings_once_is_missed_once_or_is_cancelled(
        script in prop::collection::vec((step(), 0_u64..3_600_000), 0..80)
    ) {
        let (mut alerts, mut now) = (Alerts::default(), NOON);
        let mut set: BTreeMap<AlertId, u32> = BTreeMap::new();
        let mut cancelled = Vec::new();
        let count = |events: Vec<AlertEvent>, set: &mut BTreeMap<AlertId, u32>| {
            for event in events {
                if let (AlertEvent::Rings(what) | AlertEvent::Missed(what, _), Some(times)) =
                    (&event, set.get_mut(&event.what().id))
                {
                    prop_assert!(!what.is_alarm());
                    *times += 1;
                }
            }
            Ok(())
        };
        for (step, time) in script {
            now += time;
            match step {
                Step::Act(AlertAct::Snooze(_)) => {}
                Step::Act(act) => {
                    let here: Vec<AlertId> = alerts.timers().iter().map(|it| it.id).collect();
                    let done = alerts.take(&act, now, 0);
                    let left: Vec<AlertId> = alerts.timers().iter().map(|it| it.id).collect();
                    match (act, done) {
                        (AlertAct::SetTimer { .. }, Ok(Some(id))) => {
                            set.insert(id, 0);
                        }
                        _ => cancelled.extend(here.into_iter().filter(|id| !left.contains(id))),
                    }
                }
                Step::Due => count(alerts.due(now, 0), &mut set)?,
                Step::SaveAndLoad => alerts = Alerts::parse(&alerts.to_text()).unwrap(),
            }
        }
        let held: Vec<AlertId> = (alerts.timers().iter())
            .filter(|it| !runs(it))
            .map(|it| it.id)
            .collect();
        for id in held {
            alerts.take(&AlertAct::Resume(id), now, 0).unwrap();
        }
        count(alerts.due(now + 200_000_000, 0), &mut set)?;
        for (id, times) in set {
            let expected = u32::from(!cancelled.contains(&id));
            prop_assert_eq!(times, expected, "{:?}", id);
        }
    }
}

fn runs(timer: &hearsay_speaker::alert::Timer) -> bool {
    matches!(timer.running, hearsay_speaker::alert::Running::Until(_))
}
