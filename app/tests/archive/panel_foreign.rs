//! An archive of another maker in the panel: texts are text, sounds have buttons, tables may be long.

use hearsay::shared::archive::{ArchiveCommand, foreign_sound};
use hearsay::shared::{Command, Playing};
use hearsay_speaker::archive::{ArchiveError, Listing, Opened, open_whole};
use leptos::prelude::{Set, document};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::packer::{pack, stored};
use crate::panel::panel;
use crate::stage::Stage;

/// A listing as it is read from an archive with this table and these sounds.
fn listing(table: &str, sounds: &[&str]) -> Listing {
    let mut files = vec![
        stored("table.csv", table.as_bytes()),
        stored("../evil.wav", b"x"),
    ];
    files.extend(sounds.iter().map(|name| stored(name, b"RIFF")));
    match open_whole(&pack(&files)).unwrap() {
        Opened::Foreign(listing) => listing,
        Opened::Hearsay(_) => panic!("ours"),
    }
}

async fn looking_at(listing: Listing) -> Stage {
    let stage = panel().await;
    stage.shared.archive.foreign.set(Some(listing));
    leptos::task::tick().await;
    stage
}

fn lines(stage: &Stage) -> u32 {
    let table = stage.element(".foreign-table");
    table.query_selector_all("tbody tr").unwrap().length()
}

#[wasm_bindgen_test]
async fn hostile_texts_are_shown_as_text_and_it_says_that_nothing_is_stored() {
    let table = "time,audio file,transcript\n\
        2019-03-01T10:20:30Z,one.wav,<img src=x onerror=alert(1)>\n\
        soon,nowhere.wav,=HYPERLINK(1)\n";
    let stage = looking_at(listing(table, &["one.wav", "three.wav"])).await;
    let text = stage.text(".files");
    for part in [
        "<img src=x onerror=alert(1)>",
        "=HYPERLINK(1)",
        "soon",
        "2019",
        "nowhere.wav",
        "No row of a table speaks of this sound.",
        "stays on this computer",
        "nothing of it is stored",
        "2 rows, 1 of them with sound",
        "../evil.wav",
        ArchiveError::UnsafeName.sentence(),
    ] {
        assert!(text.contains(part), "{part:?} is missing from: {text}");
    }
    let root = stage.element(".files");
    assert!(root.query_selector("img, a").unwrap().is_none());
    assert_eq!(lines(&stage), 3);
    assert!(
        stage
            .text("[role=status].files-told")
            .contains("another maker")
    );
}

#[wasm_bindgen_test]
async fn sounds_are_played_by_their_place_and_stopped() {
    let table = "time,audio file,transcript\n2019-03-01,none.wav,a\n2019-03-02,one.wav,b\n";
    let stage = looking_at(listing(table, &["one.wav", "three.wav"])).await;
    assert!(stage.find("button", "Play the sound of line 1").is_none());
    stage.the("button", "Play the sound of line 3").click();
    let sent = |place| [Command::Archive(ArchiveCommand::PlayForeign(place))];
    assert_eq!(stage.sent(), sent(2));
    stage.the("button", "Play the sound of line 2").click();
    assert_eq!(stage.sent(), sent(1));
    stage.shared.playing.set(Some(Playing {
        record: foreign_sound(1),
        position_ms: 0,
    }));
    leptos::task::tick().await;
    stage.the("button", "Play the sound of line 3");
    stage.the("button", "Stop the sound of line 2").click();
    assert_eq!(stage.sent(), [Command::StopPlaying]);
}

#[wasm_bindgen_test]
async fn a_long_table_is_shown_a_part_at_a_time_and_another_archive_takes_its_place() {
    let mut table = "time,audio file,transcript\n".to_owned();
    for at in 0..70 {
        table.push_str(&format!("2019-03-01,none.wav,row {at}\n"));
    }
    let stage = looking_at(listing(&table, &[])).await;
    assert_eq!(lines(&stage), 50);
    let more = stage.the("button", "Show more of 70 lines");
    more.focus().unwrap();
    more.click();
    leptos::task::tick().await;
    assert_eq!(lines(&stage), 70);
    assert!(stage.find("button", "Show more").is_none());
    assert_eq!(document().active_element().unwrap().id(), "foreign-table");

    let other = listing(
        "time,audio file,transcript\n2019-03-01,none.wav,other\n",
        &[],
    );
    stage.shared.archive.foreign.set(Some(other));
    leptos::task::tick().await;
    assert_eq!(lines(&stage), 1);
    assert!(stage.text(".foreign-table").contains("other"));

    stage.the("button", "Close the archive").click();
    assert_eq!(
        stage.sent(),
        [Command::Archive(ArchiveCommand::CloseForeign)]
    );
    assert_eq!(document().active_element().unwrap().id(), "files-opening");
    stage.shared.archive.foreign.set(None);
    leptos::task::tick().await;
    assert!(stage.find("button", "Close the archive").is_none());
}
