//! What waits, what gives way, what is refused.

use super::*;

fn ended(at: Samples) -> Event {
    Event::SpeechEnded { at }
}

fn drain(outbox: &mut Outbox) -> Vec<Message> {
    let mut all = Vec::new();
    while let Some(message) = outbox.next_message() {
        all.push(message.to_message());
    }
    all
}

#[test]
fn messages_leave_in_the_order_in_which_they_came() {
    let mut outbox = Outbox::new();
    assert!(outbox.events(&[ended(1)]));
    outbox.level(Level {
        at: 2,
        ..Level::default()
    });
    assert!(outbox.piece(3, |to| {
        to[..2].copy_from_slice(&[0.5, 0.25]);
        2
    }));
    let expected = [
        Message::Event(ended(1)),
        Message::Level(Level {
            at: 2,
            ..Level::default()
        }),
        Message::Pcm {
            first: 3,
            samples: vec![0.5, 0.25],
        },
    ];
    assert_eq!(drain(&mut outbox), expected);
}

#[test]
fn levels_give_way_to_events_and_the_oldest_first() {
    let mut outbox = Outbox::new();
    for at in 0..CAPACITY as Samples {
        outbox.level(Level {
            at,
            ..Level::default()
        });
    }
    assert!(outbox.events(&[ended(1), ended(2)]));
    let all = drain(&mut outbox);
    assert_eq!(all.len(), CAPACITY);
    assert_eq!(
        all[0],
        Message::Level(Level {
            at: 2,
            ..Level::default()
        })
    );
    assert_eq!(all[CAPACITY - 1], Message::Event(ended(2)));
}

#[test]
fn events_are_refused_whole_rather_than_lost() {
    let mut outbox = Outbox::new();
    for at in 0..CAPACITY as Samples - 1 {
        assert!(outbox.events(&[ended(at)]));
    }
    assert!(!outbox.events(&[ended(900), ended(901)]));
    outbox.level(Level::default());
    assert!(outbox.events(&[ended(902)]), "the level gives way");
    assert!(!outbox.events(&[ended(903)]));
    outbox.level(Level::default());
    assert_eq!(drain(&mut outbox).len(), CAPACITY);
}

#[test]
fn a_piece_is_refused_until_the_page_fetches_one() {
    let mut outbox = Outbox::new();
    for first in 0..PIECES as Samples {
        assert!(outbox.piece(first, |_| PIECE));
    }
    assert!(!outbox.piece(99, |_| PIECE));
    assert!(matches!(
        outbox.next_message(),
        Some(Outgoing::Pcm { first: 0, .. })
    ));
    assert!(
        !outbox.piece(99, |_| PIECE),
        "the page still reads that one"
    );
    assert!(matches!(
        outbox.next_message(),
        Some(Outgoing::Pcm { first: 1, .. })
    ));
    assert!(outbox.piece(99, |_| PIECE));
}

#[test]
fn forgetting_destroys_what_was_fetched() {
    let mut outbox = Outbox::new();
    for first in [0, 1] {
        assert!(outbox.piece(first, |to| {
            to.fill(0.5);
            PIECE
        }));
    }
    assert!(outbox.next_message().is_some());
    outbox.forget();
    let left = outbox
        .slots
        .iter()
        .filter(|slot| slot.samples.contains(&0.5))
        .count();
    assert_eq!(left, 1, "only the piece that still waits");
}
