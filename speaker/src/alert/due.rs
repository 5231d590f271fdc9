//! What rings by itself, and what was missed.

use super::act::{AlertEvent, What, WhatKind};
use super::kept::{Alarm, Alerts, Days, MOST_RINGING, Ringing, Running};
use super::wall::Wall;
use super::{LATE_MS, LOOK_MOST_MS, RING_MOST_MS};
use crate::Millis;

impl Alerts {
    /// What happened up to `now`: what rings from now on, what was due while nobody could ring, what
    /// rang too long. The page plays [`Self::ringing`], tells the sentences of the events and saves.
    /// `offset_minutes` is how far local time lies east of UTC at `now`.
    pub fn due(&mut self, now: Millis, offset_minutes: i32) -> Vec<AlertEvent> {
        let mut ended = self.ended_timers(now);
        ended.extend(self.ended_snoozes(now));
        let asleep = now.saturating_sub(self.seen);
        ended.extend(self.reached_alarms(Wall::of(now, offset_minutes), asleep));
        self.seen = now;
        self.quiet_until = self.quiet_until.filter(|until| now < *until);
        let mut events = self.give_up(now);
        for (what, late) in ended {
            if late > LATE_MS {
                events.push(AlertEvent::Missed(what, late));
                continue;
            }
            self.ringing.retain(|it| it.what.id != what.id);
            if self.ringing.len() < MOST_RINGING {
                self.ringing.push(Ringing {
                    what: what.clone(),
                    since: now,
                });
                events.push(AlertEvent::Rings(what));
            } else {
                events.push(AlertEvent::Missed(what, late));
            }
        }
        events
    }

    /// When to call [`Self::due`] again: as soon as something is due, and within a minute while alarms
    /// or quiet hours wait, since the clock on the wall can change. `None` while nothing waits.
    #[must_use]
    pub fn next_look(&self, now: Millis, offset_minutes: i32) -> Option<Millis> {
        let wall = Wall::of(now, offset_minutes);
        let into_minute = now % 60_000;
        let timers = self.timers.iter().filter_map(|it| match it.running {
            Running::Until(end) => Some(end),
            Running::Held(_) => None,
        });
        let snoozed = self.snoozed.iter().map(|it| it.until);
        let alarms = self.alarms.iter().map(|it| {
            let wait = it.next.since(wall).saturating_sub(into_minute);
            now.saturating_add(wait.min(LOOK_MOST_MS))
        });
        let ringing = self.ringing.iter();
        let ringing = ringing.map(|it| it.since.saturating_add(RING_MOST_MS));
        let hours = self.quiet.map(|_| now.saturating_add(LOOK_MOST_MS));
        let all = timers.chain(snoozed).chain(alarms).chain(ringing);
        let first = all.chain(hours).chain(self.quiet_until).min();
        first.map(|at| at.max(now))
    }

    fn ended_timers(&mut self, now: Millis) -> Vec<(What, Millis)> {
        let mut ended = Vec::new();
        self.timers.retain(|it| match it.running {
            Running::Until(end) if end <= now => {
                ended.push((it.what(), now - end));
                false
            }
            _ => true,
        });
        // Those that ended first are told first.
        ended.sort_by_key(|(_, late)| core::cmp::Reverse(*late));
        ended
    }

    fn ended_snoozes(&mut self, now: Millis) -> Vec<(What, Millis)> {
        let mut ended = Vec::new();
        self.snoozed.retain(|it| {
            let over = it.until <= now;
            if over {
                ended.push((it.what.clone(), now - it.until));
            }
            !over
        });
        ended
    }

    /// Alarms that the wall has reached. Who was awake all along is late by no more than it looked
    /// away, however far the wall jumped. Of a repeating one that was missed on several days, the
    /// first is told.
    fn reached_alarms(&mut self, wall: Wall, asleep: Millis) -> Vec<(What, Millis)> {
        let mut reached = Vec::new();
        self.alarms.retain_mut(|it| {
            if it.next > wall {
                return true;
            }
            reached.push((it.what(), wall.since(it.next).min(asleep)));
            move_on(it, wall)
        });
        reached
    }

    fn give_up(&mut self, now: Millis) -> Vec<AlertEvent> {
        let mut events = Vec::new();
        self.ringing.retain(|it| {
            let over = now.saturating_sub(it.since) >= RING_MOST_MS;
            if over {
                events.push(AlertEvent::GaveUp(it.what.clone()));
            }
            !over
        });
        events
    }
}

/// To the next day on which it rings; false if there is none.
fn move_on(alarm: &mut Alarm, wall: Wall) -> bool {
    if alarm.days == Days::Once {
        return false;
    }
    let next = wall.next(alarm.next.time, |weekday| alarm.days.holds(weekday));
    let Some(next) = next else { return false };
    alarm.next = next;
    true
}

impl What {
    /// Whether it is an alarm.
    #[must_use]
    pub const fn is_alarm(&self) -> bool {
        matches!(self.kind, WhatKind::Alarm(_))
    }
}
