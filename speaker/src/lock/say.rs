//! What the page must tell about the lock, before anybody relies on it. Written once.

/// Told before a lock is set, and agreed to.
pub const ALL_LOST: &str = "If you lose the passphrase, the passkey and every recovery code, the \
    recordings are gone. Nobody keeps a spare key: not this page, not its makers.";

/// Told when no lock is set.
pub const NO_LOCK: &str = "Without a lock the recordings are still encrypted, but the key lies \
    beside them in this browser: whoever can use this browser profile can open them.";

/// What a lock does.
pub const LOCK_PROTECTS: &str = "With a lock, whoever opens this browser or copies its files \
    needs your passphrase, passkey or a recovery code to hear anything.";

/// What a lock does not do.
pub const LOCK_DOES_NOT: &str = "While it is open, the lock protects against nobody: a program on \
    this device, or a browser extension that may read this page, can take what the page can take.";

/// What the second factor does.
pub const CODE_PROTECTS: &str = "With codes from an authenticator app, somebody who saw you type \
    the passphrase cannot open the vault at this browser without the app: the current code takes \
    part in making the key, and after wrong tries the page makes everybody wait.";

/// What the second factor does not do.
pub const CODE_DOES_NOT: &str = "There is no server to count the tries. Somebody who copied the \
    browser's files and knows the passphrase can try all million codes on a computer of their own \
    within hours or, with a graphics card, minutes. Against somebody who does not know the \
    passphrase the code makes guessing it a million times slower, no more.";

/// How long codes work without the vault being opened.
pub const CODE_EXPIRES: &str = "Codes work for 30 days after you last opened the vault. After \
    that, or when this device's clock is wrong, only a recovery code opens it.";

/// Told when a recovery code is shown.
pub const RECOVERY_SHOWN_ONCE: &str = "These codes are shown once. Each opens the vault once, \
    without passphrase or app: keep them on paper, not in this browser.";

/// Told when the passphrase is changed.
pub const PASSPHRASE_CHANGED: &str = "Only the master key was wrapped anew; the recordings stay \
    as they are. A copy of the browser's files made before still opens with the old passphrase.";

/// Told when a passkey is added.
pub const PASSKEY_NEEDS_CODE: &str = "A passkey can vanish with a device or an account, and the \
    key it makes vanishes with it. So a passkey can only be used beside recovery codes.";

/// Told when tries are slowed down.
pub const WAIT_IS_LOCAL: &str = "The wait slows down somebody who sits at this page. It does not \
    hold up somebody who copied the browser's files or sets this device's clock forward.";
