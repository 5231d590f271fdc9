//! The history: everything that any owner holds, indexed so that 10,000 records filter and scroll
//! without a stall.
//!
//! [`History`] holds the records of all owners together, newest first, with an index of the words in
//! them. A [`Filter`] gives [`Handle`]s; [`Rows`] lays these out by day for a list that draws only
//! what is in view; a [`Selection`] remembers what was chosen whatever is shown.
//!
//! Invariants: the order is by day (where the person is), then start, latest first, then owner and
//! identifier; every record in the order has its words in the index and no word points at a record
//! that is gone; a handle is never given to a second record.

mod filter;
mod fold;
mod heights;
mod index;
mod query;
mod rows;
mod selection;
mod words;

pub use filter::{Dates, Filter};
pub use fold::words;
pub use index::{Handle, History, RecordRef};
pub use query::Totals;
pub use rows::{Heights, Row, Rows};
pub use selection::Selection;

use crate::Owner;

/// All owners, in the order in which they are listed: as a recording may travel.
pub const OWNERS: [Owner; 5] = [
    Owner::Device,
    Owner::Cloud,
    Owner::Reviewers,
    Owner::SkillProvider,
    Owner::Recipient,
];
