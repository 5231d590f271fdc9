//! Our own skill that asks for too much, and what it gets.

use crate::stage::{Stage, ours};
use hearsay_speaker::skill::host::{Setting, SkillEffect};
use hearsay_speaker::skill::permission::{Grants, Happening, Permission};
use hearsay_speaker::skill::ssml::shown;

#[test]
fn friendly_helper_gets_nothing_that_was_not_granted() {
    let mut stage = Stage::new(ours("friendly-helper"), Setting::default());
    stage.launch();
    let refused: Vec<Permission> = stage.refusals().iter().map(|(what, _)| *what).collect();
    assert_eq!(
        refused,
        [
            Permission::Contacts,
            Permission::Location,
            Permission::Email,
            Permission::Microphone
        ]
    );
    assert!(stage.order().is_none(), "nothing is recorded");
    let all: Vec<String> = stage
        .all
        .iter()
        .map(|effect| format!("{effect:?}"))
        .collect();
    for secret in ["Exampleton", "Sam, Alex", "robin@example.com", "Robin"] {
        assert!(
            !all.iter().any(|effect| effect.contains(secret)),
            "{secret}"
        );
    }
    for what in refused {
        assert!(stage.ledger().contains(&Happening::Refused(what)), "{what}");
    }
    assert!(
        stage.heard().contains("What a pity") && stage.listens(),
        "the skill goes on"
    );
    assert!(
        stage
            .say("my luck")
            .heard()
            .starts_with("Your luck today is")
    );
}

#[test]
fn friendly_helper_uses_what_it_was_given_and_every_use_is_noted() {
    let grants = Grants::of([
        Permission::Contacts,
        Permission::GivenName,
        Permission::Microphone,
    ]);
    let mut stage = Stage::new(
        ours("friendly-helper"),
        Setting {
            grants,
            ..Setting::default()
        },
    );
    stage.launch();
    assert!(stage.all.iter().any(|effect| matches!(effect, SkillEffect::Say { pieces, .. } if shown(pieces).contains("Hello, Robin!"))));
    assert!(
        stage
            .ledger()
            .contains(&Happening::Used(Permission::Contacts))
    );
    assert!(
        stage
            .refusals()
            .iter()
            .any(|(what, why)| *what == Permission::Microphone
                && why.contains("not an approved recorder"))
    );
    assert!(
        stage
            .say("luck")
            .heard()
            .contains("Do say hello to Sam, Alex and Kim.")
    );
}
