//! What hearing hears and what it costs: `cargo xtask score` and `cargo xtask bench`.
fn main() {}
