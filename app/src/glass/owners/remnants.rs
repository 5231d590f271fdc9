//! Remnants: what real services keep of a record that its owner deleted, shown and purged.

use super::{facts, twice::Twice};
use crate::{
    glass::{focus, format},
    shared::{Command, Shared, privacy::PrivacyCommand},
};
use hearsay_speaker::{Owner, history::OWNERS, record::Device, remnant::Remnant};
use leptos::prelude::*;

/// Identifier of the heading; focus goes there when a remnant goes.
const HEADING: &str = "remnants-name";

/// Remnants of an owner shown at first and added at a time: a few screens.
const PAGE: usize = 20;

/// What stays and what the page can do about it.
const WHAT: &str = "Real services keep some metadata after a deletion. Here such ghosts are kept, so \
    that you can look at them: they hold no sound and no words.";

/// Who says that deleting did not always delete.
const FTC: &str = "In May 2023 the US Federal Trade Commission and Department of Justice charged that \
    Amazon had kept transcripts, and children’s recordings, after deletion requests; Amazon settled \
    (ftc.gov, business guidance, May 2023).";

/// That the button is ours.
const ONLY_HERE: &str = "Purging is possible in this emulator only: we found no vendor’s page that \
    offers it (as of 2026-11-22).";

fn device(device: &Device) -> String {
    let parts = [&device.name, &device.kind, &device.serial];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    match parts.is_empty() {
        true => "not stored".to_owned(),
        false => parts.join(", "),
    }
}

fn or_none(value: Option<&String>) -> String {
    value.cloned().unwrap_or_else(|| "none".to_owned())
}

/// The lines of one remnant.
fn pairs(remnant: &Remnant) -> [(&'static str, String); 8] {
    [
        ("Key", remnant.key.clone()),
        ("Began", format::moment(remnant.started)),
        ("Device", device(&remnant.device)),
        ("Status", remnant.status.as_str().to_owned()),
        ("Utterance type", remnant.utterance_type.as_str().to_owned()),
        ("Domain", or_none(remnant.domain.as_ref())),
        ("Intent", or_none(remnant.intent.as_ref())),
        ("Deleted", format::moment(remnant.deleted)),
    ]
}

#[component]
fn Ghost(shared: Shared, remnant: Remnant) -> impl IntoView {
    let pair = |(name, value): (&'static str, String)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    };
    let lines = pairs(&remnant).map(pair).collect_view();
    let (owner, key) = (remnant.owner, remnant.key.clone());
    let name = format!(
        "Purge the remnant of {} with {}",
        format::moment(remnant.started),
        facts::the(owner)
    );
    let purge = move |()| {
        focus::give(HEADING);
        let command = PrivacyCommand::PurgeRemnant(owner, key.clone());
        shared.send(Command::Privacy(command));
    };
    view! {
        <li class="ghost">
            <dl class="pairs">{lines}</dl>
            <p class="hint">
                {remnant.says.claim()} " Source: " {remnant.says.reference()} "."
            </p>
            <Twice label="Purge" sure="Purge it for good?" name then=Callback::new(purge) />
        </li>
    }
}

#[component]
fn OfOwner(shared: Shared, owner: Owner, all: Memo<Vec<Remnant>>) -> impl IntoView {
    let mine = Memo::new(move |_| {
        all.with(|all| {
            all.iter()
                .filter(|one| one.owner == owner)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| mine.with(Vec::len));
    let some = Memo::new(move |_| count.get() > 0);
    let shown = RwSignal::new(PAGE);
    let more = Memo::new(move |_| count.get() > shown.get());
    let window = move || mine.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let title = move || {
        format!(
            "{}: {}",
            facts::short(owner),
            format::count(count.get() as u64)
        )
    };
    // A page of hundreds of ghosts is read owner by owner.
    view! {
        <Show when=move || some.get()>
            <h4>{title}</h4>
            <ul class="ghosts">
                <For
                    each=window
                    key=|remnant| (remnant.key.clone(), remnant.started, remnant.deleted)
                    let:remnant
                >
                    <Ghost shared remnant />
                </For>
            </ul>
            <Show when=move || more.get()>
                <button type="button" class="quiet" on:click=move |_| shown.update(|n| *n += PAGE)>
                    {format!("Show more remnants with {}", facts::the(owner))}
                </button>
            </Show>
        </Show>
    }
}

/// The section.
#[component]
pub(super) fn Remnants(shared: Shared) -> impl IntoView {
    let all = Memo::new(move |_| shared.privacy.remnants.with(|all| all.all().to_vec()));
    let count = Memo::new(move |_| all.with(Vec::len));
    let some = Memo::new(move |_| count.get() > 0);
    let label = Signal::derive(move || match count.get() {
        1 => "Purge it".to_owned(),
        n => format!("Purge all {}", format::count(n as u64)),
    });
    let purge = move |()| {
        focus::give(HEADING);
        shared.send(Command::Privacy(PrivacyCommand::PurgeRemnants));
    };
    let said = move || match count.get() {
        0 => "There are none.".to_owned(),
        1 => "There is 1 remnant.".to_owned(),
        n => format!("There are {} remnants.", format::count(n as u64)),
    };
    view! {
        <section class="block" aria-labelledby=HEADING>
            <h3 id=HEADING tabindex="-1">"Remnants"</h3>
            <p>{WHAT}</p>
            <p class="claim">{FTC}</p>
            <p role="status">{said}</p>
            <Show when=move || some.get()>
                <div class="tools">
                    <Twice label sure="Purge for good?" then=Callback::new(purge) />
                    <p class="hint">{ONLY_HERE}</p>
                </div>
            </Show>
            {OWNERS.map(|owner| view! { <OfOwner shared owner all /> }).collect_view()}
        </section>
    }
}
