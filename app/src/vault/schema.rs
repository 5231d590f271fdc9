//! The shape of a vault's database and how it came to be.
//!
//! Invariant: a released migration is never changed; a new shape is a new line in [`MIGRATIONS`].
//! The version of a database is the number of migrations that made it.

use hearsay_speaker::Owner;
use idb::{Database, KeyPath, ObjectStoreParams, Transaction};

/// Store of recording keys by recording id: wrapped by the master key, or, as version 1 left them,
/// `CryptoKey`s.
pub(super) const KEYS: &str = "keys";
/// Store of rows by recording id.
pub(super) const RECORDINGS: &str = "recordings";
/// Store of sealed sound by `[recording id, number]`.
pub(super) const PIECES: &str = "pieces";
/// Store of JSON texts by name: what is remembered beside the recordings.
pub(super) const NOTES: &str = "notes";
/// Store of the ledger's lines, JSON, by number.
pub(super) const LEDGER: &str = "ledger";
/// Store of master keys and of what is known about them; filled in the device's database alone.
pub(super) const MASTERS: &str = "masters";
/// Index over [`RECORDINGS`] by the time they started.
pub(super) const STARTED: &str = "started";

/// The stores that make up recordings.
pub(super) const SEALED: [&str; 3] = [KEYS, RECORDINGS, PIECES];
/// All stores.
pub(super) const STORES: [&str; 6] = [KEYS, RECORDINGS, PIECES, NOTES, LEDGER, MASTERS];

/// Changes the schema inside the browser's upgrade transaction.
pub(super) type Migration = fn(&Database, &Transaction) -> Result<(), idb::Error>;

/// All shapes in order: entry `i` leads from version `i` to version `i + 1`.
pub(super) const MIGRATIONS: &[Migration] = &[keys_recordings_pieces, notes_ledger_masters];

/// The version that this page needs.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings a database from version `old` to [`VERSION`].
pub(super) fn migrate(
    database: &Database,
    upgrade: &Transaction,
    old: u32,
) -> Result<(), idb::Error> {
    MIGRATIONS
        .iter()
        .skip(old as usize)
        .try_for_each(|migration| migration(database, upgrade))
}

/// Version 1.
fn keys_recordings_pieces(database: &Database, _: &Transaction) -> Result<(), idb::Error> {
    for name in ["keys", "recordings", "pieces"] {
        database.create_object_store(name, ObjectStoreParams::new())?;
    }
    Ok(())
}

/// Version 2. Recordings stay as they are: re-sealing them takes cryptography, which an upgrade
/// transaction cannot wait for, and is done one by one afterwards.
fn notes_ledger_masters(database: &Database, upgrade: &Transaction) -> Result<(), idb::Error> {
    for name in ["notes", "ledger", "masters"] {
        database.create_object_store(name, ObjectStoreParams::new())?;
    }
    let recordings = upgrade.object_store("recordings")?;
    recordings.create_index("started", KeyPath::new_single("started"), None)?;
    Ok(())
}

/// Name of an owner's database.
pub(super) fn database_name(owner: Owner) -> &'static str {
    match owner {
        Owner::Device => "hearsay-device",
        Owner::Cloud => "hearsay-cloud",
        Owner::Reviewers => "hearsay-reviewers",
        Owner::SkillProvider => "hearsay-skill-provider",
        Owner::Recipient => "hearsay-recipient",
    }
}
