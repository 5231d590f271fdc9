//! Everything that is stored of the lock: one JSON text beside the master key's place.
//!
//! Whoever can write the browser's files can write anything into it, so it is read part by part: a
//! damaged envelope closes its own way in and leaves the others open. Nothing secret is in it but
//! ciphertext; damaged counters read as fresh ones, because who can damage them can reset them
//! ([`WAIT_IS_LOCAL`](hearsay_speaker::lock::say::WAIT_IS_LOCAL)).

mod passkey;
#[cfg(test)]
mod tests;

use data_encoding::BASE64;
use hearsay_speaker::lock::envelope::{Envelope, EnvelopeError};
use hearsay_speaker::lock::gate::{Gate, GateError};
use hearsay_speaker::lock::hierarchy::WaysIn;
use hearsay_speaker::lock::idle::AutoLock;
use hearsay_speaker::lock::recovery::{self, RecoverySlots};
use hearsay_speaker::lock::totp::UsedCodes;
use hearsay_speaker::lock::tries::Tries;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::LockError;
pub(super) use passkey::{PASSKEY_SALT_BYTES, Passkey};

/// The format that is written.
const VERSION: u32 = 1;

/// Longest text that is read, bytes: the authenticator's table has 350 kB in base 64, all the rest
/// some 5 kB.
const LONGEST: usize = 1_000_000;

/// What the sentence says where there are none.
const RECOVERY: &str = "recovery code";

/// The lock as stored: parts that are read when they are needed, each by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    version: u32,
    /// Envelope of the passphrase, its text.
    passphrase: Value,
    /// [`Authenticator`].
    authenticator: Value,
    /// [`Passkey`].
    passkey: Value,
    /// [`Recovery`].
    recovery: Value,
    tries: Value,
    used: Value,
    auto_lock: Value,
}

/// What belongs to the authenticator app, base 64.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Authenticator {
    /// The table of differences.
    gate: String,
    /// The app's secret, encrypted under the master key.
    secret: String,
}

/// Recovery codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Recovery {
    slots: RecoverySlots,
    /// One envelope a slot, none where the code is used up.
    envelopes: Vec<Option<String>>,
}

impl Note {
    /// An empty note of this version.
    pub(super) fn new() -> Self {
        Self {
            version: VERSION,
            ..Self::default()
        }
    }

    /// A stored note.
    ///
    /// # Errors
    /// [`LockError::Damaged`] or [`LockError::Newer`].
    pub(super) fn parse(text: &str) -> Result<Self, LockError> {
        if text.len() > LONGEST {
            return Err(LockError::Damaged);
        }
        let value: Value = serde_json::from_str(text).map_err(|_| LockError::Damaged)?;
        match value.get("version").and_then(Value::as_u64) {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) if version > u64::from(VERSION) => return Err(LockError::Newer),
            _ => return Err(LockError::Damaged),
        }
        serde_json::from_value(value).map_err(|_| LockError::Damaged)
    }

    /// The text to be stored.
    pub(super) fn to_text(&self) -> String {
        // Strings and numbers always serialise; an empty text would be refused when read.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The ways in that are set up, damaged ones included.
    pub(super) fn ways(&self) -> WaysIn {
        WaysIn {
            passphrase: !self.passphrase.is_null(),
            codes: !self.authenticator.is_null(),
            passkey: !self.passkey.is_null(),
            recovery_codes: self.slots().map_or(0, |slots| slots.left()),
        }
    }

    /// The passphrase's envelope.
    pub(super) fn passphrase(&self) -> Result<Envelope, LockError> {
        let text: String = part(&self.passphrase, "passphrase")?;
        Ok(Envelope::parse(&text)?)
    }

    /// Puts another passphrase's envelope in the place of the old one.
    pub(super) fn set_passphrase(&mut self, envelope: &Envelope) {
        self.passphrase = Value::from(envelope.to_text());
    }

    /// The table of the authenticator app; `None` without one.
    pub(super) fn gate(&self) -> Result<Option<Gate>, LockError> {
        if self.authenticator.is_null() {
            return Ok(None);
        }
        let authenticator: Option<Authenticator> = read(&self.authenticator);
        let bytes = authenticator.and_then(|all| decoded(&all.gate));
        let bytes = bytes.ok_or(GateError::Damaged)?;
        Ok(Some(Gate::from_bytes(&bytes)?))
    }

    /// The authenticator app's secret, encrypted.
    pub(super) fn sealed_secret(&self) -> Result<Vec<u8>, LockError> {
        if self.authenticator.is_null() {
            return Err(LockError::NotSetUp("authenticator app"));
        }
        let authenticator: Option<Authenticator> = read(&self.authenticator);
        let secret = authenticator.and_then(|all| decoded(&all.secret));
        Ok(secret.ok_or(GateError::Damaged)?)
    }

    /// Sets the authenticator app up, or renews its table.
    pub(super) fn set_authenticator(&mut self, gate: &Gate, sealed_secret: &[u8]) {
        self.authenticator = value(&Authenticator {
            gate: BASE64.encode(&gate.to_bytes()),
            secret: BASE64.encode(sealed_secret),
        });
    }

    /// Takes the authenticator app away. The passphrase's envelope must be made anew with it.
    pub(super) fn remove_authenticator(&mut self) {
        self.authenticator = Value::Null;
        self.used = Value::Null;
    }

    /// The passkey.
    pub(super) fn passkey(&self) -> Result<Passkey, LockError> {
        part(&self.passkey, "passkey")
    }

    /// Sets the passkey, or takes it away.
    pub(super) fn set_passkey(&mut self, passkey: Option<&Passkey>) {
        self.passkey = passkey.map(value).unwrap_or_default();
    }

    /// What is stored of the recovery codes.
    pub(super) fn slots(&self) -> Result<RecoverySlots, LockError> {
        let recovery: Recovery = part(&self.recovery, RECOVERY)?;
        let slots = Some(recovery.slots).filter(RecoverySlots::is_known);
        Ok(slots.ok_or(EnvelopeError::Unreadable)?)
    }

    /// The envelope of a recovery code's slot.
    pub(super) fn recovery(&self, slot: usize) -> Result<Envelope, LockError> {
        let recovery: Recovery = part(&self.recovery, RECOVERY)?;
        let text = recovery.envelopes.get(slot).and_then(Option::as_deref);
        Ok(Envelope::parse(text.ok_or(EnvelopeError::Unreadable)?)?)
    }

    /// Sets the recovery codes.
    pub(super) fn set_recovery(&mut self, slots: &RecoverySlots, envelopes: &[Envelope]) {
        self.recovery = value(&Recovery {
            slots: slots.clone(),
            envelopes: envelopes
                .iter()
                .map(|envelope| Some(envelope.to_text()))
                .take(recovery::CODES)
                .collect(),
        });
    }

    /// Takes a used recovery code away.
    pub(super) fn spend(&mut self, slot: usize, after: &RecoverySlots) {
        let Some(mut recovery) = read::<Recovery>(&self.recovery) else {
            return;
        };
        recovery.slots = after.clone();
        if let Some(envelope) = recovery.envelopes.get_mut(slot) {
            *envelope = None;
        }
        self.recovery = value(&recovery);
    }

    /// Wrong tries so far.
    pub(super) fn tries(&self) -> Tries {
        read(&self.tries).unwrap_or_default()
    }

    /// Writes the wrong tries down.
    pub(super) fn set_tries(&mut self, tries: Tries) {
        self.tries = value(&tries);
    }

    /// Codes used while the vaults were open.
    pub(super) fn used(&self) -> UsedCodes {
        read(&self.used).unwrap_or_default()
    }

    /// Writes the used codes down.
    pub(super) fn set_used(&mut self, used: UsedCodes) {
        self.used = value(&used);
    }

    /// When the vaults lock themselves.
    pub(super) fn auto_lock(&self) -> AutoLock {
        read(&self.auto_lock).unwrap_or_default()
    }

    /// Sets when the vaults lock themselves.
    pub(super) fn set_auto_lock(&mut self, choice: AutoLock) {
        self.auto_lock = value(&choice);
    }
}

/// A part that is there and whole.
fn part<T: DeserializeOwned>(value: &Value, what: &'static str) -> Result<T, LockError> {
    if value.is_null() {
        return Err(LockError::NotSetUp(what));
    }
    Ok(read(value).ok_or(EnvelopeError::Unreadable)?)
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text.as_bytes()).ok()
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

fn value<T: Serialize>(what: &T) -> Value {
    // Numbers, strings and arrays of them always can.
    serde_json::to_value(what).unwrap_or_default()
}
