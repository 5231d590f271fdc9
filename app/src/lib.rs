//! The page: the body (microphone, worklet, sounds), the vaults (encrypted storage) and the glass
//! (what a person sees). Decisions are made in `hearsay-speaker`, hearing in `hearsay-worklet`.

pub mod body;
pub mod figures;
pub mod glass;
pub mod shared;
pub mod vault;
