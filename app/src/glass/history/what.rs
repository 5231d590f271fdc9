//! What a person may want gone, as the deletion dialog offers it.

use super::{
    super::{focus, format},
    choice::Choice,
    count::recordings,
    doom::Doom,
    names::Choices,
    select,
    state::{Asked, State, now},
};
use crate::shared::{Command, privacy::PrivacyCommand};
use hearsay_speaker::{
    history::{Dates, RecordRef},
    remnant::Deletion,
};
use leptos::prelude::*;

/// What is to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum What {
    /// What is selected.
    Selected,
    /// What the filters show.
    Shown,
    /// Everything of the filter's days.
    Days,
    /// Everything that one device heard.
    Device,
    /// Everything of one profile.
    Profile,
    /// Everything. The dialog begins with it where nothing is selected, because nothing happens
    /// before its numbers were shown and the second press was made.
    #[default]
    Everything,
}

/// What the dialog holds. Copy it anywhere.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    state: State,
    what: RwSignal<What>,
    device: RwSignal<Option<String>>,
    profile: RwSignal<Option<String>>,
}

/// The names of what the filters show.
fn shown(state: State) -> Vec<RecordRef> {
    state.found.with(|found| {
        state.shared.library.with(|history| {
            let all = found.iter().filter_map(|handle| history.get(*handle));
            all.map(RecordRef::of).collect()
        })
    })
}

impl Asking {
    /// Nothing asked yet but what the dialog was opened for.
    pub(super) fn new(state: State) -> Self {
        let first = match state.asked.get_untracked() {
            Asked::Selected => What::Selected,
            Asked::Closed | Asked::Open => What::default(),
        };
        Self {
            state,
            what: RwSignal::new(first),
            device: RwSignal::new(None),
            profile: RwSignal::new(None),
        }
    }

    /// What would be deleted; `None` while a device or profile is still to be picked.
    fn deletion(self) -> Option<Deletion> {
        match self.what.get() {
            What::Selected => {
                self.state.selection.track();
                Some(Deletion::Selected(select::names(self.state)))
            }
            What::Shown => Some(Deletion::Selected(shown(self.state))),
            What::Days => Some(Deletion::Range(
                self.state.filter.with(|filter| filter.dates),
            )),
            What::Device => self.device.get().map(Deletion::Device),
            What::Profile => self.profile.get().map(Deletion::Profile),
            What::Everything => Some(Deletion::Everything),
        }
    }

    /// What that would destroy, in numbers.
    pub(super) fn doom(self) -> Option<Doom> {
        let deletion = self.deletion()?;
        let library = self.state.shared.library;
        Some(library.with(|history| Doom::of(&deletion.plan(history, now(), None))))
    }

    /// The second press.
    pub(super) fn carry_out(self) {
        let Some(deletion) = untrack(move || self.deletion()) else {
            return;
        };
        let state = self.state;
        state.asked.set(Asked::Closed);
        // What opened the dialog may go away together with what is deleted.
        focus::give(focus::HISTORY);
        state.hand_over.set_value(true);
        state
            .shared
            .send(Command::Privacy(PrivacyCommand::Delete(deletion)));
    }
}

/// The filter's days in words.
fn days(dates: Dates) -> String {
    match dates {
        Dates::All => "all days".to_owned(),
        Dates::Today => "today".to_owned(),
        Dates::Yesterday => "yesterday".to_owned(),
        Dates::Last7Days => "the last 7 days".to_owned(),
        Dates::Last30Days => "the last 30 days".to_owned(),
        Dates::Custom { from, to } => format!(
            "{} to {}",
            format::calendar_day(from.min(to)),
            format::calendar_day(from.max(to))
        ),
    }
}

#[component]
fn Way(asking: Asking, what: What, #[prop(into)] says: Signal<String>) -> impl IntoView {
    view! {
        <label class="what">
            <input
                type="radio" name="delete-what"
                prop:checked=move || asking.what.get() == what
                on:change=move |_| asking.what.set(what)
            />
            <span>{move || says.get()}</span>
        </label>
    }
}

/// What can be chosen. A choice that would name nothing is not there.
#[component]
pub(super) fn Options(asking: Asking) -> impl IntoView {
    let state = asking.state;
    let library = state.shared.library;
    let chosen = Memo::new(move |_| state.chosen().records);
    let any = Memo::new(move |_| chosen.get() > 0);
    let found = Memo::new(move |_| state.shown.get().records);
    let narrowed = Memo::new(move |_| found.get() > 0 && found.get() < state.all.get().records);
    let dates = Memo::new(move |_| state.filter.with(|filter| filter.dates));
    let devices = Memo::new(move |_| -> Choices<String> {
        let all = library.with(|history| history.devices()).into_iter();
        let name = |name: &str, serial: &str| {
            if name.is_empty() {
                serial.to_owned()
            } else {
                name.to_owned()
            }
        };
        let named = all.filter(|device| !device.serial.is_empty());
        named
            .map(|device| (name(&device.name, &device.serial), device.serial))
            .collect()
    });
    let profiles = Memo::new(move |_| -> Choices<String> {
        let all = library.with(|history| history.profiles()).into_iter();
        all.map(|name| (name.clone(), name)).collect()
    });
    let pick = move |to: RwSignal<Option<String>>, what: What| {
        Callback::new(move |picked: Option<String>| {
            if picked.is_some() {
                asking.what.set(what);
            }
            to.set(picked);
        })
    };
    let selected =
        Signal::derive(move || format!("What is selected: {}", recordings(chosen.get())));
    let shown =
        Signal::derive(move || format!("What the filters show: {}", recordings(found.get())));
    let of_days = Signal::derive(move || {
        format!(
            "Everything of {}, whatever the other filters say",
            days(dates.get())
        )
    });
    view! {
        <Show when=move || any.get()>
            <Way asking what=What::Selected says=selected />
        </Show>
        <Show when=move || narrowed.get()>
            <Way asking what=What::Shown says=shown />
        </Show>
        <Show when=move || dates.get() != Dates::All>
            <Way asking what=What::Days says=of_days />
        </Show>
        <Way asking what=What::Everything says="Everything, of all owners".to_owned() />
        <Show when=move || !devices.with(Vec::is_empty)>
            <Way asking what=What::Device says="Everything that one device heard".to_owned() />
            <Choice
                name="Device to delete" any="Pick a device" choices=devices
                chosen=asking.device choose=pick(asking.device, What::Device)
            />
        </Show>
        <Show when=move || !profiles.with(Vec::is_empty)>
            <Way asking what=What::Profile says="Everything of one profile".to_owned() />
            <Choice
                name="Profile to delete" any="Pick a profile" choices=profiles
                chosen=asking.profile choose=pick(asking.profile, What::Profile)
            />
        </Show>
    }
}
