//! asked
