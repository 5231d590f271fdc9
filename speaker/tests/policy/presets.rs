//! The vendors' policies as data.

use hearsay_speaker::policy::Retention;
use hearsay_speaker::policy::presets::{
    Confidence, HumanReview, Identifier, LocalProcessing, Preset, PresetError, PresetId,
    Processing, Rule, compare,
};

fn load(id: PresetId) -> Preset {
    id.load().unwrap_or_else(|error| panic!("{id:?}: {error}"))
}

/// A preset with one line, written as in a file.
fn one_line(line: &str) -> Result<Preset, PresetError> {
    Preset::parse(&format!(
        "{{\"name\":\"x\",\"lines\":[{line},\
         {{\"setting\":\"saved_by_default\",\"value\":{{\"audio\":false}},\"as_of\":\"2020\",\
         \"dated\":\"read\",\"source\":\"s\",\"confidence\":\"reported\"}},\
         {{\"setting\":\"processing\",\"value\":\"vendor\",\"as_of\":\"2020\",\
         \"dated\":\"read\",\"source\":\"s\",\"confidence\":\"reported\"}}]}}"
    ))
}

fn line(setting: &str, value: &str, as_of: &str, source: &str, more: &str) -> String {
    format!(
        "{{\"setting\":\"{setting}\",\"value\":{value},\"as_of\":\"{as_of}\",\"dated\":\"read\",\
         \"source\":\"{source}\",\"confidence\":\"reported\"{more}}}"
    )
}

#[test]
fn all_presets_load_and_every_line_has_a_date_a_source_and_words() {
    for id in PresetId::ALL {
        let preset = load(id);
        assert!(preset.lines.len() >= 5, "{id:?}");
        for line in &preset.lines {
            assert!(line.as_of.to_string().starts_with("20"), "{line:?}");
            assert!(line.source.len() > 5, "{line:?}");
            assert!(
                !line.says().is_empty() && !line.heading().is_empty(),
                "{line:?}"
            );
            assert!(
                line.reference().contains(&line.as_of.to_string()),
                "{line:?}"
            );
        }
    }
}

#[test]
fn background_knowledge_says_that_it_is_not_confirmed_and_nothing_else_does() {
    for line in PresetId::ALL.into_iter().flat_map(|id| load(id).lines) {
        let background = line.confidence == Confidence::Background;
        assert_eq!(
            line.source.contains("not confirmed"),
            background,
            "{line:?}"
        );
        let marked = line.reference().starts_with("Not confirmed");
        assert_eq!(marked, background, "{line:?}");
    }
}

#[test]
fn no_preset_makes_up_an_address() {
    for id in PresetId::ALL {
        let text = id.text();
        assert!(!text.contains("http") && !text.contains("www."), "{id:?}");
    }
}

#[test]
fn the_table_of_the_vendors_is_followed() {
    let alexa = load(PresetId::AlexaBefore).followed();
    assert!(alexa.saved.audio);
    assert_eq!(alexa.retention, Some(Retention::UntilDeleted));
    assert_eq!(alexa.choices.len(), 4);
    assert_eq!(alexa.pre_roll_ms, Some(500));
    assert_eq!(alexa.human_review, Some(HumanReview::OptOut));
    assert_eq!(alexa.text_uploaded, Some(true));
    let google = load(PresetId::Google).followed();
    assert_eq!((google.saved.audio, google.saved.transcript), (false, None));
    assert_eq!(google.retention, Some(Retention::Months18));
    assert_eq!(google.pre_roll_ms, None);
    let apple = load(PresetId::Apple).followed();
    assert_eq!(
        (apple.saved.audio, apple.saved.transcript),
        (false, Some(true))
    );
    assert_eq!(
        (apple.delete_one, apple.delete_all),
        (Some(false), Some(true))
    );
    assert_eq!(apple.identifier, Some(Identifier::RandomDevice));
    let sonos = load(PresetId::Sonos).followed();
    assert_eq!(sonos.processing, Processing::Device);
    let home = load(PresetId::HomeAssistant).followed();
    assert_eq!(home.processing, Processing::OwnServer);
}

#[test]
fn the_28th_of_march_2025_took_understanding_at_home_away() {
    let (before, after) = (load(PresetId::AlexaBefore), load(PresetId::AlexaAfter));
    let local = |preset: &Preset| preset.followed().local_processing;
    assert_eq!(local(&before), Some(LocalProcessing::SomeDevices));
    assert_eq!(local(&after), Some(LocalProcessing::Removed));
    let rows = compare(&before, &after);
    let row = rows
        .iter()
        .find(|row| row.heading == "Understanding at home");
    let row = row.expect("a row");
    assert!(!row.same && row.first.is_some() && row.second.is_some());
    assert_eq!(row.second.unwrap().as_of.to_string(), "2025-03-28");
    assert!(rows.iter().any(|row| row.same && row.heading == "Tied to"));
}

#[test]
fn a_comparison_has_every_setting_of_both_once_and_is_the_same_only_with_itself() {
    for (a, b) in [
        (PresetId::AlexaAfter, PresetId::Apple),
        (PresetId::Sonos, PresetId::Google),
    ] {
        let (first, second) = (load(a), load(b));
        let rows = compare(&first, &second);
        let of_first = rows.iter().filter(|row| row.first.is_some()).count();
        let of_second = rows.iter().filter(|row| row.second.is_some()).count();
        assert_eq!(
            (of_first, of_second),
            (first.lines.len(), second.lines.len())
        );
        assert!(rows.iter().any(|row| !row.same));
        assert!(compare(&first, &first).iter().all(|row| row.same));
        // What one side does not know is never the same.
        assert!(
            rows.iter()
                .filter(|row| row.same)
                .all(|row| row.second.is_some())
        );
    }
}

#[test]
fn the_same_value_from_another_source_is_the_same() {
    let (alexa, google) = (load(PresetId::AlexaAfter), load(PresetId::Google));
    let rows = compare(&alexa, &google);
    let row = rows
        .iter()
        .find(|row| row.heading == "Speech is understood")
        .expect("a row");
    assert!(row.same);
    assert_ne!(row.first.unwrap().source, row.second.unwrap().source);
    assert!(matches!(
        row.first.unwrap().rule,
        Rule::Processing(Processing::Vendor)
    ));
}

#[test]
fn a_slip_in_a_file_is_refused_with_a_sentence() {
    let good = line("delete_by_voice", "true", "2020-02", "s", "");
    assert!(one_line(&good).is_ok());
    let slips = [
        line("delete_by_voice", "true", "2020-02", "s", ",\"note\":1"),
        line("delete_by_voise", "true", "2020-02", "s", ""),
        line("delete_by_voice", "\"yes\"", "2020-02", "s", ""),
        line("delete_by_voice", "true", "2020-02-30", "s", ""),
        line("delete_by_voice", "true", "", "s", ""),
        line("delete_by_voice", "true", "2020", " ", ""),
        line("delete_by_voice", "true", "2020", "not confirmed", ""),
        line("processing", "\"vendor\"", "2020", "s", ""),
        line(
            "note",
            "{\"about\":\"a\",\"text\":\"b\",\"c\":1}",
            "2020",
            "s",
            "",
        ),
        line("retention_default", "{\"days\":0}", "2020", "s", ""),
        good.replace(",\"source\":\"s\"", ""),
        good.replace(",\"as_of\":\"2020-02\"", ""),
        good.replace("reported", "background"),
        good.replace("reported", "certain"),
    ];
    for slip in slips {
        let error = one_line(&slip).expect_err(&slip);
        assert!(error.to_string().ends_with('.'), "{error}");
    }
}

#[test]
fn a_preset_that_cannot_be_replayed_is_refused() {
    let saved = line("saved_by_default", "{\"audio\":true}", "2020", "s", "");
    let processing = line("processing", "\"vendor\"", "2020", "s", "");
    let all = [
        saved.clone(),
        processing.clone(),
        line("retention_default", "\"months_3\"", "2020", "s", ""),
        line("delete_one", "true", "2020", "s", ""),
        line("delete_all", "true", "2020", "s", ""),
    ];
    let parse = |lines: &[String]| {
        Preset::parse(&format!(
            "{{\"name\":\"x\",\"lines\":[{}]}}",
            lines.join(",")
        ))
    };
    assert!(parse(&all).is_ok());
    for left_out in 0..all.len() {
        let mut some = all.to_vec();
        some.remove(left_out);
        let refused = matches!(parse(&some), Err(PresetError::Incomplete(_)));
        assert!(refused, "without {}", all[left_out]);
    }
    assert_eq!(
        Preset::parse("{\"name\":\" \",\"lines\":[]}"),
        Err(PresetError::Nameless)
    );
}
