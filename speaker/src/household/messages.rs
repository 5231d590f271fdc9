//! Messages and announcements by command. The dialog in which one is made is `composing`'s.

use super::situation::Situation;
use super::turn::{Act, MessageAct, Turn};
use super::words::{count, person, quoted};
use crate::message::{Direction, Mailbox, Message, MessageId, People, Recipient};
use crate::understand::{Place, Understood, Value};

/// Said where the page has no messages.
const NOT_HERE: &str = "Messages are not on this page yet.";

const NONE: &str = "You have no messages.";

/// What an intent comes to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing to ask.
    Turn(Turn),
    /// Whether to delete these.
    Ask(Vec<MessageId>, Turn),
}

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Outcome> {
    let intent = meant.intent.as_str();
    let mine = intent.starts_with("message") || ["missed", "announce"].contains(&intent);
    if !mine {
        return None;
    }
    let Some((people, mailbox)) = situation.people.zip(situation.mailbox) else {
        return Some(Outcome::Turn(Turn::say(NOT_HERE)));
    };
    let turn = match intent {
        "message-send" => send(meant, people),
        "message-start" => compose(None, None, None),
        "messages-play" => play(meant, mailbox),
        "messages-count" => Turn::say(number(meant, mailbox)),
        "missed" => Turn::say(mailbox.missed()),
        "message-reply" => reply(meant, people, mailbox),
        "message-delete" => return Some(delete(meant, mailbox)),
        "messages-delete-all" => return Some(delete_all(meant, mailbox)),
        "announce" => announce(meant, situation),
        _ => return None,
    };
    Some(Outcome::Turn(turn))
}

/// What is said and done after the yes.
pub(super) fn deleted(ids: &[MessageId], situation: &Situation<'_>) -> Turn {
    let mut after = situation.mailbox.cloned().unwrap_or_default();
    let deleted = after.delete(ids, situation.now);
    let text = match deleted.stays.as_slice() {
        [] => "They are not there any more.".to_owned(),
        [only] => format!("Deleted. {only}"),
        many => format!(
            "{} messages are deleted. The page shows what stays with the others.",
            many.len()
        ),
    };
    Turn::act(text, Act::Message(MessageAct::Delete(ids.to_vec())))
}

fn compose(to: Option<Recipient>, text: Option<String>, reply_to: Option<MessageId>) -> Turn {
    // The dialog itself speaks next.
    Turn::act("", Act::Message(MessageAct::Compose { to, text, reply_to }))
}

/// A contact as a recipient.
pub(super) fn recipient(people: &People, name: &str) -> Option<Recipient> {
    people.find(name).map(|contact| Recipient::Contact {
        id: contact.id,
        name: contact.name.clone(),
    })
}

fn send(meant: &Understood, people: &People) -> Turn {
    let Some(name) = name_in(meant, "to") else {
        return compose(None, text(meant), None);
    };
    match recipient(people, &name) {
        Some(to) => compose(Some(to), text(meant), None),
        None => unknown(&name),
    }
}

fn unknown(name: &str) -> Turn {
    let name = quoted(&person(name));
    let text = format!("There is no contact called {name}. You can add contacts on the page.");
    Turn::act(text, Act::Message(MessageAct::Show))
}

fn announce(meant: &Understood, situation: &Situation<'_>) -> Turn {
    if situation.speakers.is_none_or(<[_]>::is_empty) {
        return Turn::say(
            "No other speaker is there to announce it. Open this page in another tab or window first.",
        );
    }
    compose(Some(Recipient::Everyone), text(meant), None)
}

fn play(meant: &Understood, mailbox: &Mailbox) -> Turn {
    let from = name_in(meant, "from");
    let fits = |it: &&Message| is_from(it, from.as_deref());
    let has = |words: &[&str]| words.iter().any(|word| meant.text.contains(word));
    let mut all: Vec<&Message> = mailbox.received().filter(fits).collect();
    let mut chosen: Vec<&Message> = mailbox.unread().filter(fits).collect();
    if has(&["last message", "latest message", "newest message"]) {
        chosen = all.pop().into_iter().collect();
    } else if has(&["all my", "the message from"]) {
        chosen.clone_from(&all);
    }
    let of = from.map_or_else(String::new, |name| format!(" from {}", person(&name)));
    match chosen.as_slice() {
        [] if all.is_empty() => Turn::say(format!("You have no messages{of}.")),
        [] => Turn::say(format!(
            "You have no new messages{of}. Say “play all my messages” for the old ones."
        )),
        [only] => Turn::act(
            format!("A message from {}.", only.who),
            Act::Message(MessageAct::Play(vec![only.id.clone()])),
        ),
        many => Turn::act(
            format!("Here are {} messages{of}, the oldest first.", many.len()),
            Act::Message(MessageAct::Play(ids(many))),
        ),
    }
}

fn number(meant: &Understood, mailbox: &Mailbox) -> String {
    let Some(from) = name_in(meant, "from") else {
        return mailbox.missed();
    };
    let new = mailbox
        .unread()
        .filter(|it| is_from(it, Some(&from)))
        .count();
    let name = person(&from);
    match new {
        0 => format!("You have no new messages from {name}."),
        _ => format!(
            "You have {} from {name}.",
            count(new, "new message", "new messages")
        ),
    }
}

/// To the newest received message, or the newest from whom is named.
fn reply(meant: &Understood, people: &People, mailbox: &Mailbox) -> Turn {
    let to = name_in(meant, "to");
    let received = mailbox.received().filter(|it| is_from(it, to.as_deref()));
    let Some(message) = received.last() else {
        return Turn::say(match to {
            Some(name) => format!("There is no message from {} to reply to.", person(&name)),
            None => "There is no message to reply to.".to_owned(),
        });
    };
    let contact = message.contact.and_then(|id| people.contact(id));
    let name = contact.map_or(message.who.as_str(), |contact| contact.name.as_str());
    match recipient(people, name) {
        Some(to) => compose(Some(to), text(meant), Some(message.id.clone())),
        None => unknown(name),
    }
}

fn delete(meant: &Understood, mailbox: &Mailbox) -> Outcome {
    let (from, to) = (name_in(meant, "from"), name_in(meant, "to"));
    let sent = to.is_some()
        || ["i sent", "unsend", "take back"]
            .iter()
            .any(|it| meant.text.contains(it));
    let direction = if sent {
        Direction::Sent
    } else {
        Direction::Received
    };
    let who = if sent { &to } else { &from };
    let fits = |it: &&Message| it.direction == direction && is_from(it, who.as_deref());
    // Newest first, as places are counted.
    let all: Vec<&Message> = mailbox.messages().iter().rev().filter(fits).collect();
    let at = match meant.slot("which").map(|slot| &slot.value) {
        Some(Value::Place {
            place: Place::At(number),
        }) => usize::try_from(*number).map_or(usize::MAX, |number| number.wrapping_sub(1)),
        Some(Value::Place {
            place: Place::Oldest,
        }) => all.len().wrapping_sub(1),
        Some(Value::Place {
            place: Place::Previous,
        }) => 1,
        _ => 0,
    };
    let Some(message) = all.get(at) else {
        return Outcome::Turn(Turn::say("There is no such message."));
    };
    let way = if sent { "you sent to" } else { "from" };
    let text = format!("Delete the message {way} {}? Say yes or no.", message.who);
    Outcome::Ask(vec![message.id.clone()], Turn::ask(text))
}

fn delete_all(meant: &Understood, mailbox: &Mailbox) -> Outcome {
    let from = name_in(meant, "from");
    let fits = |it: &&Message| match &from {
        Some(_) => it.direction == Direction::Received && is_from(it, from.as_deref()),
        None => true,
    };
    let all: Vec<&Message> = mailbox.messages().iter().filter(fits).collect();
    let of = from
        .as_ref()
        .map_or_else(String::new, |name| format!(" from {}", person(name)));
    match all.as_slice() {
        [] => Outcome::Turn(Turn::say(if from.is_some() {
            format!("You have no messages{of}.")
        } else {
            NONE.to_owned()
        })),
        some => {
            let number = count(some.len(), "message", "messages");
            let which = if from.is_some() {
                of
            } else {
                ", received and sent".to_owned()
            };
            let text = format!("Delete {number}{which}? Say yes or no.");
            Outcome::Ask(ids(some), Turn::ask(text))
        }
    }
}

fn ids(messages: &[&Message]) -> Vec<MessageId> {
    messages.iter().map(|it| it.id.clone()).collect()
}

fn is_from(message: &Message, name: Option<&str>) -> bool {
    use crate::understand::spoken_words;
    name.is_none_or(|name| spoken_words(&message.who) == spoken_words(name))
}

pub(super) fn name_in(meant: &Understood, slot: &str) -> Option<String> {
    match &meant.slot(slot)?.value {
        Value::Name { name } | Value::Text { text: name } => Some(name.clone()),
        _ => None,
    }
}

fn text(meant: &Understood) -> Option<String> {
    meant.slot("text").map(|slot| slot.text.clone())
}
