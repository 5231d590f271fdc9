//! "Verify": the look for leftovers of one receipt, shown as it goes.

use super::scan;
use crate::{
    glass::{
        about::{Cell, Grid},
        format,
    },
    shared::{
        Command, Shared,
        privacy::{PrivacyCommand, Rescan, Searched},
    },
};
use leptos::prelude::*;

fn looked(rescan: &Rescan) -> String {
    let seen = scan::seen(rescan);
    format!(
        "{} values of {} places ({})",
        format::count(seen.values as u64),
        format::count(seen.places as u64),
        format::bytes(seen.bytes)
    )
}

fn row(place: &Searched) -> Vec<Cell> {
    vec![
        Cell::from(place.place.clone()),
        Cell::from(format::count(place.values as u64)),
        Cell::from(format::bytes(place.bytes)),
        Cell::from(match place.found {
            0 => "nothing".to_owned(),
            found => format!("found: {}", format::count(found as u64)),
        }),
    ]
}

#[component]
fn Places(rescan: Rescan) -> impl IntoView {
    let heads = ["Place", "Values", "Size", "Found"].map(str::to_owned);
    let rows = rescan.searched.iter().map(row).collect();
    let caption = format!("Looked through for receipt {}", rescan.receipt);
    view! { <Grid caption heads=heads.into() rows /> }
}

/// The button and what comes of it.
#[component]
pub(super) fn Verify(shared: Shared, number: u32) -> impl IntoView {
    let mine = Memo::new(move |_| {
        let rescan = shared.privacy.rescan.get();
        rescan.filter(|rescan| rescan.receipt == number)
    });
    let busy = Memo::new(move |_| mine.with(|it| it.as_ref().is_some_and(|it| !it.finished)));
    let verdict = move || {
        let said = |rescan: &Rescan| scan::verdict(rescan, &looked(rescan));
        mine.with(|it| it.as_ref().map(said))
    };
    let found = move || mine.with(|it| it.as_ref().is_some_and(|it| it.found() > 0));
    let details = move || {
        mine.get().map(|rescan| {
            view! {
                <Places rescan />
                <p class="hint">{scan::CANNOT}</p>
            }
        })
    };
    let press = move |_| {
        // Pressing again while it looks would only start it over; the focus stays on the button.
        if !busy.get_untracked() {
            shared.send(Command::Privacy(PrivacyCommand::Verify(number)));
        }
    };
    view! {
        <div class="verify">
            <button
                type="button" class="quiet" aria-label=format!("Verify receipt {number}")
                aria-disabled=move || busy.get().then_some("true") on:click=press
            >
                "Verify"
            </button>
            <p role="status" class="finding" class:alarm=found>{verdict}</p>
            {details}
        </div>
    }
}
