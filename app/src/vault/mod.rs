//! Vaults: one owner's recordings, encrypted in this browser.
