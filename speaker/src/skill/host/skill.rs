//! A skill, ready to run.

use super::outside::Outside;
use crate::skill::matching::Matcher;
use crate::skill::model::Model;
use crate::skill::pack::Pack;
use crate::skill::permission::Permission;
use std::sync::Arc;

/// A skill.
pub struct Skill {
    /// Unique among the installed ones.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Who offers it, as it says itself.
    pub provider: String,
    /// What it does, as it says itself.
    pub description: String,
    /// What people can say to it.
    pub model: Arc<Model>,
    /// Understands what they say.
    pub matcher: Arc<Matcher>,
    /// What answers.
    pub logic: Logic,
    /// What it asks the person for.
    pub asks: Vec<Permission>,
    /// Whether it wants to be a recorder. Being approved as one is not its own decision.
    pub recorder: bool,
}

/// What answers a skill's requests.
#[derive(Clone, Debug)]
pub enum Logic {
    /// A pack, run here.
    Pack(Box<Pack>),
    /// A person who reads the request and writes the response.
    ModelOnly,
    /// A server of the person's own on this computer; its address.
    Endpoint(String),
    /// A script, run by the page in a closed room; its text.
    Script(String),
}

impl Logic {
    /// Its kind in one word.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Pack(_) => "pack",
            Self::ModelOnly => "model_only",
            Self::Endpoint(_) => "endpoint",
            Self::Script(_) => "script",
        }
    }

    /// What the page runs or asks, where that is so.
    #[must_use]
    pub fn outside(&self) -> Option<Outside> {
        match self {
            Self::Script(text) => Some(Outside::Script(text.clone())),
            Self::Endpoint(address) => Some(Outside::Endpoint(address.clone())),
            Self::Pack(_) | Self::ModelOnly => None,
        }
    }
}

impl Skill {
    /// The pack that answers, where one does.
    #[must_use]
    pub const fn pack(&self) -> Option<&Pack> {
        match &self.logic {
            Logic::Pack(pack) => Some(pack),
            Logic::ModelOnly | Logic::Endpoint(_) | Logic::Script(_) => None,
        }
    }
}

impl core::fmt::Debug for Skill {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Skill")
            .field("id", &self.id)
            .field("logic", &self.logic.kind())
            .finish_non_exhaustive()
    }
}
