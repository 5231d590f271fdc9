//! The page driven as a person would. One module a family of behaviour; one browser a scenario.
//!
//! Read `hearsay_tests` for how it works.

mod offline;
