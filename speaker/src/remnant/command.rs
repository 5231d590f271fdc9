//! "Delete what I just said": the sentences that delete.
//!
//! The three sentences are those that Alexa understands once its owner has allowed deletion by voice
//! (Tom's Guide and On Tech Street, May 2019). Near variants are understood as well. A sentence must
//! match as a whole: what is not understood deletes nothing, so a negation, a question or an
//! exception never deletes.

use super::Deletion;
use crate::history::words;
use core::fmt;

/// Longest sentence looked at, words: no variant has more than 20, filler included.
const LONGEST: usize = 32;

/// A command to delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeletionCommand {
    /// "Delete what I just said."
    LastUtterance,
    /// "Delete everything I said today."
    Today,
    /// "Delete everything I have ever said."
    Ever,
}

/// Deletion by command is switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl DeletionCommand {
    /// The command in a sentence, spoken or typed; `None` if it is no such command. Case, accents and
    /// punctuation do not count, nor do a wake word and a please around it.
    #[must_use]
    pub fn parse(sentence: &str) -> Option<Self> {
        let words = words(sentence);
        if words.len() > LONGEST {
            return None;
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        object(after_verb(without_courtesy(&words))?)
    }

    /// The deletion that is meant, if deletion by command is allowed.
    ///
    /// # Errors
    /// [`Refused`], whose text is the answer to speak and show.
    pub fn deletion(self, allowed: bool) -> Result<Deletion, Refused> {
        match (allowed, self) {
            (false, _) => Err(Refused),
            (true, Self::LastUtterance) => Ok(Deletion::LastUtterance),
            (true, Self::Today) => Ok(Deletion::Today),
            (true, Self::Ever) => Ok(Deletion::Ever),
        }
    }

    /// What to say when a deletion of so many records begins to wait.
    #[must_use]
    pub fn reply(self, records: usize) -> &'static str {
        match (records, self) {
            (0, _) => "There is nothing to delete.",
            (_, Self::LastUtterance) => {
                "I am deleting what you just said. You can undo it for ten seconds."
            }
            (_, Self::Today) => {
                "I am deleting everything you said today. You can undo it for ten seconds."
            }
            (_, Self::Ever) => {
                "I am deleting everything you have ever said. You can undo it for ten seconds."
            }
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "Deletion by voice is off, so nothing was deleted. You can allow it in the privacy settings, or delete in the history.",
        )
    }
}

impl core::error::Error for Refused {}

/// Without what people put before and behind a command.
fn without_courtesy<'a, 'w>(mut words: &'a [&'w str]) -> &'a [&'w str] {
    loop {
        words = match words {
            [
                "alexa" | "hey" | "ok" | "okay" | "please" | "and" | "now" | "just",
                rest @ ..,
            ] => rest,
            ["can" | "could" | "would" | "will", "you", rest @ ..] => rest,
            ["i", "want", "you", "to", rest @ ..] | ["id", "like", "you", "to", rest @ ..] => rest,
            ["go", "ahead", "and", rest @ ..] => rest,
            [rest @ .., "please" | "alexa" | "thanks"] => rest,
            [rest @ .., "thank", "you"] => rest,
            _ => return words,
        };
    }
}

/// What is to be deleted; `None` if nothing is.
fn after_verb<'a, 'w>(words: &'a [&'w str]) -> Option<&'a [&'w str]> {
    match words {
        ["delete" | "erase" | "remove" | "clear" | "wipe", rest @ ..] => Some(rest),
        ["get", "rid", "of", rest @ ..] => Some(rest),
        _ => None,
    }
}

fn object(words: &[&str]) -> Option<DeletionCommand> {
    let filler = ["have", "that", "which", "of", "the", "to", "you", "voice"];
    let kept = words.iter().filter(|word| !filler.contains(word));
    let kept: Vec<&str> = kept.map(|word| plain(word)).collect();
    Some(match kept.as_slice() {
        ["what" | "everything", "i", "just" | "last", "said"]
        | ["what", "i", "said", "just", "now"]
        | ["last", "thing", "i", "said"]
        | ["my", "last", "recording"]
        | ["last", "recording"] => DeletionCommand::LastUtterance,
        ["everything" | "what", "i", "said", "today"]
        | ["everything", "from", "today"]
        | ["everything", "today"]
        | ["everything", "my", "recording", "from", "today"]
        | ["my" | "everything", "recording", "from", "today"]
        | ["todays", "recording"]
        | ["everything", "todays", "recording"] => DeletionCommand::Today,
        ["everything", "i", "ever", "said"]
        | ["everything", "my", "recording"]
        | ["my", "entire" | "whole", "history"]
        | ["everything", "my", "history"]
        | ["every", "recording"]
        | ["every", "recording", "ever"] => DeletionCommand::Ever,
        _ => return None,
    })
}

/// One word for several that mean the same here.
fn plain(word: &str) -> &str {
    match word {
        "all" | "anything" | "whatever" => "everything",
        "ive" => "i",
        "told" | "asked" | "spoke" => "said",
        "recordings" | "request" | "requests" | "utterance" | "utterances" => "recording",
        other => other,
    }
}
