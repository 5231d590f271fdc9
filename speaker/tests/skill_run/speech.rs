//! Speech markup: the words always come out.

use hearsay_speaker::skill::ssml::{Emphasis, LONGEST, SaidAs, Spoken, plain, read, shown};
use proptest::prelude::*;

fn texts(pieces: &[Spoken]) -> Vec<&str> {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn each_manner_is_a_piece_of_its_own() {
    let speech = read(
        r#"<speak>Now <prosody rate="50%" pitch="+10%" volume="loud">slowly</prosody>
        <amazon:effect name="whispered">a secret</amazon:effect>
        <emphasis level="strong">really</emphasis>.</speak>"#,
    );
    assert!(speech.remarks.is_empty(), "{:?}", speech.remarks);
    assert_eq!(
        texts(&speech.pieces),
        ["Now", "slowly", "a secret", "really", "."]
    );
    let slow = speech.pieces[1].manner;
    assert!((slow.rate - 0.5).abs() < 1e-6 && (slow.pitch - 1.1).abs() < 1e-6);
    assert!(slow.volume > 1.0);
    assert!(speech.pieces[2].manner.whisper && !speech.pieces[3].manner.whisper);
    assert_eq!(speech.pieces[3].manner.emphasis, Emphasis::Strong);
    assert_eq!(shown(&speech.pieces), "Now slowly a secret really.");
}

#[test]
fn pauses_follow_what_was_said_and_have_a_limit() {
    let speech = read(
        r#"<speak>One<break time="1.5s"/>two<break strength="weak"/><s>three</s><break time="99s"/></speak>"#,
    );
    let pauses: Vec<u32> = speech.pieces.iter().map(|piece| piece.pause_ms).collect();
    assert_eq!(texts(&speech.pieces), ["One", "two", "three"]);
    assert_eq!(pauses, [1_500, 150, 10_000]);
    let unreadable = read(r#"<speak>One<break time="soon"/>two</speak>"#);
    assert_eq!(unreadable.pieces[0].pause_ms, 0);
    assert_eq!(unreadable.remarks.len(), 1, "{:?}", unreadable.remarks);
}

#[test]
fn said_as_is_kept_and_spelled_for_voices_that_know_nothing_of_it() {
    let speech = read(
        r#"<speak><say-as interpret-as="spell-out">ab c</say-as> <say-as interpret-as="expletive">darn</say-as>
        <sub alias="aluminium">Al</sub> <phoneme alphabet="ipa" ph="x">pecan</phoneme></speak>"#,
    );
    assert_eq!(speech.pieces[0].said_as, Some(SaidAs::Characters));
    assert_eq!(speech.pieces[0].words(), "a b c");
    assert_eq!(speech.pieces[1].words(), "bleep");
    assert_eq!(speech.pieces[2].text, "aluminium");
    assert_eq!(speech.pieces[3].text, "pecan");
}

#[test]
fn a_sound_is_named_and_never_part_of_the_text() {
    let speech = read(
        r#"<speak>Listen: <audio src="https://example.com/a.mp3?x=1&amp;y=2"/> Done.</speak>"#,
    );
    assert_eq!(
        speech.pieces[1].audio.as_deref(),
        Some("https://example.com/a.mp3?x=1&y=2")
    );
    assert_eq!(shown(&speech.pieces), "Listen: Done.");
    let many = read(&format!("<speak>{}</speak>", "<audio src='x'/>".repeat(9)));
    assert_eq!(many.pieces.len(), 5);
}

#[test]
fn broken_markup_gives_its_words_and_a_remark() {
    for (broken, words) in [
        ("<speak>Hello", "Hello"),
        ("Hello", "Hello"),
        ("<speak>Hello <b>big</b> world</speak>", "Hello big world"),
        ("<speak>Hello </p>world</speak>", "Hello world"),
        ("<speak>1 < 2</speak>", "1 < 2"),
        ("<speak>Tom & Jerry</speak>", "Tom & Jerry"),
        (
            "<speak><prosody rate='quick'>Hello</prosody></speak>",
            "Hello",
        ),
        ("<speak><emphasis>Hello</speak>", "Hello"),
        (
            "<speak><say-as interpret-as='song'>Hello</say-as></speak>",
            "Hello",
        ),
        ("<speak a=\"b>Hello</speak>", "Hello"),
    ] {
        let speech = read(broken);
        assert_eq!(shown(&speech.pieces), words, "{broken}");
        let harmless = broken.contains("a=\"b");
        assert_eq!(
            speech.remarks.is_empty(),
            harmless,
            "{broken}: {:?}",
            speech.remarks
        );
    }
}

#[test]
fn plain_text_is_said_as_it_is() {
    let speech = plain("<b>1 &amp; 2</b>\n\u{202e}three\u{7}");
    assert_eq!(texts(&speech.pieces), ["<b>1 &amp; 2</b> three"]);
    assert!(speech.remarks.is_empty());
}

#[test]
fn too_long_a_speech_is_cut_and_says_so() {
    let exact = plain(&"a".repeat(LONGEST));
    assert!(!exact.cut && exact.pieces[0].text.len() == LONGEST);
    let over = plain(&"a".repeat(LONGEST + 1));
    assert!(over.cut && over.pieces[0].text.len() == LONGEST);
    let deep = read(&format!("<speak>{}x", "<p>".repeat(40_000)));
    assert!(deep.pieces.len() <= 1_000 && deep.remarks.len() <= 20);
    assert_eq!(shown(&deep.pieces), "x");
}

proptest! {
    #[test]
    fn any_markup_is_read_within_limits(
        parts in prop::collection::vec(prop_oneof![
            4 => prop::sample::select(vec![
                "<speak>", "</speak>", "<p>", "</p>", "<s>", "<break time='3s'/>", "<break", "<prosody rate='1e9%'>",
                "<prosody volume='+999dB'>", "</prosody>", "<audio src='a'>", "<sub alias='&#x41;'>", "</sub>", "&amp;",
                "&#xD800;", "&", "<", ">", "\"", "'", "<!--", "-->", "<say-as interpret-as='digits'>", "1 2", "word ",
                "<amazon:effect name='whispered'>", "\u{0}",
            ]).prop_map(str::to_owned),
            1 => any::<String>(),
        ], 0..60)
    ) {
        let speech = read(&parts.concat());
        prop_assert!(speech.pieces.len() <= 1_000 && speech.remarks.len() <= 21);
        for piece in &speech.pieces {
            let manner = piece.manner;
            prop_assert!((0.2..=2.0).contains(&manner.rate));
            prop_assert!((0.66..=1.5).contains(&manner.pitch));
            prop_assert!((0.0..=1.6).contains(&manner.volume));
            prop_assert!(piece.pause_ms <= 10_000);
            prop_assert!(!piece.text.chars().any(char::is_control));
        }
    }

    #[test]
    fn plain_words_survive_any_tags_around_them(tag in "[a-z][a-z:]{0,11}", words in "[a-z]{1,8}( [a-z]{1,8}){0,4}") {
        let speech = read(&format!("<speak><{tag}>{words}</{tag}></speak>"));
        prop_assert_eq!(shown(&speech.pieces), words);
    }
}
