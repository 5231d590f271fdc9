//! Vaults: one owner's recordings, encrypted in this browser.
//!
//! A vault is one `IndexedDB` database an owner (`hearsay-device`, `hearsay-cloud`, …) with six
//! stores:
//!
//! | store | key | value |
//! |---|---|---|
//! | `keys` | recording id | an AES-256-GCM key, one a recording, wrapped by the master key; `paper:` and a name: of a sealed note |
//! | `recordings` | recording id | a row with the sealed head and, once finished, the sealed tail; index `started` |
//! | `pieces` | `[recording id, number]` | sealed PCM16, mono, about half a second a piece |
//! | `notes` | name | JSON, not encrypted: what is remembered beside the recordings; `paper:` and a name: sealed, what tells content |
//! | `ledger` | number | JSON, not encrypted: one line of what happened |
//! | `masters` | name | in the device's database alone: the one master key, or the lock in its place |
//!
//! **In clear text**: a recording's random id, the time it started (a damaged recording must still
//! be listed under its day), the number of its pieces, the sizes of everything, notes, the ledger
//! and the lock's own text. Who started a recording, the wake score, the marks, the reason of its
//! end and the texts are sealed with its key.
//!
//! **What this protects against.** Whoever sees the `recordings` and `pieces` stores without the
//! keys (a partial copy, a deleted recording's leftovers, a script that lists values and does not
//! know of the keys) sees noise, and whoever changes, swaps, drops or adds pieces or wrapped keys is
//! found out. With a **lock** the master key lies nowhere: whoever has the profile's files, or all
//! databases, while the vaults are locked or the browser is closed has noise as well, as far as the
//! lock's passphrase is hard to guess.
//!
//! **What it does not protect against.** Without a lock the master lies in the same profile. A
//! script in this page can ask the browser to unwrap and decrypt, and whoever can read the profile's
//! files has the master and the ciphertext both. With a lock that is open the same holds for a
//! script in this page, and for whoever reads the browser's memory. A master that a lock has
//! replaced, as every deleted byte, may stay in the browser's files until it compacts them: a copy
//! of the profile from before stays open. A whole recording that is put back, key and all, from an
//! older copy of the database is not told from the true one.
//!
//! **Deleting** destroys the key first, in a transaction of its own, and the ciphertext after it:
//! from the first transaction on, no copy of the ciphertext that is left anywhere can be read
//! without a copy of the key from before. The browser may keep deleted bytes in its files until it
//! compacts them; a page cannot force that.
//!
//! **A crash** at any moment loses what was not written yet: less than half a second in the
//! writer's buffer and the piece of half a second on its way. Every write is one strict
//! transaction: piece and row together, key and head together. [`Vault::recover`] finishes what was
//! cut off and sweeps what has no key. A lock that was being set or taken away is finished at the
//! next [`Keyring::unlock`]; a recording of version 1 is sealed anew as a whole or not at all.

mod amend;
mod connect;
mod contents;
mod describe;
mod erase;
mod error;
mod keyring;
mod list;
mod live;
mod locks;
mod matcher;
mod migrate;
mod notes;
mod overview;
mod pages;
mod papers;
mod pcm;
mod put;
mod read;
mod recover;
mod row;
mod schema;
mod seal;
mod search;
mod store;
mod survey;
mod traces;
mod transact;
mod writer;

pub use connect::Closing;
pub use erase::Destroyed;
pub use error::VaultError;
pub use keyring::Keyring;
pub use overview::overview;
pub use store::Vault;
pub use writer::Writer;
