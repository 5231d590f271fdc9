//! A home in which timers, alarms, skills and other speakers are there: what a turn does is done.

use crate::support::{DAY, NOON, typed};
use hearsay_speaker::alert::Alerts;
use hearsay_speaker::household::{
    Act, Household, Line, MessageAct, OtherSpeaker, Situation, SkillEntry, Turn,
};
use hearsay_speaker::message::{
    Clip, Compose, ComposeEffect, ComposeInput, Content, Incoming, Mailbox, MessageId, Outgoing,
    People, Reach, Stage,
};
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
    pub(crate) people: People,
    pub(crate) mailbox: Mailbox,
    pub(crate) compose: Option<Compose>,
    /// What the dialog of a message ordered, all of it.
    pub(crate) ordered: Vec<ComposeEffect>,
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
            people: People::default(),
            mailbox: Mailbox::default(),
            compose: None,
            ordered: Vec::new(),
        }
    }

    pub(crate) fn with_contacts(mut self, names: &[&str]) -> Self {
        for name in names {
            assert!(self.people.add(name, Reach::File).is_ok());
        }
        self
    }

    /// A message from somebody, numbered.
    pub(crate) fn receives(&mut self, number: u8, from: &str) {
        let incoming = Incoming {
            id: MessageId::new([number; 16]),
            from: from.to_owned(),
            contact: self.people.find(from).map(|it| it.id),
            sent: self.now,
            content: Content::Sound(Clip::whole(4_000)),
            recording: None,
            reply_to: None,
        };
        assert!(self.mailbox.receive(incoming, self.now).is_ok());
    }

    /// A message that went to somebody, numbered.
    pub(crate) fn sent(&mut self, number: u8, to: &str) {
        let outgoing = Outgoing {
            id: MessageId::new([number; 16]),
            to: to.to_owned(),
            contact: None,
            content: Content::Text("hello".to_owned()),
            recording: None,
            reply_to: None,
        };
        assert!(self.mailbox.send(outgoing, self.now).is_ok());
    }

    /// Something happens to the message in the making.
    pub(crate) fn happens(&mut self, input: ComposeInput) -> Vec<ComposeEffect> {
        let Some(compose) = &mut self.compose else {
            return Vec::new();
        };
        let effects = compose.step(input);
        if compose.stage() == Stage::Ended {
            self.compose = None;
        }
        self.ordered.extend(effects.clone());
        effects
    }

    fn carry_out(&mut self, act: &MessageAct) {
        match act {
            MessageAct::Compose { to, text, reply_to } => {
                let (compose, effects) = Compose::begin(to.clone(), text.clone(), reply_to.clone());
                self.compose = Some(compose);
                self.ordered.extend(effects);
            }
            MessageAct::Input(input) => {
                self.happens(input.clone());
            }
            MessageAct::Play(ids) => {
                for id in ids {
                    self.mailbox.play(id, self.now);
                }
            }
            MessageAct::Delete(ids) => {
                self.mailbox.delete(ids, self.now);
            }
            MessageAct::Show => {}
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
            people: Some(&self.people),
            mailbox: Some(&self.mailbox),
            compose: self.compose.as_ref(),
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
                Act::Message(act) => self.carry_out(act),
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
