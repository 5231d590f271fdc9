//! Several windows over one note: each thing rings in one of them, and none is lost with a window.

use crate::support::{NOON, SECOND, alarm, clock, timer, with};
use hearsay_speaker::alert::{AlertAct, AlertEvent, Alerts, Days, Duty, SILENT_LATER_MS, Standing};
use proptest::prelude::*;

/// Time between two looks, milliseconds.
const BEAT: u64 = 500;

/// A window: what it read last.
#[derive(Clone, Debug)]
struct Window {
    alerts: Alerts,
    sounds: bool,
    open: bool,
}

/// A household: the note that is saved, and who may ring.
#[derive(Debug)]
struct House {
    saved: String,
    windows: Vec<Window>,
    holder: Option<usize>,
    now: u64,
    /// What was told, and where.
    told: Vec<(usize, AlertEvent)>,
}

impl House {
    fn of(acts: &[AlertAct], sounds: &[bool]) -> Self {
        let (alerts, _) = with(acts, NOON, 0);
        let window = |sounds: &bool| Window {
            alerts: alerts.clone(),
            sounds: *sounds,
            open: true,
        };
        Self {
            saved: alerts.to_text(),
            windows: sounds.iter().map(window).collect(),
            holder: None,
            now: NOON,
            told: Vec::new(),
        }
    }

    fn look(&mut self, at: usize) {
        for _ in 0..2 {
            let holds = self.holder == Some(at);
            let Some(window) = self.windows.get_mut(at).filter(|it| it.open) else {
                return;
            };
            let standing = Standing {
                holds,
                sounds: window.sounds,
                saved: true,
            };
            match window.alerts.duty(standing, self.now, 0) {
                Duty::Wait => return,
                Duty::LetGo => self.holder = None,
                Duty::Ask if self.holder.is_some() => return,
                Duty::Ask => {
                    self.holder = Some(at);
                    window.alerts = Alerts::parse(&self.saved).unwrap();
                }
                Duty::Ring => {
                    let events = window.alerts.due(self.now, 0);
                    self.told.extend(events.into_iter().map(|it| (at, it)));
                    self.saved = window.alerts.to_text();
                    return;
                }
            }
        }
    }

    /// Each looks once; the others read what changed only in their next turn.
    fn beat(&mut self) {
        self.now += BEAT;
        for at in 0..self.windows.len() {
            self.look(at);
        }
    }

    fn beats(&mut self, ms: u64) {
        for _ in 0..ms / BEAT {
            self.beat();
        }
    }

    fn read(&mut self, at: usize) {
        if let Some(window) = self.windows.get_mut(at) {
            window.alerts = Alerts::parse(&self.saved).unwrap();
        }
    }

    fn close(&mut self, at: usize) {
        if let Some(window) = self.windows.get_mut(at) {
            window.open = false;
        }
        self.holder = self.holder.filter(|holder| *holder != at);
    }

    /// A person stops what rings, in this window.
    fn stop(&mut self, at: usize) {
        let now = self.now;
        if let Some(window) = self.windows.get_mut(at) {
            window.alerts.take(&AlertAct::StopRinging, now, 0).unwrap();
            self.saved = window.alerts.to_text();
        }
    }

    fn rings(&self) -> Vec<usize> {
        let rings = |it: &&(usize, AlertEvent)| matches!(it.1, AlertEvent::Rings(_));
        self.told.iter().filter(rings).map(|it| it.0).collect()
    }
}

#[test]
fn a_timer_rings_in_one_window_the_one_that_can_sound() {
    let mut house = House::of(&[timer(None, 2 * SECOND)], &[false, true, true]);
    house.beats(10 * SECOND);
    assert_eq!((house.rings(), house.holder), (vec![1], Some(1)));
}

#[test]
fn where_none_can_sound_one_rings_all_the_same_a_little_later() {
    let mut house = House::of(&[timer(None, 2 * SECOND)], &[false, false]);
    house.beats(2 * SECOND + SILENT_LATER_MS - BEAT);
    assert_eq!(house.rings(), Vec::<usize>::new());
    house.beats(BEAT);
    assert_eq!(house.rings(), [0]);
}

#[test]
fn another_one_rings_on_when_the_window_is_closed_while_it_rings() {
    let mut house = House::of(&[timer(None, 2 * SECOND)], &[true, true]);
    house.beats(3 * SECOND);
    house.close(0);
    house.beats(BEAT);
    let second = house.windows.last().unwrap();
    assert_eq!(house.holder, Some(1));
    assert_eq!(second.alerts.ringing().len(), 1, "it goes on");
    assert_eq!(house.rings(), [0], "and is told once");
}

#[test]
fn what_was_stopped_does_not_ring_in_a_window_that_has_not_read_it() {
    let mut house = House::of(&[timer(None, 2 * SECOND)], &[true, true]);
    house.beats(3 * SECOND);
    house.stop(0);
    house.beats(5 * SECOND);
    assert_eq!((house.rings(), house.holder), (vec![0], None));
    assert_eq!(house.windows.last().unwrap().alerts.ringing(), []);
}

#[test]
fn it_can_be_stopped_in_another_window() {
    let mut house = House::of(&[alarm(clock(12, 1), Days::Once)], &[true, true]);
    house.beats(61 * SECOND);
    assert_eq!(house.rings(), [0]);
    house.read(1);
    house.stop(1);
    house.read(0);
    house.beats(BEAT);
    assert_eq!(house.holder, None);
}

#[test]
fn who_has_not_saved_what_happened_does_not_let_go() {
    let (alerts, _) = with(&[], NOON, 0);
    let standing = |saved| Standing {
        holds: true,
        sounds: true,
        saved,
    };
    assert_eq!(alerts.duty(standing(false), NOON, 0), Duty::Wait);
    assert_eq!(alerts.duty(standing(true), NOON, 0), Duty::LetGo);
}

proptest! {
    /// Windows that close, read late and come at any time: what was set is told once, rung or missed.
    #[test]
    fn each_timer_is_told_once_whichever_windows_are_closed(
        lengths in prop::collection::vec(1_u64..20, 1..5),
        sounds in prop::collection::vec(any::<bool>(), 2..5),
        closed in prop::collection::vec((0_usize..4, 0_u64..60), 0..4),
        reads in prop::collection::vec((0_usize..5, 0_u64..60), 0..8),
    ) {
        let acts: Vec<AlertAct> = lengths.iter().map(|it| timer(None, it * SECOND)).collect();
        let mut house = House::of(&acts, &sounds);
        let last = sounds.len() - 1;
        for beat in 0..80 {
            for (at, _) in closed.iter().filter(|it| it.1 == beat && it.0 < last) {
                house.close(*at);
            }
            for (at, _) in reads.iter().filter(|it| it.1 == beat) {
                if house.holder != Some(*at) {
                    house.read(*at);
                }
            }
            house.beat();
        }
        prop_assert_eq!(house.rings().len(), lengths.len(), "{:?}", house.told);
    }
}
