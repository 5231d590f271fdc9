//! Who can read a vault of this emulator. Pure.

use crate::shared::lock::LockStatus;
use hearsay_speaker::Owner;

/// One sentence, true of this page.
pub(super) fn here(owner: Owner, lock: LockStatus) -> String {
    let who = match lock {
        LockStatus::Unknown | LockStatus::None => {
            "whoever can use this browser’s profile, for without a lock the key lies beside the \
             recordings"
        }
        LockStatus::Locked => "nobody at this moment: the vaults are locked",
        LockStatus::Open { .. } => {
            "whoever sits here until it is locked again, then whoever can unlock it"
        }
    };
    if owner == Owner::Device {
        return format!("In this browser: {who}.");
    }
    format!("Simulated, so nobody elsewhere. In this browser: {who}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_the_lock_changes() {
        let none = here(Owner::Device, LockStatus::None);
        assert!(none.contains("without a lock"), "{none}");
        let locked = here(Owner::Cloud, LockStatus::Locked);
        assert!(
            locked.starts_with("Simulated") && locked.contains("locked"),
            "{locked}"
        );
        let open = here(Owner::Cloud, LockStatus::Open { locks_at: None });
        assert!(open.contains("can unlock it"), "{open}");
    }
}
