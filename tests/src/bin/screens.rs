//! Pictures of the page's main states, for the README.
fn main() {}
