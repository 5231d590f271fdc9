//! One session with one skill, from its opening to its end.
//!
//! Pure: every input gives effects, at once. Invariants: nothing panics; after the end nothing more is
//! done; a skill that answers itself without a person in between, and a person who gives no usable
//! answer, meet a limit, so every session ends once the inputs do.

mod apply;
mod ask;
mod conversation;
mod end;
mod hear;
mod logic;
mod message;
mod recording;
mod state;

pub use message::{Ended, LogKind, LogLine, LogicTrouble, SkillEffect, SkillInput, Voice};

use crate::Millis;
use crate::skill::host::Skill;
use crate::skill::matching::Matcher;
use crate::skill::moment::Moment;
use crate::skill::permission::{Grants, Happening, LedgerLine, Profile};
use crate::skill::recorder::Note;
use crate::skill::ssml::Spoken;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use state::{Asking, Phase, Talk};
use std::sync::Arc;

/// How long is listened for an answer, milliseconds: as real devices do, twice with a reprompt.
pub const LISTEN_MS: u32 = 8_000;

/// How long a skill's logic may take, milliseconds, as real devices allow.
pub const ANSWER_MS: u32 = 8_000;

/// How long a person who writes the response by hand may take, milliseconds: ten minutes.
pub const BY_HAND_MS: u32 = 600_000;

/// What a session depends on beside the skill.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setting {
    /// Chance: the same seed and inputs give the same effects.
    pub seed: u64,
    /// Minutes east of UTC.
    pub zone_minutes: i32,
    /// Whether the skill may use the recorder at all, if the person allows it.
    pub approved: bool,
    /// Whether there is no recorder at all, as for every real custom skill: it gets words only.
    pub words_only: bool,
    /// What the person allowed.
    pub grants: Grants,
    /// What permissions open.
    pub profile: Profile,
    /// The skill's notes, in the order in which they were made.
    pub notes: Vec<Note>,
    /// What the skill keeps between sessions; `None` before the first.
    pub kept: Option<Map<String, Value>>,
}

/// One session.
pub struct Session {
    skill: Arc<Skill>,
    /// The skill's own, or one that knows this session's dynamic values.
    matcher: Arc<Matcher>,
    setting: Setting,
    id: String,
    attributes: Map<String, Value>,
    kept: Map<String, Value>,
    phase: Phase,
    talk: Option<Talk>,
    asking: Asking,
    /// What was asked last, to notice when it is asked again.
    last_asked: Asking,
    reprompt: Vec<Spoken>,
    /// Whether the reprompt was said.
    reprompted: bool,
    /// Whether the person said “stop”: what is answered next is the last.
    closing: bool,
    /// Requests so far.
    requests: u32,
    /// Requests since a person did something.
    unattended: u32,
    /// Times in a row that the person was asked the same.
    tries: u32,
    now: Millis,
    out: Vec<SkillEffect>,
}

/// Never what was said.
impl core::fmt::Debug for Session {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Session")
            .field("skill", &self.skill.id)
            .field("phase", &self.phase)
            .finish_non_exhaustive()
    }
}

impl Session {
    /// A session that waits for its opening.
    #[must_use]
    pub fn new(skill: Arc<Skill>, setting: Setting) -> Self {
        let pack = skill.pack();
        let start = pack.map(|pack| pack.session_start());
        let kept = setting.kept.clone();
        let kept = kept.or_else(|| pack.map(|pack| pack.kept_start()));
        Self {
            id: format!("hearsay.session.{:016x}", setting.seed),
            attributes: start.unwrap_or_default(),
            kept: kept.unwrap_or_default(),
            matcher: Arc::clone(&skill.matcher),
            phase: Phase::Fresh,
            talk: None,
            asking: Asking::Anything,
            last_asked: Asking::Anything,
            reprompt: Vec::new(),
            reprompted: false,
            closing: false,
            requests: 0,
            unattended: 0,
            tries: 0,
            now: 0,
            out: Vec::new(),
            setting,
            skill,
        }
    }

    /// Takes an input and gives what is to be done, in order.
    pub fn step(&mut self, input: SkillInput, now: Millis) -> Vec<SkillEffect> {
        self.now = now;
        if self.phase == Phase::Over {
            self.remark("The session is over; what came after its end is left out.");
            return core::mem::take(&mut self.out);
        }
        if self.phase == Phase::Fresh {
            self.note(Happening::Opened);
        }
        match input {
            SkillInput::Launch => self.launch(),
            SkillInput::OneShot(text) | SkillInput::Said(text) => self.heard(&text),
            SkillInput::Silence => self.silence(),
            SkillInput::Stop => self.stop(),
            SkillInput::Answer { call, answer } => self.answer(call, answer),
            SkillInput::Recorded(outcome) => self.recorded(outcome),
            SkillInput::Permission {
                permission,
                granted,
            } => self.permitted(permission, granted),
        }
        core::mem::take(&mut self.out)
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Whether it is open with the microphone closed: it goes on when the person speaks to the
    /// speaker again.
    #[must_use]
    pub fn is_ajar(&self) -> bool {
        self.phase == Phase::Ajar
    }

    /// Whether the skill's logic is being waited for.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        matches!(self.phase, Phase::Waiting(_))
    }

    /// Whether the recorder works for the skill.
    #[must_use]
    pub const fn is_recording(&self) -> bool {
        matches!(self.phase, Phase::Busy(_))
    }

    /// The skill.
    #[must_use]
    pub const fn skill(&self) -> &Arc<Skill> {
        &self.skill
    }

    /// The session attributes.
    #[must_use]
    pub const fn attributes(&self) -> &Map<String, Value> {
        &self.attributes
    }

    const fn moment(&self) -> Moment {
        Moment {
            at: self.now,
            zone_minutes: self.setting.zone_minutes,
        }
    }

    fn note(&mut self, what: Happening) {
        self.out.push(SkillEffect::Ledger(LedgerLine {
            at: self.now,
            skill: self.skill.id.clone(),
            what,
        }));
    }

    fn log(&mut self, kind: LogKind, text: impl Into<String>) {
        self.out.push(SkillEffect::Log(LogLine {
            at: self.now,
            kind,
            text: text.into(),
        }));
    }

    fn remark(&mut self, sentence: impl Into<String>) {
        self.log(LogKind::Remark, sentence);
    }

    fn say(&mut self, pieces: Vec<Spoken>, by: Voice, reprompt: bool) {
        if !pieces.is_empty() {
            self.out.push(SkillEffect::Say {
                pieces,
                by,
                reprompt,
            });
        }
    }

    /// Opens the microphone.
    fn listen(&mut self) {
        self.phase = Phase::Open;
        self.reprompted = false;
        self.out.push(SkillEffect::Listen { ms: LISTEN_MS });
    }
}
