//! Everything that one owner's vault holds, byte for byte, in a table.

use super::{
    facts,
    holdings::{PerStore, per_store, store, unlisted},
};
use crate::{
    glass::{
        about::{Cell, Grid},
        focus, format,
    },
    shared::{
        Command, Shared,
        privacy::{Holding, PrivacyCommand, VaultContents},
    },
};
use hearsay_speaker::{Millis, Owner};
use leptos::prelude::*;

/// Identifier of the heading.
pub(super) const HEADING: &str = "contents-name";

/// Lines shown at first and added at a time: a few screens, and quick to lay out.
const PAGE: usize = 200;

fn line(holding: &Holding, now: Millis) -> Vec<Cell> {
    let since = holding.since.map_or_else(
        || Cell::from("not known"),
        |since| Cell::noted(format::ago(since, now), format::moment(since)),
    );
    vec![
        Cell::from(holding.name.clone()),
        Cell::from(holding.store),
        Cell::from(holding.what.clone()),
        Cell::from(format::bytes(holding.bytes)),
        since,
    ]
}

fn totals(contents: &VaultContents) -> String {
    let single = |line: PerStore| {
        format!(
            "{} {} ({}) in {}",
            format::count(line.values as u64),
            line.store,
            store(line.store),
            format::bytes(line.bytes)
        )
    };
    let stores: Vec<String> = per_store(&contents.holdings)
        .into_iter()
        .map(single)
        .collect();
    let all = format!(
        "Database {}: {} values, {} in all.",
        contents.database,
        format::count(contents.values as u64),
        format::bytes(contents.bytes)
    );
    let listed = match stores.is_empty() {
        true => " There is nothing in it.".to_owned(),
        false => format!(" Listed singly: {}.", stores.join(", ")),
    };
    let rest = match unlisted(contents) {
        0 => String::new(),
        more => format!(" {} more are not listed.", format::count(more as u64)),
    };
    format!("{all}{listed}{rest}")
}

#[component]
fn Table(contents: VaultContents) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let all = contents.holdings.len();
    let more = Memo::new(move |_| all > shown.get());
    let said = totals(&contents);
    let caption = format!("What {} holds", facts::the(contents.owner));
    let rows = move || {
        let now = js_sys::Date::now() as Millis;
        let holdings = contents.holdings.iter().take(shown.get());
        holdings
            .map(|holding| line(holding, now))
            .collect::<Vec<_>>()
    };
    let heads = ["Name", "Store", "What it is", "Size", "Age"].map(str::to_owned);
    view! {
        <p>{said}</p>
        {move || (all > 0).then(|| {
            view! { <Grid caption=caption.clone() heads=heads.clone().into() rows=rows() /> }
        })}
        <Show when=move || more.get()>
            <button type="button" class="quiet" on:click=move |_| shown.update(|n| *n += PAGE)>
                "Show more of the list"
            </button>
        </Show>
    }
}

#[component]
fn Open(shared: Shared, owner: Owner, listed: RwSignal<Option<Owner>>) -> impl IntoView {
    let contents = Memo::new(move |_| {
        let all = shared.privacy.contents;
        all.with(|all| all.iter().find(|contents| contents.owner == owner).cloned())
    });
    let again = move |_| shared.send(Command::Privacy(PrivacyCommand::Contents(owner)));
    let close = move |_| {
        // The button goes away and would take the focus along.
        focus::give("privacy-holders");
        listed.set(None);
    };
    let reading = move || {
        contents
            .with(Option::is_none)
            .then_some("Reading the vault …")
    };
    view! {
        <section class="block" aria-labelledby=HEADING>
            <h3 id=HEADING tabindex="-1">"Everything that " {facts::the(owner)} " holds"</h3>
            <p role="status" class="hint">{reading}</p>
            {move || contents.get().map(|contents| view! { <Table contents /> })}
            <div class="tools">
                <button type="button" class="quiet" on:click=again>"Read it again"</button>
                <button type="button" class="quiet" on:click=close>"Close the list"</button>
            </div>
        </section>
    }
}

/// The list of the owner that was asked for, if one was.
#[component]
pub(super) fn Contents(shared: Shared, listed: RwSignal<Option<Owner>>) -> impl IntoView {
    move || {
        listed
            .get()
            .map(|owner| view! { <Open shared owner listed /> })
    }
}
