//! The shape of a vault's database and how it came to be.
//!
//! Invariant: a released migration is never changed; a new shape is a new line in [`MIGRATIONS`].
//! The version of a database is the number of migrations that made it.

use hearsay_speaker::Owner;
use idb::{Database, ObjectStoreParams};

/// Store of `CryptoKey`s by recording id.
pub(super) const KEYS: &str = "keys";
/// Store of rows by recording id.
pub(super) const RECORDINGS: &str = "recordings";
/// Store of sealed sound by `[recording id, number]`.
pub(super) const PIECES: &str = "pieces";
/// All stores.
pub(super) const STORES: [&str; 3] = [KEYS, RECORDINGS, PIECES];

/// Changes the schema inside the browser's upgrade transaction.
pub(super) type Migration = fn(&Database) -> Result<(), idb::Error>;

/// All shapes in order: entry `i` leads from version `i` to version `i + 1`.
pub(super) const MIGRATIONS: &[Migration] = &[keys_recordings_pieces];

/// The version that this page needs.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings a database from version `old` to [`VERSION`].
pub(super) fn migrate(database: &Database, old: u32) -> Result<(), idb::Error> {
    MIGRATIONS
        .iter()
        .skip(old as usize)
        .try_for_each(|migration| migration(database))
}

fn keys_recordings_pieces(database: &Database) -> Result<(), idb::Error> {
    for name in STORES {
        database.create_object_store(name, ObjectStoreParams::new())?;
    }
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
