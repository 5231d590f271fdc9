//! What the page can ask, and what it is answered.

use hearsay_speaker::Millis;
use hearsay_speaker::skill::host::{
    Added, Farewell, Invoked, Listed, Opening, Outside, SavedSkills, SkillEffect, SkillInput,
};
use hearsay_speaker::skill::matching::Match;
use hearsay_speaker::skill::model::Lint;
use hearsay_speaker::skill::permission::{LedgerLine, Permission};
use hearsay_speaker::skill::replay::Report;
use serde::{Deserialize, Serialize};

/// A question. Times are milliseconds since the Unix epoch.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Take what was stored in place of what is here; [`Reply::Restored`].
    Restore(SavedSkills),
    /// What is to be stored; [`Reply::Saved`].
    Save,
    /// All skills; [`Reply::List`].
    List,
    /// Install a skill of this file; [`Reply::Added`].
    Add {
        /// The file.
        json: String,
        /// Logic that came beside it.
        logic: Option<Outside>,
        /// When.
        now: Millis,
    },
    /// What the page has to run or ask for a skill; [`Reply::Logic`].
    Logic {
        /// Which.
        id: String,
    },
    /// Throw away a skill that was added; [`Reply::Farewell`].
    Remove {
        /// Which.
        id: String,
        /// Notes of it in its provider's vault.
        notes: usize,
    },
    /// Enable a skill with these permissions; [`Reply::Done`].
    Enable {
        /// Which.
        id: String,
        /// What the person granted.
        granted: Vec<Permission>,
        /// When.
        now: Millis,
    },
    /// Disable a skill; [`Reply::Farewell`].
    Disable {
        /// Which.
        id: String,
        /// Notes of it in its provider's vault.
        notes: usize,
        /// When.
        now: Millis,
    },
    /// Approve a skill as a recorder; [`Reply::Done`].
    Approve {
        /// Which.
        id: String,
        /// When.
        now: Millis,
    },
    /// Grant or deny a permission outside a session; [`Reply::Done`].
    Grant {
        /// Which.
        id: String,
        /// What.
        permission: Permission,
        /// Whether.
        granted: bool,
        /// When.
        now: Millis,
    },
    /// Forget what a skill's provider keeps between sessions; [`Reply::Done`].
    Forget {
        /// Which.
        id: String,
    },
    /// A skill's ledger; [`Reply::Ledger`].
    Ledger {
        /// Which.
        id: String,
    },
    /// Which skill a request is for; [`Reply::Invoked`].
    Invoked {
        /// The request.
        text: String,
    },
    /// Begin a session, in place of the one at hand; [`Reply::Opened`].
    Open {
        /// With which skill.
        id: String,
        /// What the session depends on.
        opening: Opening,
        /// When.
        now: Millis,
    },
    /// Give the session at hand something; [`Reply::Effects`].
    Step {
        /// What.
        input: SkillInput,
        /// When.
        now: Millis,
    },
    /// What is odd about a file, without installing it; [`Reply::Lints`].
    Lint {
        /// The file.
        json: String,
    },
    /// Sentences that a skill understands; [`Reply::Examples`].
    Examples {
        /// Which.
        id: String,
        /// Chance.
        seed: u64,
        /// How many at most.
        most: usize,
    },
    /// What a sentence means to a skill, outside a session; [`Reply::Meant`].
    Resolve {
        /// Which.
        id: String,
        /// The sentence.
        text: String,
        /// When.
        now: Millis,
        /// Minutes east of UTC.
        zone_minutes: i32,
    },
    /// The session at hand, or the last one, as a regression script; [`Reply::Script`].
    Script {
        /// A name for it.
        name: String,
    },
    /// Play a regression script; [`Reply::Report`].
    Replay {
        /// The script.
        json: String,
    },
}

/// An answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It was not done; a sentence for the person.
    Refused(String),
    /// It was done.
    Done,
    /// What was stored is here; sentences about what of it could not be read.
    Restored(Vec<String>),
    /// What is to be stored.
    Saved(SavedSkills),
    /// All skills.
    List(Vec<Listed>),
    /// The skill was installed.
    Added(Added),
    /// What the page has to run or ask; nothing for packs and bare models.
    Logic(Option<Outside>),
    /// The skill is gone or disabled, and this stays.
    Farewell(Farewell),
    /// The ledger, oldest line first.
    Ledger(Vec<LedgerLine>),
    /// The skill that is meant, if one is.
    Invoked(Option<Invoked>),
    /// The session waits for its first input.
    Opened(Opened),
    /// What is to be done, in order.
    Effects(Vec<SkillEffect>),
    /// What is odd.
    Lints(Vec<Lint>),
    /// Intents and sentences.
    Examples(Vec<(String, String)>),
    /// What the sentence means.
    Meant(Match),
    /// The script as a file.
    Script(String),
    /// What came of the script.
    Report(Report),
}

/// A session that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The skill.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who offers it.
    pub provider: String,
    /// What can be said to it, as a grammar for the recogniser.
    pub grammar: String,
}
