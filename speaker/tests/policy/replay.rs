//! One recorded day under the vendors' policies.

use super::{DAY, HOUR, MORNING};
use hearsay_speaker::Millis;
use hearsay_speaker::policy::presets::{
    Deed, DeedKind, Holder, Interaction, PresetId, Replay, Until, Wake, What, replay,
};

fn woke(id: &str, at: Millis, wake: Wake) -> Deed {
    let interaction = Interaction {
        id: id.to_owned(),
        wake,
        sampled: id == "sampled",
    };
    Deed {
        at,
        kind: DeedKind::Woke(interaction),
    }
}

fn delete_one(id: &str, at: Millis) -> Deed {
    Deed {
        at,
        kind: DeedKind::DeleteOne(id.to_owned()),
    }
}

/// An evening: two requests, the television, and a wake that the second look rejects.
fn evening() -> Vec<Deed> {
    vec![
        woke("request", MORNING, Wake::Meant),
        woke("sampled", MORNING + HOUR, Wake::Meant),
        woke("television", MORNING + 2 * HOUR, Wake::False),
        woke("rejected", MORNING + 3 * HOUR, Wake::Rejected),
    ]
}

fn under(id: PresetId, deeds: &[Deed], now: Millis) -> Replay {
    replay(deeds, &id.load().unwrap(), now)
}

fn held(replay: &Replay, of: &str) -> Vec<What> {
    let mut held: Vec<What> = replay
        .held
        .iter()
        .filter(|holding| holding.interaction == of)
        .map(|holding| holding.what)
        .collect();
    held.sort();
    held
}

#[test]
fn alexa_keeps_everything_the_television_included_until_it_is_deleted() {
    let outcome = under(PresetId::AlexaAfter, &evening(), MORNING + DAY);
    assert_eq!(held(&outcome, "request"), [What::Audio, What::Transcript]);
    assert_eq!(
        held(&outcome, "television"),
        [What::Audio, What::Transcript]
    );
    assert_eq!(held(&outcome, "rejected"), [What::Line]);
    assert_eq!(
        held(&outcome, "sampled"),
        [What::Audio, What::Transcript, What::Clip]
    );
    assert_eq!(outcome.sent, 4);
    let forever = |h: &&hearsay_speaker::policy::presets::Holding| h.what == What::Audio;
    let audio = outcome.held.iter().find(forever).unwrap();
    assert_eq!(
        (audio.holder, audio.until),
        (Holder::Vendor, Until::Deleted)
    );
    let later = under(PresetId::AlexaAfter, &evening(), MORNING + 20_000 * DAY);
    assert_eq!(later.gone.len(), 1);
    assert_eq!(
        (later.gone[0].what, later.gone[0].at),
        (What::Clip, MORNING + HOUR + 72 * HOUR)
    );
}

#[test]
fn a_deletion_under_alexa_leaves_a_record_of_what_was_done_but_not_of_the_television() {
    let mut deeds = evening();
    deeds.push(delete_one("request", MORNING + 5 * HOUR));
    deeds.push(delete_one("television", MORNING + 5 * HOUR));
    let outcome = under(PresetId::AlexaBefore, &deeds, MORNING + DAY);
    assert_eq!(held(&outcome, "request"), [What::Remnant]);
    assert!(held(&outcome, "television").is_empty());
    assert_eq!(outcome.gone.len(), 4);
    assert!(
        outcome
            .gone
            .iter()
            .all(|gone| gone.at == MORNING + 5 * HOUR)
    );
}

#[test]
fn siri_keeps_the_text_then_the_text_without_a_name_and_deletes_all_or_nothing() {
    let mut deeds = evening();
    deeds.push(delete_one("request", MORNING + 5 * HOUR));
    let soon = under(PresetId::Apple, &deeds, MORNING + DAY);
    assert_eq!(held(&soon, "request"), [What::Transcript]);
    assert_eq!(soon.refused, 1);
    let in_a_year = under(PresetId::Apple, &deeds, MORNING + 365 * DAY);
    assert_eq!(held(&in_a_year, "request"), [What::Deidentified]);
    let in_three = under(PresetId::Apple, &deeds, MORNING + 3 * 365 * DAY);
    assert!(in_three.held.is_empty());
    deeds.push(Deed {
        at: MORNING + 10 * DAY,
        kind: DeedKind::DeleteAll,
    });
    let deleted = under(PresetId::Apple, &deeds, MORNING + 365 * DAY);
    assert!(deleted.held.is_empty(), "{:?}", deleted.held);
}

#[test]
fn google_holds_no_sound_and_says_where_the_sources_are_silent() {
    let outcome = under(PresetId::Google, &evening(), MORNING + DAY);
    assert!(outcome.held.is_empty() && outcome.gone.is_empty());
    assert_eq!(outcome.sent, 4);
    assert_eq!(
        outcome.not_stated,
        ["Whether the text is kept no source says."]
    );
}

#[test]
fn under_sonos_nothing_leaves_and_nothing_is_held() {
    let outcome = under(PresetId::Sonos, &evening(), MORNING + DAY);
    assert_eq!(outcome, Replay::default());
}

#[test]
fn a_deletion_from_before_an_interaction_or_from_the_future_does_not_touch_it() {
    let mut deeds = evening();
    deeds.push(delete_one("request", MORNING - 1));
    deeds.push(delete_one("request", MORNING + 2 * DAY));
    let outcome = under(PresetId::AlexaAfter, &deeds, MORNING + DAY);
    assert_eq!(held(&outcome, "request"), [What::Audio, What::Transcript]);
    assert!(
        under(PresetId::AlexaAfter, &deeds, MORNING - 1)
            .held
            .is_empty()
    );
}
