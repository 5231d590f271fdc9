//! Archives that makers of speakers send on request: sound files and tables of transcripts.
//!
//! How they are laid out is not published and changes, so nothing is taken for granted: every
//! table in any folder is read, its columns are guessed by their names or by what is in them
//! (`columns.rs`), and sound is found by its file name. The result is to look at on this device,
//! not to be stored; what does not fit together is listed.

mod columns;
mod listing;
mod rows;
mod time;

pub(super) use listing::Tables;
pub use listing::{Listing, Row, SoundFile};
pub(super) use rows::rows;
