//! How hard a passphrase is to guess.

use hearsay_speaker::lock::strength::strength;
use proptest::prelude::*;

#[test]
fn what_everybody_tries_first_is_worth_nothing() {
    for weak in [
        "",
        "password",
        "12345678",
        "qwertyuiop",
        "hearsay",
        "Alexa",
        "Hearsay2",
    ] {
        let told = strength(weak, &[]);
        assert!(told.score <= 1, "{weak}: {told:?}");
        assert!(!told.is_good());
    }
    assert_eq!(strength("", &[]).guesses_log10, 0.0);
}

#[test]
fn a_few_random_words_are_good() {
    let told = strength("plinth gasket oboe marmot", &[]);
    assert!(told.is_good() && told.guesses_log10 > 10.0, "{told:?}");
    assert!(told.suggestions.is_empty());
}

#[test]
fn the_names_on_the_page_are_known_to_whoever_guesses() {
    let name = "Zebulonia's scullery";
    for passphrase in ["Zebulonia's scullery", "zebulonia", "scullery1"] {
        let (free, known) = (strength(passphrase, &[]), strength(passphrase, &[name]));
        assert!(known.guesses_log10 < free.guesses_log10, "{passphrase}");
        assert!(known.score <= 1, "{passphrase}: {known:?}");
    }
}

#[test]
fn a_weak_one_comes_with_advice_that_does_not_repeat_it() {
    let told = strength("password", &[]);
    assert!(told.warning.is_some());
    assert!(!told.suggestions.is_empty());
    let odd = strength("zebulonia", &["zebulonia"]);
    assert!(!format!("{odd:?}").contains("zebulonia"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_passphrase_is_too_odd(passphrase in any::<String>(), name in any::<String>()) {
        let told = strength(&passphrase, &[&name]);
        prop_assert!(told.score <= 4);
        prop_assert!(told.guesses_log10 >= 0.0);
        prop_assert!(told.sentence().ends_with('.'));
    }
}
