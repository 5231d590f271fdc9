//! What is understood: words while they are spoken, and how the last request was taken.

use hearsay_speaker::understand::{Heard, HeardWord};
use leptos::prelude::*;

/// Whether there is anybody who understands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RecogniserStage {
    /// Not wanted yet.
    #[default]
    Absent,
    /// Being fetched and built.
    Coming,
    /// Understands.
    Ready,
    /// Cannot be had; a sentence says why.
    Broken(String),
}

/// Signals that the body writes.
#[derive(Clone, Copy, Debug)]
pub struct Understanding {
    /// How the recogniser stands.
    pub stage: RwSignal<RecogniserStage>,
    /// Words of the request that is being spoken.
    pub words: RwSignal<Vec<HeardWord>>,
    /// How the last request was taken, spoken or typed. In memory only.
    pub last: RwSignal<Option<Heard>>,
    /// Processor time that the last spoken request took, milliseconds, and its length.
    pub spent: RwSignal<Option<(f64, u64)>>,
}

impl Understanding {
    /// Nothing heard.
    pub(super) fn new() -> Self {
        Self {
            stage: RwSignal::default(),
            words: RwSignal::default(),
            last: RwSignal::default(),
            spent: RwSignal::default(),
        }
    }
}
