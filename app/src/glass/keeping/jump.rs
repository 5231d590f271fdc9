//! Moving the speaker's clock: first what would happen on the way, then the step itself.

use super::{
    events::{EventLine, event},
    words::{counted, many, moment, now},
};
use crate::{
    glass::focus,
    shared::{Command, Shared, items::items, library::Reading, privacy::PrivacyCommand},
};
use hearsay_speaker::{
    Millis,
    policy::{Event, Happening, JUMPS, Jump, events_until},
};
use leptos::prelude::*;

/// Most lines of a preview: more than anybody reads, fewer than a page would stall on.
const MOST: usize = 50;

/// What lies between now and the end of a jump.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    /// Where it leads, the speaker's time.
    to: Millis,
    events: Vec<Event>,
    reading: Reading,
}

/// Looks ahead without moving anything. Subscribes to recordings, rules and clock.
fn look(shared: Shared, name: &str, jump: Jump) -> Result<Way, String> {
    let crossing = shared
        .privacy
        .clock
        .with(|clock| clock.clone().jump(now(), name, jump))
        .map_err(|refused| refused.to_string())?;
    let house = shared.privacy.house.get();
    let reading = shared.library.reading.get();
    let events = shared
        .library
        .with(|history| events_until(&items(history), &house.rules, &[], crossing.to));
    Ok(Way {
        to: crossing.to,
        events,
        reading,
    })
}

impl Way {
    fn says(&self) -> String {
        let kinds = self.events.iter().filter_map(|event| match &event.what {
            Happening::Expired(expiry) => Some(expiry.kind),
            Happening::Reminded(_) => None,
        });
        let goes = counted(kinds);
        let happens = if goes.is_empty() {
            "Nothing would be deleted on the way.".to_owned()
        } else {
            format!("On the way this would be deleted: {goes}. Nothing brings it back.")
        };
        let unread = match self.reading {
            Reading::Whole => "",
            Reading::Locked => " The vaults are locked: what lies in them is not counted.",
            Reading::Opening | Reading::Partly => {
                " The vaults are still being read: there may be more."
            }
        };
        format!(
            "It would be {} for the speaker. {happens}{unread}",
            moment(self.to)
        )
    }
}

fn id(name: &str) -> String {
    format!("jump-{}", name.replace(' ', "-"))
}

#[component]
fn WayAhead(shared: Shared, way: Way) -> impl IntoView {
    let left = way.events.len().saturating_sub(MOST);
    let lines: Vec<_> = way
        .events
        .iter()
        .take(MOST)
        .map(|e| event(shared, e))
        .collect();
    view! {
        <ol class="events" aria-label="What would happen on the way">
            {lines.into_iter().map(|told| view! { <EventLine told /> }).collect_view()}
        </ol>
        {(left > 0).then(|| view! { <p class="hint">{format!("And {}.", many(left, "more", "more"))}</p> })}
    }
}

/// The jumps, and the way that the chosen one leads.
#[component]
pub(super) fn Jumps(shared: Shared) -> impl IntoView {
    let chosen = RwSignal::new(None::<(&'static str, Jump)>);
    let way = Memo::new(move |_| chosen.get().map(|(name, jump)| look(shared, name, jump)));
    let says = move || {
        way.with(|way| match way {
            None => String::new(),
            Some(Ok(way)) => way.says(),
            Some(Err(refused)) => refused.clone(),
        })
    };
    let done = move |go: bool| {
        let Some((name, jump)) = chosen.get_untracked() else {
            return;
        };
        if go {
            shared.send(Command::Privacy(PrivacyCommand::Jump(jump)));
        }
        chosen.set(None);
        focus::give(&id(name));
    };
    let button = move |(name, jump): (&'static str, Jump)| {
        let here = move || chosen.get().is_some_and(|(other, _)| other == name);
        view! {
            <button
                type="button" class="quiet" id=id(name) aria-pressed=move || here().to_string()
                on:click=move |_| chosen.set((!here()).then_some((name, jump)))
            >
                {name}
            </button>
        }
    };
    let open = Memo::new(move |_| chosen.with(Option::is_some));
    let name = move || chosen.get().map_or("", |(name, _)| name);
    let possible = move || way.with(|way| matches!(way, Some(Ok(_))));
    view! {
        <div class="jumps" role="group" aria-label="Look ahead by">
            {JUMPS.map(button).collect_view()}
        </div>
        <div class="question" class:asked=move || open.get()>
            <p role="status">{says}</p>
            {move || way.get().and_then(Result::ok).map(|way| view! { <WayAhead shared way /> })}
            <Show when=move || open.get()>
                <div class="answers">
                    <button
                        type="button" class="primary" disabled=move || !possible()
                        on:click=move |_| done(true)
                    >
                        {move || format!("Move forward {}", name())}
                    </button>
                    <button type="button" class="quiet" on:click=move |_| done(false)>
                        "Stay here"
                    </button>
                </div>
            </Show>
        </div>
    }
}
