//! Messages, receipts, deletions and drafts.

use crate::support::{NOON, id, incoming, outgoing, sam, sound};
use hearsay_speaker::message::{
    MOST_DRAFTS, MOST_MESSAGES, Mailbox, MailboxError, MessageId, Outgoing, Receipt, ReceiptKind,
    Stays,
};
use proptest::prelude::*;

#[test]
fn what_becomes_of_a_message_flows_back_to_its_sender() {
    let (mut mum, mut sam) = (Mailbox::default(), Mailbox::default());
    let label = |mailbox: &Mailbox| mailbox.message(&id(1)).unwrap().status.label();
    mum.send(outgoing(1), NOON).unwrap();
    assert_eq!(label(&mum), "Sent");
    let delivered = sam.receive(incoming(1, "Mum"), NOON + 1).unwrap();
    assert!(mum.note(&delivered));
    assert_eq!(label(&mum), "Sent, delivered");
    assert_eq!(sam.unread().count(), 1);
    let played = sam.play(&id(1), NOON + 2).unwrap();
    assert!(mum.note(&played));
    assert_eq!(label(&mum), "Sent, delivered, played");
    assert_eq!(sam.unread().count(), 0);
    assert_eq!(
        sam.play(&id(1), NOON + 3),
        None,
        "one receipt for all playing"
    );
    let deleted = sam.delete(&[id(1)], NOON + 4);
    assert_eq!(deleted.recordings, ["recording 1"]);
    assert!(mum.note(&deleted.receipts[0]));
    assert_eq!(
        label(&mum),
        "Sent, delivered, played, deleted by the recipient"
    );
    let deleted = mum.delete(&[id(1)], NOON + 5);
    assert_eq!(deleted.stays, [Stays::Nothing]);
}

#[test]
fn what_stays_with_the_recipient_is_said() {
    let (mut mum, mut sam) = (Mailbox::default(), Mailbox::default());
    for number in 1..=3 {
        mum.send(outgoing(number), NOON).unwrap();
    }
    for number in 2..=3 {
        let receipt = sam.receive(incoming(number, "Mum"), NOON).unwrap();
        mum.note(&receipt);
    }
    mum.note(&sam.play(&id(3), NOON).unwrap());
    let deleted = mum.delete(&[id(1), id(2), id(3), id(9)], NOON);
    let said: Vec<String> = deleted.stays.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "It was not known to have reached Sam; if it still does, Sam has a copy.",
            "Sam keeps a copy of the recording and has not played it yet; only Sam can delete that.",
            "Sam keeps a copy of the recording and has played it; only Sam can delete that.",
        ]
    );
    for receipt in &deleted.receipts {
        sam.note(receipt);
    }
    assert_eq!(sam.received().count(), 2, "what was received stays");
    let deleted = sam.delete(&[id(2)], NOON);
    assert_eq!(
        deleted.stays[0].to_string(),
        "Mum, who sent it, had deleted it as well."
    );
}

#[test]
fn a_message_comes_once_also_after_it_was_deleted() {
    let mut sam = Mailbox::default();
    sam.receive(incoming(1, "Mum"), NOON).unwrap();
    assert_eq!(
        sam.receive(incoming(1, "Eve"), NOON),
        Err(MailboxError::Twice)
    );
    sam.delete(&[id(1)], NOON);
    assert_eq!(
        sam.receive(incoming(1, "Mum"), NOON),
        Err(MailboxError::Twice)
    );
    let sam = Mailbox::parse(&sam.to_text()).unwrap();
    assert!(sam.has_seen(&id(1)));
}

#[test]
fn nobody_tells_for_somebody_else() {
    let (mut mum, mut sam) = (Mailbox::default(), Mailbox::default());
    mum.send(outgoing(1), NOON).unwrap();
    sam.receive(incoming(1, "Mum"), NOON).unwrap();
    let receipt = |message, what| Receipt {
        message,
        what,
        at: NOON,
    };
    assert!(!mum.note(&receipt(id(1), ReceiptKind::DeletedBySender)));
    assert!(!sam.note(&receipt(id(1), ReceiptKind::Played)));
    assert!(!sam.note(&receipt(id(7), ReceiptKind::DeletedBySender)));
    assert_eq!(sam.unread().count(), 1);
    // A receipt that overtakes another brings what it implies.
    assert!(mum.note(&receipt(id(1), ReceiptKind::Played)));
    let status = mum.message(&id(1)).unwrap().status;
    assert_eq!((status.delivered, status.played), (Some(NOON), Some(NOON)));
}

#[test]
fn what_was_missed_is_told_with_who_it_is_from() {
    let mut mailbox = Mailbox::default();
    assert_eq!(mailbox.missed(), "You have no new messages.");
    mailbox.receive(incoming(1, "Mum"), NOON).unwrap();
    assert_eq!(mailbox.missed(), "You have a new message from Mum.");
    mailbox.receive(incoming(2, "Mum"), NOON).unwrap();
    assert_eq!(mailbox.missed(), "You have 2 new messages: from Mum.");
    mailbox.receive(incoming(3, "\u{8}"), NOON).unwrap();
    assert_eq!(
        mailbox.missed(),
        "You have 3 new messages: from Mum and somebody without a name."
    );
    for number in 4..10 {
        mailbox
            .receive(incoming(number, &format!("Person {number}")), NOON)
            .unwrap();
    }
    assert!(
        mailbox.missed().ends_with("and others."),
        "{}",
        mailbox.missed()
    );
}

#[test]
fn limits_are_refused_with_a_sentence_and_change_nothing() {
    let mut mailbox = Mailbox::default();
    let number = |at: usize| MessageId::new((at as u128).to_be_bytes());
    for at in 0..MOST_MESSAGES {
        let message = Outgoing {
            id: number(at),
            ..outgoing(0)
        };
        mailbox.send(message, NOON).unwrap();
    }
    let before = mailbox.clone();
    assert_eq!(mailbox.send(outgoing(200), NOON), Err(MailboxError::Full));
    assert_eq!(
        mailbox.receive(incoming(200, "Mum"), NOON),
        Err(MailboxError::Full)
    );
    assert_eq!(mailbox, before, "it may come again when there is room");
    for _ in 0..MOST_DRAFTS {
        mailbox
            .keep_draft((Some(sam()), sound(1_000)), None, NOON)
            .unwrap();
    }
    let refused = mailbox.keep_draft((None, sound(1_000)), None, NOON);
    assert_eq!(refused, Err(MailboxError::DraftsFull));
    let id = mailbox.drafts()[0].id;
    assert!(mailbox.take_draft(id).is_some());
    assert!(mailbox.take_draft(id).is_none());
    for error in [
        MailboxError::Full,
        MailboxError::DraftsFull,
        MailboxError::Twice,
        MailboxError::Unreadable,
    ] {
        assert!(error.to_string().ends_with('.'));
    }
}

#[test]
fn what_is_no_saved_mailbox_is_refused() {
    let mut mailbox = Mailbox::default();
    mailbox.send(outgoing(1), NOON).unwrap();
    mailbox.receive(incoming(2, "Mum"), NOON).unwrap();
    mailbox
        .keep_draft((None, sound(1_000)), Some("r".to_owned()), NOON)
        .unwrap();
    let text = mailbox.to_text();
    assert_eq!(Mailbox::parse(&text).unwrap().to_text(), text);
    let later = text.replace("\"version\":1", "\"version\":2");
    let odd = text.replace(id(1).as_str(), "not an identifier");
    for bad in ["", "{}", "[]", &later, &odd] {
        assert_eq!(Mailbox::parse(bad), Err(MailboxError::Unreadable));
    }
}

proptest! {
    #[test]
    fn receipts_in_any_order_never_take_anything_back(
        kinds in prop::collection::vec((0_u8..4, 0_u64..100), 0..20)
    ) {
        let mut mailbox = Mailbox::default();
        mailbox.send(outgoing(1), 0).unwrap();
        let mut before = mailbox.message(&id(1)).unwrap().status;
        for (kind, at) in kinds {
            let what = match kind {
                0 => ReceiptKind::Delivered,
                1 => ReceiptKind::Played,
                2 => ReceiptKind::DeletedBySender,
                _ => ReceiptKind::DeletedByRecipient,
            };
            mailbox.note(&Receipt { message: id(1), what, at });
            let now = mailbox.message(&id(1)).unwrap().status;
            for (then, now) in [
                (before.delivered, now.delivered),
                (before.played, now.played),
                (before.deleted_by_recipient, now.deleted_by_recipient),
            ] {
                prop_assert!(then.is_none() || then == now);
            }
            prop_assert_eq!(now.deleted_by_sender, None);
            before = now;
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,300}") {
        if let Ok(mailbox) = Mailbox::parse(&text) {
            prop_assert!(mailbox.messages().len() <= MOST_MESSAGES);
        }
    }
}
