//! Opening the lock: from what a person gives to the master key.
//!
//! Order, so that a reload gains nothing: what needs no try (a slip in a code) is told first; then
//! the try is counted as wrong and stored; then comes the slow derivation; only a right one takes
//! the count back. A used code is used up in storage before anything is opened with it.

use hearsay_speaker::Millis;
use hearsay_speaker::lock::envelope::Envelope;
use hearsay_speaker::lock::gate::{Candidate, Gate, GateError, Target};
use hearsay_speaker::lock::hierarchy::WayIn;
use hearsay_speaker::lock::recovery::{RecoveryCode, RecoveryError, RecoverySlots};
use hearsay_speaker::lock::totp::{SECRET_BYTES, Secret};
use hearsay_speaker::lock::tries::Tries;

use super::error::LockError;
use super::master::{Ingredient, Master, overwrite};
use super::note::Note;
use super::{crypto, passkey, passphrase};
use crate::shared::lock::GivenKey;
use crate::vault::{Keyring, VaultError};

/// The lock, opened.
#[derive(Debug)]
pub(super) struct Opened {
    /// The master key.
    pub(super) master: Master,
    /// The note as it is stored now.
    pub(super) note: Note,
    /// What it was opened with.
    pub(super) way: WayIn,
}

/// One thing to try.
#[derive(Debug)]
struct Attempt {
    envelope: Envelope,
    secret: Ingredient,
    settle: Settle,
}

/// What follows if it opens.
#[derive(Debug)]
enum Settle {
    Nothing,
    /// The authenticator's table is renewed, beginning behind the step just used.
    Renew(Candidate),
    /// The recovery code is used up.
    Spend(usize, Box<RecoverySlots>),
}

/// Reads the stored lock.
///
/// # Errors
/// [`LockError::NoLock`], or why it cannot be read.
pub(super) async fn read(keyring: &Keyring) -> Result<Note, LockError> {
    let text = keyring.lock_note().await?.ok_or(LockError::NoLock)?;
    Note::parse(&text)
}

/// Stores the lock.
///
/// # Errors
/// As [`Keyring::set_lock_note`].
pub(super) async fn store(keyring: &Keyring, note: &Note) -> Result<(), LockError> {
    Ok(keyring.set_lock_note(&note.to_text()).await?)
}

/// Opens the lock.
///
/// # Errors
/// See [`LockError`]; a wrong try is stored by then.
pub(super) async fn open(
    keyring: &Keyring,
    given: &GivenKey,
    now: Millis,
) -> Result<Opened, LockError> {
    let mut note = read(keyring).await?;
    let attempts = match given {
        GivenKey::Passkey => by_passkey(&note).await?,
        GivenKey::Passphrase { text, code } => {
            waited(&note, now)?;
            by_passphrase(&note, text, code, now)?
        }
        GivenKey::Recovery(typed) => {
            waited(&note, now)?;
            by_recovery(&note, typed)?
        }
    };
    // A passkey cannot be guessed, and the authenticator counts its own tries.
    if !matches!(given, GivenKey::Passkey) {
        note.set_tries(note.tries().at(now).after_failure(now));
        count(keyring, &note).await?;
    }
    for attempt in attempts {
        let Some(master) = crypto::unwrap(&attempt.envelope, &attempt.secret.0).await? else {
            continue;
        };
        note.set_tries(Tries::default());
        let used_up = !matches!(attempt.settle, Settle::Nothing);
        settle(&mut note, &master, attempt.settle, given, now).await?;
        if used_up {
            store(keyring, &note).await?;
        } else {
            count(keyring, &note).await?;
        }
        return Ok(Opened {
            master,
            note,
            way: attempt.envelope.opened_by().way,
        });
    }
    Err(wrong(given, &note))
}

/// Stores the count of tries. A full disk must not keep anybody out of their own recordings, since
/// making room begins with opening them.
async fn count(keyring: &Keyring, note: &Note) -> Result<(), LockError> {
    match store(keyring, note).await {
        Err(LockError::Vault(VaultError::Full)) => Ok(()),
        other => other,
    }
}

fn waited(note: &Note, now: Millis) -> Result<(), LockError> {
    let tries = note.tries();
    if tries.allows(now) {
        return Ok(());
    }
    let left = tries.at(now).next_try().saturating_sub(now);
    Err(LockError::Wait {
        seconds: left.div_ceil(1_000),
    })
}

fn wrong(given: &GivenKey, note: &Note) -> LockError {
    match given {
        GivenKey::Passphrase { .. } => LockError::Wrong {
            with_code: note.ways().codes,
        },
        GivenKey::Recovery(_) => RecoveryError::Unknown.into(),
        GivenKey::Passkey => LockError::OtherMaster,
    }
}

fn by_passphrase(
    note: &Note,
    text: &str,
    code: &str,
    now: Millis,
) -> Result<Vec<Attempt>, LockError> {
    let envelope = note.passphrase()?;
    let text = passphrase::plain(text)?;
    let Some(gate) = note.gate()? else {
        return Ok(vec![Attempt {
            envelope,
            secret: Ingredient(text.0.as_bytes().to_vec()),
            settle: Settle::Nothing,
        }]);
    };
    let candidates = gate.candidates(code, now)?.into_iter();
    let attempts = candidates.map(|candidate| Attempt {
        envelope: envelope.clone(),
        secret: Ingredient(candidate.target.beside(&text.0)),
        settle: Settle::Renew(candidate),
    });
    Ok(attempts.collect())
}

/// Nothing to try for a code that is none of those that are left; a slip is told at once.
fn by_recovery(note: &Note, typed: &str) -> Result<Vec<Attempt>, LockError> {
    let code = RecoveryCode::parse(typed)?;
    let Ok((slot, after)) = note.slots()?.spend(&code) else {
        return Ok(Vec::new());
    };
    Ok(vec![Attempt {
        envelope: note.recovery(slot)?,
        secret: Ingredient(code.as_bytes().to_vec()),
        settle: Settle::Spend(slot, Box::new(after)),
    }])
}

async fn by_passkey(note: &Note) -> Result<Vec<Attempt>, LockError> {
    let passkey = note.passkey()?;
    let envelope = passkey.envelope()?;
    let (credential, salt) = passkey.asked_with()?;
    let secret = passkey::ask(&credential, &salt).await?;
    Ok(vec![Attempt {
        envelope,
        secret,
        settle: Settle::Nothing,
    }])
}

async fn settle(
    note: &mut Note,
    master: &Master,
    settle: Settle,
    given: &GivenKey,
    now: Millis,
) -> Result<(), LockError> {
    match (settle, given) {
        (Settle::Spend(slot, after), _) => note.spend(slot, &after),
        (Settle::Renew(candidate), GivenKey::Passphrase { text, .. }) => {
            let sealed = note.sealed_secret()?;
            let secret = secret(master, &sealed).await?;
            let text = passphrase::plain(text)?;
            let gate = gated(note, master, &secret, &text.0, now, Some(candidate.step)).await?;
            note.set_authenticator(&gate, &sealed);
        }
        (Settle::Renew(_) | Settle::Nothing, _) => {}
    }
    Ok(())
}

/// The authenticator's secret, decrypted.
pub(super) async fn secret(master: &Master, sealed: &[u8]) -> Result<Secret, LockError> {
    let mut bytes = crypto::open_secret(master, sealed)
        .await?
        .ok_or(GateError::Damaged)?;
    let secret: Result<[u8; SECRET_BYTES], _> = bytes.as_slice().try_into();
    let secret = secret.map(Secret::new);
    overwrite(&mut bytes);
    Ok(secret.map_err(|_| GateError::Damaged)?)
}

/// Gives the passphrase a new envelope behind a new target, and the table that leads to it.
pub(super) async fn gated(
    note: &mut Note,
    master: &Master,
    secret: &Secret,
    text: &str,
    now: Millis,
    used: Option<u64>,
) -> Result<Gate, LockError> {
    let target = Target::new(crypto::random()?);
    let from = Ingredient(target.beside(text));
    let envelope = crypto::wrap(master, WayIn::Passphrase, &from.0).await?;
    note.set_passphrase(&envelope);
    Ok(Gate::new(secret, target, now, used))
}
