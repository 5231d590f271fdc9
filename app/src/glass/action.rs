//! The action button: a short press is a tap, a long one holds the microphone open.
//!
//! Pointer, Space and Enter press alike. A click that no pointer made (its `detail` is 0) comes from
//! assistive technology and counts as a tap. Invariant: every `Hold(true)` is followed by one `Hold(false)`,
//! even when the button loses the focus, the pointer or its place in the page.

use crate::shared::{Command, Shared};
use core::time::Duration;
use hearsay_speaker::Power;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

/// A press at least this long is a hold, milliseconds: longer than a deliberate tap, shorter than
/// the half second after which touch systems open their menus.
pub const HOLD_MS: u64 = 400;

/// Where a press stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Press {
    #[default]
    Up,
    /// Down, not yet long.
    Down(Option<TimeoutHandle>),
    /// Long.
    Held,
}

#[derive(Clone, Copy)]
struct Button {
    shared: Shared,
    press: RwSignal<Press>,
}

impl Button {
    fn down(self) {
        if self.press.get_untracked() != Press::Up {
            return;
        }
        let later = move || self.lengthen();
        let timer = set_timeout_with_handle(later, Duration::from_millis(HOLD_MS)).ok();
        self.press.set(Press::Down(timer));
    }

    fn lengthen(self) {
        if matches!(self.press.try_get_untracked(), Some(Press::Down(_))) {
            self.press.set(Press::Held);
            self.shared.send(Command::Hold(true));
        }
    }

    fn up(self) {
        match self.press.try_get_untracked() {
            Some(Press::Down(timer)) => {
                if let Some(timer) = timer {
                    timer.clear();
                }
                self.press.set(Press::Up);
                self.shared.send(Command::Tap);
            }
            Some(Press::Held) => self.release(),
            _ => {}
        }
    }

    /// The press was taken away: a hold ends, a short press never was.
    fn lost(self) {
        match self.press.try_get_untracked() {
            Some(Press::Down(timer)) => {
                if let Some(timer) = timer {
                    timer.clear();
                }
                self.press.set(Press::Up);
            }
            Some(Press::Held) => self.release(),
            _ => {}
        }
    }

    fn release(self) {
        self.press.set(Press::Up);
        self.shared.send(Command::Hold(false));
    }
}

/// `true` for the keys that press a button.
fn presses(event: &ev::KeyboardEvent) -> bool {
    matches!(event.key().as_str(), " " | "Enter")
}

/// The button on the disc.
#[component]
pub(super) fn ActionButton(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let button = Button {
        shared,
        press: RwSignal::new(Press::Up),
    };
    on_cleanup(move || button.lost());
    let pointer_down = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            button.down();
        }
    };
    let click = move |event: ev::MouseEvent| {
        if event.detail() == 0 {
            shared.send(Command::Tap);
        }
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if presses(&event) {
            event.prevent_default();
            if !event.repeat() {
                button.down();
            }
        }
    };
    let key_up = move |event: ev::KeyboardEvent| {
        if presses(&event) {
            event.prevent_default();
            button.up();
        }
    };
    let off = move || matches!(power.get(), Power::Off | Power::Starting);
    view! {
        <button
            type="button"
            class="action"
            class:down=move || button.press.get() != Press::Up
            disabled=off
            aria-describedby="action-hint"
            on:pointerdown=pointer_down
            on:pointerup=move |_| button.up()
            on:pointerleave=move |_| button.lost()
            on:pointercancel=move |_| button.lost()
            on:contextmenu=move |event| event.prevent_default()
            on:keydown=key_down
            on:keyup=key_up
            on:blur=move |_| button.lost()
            on:click=click
        >
            <span class="visually-hidden">"Action"</span>
            <span class="action-dot" aria-hidden="true"></span>
        </button>
    }
}
