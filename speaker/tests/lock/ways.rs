//! Which key wraps which, and which ways in are enough.

use hearsay_speaker::lock::hierarchy::{Change, Key, WayIn, WaysIn, WaysInError};
use hearsay_speaker::lock::say;

#[test]
fn a_recording_is_reached_through_the_master_key_only() {
    assert_eq!(Key::Recording.wrapped_by(), [Key::Master]);
    for way in [WayIn::Passphrase, WayIn::Passkey, WayIn::RecoveryCode] {
        assert!(Key::Master.wrapped_by().contains(&Key::From(way)));
        assert!(Key::From(way).wrapped_by().is_empty());
    }
}

#[test]
fn changing_a_factor_wraps_the_master_key_and_nothing_else() {
    for change in [
        Change::Passphrase,
        Change::Codes,
        Change::Passkey,
        Change::RecoveryCodes,
    ] {
        assert_eq!(change.wraps_anew(), [Key::Master]);
    }
    assert!(Change::MasterKey.wraps_anew().contains(&Key::Recording));
}

#[test]
fn no_set_of_factors_can_be_lost_with_one_device() {
    let ways = |passphrase, codes, passkey, recovery_codes| WaysIn {
        passphrase,
        codes,
        passkey,
        recovery_codes,
    };
    for (set, verdict) in [
        (ways(true, false, false, 0), Ok(())),
        (ways(true, true, false, 10), Ok(())),
        (ways(false, false, true, 1), Ok(())),
        (ways(true, true, true, 10), Ok(())),
        (ways(false, false, false, 0), Err(WaysInError::None)),
        (ways(false, false, true, 0), Err(WaysInError::NoRecovery)),
        (ways(true, true, false, 0), Err(WaysInError::NoRecovery)),
        (ways(false, true, false, 10), Err(WaysInError::CodesAlone)),
        (ways(false, true, true, 10), Err(WaysInError::CodesAlone)),
    ] {
        assert_eq!(set.check(), verdict, "{set:?}");
    }
}

#[test]
fn what_the_page_says_of_the_lock_is_whole_sentences() {
    let all = [
        say::ALL_LOST,
        say::NO_LOCK,
        say::LOCK_PROTECTS,
        say::LOCK_DOES_NOT,
        say::CODE_PROTECTS,
        say::CODE_DOES_NOT,
        say::CODE_EXPIRES,
        say::RECOVERY_SHOWN_ONCE,
        say::PASSPHRASE_CHANGED,
        say::PASSKEY_NEEDS_CODE,
        say::WAIT_IS_LOCAL,
    ];
    for text in all {
        assert!(text.ends_with('.') && !text.contains("  "), "{text}");
    }
}
