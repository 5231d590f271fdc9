//! The browser's room: how much is used, how much there is, whether it may be cleared, and who uses
//! it.

use super::{
    facts,
    tally::{self, Tally},
};
use crate::{
    glass::format,
    shared::{
        Command, Shared,
        privacy::{PrivacyCommand, Room},
    },
};
use hearsay_speaker::{Owner, history::OWNERS};
use leptos::prelude::*;

/// Room below which the page speaks of it, bytes: some ten minutes of sound at 32 kB a second, the
/// rate of 16-bit samples at 16 kHz.
pub(super) const LITTLE: u64 = 20_000_000;

/// Room that is left.
pub(super) fn left(room: &Room) -> u64 {
    room.quota.saturating_sub(room.usage)
}

/// Used, given and left.
fn usage(room: &Room) -> String {
    format!(
        "This site uses {} of the {} that the browser gives it; {} are left. The browser rounds \
         these figures, and they may include the page itself.",
        format::bytes(room.usage),
        format::bytes(room.quota),
        format::bytes(left(room))
    )
}

/// What the browser says about clearing.
fn promise(persisted: Option<bool>) -> &'static str {
    match persisted {
        Some(true) => "The browser has promised not to clear this site by itself.",
        Some(false) => "The browser may clear this site by itself when the disk gets full.",
        None => "This browser does not say whether it may clear this site by itself.",
    }
}

/// A bar of a share, 0 to 1, beside figures that say the same.
#[component]
fn Bar(share: f64) -> impl IntoView {
    view! {
        <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-ground" width="100" height="4" />
            <rect class="bar-part" width=format!("{:.2}", share.clamp(0.0, 1.0) * 100.0) height="4" />
        </svg>
    }
}

/// A part of a whole; 0 of nothing is nothing.
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}

#[component]
fn Persist(shared: Shared) -> impl IntoView {
    let press = move |_| shared.send(Command::Privacy(PrivacyCommand::Persist));
    view! {
        <p>
            "If you want to keep your recordings, ask for that promise: without it they may be gone \
             after weeks in which you do not come here. Some browsers ask you, some decide by \
             themselves; deleting works the same either way."
        </p>
        <button type="button" class="quiet" on:click=press>"Ask the browser to keep it"</button>
    }
}

/// The section on the browser's room.
#[component]
pub(super) fn BrowserRoom(shared: Shared) -> impl IntoView {
    let measure = move || shared.send(Command::Privacy(PrivacyCommand::Room));
    measure();
    let room = shared.privacy.room;
    let may_clear =
        Memo::new(move |_| room.get().is_some_and(|room| room.persisted == Some(false)));
    let figures = move || match room.get() {
        None => view! { <p>"Asking the browser …"</p> }.into_any(),
        Some(room) => view! {
            <Bar share=share(room.usage, room.quota) />
            <p>{usage(&room)}</p>
            <p>{promise(room.persisted)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="block" aria-labelledby="room-name">
            <h3 id="room-name">"Room in this browser"</h3>
            <div role="status" class="block">{figures}</div>
            <Show when=move || may_clear.get()>
                <Persist shared />
            </Show>
            <button type="button" class="quiet" on:click=move |_| measure()>"Measure again"</button>
        </section>
    }
}

#[component]
fn Row(tally: Tally, of: u64) -> impl IntoView {
    let count = format::count(tally.records as u64);
    let noun = if tally.records == 1 {
        "record"
    } else {
        "records"
    };
    let simulated = if facts::simulated(tally.owner) {
        ", simulated"
    } else {
        ""
    };
    view! {
        <li>
            <span class="field-head">
                <span>{facts::short(tally.owner)} <small>{simulated}</small></span>
                <span class="value">{format!("{}, {count} {noun}", format::bytes(tally.bytes))}</span>
            </span>
            <Bar share=share(tally.bytes, of) />
        </li>
    }
}

/// The section on who uses it.
#[component]
pub(super) fn PerOwner(shared: Shared, tallies: Memo<Vec<Tally>>) -> impl IntoView {
    let rows = move || {
        let all = tallies.get();
        let whole = all
            .iter()
            .fold(0, |sum: u64, one| sum.saturating_add(one.bytes));
        let row = |owner: Owner| view! { <Row tally=tally::of(&all, owner) of=whole /> };
        OWNERS.map(row).collect_view()
    };
    let note = move || super::reading_note(shared.library.reading.get());
    view! {
        <section class="block" aria-labelledby="per-owner-name">
            <h3 id="per-owner-name">"Whose it is"</h3>
            <p class="hint">
                "Ciphertext of records. Keys, decisions, receipts and the ledger come on top; “List \
                 everything” under “Who holds what” has them."
            </p>
            {move || note().map(|note| view! { <p class="hint">{note}</p> })}
            <ul class="bars">{rows}</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_nothing_and_a_full_disk_has_no_room_left() {
        assert!(share(5, 0) == 0.0 && share(1, 4) == 0.25);
        let room = Room {
            usage: 9,
            quota: 7,
            persisted: None,
        };
        assert_eq!(left(&room), 0);
    }
}
