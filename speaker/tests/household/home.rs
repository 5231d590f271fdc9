//! A home in which timers, alarms, skills and other speakers are there: what a turn does is done.

use crate::support::{DAY, NOON, typed};
use hearsay_speaker::alert::Alerts;
use hearsay_speaker::household::{Act, Household, Line, OtherSpeaker, Situation, SkillEntry, Turn};
use hearsay_speaker::understand::Heard;

/// A household, what it has, and the time.
pub(crate) struct Home {
    pub(crate) household: Household,
    pub(crate) alerts: Alerts,
    pub(crate) skills: Vec<SkillEntry>,
    pub(crate) speakers: Vec<OtherSpeaker>,
    pub(crate) line: Line,
    pub(crate) guest: bool,
    pub(crate) now: u64,
}

impl Home {
    pub(crate) fn new() -> Self {
        let skill = |id: &str, name: &str, enabled, records| SkillEntry {
            id: id.to_owned(),
            name: name.to_owned(),
            enabled,
            open: false,
            records,
        };
        let mut alerts = Alerts::default();
        assert!(alerts.due(NOON, 0).is_empty());
        Self {
            household: Household::default(),
            alerts,
            skills: vec![
                skill("recorder", "Voice Recorder", true, true),
                skill("quiz", "Quiz", false, false),
            ],
            speakers: Vec::new(),
            line: Line::Free,
            guest: false,
            now: NOON,
        }
    }

    pub(crate) fn with_speakers(mut self, names: &[&str]) -> Self {
        let speaker = |name: &&str| OtherSpeaker {
            id: name.to_lowercase(),
            name: (*name).to_owned(),
        };
        self.speakers = names.iter().map(speaker).collect();
        self
    }

    pub(crate) fn situation(&self) -> Situation<'_> {
        Situation {
            now: self.now,
            alerts: Some(&self.alerts),
            skills: Some(&self.skills),
            speakers: Some(&self.speakers),
            line: self.line,
            guest: Some(self.guest),
            ..DAY
        }
    }

    pub(crate) fn hear(&mut self, heard: &Heard) -> Turn {
        let mut household = core::mem::take(&mut self.household);
        let turn = household.answer(heard, &self.situation());
        self.household = household;
        for act in &turn.acts {
            match act {
                Act::Alert(act) => {
                    let done = self.alerts.take(act, self.now, 0);
                    assert!(done.is_ok(), "{act:?}: {done:?}");
                }
                Act::Guest(on) => self.guest = *on,
                _ => {}
            }
        }
        turn
    }

    /// Says a line; what is done is done.
    pub(crate) fn say(&mut self, line: &str) -> Turn {
        self.hear(&typed(line))
    }

    /// The texts of the answers to some lines.
    pub(crate) fn texts(&mut self, lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| self.say(line).text).collect()
    }

    pub(crate) fn wait(&mut self, ms: u64) {
        self.now += ms;
        self.alerts.due(self.now, 0);
    }
}
