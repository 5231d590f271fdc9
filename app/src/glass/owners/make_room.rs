//! "Make room": what could be removed, with counts and sizes first.

use super::{
    choices::{Choice, Removal},
    facts,
    room::{LITTLE, left},
    twice::Twice,
};
use crate::{
    glass::format,
    shared::{Command, Shared, library::Reading, privacy::PrivacyCommand},
};
use hearsay_speaker::{Owner, history::OWNERS, remnant::Deletion};
use leptos::prelude::*;

/// Recordings offered at first, and the most that can be asked for at once.
const COUNT: usize = 10;
const MOST: usize = 100_000;

/// Which of the three choices is taken; its details are kept apart so that they survive a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Oldest,
    Clips,
    Owner,
}

#[derive(Clone, Copy)]
struct Wish {
    way: RwSignal<Way>,
    count: RwSignal<usize>,
    owner: RwSignal<Owner>,
}

impl Wish {
    fn choice(self, way: Way) -> Choice {
        match way {
            Way::Oldest => Choice::Oldest(self.count.get()),
            Way::Clips => Choice::Clips,
            Way::Owner => Choice::Owner(self.owner.get()),
        }
    }
}

fn size(removal: &Removal) -> String {
    let count = removal.names.len();
    let noun = if count == 1 { "record" } else { "records" };
    format!(
        "{} {noun}, {}",
        format::count(count as u64),
        format::bytes(removal.bytes)
    )
}

#[component]
fn Radio(shared: Shared, wish: Wish, way: Way) -> impl IntoView {
    let removal = Memo::new(move |_| {
        let choice = wish.choice(way);
        shared.library.with(|history| choice.removal(history))
    });
    let name = move || wish.choice(way).name();
    let size = move || removal.with(size);
    view! {
        <div class="choice">
            <label>
                <input
                    type="radio" name="make-room"
                    prop:checked=move || wish.way.get() == way
                    on:change=move |_| wish.way.set(way)
                />
                <span>{name} ": " {size}</span>
            </label>
        </div>
    }
}

#[component]
fn Count(wish: Wish) -> impl IntoView {
    let change = move |event| {
        if let Ok(count) = event_target_value(&event).parse::<usize>() {
            wish.count.set(count.clamp(1, MOST));
        }
    };
    view! {
        <label class="field number">
            <span>"How many of the oldest"</span>
            <input
                type="number" inputmode="numeric" min="1" max=MOST.to_string() step="1"
                prop:value=move || wish.count.get().to_string() on:change=change
            />
        </label>
    }
}

#[component]
fn WhichOwner(wish: Wish) -> impl IntoView {
    let options = OWNERS.map(|owner| {
        let here = wish.owner.get_untracked() == owner;
        view! { <option value=facts::short(owner) selected=here>{facts::short(owner)}</option> }
    });
    let change = move |event| {
        let value = event_target_value(&event);
        if let Some(owner) = OWNERS
            .into_iter()
            .find(|owner| facts::short(*owner) == value)
        {
            wish.owner.set(owner);
        }
    };
    view! {
        <label class="field">
            <span class="field-head">"Which owner"</span>
            <select aria-label="Which owner" on:change=change>{options.collect_view()}</select>
        </label>
    }
}

/// The section.
#[component]
pub(super) fn MakeRoom(shared: Shared) -> impl IntoView {
    let wish = Wish {
        way: RwSignal::new(Way::Oldest),
        count: RwSignal::new(COUNT),
        owner: RwSignal::new(Owner::Cloud),
    };
    let removal = Memo::new(move |_| {
        let choice = wish.choice(wish.way.get());
        shared.library.with(|history| choice.removal(history))
    });
    let nothing = Signal::derive(move || removal.with(|removal| removal.names.is_empty()));
    let label = Signal::derive(move || removal.with(|removal| format!("Delete {}", size(removal))));
    let delete = move |()| {
        let names = removal.with_untracked(|removal| removal.names.clone());
        let deletion = Deletion::Selected(names);
        shared.send(Command::Privacy(PrivacyCommand::Delete(deletion)));
    };
    let little = Memo::new(move |_| {
        shared
            .privacy
            .room
            .get()
            .is_some_and(|room| left(&room) < LITTLE)
    });
    let said = move || match (little.get(), shared.library.reading.get()) {
        (_, Reading::Locked) => "The vaults are locked: open them to choose what goes.",
        (true, _) => {
            "There is little room left: soon nothing more can be recorded. Choose what goes."
        }
        (false, _) => {
            "There is room enough now. When it gets little, this is where to choose what goes."
        }
    };
    view! {
        <section class="block" aria-labelledby="make-room-name">
            <h3 id="make-room-name">"Make room"</h3>
            <p role="status" class:alarm=little>{said}</p>
            <fieldset>
                <legend class="visually-hidden">"What to remove"</legend>
                <Radio shared wish way=Way::Oldest />
                <Radio shared wish way=Way::Clips />
                <Radio shared wish way=Way::Owner />
            </fieldset>
            <div class="tools">
                <Show when=move || wish.way.get() == Way::Oldest>
                    <Count wish />
                </Show>
                <Show when=move || wish.way.get() == Way::Owner>
                    <WhichOwner wish />
                </Show>
            </div>
            <div class="tools">
                <Twice label sure="Delete them?" disabled=nothing then=Callback::new(delete) />
                <p class="hint">"It can be undone for ten seconds."</p>
            </div>
        </section>
    }
}
