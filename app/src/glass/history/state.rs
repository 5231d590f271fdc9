//! What the region remembers: the filter, what it found, what is chosen, which row is open.

use crate::shared::Shared;
use core::time::Duration;
use hearsay_speaker::{
    Millis,
    history::{Filter, Handle, Selection, Totals},
};
use leptos::prelude::*;

/// How often the region looks whether another day has begun: a minute, so that "today" is never
/// wrong for longer.
const DAY_LOOK: Duration = Duration::from_secs(60);

/// What a deletion dialog begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asked {
    /// It is closed.
    #[default]
    Closed,
    /// Opened with nothing chosen yet.
    Open,
    /// Opened for what is selected.
    Selected,
}

/// The region's state. Copy it anywhere.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// The page's state.
    pub(super) shared: Shared,
    /// What is to be shown.
    pub(super) filter: RwSignal<Filter>,
    /// What the filter admits, newest first.
    pub(super) found: Memo<Vec<Handle>>,
    /// Number and size of what was found.
    pub(super) shown: Memo<Totals>,
    /// Number and size of everything but what is about to be deleted.
    pub(super) all: Memo<Totals>,
    /// What the person chose.
    pub(super) selection: RwSignal<Selection>,
    /// The row that is open.
    pub(super) open: RwSignal<Option<Handle>>,
    /// The deletion dialog.
    pub(super) asked: RwSignal<Asked>,
    /// The person has just asked for a deletion: the focus goes to "Undo" when that appears.
    pub(super) hand_over: StoredValue<bool>,
}

/// Real time now. Records begin in real time whatever the time machine says, so days are real days.
pub(super) fn now() -> Millis {
    js_sys::Date::now() as Millis
}

impl State {
    /// Call once, inside the region.
    pub(super) fn new(shared: Shared) -> Self {
        let filter = RwSignal::new(Filter::default());
        let library = shared.library;
        let today = today(shared);
        let found = Memo::new(move |_| {
            today.get();
            filter.with(|filter| library.with(|history| history.query(filter, now())))
        });
        let shown = Memo::new(move |_| {
            found.with(|found| library.with(|history| history.totals(found.iter().copied())))
        });
        let all = Memo::new(move |_| {
            library.with(|history| history.totals(history.query(&Filter::default(), now())))
        });
        let state = Self {
            shared,
            filter,
            found,
            shown,
            all,
            selection: RwSignal::default(),
            open: RwSignal::new(None),
            asked: RwSignal::default(),
            hand_over: StoredValue::new(false),
        };
        state.forget_what_is_gone();
        state
    }

    /// What is chosen never names a record that is gone, and an open row that is gone is closed.
    fn forget_what_is_gone(self) {
        let Self {
            shared,
            selection,
            open,
            ..
        } = self;
        Effect::new(move |_| {
            shared.library.with(|history| {
                let before = selection.get_untracked();
                let mut after = before.clone();
                after.prune(history);
                if after != before {
                    selection.set(after);
                }
                if open
                    .get_untracked()
                    .is_some_and(|handle| history.get(handle).is_none())
                {
                    open.set(None);
                }
            });
        });
    }

    /// Number and size of what is chosen.
    pub(super) fn chosen(self) -> Totals {
        self.selection
            .with(|chosen| self.shared.library.with(|history| chosen.totals(history)))
    }
}

/// The day of today; changes at midnight.
fn today(shared: Shared) -> Memo<hearsay_speaker::record::DayKey> {
    let look = RwSignal::new(now());
    if let Ok(timer) = set_interval_with_handle(
        move || {
            look.try_set(now());
        },
        DAY_LOOK,
    ) {
        on_cleanup(move || timer.clear());
    }
    Memo::new(move |_| {
        let at = look.get();
        shared.library.with(|history| history.day_of(at))
    })
}
