//! Vaults: one owner's recordings, encrypted in this browser.
//!
//! A vault is one `IndexedDB` database an owner (`hearsay-device`, `hearsay-cloud`, …) with three
//! stores:
//!
//! | store | key | value |
//! |---|---|---|
//! | `keys` | recording id | a non-extractable AES-256-GCM `CryptoKey`, one a recording |
//! | `recordings` | recording id | a row with the sealed head and, once finished, the sealed tail |
//! | `pieces` | `[recording id, number]` | sealed PCM16, mono, about half a second a piece |
//!
//! **In clear text**: a recording's random id, the time it started (a damaged recording must still
//! be listed under its day), the number of its pieces, and the sizes of everything. Who started it,
//! the wake score, the marks, the reason of its end and the answer are sealed with its key.
//!
//! **What this protects against.** Whoever sees the `recordings` and `pieces` stores without the
//! `keys` store (a partial copy, a deleted recording's leftovers, a script that lists values and
//! does not know of the keys) sees noise, and whoever changes, swaps, drops or adds pieces is found
//! out. **What it does not protect against.** The keys lie in the same browser profile. A script in
//! this page can ask the browser to decrypt (though not to hand out a key), and whoever can read
//! the profile's files has keys and ciphertext both.
//!
//! **Deleting** destroys the key first, in a transaction of its own, and the ciphertext after it:
//! from the first transaction on, no copy of the ciphertext that is left anywhere can be read. The
//! browser may keep deleted bytes in its files until it compacts them; a page cannot force that.
//!
//! **A crash** at any moment loses what was not written yet: less than half a second in the
//! writer's buffer and the piece of half a second on its way. Every write is one strict
//! transaction: piece and row together, key and head together. [`Vault::recover`] finishes what was
//! cut off and sweeps what has no key.

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
