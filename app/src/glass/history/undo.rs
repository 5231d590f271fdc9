//! The ten seconds in which a deletion can be taken back, and the moment in which it runs.

use super::{super::focus, doom::Doom, state::State};
use crate::shared::{Command, Shared, privacy::PrivacyCommand};
use core::time::Duration;
use hearsay_speaker::remnant::{Pending, Stage, UNDO_MS};
use leptos::{html, prelude::*};

/// How often the seconds left are looked at: often enough that none is skipped.
const LOOK: Duration = Duration::from_millis(200);

/// Time that never runs backwards, milliseconds.
fn steady() -> f64 {
    window()
        .performance()
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Whole seconds left, at least one while it waits.
fn seconds_left(left_ms: u64, passed_ms: f64) -> u64 {
    let passed = passed_ms.max(0.0) as u64;
    left_ms.saturating_sub(passed).div_ceil(1_000).max(1)
}

fn waiting(pending: &Pending) -> Option<u64> {
    match pending.stage() {
        Stage::Waiting { left_ms } => Some(left_ms),
        Stage::Begun | Stage::Undone => None,
    }
}

/// The seconds, for the eye: a screen reader would be told each of them.
#[component]
fn Countdown(shared: Shared) -> impl IntoView {
    let told = Memo::new(move |_| {
        let left = shared
            .privacy
            .pending
            .with(|pending| pending.as_ref().and_then(waiting));
        left.map(|left| (left, steady()))
    });
    let look = RwSignal::new(steady());
    if let Ok(timer) = set_interval_with_handle(
        move || {
            look.try_set(steady());
        },
        LOOK,
    ) {
        on_cleanup(move || timer.clear());
    }
    let left = Memo::new(move |_| {
        let (left, since) = told.get()?;
        Some(seconds_left(left, look.get() - since))
    });
    view! {
        <p class="countdown" aria-hidden="true">
            <progress
                max=(UNDO_MS / 1_000).to_string()
                prop:value=move || left.get().unwrap_or_default().to_string()
            ></progress>
            <span>{move || left.get().map(|left| format!("{left}\u{a0}s left"))}</span>
        </p>
    }
}

/// "Undo" and "Delete now".
#[component]
fn Choices(state: State) -> impl IntoView {
    let shared = state.shared;
    let undo = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = undo.get()
            && state.hand_over.try_update_value(core::mem::take) == Some(true)
        {
            // It fails only for elements that are not shown; the focus then stays at the heading.
            let _ = button.focus();
        }
    });
    let send = move |command: fn() -> PrivacyCommand| {
        move |_| {
            // Both buttons go away and would take the focus along.
            focus::give(focus::HISTORY);
            shared.send(Command::Privacy(command()));
        }
    };
    view! {
        <Countdown shared />
        <button type="button" class="primary" node_ref=undo on:click=send(|| PrivacyCommand::Undo)>
            "Undo"
        </button>
        <button type="button" class="quiet" on:click=send(|| PrivacyCommand::Hurry)>"Delete now"</button>
    }
}

/// The bar, at the foot of the window wherever the page is scrolled to.
#[component]
pub(super) fn UndoBar(state: State) -> impl IntoView {
    let pending = state.shared.privacy.pending;
    let sum = Memo::new(move |_| {
        pending.with(|pending| pending.as_ref().map(|p| Doom::of(p.plan()).sum()))
    });
    let stage = Memo::new(move |_| {
        let stage = pending.with(|pending| pending.as_ref().map(Pending::stage));
        // The time left is the countdown's business.
        match stage {
            Some(Stage::Waiting { .. }) => Some(Stage::Waiting { left_ms: 1 }),
            other => other,
        }
    });
    let text = move || match (stage.get()?, sum.get()?) {
        (Stage::Waiting { .. }, sum) => Some(format!(
            "{sum} will be destroyed in ten seconds unless you undo it."
        )),
        (Stage::Begun, sum) => Some(format!("Destroying keys … {sum}.")),
        (Stage::Undone, _) => None,
    };
    let waits = Memo::new(move |_| matches!(stage.get(), Some(Stage::Waiting { .. })));
    let shown =
        Memo::new(move |_| matches!(stage.get(), Some(Stage::Waiting { .. } | Stage::Begun)));
    view! {
        <div class="undo" class:shown=shown role="group" aria-label="Deletion">
            <p role="status">{text}</p>
            <Show when=move || waits.get()>
                <Choices state />
            </Show>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::seconds_left;

    #[test]
    fn seconds_are_counted_down_and_never_below_one() {
        assert_eq!(seconds_left(10_000, 0.0), 10);
        assert_eq!(seconds_left(10_000, 1.0), 10);
        assert_eq!(seconds_left(10_000, 9_500.0), 1);
        assert_eq!(seconds_left(10_000, 20_000.0), 1);
        assert_eq!(seconds_left(10_000, -5.0), 10);
    }
}
