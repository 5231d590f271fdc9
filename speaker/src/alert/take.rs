//! Doing what a person asked for.

use super::act::{AlertAct, What, WhatKind};
use super::error::AlertError;
use super::kept::{Alarm, AlertId, Alerts, Days, MOST_RINGING, Running, Snoozed, Timer};
use super::quiet::QuietHours;
use super::wall::{ClockTime, Wall};
use super::{LONGEST_NAME, LONGEST_TIMER_MS, MOST_OF_A_KIND};
use crate::Millis;
use crate::record::DayKey;

impl Alerts {
    /// Does it. `offset_minutes` is how far local time lies east of UTC at `now`. What was set or
    /// changed has the number that is returned.
    ///
    /// # Errors
    /// Why not; nothing has changed then.
    pub fn take(
        &mut self,
        act: &AlertAct,
        now: Millis,
        offset_minutes: i32,
    ) -> Result<Option<AlertId>, AlertError> {
        let wall = Wall::of(now, offset_minutes);
        match act {
            AlertAct::SetTimer { name, length_ms } => {
                self.set_timer(name.as_deref(), *length_ms, now)
            }
            AlertAct::SetAlarm {
                name,
                time,
                days,
                day,
            } => self.set_alarm(name.as_deref(), (*time, *days, *day), wall),
            AlertAct::Cancel(id) => self.cancel(*id),
            AlertAct::CancelTimers => {
                self.timers.clear();
                self.silence(|what| matches!(what.kind, WhatKind::Timer(_)));
                Ok(None)
            }
            AlertAct::CancelAlarms => {
                self.alarms.clear();
                self.silence(|what| matches!(what.kind, WhatKind::Alarm(_)));
                Ok(None)
            }
            AlertAct::Pause(id) => self.pause(*id, now),
            AlertAct::Resume(id) => self.resume(*id, now),
            AlertAct::Extend(id, by) => self.extend(*id, *by, now),
            AlertAct::StopRinging => self.stop_ringing(),
            AlertAct::Snooze(length) => self.snooze(*length, now),
            AlertAct::Quiet(hours) => {
                self.set_quiet(*hours);
                Ok(None)
            }
            AlertAct::QuietUntil(until) => {
                self.quiet_until = *until;
                Ok(None)
            }
            AlertAct::SkipQuiet => {
                self.quiet_skipped = self.quiet.and_then(|hours| hours.end(wall));
                self.quiet_until = None;
                Ok(None)
            }
        }
    }

    /// Whether the hours say not to disturb now.
    #[must_use]
    pub fn is_quiet(&self, now: Millis, offset_minutes: i32) -> bool {
        let wall = Wall::of(now, offset_minutes);
        let until = self.quiet_until.is_some_and(|until| now < until);
        let skipped = self.quiet_skipped.is_some_and(|skipped| wall < skipped);
        until || !skipped && self.quiet.is_some_and(|hours| hours.holds(wall.time))
    }

    fn set_quiet(&mut self, hours: Option<QuietHours>) {
        self.quiet = hours;
        self.quiet_skipped = None;
    }

    fn set_timer(
        &mut self,
        name: Option<&str>,
        length_ms: Millis,
        now: Millis,
    ) -> Result<Option<AlertId>, AlertError> {
        if length_ms == 0 {
            return Err(AlertError::NoTime);
        }
        if length_ms > LONGEST_TIMER_MS {
            return Err(AlertError::TooLong);
        }
        if self.timers.len() >= MOST_OF_A_KIND {
            return Err(AlertError::TooManyTimers);
        }
        let name = usable(name)?;
        let id = self.number();
        self.timers.push(Timer {
            id,
            name,
            length_ms,
            running: Running::Until(now.saturating_add(length_ms)),
        });
        Ok(Some(id))
    }

    fn set_alarm(
        &mut self,
        name: Option<&str>,
        (time, days, day): (ClockTime, Days, Option<DayKey>),
        wall: Wall,
    ) -> Result<Option<AlertId>, AlertError> {
        if self.alarms.len() >= MOST_OF_A_KIND {
            return Err(AlertError::TooManyAlarms);
        }
        let name = usable(name)?;
        let next = match day.filter(|_| days == Days::Once) {
            Some(day) => Some(Wall { day, time }).filter(|next| *next > wall),
            None => wall.next(time, |weekday| days.holds(weekday)),
        };
        let next = next.ok_or(AlertError::Past)?;
        let id = self.number();
        self.alarms.push(Alarm {
            id,
            name,
            days,
            next,
        });
        Ok(Some(id))
    }

    fn cancel(&mut self, id: AlertId) -> Result<Option<AlertId>, AlertError> {
        let before = self.len();
        self.timers.retain(|it| it.id != id);
        self.alarms.retain(|it| it.id != id);
        self.silence(|what| what.id == id);
        if self.len() == before {
            return Err(AlertError::Gone);
        }
        Ok(Some(id))
    }

    fn pause(&mut self, id: AlertId, now: Millis) -> Result<Option<AlertId>, AlertError> {
        let timer = self.timer_mut(id)?;
        let Running::Until(end) = timer.running else {
            return Err(AlertError::AlreadySo);
        };
        // One that has just ended is for the ringing, not for holding.
        if end <= now {
            return Err(AlertError::Gone);
        }
        timer.running = Running::Held(timer.left(now).min(LONGEST_TIMER_MS));
        Ok(Some(id))
    }

    fn resume(&mut self, id: AlertId, now: Millis) -> Result<Option<AlertId>, AlertError> {
        let timer = self.timer_mut(id)?;
        let Running::Held(left) = timer.running else {
            return Err(AlertError::AlreadySo);
        };
        timer.running = Running::Until(now.saturating_add(left));
        Ok(Some(id))
    }

    fn extend(
        &mut self,
        id: AlertId,
        by: Millis,
        now: Millis,
    ) -> Result<Option<AlertId>, AlertError> {
        let timer = self.timer_mut(id)?;
        if by == 0 {
            return Err(AlertError::NoTime);
        }
        let left = timer.left(now).saturating_add(by);
        if left > LONGEST_TIMER_MS {
            return Err(AlertError::TooLong);
        }
        timer.running = match timer.running {
            Running::Until(_) => Running::Until(now.saturating_add(left)),
            Running::Held(_) => Running::Held(left),
        };
        timer.length_ms = timer.length_ms.saturating_add(by).min(LONGEST_TIMER_MS);
        Ok(Some(id))
    }

    fn stop_ringing(&mut self) -> Result<Option<AlertId>, AlertError> {
        if self.ringing.is_empty() {
            return Err(AlertError::NothingRings);
        }
        self.ringing.clear();
        Ok(None)
    }

    fn snooze(&mut self, length: Millis, now: Millis) -> Result<Option<AlertId>, AlertError> {
        if self.ringing.is_empty() {
            return Err(AlertError::NothingRings);
        }
        if length == 0 {
            return Err(AlertError::NoTime);
        }
        if length > LONGEST_TIMER_MS {
            return Err(AlertError::TooLong);
        }
        let until = now.saturating_add(length);
        for ringing in core::mem::take(&mut self.ringing) {
            let what = ringing.what;
            self.snoozed.retain(|it| it.what.id != what.id);
            self.snoozed.push(Snoozed { what, until });
        }
        self.snoozed.truncate(MOST_RINGING);
        Ok(None)
    }

    fn silence(&mut self, which: impl Fn(&What) -> bool) {
        self.ringing.retain(|it| !which(&it.what));
        self.snoozed.retain(|it| !which(&it.what));
    }

    fn timer_mut(&mut self, id: AlertId) -> Result<&mut Timer, AlertError> {
        let found = self.timers.iter_mut().find(|it| it.id == id);
        found.ok_or(AlertError::Gone)
    }

    fn number(&mut self) -> AlertId {
        self.last_id = self.last_id.saturating_add(1);
        AlertId(self.last_id)
    }

    fn len(&self) -> usize {
        self.timers.len() + self.alarms.len() + self.ringing.len() + self.snoozed.len()
    }
}

/// A name without what cannot be seen or said.
fn usable(name: Option<&str>) -> Result<Option<String>, AlertError> {
    let plain: String = name
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    let plain = plain.trim();
    if plain.chars().count() > LONGEST_NAME {
        return Err(AlertError::LongName);
    }
    Ok((!plain.is_empty()).then(|| plain.to_owned()))
}
