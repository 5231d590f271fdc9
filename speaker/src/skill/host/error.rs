//! Why something about a skill cannot be done.

use crate::skill::model::ModelError;
use crate::skill::pack::PackError;
use core::fmt;

/// Why something about a skill cannot be done. Displays as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkillError {
    /// The file is larger than is loaded; holds the bytes that were read of it and the most.
    TooLarge(usize, usize),
    /// A script without a line.
    NoScript,
    /// The file is not JSON; holds line and column.
    NotJson(usize, usize),
    /// The file's interaction model cannot be loaded.
    Model(ModelError),
    /// The file's pack cannot be loaded.
    Pack(PackError),
    /// The address of an endpoint that is not on this computer.
    Endpoint(String),
    /// So many skills are installed already.
    TooMany(usize),
    /// The files of all added skills together are too large; holds the most, bytes.
    NoRoom(usize),
    /// There is no skill with this identifier.
    Unknown(String),
    /// The skill has to be enabled first; holds its name.
    NotEnabled(String),
    /// The skill has no invocation name.
    Nameless(String),
    /// Another enabled skill answers to the same name: this one's name, the invocation, the other's.
    NameTaken(String, String, String),
    /// One of our own skills cannot be thrown away; holds its name.
    Ours(String),
    /// The skill does not ask to be a recorder; holds its name.
    NoRecorder(String),
    /// What was saved cannot be read.
    Saved,
}

impl fmt::Display for SkillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(_, most) => write!(
                f,
                "The skill is larger than {most} bytes, which is the most that is loaded."
            ),
            Self::NoScript => f.write_str(
                "The script is empty: paste one with a function handler(event), or choose its file.",
            ),
            Self::NotJson(line, column) => write!(
                f,
                "The skill is not JSON: look at line {line}, column {column}."
            ),
            Self::Model(error) => error.fmt(f),
            Self::Pack(error) => error.fmt(f),
            Self::Endpoint(url) => write!(
                f,
                "“{url}” is not on this computer. An endpoint has to begin with http://localhost: or http://127.0.0.1: and a port."
            ),
            Self::TooMany(most) => write!(
                f,
                "{most} skills are installed, which is the most; remove one first."
            ),
            Self::NoRoom(most) => write!(
                f,
                "The skills that you added would be larger than {most} bytes together; remove one first."
            ),
            Self::Unknown(id) => write!(f, "There is no skill “{id}” here."),
            Self::NotEnabled(name) => {
                write!(
                    f,
                    "{name} is not enabled. Enable it in the list of skills first."
                )
            }
            Self::Nameless(name) => write!(
                f,
                "{name} has no invocation name, so nobody could open it. Give its model an “invocationName”."
            ),
            Self::NameTaken(name, invocation, other) => write!(
                f,
                "{other} already answers to “{invocation}”. Disable it, or give {name} another invocation name."
            ),
            Self::Ours(name) => write!(
                f,
                "{name} came with this page and cannot be removed; it can be disabled."
            ),
            Self::NoRecorder(name) => {
                write!(
                    f,
                    "{name} does not ask to be a recorder, so there is nothing to approve."
                )
            }
            Self::Saved => f.write_str(
                "What was saved about skills cannot be read, so the skills start as they came.",
            ),
        }
    }
}

impl core::error::Error for SkillError {}
