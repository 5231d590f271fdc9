//! Answering questions.

use crate::question::{Opened, Question, Reply};
use hearsay_speaker::Millis;
use hearsay_speaker::record::DayKey;
use hearsay_speaker::skill::host::{
    Opening, Session, Skill, SkillError, SkillInput, Skills, joined,
};
use hearsay_speaker::skill::matching::MatchContext;
use hearsay_speaker::skill::replay::{Recording, Script};
use hearsay_speaker::skill::spoken;
use std::sync::Arc;

/// Most sentences of [`Question::Examples`].
const MOST_EXAMPLES: usize = 1_000;

/// Milliseconds in a minute.
const MS_A_MINUTE: i64 = 60_000;

/// The skills and the session at hand.
#[derive(Debug)]
pub(crate) struct Desk {
    skills: Skills,
    open: Option<Open>,
}

/// A session and its script.
#[derive(Debug)]
struct Open {
    id: String,
    session: Session,
    recording: Recording,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            skills: Skills::ours(),
            open: None,
        }
    }
}

impl Desk {
    pub(crate) fn answer(&mut self, question: Question) -> Reply {
        self.try_answer(question)
            .unwrap_or_else(|error| Reply::Refused(error.to_string()))
    }

    fn try_answer(&mut self, question: Question) -> Result<Reply, SkillError> {
        let skills = &mut self.skills;
        Ok(match question {
            Question::Restore(saved) => {
                let (restored, lost) = Skills::restore(saved)?;
                (self.skills, self.open) = (restored, None);
                Reply::Restored(lost)
            }
            Question::Save => Reply::Saved(skills.save()),
            Question::List => Reply::List(skills.list()),
            Question::Add { json, logic, now } => {
                let json = logic.map_or(Ok(json.clone()), |logic| joined(&json, &logic))?;
                Reply::Added(skills.add(&json, now)?)
            }
            Question::Logic { id } => Reply::Logic(self.skill(&id)?.logic.outside()),
            Question::Remove { id, notes } => {
                let farewell = skills.remove(&id, notes)?;
                self.close(&id);
                Reply::Farewell(farewell)
            }
            Question::Enable { id, granted, now } => {
                skills.enable(&id, &granted, now)?;
                Reply::Done
            }
            Question::Disable { id, notes, now } => {
                let farewell = skills.disable(&id, notes, now)?;
                self.close(&id);
                Reply::Farewell(farewell)
            }
            Question::Approve { id, now } => {
                skills.approve(&id, now)?;
                Reply::Done
            }
            Question::Grant {
                id,
                permission,
                granted,
                now,
            } => {
                skills.grant(&id, permission, granted, now)?;
                Reply::Done
            }
            Question::Forget { id } => {
                skills.forget(&id)?;
                Reply::Done
            }
            Question::Ledger { id } => Reply::Ledger(skills.ledger(&id).to_vec()),
            Question::Invoked { text } => Reply::Invoked(skills.invoked(&text)),
            Question::Open { id, opening, now } => Reply::Opened(self.begin(id, opening, now)?),
            Question::Step { input, now } => self.step(&input, now),
            Question::Lint { json } => Reply::Lints(Skill::load(&json)?.1),
            Question::Examples { id, seed, most } => {
                let most = most.min(MOST_EXAMPLES);
                Reply::Examples(self.skill(&id)?.model.examples(seed, most))
            }
            Question::Resolve {
                id,
                text,
                now,
                zone_minutes,
            } => {
                let context = moment(now, zone_minutes);
                Reply::Meant(self.skill(&id)?.matcher.resolve(&text, &context))
            }
            Question::Script { name } => self.script(&name),
            Question::Replay { json } => self.replay(&json),
        })
    }

    fn skill(&self, id: &str) -> Result<Arc<Skill>, SkillError> {
        let skill = self.skills.skill(id);
        skill
            .cloned()
            .ok_or_else(|| SkillError::Unknown(id.chars().take(30).collect()))
    }

    /// A skill that is gone has no session.
    fn close(&mut self, id: &str) {
        self.open = self.open.take().filter(|open| open.id != id);
    }

    fn begin(&mut self, id: String, opening: Opening, now: Millis) -> Result<Opened, SkillError> {
        let (session, setting) = self.skills.open(&id, opening)?;
        let skill = Arc::clone(session.skill());
        self.open = Some(Open {
            recording: Recording::new(id.clone(), setting, now),
            id: id.clone(),
            session,
        });
        Ok(Opened {
            id,
            name: skill.name.clone(),
            provider: skill.provider.clone(),
            grammar: spoken::grammar(&skill.model),
        })
    }

    fn step(&mut self, input: &SkillInput, now: Millis) -> Reply {
        let Some(open) = &mut self.open else {
            return Reply::Refused("No skill is open.".to_owned());
        };
        let effects = open.session.step(input.clone(), now);
        open.recording.step(input, &effects, now);
        self.skills.absorb(&open.id, &effects);
        Reply::Effects(effects)
    }

    fn script(&self, name: &str) -> Reply {
        let Some(open) = &self.open else {
            return Reply::Refused(
                "There is no session to save yet. Open a skill first.".to_owned(),
            );
        };
        if open.recording.is_cut() {
            let sentence =
                "This session is longer than a script can be, so it cannot be saved whole.";
            return Reply::Refused(sentence.to_owned());
        }
        Reply::Script(open.recording.script(name).to_json())
    }

    fn replay(&self, json: &str) -> Reply {
        let script = match Script::load(json) {
            Ok(script) => script,
            Err(error) => return Reply::Refused(error.to_string()),
        };
        match self.skill(&script.skill) {
            Ok(skill) => Reply::Report(script.run(&skill)),
            Err(error) => Reply::Refused(error.to_string()),
        }
    }
}

/// Now, for a sentence outside a session.
fn moment(now: Millis, zone_minutes: i32) -> MatchContext {
    let minutes = i64::try_from(now).unwrap_or(i64::MAX) / MS_A_MINUTE;
    let local = minutes
        .saturating_add(i64::from(zone_minutes))
        .rem_euclid(1_440);
    let minute = u16::try_from(local).unwrap_or_default();
    MatchContext::at(DayKey::of(now, zone_minutes), minute)
}
