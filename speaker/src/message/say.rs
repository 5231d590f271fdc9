//! What is said about messages.

use super::compose::{Clip, Content, Recipient};
use crate::alert::spoken_span;

pub(super) const TO_WHOM: &str = "To whom?";
pub(super) const NO_ANSWER: &str = "I heard no answer, so no message is sent.";
pub(super) const NOT_SENT: &str = "All right, no message is sent.";
pub(super) const THE_MOST: &str =
    "That was one minute, and a message is no longer: this is no recorder for meetings.";
pub(super) const HEARD_NOTHING: &str = "I heard nothing, so there is no message.";
pub(super) const SAY_IT_NOW: &str = "I heard nothing. Say your message now.";
pub(super) const SAY_IT_AGAIN: &str = "Say it again now.";
pub(super) const COULD_NOT_RECORD: &str =
    "Nothing could be recorded, so there is no message. Check the microphone and try again.";
pub(super) const DISCARDED: &str = "It is deleted and was not sent.";
pub(super) const KEPT: &str = "It was not sent; it is kept as a draft with your messages.";
pub(super) const SEND_IT: &str = "Send it?";
pub(super) const ONLY_SOUND: &str = "Only a recording can be trimmed. Send it?";
pub(super) const NO_SUCH_PART: &str =
    "That part is too short or not in the recording, so nothing is cut off. Send it?";
pub(super) const WHAT_THEN: &str =
    "Say “record it again”, “play it”, “trim it”, “save it” or “delete it”.";

/// Longest quotation of a written message, characters: about ten seconds of speech.
const LONGEST_QUOTE: usize = 150;

pub(super) fn name(to: &Recipient) -> &str {
    match to {
        Recipient::Contact { name, .. } => name,
        Recipient::Everyone => "everyone",
    }
}

pub(super) fn whats_the_message(to: &Recipient) -> String {
    match to {
        Recipient::Contact { name, .. } => format!("What's the message for {name}?"),
        Recipient::Everyone => "What's the announcement?".to_owned(),
    }
}

pub(super) fn send_it(to: &Recipient, content: &Content) -> String {
    match content {
        Content::Sound(clip) => format!(
            "Your message for {} is {} long. Send it?",
            name(to),
            spoken_span(clip.ms())
        ),
        Content::Text(text) => {
            let mut quote: String = text.chars().take(LONGEST_QUOTE).collect();
            if quote.len() < text.len() {
                quote.push('…');
            }
            format!("Send “{quote}” to {}?", name(to))
        }
    }
}

pub(super) fn trimmed(clip: Clip) -> String {
    format!("It is {} long now. Send it?", spoken_span(clip.ms()))
}

pub(super) fn sent(to: &Recipient) -> String {
    match to {
        Recipient::Contact { name, .. } => format!("Sent to {name}."),
        Recipient::Everyone => "Announced.".to_owned(),
    }
}

pub(super) fn nobody(name: &str) -> String {
    format!("There is no contact called {}. To whom?", shortened(name))
}

pub(super) fn nobody_again(name: &str) -> String {
    format!(
        "There is no contact called {} either. You can add contacts on the page.",
        shortened(name)
    )
}

pub(super) fn contact_gone(to: &Recipient, kept: bool) -> String {
    let name = name(to);
    if kept {
        return format!("{name} is no contact any more. Your message is kept as a draft.");
    }
    format!("{name} is no contact any more, so no message is sent.")
}

fn shortened(name: &str) -> String {
    let short: String = name.chars().take(super::LONGEST_NAME).collect();
    format!("“{short}”")
}
