//! The panel "Keeping": rules are asked about before they delete, the clock is looked ahead of before
//! it moves, and opting out shows what is left and what it costs.

use crate::stage::{Stage, wait};
use hearsay::shared::{
    Command,
    library::Reading,
    privacy::{Cost, House, PrivacyCommand},
};
use hearsay_speaker::{
    EndReason, Initiator, Millis, Owner,
    history::RecordRef,
    policy::{
        AdaptationEvidence, EmulatedClock, Event, Expiry, Happening, ItemKind, JUMPS, Jump,
        Retention, ThresholdRange, WakeEvidence,
    },
    record::{Condition, Recording, RecordingHead, RecordingTail},
    remnant::Deletion,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlSelectElement};

const DAY: Millis = 86_400_000;

fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// A recording that began so many days ago.
pub fn recording(id: &str, owner: Owner, days_ago: u64) -> Recording {
    let started = now() - days_ago * DAY;
    Recording {
        head: RecordingHead::new(id, started, Initiator::WakeWord, owner, 16_000),
        tail: RecordingTail::new(2_000, EndReason::Silence),
        condition: Condition::Whole,
        bytes: 50_000,
    }
}

/// The page with a panel of the region "Privacy" open, and these recordings.
pub async fn open(panel: &str, recordings: Vec<Recording>) -> Stage {
    let stage = Stage::new().await;
    stage.shared.library.update(|h| h.extend(recordings));
    stage.shared.library.reading.set(Reading::Whole);
    stage.the("button", panel).click();
    leptos::task::tick().await;
    stage.sent();
    stage
}

/// The house rules that were sent, if any were.
pub fn houses(stage: &Stage) -> Vec<House> {
    let sent = stage.sent().into_iter();
    sent.filter_map(|command| match command {
        Command::Privacy(PrivacyCommand::House(house)) => Some(*house),
        _ => None,
    })
    .collect()
}

/// Everything sent about keeping but requests for the cost, which come by themselves.
fn orders(stage: &Stage) -> Vec<PrivacyCommand> {
    let sent = stage.sent().into_iter();
    sent.filter_map(|command| match command {
        Command::Privacy(PrivacyCommand::Cost) => None,
        Command::Privacy(command) => Some(command),
        _ => None,
    })
    .collect()
}

fn panel(stage: &Stage) -> String {
    stage.text(".keeping")
}

fn checked(stage: &Stage, role: &str, name: &str) -> bool {
    let input: HtmlInputElement = stage.the(role, name).unchecked_into();
    input.checked()
}

/// Types into a field and leaves it.
pub fn fill(input: &HtmlInputElement, value: &str) {
    input.set_value(value);
    let change = web_sys::Event::new("change").unwrap();
    input.dispatch_event(&change).unwrap();
}

#[wasm_bindgen_test]
async fn a_rule_that_deletes_asks_first_and_only_the_answer_sends_it() {
    let rows = vec![
        recording("old", Owner::Cloud, 200),
        recording("older", Owner::Cloud, 300),
        recording("new", Owner::Cloud, 1),
    ];
    let stage = open("Keeping", rows).await;
    stage.the("radio", "3 months").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty(), "the choice alone sends nothing");
    let text = panel(&stage);
    for said in [
        "2 things that are kept today would be deleted now.",
        "1 would go sooner",
        "2 voice recordings",
        "100",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
    stage.the("button", "Change, and delete now").click();
    let sent = houses(&stage);
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].rules.recordings, Retention::Months3);
    leptos::task::tick().await;
    assert!(stage.find("button", "Change").is_none(), "it is answered");
}

#[wasm_bindgen_test]
async fn a_rule_that_is_left_as_it_was_stands_there_again() {
    let stage = open("Keeping", vec![recording("a", Owner::Cloud, 200)]).await;
    assert!(checked(&stage, "radio", "Until I delete them"));
    let radio = stage.the("radio", "Don't save");
    radio.click();
    leptos::task::tick().await;
    assert!(checked(&stage, "radio", "Don't save"));
    stage.the("button", "Leave it as it is").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty());
    assert!(checked(&stage, "radio", "Until I delete them"));
    let focused = document().active_element().unwrap();
    assert_eq!(focused.id(), radio.id(), "the focus is not lost");
}

#[wasm_bindgen_test]
async fn custom_days_are_a_number_and_what_is_none_is_refused() {
    let stage = open("Keeping", Vec::new()).await;
    stage.the("radio", "Custom days").click();
    // Values are set one step after the field is there.
    wait(50).await;
    let days = || -> HtmlInputElement {
        let field = stage.the("spinbutton", "Voice recordings: days");
        field.unchecked_into()
    };
    assert_eq!(days().value(), "30");
    fill(&days(), "none");
    assert_eq!(days().value(), "30");
    fill(&days(), "7");
    leptos::task::tick().await;
    stage.the("button", "Change").click();
    let seven = Retention::Days(7.try_into().unwrap());
    assert_eq!(houses(&stage)[0].rules.recordings, seven);
}

#[wasm_bindgen_test]
async fn a_profile_has_a_rule_of_its_own_and_loses_it_again() {
    let mut ana = recording("a", Owner::Cloud, 1);
    ana.head.profile = Some("Ana".to_owned());
    let stage = open("Keeping", vec![ana]).await;
    let choose = |value: &str| {
        let select: HtmlSelectElement = stage
            .the("combobox", "Voice recordings of Ana")
            .unchecked_into();
        select.set_value(value);
        let change = web_sys::Event::new("change").unwrap();
        select.dispatch_event(&change).unwrap();
    };
    choose("months-3");
    leptos::task::tick().await;
    stage.the("button", "Change").click();
    let house = houses(&stage).remove(0);
    assert_eq!(house.rules.for_profile(Some("Ana")), Retention::Months3);
    assert_eq!(house.rules.recordings, Retention::UntilDeleted);
    stage.shared.privacy.house.set(house);
    wait(50).await;
    let select: HtmlSelectElement = stage
        .the("combobox", "Voice recordings of Ana")
        .unchecked_into();
    assert_eq!(select.value(), "months-3");
    choose("inherited");
    leptos::task::tick().await;
    stage.the("button", "Change").click();
    assert!(houses(&stage)[0].rules.profiles.is_empty());
}

#[wasm_bindgen_test]
async fn a_jump_shows_what_would_go_and_then_leads_that_far() {
    let rows = vec![
        recording("goes", Owner::Cloud, 70),
        recording("stays", Owner::Cloud, 1),
    ];
    let stage = open("Keeping", rows).await;
    stage
        .shared
        .privacy
        .house
        .update(|house| house.rules.recordings = Retention::Months3);
    stage.the("button", "1 month").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty(), "looking ahead moves nothing");
    let way = stage.element("ol[aria-label='What would happen on the way']");
    assert_eq!(way.children().length(), 1, "{:?}", way.text_content());
    let line = way.text_content().unwrap();
    assert!(
        line.contains("voice recordings are kept for 3 months"),
        "{line}"
    );
    assert!(panel(&stage).contains("would be deleted: 1 voice recording."));
    stage.the("button", "Stay here").click();
    leptos::task::tick().await;
    assert!(orders(&stage).is_empty());
    for (name, jump) in JUMPS {
        stage.the("button", name).click();
        leptos::task::tick().await;
        stage.the("button", &format!("Move forward {name}")).click();
        leptos::task::tick().await;
        assert_eq!(orders(&stage), [PrivacyCommand::Jump(jump)]);
    }
}

#[wasm_bindgen_test]
async fn a_jump_that_cannot_be_says_why_and_cannot_be_pressed() {
    let stage = open("Keeping", Vec::new()).await;
    stage
        .shared
        .privacy
        .clock
        .update(|clock: &mut EmulatedClock| {
            clock.jump(now(), "far", Jump::Months(1_199)).unwrap();
        });
    stage.the("button", "5 years").click();
    leptos::task::tick().await;
    assert!(panel(&stage).contains("at most a hundred years ahead"));
    stage.the("button", "Move forward 5 years").click();
    assert!(orders(&stage).is_empty());
}

#[wasm_bindgen_test]
async fn the_speakers_clock_is_shown_with_how_far_it_is_ahead() {
    let stage = open("Keeping", Vec::new()).await;
    let shown = || stage.text(".speaker-time");
    let before = shown();
    assert!(!before.is_empty());
    stage
        .shared
        .privacy
        .clock
        .update(|clock: &mut EmulatedClock| {
            clock.jump(now(), "3 days", Jump::Days(3)).unwrap();
        });
    leptos::task::tick().await;
    assert_ne!(shown(), before, "it does not wait for the next tick");
    assert!(stage.text(".clocks").contains("3 days"));
}

fn expired(id: &str, at: Millis) -> Event {
    Event {
        at,
        what: Happening::Expired(Expiry {
            id: id.to_owned(),
            owner: Owner::Reviewers,
            kind: ItemKind::Clip,
            at,
            why: format!("Reason {id}."),
        }),
    }
}

#[wasm_bindgen_test]
async fn what_happened_is_told_in_its_order_one_after_the_other() {
    let stage = open("Keeping", Vec::new()).await;
    let events = vec![expired("one", now()), expired("two", now() + DAY)];
    let happened = stage.shared.privacy.happened;
    happened.set(events);
    leptos::task::tick().await;
    let list = stage.element("ol[aria-label='What happened last']");
    assert_eq!(list.children().length(), 1, "the second comes later");
    wait(400).await;
    assert_eq!(list.children().length(), 2);
    let text = list.text_content().unwrap();
    assert!(text.find("Reason one.").unwrap() < text.find("Reason two.").unwrap());
    assert_eq!(list.get_attribute("aria-live").unwrap(), "polite");
    happened.update(|events| events.push(expired("three", now() + 2 * DAY)));
    leptos::task::tick().await;
    assert_eq!(
        list.children().length(),
        3,
        "what was told is not told again"
    );
    happened.set(Vec::new());
    leptos::task::tick().await;
    assert_eq!(list.children().length(), 0, "another move begins anew");
}

#[wasm_bindgen_test]
async fn what_comes_next_is_listed_with_its_reason() {
    let stage = open("Keeping", Vec::new()).await;
    assert!(panel(&stage).contains("By these rules nothing goes by itself."));
    let Happening::Expired(expiry) = expired("soon", now() + DAY).what else {
        unreachable!("it is one");
    };
    stage.shared.privacy.coming.set(vec![expiry]);
    leptos::task::tick().await;
    let text = stage.text("ol[aria-label='What comes next']");
    assert!(
        text.contains("Reviewers’ clip") && text.contains("Reason soon."),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn a_clock_that_was_set_back_is_told_and_can_be_trusted() {
    let stage = open("Keeping", Vec::new()).await;
    assert!(
        stage
            .find("button", "The computer’s clock is right")
            .is_none()
    );
    stage.shared.privacy.set_back_ms.set(Some(2 * DAY));
    leptos::task::tick().await;
    let text = panel(&stage);
    assert!(
        text.contains("stands still") && text.contains("2 days"),
        "{text}"
    );
    stage.the("button", "The computer’s clock is right").click();
    assert_eq!(orders(&stage), [PrivacyCommand::TrustClock]);
}

#[wasm_bindgen_test]
async fn opting_out_deletes_nothing_by_itself_and_offers_what_is_kept() {
    let rows = vec![
        recording("a", Owner::Cloud, 1),
        recording("b", Owner::Device, 2),
        recording("note", Owner::SkillProvider, 3),
    ];
    let stage = open("Keeping", rows).await;
    assert!(stage.find("button", "Delete 2").is_none(), "saving is on");
    stage.the("switch", "Save voice recordings").click();
    let sent = orders(&stage);
    let [PrivacyCommand::House(house)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    assert!(!house.saving.recordings);
    stage.shared.privacy.house.set((**house).clone());
    leptos::task::tick().await;
    assert!(panel(&stage).contains("1 with the simulated cloud and 1 with the device"));
    stage
        .the("button", "Delete 2 voice recordings, 100")
        .click();
    let name = |owner, id: &str| RecordRef {
        owner,
        id: id.to_owned(),
    };
    let both = vec![name(Owner::Cloud, "a"), name(Owner::Device, "b")];
    let expected = PrivacyCommand::Delete(Deletion::Selected(both));
    assert_eq!(orders(&stage), [expected]);
}

#[wasm_bindgen_test]
async fn the_cost_is_asked_for_and_few_recordings_are_called_too_few() {
    let stage = Stage::new().await;
    stage.the("button", "Ledger").click();
    leptos::task::tick().await;
    stage.sent();
    stage.the("button", "Keeping").click();
    leptos::task::tick().await;
    assert!(
        stage
            .sent()
            .contains(&Command::Privacy(PrivacyCommand::Cost))
    );
    stage.shared.privacy.cost.set(Some(Cost {
        evidence: AdaptationEvidence::TooFew { have: 7, need: 20 },
        threshold_now: 0.91,
    }));
    leptos::task::tick().await;
    let text = panel(&stage);
    for said in ["too few recordings to tell", "7 of the 20", "0.910"] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}

#[wasm_bindgen_test]
async fn enough_recordings_give_two_figures_with_their_intervals() {
    let stage = open("Keeping", Vec::new()).await;
    // Thirty meant ones, of which the shipped threshold misses ten, and ten that were not meant.
    let meant = (0..30).map(|i| WakeEvidence {
        score: if i < 10 { 0.8 } else { 0.99 },
        meant: true,
    });
    let not_meant = (0..10).map(|_| WakeEvidence {
        score: 0.5,
        meant: false,
    });
    let range = ThresholdRange {
        low: 0.6,
        shipped: 0.9,
        high: 0.95,
    };
    let all: Vec<_> = meant.chain(not_meant).collect();
    let evidence = AdaptationEvidence::of(&all, range);
    stage.shared.privacy.cost.set(Some(Cost {
        evidence,
        threshold_now: 0.9,
    }));
    leptos::task::tick().await;
    let table = stage.text("table[aria-label^='Both thresholds']");
    for said in ["10 of 30", "33.3", "0 of 30", "0 of 10", "95 % sure"] {
        assert!(table.contains(said), "{said:?} is missing from: {table}");
    }
    let text = panel(&stage);
    assert!(text.contains(&evidence.sentence()));
    assert!(text.contains(AdaptationEvidence::CAVEAT));
}

#[wasm_bindgen_test]
async fn claims_that_nobody_confirmed_say_so_and_the_three_commands_are_named() {
    let stage = open("Keeping", Vec::new()).await;
    let text = panel(&stage);
    for said in [
        "Not confirmed.",
        "we found no page of the vendor that confirms it",
        "Delete what I just said",
        "Delete everything I said today",
        "Delete everything I have ever said",
        "The ledger keeps real time",
        "only goes forward",
    ] {
        assert!(text.contains(said), "{said:?} is missing from: {text}");
    }
}
