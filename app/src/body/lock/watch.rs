//! Idle time, the person's hands, and other tabs.
//!
//! The vaults lock themselves in every tab by itself after idle minutes; a lock that a person asks
//! for in one tab is heard by the others. Time is looked at in ticks and when the page is shown
//! again, because a sleeping computer runs no timers.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use hearsay_speaker::Millis;
use hearsay_speaker::lock::idle::{LockEvent, LockState};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::super::controller::{Body, calling, calling_with};
use super::super::{clock, page};
use super::keeper::Watching;
use super::passkey;
use crate::shared::library::Reading;
use crate::shared::lock::{LockProgress, LockStatus};

/// Time between two looks at the clock, milliseconds: a lock may come that much late.
const TICK_MS: u32 = 2_000;

/// Activity counts once in this time, milliseconds: a moving pointer must not be work.
const COUNT_MS: Millis = 5_000;

/// What a person does with a page.
const HANDS: [&str; 4] = ["pointerdown", "keydown", "wheel", "touchstart"];

/// Channel between tabs.
const CHANNEL: &str = "hearsay-lock";

/// What tabs tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A person locked the vaults, or idle time did.
    Locked,
    /// A lock was set or taken away.
    Changed,
}

impl Word {
    fn text(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Changed => "changed",
        }
    }

    fn read(text: &str) -> Option<Self> {
        [Self::Locked, Self::Changed]
            .into_iter()
            .find(|word| word.text() == text)
    }
}

impl Body {
    /// Looks how the lock stands and watches from here on. Call once.
    pub(in crate::body) fn watch_lock(&self) {
        let mut listeners = self.hands();
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let heard = calling_with(&self.me, Self::heard_of_lock);
        listeners.extend(channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref().map(MessageEvent::data).unwrap_or_default();
                if let Some(word) = data.as_string().as_deref().and_then(Word::read) {
                    heard(word);
                }
            })
        }));
        let tick = calling(&self.me, |body| body.lock_event(LockEvent::Tick));
        self.lock.watching.replace(Watching {
            _listeners: listeners,
            _ticker: Some(Interval::new(TICK_MS, tick)),
            channel,
        });
        self.spawn(Self::meet_lock);
    }

    fn hands(&self) -> Vec<EventListener> {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return Vec::new();
        };
        let shown = calling(&self.me, |body| {
            if page::is_visible() {
                body.lock_event(LockEvent::Tick);
            }
        });
        let mut listeners: Vec<_> = HANDS
            .into_iter()
            .map(|kind| {
                let active = calling(&self.me, |body| body.lock_event(LockEvent::Active));
                // Before the page's own handlers, so that what is too late comes too late.
                let how = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(&document, kind, how, move |_| active())
            })
            .collect();
        listeners.push(EventListener::new(
            &document,
            "visibilitychange",
            move |_| shown(),
        ));
        listeners
    }

    /// At the start: what is stored decides whether the page begins locked.
    async fn meet_lock(self: Rc<Self>) {
        let lock = self.shared.lock;
        self.show_lock().await;
        if lock.status.try_get_untracked() == Some(LockStatus::Locked) {
            self.shared.library.reading.set(Reading::Locked);
        }
        lock.passkeys.set(passkey::offered().await);
    }

    /// Something happened that concerns idle time.
    pub(super) fn lock_event(&self, event: LockEvent) {
        let now = clock::now();
        self.offer_next_try(now);
        if !self.lock.is_open() {
            return;
        }
        let choice = self.lock.choice.get();
        let state = self.lock.state.get().step(event, now, choice);
        if state == LockState::Locked {
            return self.lock_up("Locked, because nothing was done for a while.");
        }
        let soon = now.saturating_sub(self.lock.counted.get()) < COUNT_MS;
        if event == LockEvent::Active && soon {
            return;
        }
        self.lock.state.set(state);
        if event == LockEvent::Active {
            self.lock.counted.set(now);
        }
        let status = self.open_status();
        if self.shared.lock.status.try_get_untracked() != Some(status) {
            self.shared.lock.status.set(status);
        }
    }

    fn offer_next_try(&self, now: Millis) {
        let next_try = self.shared.lock.next_try;
        let due = next_try.try_get_untracked().flatten();
        if due.is_some_and(|at| at <= now) {
            next_try.set(None);
        }
    }

    /// Tells the other tabs.
    pub(super) fn tell_tabs(&self, word: Word) {
        if let Some(channel) = &self.lock.watching.borrow().channel {
            // Refused only by a closed channel, and ours is open while the body lives.
            let _posted = channel.post_message(&JsValue::from_str(word.text()));
        }
    }

    /// Another tab told something about the lock.
    fn heard_of_lock(&self, word: Word) {
        match word {
            Word::Locked if self.lock.is_open() => {
                self.close_vaults();
                let why = "Locked in another tab.".to_owned();
                self.shared.lock.progress.set(LockProgress::Done(why));
            }
            Word::Locked => {}
            Word::Changed => self.spawn(Self::meet_change),
        }
    }

    /// Another tab set a lock, or took it away: this tab begins anew with what is stored.
    async fn meet_change(self: Rc<Self>) {
        let Ok(keyring) = self.keyring().await else {
            return;
        };
        match keyring.lock_note().await {
            Ok(Some(_)) => self.close_vaults(),
            Ok(None) => {
                self.lock.state.set(LockState::Locked);
                self.read_history().await;
            }
            Err(error) => self.storage_failed(&error),
        }
        self.show_lock().await;
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
