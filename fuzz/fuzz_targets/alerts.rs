//! Any bytes as saved timers and alarms; what is read is written again as it was.
#![no_main]

use hearsay_speaker::alert::Alerts;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    let Ok(mut alerts) = Alerts::parse(text) else {
        return;
    };
    let read = Alerts::parse(&alerts.to_text()).expect("what was read can be written");
    assert_eq!(read.to_text(), alerts.to_text());
    for now in [0, 1_795_435_200_000, u64::MAX] {
        let _ = alerts.due(now, 60);
        assert!(alerts.next_look(now, 60).is_none_or(|look| look >= now));
    }
});
