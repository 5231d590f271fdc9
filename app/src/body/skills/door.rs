//! Questions to the Worker that runs the skills, and what to make of the answers.

use hearsay_skills::door::ASK;
use hearsay_skills::{Opened, Question, Reply};
use hearsay_speaker::Millis;
use hearsay_speaker::skill::host::{
    Farewell, Listed, Opening, Outside, SavedSkills, SkillEffect, SkillInput,
};
use hearsay_speaker::skill::permission::LedgerLine;
use hearsay_speaker::skill::recorder::Note;
use hearsay_speaker::skill::replay::Report;

use super::clerk::{Clerk, Trouble};
use crate::body::clock;
use crate::shared::skills::SkillCommand;

pub(super) use hearsay_skills::door::ABI;

/// What came of a change.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Why it was not made.
    pub(super) refused: Option<String>,
    /// What stays with the provider.
    pub(super) farewell: Option<Farewell>,
    /// A ledger that was asked for, and whose it is.
    pub(super) ledger: Option<(String, Vec<LedgerLine>)>,
}

async fn ask(clerk: &Clerk, question: &Question) -> Result<Reply, Trouble> {
    let text = serde_json::to_string(question).map_err(|_| Trouble::Broke)?;
    let answer = clerk.ask(ASK, &text).await?;
    serde_json::from_str(&answer).map_err(|_| Trouble::OtherVersion)
}

/// What a session needs to begin. Chance comes from the browser.
pub(super) fn opening(now: Millis, notes: Vec<Note>, words_only: bool) -> Opening {
    Opening {
        seed: (js_sys::Math::random() * 2_f64.powi(53)) as u64,
        zone_minutes: clock::offset_minutes(now),
        notes,
        words_only,
        ..Opening::default()
    }
}

/// Begins a session; a sentence where it could not be.
pub(super) async fn open(
    clerk: &Clerk,
    id: &str,
    opening: &Opening,
    now: Millis,
) -> Result<Result<Opened, String>, Trouble> {
    let question = Question::Open {
        id: id.to_owned(),
        opening: opening.clone(),
        now,
    };
    match ask(clerk, &question).await? {
        Reply::Opened(opened) => Ok(Ok(opened)),
        Reply::Refused(sentence) => Ok(Err(sentence)),
        _ => Err(Trouble::OtherVersion),
    }
}

/// Gives the session something.
pub(super) async fn step(
    clerk: &Clerk,
    input: &SkillInput,
    now: Millis,
) -> Result<Vec<SkillEffect>, Trouble> {
    let input = input.clone();
    match ask(clerk, &Question::Step { input, now }).await? {
        Reply::Effects(effects) => Ok(effects),
        // The session went with a Worker that broke.
        Reply::Refused(_) => Err(Trouble::Broke),
        _ => Err(Trouble::OtherVersion),
    }
}

/// What the page has to run or ask for a skill; nothing where the skill is gone.
pub(super) async fn logic(clerk: &Clerk, id: &str) -> Result<Option<Outside>, Trouble> {
    match ask(clerk, &Question::Logic { id: id.to_owned() }).await? {
        Reply::Logic(logic) => Ok(logic),
        Reply::Refused(_) => Ok(None),
        _ => Err(Trouble::OtherVersion),
    }
}

/// The session at hand as a script; a sentence where it cannot be one.
pub(super) async fn script(clerk: &Clerk, name: &str) -> Result<Result<String, String>, Trouble> {
    let name = name.to_owned();
    match ask(clerk, &Question::Script { name }).await? {
        Reply::Script(json) => Ok(Ok(json)),
        Reply::Refused(sentence) => Ok(Err(sentence)),
        _ => Err(Trouble::OtherVersion),
    }
}

/// What comes of a script; a sentence where it cannot be played.
pub(super) async fn replay(clerk: &Clerk, json: String) -> Result<Result<Report, String>, Trouble> {
    match ask(clerk, &Question::Replay { json }).await? {
        Reply::Report(report) => Ok(Ok(report)),
        Reply::Refused(sentence) => Ok(Err(sentence)),
        _ => Err(Trouble::OtherVersion),
    }
}

/// All skills.
pub(super) async fn list(clerk: &Clerk) -> Result<Vec<Listed>, Trouble> {
    match ask(clerk, &Question::List).await? {
        Reply::List(list) => Ok(list),
        _ => Err(Trouble::OtherVersion),
    }
}

/// What is to be stored.
pub(super) async fn save(clerk: &Clerk) -> Result<SavedSkills, Trouble> {
    match ask(clerk, &Question::Save).await? {
        Reply::Saved(saved) => Ok(saved),
        _ => Err(Trouble::OtherVersion),
    }
}

/// Puts back what was stored; sentences about what of it could not be read.
pub(super) async fn restore(clerk: &Clerk, saved: &SavedSkills) -> Result<Vec<String>, Trouble> {
    match ask(clerk, &Question::Restore(saved.clone())).await? {
        Reply::Restored(lost) => Ok(lost),
        Reply::Refused(sentence) => Ok(vec![sentence]),
        _ => Err(Trouble::OtherVersion),
    }
}

/// Changes what is installed or allowed.
pub(super) async fn change(
    clerk: &Clerk,
    command: &SkillCommand,
    notes: usize,
    now: Millis,
) -> Result<Changed, Trouble> {
    let Some(question) = question(command, notes, now) else {
        return Ok(Changed::default());
    };
    let mut changed = Changed::default();
    match ask(clerk, &question).await? {
        Reply::Refused(sentence) => changed.refused = Some(sentence),
        Reply::Farewell(farewell) => changed.farewell = Some(farewell),
        Reply::Ledger(lines) => {
            if let SkillCommand::Ledger(id) = command {
                changed.ledger = Some((id.clone(), lines));
            }
        }
        _ => {}
    }
    Ok(changed)
}

fn question(command: &SkillCommand, notes: usize, now: Millis) -> Option<Question> {
    Some(match command.clone() {
        SkillCommand::Add(json, logic) => Question::Add { json, logic, now },
        SkillCommand::Remove(id) => Question::Remove { id, notes },
        SkillCommand::Enable(id, granted) => Question::Enable { id, granted, now },
        SkillCommand::Disable(id) => Question::Disable { id, notes, now },
        SkillCommand::Approve(id) => Question::Approve { id, now },
        SkillCommand::Ledger(id) => Question::Ledger { id },
        _ => return None,
    })
}
