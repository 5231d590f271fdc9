//! The glass: what a person sees and presses.
//!
//! It reads the signals of [`Shared`], sends [`Command`](crate::shared::Command)s and decides
//! nothing. Invariants: the ring is painted only from `Speaker::light` and `ring::paint`; what
//! changes 25 times a second is drawn by an animation frame, never through a signal; colour is
//! never the only carrier; no style attribute, so that the content security policy can forbid them.

#![allow(
    unreachable_pub,
    reason = "the component macro makes the builders of a component's properties public"
)]

mod about;
mod action;
mod archive;
mod banner;
mod canvas;
mod copy;
mod faults;
mod focus;
pub mod format;
mod frames;
mod history;
mod household;
mod icons;
mod intro;
mod keeping;
mod legend;
mod light;
mod live;
mod lock;
mod messages;
mod meter;
mod microphone;
mod notices;
mod noting;
mod object;
mod owners;
mod page;
mod path;
mod preroll;
mod privacy;
mod qr;
mod ring;
mod sensitivity;
mod settings;
mod skills;
mod speakers;
mod stops;
mod tabs;
mod talker;
mod theme;
mod threshold;
mod typed;
mod understood;
mod wave;
mod wave_paint;
mod weave;
mod words;

use crate::{body, shared::Shared};
use leptos::prelude::*;

pub use action::HOLD_MS;
pub use page::Page;
pub use words::{LIGHTS, Named, doing, look, meaning};

/// The page with a living body behind it.
#[component]
pub fn App() -> impl IntoView {
    let shared = Shared::new();
    body::wake_up(shared);
    view! { <Page shared /> }
}
