//! One owner's card: what it is, how much it holds, who can read it, and how long it is kept.

use super::{
    facts::{self, said},
    readers,
    rules::{self, Next},
    tally::{self, Tally},
};
use crate::{glass::format, shared::Shared};
use hearsay_speaker::{Millis, Owner};
use leptos::prelude::*;

/// A moment, and how long ago it was.
#[component]
fn When(at: Option<Millis>) -> impl IntoView {
    let Some(at) = at else {
        return "none".into_any();
    };
    let now = js_sys::Date::now() as Millis;
    view! {
        <time datetime=format::machine(at)>{format::moment(at)}</time>
        <small>{format::ago(at, now)}</small>
    }
    .into_any()
}

fn numbers(tally: Tally) -> impl IntoView {
    view! {
        <dl class="pairs">
            <div><dt>"Records"</dt><dd>{format::count(tally.records as u64)}</dd></div>
            <div><dt>"Ciphertext"</dt><dd>{format::bytes(tally.bytes)}</dd></div>
            <div><dt>"Oldest"</dt><dd><When at=tally.oldest /></dd></div>
            <div><dt>"Newest"</dt><dd><When at=tally.newest /></dd></div>
        </dl>
    }
}

fn due(next: Next) -> String {
    match next {
        Next::At(at, why) => {
            let at = format::moment(at);
            format!("Next goes something at {at}, by the speaker’s clock. {why}")
        }
        Next::Nothing => "Nothing of it goes by itself.".to_owned(),
        Next::Later => "Nothing of it is among what goes soonest.".to_owned(),
    }
}

#[component]
fn Real(owner: Owner) -> impl IntoView {
    let line = |said: &facts::Said| {
        view! { <li>{said.what} <small>"Source: " {said.source} "."</small></li> }
    };
    let lines = said(owner).iter().map(line).collect_view();
    view! {
        <h5>"Said of the real one"</h5>
        <ul class="said">{lines}</ul>
    }
}

/// The card.
#[component]
pub(super) fn Card(
    shared: Shared,
    owner: Owner,
    tallies: Memo<Vec<Tally>>,
    /// Lists everything that this owner holds.
    list: Callback<Owner>,
) -> impl IntoView {
    let tally = Memo::new(move |_| tallies.with(|all| tally::of(all, owner)));
    let lock = shared.lock.status;
    let rule = move || {
        let house = shared.privacy.house;
        house.with(|house| rules::kept(owner, &house.rules))
    };
    let next = move || {
        due(shared
            .privacy
            .coming
            .with(|coming| rules::next(owner, coming)))
    };
    let id = format!(
        "holder-{}",
        facts::short(owner).replace(' ', "-").to_lowercase()
    );
    let badge = facts::simulated(owner)
        .then(|| view! { <span class="badge">"simulated in this browser"</span> });
    let name_id = id.clone();
    view! {
        <article class="holder" aria-labelledby=name_id>
            <h4 id=id>{facts::short(owner)}</h4>
            {badge}
            <p>{facts::what(owner)}</p>
            {move || numbers(tally.get())}
            <h5>"Who can read it here"</h5>
            <p>{move || readers::here(owner, lock.get())}</p>
            <Real owner />
            <h5>"How long it is kept"</h5>
            <p>{rule} " " {next}</p>
            <button
                type="button" class="quiet"
                aria-label=format!("List everything that {} holds", facts::the(owner))
                on:click=move |_| list.run(owner)
            >
                "List everything"
            </button>
        </article>
    }
}
