//! What a deletion would destroy, in numbers: how many records and bytes of which owner, and what
//! stays.

use super::{
    super::{format, words::Named},
    count::recordings,
};
use hearsay_speaker::{
    Owner,
    history::{OWNERS, Totals},
    remnant::Plan,
};
use leptos::prelude::*;

/// Records and bytes of each owner that loses something, and of all together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Doom {
    /// All together.
    pub(super) all: Totals,
    /// By owner, in the order in which they are listed.
    owners: Vec<(Owner, Totals)>,
    /// What stays, of all owners.
    stays: Totals,
}

impl Doom {
    /// The numbers of a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let sum = |wanted: Option<Owner>| {
            let mut totals = Totals::default();
            let of = |owner| wanted.is_none_or(|wanted| wanted == owner);
            for doomed in plan.doomed.iter().filter(|doomed| of(doomed.record.owner)) {
                totals.records += 1;
                totals.bytes = totals.bytes.saturating_add(doomed.bytes);
            }
            totals
        };
        let mut stays = Totals::default();
        for held in &plan.remains {
            stays.records += held.records;
            stays.bytes = stays.bytes.saturating_add(held.bytes);
        }
        let owners = OWNERS.map(|owner| (owner, sum(Some(owner))));
        Self {
            all: sum(None),
            owners: owners
                .into_iter()
                .filter(|(_, of)| of.records > 0)
                .collect(),
            stays,
        }
    }

    /// "3 recordings (96 kB)".
    pub(super) fn sum(&self) -> String {
        line(self.all)
    }
}

fn line(totals: Totals) -> String {
    format!(
        "{} ({})",
        recordings(totals.records),
        format::bytes(totals.bytes)
    )
}

/// The numbers, one line an owner.
#[component]
pub(super) fn DoomList(doom: Doom) -> impl IntoView {
    if doom.all.records == 0 {
        return view! { <p>"There is nothing like that: nothing would be deleted."</p> }.into_any();
    }
    let lines = doom.owners.iter().map(|(owner, totals)| {
        view! { <div><dt>{owner.name()}</dt><dd>{line(*totals)}</dd></div> }
    });
    view! {
        <p>{format!("This destroys {}:", doom.sum())}</p>
        <dl class="doom">{lines.collect_view()}</dl>
        <p>{format!("What stays: {}.", line(doom.stays))}</p>
    }
    .into_any()
}
