//! any_model
