//! What went from one owner to another: a drawing, and the moves one by one from the ledger.

use super::{
    arcs::{self, Arc, arc},
    facts,
    flows::{self, Flow, Move},
};
use crate::{glass::format, shared::Shared};
use hearsay_speaker::history::OWNERS;
use leptos::prelude::*;

/// Moves shown at first and added at a time: a screen.
const PAGE: usize = 20;

/// One way in words: "Cloud to Reviewers: 3 copies".
fn way(flow: &Flow) -> String {
    let noun = if flow.count == 1 { "copy" } else { "copies" };
    let count = format::count(flow.count as u64);
    let (from, to) = (facts::short(flow.from), facts::short(flow.to));
    format!("{from} to {to}: {count} {noun}")
}

fn shows(flows: &[Flow]) -> String {
    let ways: Vec<String> = flows.iter().map(way).collect();
    format!("Copies between owners. {}.", ways.join("; "))
}

#[component]
fn Drawing(flows: Vec<Flow>) -> impl IntoView {
    let names = OWNERS.map(|owner| {
        let y = arcs::row(owner);
        view! {
            <text x=arcs::EDGE - 12.0 y=y text-anchor="end" dominant-baseline="middle">
                {facts::short(owner)}
            </text>
            <circle cx=arcs::EDGE - 4.0 cy=y r="3" />
        }
    });
    let lines = flows.iter().map(|flow| {
        let Arc {
            line,
            head,
            label: (x, y),
            up,
        } = arc(flow);
        let count = format::count(flow.count as u64);
        view! {
            <path class="flow-line" class:flow-up=up d=line />
            <path class="flow-head" d=head />
            <text x=x y=y dominant-baseline="middle">{count}</text>
        }
    });
    let lines = lines.collect_view();
    view! {
        <svg
            class="flows" role="img" aria-label=shows(&flows)
            viewBox=format!("0 0 {} {}", arcs::WIDE, arcs::HIGH)
        >
            {names.collect_view()}
            {lines}
        </svg>
    }
}

#[component]
fn Line(copy: Move) -> impl IntoView {
    let (from, to) = (facts::the(copy.from), facts::the(copy.to));
    let of = copy
        .subject
        .map_or_else(String::new, |subject| format!(" of record {subject}"));
    view! {
        <li>
            <time datetime=format::machine(copy.time)>{format::moment(copy.time)}</time>
            {format!(": a copy{of} went from {from} to {to}.")}
        </li>
    }
}

/// The section.
#[component]
pub(super) fn Copies(shared: Shared) -> impl IntoView {
    let moves = Memo::new(move |_| shared.privacy.ledger.with(|all| flows::moves(all)));
    let flows = Memo::new(move |_| moves.with(|moves| flows::flows(moves)));
    let shown = RwSignal::new(PAGE);
    let some = Memo::new(move |_| moves.with(|moves| !moves.is_empty()));
    let window =
        move || moves.with(|moves| moves.iter().take(shown.get()).copied().collect::<Vec<_>>());
    view! {
        <section class="block" aria-labelledby="copies-name">
            <h3 id="copies-name">"What went from one to another"</h3>
            <Show
                when=move || some.get()
                fallback=|| view! {
                    <p>"No copy has gone from one owner to another, as far as the ledger goes back."</p>
                }
            >
                <div class="copies">
                    {move || view! { <Drawing flows=flows.get() /> }}
                    <div>
                        <ol class="moves" reversed>
                            <For each=window key=|copy| (copy.number, copy.time) let:copy>
                                <Line copy />
                            </For>
                        </ol>
                        <Show when=move || moves.with(|moves| moves.len() > shown.get())>
                            <button
                                type="button" class="quiet"
                                on:click=move |_| shown.update(|n| *n += PAGE)
                            >
                                "Show older copies"
                            </button>
                        </Show>
                    </div>
                </div>
                <p class="hint">
                    "From the ledger, in real time. A record is named by a short salted code, never by \
                     what was said in it."
                </p>
            </Show>
        </section>
    }
}
