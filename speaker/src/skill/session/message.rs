//! What goes into a session and what comes out of it.

use crate::Millis;
use crate::skill::matching::Match;
use crate::skill::permission::{LedgerLine, Permission};
use crate::skill::recorder::{NoteOutcome, RecorderOrder};
use crate::skill::ssml::Spoken;
use crate::skill::wire::Card;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One thing that happened to a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillInput {
    /// “Open X.”
    Launch,
    /// “Ask X for …”: the wish.
    OneShot(String),
    /// Something was said or typed, also while the skill spoke.
    Said(String),
    /// Nobody said anything for as long as was listened.
    Silence,
    /// “Stop”, “cancel”, “exit”, or the button that means it.
    Stop,
    /// What came of a [`SkillEffect::Call`].
    Answer {
        /// Which call.
        call: u32,
        /// The response JSON, or what went wrong.
        answer: Result<String, LogicTrouble>,
    },
    /// What came of an order to the recorder.
    Recorded(NoteOutcome),
    /// The person answered a request for a permission.
    Permission {
        /// Which.
        permission: Permission,
        /// Whether it was granted.
        granted: bool,
    },
}

/// Why a skill's logic gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogicTrouble {
    /// None came within the time that the call gave.
    TimedOut,
    /// It could not be reached; details for the device log.
    Unreachable(String),
    /// It stopped with an error of its own; details for the device log.
    Failed(String),
}

/// One thing for the page to do, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillEffect {
    /// What was said was taken for this; to be shown.
    Understood(Box<Match>),
    /// Say and show this.
    Say {
        /// What.
        pieces: Vec<Spoken>,
        /// Whose words these are.
        by: Voice,
        /// Whether it is said because nobody answered.
        reprompt: bool,
    },
    /// Open the microphone once everything is said; `Said` or `Silence` follows.
    Listen {
        /// How long, milliseconds.
        ms: u32,
    },
    /// Ask the skill's logic.
    Call {
        /// Number of the call, for the answer.
        call: u32,
        /// The request JSON.
        request: String,
        /// How long to wait, milliseconds; then the answer is [`LogicTrouble::TimedOut`].
        within_ms: u32,
        /// Whether an answer is waited for. None is after the session's end.
        awaited: bool,
    },
    /// An order to the recorder; `Recorded` follows, except for one that only stops it.
    Recorder(RecorderOrder),
    /// Show a card.
    Card(Card),
    /// The skill keeps this between sessions from now on, in place of what it kept before.
    Keep(Map<String, Value>),
    /// The session is over.
    End {
        /// Why.
        reason: Ended,
    },
    /// A line for the skill's ledger.
    Ledger(LedgerLine),
    /// A line for the device log.
    Log(LogLine),
    /// The skill tried something that it may not do: to be shown, and said in the speaker's voice.
    Refused {
        /// What it tried to use.
        what: Permission,
        /// A sentence for the person.
        sentence: String,
    },
}

/// Whose words are said: a person must hear the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The skill's.
    Skill,
    /// The speaker's own.
    Speaker,
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// The skill had said all.
    BySkill,
    /// The person wanted it.
    ByPerson,
    /// Nobody answered, or nothing that was answered led on.
    NoAnswer,
    /// Something went wrong.
    Trouble,
}

/// A line of the device log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// When.
    pub at: Millis,
    /// What kind of line it is.
    pub kind: LogKind,
    /// JSON for requests and responses, a sentence otherwise.
    pub text: String,
}

/// Kinds of lines in the device log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogKind {
    /// A request to the skill's logic.
    Request,
    /// Its response.
    Response,
    /// Something odd that did no harm.
    Remark,
    /// Something that ended the session.
    Trouble,
}
