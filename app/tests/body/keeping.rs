//! Keeping: deleting with its ten seconds, receipts, remnants, retention, copies, the ledger.

use hearsay::shared::Command;
use hearsay::shared::library::Reading;
use hearsay::shared::privacy::{House, PrivacyCommand};
use hearsay::vault::{Keyring, Vault};
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::Event;
use hearsay_speaker::policy::{Jump, Retention, Rules};
use hearsay_speaker::record::{Feedback, RecordingHead, RecordingTail};
use hearsay_speaker::remnant::Deletion;
use hearsay_speaker::{EndReason, Initiator, Owner};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{Awake, until};

async fn vault(owner: Owner) -> Vault {
    Vault::open(owner, &Keyring::open().await.unwrap())
        .await
        .unwrap()
}

fn now() -> u64 {
    js_sys::Date::now() as u64
}

fn cloud(id: &str) -> RecordRef {
    RecordRef {
        owner: Owner::Cloud,
        id: id.to_owned(),
    }
}

/// A recording of one second that began now.
async fn keep(id: &str) {
    let head = RecordingHead {
        wake_score: Some(0.97),
        ..RecordingHead::new(id, now(), Initiator::WakeWord, Owner::Cloud, 16_000)
    };
    let tail = RecordingTail {
        spoke: true,
        ..RecordingTail::new(1_000, EndReason::Silence)
    };
    let samples: Vec<f32> = (0..16_000).map(|i| (i as f32 * 0.05).sin() * 0.5).collect();
    vault(Owner::Cloud)
        .await
        .put(head, tail, &samples)
        .await
        .unwrap();
}

/// A body that has read everything.
async fn awake() -> Awake {
    let awake = Awake::new();
    until("everything is read", || {
        awake.shared.library.reading.get_untracked() == Reading::Whole
    })
    .await;
    awake
}

fn ask(awake: &Awake, command: PrivacyCommand) {
    awake.shared.send(Command::Privacy(command));
}

/// Deletes at once whatever an earlier test left.
async fn clear(awake: &Awake) {
    ask(awake, PrivacyCommand::House(Box::default()));
    if awake.shared.library.all().is_empty() {
        return;
    }
    ask(awake, PrivacyCommand::Delete(Deletion::Everything));
    until("a deletion waits", || {
        awake.shared.privacy.pending.get_untracked().is_some()
    })
    .await;
    ask(awake, PrivacyCommand::Hurry);
    until("nothing is left", || awake.shared.library.all().is_empty()).await;
    until("no deletion waits", || {
        awake.shared.privacy.pending.get_untracked().is_none()
    })
    .await;
}

fn logged(awake: &Awake, wanted: impl Fn(&Event) -> bool) -> usize {
    awake
        .shared
        .privacy
        .ledger
        .with_untracked(|ledger| ledger.iter().filter(|entry| wanted(&entry.event)).count())
}

#[wasm_bindgen_test]
async fn a_deletion_waits_can_be_undone_and_then_leaves_a_receipt_a_remnant_and_lines() {
    keep("keeping-goes").await;
    let awake = awake().await;
    let privacy = awake.shared.privacy;
    let one = || PrivacyCommand::Delete(Deletion::One(cloud("keeping-goes")));
    ask(&awake, one());
    until("it waits", || privacy.pending.get_untracked().is_some()).await;
    let stored = vault(Owner::Cloud).await.list().await.unwrap();
    assert!(
        stored.iter().any(|it| it.head.id == "keeping-goes"),
        "nothing is destroyed while it waits"
    );
    ask(&awake, PrivacyCommand::Undo);
    assert_eq!(privacy.pending.get_untracked(), None);

    let before = privacy.receipts.get_untracked().len();
    let lines = logged(&awake, |event| matches!(event, Event::Deleted { .. }));
    ask(&awake, one());
    until("it waits again", || {
        privacy.pending.get_untracked().is_some()
    })
    .await;
    ask(&awake, PrivacyCommand::Hurry);
    until("a receipt", || {
        privacy.receipts.get_untracked().len() > before
    })
    .await;
    let kept = privacy.receipts.get_untracked().remove(0);
    assert_eq!(kept.receipt.records, [cloud("keeping-goes")]);
    assert!(kept.receipt.is_complete() && !kept.traces.is_empty());
    let remnants = privacy.remnants.get_untracked();
    assert!(remnants.all().iter().any(|it| it.owner == Owner::Cloud));
    until("a line", || {
        logged(&awake, |event| matches!(event, Event::Deleted { .. })) == lines + 1
    })
    .await;

    ask(&awake, PrivacyCommand::Verify(kept.number));
    until("a look through everything", || {
        privacy
            .rescan
            .with_untracked(|rescan| rescan.as_ref().is_some_and(|rescan| rescan.finished))
    })
    .await;
    let rescan = privacy.rescan.get_untracked().unwrap();
    assert_eq!(rescan.found(), 0, "{rescan:?}");
    assert!(rescan.searched.len() > 5, "every vault: {rescan:?}");

    ask(&awake, PrivacyCommand::PurgeRemnants);
    until("no remnant", || {
        privacy.remnants.get_untracked().all().is_empty()
    })
    .await;
    clear(&awake).await;
}

#[wasm_bindgen_test]
async fn a_deletion_that_a_crash_interrupted_is_finished_at_the_next_start() {
    keep("keeping-half").await;
    let first = awake().await;
    let plan = first
        .shared
        .library
        .with_untracked(|history| Deletion::One(cloud("keeping-half")).plan(history, now(), None))
        .unwrap();
    drop(first);
    let mut pending = hearsay_speaker::remnant::Pending::new(plan, now());
    pending.hurry();
    // As the body leaves it when it dies between writing this and the first key.
    let device = vault(Owner::Device).await;
    device.set_note("deletion", &pending).await.unwrap();
    let awake = awake().await;
    until("it is gone", || {
        !awake.ids().contains(&"keeping-half".to_owned())
    })
    .await;
    let newest = || {
        awake
            .shared
            .privacy
            .receipts
            .get_untracked()
            .into_iter()
            .next()
    };
    until("a receipt", || {
        newest().is_some_and(|kept| kept.receipt.records == [cloud("keeping-half")])
    })
    .await;
    clear(&awake).await;
}

#[wasm_bindgen_test]
async fn what_is_over_by_the_speakers_clock_goes_and_the_ledger_keeps_real_time() {
    keep("keeping-old").await;
    let awake = awake().await;
    let privacy = awake.shared.privacy;
    let rules = Rules {
        recordings: Retention::Months3,
        ..Rules::default()
    };
    ask(
        &awake,
        PrivacyCommand::House(Box::new(House {
            rules,
            ..House::default()
        })),
    );
    until("something is due one day", || {
        !privacy.coming.get_untracked().is_empty()
    })
    .await;
    ask(&awake, PrivacyCommand::Jump(Jump::Months(1)));
    until("the clock moved", || {
        privacy.clock.get_untracked().offset_ms() > 0
    })
    .await;
    assert!(
        awake.ids().contains(&"keeping-old".to_owned()),
        "a month is not three"
    );
    ask(&awake, PrivacyCommand::Jump(Jump::Months(3)));
    until("it is gone", || {
        !awake.ids().contains(&"keeping-old".to_owned())
    })
    .await;
    assert!(
        !privacy.happened.get_untracked().is_empty(),
        "what happened is told"
    );
    until("a line", || {
        logged(&awake, |event| matches!(event, Event::Expired { .. })) > 0
    })
    .await;
    let latest = privacy
        .ledger
        .with_untracked(|ledger| ledger.last().unwrap().time);
    assert!(latest <= now(), "the ledger's time is real");
    vault(Owner::Device)
        .await
        .remove_note("clock")
        .await
        .unwrap();
    clear(&awake).await;
}

#[wasm_bindgen_test]
async fn a_copy_lies_with_its_new_owner_and_the_reviewers_is_anonymous() {
    keep("keeping-copied").await;
    let awake = awake().await;
    let privacy = awake.shared.privacy;
    let copy = |to| PrivacyCommand::Copy(cloud("keeping-copied"), to, Some("Recorder".to_owned()));
    ask(&awake, copy(Owner::SkillProvider));
    let of = |owner| {
        let all = awake.shared.library.all();
        all.into_iter().find(|it| it.head.owner == owner)
    };
    until("the provider has it", || of(Owner::SkillProvider).is_some()).await;
    let note = of(Owner::SkillProvider).unwrap();
    assert_eq!(note.head.copy_of.as_deref(), Some("keeping-copied"));
    assert_eq!(note.head.holder.as_deref(), Some("Recorder"));

    ask(&awake, copy(Owner::Reviewers));
    until("the reviewers have it", || of(Owner::Reviewers).is_some()).await;
    let clip = of(Owner::Reviewers).unwrap();
    let told = serde_json::to_string(&clip.head).unwrap();
    assert!(
        !told.contains("keeping-copied"),
        "nothing leads back: {told}"
    );
    assert_eq!(clip.head.device, hearsay_speaker::record::Device::default());
    until("the steps are shown", || {
        privacy.anonymising.get_untracked().is_some()
    })
    .await;
    let shown = privacy.anonymising.get_untracked().unwrap();
    assert_eq!(shown.steps.unwrap().len(), 4);
    until("two lines", || {
        logged(&awake, |event| matches!(event, Event::CopyMade { .. })) >= 2
    })
    .await;
    clear(&awake).await;
}

#[wasm_bindgen_test]
async fn a_thumb_and_a_reported_false_wake_survive_a_new_start() {
    keep("keeping-judged").await;
    let first = awake().await;
    let name = cloud("keeping-judged");
    ask(
        &first,
        PrivacyCommand::Feedback(name.clone(), Some(Feedback::Down)),
    );
    until("the thumb is there", || {
        first.shared.library.get(&name).unwrap().tail.feedback == Some(Feedback::Down)
    })
    .await;
    ask(&first, PrivacyCommand::ReportFalse(name.clone(), true));
    until("it is reported", || {
        first.shared.library.get(&name).unwrap().tail.reported_false
    })
    .await;
    drop(first);
    let second = awake().await;
    let tail = second.shared.library.get(&name).unwrap().tail;
    assert!(tail.reported_false && tail.feedback == Some(Feedback::Down));
    clear(&second).await;
}

#[wasm_bindgen_test]
async fn a_command_deletes_only_where_that_is_allowed() {
    keep("keeping-said").await;
    let awake = awake().await;
    let pending = awake.shared.privacy.pending;
    let said = || Command::Typed("Delete what I just said.".to_owned());
    awake.shared.send(said());
    assert_eq!(pending.get_untracked(), None, "not allowed yet");
    let house = House {
        deletion_by_voice: true,
        ..House::default()
    };
    ask(&awake, PrivacyCommand::House(Box::new(house)));
    until("it is allowed", || {
        awake.shared.privacy.house.get_untracked().deletion_by_voice
    })
    .await;
    awake.shared.send(said());
    until("it waits", || pending.get_untracked().is_some()).await;
    let doomed = pending.get_untracked().unwrap().plan().doomed.clone();
    let first = doomed.into_iter().next().map(|doomed| doomed.record);
    assert_eq!(first, Some(cloud("keeping-said")));
    ask(&awake, PrivacyCommand::Hurry);
    until("it is gone", || {
        !awake.ids().contains(&"keeping-said".to_owned())
    })
    .await;
    clear(&awake).await;
}

#[wasm_bindgen_test]
async fn the_ledger_holds_and_an_edit_of_it_is_found() {
    let awake = awake().await;
    let checked = awake.shared.privacy.checked;
    let house = House {
        profile: Some("Ledger".to_owned()),
        ..House::default()
    };
    ask(&awake, PrivacyCommand::House(Box::new(house)));
    until("a line", || {
        logged(&awake, |event| {
            matches!(event, Event::SettingChanged { .. })
        }) > 0
    })
    .await;
    ask(&awake, PrivacyCommand::CheckLedger(None));
    until("it is checked", || checked.get_untracked().is_some()).await;
    let check = checked.get_untracked().unwrap();
    assert!(check.verdict.holds() && check.refused == 0, "{check:?}");

    checked.set(None);
    ask(
        &awake,
        PrivacyCommand::CheckLedger(Some("no checkpoint".to_owned())),
    );
    assert_eq!(
        checked.get_untracked(),
        None,
        "what is no checkpoint is refused"
    );
    clear(&awake).await;
}
