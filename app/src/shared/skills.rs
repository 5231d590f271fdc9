//! Skills as the page shows them: what is installed, and the session at hand.

use hearsay_speaker::skill::host::{Farewell, Listed, LogLine, Outside};
use hearsay_speaker::skill::matching::Match;
use hearsay_speaker::skill::permission::{LedgerLine, Permission};
use hearsay_speaker::skill::replay::Report;
use hearsay_speaker::skill::wire::Card;
use leptos::prelude::*;

/// Whether the part that runs skills is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SkillStage {
    /// Nobody asked for it yet.
    #[default]
    Asleep,
    /// It is being fetched.
    Coming,
    /// It runs.
    Ready,
    /// It does not; the sentence says why and what to do.
    Broken(String),
}

/// The session at hand, or the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSkill {
    /// The skill's identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who provides it.
    pub provider: String,
    /// It has ended.
    pub over: bool,
}

/// One thing of a session, in the order in which it happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The person said or typed this.
    Said(String),
    /// Nobody said anything.
    Silence,
    /// What it was taken for.
    Understood(Box<Match>),
    /// The skill's words; the reprompt where nobody had answered.
    Skill(String, bool),
    /// The speaker's own words.
    Speaker(String),
    /// A card.
    Card(Card),
    /// Something that it may not do.
    Refused(String),
    /// A line of the device log.
    Log(LogLine),
    /// The request above went to the server at this address.
    Sent(String),
    /// The session ended; why, in words.
    Ended(&'static str),
}

/// A request that a person answers by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// Number of the call.
    pub call: u32,
    /// The request, as JSON.
    pub request: String,
}

/// A server of the person's own that the page may talk to, through a window of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The skill that it answers for.
    pub skill: String,
    /// Its address.
    pub address: String,
    /// The window is there and takes requests.
    pub ready: bool,
}

/// What the glass sees of skills.
#[derive(Clone, Copy, Debug)]
pub struct SkillState {
    /// Whether they can run.
    pub stage: RwSignal<SkillStage>,
    /// All that are installed.
    pub list: RwSignal<Vec<Listed>>,
    /// The session at hand.
    pub open: RwSignal<Option<OpenSkill>>,
    /// What happened in it.
    pub steps: RwSignal<Vec<Step>>,
    /// What waits for a response by hand.
    pub by_hand: RwSignal<Option<ByHand>>,
    /// The skill whose wishes are being shown, before it is enabled.
    pub asked: RwSignal<Option<String>>,
    /// What a skill's provider still holds, after it was disabled.
    pub farewell: RwSignal<Option<Farewell>>,
    /// A skill's ledger.
    pub ledger: RwSignal<Option<(String, Vec<LedgerLine>)>>,
    /// Whether a skill that records gets the words only, as a real one does.
    pub words_only: RwSignal<bool>,
    /// The server that was allowed.
    pub endpoint: RwSignal<Option<Endpoint>>,
    /// What came of the regression script played last; a sentence where it could not be played.
    pub replayed: RwSignal<Option<Result<Report, String>>>,
}

impl SkillState {
    /// Nothing known.
    pub(super) fn new() -> Self {
        Self {
            stage: RwSignal::new(SkillStage::default()),
            list: RwSignal::new(Vec::new()),
            open: RwSignal::new(None),
            steps: RwSignal::new(Vec::new()),
            by_hand: RwSignal::new(None),
            asked: RwSignal::new(None),
            farewell: RwSignal::new(None),
            ledger: RwSignal::new(None),
            words_only: RwSignal::new(false),
            endpoint: RwSignal::new(None),
            replayed: RwSignal::new(None),
        }
    }
}

/// What a person wants of skills.
#[derive(Clone, Debug, PartialEq)]
pub enum SkillCommand {
    /// Fetch the part that runs them, if it is not there.
    Wake,
    /// Install one from the text of a file, and logic that was given beside it.
    Add(String, Option<Outside>),
    /// Throw one away that was added.
    Remove(String),
    /// Show what it asks for.
    AskAbout(String),
    /// Enable it with these permissions.
    Enable(String, Vec<Permission>),
    /// Enable none: put the question away.
    NeverMind,
    /// Disable it.
    Disable(String),
    /// Approve it as a recorder.
    Approve(String),
    /// Show its ledger.
    Ledger(String),
    /// Begin a session with it.
    Open(String),
    /// End the session.
    Stop,
    /// The response that a person wrote by hand.
    Answer(u32, String),
    /// Open sessions without a recorder, as real ones are, or with.
    WordsOnly(bool),
    /// Talk to a skill's server: the skill, the address.
    AllowEndpoint(String, String),
    /// Talk to no server any more.
    WithdrawEndpoint,
    /// Save the session as a regression script.
    SaveSession,
    /// Play a regression script, given as the text of its file.
    Replay(String),
}
