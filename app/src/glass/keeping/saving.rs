//! Opting out: the switches for saving, what is kept already offered for deletion, and the cost.

use super::{
    cost::CostOfOptingOut,
    house::HouseSwitch,
    words::{holder, listed, many, now},
};
use crate::{
    glass::{focus, format},
    shared::{Command, Shared, items::items, privacy::PrivacyCommand},
};
use hearsay_speaker::{
    Owner,
    history::RecordRef,
    policy::offered_for_deletion,
    remnant::{Deletion, Doomed},
};
use leptos::prelude::*;

/// Owners that hold voice recordings, in the order in which the offer names them.
const HOLDERS: [Owner; 2] = [Owner::Cloud, Owner::Device];

/// Heading that gets the focus when the offer disappears.
const HEADING: &str = "opting-out-name";

/// What is kept though saving is off, and is not being deleted already.
fn offered(shared: Shared) -> Vec<Doomed> {
    let saving = shared.privacy.house.with(|house| house.saving);
    shared.library.with(|history| {
        let all = items(history);
        let names = offered_for_deletion(&all, saving)
            .into_iter()
            .map(|item| RecordRef {
                owner: item.owner,
                id: item.id.clone(),
            });
        let asked = Deletion::Selected(names.collect());
        asked.plan(history, now(), None).doomed
    })
}

/// "12 voice recordings, 1.2 MB".
fn amount(doomed: &[Doomed]) -> String {
    let bytes = doomed.iter().map(|one| one.bytes).sum();
    let count = many(doomed.len(), "voice recording", "voice recordings");
    format!("{count}, {}", format::bytes(bytes))
}

/// "9 with the simulated cloud and 3 with the device".
fn with_whom(doomed: &[Doomed]) -> String {
    let parts = HOLDERS.into_iter().filter_map(|owner| {
        let count = doomed.iter().filter(|d| d.record.owner == owner).count();
        let count = (count > 0).then(|| format::count(count as u64))?;
        Some(format!("{count} with {}", holder(owner)))
    });
    listed(parts.collect())
}

/// What is kept already, with a button that deletes it.
#[component]
fn Offer(shared: Shared) -> impl IntoView {
    let kept = Memo::new(move |_| offered(shared));
    let some = Memo::new(move |_| kept.with(|kept| !kept.is_empty()));
    let says = move || {
        kept.with(|kept| {
            (!kept.is_empty()).then(|| {
                format!(
                    "Nothing new is kept as sound. Still kept from before: {} ({}). Nothing of it \
                     goes unless you delete it.",
                    amount(kept),
                    with_whom(kept)
                )
            })
        })
    };
    let delete = move |_| {
        let names = kept.with_untracked(|kept| kept.iter().map(|one| one.record.clone()).collect());
        let command = PrivacyCommand::Delete(Deletion::Selected(names));
        shared.send(Command::Privacy(command));
        focus::give(HEADING);
    };
    view! {
        <div class="offer" class:asked=move || some.get()>
            <p role="status">{says}</p>
            <Show when=move || some.get()>
                <div class="answers">
                    <button type="button" class="quiet danger" on:click=delete>
                        {move || kept.with(|kept| format!("Delete {}", amount(kept)))}
                    </button>
                </div>
                <p class="hint">
                    "Sound and text go together; you can undo it for ten seconds."
                </p>
            </Show>
        </div>
    }
}

/// The section on opting out.
#[component]
pub(super) fn OptingOut(shared: Shared) -> impl IntoView {
    view! {
        <section class="keep-part" aria-labelledby=HEADING>
            <h3 id=HEADING tabindex="-1">"Opting out"</h3>
            <HouseSwitch
                shared name="Save voice recordings" id="save-note"
                note="Off: nothing new is kept as sound. What is kept already is offered for \
                      deletion, never deleted unasked."
                get=|h| h.saving.recordings set=|h, on| h.saving.recordings = on
            />
            <HouseSwitch
                shared name="Keep transcripts" id="transcripts-note"
                note="Whether the text of what you say is kept where its recording is not."
                get=|h| h.saving.transcripts set=|h, on| h.saving.transcripts = on
            />
            <Offer shared />
            <CostOfOptingOut shared />
        </section>
    }
}
