//! What the `recordings` store holds for one recording, and what is sealed as its tail.

use hearsay_speaker::{
    Millis,
    record::{Condition, RecordingTail},
};
use js_sys::{Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use super::VaultError;

/// Layout of a row, stored in it: a page that finds another number treats the row as damaged.
const LAYOUT: f64 = 1.0;

/// One row. Everything but `head` and `tail` is in clear text.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Wall-clock time of the first sample.
    pub(super) started: Millis,
    /// Pieces written.
    pub(super) pieces: u32,
    /// Ciphertext in those pieces, bytes.
    pub(super) piece_bytes: u64,
    /// Sealed `RecordingHead`.
    pub(super) head: Uint8Array,
    /// Sealed [`Ending`]; absent while recording and after a crash.
    pub(super) tail: Option<Uint8Array>,
}

/// Sealed as a recording's tail. The counts make a piece that was cut off the end show.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Ending {
    /// What the history shows.
    pub(super) tail: RecordingTail,
    /// Pieces that belong to the recording.
    pub(super) pieces: u32,
    /// Whether everything heard was written.
    pub(super) whole: bool,
}

impl Ending {
    /// The condition that the recording ended in.
    pub(super) fn condition(&self) -> Condition {
        if self.whole {
            Condition::Whole
        } else {
            Condition::Interrupted
        }
    }
}

impl Row {
    /// All ciphertext of the recording, bytes.
    pub(super) fn bytes(&self) -> u64 {
        let tail = self.tail.as_ref().map_or(0, Uint8Array::length);
        self.piece_bytes + u64::from(self.head.length()) + u64::from(tail)
    }

    /// The row as the browser stores it.
    pub(super) fn to_js(&self) -> Result<JsValue, VaultError> {
        let row = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&row, &name.into(), value);
        set("layout", &LAYOUT.into())?;
        set("started", &(self.started as f64).into())?;
        set("pieces", &self.pieces.into())?;
        set("pieceBytes", &(self.piece_bytes as f64).into())?;
        set("head", &self.head)?;
        if let Some(tail) = &self.tail {
            set("tail", tail)?;
        }
        Ok(row.into())
    }

    /// Reads a row; `None` where it is not one.
    pub(super) fn from_js(value: &JsValue) -> Option<Self> {
        let get = |name: &str| Reflect::get(value, &name.into()).ok();
        let number = |name: &str| get(name)?.as_f64().filter(|number| *number >= 0.0);
        let bytes = |name: &str| get(name)?.dyn_into::<Uint8Array>().ok();
        if get("layout")?.as_f64() != Some(LAYOUT) {
            return None;
        }
        Some(Self {
            started: number("started")? as Millis,
            pieces: number("pieces")? as u32,
            piece_bytes: number("pieceBytes")? as u64,
            head: bytes("head")?,
            tail: bytes("tail"),
        })
    }
}
